"""Finds and opens files, and turns them into records."""

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import field
from pathlib import Path
from typing import IO, Final, cast

from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.entries.fault import Unreadable
from pourparler_validators.formats import (
    DESCRIPTION,
    FolderFormat,
    format_named,
    format_of,
)
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.progress import Tell
from pourparler_validators.messages.wording import counted
from pourparler_validators.project.file_system import is_file, is_folder, leads_within, real_path
from pourparler_validators.reading.entries_in import entries_in
from pourparler_validators.reading.large_files import (
    NAMED,
    LargeFile,
    divide,
    large_file,
    put_on_disk,
)
from pourparler_validators.reading.named_paths import format_of_path, not_there, shown
from pourparler_validators.reading.search import found_within
from pourparler_validators.reading.table_folders import description_of, parts_of
from pourparler_validators.reading.unreadable import MAX_FILE

STDIN: Final = "-"
STDIN_NAME: Final = "<stdin>"


@dataclass(slots=True)
class Reading:
    """What was read: the records in order, and what there was beside them."""

    entries: list[Entry] = field(default_factory=list[Entry])
    files: list[SourceFile] = field(default_factory=list[SourceFile])
    paths: list[str] = field(default_factory=list[str])
    """The paths of the files on disk that were read."""
    passed_over: int = 0
    """The number of files found in folders that hold no records."""
    searched: list[str] = field(default_factory=list[str])
    """Those of the paths that a search of folders has found."""
    beside_dataset: int = 0
    """The number of files in the folders of the dataset that its settings leave out."""
    links_out: int = 0
    """The number of links found in folders that lead out of them, and are not followed."""
    large: list[LargeFile] = field(default_factory=list[LargeFile])
    """The files whose records stay on disk."""
    unnamed: dict[str, int] = field(default_factory=dict[str, int])
    """By file how many records were read that are too many to be named."""

    def add(self, file: SourceFile, entries: list[Entry] | None) -> None:
        """Takes in a file with its records; nothing for one that is not meant as records."""
        if entries is None:
            self.passed_over += file.number
            return
        self.files.append(file)
        self.entries.extend(entries)

    def add_large(self, file: LargeFile, form: str) -> None:
        """Takes in a file whose records stay on disk."""
        self.files.append(SourceFile(file.shown, b"", form))
        self.large.append(file)
        self.unnamed[file.shown] = file.records

    def said(self) -> str:
        """How far the reading has come."""
        files = sum(file.number for file in self.files)
        return f"Read {counted(len(self.entries), 'record')} in {counted(files, 'file')} so far"


@dataclass(frozen=True, slots=True)
class Standard:
    """Standard input, and how to read it."""

    stream: IO[bytes]
    name: str = STDIN_NAME
    """The name to show, and to take the format from."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How files are read."""

    input_format: str | None = None
    """The format of every file; by their suffixes where there is none."""
    standard: Standard | None = None
    """What the path ``-`` stands for."""
    is_excluded: Callable[[Path], bool] = lambda _: False
    """The files that are left out of a search of folders."""
    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    """Texts that are read in place of the files of these paths."""
    tell: Tell | None = None
    """Hears how far the reading has come."""
    leaves_large: bool = False
    """Whether JSON Lines that are too many to be named stay on disk."""
    opens: bool = True
    """Whether files are opened, and not only found."""


def read_paths(
    paths: Iterable[str], manner: Manner | None = None, leave_out: Iterable[str] = ()
) -> Reading:
    """The records of files and folders; ``-`` is standard input.

    Folders are searched for files with the suffix of a format; hidden ones are left out, and so
    is what git ignores, and the files of ``leave_out``. Raises :class:`UsageError` for a path that
    is not there, or whose format is not known.
    """
    reading = Reading()
    manner = manner or Manner()
    seen = {real_path(path) for path in leave_out}
    for path in dict.fromkeys(paths):
        if path == STDIN and manner.standard is not None:
            _read_standard(reading, manner.standard, manner)
        elif path and is_folder(path):
            _read_folder(reading, Path(path), seen, manner)
        elif not os.path.lexists(path):
            raise not_there(path)
        else:
            _read_file(reading, Path(path), seen, manner, is_named=True)
    reading.entries.sort(key=lambda entry: entry.order)
    return reading


def read_text(
    text: str, path: str, input_format: str | None = None, *, is_named: bool = True
) -> Reading:
    """The records of a text in memory, as if it stood in a file of that name.

    Nothing for a text that is not meant as records, where the file ``is_named`` by nobody.
    """
    reading = Reading()
    chosen = format_of_path(path, input_format, has_choice=False)
    file = _source_file(path, text.encode("utf-8", errors="surrogatepass"), chosen)
    reading.add(file, entries_in(file, is_named))
    return reading


