"""What a check of an earlier revision finds, so that a check now fails for what is new only.

The rules and settings are those of now; the records and articles are those of the revision.
"""

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pourparler_validators.adopting.baseline import Baseline, baseline_of
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.wording import shown
from pourparler_validators.project.file_system import is_folder, real_name, real_path
from pourparler_validators.project.settings import Project
from pourparler_validators.reading.dataset import dataset_files
from pourparler_validators.reading.files import STDIN, Manner
from pourparler_validators.reading.git_revisions import Revision, revision_of
from pourparler_validators.running.check import check_dataset
from pourparler_validators.running.options import Options


def revision_for(name: str, paths: Sequence[str], project: Project) -> Revision:
    """The revision of that name in the repository of the settings, or of what is checked.

    Raises :class:`UsageError` where there is none.
    """
    start = project.folder
    if project.file is None and paths and paths[0] != STDIN:
        start = Path(paths[0]) if is_folder(paths[0]) else Path(paths[0]).parent
    return revision_of(start if is_folder(start) else Path(), name)


def known_at(
    revision: Revision, paths: Sequence[str], options: Options, manner: Manner
) -> Baseline:
    """What is found in these paths and their dataset as they were at a revision.

    Raises :class:`UsageError` for a path outside the repository, and where it cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="pourparler-") as folder:
        there = as_it_was(revision, paths, options, Path(os.path.realpath(folder)))
        return Baseline() if there is None else _known(*there, manner, revision)


def as_it_was(
    revision: Revision,
    paths: Sequence[str],
    options: Options,
    folder: Path,
    only: Callable[[str], bool] | None = None,
) -> tuple[list[str], Options] | None:
    """The paths and options for a check of what was, which is put into a folder.

    On request ``only`` some of its files are, by their paths within the repository. Nothing where
    there was nothing to check. Raises :class:`UsageError` for a path outside the repository, and
    where it cannot be read.
    """
    project = options.project
    texts = [_whole(one) for one in options.texts]
    inside = [one for one in texts if one.is_relative_to(revision.root) and revision.tracks(one)]
    named = [_within(revision, path) for path in paths]
    then = _Then(revision, folder)
    here = _within(revision, project.folder)
    parts = [revision.root] if only else [here, *_roots(project, revision), *named, *inside]
    revision.put_files(folder, parts, only)
    then_options = replace(
        options,
        notes_unseen=True,
        texts=[str(then.place_of(one) if one in inside else one) for one in texts],
        project=then.project(project, here),
    )
    then_paths = [str(path) for path in map(then.place_of, named) if os.path.lexists(path)]
    is_search = not paths and not project.settings.dataset
    has_folder = is_search and is_folder(then_options.project.folder)
    is_there = has_folder or then_paths or then_options.project.settings.dataset
    return (then_paths, then_options) if is_there else None


@dataclass(frozen=True, slots=True)
class _Then:
    """The folder that holds what a repository was."""

    revision: Revision
    folder: Path

    def place_of(self, path: Path) -> Path:
        """Where that lies which has this path in the repository."""
        return self.folder / path.relative_to(self.revision.root)

    def project(self, project: Project, here: Path) -> Project:
        """The project in that folder, without the patterns that match nothing there."""
        there = replace(project, folder=self.place_of(here), is_nearest=False)
        patterns = [one for one in project.settings.dataset if _has_files(there, one)]
        return there.changed(dataset=tuple(patterns))


def _known(paths: Sequence[str], options: Options, manner: Manner, revision: Revision) -> Baseline:
    report = check_dataset(paths, options, manner).whole
    for error in report.errors:
        raise UsageError(f"the rule {error.rule} failed at {shown(revision.name)}: {error.reason}")
    return baseline_of(report)


def _has_files(project: Project, pattern: str) -> bool:
    try:
        return bool(dataset_files(project.changed(dataset=(pattern,))))
    except UsageError:
        return False


def _roots(project: Project, revision: Revision) -> Iterator[Path]:
    """The folders beside that of the settings that patterns of the dataset lead to."""
    for pattern in project.settings.dataset:
        steps = [step for step in Path(pattern).parts if step == ".."]
        if steps:
            yield _within(revision, project.folder.joinpath(*steps))


def _within(revision: Revision, path: str | Path) -> Path:
    """A path without symbolic links above it. Raises :class:`UsageError` for one outside."""
    whole = _whole(path)
    if not whole.is_relative_to(revision.root):
        name = Path(path).as_posix()
        raise UsageError(f"{name} lies outside the repository of {shown(revision.name)}")
    return whole


def _whole(path: str | Path) -> Path:
    named = os.path.normpath(Path(path).absolute())
    return Path(real_path(named)) if is_folder(named) else real_name(named)
