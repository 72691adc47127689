"""Timelines as Markdown."""

from collections.abc import Iterator, Sequence

from pourparler_validators.converting.dossier import escaped
from pourparler_validators.timelines.describing import (
    days,
    heading,
    kind,
    marks,
    reasons,
    title,
    whole,
)
from pourparler_validators.timelines.timeline import Item, Timeline


def markdown(timelines: Sequence[Timeline]) -> str:
    """A heading and a table for each timeline, and what contradicts it."""
    return "\n".join("".join(f"{line}\n" for line in _lines(one)) for one in timelines)


def _lines(timeline: Timeline) -> Iterator[str]:
    yield f"## {escaped(heading(timeline))}"
    yield ""
    if said := whole(timeline):
        yield f"First and last day: {said}"
        yield ""
    if timeline.items:
        yield "| days | what | id | why |"
        yield "| --- | --- | --- | --- |"
        yield from (f"| {' | '.join(_cells(item))} |" for item in timeline.items)
    if timeline.contradictions:
        yield ""
        yield "What cannot all hold:"
        yield ""
        yield from (f"- {one.severity}: {escaped(str(one))}" for one in timeline.contradictions)


def _cells(item: Item) -> Iterator[str]:
    name, what = title(item), kind(item.record)
    yield days(item)
    yield escaped(what if name == what else f"{name}: {what}")
    yield f"`{item.record.id}`"
    yield "<br>".join(map(escaped, (*marks(item), *reasons(item))))
