"""A timeline as a picture (SVG): a row for each record, from its first day to its last."""

import datetime as dt
import html
from collections.abc import Iterator, Sequence
from typing import Final

from pourparler import Event
from pourparler_validators.facts.timeline.graph import Day
from pourparler_validators.facts.values.events import is_meeting
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import cut
from pourparler_validators.timelines.describing import days, kind, title
from pourparler_validators.timelines.timeline import Item

ROW: Final = 24
LABELS: Final = 330
WIDTH: Final = 1100
RIGHT: Final = WIDTH - 30
TOP: Final = 34
LONGEST: Final = 46
"""The most characters of a label."""
MOST_TICKS: Final = 9
FADED: Final = 26
"""How far a bar reaches that is open on a side."""
LEFT: Final = LABELS + FADED + 10

STEPS: Final = (1, 2, 7, 14, 31, 61, 92, 183, 366, 731, 1827, 3653, 18263, 36525, 365250)
"""The days between two lines of the axis."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where days lie in the picture."""

    first: Day
    last: Day

    def at(self, day: float) -> float:
        """The place of a day's beginning, in pixels from the left."""
        share = (day - self.first) / (self.last + 1 - self.first)
        return round(LEFT + share * (RIGHT - LEFT), 1)

    def ticks(self) -> Iterator[Day]:
        """The days at which the axis has a line."""
        span = self.last + 1 - self.first
        step = next((one for one in STEPS if span / one <= MOST_TICKS), STEPS[-1])
        yield from range(self.first, self.last + 2, step)


def picture(items: Sequence[Item], name: str) -> str:
    """The picture; nothing where no record has a day."""
    known = [day for item in items for day in _days(item)]
    if not known:
        return ""
    scale = Scale(min(known), max(known))
    shown = [item for item in items if _days(item)]
    height = TOP + ROW * len(shown) + 10
    rows = "\n".join(_row(item, TOP + ROW * place, scale) for place, item in enumerate(shown))
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img">\n'
        f"<title>{html.escape(name)}</title>\n"
        f"{_axis(scale, height)}\n{rows}\n</svg>\n"
    )


def _days(item: Item) -> list[Day]:
    every = (item.begins.earliest, item.begins.latest, item.ends.earliest, item.ends.latest)
    return [day for day in every if day is not None]


def _axis(scale: Scale, height: int) -> str:
    lines: list[str] = []
    for day in scale.ticks():
        x = scale.at(day)
        lines.append(f'<line class="axis" x1="{x}" x2="{x}" y1="{TOP - 8}" y2="{height - 6}"/>')
        if day <= dt.date.max.toordinal():
            said = dt.date.fromordinal(day).isoformat()
            lines.append(f'<text class="day" x="{x}" y="{TOP - 14}">{said}</text>')
    return "\n".join(lines)


def _row(item: Item, top: int, scale: Scale) -> str:
    label = html.escape(cut(_label(item), LONGEST))
    about = html.escape(f"{item.record.id}: {kind(item.record)}, {days(item)}")
    look = " ".join(_classes(item))
    return (
        f'<g class="{look}"><title>{about}</title>'
        f'<text x="{LABELS}" y="{top + 16}">{label}</text>{_bar(item, top, scale)}</g>'
    )


def _label(item: Item) -> str:
    """The number of a round stands before its title."""
    record = item.record
    number = f"{record.round}. " if isinstance(record, Event) and record.round else ""
    return f"{number}{title(item)}"


def _classes(item: Item) -> Iterator[str]:
    record = item.record
    yield record.type
    if isinstance(record, Event):
        yield "round" if record.round else "meeting" if is_meeting(record.kind) else "act"
    if item.is_planned:
        yield "planned"
    if item.is_contradicted:
        yield "contradicted"


def _bar(item: Item, top: int, scale: Scale) -> str:
    """The days that are possible, those that are certain, and a mark for what is no event."""
    first, last = item.begins.earliest, item.ends.latest
    known = _days(item)
    left = scale.at(min(known)) - FADED * (first is None)
    right = scale.at(max(known) + 1) + FADED * (last is None)
    parts = [_rectangle("possible" if first and last else "open", left, right, top + 6, 12)]
    sure = item.begins.latest, item.ends.earliest
    if sure[0] is not None and sure[1] is not None and sure[0] <= sure[1]:
        ends = scale.at(sure[0]), scale.at(sure[1] + 1)
        parts.append(_rectangle("certain", *ends, top + 6, 12))
    if item.record.type != "event":
        parts.append(_mark(item.record.type, (left + right) / 2, top + 12))
    return "".join(parts)


def _rectangle(look: str, left: float, right: float, top: int, height: int) -> str:
    width = max(round(right - left, 1), 3)
    return f'<rect class="{look}" x="{left:.1f}" y="{top}" width="{width}" height="{height}"/>'


def _mark(kind_of_record: str, x: float, y: int) -> str:
    """A circle for a statement, a diamond for a proposal, a square for an agreement."""
    if kind_of_record == "statement":
        return f'<circle class="mark" cx="{x:.1f}" cy="{y}" r="5"/>'
    turned = f' transform="rotate(45 {x:.1f} {y})"' if kind_of_record == "proposal" else ""
    return f'<rect class="mark" x="{x - 5:.1f}" y="{y - 5}" width="10" height="10"{turned}/>'
