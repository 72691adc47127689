"""Timelines as text for a terminal."""

from collections.abc import Iterator, Sequence

from pourparler_validators.messages.wording import visible
from pourparler_validators.timelines.describing import days, heading, kind, marks, reasons, whole
from pourparler_validators.timelines.timeline import Item, Timeline


def text(timelines: Sequence[Timeline]) -> str:
    """The records in order, each with its days and why it has them."""
    return "\n".join("".join(f"{visible(line)}\n" for line in _lines(one)) for one in timelines)


def _lines(timeline: Timeline) -> Iterator[str]:
    yield heading(timeline)
    if said := whole(timeline):
        yield f"  {said}"
    yield ""
    rows = [_cells(item) for item in timeline.items]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for item in timeline.items:
        cells = zip(_cells(item), widths, strict=True)
        yield "  " + "  ".join(f"{cell:<{width}}" for cell, width in cells).rstrip()
        yield from (f"      {one}" for one in (*marks(item), *reasons(item)))
    if timeline.contradictions:
        yield ""
        yield "  What cannot all hold:"
    for one in timeline.contradictions:
        yield f"  {one.severity}: {one}"


def _cells(item: Item) -> tuple[str, str, str]:
    return days(item), item.record.id, kind(item.record)
