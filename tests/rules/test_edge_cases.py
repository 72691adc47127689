"""The edge cases of the pages of this folder: what each says is found, and nothing else."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from pourparler_validators import Finding, Report, Severity
from pourparler_validators.entries.faults import FileFault
from pourparler_validators.rules import own_rules
from tests.rules.dataset import FIRST_FAMILIES, Files, patched, report_on, texts_for
from tests.rules.edge_cases import Case, cases_of, change
from tests.rules.json_patches import value_at

pytestmark = pytest.mark.usefixtures("in_parts")

PAGES = sorted(Path(__file__).parent.glob("*.md"))
CASES = [(page, case) for page in PAGES for case in cases_of(page)]
RULES = {rule.name: rule for rule in own_rules()}

LEAST_FAULTY = 2
LEAST_LEFT_ALONE = 3


@pytest.mark.parametrize(
    "case", [case for _, case in CASES], ids=[f"{page.name}:{case.line}" for page, case in CASES]
)
def test_a_case_is_as_the_page_says(case: Case, tmp_path: Path) -> None:
    if any(name.endswith(".yaml") for name, _ in case.files):
        pytest.importorskip("yaml")
    files: Files = {} if case.patch is None else patched(change(case))
    report = _report(case, files, tmp_path)
    assert not report.errors
    shows_help = any(line.startswith("  help: ") for line in case.expected)
    findings = [line for line in case.expected if not line.startswith("could not check ")]
    assert list(_lines(case, report, shows_help)) == findings, case.title
    unchecked = {f"could not check {rule}: {reason}" for rule, reason, _ in report.unchecked()}
    assert {line for line in case.expected if line not in findings} <= unchecked
    for finding in report.findings:
        for place in (finding.place, *finding.related):
            if Path(place.file).name in files:
                _stands_at_a_value(place, files[Path(place.file).name])


def test_every_rule_has_faulty_cases_and_near_neighbours() -> None:
    families = {page.stem for page in PAGES}
    rules = {name for name in RULES if name.partition("/")[0] in families}
    faulty = Counter(case.rule for _, case in CASES if f"[{case.rule}]" in "".join(case.expected))
    silent = Counter(case.rule for _, case in CASES if case.is_left_alone)
    assert {name: faulty[name] for name in rules if faulty[name] < LEAST_FAULTY} == {}
    assert {name: silent[name] for name in rules if silent[name] < LEAST_LEFT_ALONE} == {}


def test_each_case_stands_on_the_page_of_its_family() -> None:
    assert {case.rule for _, case in CASES} <= set(RULES)
    assert {case.rule for page, case in CASES if case.rule.partition("/")[0] != page.stem} == set()


def _report(case: Case, files: Files, folder: Path) -> Report:
    family = case.rule.partition("/")[0]
    texts = texts_for(RULES[case.rule])
    select = (*FIRST_FAMILIES, family)
    return report_on(folder, files, dict(case.files), select, texts, case.settings)


def _stands_at_a_value(place: Any, records: Sequence[Any]) -> None:
    """A pointer leads to a value of its record, or to the object that lacks one."""
    found = value_at({"records": records}, place.document_pointer)
    record = value_at(records, f"/{place.document_pointer.split('/')[2]}")
    assert value_at(record, place.pointer) == found
    assert place.record == record["id"]


def _lines(case: Case, report: Report, shows_help: bool) -> Iterator[str]:
    """The findings as the page writes them; remarks only of the rule of the case."""
    for finding in report.findings:
        if finding.severity is Severity.INFO and finding.rule != case.rule:
            continue
        yield (
            f"{finding.severity}[{finding.rule}] {_place(finding, finding.place)}: "
            f"{finding.message}"
        )
        yield from (f"  and {_place(finding, place)}" for place in finding.related)
        if shows_help:
            yield f"  help: {finding.help}"


def _place(finding: Finding, place: Any) -> str:
    """Record and pointer; line and column where it is the file that cannot be read."""
    subject = RULES[finding.rule].subject
    if isinstance(subject, type) and issubclass(subject, FileFault):
        return f"- {place.start.line}:{place.start.column}"
    return f"{place.record or '-'} {place.pointer or '(record)'}"
