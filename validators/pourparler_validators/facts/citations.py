"""The sources that a record cites, and when their texts were written at the latest."""

from collections.abc import Iterable
from typing import Final, TypeAlias

from pourparler import Date, Record, Source
from pourparler.fields import Field
from pourparler.values import Reference
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    NotApplicable,
    Related,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.pairs import second
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.walk import Walk
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.dates import ends_before, instant, reliable
from pourparler_validators.facts.extents import Holds, begins_after, ends_after, extent, how
from pourparler_validators.late_dataclasses import dataclass

UNDATED: Final = Unchecked("a source that the record cites is not dated")
UNREAD: Final = Unchecked("a source that the record cites is missing or not sound")


@dataclass(frozen=True, slots=True)
class Appearance:
    """When the text of a source was there at the latest: it tells of nothing that came after."""

    entry: Entry
    field: str
    """The field of the source that says so."""
    date: Date

    def __str__(self) -> str:
        return f"{self.entry.id}, {self.field} on {self.date}"

    def related(self) -> Related:
        """The place of the date."""
        return Related(self.entry, f"/{self.field}", f"when the source was {self.field}")


Unknown: TypeAlias = Unchecked | NotApplicable
"""Why it is not known when a source appeared: of some dates another rule speaks."""


def _is_citing(field: Field) -> bool:
    return field.name == "source" and isinstance(field.kind, Reference)


_CITING: Final = Walk(_is_citing)


def cited(record: Record) -> list[str]:
    """The ids of the sources whose words a record rests on, in order."""
    return sorted({*_CITING.values(record)})


def appearance(entry: Entry, source: Source) -> Appearance | Unknown:
    """When a source appeared, or why that is not known."""
    if any(ends_before(later, source.published) for later in (source.updated, source.retrieved)):
        return NOT_APPLICABLE
    for field in ("updated", "published", "retrieved"):
        date: Date | None = getattr(source, field)
        if date is not None:
            return Appearance(entry, field, date) if reliable(date) else NOT_APPLICABLE
    return UNDATED


def appearances(keys: Iterable[str], dataset: Questions) -> tuple[list[Appearance], Unknown | None]:
    """When sources appeared, and why that is not known of all, if it is not."""
    found = [_appearance(key, dataset) for key in keys]
    dated = [each for each in found if isinstance(each, Appearance)]
    others = [each for each in found if not isinstance(each, Appearance)]
    unchecked = (each for each in others if isinstance(each, Unchecked))
    return dated, next(unchecked, others[0] if others else None)


def lateness(date: Date, appearance: Appearance, *, is_over: bool = False) -> Severity | None:
    """How bad it is that a text tells of a date that lies after it; nothing where it does not.

    What is over has ended by then, anything else has begun. One day may be a matter of time zones,
    unless both are instants.
    """
    if how(ends_after if is_over else begins_after, date, appearance.date) is Holds.NO:
        return None
    are_instants = instant(date) and instant(appearance.date)
    is_sure = are_instants or _days_between(appearance.date, date, is_over=is_over) > 1
    return Severity.ERROR if is_sure else Severity.WARNING


def _appearance(key: str, dataset: Questions) -> Appearance | Unknown:
    source = second(key, Source, dataset)
    return UNREAD if source is None else appearance(source.entry, source.record)


def _days_between(one: Date, other: Date, *, is_over: bool) -> int:
    """How many days, beyond doubt, after the one the other ends, or begins."""
    last, days = extent(one, is_widened=True).ends[1], extent(other, is_widened=True)
    first = days.ends[0] if is_over else days.begins[0]
    return (first - last).days if first and last else 0
