"""Findings as editors show them: below the words, with what else they have to do with.

What is sent of a finding is made once. Its places are counted from where their records start, so
that it moves along with them, however much is typed before.
"""

from collections.abc import Sequence
from dataclasses import field
from typing import Any, Final, TypeAlias

from lsprotocol import types as lsp

from pourparler_validators.contract.finding import Remove, Severity
from pourparler_validators.formats.places import Span
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.manual_address import manual_address
from pourparler_validators.running.finding import Finding
from pourparler_validators.running.placed import Placed
from pourparler_validators.serving.language_server.buffers import Buffer
from pourparler_validators.serving.language_server.dataset import Dataset
from pourparler_validators.serving.language_server.pointing import Pointing, uri_of

SOURCE: Final = "pourparler"

Json: TypeAlias = dict[str, Any]
"""A part of a message, as it is sent."""
Point: TypeAlias = tuple[int, int]
"""A line and a column, both from 0, as the editor counts."""

_SEVERITIES: Final = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding, and what an editor is sent of it."""

    finding: Finding
    written: Json

    @property
    def range(self) -> lsp.Range:
        """What is underlined."""
        start, end = (self.written["range"][one] for one in ("start", "end"))
        return lsp.Range(lsp.Position(**start), lsp.Position(**end))


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A place in a record."""

    place: Placed
    mark: Span
    """What is marked, in the text of the record alone."""
    ends: tuple[Point, Point]
    """The same by lines and columns."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is made once of a finding."""

    finding: Finding
    stretch: _Stretch
    written: Json
    """All that is sent but places, which may move."""
    beside: Sequence[tuple[str, "Json | _Stretch | Placed"]]
    """What other places have to do with it, and where they are: where that does not move, in a
    record, or in the text that the record of a source holds."""


@dataclass(slots=True)
class Showing:
    """What is shown of a file of a dataset, kept until other things are found."""

    dataset: Dataset
    pointing: Pointing
    _kept: dict[int, _Kept] = field(default_factory=dict[int, _Kept])
    _starts: dict[tuple[str, int], Point | None] = field(
        default_factory=dict[tuple[str, int], Point | None]
    )
    """Where records start now, by their files and numbers; none for one that is cut through."""
    _texts: dict[int, Buffer] = field(default_factory=dict[int, Buffer])
    """The texts of records alone, by what holds their lines."""

    def of(self, path: str, buffer: Buffer) -> Sequence[Shown]:
        """What is found in a file, in order. Of much that waits to be judged, a part is."""
        self.pointing.keep(path, buffer)
        faults = [self._fault(one, buffer) for one in self.dataset.faults(path)]
        findings = self.dataset.findings(path)
        found = [self._kept.get(id(one)) or self._made(one) for one in findings]
        self._kept = {id(one.finding): one for one in found}
        shown = [*faults, *(Shown(one.finding, self._written(one)) for one in found)]
        self._starts.clear()
        self._texts.clear()
        return sorted(shown, key=_order)

    def _fault(self, finding: Finding, buffer: Buffer) -> Shown:
        """What keeps the text from being read, which is found in the text as it is."""
        mark = _one_line(finding.place.lines.text, finding.place.mark)
        within = _ends(buffer, mark)
        return Shown(finding, {**self._lasting(finding), "range": _range(*within)})

    def _made(self, finding: Finding) -> _Kept:
        place = finding.place
        mark = _one_line(place.lines.text, place.mark)
        beside = [(one.message, self._beside(one)) for one in finding.related]
        return _Kept(finding, self._stretch(place, mark), self._lasting(finding), beside)

    def _lasting(self, finding: Finding) -> Json:
        """What is sent of a finding wherever it stands."""
        written: Json = {
            "message": finding.message + (f"\n{finding.help}" if finding.help else ""),
            "severity": _SEVERITIES[finding.severity].value,
            "code": finding.rule,
            "source": SOURCE,
        }
        if _is_unnecessary(finding):
            written["tags"] = [lsp.DiagnosticTag.Unnecessary.value]
        if self.dataset.is_own(finding.rule):
            written["codeDescription"] = {"href": manual_address(finding.rule)}
        return written

    def _beside(self, place: Placed) -> "Json | _Stretch | Placed":
        if place.cell is None and place.file in self.dataset.files:
            return self._stretch(place, place.mark)
        fixed = self.pointing.fixed(self.dataset, place)
        return place if fixed is None else _location(fixed)

    def _stretch(self, place: Placed, mark: Span) -> _Stretch:
        key = id(place.lines)
        if key not in self._texts:
            self._texts[key] = Buffer(place.lines.text, encoding=self.pointing.encoding)
        return _Stretch(place, mark, _ends(self._texts[key], mark))

    def _written(self, kept: _Kept) -> Json:
        """What is sent of a finding where it stands now."""
        written = {**kept.written, "range": self._range(kept.stretch)}
        if kept.beside:
            written["relatedInformation"] = [
                {"location": self._location(place), "message": message}
                for message, place in kept.beside
            ]
        return written

    def _location(self, place: "Json | _Stretch | Placed") -> Json:
        if isinstance(place, _Stretch):
            return {"uri": uri_of(place.place.file), "range": self._range(place)}
        if isinstance(place, Placed):
            return _location(self.pointing.location_of(self.dataset, place))
        return place

    def _range(self, stretch: _Stretch) -> Json:
        """Where a stretch of a record is now."""
        key = stretch.place.key
        if key not in self._starts:
            self._starts[key] = self._start(stretch.place)
        start = self._starts[key]
        if start is not None:
            return _range(*(_moved(one, start) for one in stretch.ends))
        known, mark = self.dataset.files[stretch.place.file], stretch.mark
        first = known.start_of(stretch.place)
        span = known.moved(first + mark.start, first + mark.end)
        return _range(*_ends(self._buffer(stretch.place), span))

    def _start(self, place: Placed) -> Point | None:
        start = self.dataset.files[place.file].start_now(place)
        return None if start is None else _point(self._buffer(place).position(start))

    def _buffer(self, place: Placed) -> Buffer:
        return self.pointing.buffer(place.file, self.dataset.files[place.file].present.text)


def _moved(point: Point, start: Point) -> Point:
    """A place in a record that starts there."""
    line, column = point
    return (start[0] + line, column) if line else (start[0], start[1] + column)


def _ends(buffer: Buffer, span: Span) -> tuple[Point, Point]:
    found = buffer.range(span.start, span.end)
    return _point(found.start), _point(found.end)


def _point(position: lsp.Position) -> Point:
    return position.line, position.character


def _range(start: Point, end: Point) -> Json:
    first, last = ({"line": line, "character": column} for line, column in (start, end))
    return {"start": first, "end": last}


def _location(found: lsp.Location) -> Json:
    ends = _point(found.range.start), _point(found.range.end)
    return {"uri": found.uri, "range": _range(*ends)}


def _order(shown: Shown) -> tuple[int, int, str]:
    start = shown.written["range"]["start"]
    return start["line"], start["character"], shown.finding.rule


def _is_unnecessary(finding: Finding) -> bool:
    """Whether what is found is to be taken out, and nothing else is to be done."""
    edits = finding.fix.edits if finding.fix else ()
    return bool(edits) and all(isinstance(edit, Remove) for edit in edits)


def _one_line(text: str, span: Span) -> Span:
    """A stretch, or what of it is in its first line: an object of many lines is not underlined."""
    end = text.find("\n", span.start, span.end)
    if end < 0:
        return span
    return Span(span.start, end - 1 if text[end - 1] == "\r" else end)
