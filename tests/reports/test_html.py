"""The report as a page: what stands in it, and that data is never taken for markup."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler_validators import Report, Severity, check_files
from pourparler_validators.messages.catalogue import catalogue
from pourparler_validators.reports import HUMAN
from pourparler_validators.reports.style import Style
from pourparler_validators.reports.worst import worst
from tests.command_line import Run
from tests.html_pages import Page
from tests.validators.checked import PARTY, ROOT, TODAY, checked, checked_value
from tests.validators.invariants import HIDDEN
from tests.validators.test_llm_report import SOURCE, STATEMENT, TEXT

FAULTY: Final = {**PARTY, "kind": "stat"}
SCRIPTS: Final = ("</script><script>alert(1)</script>", "]]>", "<!--", "&amp;", "\"' onclick=x")


def html(report: Report, most: int | None = None) -> str:
    return "".join(HUMAN["html"](report, Style(max_findings=most)))


def article(text: str, number: int = 1) -> str:
    """A finding on the page."""
    return text.partition(f'id="f{number}"')[2].partition("</article>")[0]


def linked(page: Page) -> set[str]:
    """What the links lead to, which is all within the page."""
    found = {value for name, value in page.attributes if name == "href"}
    assert {one[:1] for one in found} <= {"#"}
    return {one[1:] for one in found}


def faulty(number: int, kind: str = "stat") -> Report:
    """A report with so many findings, each in a record of its own."""
    records = [{**PARTY, "id": f"party:p{one}", "kind": kind} for one in range(number)]
    return checked_value(records, select=("structure",))


def test_the_words_of_the_article_stand_beside_those_of_the_record() -> None:
    report = checked_value([SOURCE, STATEMENT], select=("grounding/quote-altered",))
    said = article(html(report))
    assert "<h4><b>error</b> the quotation has &quot;is not ready&quot;, the article " in said
    own, _, others = said.partition('<div class="others">')
    assert "delegation is <mark>not</mark> ready" in own
    assert re.search(r"records.json:1:\d+</code></figcaption>", own)
    assert "the text of source:a:3:20</code> nothing stands here</figcaption>" in others
    assert "“Our delegation is <mark></mark>ready to present" in others
    assert '<a href="#rule-grounding/quote-altered">' in said
    assert "statement:a" in said
    assert "/segments/0/text" in said
    assert "What to do" not in said, "the fix has the same words"
    assert "<b>Fix:</b> copy the article&#x27;s words (<code>--fix --unsafe-fixes</code>" in said
    assert "becomes <code" in said


def test_several_marks_in_a_line_of_the_article_are_in_one_frame() -> None:
    words = "Our old delegation was ready to present this proposal"
    segment = {"kind": "direct", "text": words, "source": "source:a"}
    report = checked_value(
        [SOURCE, {**STATEMENT, "segments": [segment]}], select=("grounding/quote-altered",)
    )
    assert len(report.findings[0].related) > 1
    said = article(html(report))
    assert said.count("<figure") == 2
    assert said.count("<mark>") == 1 + len(report.findings[0].related)


def test_of_a_web_page_the_words_are_shown_as_they_are_read(tmp_path: Path) -> None:
    page = "".join(f"<p>{one.replace('delegation', '<b>delegation</b>')}</p>" for one in [TEXT])
    (tmp_path / "a.html").write_text(f"<html><body><article>{page}</article></body></html>")
    source = {name: value for name, value in SOURCE.items() if name != "text"}
    records = [{**source, "text_file": "a.html"}, STATEMENT]
    (tmp_path / "a.json").write_text(json.dumps(records))
    report = check_files(
        [str(tmp_path / "a.json")], today=TODAY, select=("grounding/quote-altered",)
    )
    said = article(html(report))
    assert "“Our delegation is <mark></mark>ready to present" in said
    assert "&lt;b&gt;" not in said


def test_everything_is_linked_within_the_page() -> None:
    report = check_files([str(ROOT / "examples" / "traps")], today=TODAY)
    page = Page(html(report))
    assert len(page.ids) == len(set(page.ids))
    assert linked(page) <= set(page.ids)
    assert page.tags.count("article") == len(report.findings)
    for rule in {finding.rule for finding in report.findings}:
        assert f"rule-{rule}" in page.ids
        assert catalogue()[rule]["why"].replace("`", "") in page.words
    for finding in report.findings:
        assert finding.message in page.words
        assert finding.place.where in page.words
        assert finding.help is None or finding.help in page.words


def test_it_loads_nothing_and_forbids_it() -> None:
    text = html(faulty(1))
    page = Page(text)
    assert {"img", "link", "iframe", "base"}.isdisjoint(page.tags)
    assert not re.search(r"https?:|url\(|@import", text)
    names = {name for name, _ in page.attributes}
    assert not names & {"src", "style"}
    assert not [name for name in names if name.startswith("on")]
    assert text.count("<script>") == text.count("<style>") == 1
    assert re.search(
        r"content=\"default-src 'none'; script-src 'sha256-[^' ]+'; style-src 'sha256-[^' ]+'; "
        r"base-uri 'none'; form-action 'none'\"",
        text,
    )


def test_without_findings_there_is_no_script_and_no_form() -> None:
    text = html(checked_value(PARTY, select=("structure",)))
    assert "<h1>no faults</h1>" in text
    assert "<p>Checked 1 record in 1 file with pourparler " in text
    assert "; today was taken to be 2025-06-01.</p>" in text
    assert {"script", "form", "article"}.isdisjoint(Page(text).tags)


@given(st.text(min_size=1) | st.sampled_from(SCRIPTS))
def test_text_is_never_markup(words: str) -> None:
    report = checked_value([FAULTY], select=("structure",))
    (finding,) = report.findings
    place = replace(finding.place, record=words, pointer=words, file=words)
    odd = replace(finding, message=words, help=words, place=place)
    page = Page(html(replace(report, findings=(odd,))))
    assert page.tags == Page(html(report)).tags
    assert HIDDEN.search(page.words) is None
    of_a_rule = Page(html(replace(report, findings=(replace(odd, rule=f"a/{words}"),))))
    assert linked(of_a_rule) <= {*of_a_rule.ids}
    assert of_a_rule.tags.count("script") == of_a_rule.tags.count("article") == 1


@pytest.mark.parametrize("words", SCRIPTS)
def test_records_with_markup(words: str) -> None:
    report = checked_value([{**PARTY, "kind": words, "name": words}])
    text = html(report)
    page = Page(text)
    assert page.tags.count("script") == 1
    assert words in page.words.replace('\\"', '"')


def test_marks_of_direction_and_control_characters_are_written_out() -> None:
    escaped = json.dumps([{**PARTY, "kind": "a\u202eb\u0007\ud800"}])
    for written in (escaped, escaped.replace("\\u202e", "\u202e")):
        text = html(checked(written))
        assert HIDDEN.search(text) is None
        assert "a\\u202eb\\u0007\\ud800" in text


def test_what_is_written_from_right_to_left_has_its_direction() -> None:
    arabic = "قال أحمد إن «الوفد جاهز» لتقديم المذكرة."
    source = {**SOURCE, "text": arabic, "language": "ar"}
    segment = {"kind": "direct", "text": "الوفد غير جاهز", "source": "source:a"}
    report = checked_value([source, {**STATEMENT, "segments": [segment]}], select=("grounding",))
    said = article(html(report))
    assert 'class="line prose"' in said
    assert all(
        ' dir="auto"' in one
        for one in re.findall(r"<pre[^>]*>", said.partition('<h2 id="unchecked')[0])
    )


def test_what_was_not_checked_is_told_with_the_reasons() -> None:
    report = checked_value([{**SOURCE, "text": None}, FAULTY])
    reasons = {reason for _, reason, _ in report.unchecked()}
    assert reasons
    text = html(report)
    assert '<a href="#unchecked">Not all could be checked.</a>' in text
    part = text.partition('id="unchecked">')[2].partition("<h2")[0]
    told = Page(f"<h2>{part}")
    for rule, reason, times in report.unchecked():
        assert reason in told.words
        assert f"{rule} ({times:,})" in told.words


def test_waived_and_known_findings_are_counted_and_not_shown() -> None:
    report = faulty(3)
    one, two, three = report.findings
    findings = (replace(one, waived="so it is"), replace(two, is_baselined=True), three)
    text = html(replace(report, findings=findings))
    assert text.count("<article") == 1
    assert "Waived in the records: 1 finding." in text
    assert re.search("Known to .+: 1 finding", text)


def test_the_worst_are_shown_and_all_are_counted() -> None:
    report = faulty(5)
    findings = [*report.findings]
    findings[2] = replace(findings[2], severity=Severity.WARNING)
    text = html(replace(report, findings=tuple(findings)), most=4)
    assert text.count("<article") == 4
    assert 'class="warning"' not in text
    assert "The worst 4 are shown; the tables above count 1 more finding." in text
    assert "<code>--format html --max-findings N</code>" in text
    assert "4 errors and 1 warning" in text
    none = html(report, most=0)
    assert "<article" not in none
    assert "<script" not in none
    assert linked(Page(none)) <= {*Page(none).ids}


def test_a_thousand_are_shown_where_nothing_is_said() -> None:
    report = faulty(2)
    many = replace(report, findings=(*report.findings,) * 1500)
    text = html(many)
    assert text.count("<article") == 1000
    assert "The worst 1,000 are shown; the tables above count 2,000 more findings." in text
    assert len(text) < len(html(replace(report, findings=(*report.findings,) * 500))) + 500


def test_of_the_worst_each_kind_is_shown_before_a_second_of_one() -> None:
    one, two = faulty(2).findings
    other = replace(two, rule="structure/wrong-form")
    found = worst([one, one, one, other, other], 3)
    assert [finding.rule for finding, _ in found.shown] == [one.rule, one.rule, other.rule]
    assert (found.total, found.hidden) == (5, 2)
    assert found.by_rule[other.rule][Severity.ERROR] == 2


def test_of_very_many_files_those_with_most_errors_are_named() -> None:
    (one,) = faulty(1).findings
    milder = replace(one, severity=Severity.WARNING)
    places = [replace(one.place, file=f"{number:04}.json") for number in range(1002)]
    findings = [replace(milder, place=place) for place in places[:-1]]
    findings.append(replace(one, place=places[-1]))
    text = html(replace(faulty(1), findings=tuple(findings)), most=1)
    assert '<a href="#file-1"><code dir="auto">1001.json</code></a>' in text
    assert "<p>And 2 more files.</p>" in text


def test_what_recurs_is_shown_once_a_file_and_counted() -> None:
    report = faulty(1)
    again = replace(report.findings[0], recurs=True)
    found = worst([again] * 5, 3)
    assert [more for _, more in found.shown] == [4]
    assert found.hidden == 0
    text = html(replace(report, findings=(again,) * 5))
    assert '<p class="note">4 more of these in this file.</p>' in text


def test_a_rule_of_a_project_has_no_manual_page_here() -> None:
    report = faulty(1)
    own = replace(report.findings[0], rule="desk/its-own")
    text = html(replace(report, findings=(own,)))
    assert "<p>A rule of the project's own: " in text
    assert 'id="rule-desk/its-own"' in text


def test_the_same_report_gives_the_same_page(run: Run) -> None:
    traps = sorted((ROOT / "examples" / "traps").glob("*.json"))[:9]
    arguments = ("check", *traps, "--format", "html", "--today", "2025-06-10")
    first, second = run(*arguments), run(*arguments)
    assert first == second
    assert first[0] == 1
    assert first[1].startswith("<!DOCTYPE html>\n")
    assert "2025-06-10" in first[1]


def test_a_report_that_was_kept_gives_the_same_page(run: Run) -> None:
    Path("records.json").write_text(json.dumps([FAULTY]))
    _, page, _ = run("check", "records.json", "--format", "html", "-o", "json=kept.json")
    assert run("report", "kept.json", "--format", "html")[1] == page
    Path("records.json").unlink()
    _, page, _ = run("report", "kept.json", "--format", "html")
    assert '<p class="note">There is no text to show here.</p>' in page


def test_a_cell_of_a_table_is_shown_by_its_heading(tmp_path: Path) -> None:
    path = tmp_path / "party.csv"
    path.write_text("id,kind,name\nparty:a,stat,A\n")
    report = check_files([str(path)], today=TODAY, select=("structure",))
    said = article(html(report))
    assert "kind: <mark>&quot;stat&quot;</mark>" in said


def test_where_there_is_no_text_the_page_says_so() -> None:
    said = article(html(checked("", select=("structure",))))
    assert "this is not JSON: there is nothing in the file" in said
    assert '<p class="note">There is no text to show here.</p>' in said
    assert "There is no text" not in html(faulty(1))


def test_fixes_say_what_becomes_of_what() -> None:
    report = checked_value([{**PARTY, "nmae": "x", "kind": "State"}], select=("structure",))
    text = html(report)
    fixes = [finding.fix for finding in report.findings if finding.fix]
    assert len(fixes) == text.count('<div class="fix">') > 0
    assert "becomes" in text
    assert "<code>--fix</code> does it" in text
