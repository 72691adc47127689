"""Finds the texts of sources: in the record, beside it, or in the folders of the settings.

Nothing is read outside the folder of the record's file and those of the settings, whatever a
path or a symbolic link says.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pourparler import Source
from pourparler_validators.entries.entry import Entry
from pourparler_validators.grounding.library import Loaded, Missing

MAX_TEXT: Final = 16 * 1024**2
"""The longest text, in bytes."""

SUFFIX: Final = ".txt"


@dataclass(slots=True)
class TextFolders:
    """Where the texts of sources lie, beside the files of the records."""

    folders: Sequence[str] = ()
    _by_hash: dict[str, Path] | None = field(default=None)

    def load(self, entry: Entry) -> Loaded | Missing:
        """The text of a source, or why there is none."""
        source = entry.record
        if not isinstance(source, Source):
            return Missing("no-source", "the source is missing or not sound")
        if source.text is not None and source.text_file is not None:
            return Missing("two-texts", "the source gives its text twice")
        if source.text is not None:
            return Loaded(source.text.encode(errors="surrogatepass"), None)
        if source.text_file is not None:
            return self._named(entry, source.text_file)
        if source.sha256 is not None and (found := self._hashed(source.sha256)) is not None:
            return _read(found)
        return Missing("no-text", "the source has no text")

    def _named(self, entry: Entry, name: str) -> Loaded | Missing:
        beside = Path(entry.file.path).parent
        if Path(name).is_absolute() or ".." in Path(name).parts or "\\" in name:
            return Missing("outside", "the text lies outside the dataset")
        is_outside = False
        for folder in (beside, *map(Path, self.folders)):
            path = folder / name
            if not path.is_file():
                continue
            if path.resolve().is_relative_to(folder.resolve()):
                return _read(path)
            is_outside = True
        if is_outside:
            return Missing("outside", "the text lies outside the dataset")
        if any(not Path(folder).is_dir() for folder in self.folders):
            return Missing("no-folder", "a folder of texts is not there")
        return Missing("not-found", "the text was not found")

    def _hashed(self, sha256: str) -> Path | None:
        """The file of the folders whose bytes have that checksum."""
        if self._by_hash is None:
            self._by_hash = {_sha256(path): path for path in self._files()}
        return self._by_hash.get(sha256)

    def _files(self) -> Iterator[Path]:
        for folder in map(Path, self.folders):
            for path in sorted(folder.rglob(f"*{SUFFIX}")):
                is_inside = path.resolve().is_relative_to(folder.resolve())
                if path.is_file() and is_inside and path.stat().st_size <= MAX_TEXT:
                    yield path


def _read(path: Path) -> Loaded | Missing:
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_TEXT + 1)
    except OSError:
        return Missing("not-found", "the text cannot be read")
    if len(content) > MAX_TEXT:
        return Missing("unreadable", f"the text is longer than {MAX_TEXT // 1024**2} MiB")
    return Loaded(content, path.as_posix())


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
