"""Which of many records overlap in time, found without comparing each with each."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pourparler import Date
from pourparler_validators.contract.pairs import Spot
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.dates import overlap


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

    In the order of their beginnings it is enough to know, for each label, which one ends last.
    """
    last: dict[str, Spell] = {}
    told: set[Entry] = set()
    for spell in sorted(spells, key=_beginning):
        candidates = (last[label] for label in spell.seeks if label in last)
        other = next((one for one in candidates if overlap(one.date, spell.date)), None)
        for label in spell.labels:
            if label not in last or _end(last[label]) <= _end(spell):
                last[label] = spell
        if other is None:
            continue
        later = max(other.spot.entry, spell.spot.entry, key=lambda entry: entry.rank)
        if later not in told:
            told.add(later)
            yield other.spot, spell.spot


def _beginning(spell: Spell) -> tuple[dt.date, str]:
    date = spell.date
    return (date.earliest if date else None) or dt.date.min, date.text if date else ""


def _end(spell: Spell) -> tuple[dt.date, bool]:
    """When it ends; a whole day ends after any hour of it."""
    date = spell.date
    latest = (date.latest if date else None) or dt.date.max
    return latest, date is None or "T" not in date.text
