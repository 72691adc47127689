"""Which files of a repository are not what they were at a revision: the working tree counts."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.project.file_system import is_folder, real_name, real_path
from pourparler_validators.reading.git_revisions import Revision, said_by_git

_LEADING_ON: Final = {b"120000", b"160000"}
"""The modes of symbolic links and of submodules."""
_DIFF: Final = ("diff", "--raw", "-z", "--no-renames", "--no-ext-diff", "--no-textconv")


@dataclass(frozen=True, slots=True)
class Changes:
    """The files that were added, changed, renamed or deleted since a revision."""

    revision: Revision
    names: frozenset[str]
    """The paths within the repository of those that git tracks, or did; a file that was renamed
    has two."""
    then: frozenset[str]
    """The paths of all files at the revision."""
    leads_on: bool = False
    """Whether a symbolic link or a submodule is among them: git does not say what it leads to."""

    def has(self, path: str | Path) -> bool:
        """Whether a file has changed, or is not there any more.

        One that git does not know, or that lies outside the repository, counts as changed: what
        it was is not known.
        """
        return any(map(self._has, {real_name(path), Path(real_path(path))}))

    def has_within(self, folder: str | Path) -> bool:
        """Whether anything that git knows has changed in a folder."""
        return bool(self.names) and any(_within(self._name(folder), self.names))

    def moves(self, folder: str | Path) -> bool:
        """Whether a folder came or went: git knows those that hold files."""
        name = self._name(folder)
        if is_folder(folder):
            return not any(_within(name, self.then))
        return any(_within(name, self.names))

    def _has(self, path: Path) -> bool:
        name = self._name(path)
        if name is None:
            return os.path.lexists(path)
        return name in self.names or (name not in self.then and os.path.lexists(path))

    def _name(self, path: str | Path) -> str | None:
        """The path within the repository; nothing for one outside."""
        whole = real_name(path)
        root = self.revision.root
        return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else None


def changes_since(revision: Revision) -> Changes:
    """What is not as it was at a revision.

    Raises :class:`UsageError` where git cannot tell.
    """
    listed = said_by_git(revision.root, "ls-tree", "-r", "-z", "--name-only", revision.commit)
    said = said_by_git(revision.root, *_DIFF, revision.commit, "--").split(b"\0")
    modes = [mode for described in said[0::2] for mode in described[1:].split()[:2]]
    return Changes(
        revision,
        frozenset(map(os.fsdecode, said[1::2])),
        frozenset(os.fsdecode(name) for name in listed.split(b"\0") if name),
        not _LEADING_ON.isdisjoint(modes),
    )


def _within(folder: str | None, names: Iterable[str]) -> Iterator[bool]:
    """For each name whether it lies in a folder of the repository."""
    start = "" if folder in (".", None) else f"{folder}/"
    return (folder is not None and name.startswith(start) for name in names)
