"""Finds the texts of sources: in the record, beside it, or in the folders of the settings.

Nothing is read outside the folder of the record's file and those of the settings, whatever a
path or a symbolic link says.
"""

import errno
import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from pourparler import Source
from pourparler_validators.contract.questions import Loaded, Missing
from pourparler_validators.entries.entry import Entry
from pourparler_validators.formats.article_text import PAGES, PLAIN
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.project.file_system import is_folder, leads_within

MAX_TEXT: Final = 16 * 1024**2
"""The longest text, in bytes."""

SUFFIXES: Final = (*sorted(PAGES), PLAIN)
"""What the names of texts end with."""


class Sought(NamedTuple):
    """What a text outside of its record is looked for by."""

    folder: str
    """The folder of the record's file."""
    name: str | None
    """The path that the source gives; without one its checksum counts."""
    sha256: str | None


class Looked(NamedTuple):
    """What was looked for, and what was found."""

    sought: Sought
    path: str | None
    """The file of the text, if there is one."""
    digest: str
    """The checksum of its bytes, or why there is none."""


def sought_by(entry: Entry) -> Sought | None:
    """What the text of a source is looked for by; nothing where no file can hold it."""
    source = entry.record
    if not isinstance(source, Source) or source.text is not None:
        return None
    if source.text_file is None and source.sha256 is None:
        return None
    return Sought(entry.file.folder, source.text_file, source.sha256)


def looked(sought: Sought, found: Loaded | Missing) -> Looked:
    """What was looked for, with what was found, in short."""
    if isinstance(found, Missing):
        return Looked(sought, None, f"{found.kind}: {found.reason}")
    return Looked(sought, found.path, hashlib.sha256(found.content).hexdigest())


@dataclass(slots=True)
class TextFolders:
    """Where the texts of sources lie, beside the files of the records."""

    folders: Sequence[str] = ()
    _by_hash: dict[str, Path] | None = None
    _is_locked: bool = False
    """Whether a folder could not be searched."""

    def load(self, entry: Entry) -> Loaded | Missing:
        """The text of a source, or why there is none."""
        source = entry.record
        if not isinstance(source, Source):
            return Missing("no-source", "the source is missing or not sound")
        if source.text is not None and source.text_file is not None:
            return Missing("two-texts", "the source gives its text twice")
        if source.text is not None:
            return Loaded(source.text.encode(errors="surrogatepass"), None)
        sought = sought_by(entry)
        return _NO_TEXT if sought is None else self.find(sought)

    def find(self, sought: Sought) -> Loaded | Missing:
        """The text that is looked for, or why it is not there."""
        if sought.name is not None:
            return self._named(sought.folder, sought.name)
        return _NO_TEXT if sought.sha256 is None else self._hashed(sought.sha256)

    def _named(self, beside: str, name: str) -> Loaded | Missing:
        if Path(name).is_absolute() or ".." in Path(name).parts or "\\" in name:
            return _OUTSIDE
        folders = (Path(beside), *map(Path, self.folders))
        missing: list[Missing] = []
        for folder in folders:
            found = _within(folder, name)
            if isinstance(found, Loaded):
                return found
            missing.append(found)
        return min(missing, key=lambda one: _TELLING.index(one.kind))

    def _hashed(self, sha256: str) -> Loaded | Missing:
        """The file of the folders whose bytes have that checksum."""
        if self._by_hash is None:
            self._by_hash = {}
            for path in self._files():
                found = _read(path)
                if isinstance(found, Loaded):
                    self._by_hash[hashlib.sha256(found.content).hexdigest()] = path
        if sha256 in self._by_hash:
            return _read(self._by_hash[sha256])
        return _LOCKED if self._is_locked else _NO_TEXT

    def _files(self) -> Iterator[Path]:
        for folder in self.folders:
            for parent, folders, names in os.walk(folder, onerror=self._note_locked):
                folders.sort()
                paths = (Path(parent, name) for name in sorted(names) if name.endswith(SUFFIXES))
                yield from (path for path in paths if leads_within(path, folder))

    def _note_locked(self, error: OSError) -> None:
        self._is_locked |= isinstance(error, PermissionError)


def contents_within(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """The files of a folder that are no longer than a text may be, with what they hold."""
    for parent, _, names in os.walk(folder):
        for path in (Path(parent, name) for name in names):
            found = None if path.is_symlink() else _read(path)
            if isinstance(found, Loaded):
                yield path, found.content


def _within(folder: Path, name: str) -> Loaded | Missing:
    """The text of that name in a folder."""
    path = folder / name
    if not is_folder(folder):
        return _NO_FOLDER
    fault = _fault(path)
    if fault is not None:
        return fault
    return _read(path) if leads_within(path, folder) else _OUTSIDE


def _fault(path: Path) -> Missing | None:
    """Why there is no file to read, if so."""
    try:
        mode = path.stat().st_mode
    except PermissionError:
        return _LOCKED
    except OSError as error:
        return _CIRCLE if error.errno == errno.ELOOP else _NOT_FOUND
    except ValueError:
        return _NOT_FOUND
    if stat.S_ISDIR(mode):
        return Missing("unreadable", "the text is a folder", "name a file in it")
    if not stat.S_ISREG(mode):
        return Missing("unreadable", "the text is no file", "name a file of text")
    return None


def _read(path: Path) -> Loaded | Missing:
    fault = _fault(path)
    if fault is not None:
        return fault
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_TEXT + 1)
    except OSError:
        return Missing("unreadable", "the text may not be read", "change its permissions")
    if len(content) > MAX_TEXT:
        reason = f"the text is longer than {MAX_TEXT // 1024**2} MiB"
        return Missing("unreadable", reason, "divide it")
    return Loaded(content, path.as_posix())


_NO_TEXT: Final = Missing("no-text", "the source has no text")
_OUTSIDE: Final = Missing("outside", "the text lies outside the dataset")
_NO_FOLDER: Final = Missing("no-folder", "a folder of texts is not there")
_LOCKED: Final = Missing("no-folder", "a folder of texts may not be read")
_NOT_FOUND: Final = Missing("not-found", "the text was not found")
_CIRCLE: Final = Missing(
    "unreadable", "the text is a link that leads in a circle", "link it to the file"
)
_TELLING: Final = ("outside", "unreadable", "no-folder", "not-found")
"""The kinds of what is missing, that which says most first."""
