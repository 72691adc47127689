"""Timelines as iCalendar (RFC 5545): whole days, from the first that a record can have to the last.

What is open on a side has no place in a calendar.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from pourparler_validators.converting.exporters.ical import (
    STAMP,
    STATUSES,
    empty_calendar,
    require_package,
)
from pourparler_validators.timelines.describing import heading, kind, marks, reasons, title
from pourparler_validators.timelines.timeline import Item, Timeline


def calendar(timelines: Sequence[Timeline]) -> bytes:
    """A calendar. Raises :class:`UsageError` where the package icalendar is missing."""
    require_package()
    made = empty_calendar()
    for timeline in timelines:
        for item in timeline.items:
            if (found := _days(item)) is not None:
                made.add_component(_entry(item, found, timeline))
    content: bytes = made.to_ical()
    return content


def _days(item: Item) -> tuple[dt.date, dt.date] | None:
    """The first day, and the one after the last, if the calendar has it."""
    first, last = item.begins.earliest, item.ends.latest
    if first is None or last is None or last >= dt.date.max.toordinal():
        return None
    return dt.date.fromordinal(first), dt.date.fromordinal(last + 1)


def _entry(item: Item, days: tuple[dt.date, dt.date], timeline: Timeline) -> Any:
    from icalendar import Event

    from pourparler_validators.converting.calendar_text import CalendarText

    record = item.record
    entry: Any = Event()
    entry.add("uid", CalendarText(record.id))
    entry.add("dtstamp", STAMP)
    entry.add("dtstart", days[0])
    entry.add("dtend", days[1])
    entry.add("summary", CalendarText(title(item)))
    entry.add("status", STATUSES.get(str(getattr(record, "status", "")), "CONFIRMED"))
    entry.add("categories", [record.type])
    entry.add("description", CalendarText("\n".join(_description(item, timeline))))
    return entry


def _description(item: Item, timeline: Timeline) -> Iterator[str]:
    yield kind(item.record)
    yield heading(timeline)
    if item.begins.earliest != item.begins.latest:
        yield "the day is not known: some time between the first and the last"
    yield from marks(item)
    yield from reasons(item)
    yield from (
        f"{one.severity}: {one}" for one in timeline.contradictions if item.record.id in one.records
    )
