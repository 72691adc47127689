"""A report that was written as JSON or JSON Lines, read again: all other formats are made of it."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from pourparler_validators.contract.finding import (
    Edit,
    Fix,
    Insert,
    RecordShare,
    Remove,
    Rename,
    SetValue,
    Share,
    Tally,
)
from pourparler_validators.entries.cells import Cell
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.formats.places import Lines, Position, Span
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.json_pointer import pointer_to
from pourparler_validators.messages.json_values import is_object
from pourparler_validators.reports import stored_form as form
from pourparler_validators.reports.known.json import VERSION
from pourparler_validators.running.finding import Finding, Placed
from pourparler_validators.running.outcome import InternalError
from pourparler_validators.running.report import Report

_BEGINNING: Final = Position(1, 1)


@dataclass(frozen=True, slots=True)
class StoredPlace(Placed):
    """A place whose line and column are known, also where its file is no longer there."""

    first: Position = _BEGINNING
    last: Position = _BEGINNING

    @property
    def where(self) -> str:
        """The file with the place, as a person finds it."""
        if self.cell is not None:
            return str(self.cell)
        return f"{self.file}:{self.first.line}:{self.first.column}"

    def before(self, position: Position) -> str:
        """The line before a position; as many spaces where the line is not known."""
        if self.lines.text:
            return Placed.before(self, position)
        return " " * (position.column - 1)

    @property
    def start(self) -> Position:
        """The line and column where the value starts."""
        return self.first

    @property
    def end(self) -> Position:
        """The line and column just after the value."""
        return self.last


Texts = Callable[[str], str | None]
"""Gives the text of a file by its path; nothing where it is not there any more."""


def report_in(text: str, name: str, texts: Texts) -> Report:
    """The report that a text holds.

    The lines of files are shown as they are now. ``name`` is what the text is called in messages.
    Raises :class:`UsageError` for a text that is no report, or one of another version.
    """
    plain = _plain(text, name)
    if plain.get("version") != VERSION:
        said = f"it has the version {plain.get('version')!r:.20}, and {VERSION} can be read"
        raise _refusal(name, said if "version" in plain else "it has no version")
    try:
        stored = form.Report.model_validate(plain)
    except ValidationError as error:
        first = error.errors()[0]
        where = pointer_to(first["loc"]) or "the whole"
        raise _refusal(name, f"{where}: {first['msg'].lower()}") from None
    return _report(stored, _Files(texts))


def _refusal(name: str, reason: str) -> UsageError:
    return UsageError(
        f"{name} is no report that can be read: {reason}; pourparler check --format json writes one"
    )


def _plain(text: str, name: str) -> dict[str, Any]:
    """The report as a JSON value, whether it stands in one value or in a line a finding."""
    try:
        lines = text.splitlines()
        if len(lines) > 1 and lines[0].rstrip().endswith("}"):
            first, *findings, last = (json.loads(line) for line in lines)
            if is_object(first) and is_object(last):
                return {**first, **last, "findings": findings}
        whole: object = json.loads(text)
    except (ValueError, RecursionError):
        raise _refusal(name, "it is no JSON, or was cut off") from None
    if not is_object(whole):
        raise _refusal(name, "it is no JSON object")
    return dict(whole)


def _report(stored: form.Report, files: "_Files") -> Report:
    summary = stored.summary
    return Report(
        findings=tuple(map(files.finding, stored.findings)),
        tallies={
            name: Tally(one.held, one.found, one.not_applicable, dict(one.could_not))
            for name, one in stored.checked.items()
        },
        errors=tuple(InternalError(e.rule, e.record, e.reason) for e in stored.internal_errors),
        files=summary.files,
        records=summary.records,
        passed_over=summary.passed_over,
        today=stored.today,
        beside_dataset=summary.beside_dataset,
        links_out=summary.links_out,
        shares=tuple(_shares(stored)),
    )


def _shares(stored: form.Report) -> Iterator[RecordShare]:
    file = SourceFile("")
    for share in stored.shares:
        for number, one in enumerate(share.records):
            entry = Entry(file, number, id=one.record)
            yield RecordShare(share.rule, entry, Share(share.of, one.part, one.whole))


class _Files:
    """The lines of the files that findings stand in, as far as they are there."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._known: dict[str, Lines] = {}
        self._numbers: dict[tuple[str, str | None], int] = {}

    def finding(self, one: form.Finding) -> Finding:
        """A finding with its places."""
        return Finding(
            rule=one.rule,
            severity=one.severity,
            message=one.message,
            help=one.help,
            params=one.params,
            place=self._place(one, ""),
            related=tuple(self._place(place, place.message) for place in one.related),
            fingerprint=one.fingerprint,
            fix=_fix(one.fix) if one.fix else None,
            waived=one.waived,
            is_baselined=one.baselined,
            came_to_light=one.came_to_light,
        )

    def _lines(self, path: str) -> Lines:
        if path not in self._known:
            self._known[path] = Lines(self._texts(path) or "")
        return self._known[path]

    def _place(self, one: form.Place, message: str) -> StoredPlace:
        first = Position(one.start.line, one.start.column)
        last = Position(one.end.line, one.end.column)
        lines = self._lines(one.file)
        span = _span(lines, first, last)
        return StoredPlace(
            lines=lines if span else _NO_LINES,
            file=one.file,
            record=one.record,
            pointer=one.pointer,
            document_pointer=one.document_pointer,
            value=span or _NOWHERE,
            mark=span or _NOWHERE,
            message=message,
            number=self._numbers.setdefault((one.file, one.record), len(self._numbers)),
            cell=_cell(one),
            first=first,
            last=last,
        )


_NO_LINES: Final = Lines("")
_NOWHERE: Final = Span(0, 0)


def _span(lines: Lines, first: Position, last: Position) -> Span | None:
    """Where a value stands in a text; nothing where the text has no such line or column."""
    if max(first.line, last.line) > len(lines.starts):
        return None
    ends = [lines.start(one.line) + one.column - 1 for one in (first, last)]
    are_there = all(one.column <= len(lines.line(one.line)) + 1 for one in (first, last))
    return Span(*ends) if are_there and lines.text else None


def _cell(one: form.Place) -> Cell | None:
    if one.row is None:
        return None
    column = 0
    for letter in one.column:
        column = 26 * column + ord(letter) - ord("A") + 1
    return Cell(one.file, one.sheet, one.row, column, one.heading)


def _fix(stored: form.Fix) -> Fix:
    return Fix(stored.title, tuple(_EDITS[one.action](one) for one in stored.edits), stored.safe)


_EDITS: Final[Mapping[str, Callable[[form.Edit], Edit]]] = {
    "set": lambda one: SetValue(one.pointer, one.value),
    "rename": lambda one: Rename(one.pointer, one.name),
    "remove": lambda one: Remove(one.pointer),
    "insert": lambda one: Insert(one.pointer, one.fields),
}
