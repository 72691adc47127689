"""iCalendar (RFC 5545): the events that have a day or an instant, for calendar programs."""

import datetime as dt
import importlib
from collections.abc import Iterator
from typing import Any, Final

from pourparler_validators.converting.gathering import Export, Gathering
from pourparler_validators.converting.records import Records, days_of, label, words
from pourparler_validators.formats.writing import Layout, Loss, Plain, Sink, Writer
from pourparler_validators.messages.errors import UsageError

SUFFIXES: Final = (".ics",)
MAKES: Final = "file"
NEEDS_ONE_RECORD_AN_ID: Final = "always"
KEEPS: Final = {
    "event": ("kind", "status", "title", "date", "process", "place", "participants", "notes")
}
LENDS: Final = {"party": ("name",), "person": ("name",), "process": ("title",)}
LOSES: Final = (
    "the offset of an instant, which is written in UTC",
    "the precision and the identifiers of a place",
    "the level of a participant",
)

STATUSES: Final = {
    "proposed": "TENTATIVE",
    "announced": "TENTATIVE",
    "agreed": "CONFIRMED",
    "confirmed": "CONFIRMED",
    "rescheduled": "CONFIRMED",
    "started": "CONFIRMED",
    "held": "CONFIRMED",
    "broken_off": "CONFIRMED",
    "postponed": "CANCELLED",
    "cancelled": "CANCELLED",
    "did_not_take_place": "CANCELLED",
}
"""What a calendar says of an event on its day; the exact status stands in the description."""

_NO_DATE: Final = "an event without a date has no place in a calendar"
_NO_DAY: Final = "a calendar takes a day, an interval of two days, or an instant"

STAMP: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""The time of writing, which every entry must have: a fixed one, so that equal records give equal
files."""


def writer(sink: Sink, layout: Layout) -> Writer:
    """Writes a calendar. Raises :class:`UsageError` where the package icalendar is missing."""
    require_package()
    return Gathering(sink, KEEPS, _calendar)


def require_package() -> None:
    """Raises :class:`UsageError` where the package icalendar is missing."""
    try:
        importlib.import_module("icalendar")
    except ImportError:
        raise UsageError(
            "calendars need the package icalendar: pip install 'pourparler[calendar]'"
        ) from None


def empty_calendar() -> Any:
    """A calendar without entries; its methods take anything."""
    from icalendar import Calendar

    calendar: Any = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//pourparler//records of negotiations//EN")
    return calendar


def _calendar(records: Records) -> Export:
    calendar = empty_calendar()
    losses: list[Loss] = []
    for record in records.of("event"):
        times = _times(record.get("date"))
        if times is None:
            losses.append(_undated(record))
        else:
            calendar.add_component(_entry(record, times, records))
    return Export({"": calendar.to_ical()}, losses)


def _undated(record: Plain) -> Loss:
    if "date" not in record:
        return Loss(record["id"], "", label(record), _NO_DATE, is_whole=True)
    return Loss(record["id"], "/date", record["date"], _NO_DAY, is_whole=True)


def _times(date: str | None) -> tuple[dt.date, dt.date | None] | None:
    """The beginning and the end, which is not part of the time; nothing where there are none."""
    if date is None:
        return None
    try:
        if "T" in date:
            return dt.datetime.fromisoformat(date).astimezone(dt.UTC), None
        if (days := days_of(date)) is None:
            return None
        first, last = days
        return first, None if first == last else last + dt.timedelta(days=1)
    except OverflowError:  # before the year 1 or after 9999
        return None


def _entry(record: Plain, times: tuple[dt.date, dt.date | None], records: Records) -> Any:
    from icalendar import Event

    from pourparler_validators.converting.calendar_text import CalendarText

    start, end = times
    entry: Any = Event()
    entry.add("uid", CalendarText(record["id"]))
    entry.add("dtstamp", STAMP)
    entry.add("dtstart", start)
    if end is not None:
        entry.add("dtend", end)
    entry.add("summary", CalendarText(label(record) or words(record["kind"])))
    entry.add("status", STATUSES[record["status"]])
    entry.add("categories", [words(record["kind"])])
    if "place" in record:
        entry.add("location", CalendarText(_location(record["place"])))
    entry.add("description", CalendarText("\n".join(_description(record, records))))
    return entry


def _location(place: Plain) -> str:
    return ", ".join(place[name] for name in ("venue", "name", "country") if name in place)


def _description(record: Plain, records: Records) -> Iterator[str]:
    yield f"Status: {words(record['status'])}"
    if "process" in record:
        yield f"Process: {records.name(record['process'])}"
    for participant in record.get("participants", ()):
        yield _participant(participant, records)
    if "notes" in record:
        yield f"Notes: {record['notes']}"


def _participant(participant: dict[str, Any], records: Records) -> str:
    about = [words(participant[name]) for name in ("role", "presence") if name in participant]
    persons = ", ".join(map(records.name, participant.get("persons", ())))
    named = f": {persons}" if persons else ""
    return f"{records.name(participant['party'])} ({', '.join(about)}){named}"
