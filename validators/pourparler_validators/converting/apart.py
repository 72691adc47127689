"""What is written stands apart: it is no source, and no folder holds it beside other records."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.wording import cut
from pourparler_validators.project.file_system import is_folder, leads_within, real_path
from pourparler_validators.reading.files import read_paths

_MOST_NAMED: Final = 3
_LONGEST: Final = 200


def require_apart(made: Path, target: Path, sources: Iterable[str]) -> None:
    """Raises :class:`UsageError` where other files would be read together with what is written.

    ``made`` is the file or folder that is to be moved to the target. What is written over does
    not count.
    """
    written = {real_path(path) for path in _written(made, target)}
    around = [source for source in sources if is_folder(source) and _is_found_in(target, source)]
    folders = [*around, *([str(target)] if made.is_dir() and is_folder(target) else [])]
    held = (path for path in _holding(folders) if real_path(path) not in written)
    if others := list(dict.fromkeys(held)):
        more = f" and {len(others) - _MOST_NAMED:,} more" if len(others) > _MOST_NAMED else ""
        raise UsageError(
            f"{_shown(target)} would be read together with other records: "
            f"{', '.join(map(_shown, others[:_MOST_NAMED]))}{more}; "
            "write to another folder, or move these files away"
        )


def require_other_file(option: str, file: Path, target: Path, sources: Iterable[str]) -> None:
    """Raises :class:`UsageError` where an option names a file that is converted, or written.

    That is the target, a source, or a file in the folder of one of them.
    """
    for path in (str(target), *sources):
        is_within = is_folder(path) and _is_found_in(file, path)
        if is_within or real_path(path) == real_path(file):
            what = "the target" if path == str(target) else "a source"
            where = f"lies in {_shown(path)}, which is {what}" if is_within else f"is {what}"
            raise UsageError(f"{_shown(file)} {where}; give {option} another file")


def require_no_source(made: Path, target: Path, sources: Iterable[str]) -> None:
    """Raises :class:`UsageError` where a source would be written over."""
    read = {real_path(source) for source in sources}
    for path in _written(made, target):
        if real_path(path) in read:
            raise UsageError(
                f"{_shown(path)} is a source, and not all of it can be written; "
                "write to another file"
            )


def _written(made: Path, target: Path) -> Iterator[Path]:
    if not made.is_dir():
        yield target
        return
    for path in made.rglob("*"):
        yield target / path.relative_to(made)


def _holding(folders: Iterable[str]) -> Iterator[str]:
    """The files of folders that hold records, or should."""
    for file in read_paths(folders).files:
        yield from file.parts or (file.path,)


def _is_found_in(path: Path, folder: str) -> bool:
    """Whether a search of the folder would come upon the path: it lies in it, and is not hidden."""
    if not leads_within(path, folder):
        return False
    parts = Path(real_path(path)).relative_to(real_path(folder)).parts
    return not any(part.startswith(".") for part in parts)


def _shown(path: str | Path) -> str:
    return cut(Path(path).as_posix(), _LONGEST)
