"""The parts of a workbook's file, which is a zip archive: how they are found and read."""

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from pourparler_validators.formats.xlsx_reading.scanning import BrokenXmlError, Scanner
from pourparler_validators.late_dataclasses import dataclass

MOST_BYTES: Final = 512 * 1024**2
"""The most bytes that all parts which are read may have, unpacked."""

_BLOCK: Final = 2**16
_OLD: Final = b"\xd0\xcf\x11\xe0"
"""What files of the old Excel begin with, and those that are locked with a password."""
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_ZIP: Final = b"PK"
_UNREADABLE: Final = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, NotImplementedError, OSError, OverflowError, RuntimeError, ValueError),
)
"""What the standard library raises for a part that is damaged, or packed in another way."""

SAVE_AGAIN: Final = "open it in the spreadsheet program and save it as .xlsx again"


class BrokenWorkbookError(ValueError):
    """A workbook that cannot be read: why, as a clause, and what to do."""

    def __init__(self, reason: str, advice: str = SAVE_AGAIN) -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part names as belonging to it."""

    kind: str
    """The last word of its type: ``worksheet``, ``styles``, ``sharedStrings``."""
    part: str


class Package:
    """The parts of a workbook. Raises :class:`BrokenWorkbookError` for what is none."""

    def __init__(self, content: bytes) -> None:
        if content.startswith(_OLD):
            raise _old(content)
        if not content.startswith(_ZIP):
            raise BrokenWorkbookError("is no workbook, whatever its name says")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except _UNREADABLE:
            raise BrokenWorkbookError("is a workbook that is damaged or cut off") from None
        self._left = MOST_BYTES

    def blocks(self, part: str) -> Iterator[bytes]:
        """The bytes of a part. Raises :class:`BrokenWorkbookError` where they cannot be had."""
        try:
            entry = self._archive.getinfo(part)
        except KeyError:
            raise BrokenWorkbookError(f"has no part {part}, which it names") from None
        self._left -= entry.file_size
        if self._left < 0:
            size = f"{MOST_BYTES // 1024**2} MiB"
            raise BrokenWorkbookError(f"holds more than {size} when it is unpacked", "divide it")
        try:
            with self._archive.open(entry) as stream:
                while block := stream.read(_BLOCK):
                    yield block
        except _UNREADABLE:
            raise BrokenWorkbookError(f"is damaged: its part {part} cannot be unpacked") from None

    def scan(self, part: str, scanner: Scanner) -> Iterator[None]:
        """Feeds a part to a scanner, and halts after each block for what it has gathered."""
        try:
            for block in self.blocks(part):
                scanner.feed(block)
                yield
            scanner.close()
        except BrokenXmlError as error:
            raise BrokenWorkbookError(f"is damaged: its part {part} {error}") from None

    def scan_all(self, part: str, scanner: Scanner) -> None:
        """Feeds the whole of a part to a scanner."""
        for _ in self.scan(part, scanner):
            pass

    def relations(self, part: str) -> dict[str, Relation]:
        """What belongs to a part, by the names that it uses; the workbook belongs to ``""``."""
        folder, name = posixpath.split(part)
        found: dict[str, Relation] = {}

        def start(name: str, attributes: dict[str, str]) -> None:
            if name == "Relationship" and attributes.get("TargetMode") != "External":
                target = posixpath.normpath(
                    posixpath.join("/", folder, attributes.get("Target", ""))
                )
                kind = attributes.get("Type", "").rpartition("/")[2]
                found[attributes.get("Id", "")] = Relation(kind, target.lstrip("/"))

        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path in self._archive.namelist():
            self.scan_all(path, Scanner(start))
        return found


def _old(content: bytes) -> BrokenWorkbookError:
    if _LOCKED in content:
        advice = "open it with its password and save it without one"
        return BrokenWorkbookError("is a workbook that is locked with a password", advice)
    return BrokenWorkbookError("is a workbook of the old form .xls, whatever its name says")
