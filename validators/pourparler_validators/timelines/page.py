"""Timelines as one file of HTML: a picture and a table, no script, nothing from elsewhere."""

import html
from collections.abc import Iterator, Sequence
from typing import Final

from pourparler_validators.formats.html_page import html_page
from pourparler_validators.timelines.describing import (
    days,
    heading,
    kind,
    marks,
    reasons,
    title,
    whole,
)
from pourparler_validators.timelines.picture import picture
from pourparler_validators.timelines.timeline import Item, Timeline

_STYLE: Final = """\
:root { --round: #1b6ca8; --meeting: #4d9bd1; --act: #b0702b; --statement: #7a5195;
  --proposal: #2f8f5b; --agreement: #b3353a; }
td:first-child { white-space: nowrap; }
.error { color: #b3353a; font-weight: bold; }
.warning { color: #a36a00; font-weight: bold; }
.key span { margin-right: 1.2rem; white-space: nowrap; }
.key svg { width: 2.2rem; height: 1rem; vertical-align: middle; }
svg { width: 100%; height: auto; font: 13px system-ui, sans-serif; fill: var(--text); }
svg text { text-anchor: end; }
svg text.day { text-anchor: middle; font-size: 11px; }
.axis { stroke: var(--line); }
.possible { opacity: .35; }
.open { opacity: .2; }
.round rect { fill: var(--round); }
.meeting rect { fill: var(--meeting); }
.act rect { fill: var(--act); }
.statement rect, .statement circle { fill: var(--statement); }
.proposal rect { fill: var(--proposal); }
.agreement rect { fill: var(--agreement); }
.planned rect { stroke: var(--text); stroke-dasharray: 3 2; }
.contradicted text { fill: #b3353a; font-weight: bold; }
"""

_KEY: Final = (
    ("event round", "round", ""),
    ("event meeting", "other meeting", ""),
    ("event act", "other event", ""),
    ("statement", "statement", '<circle class="mark" cx="17" cy="8" r="5"/>'),
    (
        "proposal",
        "proposal",
        '<rect class="mark" x="12" y="3" width="10" height="10" transform="rotate(45 17 8)"/>',
    ),
    ("agreement", "agreement", '<rect class="mark" x="12" y="3" width="10" height="10"/>'),
)


def page(timelines: Sequence[Timeline]) -> str:
    """The page."""
    body = "\n".join("\n".join(_section(one)) for one in timelines)
    name = heading(timelines[0]) if len(timelines) == 1 else "Timelines"
    return html_page(name, _STYLE, f"{_key()}\n{body}")


def _key() -> str:
    """What the colours and marks of the pictures mean."""
    bar = '<rect class="possible" x="2" y="3" width="30" height="10"/>'
    start = '<span><svg viewBox="0 0 34 16" aria-hidden="true">'
    said = "".join(
        f'{start}<g class="{look}">{bar}{mark}</g></svg> {name}</span>' for look, name, mark in _KEY
    )
    return (
        f'<p class="key">{said}</p>\n<p>A bar reaches from the first day that is possible to the '
        "last; it is full where it certainly went on, faint where one side is open, and has a "
        "broken edge where it is only planned. A red name takes part in a contradiction.</p>"
    )


def _section(timeline: Timeline) -> Iterator[str]:
    name = heading(timeline)
    yield f"<h2>{html.escape(name)}</h2>"
    if said := whole(timeline):
        yield f"<p>First and last day: {said}</p>"
    if timeline.contradictions:
        yield "<h3>What cannot all hold</h3>\n<ul>"
        for one in timeline.contradictions:
            said = html.escape(str(one))
            yield f'<li><span class="{one.severity}">{one.severity}</span>: {said}</li>'
        yield "</ul>"
    yield picture(timeline.items, name)
    yield "<table>\n<thead><tr>"
    yield "".join(f'<th scope="col">{each}</th>' for each in ("days", "what", "id", "why"))
    yield "</tr></thead>\n<tbody>"
    yield from (f"<tr>{''.join(_cells(item))}</tr>" for item in timeline.items)
    yield "</tbody>\n</table>"


def _cells(item: Item) -> Iterator[str]:
    record = item.record
    name, what = html.escape(title(item)), html.escape(kind(record))
    yield f"<td>{days(item)}</td>"
    yield f"<td>{name if name == what else f'{name}<br>{what}'}</td>"
    yield f"<td><code>{record.id}</code></td>"
    yield f"<td>{'<br>'.join(map(html.escape, (*marks(item), *reasons(item))))}</td>"
