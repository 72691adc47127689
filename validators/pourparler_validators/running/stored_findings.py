"""Findings that are too many to be kept: they stand in files, and are read one by one, in order."""

import heapq
import pickle
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any, Final, overload
from weakref import finalize

from pourparler_validators.contract.finding import Severity, UnplacedFinding
from pourparler_validators.formats.places import Lines, Span
from pourparler_validators.running.finding import (
    Begin,
    Figures,
    Finding,
    FindingsOnDisk,
    Kind,
    figures_of,
    figures_of_kinds,
    kind_of,
)
from pourparler_validators.running.index import on_disk
from pourparler_validators.running.placed import AROUND, Placed
from pourparler_validators.running.placing import located

_COLUMNS: Final = "path, sheet, line, column, rule, pointer, other_line, other_column, message"
_KIND: Final = "severity, is_waived, is_baselined, came_to_light"
_BESIDE: Final = AROUND + 1
"""So many characters before a place and after it may be shown with it, or half a line break."""
_AT_ONCE: Final = 50_000
"""So many findings get their places at once; a file is looked through for each part of them."""
_MARKS: Final = ", ".join("?" * 14)


def store(path: Path, findings: Iterable[Finding]) -> None:
    """Adds findings to a file, which is made where there is none.

    Raises :class:`UsageError` where there is no room for them.
    """
    with on_disk(), closing(sqlite3.connect(path)) as file, file:
        file.execute(f"CREATE TABLE IF NOT EXISTS finding ({_COLUMNS}, {_KIND}, finding)")
        file.executemany(f"INSERT INTO finding VALUES ({_MARKS})", map(_row, findings))  # noqa: S608 (question marks)


def store_unplaced(
    path: Path, findings: Sequence[UnplacedFinding], folder: str | Path, at_once: int
) -> None:
    """Finds the places of findings, so many at once, and adds them to a file.

    ``folder`` is what paths are relative to where they stand for a record without an id. Raises
    :class:`UsageError` where there is no room for them.
    """
    for start in range(0, len(findings), at_once):
        store(path, located(findings[start : start + at_once], folder))


def stored(findings: Sequence[UnplacedFinding], folder: str | Path) -> "StoredFindings":
    """Findings with their places, which are on disk.

    Raises :class:`UsageError` where there is no room for them.
    """
    work = WorkFolder()
    path = Path(work.path, "findings")
    store_unplaced(path, findings, folder, _AT_ONCE)
    return findings_in([path], work)


class WorkFolder:
    """A folder for temporary files, which is there as long as somebody holds it.

    Raises :class:`UsageError` where it cannot be made.
    """

    def __init__(self) -> None:
        with on_disk():
            self.path = Path(mkdtemp(prefix="pourparler-"))
        finalize(self, rmtree, self.path, ignore_errors=True)


def findings_in(paths: Sequence[Path], folder: WorkFolder) -> "StoredFindings":
    """The findings of some files of a folder, which is there as long as somebody holds them."""

    def read(_held: WorkFolder = folder) -> Iterator[Finding]:
        for row in heapq.merge(*map(_rows, paths), key=lambda row: row[:-1]):
            yield pickle.loads(row[-1])  # noqa: S301 (written by this process)

    return StoredFindings(read, count=lambda: _counted(paths))


class StoredFindings(FindingsOnDisk):
    """Findings that are on disk, in order, each read when it is asked for."""

    def __init__(
        self,
        read: Callable[[], Iterator[Finding]],
        changes: Sequence[Begin] = (),
        count: Callable[[], Figures] | None = None,
    ) -> None:
        """``count`` tells how many there are of each kind, sooner than reading them does."""
        self._read = read
        self._changes = changes
        self._count = count
        self._figures: Figures | None = None
        self._length: int | None = None

    def __iter__(self) -> Iterator[Finding]:
        changes = [begin() for begin in self._changes]
        for each in self._read():
            finding: Finding | None = each
            for change in changes:
                finding = finding and change(finding)
            if finding is not None:
                yield finding

    def __len__(self) -> int:
        if self._length is None:
            self._length = sum(1 for _ in self)
        return self._length

    def __bool__(self) -> bool:
        return next(iter(self), None) is not None

    @overload
    def __getitem__(self, index: int) -> Finding: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Finding]: ...

    def __getitem__(self, index: int | slice) -> Finding | Sequence[Finding]:
        if isinstance(index, slice):
            return [*islice(self, *index.indices(len(self)))]
        found = next(islice(self, index, None), None) if index >= 0 else [*self][index]
        if found is None:
            raise IndexError(index)
        return found

    def changed(self, begin: Begin) -> "StoredFindings":
        """The same findings after a change, which is made whenever they are read."""
        return StoredFindings(self._read, (*self._changes, begin))

    def figures(self) -> Figures:
        """How many there are of each kind; they are counted once."""
        if self._figures is None:
            self._figures = self._count() if self._count else figures_of(self)
        return self._figures


def _row(finding: Finding) -> tuple[Any, ...]:
    path, sheet, place, rule, pointer, other, message = finding.order
    key = (path, sheet, place.line, place.column, rule, pointer, other.line, other.column, message)
    return (*key, *kind_of(finding), pickle.dumps(clipped(finding), pickle.HIGHEST_PROTOCOL))


def clipped(finding: Finding) -> Finding:
    """The finding with no more of the texts around its places than a report shows."""
    if all(len(each.lines.starts) == 1 for each in (finding.place, *finding.related)):
        return finding  # what stands in one line is shown whole
    related = tuple(map(_clipped, finding.related))
    edited = [end for edit in finding.edits for end in (edit.start, edit.end)]
    return replace(finding, place=_clipped(finding.place, edited), related=related)


def _rows(path: Path) -> Iterator[tuple[Any, ...]]:
    """The rows of a file in order, which Python and SQLite take for the same: by code points."""
    with on_disk(), closing(sqlite3.connect(path)) as file:
        yield from file.execute(f"SELECT {_COLUMNS}, finding FROM finding ORDER BY {_COLUMNS}")  # noqa: S608 (names of ours)


def _counted(paths: Iterable[Path]) -> Figures:
    """How many findings of each kind some files have."""
    return figures_of_kinds(kind for path in paths for kind in _kinds(path))


def _kinds(path: Path) -> Iterator[tuple[Kind, int]]:
    with on_disk(), closing(sqlite3.connect(path)) as file:
        rows = file.execute(f"SELECT {_KIND}, count(*) FROM finding GROUP BY {_KIND}")  # noqa: S608 (names of ours)
        for severity, *said, number in rows:
            yield Kind(Severity(severity), *map(bool, said)), number


def _clipped(placed: Placed, shown: Sequence[int] = ()) -> Placed:
    """The same place with no more of the text than the lines around it that a report shows.

    ``shown`` are other places in the text that a report shows, too.
    """
    lines, whole = placed.lines, placed.lines.text
    if len(lines.starts) == 1:  # one line, which is shown
        return placed
    ends = (placed.value.start, placed.value.end, placed.mark.start, placed.mark.end, *shown)
    first = lines.position(max(min(ends) - _BESIDE, 0)).line
    last = lines.position(min(max(ends) + _BESIDE, len(whole))).line
    start = lines.start(first)
    return replace(
        placed,
        lines=Lines(whole[start : lines.start(last) + len(lines.line(last))], first - 1),
        value=_moved(placed.value, start),
        mark=_moved(placed.mark, start),
    )


def _moved(span: Span, start: int) -> Span:
    return Span(span.start - start, span.end - start)
