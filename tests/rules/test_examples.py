"""The manual page of every rule: its example is found, by this rule alone, as the page says."""

import json
from pathlib import Path
from typing import Any

import pytest

from pourparler_validators import Report, Severity, check_files
from pourparler_validators.contract.manual import Manual, manual_of
from pourparler_validators.contract.rule import Rule
from pourparler_validators.entries.faults import FileFault
from pourparler_validators.rules import families, own_rules
from tests.rules.dataset import (
    FIRST_FAMILIES,
    TEXTS,
    TODAY,
    patched,
    place,
    report_on,
    report_on_patch,
    texts_for,
)
from tests.rules.snapshots import counts, names
from tests.workbooks import content_of

HERE = Path(__file__).parent
RULES = {rule.name: rule for rule in own_rules()}

PYTHON = {"None", "NoneType", "dict", "str", "int", "float", "bool", "tuple", "Literal"}


def each_rule() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)


@each_rule()
@pytest.mark.usefixtures("replayed")
def test_the_example_of_a_rule_is_found_by_it_alone(rule: Rule, tmp_path: Path) -> None:
    page = manual_of(rule)
    report = _report(rule, page, tmp_path)
    assert not report.errors
    is_info = rule.severity is Severity.INFO
    found = [each for each in report.findings if is_info or each.severity is not Severity.INFO]
    assert [f"{place(each, _name_of_nothing(rule))}: {each.message}" for each in found] == list(
        page.says
    )
    assert {each.rule for each in found} == {rule.name}
    assert {each.severity for each in found} == {rule.severity}
    assert report.tallies[rule.name].found > 0
    assert not report.errors


@each_rule()
def test_every_finding_says_what_to_do(rule: Rule, tmp_path: Path) -> None:
    page = manual_of(rule)
    report = _report(rule, page, tmp_path)
    for finding in report.findings:
        for words in (finding.message, finding.help or ""):
            assert words
            assert not words.endswith("."), words
            assert "\n" not in words
            assert _goes_on_a_line(words) or words.split()[0] in page.bad
            assert not PYTHON & set(words.split())


@each_rule()
def test_a_manual_page_has_all_parts(rule: Rule) -> None:
    page = manual_of(rule)
    for sentences in (page.fault, page.why, page.fix):
        assert sentences.endswith(".")
        assert len(sentences) > len("Too short.")
    assert page.fault[0].isupper()
    assert _goes_on_a_line(page.why)
    assert _goes_on_a_line(page.fix)
    assert page.says


def test_the_good_dataset_is_silent_under_all_rules(tmp_path: Path) -> None:
    report = report_on_patch(tmp_path, {}, texts=TEXTS)
    assert report.findings == ()
    assert report.records == 31
    assert set(report.tallies) == {one.name for one in RULES.values() if not one.is_off_by_default}
    assert not [
        rule for rule, _, _ in report.unchecked() if rule.partition("/")[0] in FIRST_FAMILIES
    ]


def test_what_the_good_dataset_says_counts(tmp_path: Path) -> None:
    """Each rule's held, found, not applicable and could not, in counts.txt."""
    assert counts(report_on_patch(tmp_path, {}, texts=TEXTS)) == _snapshot("counts.txt")


def test_the_names_and_severities_of_the_rules_stay() -> None:
    """A rule that is renamed is a change that waivers and settings of others notice."""
    assert names(RULES.values()) == _snapshot("names.txt")


def test_every_module_of_rules_is_collected() -> None:
    import pourparler_validators.rules as package

    folder = Path(package.__path__[0])
    pages = {path.relative_to(folder).with_suffix("") for path in folder.rglob("*.py")}
    names = {page.parts[0] for page in pages if page.name != "__init__"}
    assert set(families()) == names
    assert {rule.family for rule in RULES.values()} == {name.replace("_", "-") for name in names}
    declared = {rule.check.__module__.partition(".rules.")[2] for rule in RULES.values()}
    assert declared == {".".join(page.parts) for page in pages if page.name != "__init__"}


def _goes_on_a_line(words: str) -> bool:
    """Whether a sentence begins as the rest of one: small, or with an abbreviation or a figure."""
    first = words.split()[0]
    return not first[0].isalpha() or first[0].islower() or first.isupper()


def _snapshot(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _report(rule: Rule, page: Manual, folder: Path) -> Report:
    """What the check says of the example: a change to the dataset, or the text of a file."""
    if not rule.is_structural:
        patch: dict[str, Any] = json.loads(page.bad)
        select = ("ALL", rule.name)
        return report_on(folder, patched(patch), None, select, texts_for(rule), page.settings)
    if "." in page.encoding:
        path = folder / page.encoding
        path.write_bytes(content_of(path, page.bad))
    elif page.encoding == "yaml":
        pytest.importorskip("yaml")
        path = folder / "example.yaml"
        path.write_text(page.bad, encoding="utf-8")
    else:
        path = folder / "example.json"
        path.write_bytes(page.bad.encode(page.encoding))
    return check_files([str(path)], today=TODAY)


def _name_of_nothing(rule: Rule) -> str:
    """What a manual page writes where there is no pointer: the file's fault, or the record's."""
    is_of_file = isinstance(rule.subject, type) and issubclass(rule.subject, FileFault)
    return "(file)" if is_of_file else "(record)"
