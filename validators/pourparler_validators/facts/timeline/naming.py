"""How the things of a timeline and their days are called in sentences."""

import datetime as dt
from collections.abc import Iterable

from pourparler import Event
from pourparler_validators.facts.timeline.graph import Bound
from pourparler_validators.facts.timeline.system import Point, System


class Names:
    """What records are called beside each other.

    Rounds of one process are called by their numbers, where each has another one; all other
    records by their ids.
    """

    def __init__(self, system: System, points: Iterable[Point]) -> None:
        self._ids = {point.record: str(system.entries[point.record].id) for point in points}
        records = {number: system.entries[number].record for number in self._ids}
        rounds = {
            number: event
            for number, event in records.items()
            if isinstance(event, Event) and event.process and event.round
        }
        is_one_process = len({event.process for event in rounds.values()}) == 1
        if is_one_process and len({event.round for event in rounds.values()}) == len(rounds):
            self._ids |= {number: f"round {event.round}" for number, event in rounds.items()}

    def of(self, point: Point) -> str:
        """What the thing is called that begins or ends there."""
        return f"{point.thing.part} {self._ids[point.record]}".lstrip()


def said_to_end(point: Point) -> str:
    """When something ends, or happens, at the latest by its own date."""
    moment = point.moment
    limit = "" if moment.lower == moment.upper else " at the latest"
    return _said(point, moment.upper, limit, is_sure=moment.upper == moment.sure_upper)


def said_to_begin(point: Point) -> str:
    """When something begins, or happens, at the earliest by its own date."""
    moment = point.moment
    limit = "" if moment.lower == moment.upper else " at the earliest"
    return _said(point, moment.lower, limit, is_sure=moment.lower == moment.sure_lower)


def written(day: Bound) -> str:
    """A day as it is written; two points where it is open."""
    return ".." if day is None else dt.date.fromordinal(day).isoformat()


def _said(point: Point, day: Bound, limit: str, *, is_sure: bool) -> str:
    verbs = point.thing.verbs
    verb = (
        verbs.happens
        if point.thing.span.is_one_day
        else verbs.begins
        if point.is_first
        else verbs.ends
    )
    is_about = not is_sure and not point.thing.is_publication
    return f"{verb} {written(day)}{limit}{', or about then' * is_about}"
