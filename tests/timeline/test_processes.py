"""Whole processes: each planted contradiction is found, by the fewest records, and nothing else."""

import datetime as dt
from random import Random
from typing import Any, Final

import pytest

from pourparler_validators import Finding, Report, check
from tests.timeline.processes import planted, process
from tests.timeline.systems import Timeline

NUMBER: Final = 300
TODAY: Final = dt.date(2030, 1, 1)
FAMILIES: Final = ("structure", "dates", "timeline", "agreements", "proposals")
OWN_RULES: Final = (
    "timeline/rounds-out-of-order",
    "timeline/outside-its-process",
    "timeline/held-after-publication",
    "timeline/said-after-publication",
    "agreements/before-its-event",
    "agreements/before-its-proposal",
    "proposals/supersedes-a-later-one",
)


def report_on(records: list[dict[str, Any]]) -> Report:
    report = check(records, today=TODAY, select=FAMILIES)
    assert report.errors == ()
    assert not any(one.rule.startswith("structure/") for one in report.findings)
    return report


def of(report: Report, *rules: str) -> list[Finding]:
    return [one for one in report.findings if one.rule in rules]


def records_of(finding: Finding) -> set[str]:
    return {str(place.record) for place in (finding.place, *finding.related)}


@pytest.mark.parametrize("seed", range(NUMBER))
def test_a_process_without_a_contradiction(seed: int) -> None:
    made = process(Random(seed))
    report = report_on(list(made.records.values()))
    assert of(report, "timeline/impossible-order", *OWN_RULES) == []


@pytest.mark.parametrize("seed", range(NUMBER))
def test_a_process_with_one_date_that_is_far_off(seed: int) -> None:
    random = Random(seed)
    records = list(planted(process(random)))
    timeline = Timeline([one for one in records if one["type"] != "party"])
    report = report_on(records)
    found = of(report, "timeline/impossible-order")
    if timeline.has_own_rule():
        assert of(report, *OWN_RULES)
        assert found == []
        return
    assert of(report, *OWN_RULES) == []
    assert [records_of(one) for one in found] == [each for each in [timeline.smallest()] if each]


@pytest.mark.parametrize("seed", range(0, NUMBER, 10))
def test_the_order_of_records_does_not_matter(seed: int) -> None:
    random = Random(seed)
    records = list(planted(process(random)))
    said = [(one.rule, str(one.message), str(one.place.pointer)) for one in findings(records)]
    random.shuffle(records)
    again = [(one.rule, str(one.message), str(one.place.pointer)) for one in findings(records)]
    assert sorted(again) == sorted(said)


def findings(records: list[dict[str, Any]]) -> list[Finding]:
    return of(report_on(records), "timeline/impossible-order", *OWN_RULES)
