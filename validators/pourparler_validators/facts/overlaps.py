"""Which of many records overlap in time, found without comparing each with each."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from pourparler import Date
from pourparler_validators.contract.pairs import Spot
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.dates import instant, overlap
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spell:
    """A place in a record, the date of what stands there, and how it is matched with others."""

    spot: Spot
    date: Date | None
    """None overlaps every other."""
    labels: tuple[str, ...]
    """The labels under which others find it."""
    seeks: tuple[str, ...]
    """The labels of those with which it is to be matched."""


def overlapping(spells: Iterable[Spell]) -> Iterator[tuple[Spot, Spot]]:
    """Pairs of matching places whose dates overlap, at most one for each later record.

    In the order of their beginnings it is enough to know, for each label, which one ends last. Two
    moments, which are no stretch of time, overlap only where they are one.
    """
    last: dict[tuple[str, bool], Spell] = {}
    at: dict[tuple[str, dt.datetime], Spell] = {}
    told: set[Entry] = set()
    for spell in sorted(spells, key=_beginning):
        moment = instant(spell.date) if spell.date else None
        other = next(_candidates(spell, moment, last, at), None)
        for label in spell.labels:
            kind = label, moment is None
            if kind not in last or _end(last[kind]) <= _end(spell):
                last[kind] = spell
            if moment is not None:
                at[label, moment] = spell
        if other is None:
            continue
        later = max(other.spot.entry, spell.spot.entry, key=lambda entry: entry.rank)
        if later not in told:
            told.add(later)
            yield other.spot, spell.spot


def _candidates(
    spell: Spell,
    moment: dt.datetime | None,
    last: Mapping[tuple[str, bool], Spell],
    at: Mapping[tuple[str, dt.datetime], Spell],
) -> Iterator[Spell]:
    """Those that began before a spell, match it and overlap with it, that which ends last first."""
    for label in spell.seeks:
        found = [last.get((label, True))]
        found.append(last.get((label, False)) if moment is None else at.get((label, moment)))
        known = sorted((one for one in found if one), key=_end, reverse=True)
        yield from (one for one in known if overlap(one.date, spell.date))


def _beginning(spell: Spell) -> dt.date:
    return (spell.date.earliest if spell.date else None) or dt.date.min


def _end(spell: Spell) -> tuple[dt.date, bool]:
    """When it ends; a whole day ends after any hour of it."""
    date = spell.date
    latest = (date.latest if date else None) or dt.date.max
    return latest, date is None or instant(date) is None
