"""The files of a project's dataset, and what lies beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePath
from typing import Final

from pourparler_validators.formats import DESCRIPTION, format_of
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.project.file_system import is_file, leads_within, real_path
from pourparler_validators.project.path_patterns import is_literal
from pourparler_validators.project.settings import Project
from pourparler_validators.project.settings_file import nearest_settings
from pourparler_validators.reading.files import Manner, Reading, read_paths
from pourparler_validators.reading.search import found_within

_MOST_NAMED: Final = 3


def dataset_files(project: Project) -> list[str]:
    """The files of the dataset; a pattern that ends in ``*`` or ``**`` takes those that are read.

    Raises :class:`UsageError` for a pattern that matches no file.
    """
    return project.files(lambda name: format_of(name) is not None)


@dataclass(frozen=True, slots=True)
class DatasetReading:
    """What was read of a project."""

    whole: Reading
    named: Reading
    """What of it was asked for."""
    is_whole: bool
    """Whether the whole dataset was read, as far as it is known."""
    is_complete: bool
    """Whether the whole dataset was asked for."""


def read_dataset(
    paths: Sequence[str], project: Project, manner: Manner | None = None
) -> DatasetReading:
    """The records of paths together with the dataset of the project.

    Without paths, that is the dataset, or where the project names none, its folder. Raises
    :class:`UsageError` for a path that is not there, and a pattern that matches no file.
    """
    manner = replace(manner or Manner(), is_excluded=project.is_excluded)
    dataset = dataset_files(project)
    named = read_paths(list(paths) or dataset or [str(project.folder)], manner)
    if paths or not dataset:
        require_one_project(project, named.searched)
    else:
        named.beside_dataset = number_beside(project, dataset)
    if not paths or not dataset:
        is_whole = not dataset and all(Path(path).is_dir() for path in paths)
        is_complete = not paths or real_path(project.folder) in map(real_path, paths)
        return DatasetReading(named, named, is_whole or not paths, is_complete)
    others = read_paths(dataset, manner, leave_out=named.paths)
    every = Reading(
        [*named.entries, *others.entries],
        [*named.files, *others.files],
        paths=[*named.paths, *others.paths],
        large=[*named.large, *others.large],
        unnamed={**named.unnamed, **others.unnamed},
    )
    return DatasetReading(every, named, is_whole=True, is_complete=not others.paths)


def number_beside(project: Project, files: Iterable[str]) -> int:
    """How many files with the suffix of a format the dataset leaves out in its own folders."""
    parents = {PurePath(pattern).parent.as_posix() for pattern in project.settings.dataset}
    beside = [f"{parent}/*".removeprefix("./") for parent in parents]
    found = {
        real_path(path)
        for folder in {_fixed_part(parent) for parent in parents}
        for path in _searched(project.folder / folder)
        if any(project.fits(path, pattern) for pattern in beside) and not project.is_excluded(path)
    }
    return len(found - {real_path(file) for file in files})


def require_one_project(project: Project, files: Iterable[str]) -> None:
    """Raises :class:`UsageError` where some of the files found have settings of their own."""
    if not project.is_nearest:
        return
    nearest = cache(nearest_settings)
    own = dict.fromkeys(nearest(Path(file).parent) for file in files)
    others = [path.as_posix() for path in own if path is not None and path != project.file]
    if others:
        named = ", ".join(others[:_MOST_NAMED])
        more = f" and {len(others) - _MOST_NAMED} more" if len(others) > _MOST_NAMED else ""
        raise UsageError(
            f"a part of the files has settings of its own ({named}{more}): check that folder by "
            'itself, leave it out with "exclude", or choose the settings for all with --config'
        )


def _fixed_part(pattern: str) -> str:
    """The folder that a pattern names before its first wildcard."""
    parts: list[str] = []
    for part in PurePath(pattern).parts:
        if not is_literal(part):
            break
        parts.append(part)
    return PurePath(*parts).as_posix()


def _searched(folder: Path) -> Iterable[Path]:
    """The files of a folder; none where it cannot be searched."""
    try:
        return [
            path
            for path in found_within(folder)
            if path.name != DESCRIPTION and is_file(path) and leads_within(path, folder)
        ]
    except UsageError:
        return ()
