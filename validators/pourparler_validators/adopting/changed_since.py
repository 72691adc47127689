"""What has changed since a revision: the files, and the records in them, then and now."""

import hashlib
import os
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Final

from pourparler_validators.adopting.baseline import Baseline
from pourparler_validators.adopting.revisions import as_it_was, revision_for
from pourparler_validators.contract.links import Gaps
from pourparler_validators.formats import DESCRIPTION, format_named, format_of
from pourparler_validators.project.file_system import is_folder, real_name
from pourparler_validators.project.settings import Project
from pourparler_validators.project.settings_file import OWN_FILE, SHARED_FILE
from pourparler_validators.reading.article_files import SUFFIXES, contents_within
from pourparler_validators.reading.dataset import read_dataset
from pourparler_validators.reading.files import Manner, Reading
from pourparler_validators.reading.git_changes import Changes, changes_since
from pourparler_validators.reading.git_revisions import Revision
from pourparler_validators.running.beforehand import by_kind
from pourparler_validators.running.changed import Changed, records_in
from pourparler_validators.running.options import Options
from pourparler_validators.running.selection import choose, known_rules

_POINTER: Final = b"version https://git-lfs"
"""Git keeps this of a file that a filter keeps elsewhere: what it was is not known."""


_NO_PAIRS: Final = frozenset[tuple[str, str]]()


def changed_since(
    name: str, paths: Sequence[str], options: Options, manner: Manner, known: Baseline | None = None
) -> Changed:
    """What is not as it was at a revision of that name, which is taken as it is.

    It is marked what a baseline knows where that may have to do with it.

    Raises :class:`UsageError` outside a repository, and where there is no such revision, or this
    clone does not hold it.
    """
    revision = revision_for(name, paths, options.project)
    changes = changes_since(revision)
    always = frozenset({manner.standard.name} if manner.standard else ())
    pairs = frozenset((one.rule, one.record) for one in known.findings) if known else _NO_PAIRS
    changed = Changed(changes, options.texts, always, known=pairs)
    changed.is_everything = changes.leads_on or _is_of_all(changes, options)
    if changes.names and not changed.is_everything:
        _take_in_then(changed, paths, options, manner)
    return changed


def _is_of_all(changes: Changes, options: Options) -> bool:
    """Whether the settings have changed, the baseline, or rules of the project's own."""
    project = options.project
    files = [path for path in (project.file, project.baseline) if path is not None]
    return (
        any(map(changes.has, files))
        or any(_is_former_settings(changes.revision.root / one, project) for one in changes.names)
        or (bool(options.modules) and any(one.endswith(".py") for one in changes.names))
    )


def _is_former_settings(path: Path, project: Project) -> bool:
    """Whether that is gone which may have been the settings, or a part of them."""
    is_shared = path.name == SHARED_FILE and (project.file is None or not path.exists())
    return is_shared or (path.name == OWN_FILE and not path.exists())


def _take_in_then(changed: Changed, paths: Sequence[str], options: Options, manner: Manner) -> None:
    """Takes in what the files that have changed held at the revision."""
    revision, names = changed.changes.revision, changed.changes.names
    tables = {str(PurePath(name).parent) for name in names if _is_table(name)}

    def is_wanted(name: str) -> bool:
        return name in names or (_is_table(name) and str(PurePath(name).parent) in tables)

    inside = [path for path in paths if real_name(path).is_relative_to(revision.root)]
    if not all(map(is_folder, paths)):
        inside.append(str(revision.root))  # a pattern of the shell does not name what was deleted
    with tempfile.TemporaryDirectory(prefix="pourparler-") as made:
        folder = Path(os.path.realpath(made))
        there = as_it_was(revision, inside, _inside(options, revision), folder, is_wanted)
        _take_in_texts(changed, folder)
        if there is not None:
            then_manner = Manner(manner.input_format, leaves_large=True)
            reading = read_dataset(there[0], there[1].project, then_manner).whole
            _take_in_records(changed, reading, options)


def _take_in_records(changed: Changed, reading: Reading, options: Options) -> None:
    known = known_rules(options.modules, options.project.has_plugins)
    kinds = by_kind(choose(known, options.select, options.ignore))
    lost = Gaps()
    for entry in records_in(reading):
        changed.take_in_then(entry)
        changed.take_in_groups(entry, kinds)
        if entry.is_file:
            lost.note(entry)
    changed.is_everything |= not lost.is_complete


def _inside(options: Options, revision: Revision) -> Options:
    """The options without the patterns that lead out of the repository."""
    project = options.project
    inside = [
        one
        for one in project.settings.dataset
        if Path(os.path.normpath(real_name(project.folder) / one)).is_relative_to(revision.root)
    ]
    return replace(options, project=project.changed(dataset=tuple(inside)))


def _take_in_texts(changed: Changed, folder: Path) -> None:
    for path, content in contents_within(folder):
        changed.is_everything |= content.startswith(_POINTER)
        if path.name.endswith(SUFFIXES):
            changed.sums.add(hashlib.sha256(content).hexdigest())


def _is_table(name: str) -> bool:
    """Whether a file is read together with others of its folder."""
    chosen = format_of(name)
    is_described = PurePath(name).name == DESCRIPTION
    return is_described or (chosen is not None and format_named(chosen).READS == "folder")
