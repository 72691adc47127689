"""Questions about paths that never raise: a name that nothing can have is that of nothing."""

import os
from pathlib import Path


def is_folder(path: str | Path) -> bool:
    """Whether a path leads to a folder."""
    try:
        return Path(path).is_dir()
    except OSError:
        return False


def is_file(path: str | Path) -> bool:
    """Whether a path leads to a regular file."""
    try:
        return Path(path).is_file()
    except OSError:
        return False


def is_remote(path: str) -> bool:
    """Whether a path names its file system, as that of an object store does."""
    return "://" in path


def real_path(path: str | Path) -> str:
    """The path without symbolic links; links that lead in a circle stay."""
    try:
        return os.path.realpath(path)
    except ValueError:
        return str(path)


def real_name(path: str | Path) -> Path:
    """The path without symbolic links above it; the file itself keeps its name."""
    whole = Path(path).absolute()
    return Path(real_path(whole.parent), whole.name)


def leads_within(path: str | Path, folder: str | Path) -> bool:
    """Whether a path leads to something in a folder, or to where something in it would be."""
    return Path(real_path(path)).is_relative_to(real_path(folder))


def repository_of(folder: str | Path) -> Path | None:
    """The root of the repository that holds a folder, if one does: the nearest with a ``.git``."""
    here = Path(real_path(folder))
    return next((one for one in (here, *here.parents) if os.path.lexists(one / ".git")), None)
