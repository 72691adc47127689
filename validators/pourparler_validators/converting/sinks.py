"""Files and folders that appear whole, or not at all."""

import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from pourparler_validators.converting.replacing import is_in_progress, replace_files
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.project.file_system import real_path

STDOUT: Final = "-"


class FileSink:
    """One file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def stream(self, name: str = "") -> IO[bytes]:
        """The file's stream, or, for a format that writes a folder, that of a file in it."""
        path = self.path / name if name else self.path
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("wb")


@contextmanager
def beside(target: Path) -> Generator[Path]:
    """A path of the target's suffix in a new folder beside it, on the same disk.

    What stands there at the end can be moved to the target by :func:`move`; what is left is
    removed. Raises :class:`UsageError` where the target's folder cannot be written to.
    """
    try:
        folder = _folder_beside(target)
    except OSError as error:
        raise _refusal(target, error) from None
    try:
        (folder / ".gitignore").write_text("*\n")  # all of it is found when it is read again
        yield folder / target.name
    except OSError as error:
        if error.filename is not None and not str(error.filename).startswith(str(folder)):
            raise
        raise _refusal(target, error) from None
    finally:
        if not is_in_progress(folder):
            shutil.rmtree(folder, ignore_errors=True)


def is_stream(path: Path) -> bool:
    """Whether what is written to a path goes elsewhere: to standard output, a pipe, a device."""
    is_there = path.exists() and not path.is_file() and not path.is_dir()
    return str(path) == STDOUT or is_there


def move(made: Path, target: Path) -> None:
    """Puts what was made in the place of the target: a file, a folder, or all files of a folder.

    A link stays, and what it leads to is written; a pipe or a device is written to. Raises
    :class:`UsageError` where a file and a folder would take each other's place.
    """
    real = Path(real_path(target))
    if is_stream(real):
        with made.open("rb") as content, real.open("wb") as stream:
            shutil.copyfileobj(content, stream)
    elif not made.is_dir():
        made.replace(real)
    elif not real.exists() or (real.is_dir() and not any(real.iterdir())):
        made.rename(real)
    else:
        _move_into(made, real, target)


def _move_into(made: Path, real: Path, target: Path) -> None:
    for path in sorted(made.iterdir()):
        if (real / path.name).is_dir():
            raise UsageError(f"{(target / path.name).as_posix()} is a folder; nothing was written")
    replace_files(made, real)


def _folder_beside(target: Path) -> Path:
    if is_stream(target):
        return Path(tempfile.mkdtemp())
    real = Path(real_path(target))
    real.parent.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=f".{real.name[:_LONGEST]}.", dir=real.parent))


_LONGEST: Final = 100
"""The most characters of the target's name that the folder beside it repeats."""


def _refusal(target: Path, error: OSError) -> UsageError:
    reason = (error.strerror or str(error)).lower()
    return UsageError(f"{target.as_posix()} cannot be written: {reason}")
