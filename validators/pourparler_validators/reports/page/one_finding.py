"""A finding on the page: what is wrong, the lines side by side, and what to do."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from pourparler_validators.contract.finding import Edit, Fix, Insert, Remove, Rename, SetValue
from pourparler_validators.formats.places import Lines, Span
from pourparler_validators.messages.wording import cut
from pourparler_validators.reports.frames import frame_of, is_in_article
from pourparler_validators.reports.page.markup import apart, code, rule_link, text
from pourparler_validators.reports.summary import CAME_TO_LIGHT

if TYPE_CHECKING:
    from pourparler_validators.entries.cells import Cell
    from pourparler_validators.running.finding import Finding
    from pourparler_validators.running.placed import Placed

_WIDTH: Final = 500
_LEAD: Final = 200
"""So much is shown of a longer line, and of what stands before the place."""
_NO_TEXT: Final = "There is no text to show here."
_LONGEST_NAME: Final = 130
_LONGEST_VALUE: Final = 300


def one_finding(finding: "Finding", more: int, number: int) -> str:
    """The finding of that number; ``more`` others of its kind in its file are not shown."""
    severity = str(finding.severity)
    parts = (
        f"<h4><b>{severity}</b> {text(finding.message)}</h4>",
        f'<p class="about">{" · ".join(_about(finding, number))}</p>',
        _frames(finding),
        *_what_to_do(finding.help, finding.fix),
        f'<p class="note">{text(CAME_TO_LIGHT)}</p>' if finding.came_to_light else "",
        f'<p class="note">{more:,} more of these in this file.</p>' if more else "",
    )
    return (
        f'<article class="{severity}" id="f{number}" data-rule="{text(finding.rule)}">\n'
        + "\n".join(part for part in parts if part)
        + "\n</article>"
    )


def _about(finding: "Finding", number: int) -> Iterator[str]:
    """The number of a finding, its rule, its record and its field."""
    yield f'<a href="#f{number}">{number:,}</a>'
    yield rule_link(finding.rule)
    if finding.place.record:
        yield apart(cut(finding.place.record, _LONGEST_NAME))
    if finding.place.pointer:
        yield code(cut(finding.place.pointer, _LONGEST_NAME))


def _frames(finding: "Finding") -> str:
    """The lines of the record, and beside them those of the article or of other records."""
    own = _frame([finding.place], "own")
    others = "\n".join(_frame(places, "other") for places in _by_line(finding.related))
    beside = f'\n<div class="others">\n{others}\n</div>' if others else ""
    return f'<div class="frames">\n{own}{beside}\n</div>'


def _by_line(places: "Sequence[Placed]") -> "list[list[Placed]]":
    """A place of which nothing is said goes with the one before it, if that is in its line."""
    lines: list[list[Placed]] = []
    for place in places:
        if lines and not place.message and _line_of(place) == _line_of(lines[-1][0]):
            lines[-1].append(place)
        else:
            lines.append([place])
    return lines


def _line_of(place: "Placed") -> "tuple[str, Cell | None, int]":
    read = _as_read(place)
    return place.file, place.cell, read.lines.position(read.mark.start).line


def _frame(places: "Sequence[Placed]", kind: str) -> str:
    first = places[0]
    said = f" {text(first.message)}" if first.message else ""
    where = f"<figcaption>{code(first.where)}{said}</figcaption>"
    return f'<figure class="{kind}">{where}{_line(places)}</figure>'


def _line(places: "Sequence[Placed]") -> str:
    """The line of some places with its number; of a web page that of the article, without one."""
    article = places[0].article
    frame = frame_of([_as_read(place) for place in places], _WIDTH, _LEAD)
    if frame is None:
        return "" if places[0].lines.text else f'<p class="note">{_NO_TEXT}</p>'
    pieces = (frame.pieces[0].lstrip(), *frame.pieces[1:])
    line = "".join(
        f"<mark>{text(piece)}</mark>" if number % 2 else text(piece)
        for number, piece in enumerate(pieces)
    )
    kind = "line prose" if is_in_article(places[0]) else "line"
    number = frame.number if article is None else ""
    return f'<div class="{kind}"><span>{number}</span><pre dir="auto">{line}</pre></div>'


def _as_read(place: "Placed") -> "Placed":
    """The same place; of a web page in the article that was read from it."""
    if place.article is None:
        return place
    mark = Span(place.article.start, place.article.end)
    return replace(place, lines=_lines(place.article.text), mark=mark)


@lru_cache(maxsize=8)
def _lines(words: str) -> Lines:
    return Lines(words)


def _what_to_do(advice: str | None, fix: Fix | None) -> Iterator[str]:
    """The advice, and what the program can do; not twice the same words."""
    if advice and not (fix and fix.title == advice):
        yield f'<p class="help"><b>What to do:</b> {text(advice)}</p>'
    if fix:
        edits = "".join(f"<li>{_edit(edit)}</li>" for edit in fix.edits)
        does = "--fix" if fix.is_safe else "--fix --unsafe-fixes"
        look = "" if fix.is_safe else "; look it over"
        said = f"<b>Fix:</b> {text(fix.title)} (<code>{does}</code> does it{look})"
        yield f'<div class="fix"><p>{said}</p><ul>{edits}</ul></div>'


def _edit(edit: Edit) -> str:
    place = code(cut(edit.pointer, _LONGEST_NAME))
    match edit:
        case SetValue(_, value):
            return f"{place} becomes {_value(value)}"
        case Rename(_, name):
            return f"{place} gets the name {code(cut(name, _LONGEST_NAME))}"
        case Remove():
            return f"{place} is taken out"
        case Insert(_, fields):
            return f"behind {place} comes {_value(dict(fields))}"


def _value(value: Any) -> str:
    return code(cut(json.dumps(value, ensure_ascii=False, default=str), _LONGEST_VALUE))
