"""Searches folders for files of records: in a repository only for those that git knows."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NoReturn

from pourparler_validators.formats import format_of
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.project.file_system import is_folder
from pourparler_validators.project.review_names import is_of_review

_OPENED: Final = "~$"
"""What the names of the files begin with that Excel keeps beside a workbook while it is open."""


def found_within(folder: Path) -> Iterator[Path]:
    """What a search of a folder and its subfolders comes upon, in order of their names.

    These are names with the suffix of a format, and links to folders; what a link leads to may
    lie outside. Hidden files and folders are left out, what git ignores, and the files of reviews.
    Raises :class:`UsageError` for a folder that cannot be searched.
    """
    from pourparler_validators.reading.git_files import files_of_git

    known = files_of_git(folder)
    found = _walked(folder) if known is None else _listed(folder, known)
    found = (path for path in found if not (path.name.startswith(_OPENED) or is_of_review(path)))
    return (path for path in found if format_of(path.name) or _is_linked_folder(path))


def _listed(folder: Path, known: list[Path]) -> Iterator[Path]:
    """The paths that git knows, as far as they are there, and not hidden."""
    for path in sorted(known, key=lambda path: _as_walked(path.relative_to(folder).parts)):
        if any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue
        if is_folder(path) and not path.is_symlink():
            yield from found_within(path)
        elif _is_there(path):
            yield path


def _as_walked(parts: tuple[str, ...]) -> tuple[tuple[bool, str], ...]:
    """Sorts the files of a folder before those of its subfolders."""
    return (*((True, part) for part in parts[:-1]), (False, parts[-1]))


def _walked(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder, onerror=_refuse):
        found = [Path(parent, name) for name in sorted((*names, *folders)) if name[0] != "."]
        yield from found
        inner = [Path(parent, name) for name in sorted(folders) if name[0] != "."]
        folders[:] = [path.name for path in inner if not _is_root(path)]
        for repository in filter(_is_root, inner):
            yield from found_within(repository)


def _is_root(path: Path) -> bool:
    """Whether a folder is one of a repository of its own."""
    return os.path.lexists(path / ".git") and not path.is_symlink()


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _is_linked_folder(path: Path) -> bool:
    return path.is_symlink() and is_folder(path)


def _refuse(error: OSError) -> NoReturn:
    reason = (error.strerror or "it does not open").lower()
    name = Path(error.filename).as_posix()
    raise UsageError(f"the folder {name} cannot be searched: {reason}")
