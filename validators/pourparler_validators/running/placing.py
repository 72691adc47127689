"""Finds the places of findings: line and column of each value, only for what was found."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from pourparler_validators.contract.finding import Related, TextPlace, UnplacedFinding
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.formats import format_named
from pourparler_validators.formats.editing import TextEdit
from pourparler_validators.formats.places import Lines, Place, Span
from pourparler_validators.running.finding import Finding, Replacement
from pourparler_validators.running.fingerprints import Fingerprints
from pourparler_validators.running.placed import Placed, text_in

Anchor: TypeAlias = tuple[SourceFile, int]
"""A file, and where in its text the JSON value starts that a pointer is relative to."""


def located(findings: Iterable[UnplacedFinding], folder: str | Path) -> list[Finding]:
    """Findings with their places.

    ``folder`` is what paths are relative to where they stand for a record without an id.
    """
    found = list(findings)
    places = _Places(found, folder)
    return [places.located(finding) for finding in found]


class _Places:
    """The places of all findings: each file is looked through once."""

    def __init__(self, findings: Iterable[UnplacedFinding], folder: str | Path) -> None:
        self._fingerprints = Fingerprints(Path(folder))
        wanted: dict[Anchor, set[str]] = {}
        for finding in findings:
            if finding.problem.offset is None:
                _want(wanted, finding.entry, finding.problem.pointer)
            for edit in finding.problem.fix.edits if finding.problem.fix else ():
                _want(wanted, finding.entry, edit.pointer)
            for related in finding.problem.related:
                if related.passage is None:
                    _want(wanted, related.entry or finding.entry, related.pointer)
        self._lines: dict[SourceFile, Lines] = {}
        self._texts: dict[int, Lines] = {}
        self._whole: dict[SourceFile, bool] = {}
        self._found: dict[Anchor, dict[str, Place]] = {
            anchor: format_named(anchor[0].format).locate(
                self._lines_of(anchor[0]).text, anchor[1], pointers
            )
            for anchor, pointers in wanted.items()
        }

    def located(self, finding: UnplacedFinding) -> Finding:
        """A finding with its places."""
        problem = finding.problem
        place = self._placed(
            finding.entry,
            problem.pointer,
            at_name=problem.at_name,
            offset=problem.offset,
            length=problem.length,
            words=problem.words,
            lacks=problem.lacks,
        )
        edits = self._edits(finding)
        return Finding(
            rule=finding.rule,
            severity=finding.severity,
            message=problem.message,
            help=problem.help,
            params=problem.params,
            place=place,
            related=tuple(self._related(one, finding.entry) for one in problem.related),
            fingerprint=self._fingerprints.of(
                finding,
                place.lines.text,
                self._found.get((finding.entry.file, finding.entry.offset), {}),
            ),
            fix=problem.fix if edits else None,
            edits=edits,
            replacements=_replacements(place, edits),
            recurs=problem.recurs,
            waived=finding.waived,
            is_reached=finding.is_reached,
        )

    def _related(self, related: Related, entry: Entry) -> Placed:
        """Another place, which is in the record of the finding if no other is named."""
        if related.passage is not None:
            return self._passage(related, related.passage)
        return self._placed(
            related.entry or entry,
            related.pointer,
            at_name=related.earlier,
            earlier=related.earlier,
            message=related.message,
        )

    def _passage(self, related: Related, passage: TextPlace) -> Placed:
        """The words of a source: in its file, or as far as known in its record."""
        entry = related.entry
        span = Span(passage.start, passage.end)
        key = id(passage.text)
        if key not in self._texts:
            self._texts[key] = Lines(passage.text)
        lines = self._texts[key]
        record = entry.id if entry else None
        file = passage.path or text_in(record)
        where = (lines, file, record, related.pointer, "", span, span, related.message)
        return Placed(*where, article=passage.article)

    def _placed(
        self,
        entry: Entry,
        pointer: str,
        *,
        at_name: bool = False,
        earlier: bool = False,
        offset: int | None = None,
        length: int = 0,
        words: tuple[int, int] | None = None,
        lacks: str = "",
        message: str = "",
    ) -> Placed:
        lines = self._lines_of(entry.file)
        whole = entry.pointer + pointer
        if offset is not None:
            place = Place(Span(offset, offset + length))
        else:
            place = self._found[entry.file, entry.offset][whole]
        if earlier:
            place = place.first
        mark = place.name if at_name and place.name else place.value
        if words is not None:
            mark = format_named(entry.file.format).within(lines.text, place.value, words)
        file, position = entry.order
        cells = entry.file.cells
        cell = None if cells is None else cells.at(f"{whole}/{lacks}" if lacks else whole)
        if cell is not None and lacks:
            mark = Span(mark.start, mark.start)  # the cell is empty
        found = (pointer, whole, place.value, mark, message, position, cell)
        return Placed(lines, file, entry.id, *found)

    def _edits(self, finding: UnplacedFinding) -> tuple[TextEdit, ...]:
        """What the fix does to the text; nothing where a part of it cannot be done."""
        entry, fix = finding.entry, finding.problem.fix
        if fix is None or not self._is_text(entry.file):
            return ()
        text = self._lines_of(entry.file).text
        places = self._found[entry.file, entry.offset]
        write = format_named(entry.file.format).text_edit
        edits = [write(text, edit, places[entry.pointer + edit.pointer]) for edit in fix.edits]
        return tuple(edit for edit in edits if edit) if all(edits) else ()

    def _is_text(self, file: SourceFile) -> bool:
        if file not in self._whole:
            self._whole[file] = file.is_text
        return self._whole[file]

    def _lines_of(self, file: SourceFile) -> Lines:
        if file not in self._lines:
            self._lines[file] = Lines(file.text, file.lines_before)
        return self._lines[file]


def _replacements(place: Placed, edits: Iterable[TextEdit]) -> tuple[Replacement, ...]:
    """Edits of a text by lines and columns; none in a table."""
    if place.cell is not None:
        return ()
    at = place.lines.position
    return tuple(Replacement(at(one.start), at(one.end), one.replacement) for one in edits)


def _want(wanted: dict[Anchor, set[str]], entry: Entry, pointer: str) -> None:
    pointers = wanted.setdefault((entry.file, entry.offset), set())
    while pointer:
        pointers.add(entry.pointer + pointer)
        pointer = pointer.rpartition("/")[0]
    pointers.add(entry.pointer)
