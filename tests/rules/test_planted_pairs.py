"""Contradictions of two records, planted into whole processes: each is found, and nothing else."""

import datetime as dt
from typing import Any, Final

import pytest

from pourparler_validators import Report, check
from tests.rules.planted_pairs import PLANTS, Talks, talks

TODAY: Final = dt.date(2030, 1, 1)
FAMILIES: Final = ("structure", "identity", "references", "dates", "timeline", "conflicts")
FEW, MANY = 10, 60


def seeds(is_thorough: bool) -> range:
    return range(MANY if is_thorough else FEW)


def report_on(made: Talks) -> Report:
    records: list[dict[str, Any]] = list(made.records.values())
    made.random.shuffle(records)
    report = check(records, today=TODAY, select=FAMILIES)
    assert report.errors == ()
    return report


def test_nothing_is_found_in_a_process_without_a_contradiction(is_thorough: bool) -> None:
    for seed in seeds(is_thorough):
        found = [(one.rule, one.message) for one in report_on(talks(seed)).findings]
        assert (seed, found) == (seed, [])


@pytest.mark.parametrize("plant", PLANTS)
def test_one_contradiction_is_found_once_by_its_rule(plant: str, is_thorough: bool) -> None:
    for seed in seeds(is_thorough):
        made = talks(seed)
        planted = PLANTS[plant](made)
        found = [
            (one.rule, {str(place.record) for place in (one.place, *one.related)})
            for one in report_on(made).findings
        ]
        assert (seed, found) == (seed, [(planted.rule, set(planted.records))])
