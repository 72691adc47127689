"""Which of many records overlap in time, found without comparing each with each."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from pourparler import Date
from pourparler_validators.contract.pairs import Spot
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.dates import instant, overlap
from pourparler_validators.late_dataclasses import dataclass


@dataclass(slots=True, eq=False)  # one is made for each record: not frozen, which takes long
class Spell:
    """A place in a record, the date of what stands there, and how it is matched with others.

    It is not changed.
    """

    spot: Spot
    date: Date | None
    """None overlaps every other."""
    labels: tuple[str, ...]
    """The labels under which others find it."""
    seeks: tuple[str, ...]
    """The labels of those with which it is to be matched."""


_End: TypeAlias = tuple[dt.date, bool]
_Known: TypeAlias = tuple[_End, Spell]
"""When a spell ends, and the spell."""


def overlapping(spells: Iterable[Spell]) -> Iterator[tuple[Spot, Spot]]:
    """Pairs of matching places whose dates overlap, at most one for each later record.

    In the order of their beginnings it is enough to know, for each label, which one ends last. Two
    moments, which are no stretch of time, overlap only where they are one.
    """
    last: dict[tuple[str, bool], _Known] = {}
    at: dict[tuple[str, dt.datetime], _Known] = {}
    told: set[Entry] = set()
    for spell in sorted(spells, key=_beginning):
        moment = instant(spell.date) if spell.date else None
        other = next(_candidates(spell, moment, last, at), None)
        known = _end(spell), spell
        for label in spell.labels:
            kind = label, moment is None
            if kind not in last or last[kind][0] <= known[0]:
                last[kind] = known
            if moment is not None:
                at[label, moment] = known
        if other is None:
            continue
        later = max(other.spot.entry, spell.spot.entry, key=lambda entry: entry.rank)
        if later not in told:
            told.add(later)
            yield other.spot, spell.spot


def _candidates(
    spell: Spell,
    moment: dt.datetime | None,
    last: Mapping[tuple[str, bool], _Known],
    at: Mapping[tuple[str, dt.datetime], _Known],
) -> Iterator[Spell]:
    """Those that began before a spell, match it and overlap with it, that which ends last first."""
    for label in spell.seeks:
        day = last.get((label, True))
        hour = last.get((label, False)) if moment is None else at.get((label, moment))
        found = [one for one in (day, hour) if one is not None]
        for _, one in sorted(found, key=_by_end, reverse=True) if len(found) > 1 else found:
            if overlap(one.date, spell.date):
                yield one


def _beginning(spell: Spell) -> dt.date:
    return (spell.date.earliest if spell.date else None) or dt.date.min


def _by_end(known: _Known) -> _End:
    return known[0]


def _end(spell: Spell) -> _End:
    """When it ends; a whole day ends after any hour of it."""
    date = spell.date
    latest = (date.latest if date else None) or dt.date.max
    return latest, date is None or instant(date) is None