def _source_file(path: str, content: bytes, chosen: str) -> SourceFile:
    if format_named(chosen).READS == "folder":
        return SourceFile(path, b"", chosen, {path: content})
    return SourceFile(path, content, chosen)


def _read_standard(reading: Reading, standard: Standard, manner: Manner) -> None:
    reading.paths.append(standard.name)
    chosen = manner.input_format or format_of(standard.name) or "json"
    path = shown(standard.name)
    is_kept = not manner.leaves_large or format_named(chosen).READS != "lines"
    content = standard.stream.read((MAX_FILE if is_kept else NAMED) + 1)
    if not is_kept and len(content) > NAMED:
        large = put_on_disk(content, standard.stream, path)
        if divide(large):
            reading.add_large(large, chosen)
            return
        content = large.content(MAX_FILE + 1)
    file = _source_file(path, content, chosen)
    reading.add(file, entries_in(file, is_named=True))


def _read_folder(reading: Reading, folder: Path, seen: set[str], manner: Manner) -> None:
    for path in found_within(folder):
        if manner.is_excluded(path):
            continue
        if not leads_within(path, folder):
            reading.links_out += 1
        elif is_file(path) or not path.exists():
            reading.searched.append(str(path))
            _read_file(reading, path, seen, manner, is_named=False)


def _read_file(
    reading: Reading, path: Path, seen: set[str], manner: Manner, *, is_named: bool
) -> None:
    if manner.tell:
        manner.tell(reading.said)
    chosen = format_of_path(str(path), manner.input_format)
    if format_named(chosen).READS == "folder":
        _read_tables(reading, path, seen, manner, chosen, is_named=is_named)
        return
    real = real_path(path)
    if real in seen:
        return
    seen.add(real)
    reading.paths.append(str(path))
    if not manner.opens:
        return
    try:
        if manner.leaves_large and _stays_on_disk(reading, path, chosen, is_named=is_named):
            return
        content = _content(path, manner.texts.get(shown(path)))
    except OSError as error:
        reading.add(*locked(path, chosen, error))
        return
    file = SourceFile(shown(path), content, chosen)
    reading.add(file, entries_in(file, is_named))


def _stays_on_disk(reading: Reading, path: Path, chosen: str, *, is_named: bool) -> bool:
    """Whether a file goes beyond what is named, and can be read a stretch at a time."""
    if format_named(chosen).READS != "lines":
        return False
    kept = sum(len(file.content) for file in reading.files if file.format == chosen)
    large = None
    if kept + path.stat().st_size > NAMED:
        large = large_file(path, shown(path), is_named)
    if large is not None:
        reading.add_large(large, chosen)
    return large is not None


def _read_tables(
    reading: Reading, path: Path, seen: set[str], manner: Manner, chosen: str, *, is_named: bool
) -> None:
    """Reads a file of a table together with the others of its folder."""
    form = cast("FolderFormat", format_named(chosen))
    is_table = path.suffix.casefold() in form.SUFFIXES
    if not is_named and (not is_table or real_path(path) in seen):
        return
    if not is_named and not form.is_part(path.name):
        reading.passed_over += 1
        return
    named = {path} if is_named and path.name != DESCRIPTION else set[Path]()
    found = named | parts_of(path.parent, form, manner.is_excluded)
    tables = [one for one in found if real_path(one) not in seen]
    seen.update(map(real_path, tables))
    if not manner.opens:
        beside = description_of(path.parent)
        reading.paths += map(str, (*sorted(tables), *([beside] if beside else ())))
        return
    contents: dict[str, bytes] = {}
    for one in sorted(tables):
        try:
            contents[shown(one)] = _content(one, manner.texts.get(shown(one)))
        except OSError as error:
            reading.add(*locked(one, chosen, error))
        else:
            reading.paths.append(str(one))
    if contents:
        described = _description(path.parent)
        file = SourceFile(shown(path.parent), described, chosen, contents)
        reading.add(file, entries_in(file, is_named))


def _description(folder: Path) -> bytes:
    path = description_of(folder)
    with suppress(OSError):
        return _content(path, None) if path else b""
    return b""


def locked(path: Path, chosen: str, error: OSError) -> tuple[SourceFile, list[Entry]]:
    """A file that does not open, with the fault as its entry."""
    file = SourceFile(shown(path), b"", chosen)
    reason = f"cannot be read: {(error.strerror or 'it does not open').lower()}"
    fault = Unreadable("", 0, reason, "look at its name and its permissions")
    return file, [Entry(file, 0, faults=(fault,), is_file=True)]


def _content(path: Path, text: str | None) -> bytes:
    if text is not None:
        return text.encode()
    with path.open("rb") as stream:
        return stream.read(MAX_FILE + 1)
