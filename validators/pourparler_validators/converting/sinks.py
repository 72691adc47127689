"""Files and folders that appear whole, or not at all."""

import os
import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pourparler_validators.messages.errors import UsageError


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
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as error:
        raise _refusal(target, error) from None
    try:
        yield folder / target.name
    except OSError as error:
        if error.filename is not None and not str(error.filename).startswith(str(folder)):
            raise
        raise _refusal(target, error) from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def move(made: Path, target: Path) -> None:
    """Puts what was made in the place of the target: a file, or each file of a folder."""
    if not made.is_dir():
        made.replace(os.path.realpath(target))
        return
    target.mkdir(exist_ok=True)
    for path in made.iterdir():
        path.replace(target / path.name)


def _refusal(target: Path, error: OSError) -> UsageError:
    reason = (error.strerror or str(error)).lower()
    return UsageError(f"{target.as_posix()} cannot be written: {reason}")
