"""What pourparler_validators offers to other programs, and nothing besides."""

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest

import pourparler_validators as face
from pourparler import Dataset, Document, Party, PartyKind
from pourparler_validators import (
    Severity,
    UsageError,
    check,
    check_project,
    check_text,
    fix,
    locate,
    report_text,
)
from tests.validators.checked import ROOT

TODAY = dt.date(2025, 6, 10)
RUS = Party(id="party:rus", name="Russian Federation", kind=PartyKind.STATE, country="RU")
PLAIN: dict[str, Any] = RUS.model_dump(mode="json", exclude_none=True)
WRONG = {**PLAIN, "kind": "stat"}


def test_every_name_is_there_and_documented() -> None:
    page = (ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")
    about = page.partition("## pourparler_validators")[2]
    for name in face.__all__:
        assert getattr(face, name) is not None
        assert re.search(rf"`{name}\b", about), name


def test_nothing_else_is_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        face.__getattr__("Nothing")


def test_the_former_name_of_a_finding_warns() -> None:
    with pytest.warns(DeprecationWarning, match="Located is now pourparler_validators.Finding"):
        assert face.__getattr__("Located") is face.Finding


@pytest.mark.parametrize(
    "given",
    [
        Document(records=(RUS,)),
        Dataset([RUS]),
        {"party:rus": RUS},
        {"party:rus": PLAIN},
        RUS,
        PLAIN,
        [RUS],
        (PLAIN,),
        iter([RUS]),
        {"records": [PLAIN]},
        {"records": [RUS]},
    ],
    ids=lambda given: type(given).__name__,
)
def test_records_are_taken_in_every_form(given: Any) -> None:
    report = check(given, today=TODAY, ignore=["identity"])
    assert (report.records, report.findings, report.sound) == (1, (), (RUS,))


@pytest.mark.parametrize("given", [WRONG, [WRONG], {"party:rus": WRONG}])
def test_a_fault_of_structure_is_found(given: Any) -> None:
    report = check(given, today=TODAY)
    assert [one.rule for one in report.findings] == ["structure/not-in-list"]
    assert report.sound == ()


@pytest.mark.parametrize("given", [5, [5], ["party:rus"], {"type": "party"}, {"id": 5}])
def test_what_is_no_record_is_found(given: Any) -> None:
    if isinstance(given, int):
        with pytest.raises(UsageError, match=r"check takes a document, .* not 5"):
            check(given)  # type: ignore[arg-type]
    else:
        assert {one.rule.partition("/")[0] for one in check(given).findings} == {"structure"}


def test_a_text_is_for_another_function() -> None:
    with pytest.raises(UsageError, match="there is check_text"):
        check(json.dumps(PLAIN))  # type: ignore[arg-type]


def test_what_json_cannot_hold_is_named() -> None:
    with pytest.raises(UsageError, match=r"JSON cannot hold \{'RU'\}"):
        check([{**PLAIN, "aliases": {"RU"}}])


@pytest.mark.parametrize("given", [[], (), {}, Dataset([]), iter(())])
def test_no_records_are_no_fault(given: Any) -> None:
    report = check(given, today=TODAY)
    assert (report.records, report.files, report.findings, report.sound) == (0, 0, (), ())


def test_sound_are_the_records_without_error() -> None:
    twin = {**PLAIN, "name": "Russia"}
    germany = {**PLAIN, "id": "party:deu", "name": "Germany", "country": "DE"}
    report = check([PLAIN, twin, germany, WRONG], today=TODAY, select=["structure", "identity"])
    assert report.worst() is Severity.ERROR
    assert [record.id for record in report.sound] == ["party:rus", "party:deu"]
    warned = check(PLAIN, today=TODAY, severities={"identity/never-used": Severity.WARNING})
    assert (warned.worst(), warned.sound) == (Severity.WARNING, (RUS,))


def test_sound_records_of_a_text_are_its_own(tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text(json.dumps({**PLAIN, "id": "party:deu"}), encoding="utf-8")
    report = check_text(json.dumps(PLAIN), "a.json", [str(other)])
    assert [record.id for record in report.sound] == ["party:rus"]


def test_a_finding_is_as_in_the_report() -> None:
    report = check([WRONG, {**PLAIN, "nam": "x"}], today=TODAY)
    plain = json.loads(report_text(report, "json"))["findings"]
    assert [json.loads(json.dumps(one.to_dict())) for one in report.findings] == plain
    assert len(plain) == 2


def test_a_project_is_checked_by_its_settings(tmp_path: Path) -> None:
    for name, content in {
        "pourparler.toml": 'dataset = ["*.json"]\nignore = ["identity"]\n',
        "a.json": json.dumps(PLAIN),
        "b.json": json.dumps({**WRONG, "id": "party:b"}),
    }.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    whole = check_project([str(tmp_path)], today=TODAY)
    assert [one.rule for one in whole.findings] == ["structure/not-in-list"]
    assert (whole.records, whole.today) == (2, TODAY)
    part = check_project([str(tmp_path / "a.json")])
    assert (part.findings, part.records) == ((), 1)


def test_a_project_has_modules_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no_such_rules"):
        check_project([str(tmp_path)], modules=["no_such_rules"])


def test_a_text_is_fixed_and_the_rest_stays() -> None:
    text = json.dumps({**PLAIN, "nam": "x"}).replace('"nam": "x"', '"kimd":  "state"')
    text = text.replace('"kind": "state", ', "")
    fixed = fix(text)
    assert '"kind":  "state"' in fixed
    assert fixed == text.replace("kimd", "kind")
    assert fix(fixed) == fixed


def test_an_unsafe_fix_is_made_on_request() -> None:
    text = json.dumps(WRONG)
    assert fix(text) == text
    assert json.loads(fix(text, unsafe=True)) == PLAIN


ARTICLE = "\ufeffHe said:\r\n“It’s over.” Then he left. It was over."


def test_words_are_located_as_records_count() -> None:
    found = locate(ARTICLE, '"It\'s over."')
    assert found is not None
    plain = ARTICLE.removeprefix("\ufeff").replace("\r\n", "\n")
    assert plain[found.start : found.end] == found.exact
    assert (found.is_exact, found.places) == (False, 1)
    assert plain[: found.start].endswith(found.prefix)
    assert plain[found.end :].startswith(found.suffix)


def test_words_to_the_letter_and_words_that_are_not_there() -> None:
    found = locate(ARTICLE, "Then he left.")
    assert found is not None
    assert found.is_exact
    assert locate(ARTICLE, "Nobody has ever spoken of ships or snow") is None


def test_a_report_as_text() -> None:
    report = check(WRONG, today=TODAY, select=["structure"])
    assert report_text(report).startswith('error[structure/not-in-list] "stat" is not a value of')
    assert report_text(report, "llm").startswith("error[structure/not-in-list] party:rus /kind: ")
    assert report_text(report, "llm", max_findings=0) == "1 more finding.\n"
    assert report_text(report, "json") == report_text(report, "json")
    with pytest.raises(UsageError) as raised:
        report_text(report, "lmm")
    assert str(raised.value) == (
        'there is no form "lmm"; there are concise, full, html, llm, github, gitlab, json, jsonl, '
        "junit, markdown, rdjson, sarif"
    )
