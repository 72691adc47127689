"""Marks what records excuse, and finds what the waivers themselves are to be judged by."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from pourparler_validators.contract.finding import Related, UnplacedFinding
from pourparler_validators.contract.references import links_of
from pourparler_validators.contract.rule import Rule, WaiverAt
from pourparler_validators.contract.waivers import has_waivers, waivers_in, waivers_of
from pourparler_validators.entries.entry import Entry
from pourparler_validators.running.outcome import Outcome


def apply_waivers(
    outcome: Outcome, entries: Sequence[Entry], rules: Mapping[str, Rule], today: dt.date
) -> Iterator[WaiverAt]:
    """Marks what the records excuse, then gives each waiver, to be judged itself."""
    excused = [entry for entry in entries if has_waivers(entry)]
    known = waivers_in(excused, today)
    found = outcome.findings = known.over(outcome.findings, rules)
    waivers = [(entry, *each) for entry in excused for each in waivers_of(entry)]
    beside = _by_referred(found, {waiver.rule for _, _, waiver in waivers})
    for entry, pointer, waiver in waivers:
        yield WaiverAt(
            entry,
            pointer,
            waiver,
            rule=rules.get(waiver.rule),
            known=tuple(rules),
            was_checked=waiver.rule in outcome.tallies
            and (waiver.rule, entry) not in outcome.unchecked,
            is_used=known.is_used(entry, waiver),
            found_elsewhere=tuple(beside.get((waiver.rule, entry.id), ())),
        )


def _by_referred(
    found: Iterable[UnplacedFinding], rules: Collection[str]
) -> dict[tuple[str, str | None], list[Related]]:
    """What some rules find, by the ids that the record refers to: a waiver may belong there."""
    beside: dict[tuple[str, str | None], list[Related]] = {}
    told = [finding for finding in found if finding.rule in rules]
    for finding in sorted(told, key=lambda each: (each.entry.rank, each.problem.pointer)):
        entry, rule = finding.entry, finding.rule
        for key in {key for key, _ in links_of(entry)} - {entry.id}:
            place = Related(entry, finding.problem.pointer, f"{rule} finds this")
            beside.setdefault((rule, key), []).append(place)
    return beside
