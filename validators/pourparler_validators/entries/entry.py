"""A record and where it came from."""

from collections.abc import Mapping
from dataclasses import field
from hashlib import blake2b
from pathlib import PurePath
from typing import Any

from pourparler import Record
from pourparler.document import plain_record
from pourparler_validators.entries.cells import CellsOfRecords
from pourparler_validators.entries.fault import Fault
from pourparler_validators.entries.file_text import file_text
from pourparler_validators.late_dataclasses import dataclass

_MARK = "\ufeff".encode()


@dataclass(slots=True, eq=False)  # one may be made for each line: not frozen, which takes long
class SourceFile:
    """A file that was read, or could not be. It is not changed."""

    path: str
    """The path as it is shown: relative where it was given so, with forward slashes."""
    content: bytes = b""
    format: str = ""
    """The name of the format that it was read as."""
    parts: Mapping[str, bytes] = field(default_factory=dict[str, bytes], repr=False)
    """For tables that are a folder: the contents of its files, by their paths."""
    cells: CellsOfRecords | None = field(default=None, repr=False)
    """For tables: where the values of the content, which is JSON, stand in them."""
    lines_before: int = 0
    """The number of lines of the file that come before the content, where that is a part of it."""

    @property
    def number(self) -> int:
        """How many files it is: one, or those of a folder of tables."""
        return max(len(self.parts), 1)

    @property
    def folder(self) -> str:
        """The folder that paths within its records are relative to."""
        return PurePath(next(iter(self.parts), self.path)).parent.as_posix()

    @property
    def text(self) -> str:
        """The text as people see it, without the byte order mark that a file begins with."""
        if self.lines_before:
            return self.content.decode(errors="replace")
        return file_text(self.content)

    @property
    def mark(self) -> str:
        """The byte order mark that stands before the text, if there is one."""
        return _MARK.decode() if self.content.startswith(_MARK) else ""

    @property
    def is_text(self) -> bool:
        """Whether it can be written again without loss: all of it is UTF-8."""
        return self.text.encode() == self.content.removeprefix(_MARK)


@dataclass(slots=True, eq=False)  # one is made for each record: not frozen, which takes long
class Entry:
    """A place in a file where a record belongs, with what was found there. It is not changed.

    A file as a whole has an entry too, which has the faults of the file.
    """

    file: SourceFile
    position: int
    """The number of the entry within its file, for order."""
    pointer: str = ""
    """Where the record stands: a JSON Pointer within the JSON value at ``offset``."""
    offset: int = 0
    """Where that JSON value starts in the file's text, in code points."""
    record: Record | None = None
    """The record, if its structure is sound."""
    type: str | None = None
    id: str | None = None
    """The record's id, as far as it can be read."""
    faults: tuple[Fault, ...] = ()
    plain: Any = None
    """What stands there as a plain JSON value, if it is an unsound record."""
    is_file: bool = False
    _mark: bytes = field(default=b"", init=False, repr=False)

    def __eq__(self, other: object) -> bool:
        """Entries are one where they stand at one place."""
        return isinstance(other, Entry) and self.order == other.order

    def __hash__(self) -> int:
        return hash(self.order)

    @property
    def value(self) -> Any:
        """What stands there as a plain JSON value, whether it is sound or not."""
        return self.plain if self.record is None else plain_record(self.record)

    @property
    def mark(self) -> bytes:
        """A checksum of what stands there, and of the file's name; worked out once."""
        if not self._mark:
            record = self.record
            stands = repr((self.type, self.id, self.plain, self.faults, self.is_file))
            said = stands if record is None else record.model_dump_json()
            whole = f"{self.file.path}\0{said}".encode(errors="surrogatepass")
            self._mark = blake2b(whole, digest_size=16).digest()
        return self._mark

    @property
    def order(self) -> tuple[str, int]:
        """Sorts entries by path and place."""
        return self.file.path, self.position

    @property
    def rank(self) -> tuple[str, str, int]:
        """Sorts records by id, so that the names of files do not matter; of one id by place."""
        return self.id or "", *self.order

    @property
    def name(self) -> str:
        """What to call the record in a message."""
        return self.id or self.type or "a record"
