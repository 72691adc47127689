"""Records of files as a stream, where their formats give one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias, cast

from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.formats import DESCRIPTION, FolderFormat, format_named, format_of
from pourparler_validators.formats.sound import sound_entry
from pourparler_validators.formats.streaming import NotStreamedError, Opener, StreamedFormat
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.project.file_system import is_file, is_folder, leads_within, real_path
from pourparler_validators.reading.search import found_within
from pourparler_validators.reading.table_folders import description_of, parts_of

Found: TypeAlias = tuple[SourceFile, Mapping[str, Opener]]
"""A file, or a folder of tables, and what opens its parts."""


@dataclass(frozen=True, slots=True)
class Stream:
    """Files whose records can be read one after the other."""

    _found: Sequence[Found]

    @property
    def paths(self) -> Iterator[str]:
        """The paths of the files."""
        return (path for _, parts in self._found for path in parts)

    def __call__(self) -> Iterator[Entry]:
        """The records, read anew; raises :class:`NotStreamedError` at what is none."""
        return _entries(self._found)


def stream_paths(paths: Iterable[str], input_format: str | None = None) -> Stream | None:
    """What gives the records of files and folders, in the order of :func:`.files.read_paths`.

    Nothing where one of the files has no such format, or is standard input. What is given raises
    :class:`NotStreamedError` at whatever is no sound record: then the files have to be read as a
    whole, which says what is wrong.
    """
    found: dict[tuple[str, str], Found] = {}
    seen: set[str] = set()
    for path in dict.fromkeys(paths):
        for one in _files(Path(path)):
            opened = _opened(one, input_format, seen)
            if opened is None:
                return None
            file, parts = opened
            if parts:
                found[file.path, file.format] = file, parts
    return Stream([found[key] for key in sorted(found)]) if found else None


def _files(path: Path) -> Iterator[Path]:
    """A file, or the files that a search of a folder takes."""
    if not is_folder(path):
        yield path
        return
    for one in found_within(path):
        if leads_within(one, path) and is_file(one):
            yield one


def _opened(path: Path, input_format: str | None, seen: set[str]) -> Found | None:
    """A file, or the tables of its folder, with what opens them; no parts if seen before."""
    chosen = input_format or format_of(str(path))
    if chosen is None or not is_file(path) or not hasattr(format_named(chosen), "stream"):
        return None
    form = format_named(chosen)
    if form.READS == "folder":
        return _tables(path, cast("FolderFormat", form), chosen, seen)
    parts = _openers([path], seen)
    return SourceFile(path.as_posix(), b"", chosen), parts


def _tables(path: Path, form: FolderFormat, chosen: str, seen: set[str]) -> Found | None:
    """The tables of a file's folder, and their description; nothing for a file that is none."""
    if path.name != DESCRIPTION and not form.is_part(path.name):
        return None
    parts = _openers(sorted({path, *parts_of(path.parent, form)} - {_described(path)}), seen)
    described = description_of(path.parent)
    if parts and described is not None:
        parts[described.as_posix()] = _opener(described)
    folder = path.parent.as_posix()
    return SourceFile(folder, b"", chosen, dict.fromkeys(parts, b"")), parts


def _described(path: Path) -> Path:
    return path.with_name(DESCRIPTION)


def _openers(paths: Iterable[Path], seen: set[str]) -> dict[str, Opener]:
    """What opens those of the files that were not seen yet."""
    new = [path for path in paths if real_path(path) not in seen]
    seen.update(map(real_path, new))
    return {path.as_posix(): _opener(path) for path in new}


def _opener(path: Path) -> Opener:
    return lambda: path.open("rb")


def _entries(found: Iterable[Found]) -> Iterator[Entry]:
    for file, parts in found:
        position = 0
        try:
            for record in cast("StreamedFormat", format_named(file.format)).stream(parts):
                yield sound_entry(file, position, "", record)
                position += 1
        except OSError:
            raise NotStreamedError from None
        if not position:
            raise NotStreamedError
