"""Which files of a folder are its tables, and what describes them."""

from collections.abc import Callable
from pathlib import Path

from pourparler_validators.formats import DESCRIPTION, FolderFormat
from pourparler_validators.project.file_system import is_file, leads_within
from pourparler_validators.reading.search import found_within


def parts_of(
    folder: Path, form: FolderFormat, is_excluded: Callable[[Path], bool] = lambda _: False
) -> set[Path]:
    """The files of a folder that are tables, as a search takes them."""
    return {
        path
        for path in found_within(folder)
        if path.parent == folder
        and path.suffix.casefold() in form.SUFFIXES
        and form.is_part(path.name)
        and not is_excluded(path)
        and leads_within(path, folder)
    }


def description_of(folder: Path) -> Path | None:
    """The file that describes the tables of a folder, if it is there."""
    path = folder / DESCRIPTION
    return path if is_file(path) and leads_within(path, folder) else None
