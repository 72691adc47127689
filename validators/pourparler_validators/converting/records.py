"""Records by id, as exporters look at them: names for people, links, days."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, Final

from pourparler.dates import Date, DateKind
from pourparler_validators.formats.writing import Plain

_DAY: Final = len("2025-06-02")


class Records:
    """The records of a dataset, in order."""

    def __init__(self, plain: Iterable[Plain]) -> None:
        self._by_id = {str(record["id"]): record for record in plain}

    def __iter__(self) -> Iterator[Plain]:
        return iter(self._by_id.values())

    def of(self, record_type: str) -> list[Plain]:
        """All records of a type."""
        return [record for record in self if record["type"] == record_type]

    def get(self, identity: Any) -> Plain:
        """The record of an id; an empty one where the dataset has none."""
        return self._by_id.get(str(identity), {})

    def name(self, identity: Any) -> str:
        """What people call a record: its name or title, else its id."""
        return label(self.get(identity)) or str(identity)


def label(record: Plain) -> str:
    """The name or title of a record; empty where it has none."""
    return str(record.get("name") or record.get("title") or "")


def words(code: Any) -> str:
    """A value of a vocabulary as words: ``negotiation_round`` is ``negotiation round``."""
    return str(code).replace("_", " ")


def day_of(text: Any) -> str | None:
    """The day of a date that is a day or an instant, with nothing uncertain about it."""
    if not isinstance(text, str):
        return None
    is_day = len(text) == _DAY or "T" in text
    return text[:_DAY] if is_day and Date(text).kind is DateKind.EXACT else None


def days_of(text: str) -> tuple[dt.date, dt.date] | None:
    """The first and last day of a date that is a day, or an interval of two days."""
    sides = text.split("/")
    days = [day_of(side) for side in sides if len(side) == _DAY]
    if len(days) < len(sides) or None in days or Date(text).is_reversed:
        return None
    return dt.date.fromisoformat(str(days[0])), dt.date.fromisoformat(str(days[-1]))
