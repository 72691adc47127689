"""Findings for a language model that is to repair its own answer: one line each, worst first."""

from collections.abc import Iterator
from heapq import nsmallest
from typing import TYPE_CHECKING, Final

from pourparler_validators.messages.wording import counted, cut, ordinal, visible
from pourparler_validators.reports.frames import is_in_article
from pourparler_validators.reports.recurring import gathered
from pourparler_validators.reports.style import Style
from pourparler_validators.reports.summary import part_of

if TYPE_CHECKING:
    from pourparler_validators.running.finding import Finding
    from pourparler_validators.running.placed import Placed
    from pourparler_validators.running.report import Report

IS_FOR_PEOPLE: Final = True

_MOST: Final = 50
"""The most findings that are shown, where nothing else is said."""
_AROUND: Final = 80
"""The characters of an article that are shown before and after a place, up to whole words."""
_FARTHEST: Final = 2 * _AROUND
"""The most that a whole word is followed: some languages have no spaces."""
_LONGEST: Final = 100
"""The most characters of an id, a pointer or a value."""


def llm(report: "Report", style: Style) -> Iterator[str]:
    """One line a finding: severity, record, field, what is wrong, what to do, the article's words.

    No more of them than the style says, else 50; errors first, then in the order of the file. What
    to do is said once, where several findings ask for the same.
    """
    most = _MOST if style.max_findings is None else style.max_findings
    hidden = number = len(report.open_findings)
    told: set[str | None] = {None}
    found = gathered(report.open_findings)
    for finding, more in nsmallest(most, found, key=lambda one: one[0].severity.rank):
        yield f"{_line(finding, more, has_help=finding.help not in told)}\n"
        told.add(finding.help)
        hidden -= 1 + more
    if hidden:
        yield f"{counted(hidden, 'more finding')}.\n"
    if not number and style.has_summary:
        yield "No findings.\n"
    if style.has_summary:
        yield from (f"{said}\n" for said in part_of(report))


def _line(finding: "Finding", more: int, *, has_help: bool) -> str:
    parts = [f"{finding.severity}[{finding.rule}] {_where(finding.place)}: {finding.message}"]
    if has_help and finding.help:
        parts.append(finding.help)
    parts += dict.fromkeys(said for place in finding.related if (said := _said(place)))
    if more:
        parts.append(f"{more:,} more of these")
    return "; ".join(visible(part) for part in parts)


def _where(place: "Placed") -> str:
    """The record and the field, as the model wrote them; a record without id by its place."""
    record = place.record or f"{_unnamed(place)} ({place.where})"
    return f"{cut(record, _LONGEST)} {cut(place.pointer, _LONGEST)}".rstrip()


def _unnamed(place: "Placed") -> str:
    """A record without id: which one of its list it is, if it is in one."""
    step = place.document_pointer.removesuffix(place.pointer).rpartition("/")[2]
    is_item = place.cell is None and step.isdecimal()
    return f"the {ordinal(int(step) + 1)} record" if is_item else "the record"


def _said(place: "Placed") -> str:
    """What another place says: an article its words around it, a field its value.

    Nothing of a text that is not there, as where a report was kept longer than its files.
    """
    text, span = place.lines.text, place.mark
    if place.article is not None:
        words = _words(place.article.text, place.article.start, place.article.end)
        return f"{place.record} has: {words}"
    if not place.pointer:
        return f"see {_where(place)}"
    if not text:
        return ""
    if is_in_article(place):
        return f"{place.record} has: {_words(text, span.start, span.end)}"
    value = " ".join(text[place.value.start : place.value.end].split())
    return f"{_where(place)} is {cut(value, _LONGEST)}"


def _words(text: str, start: int, end: int) -> str:
    """The words of an article around a place, in one line, cut between words if these are short."""
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    while first > start - _FARTHEST and first > 0 and not text[first - 1].isspace():
        first -= 1
    while last < end + _FARTHEST and last < len(text) and not text[last].isspace():
        last += 1
    lead, trail = "… " if first else "", " …" if last < len(text) else ""
    return f"{lead}{' '.join(text[first:last].split())}{trail}"
