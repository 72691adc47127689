"""Applies the waivers that stand in the records to what was found in them."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from typing import TypeAlias

from pourparler import Waiver
from pourparler_validators.contract.finding import UnplacedFinding
from pourparler_validators.contract.rule import Rule
from pourparler_validators.entries.entry import Entry
from pourparler_validators.late_dataclasses import dataclass

Excused: TypeAlias = tuple[Entry, str, str]
"""A record, a rule, and the place within which the rule's findings are excused."""


@dataclass(frozen=True, slots=True)
class Waivers:
    """All waivers of a dataset that excuse something, looked up by the place of a finding."""

    _reasons: Mapping[Excused, tuple[int, str]]
    """The first waiver for a place: its number in the record, and its reason."""
    _used: set[Excused] = field(default_factory=set[Excused])
    """The places within which something was found."""

    def over(
        self, findings: Iterable[UnplacedFinding], rules: Mapping[str, Rule]
    ) -> list[UnplacedFinding]:
        """The findings, each with the reason of the waiver that excuses it, if there is one."""
        return [self._waived(finding, rules[finding.rule]) for finding in findings]

    def is_used(self, entry: Entry, waiver: Waiver) -> bool:
        """Whether a waiver, also one that is expired, is meant for something that was found."""
        return (entry, waiver.rule, waiver.at or "") in self._used

    def _waived(self, finding: UnplacedFinding, rule: Rule) -> UnplacedFinding:
        if not has_waivers(finding.entry):
            return finding
        places = [(finding.entry, finding.rule, at) for at in _around(finding.problem.pointer)]
        self._used.update(places)
        reasons = [self._reasons[place] for place in places if place in self._reasons]
        if not rule.is_waivable or not reasons:
            return finding
        return replace(finding, waived=min(reasons)[1])


def waivers_in(entries: Iterable[Entry], today: dt.date) -> Waivers:
    """The waivers of records that are not expired."""
    reasons: dict[Excused, tuple[int, str]] = {}
    for entry in entries:
        for number, (_, waiver) in enumerate(waivers_of(entry)):
            if not is_expired(waiver, today):
                place = entry, waiver.rule, waiver.at or ""
                reasons.setdefault(place, (number, waiver.reason))
    return Waivers(reasons)


def waivers_of(entry: Entry) -> Iterator[tuple[str, Waiver]]:
    """The waivers of a record, each with its place."""
    waivers = entry.record.waivers if entry.record is not None else None
    for position, waiver in enumerate(waivers or ()):
        yield f"/waivers/{position}", waiver


def has_waivers(entry: Entry) -> bool:
    """Whether a record has waivers."""
    return entry.record is not None and bool(entry.record.waivers)


def is_expired(waiver: Waiver, today: dt.date) -> bool:
    """Whether the last day of a waiver is over."""
    until = waiver.until
    return until is not None and until.latest is not None and until.latest < today


def _around(pointer: str) -> Iterator[str]:
    """A place, all that it lies within, and the record."""
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]
    yield ""
