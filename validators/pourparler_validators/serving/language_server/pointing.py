"""Places in files, as an editor opens them."""

import os
from dataclasses import field
from functools import lru_cache

from lsprotocol import types as lsp
from pygls.uris import from_fs_path

from pourparler_validators.entries.entry import Entry
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.project.file_system import is_file
from pourparler_validators.running.placed import Placed
from pourparler_validators.serving.language_server.buffers import Buffer
from pourparler_validators.serving.language_server.dataset import Dataset


@dataclass(slots=True)
class Pointing:
    """Points at places, and keeps the texts in which it did so last, by their paths."""

    encoding: str = "utf-16"
    _buffers: dict[str, Buffer] = field(default_factory=dict[str, Buffer])

    def keep(self, path: str, buffer: Buffer) -> None:
        """Has the text of a file that is open at hand."""
        self._buffers[path] = buffer

    def buffer(self, path: str, text: str) -> Buffer:
        """A text with its lines."""
        buffer = self._buffers.get(path)
        if buffer is None or buffer.text != text:
            buffer = self._buffers[path] = Buffer(text, encoding=self.encoding)
        return buffer

    def passage(self, path: str, text: str, start: int, end: int) -> lsp.Location:
        """A stretch of the text of a file."""
        return lsp.Location(uri_of(path), self.buffer(path, text).range(start, end))

    def location(self, dataset: Dataset, entry: Entry, pointer: str = "") -> lsp.Location:
        """A value of a record."""
        if entry.file.cells is not None:
            cell = entry.file.cells.at(entry.pointer + pointer)
            return _line(cell.file, cell.row)
        span = dataset.place(entry, pointer)
        known = dataset.files.get(entry.file.path)
        text = known.present.text if known else entry.file.text
        return self.passage(entry.file.path, text, span.start, span.end)

    def fixed(self, dataset: Dataset, place: Placed) -> lsp.Location | None:
        """A place outside of the texts of records, which stays where it is; else none."""
        if place.cell is not None:
            return _line(place.path, place.cell.row)
        if not is_file(place.file) and dataset.links.to(place.record or "") is not None:
            return None
        return self.passage(place.file, place.lines.text, place.mark.start, place.mark.end)

    def location_of(self, dataset: Dataset, place: Placed) -> lsp.Location:
        """A place in the text that a source has in its record, which may have moved."""
        source = dataset.links.to(place.record or "")
        if source is not None:
            return self.location(dataset, source, "/text")
        return self.passage(place.file, place.lines.text, place.mark.start, place.mark.end)


def _line(path: str, row: int) -> lsp.Location:
    line = lsp.Position(max(row - 1, 0), 0)
    return lsp.Location(uri_of(path), lsp.Range(line, line))


@lru_cache(1024)
def uri_of(path: str) -> str:
    """The address of a file."""
    return from_fs_path(os.path.abspath(path)) or ""  # noqa: PTH100 - Path keeps ..
