"""Timelines as JSON."""

import json
from collections.abc import Sequence
from typing import Any, Final

from pourparler_validators.facts.timeline.graph import Bound
from pourparler_validators.facts.timeline.naming import written
from pourparler_validators.timelines.timeline import Contradiction, Day, Item, Timeline

VERSION: Final = 1
_COPIED: Final = ("type", "id", "title", "kind", "status", "round", "date", "start", "end", "acts")
"""The fields of a record that are repeated."""


def plain(timelines: Sequence[Timeline]) -> str:
    """An object with all timelines; what is not known is left out."""
    every = {"version": VERSION, "timelines": [_timeline(one) for one in timelines]}
    return json.dumps(every, ensure_ascii=False, indent=2) + "\n"


def _timeline(timeline: Timeline) -> dict[str, Any]:
    process = {} if timeline.process is None else {"process": _item(timeline.process)}
    return {
        **process,
        "items": [_item(item) for item in timeline.items],
        "contradictions": [_contradiction(one) for one in timeline.contradictions],
    }


def _item(item: Item) -> dict[str, Any]:
    record = item.record.model_dump(mode="json", exclude_none=True)
    return {
        **{name: record[name] for name in _COPIED if name in record},
        "begins": _day(item.begins),
        "ends": _day(item.ends),
        "is_planned": item.is_planned,
        "is_contradicted": item.is_contradicted,
    }


def _day(day: Day) -> dict[str, Any]:
    known: dict[str, Bound] = {"earliest": day.earliest, "latest": day.latest}
    reasons = {"not_before": list(day.not_before), "not_after": list(day.not_after)}
    return {
        **{name: written(one) for name, one in known.items() if one is not None},
        **{name: clauses for name, clauses in reasons.items() if clauses},
    }


def _contradiction(one: Contradiction) -> dict[str, Any]:
    order = one.order
    steps = [
        {"record": clause.entry.id, "pointer": clause.pointer, "says": clause.words}
        for clause in order.clauses
    ]
    return {
        "severity": str(one.severity),
        "record": order.entry.id,
        "pointer": order.pointer,
        "message": str(one),
        "steps": steps,
        "between": [entry.id for entry in order.between],
    }
