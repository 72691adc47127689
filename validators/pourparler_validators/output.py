"""Writing to the terminal, to pipes and to files."""

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO

from pourparler_validators.errors import UsageError


def prepare_streams() -> None:
    """Lets a terminal that knows only ASCII show other characters as escapes."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def emit(text: str) -> None:
    """Writes to standard output; a reader that has gone away is no fault."""
    _write(sys.stdout, text)


def note(text: str) -> None:
    """Writes to standard error."""
    _write(sys.stderr, text)


def write_file(path: str, text: str) -> None:
    """Writes a file whole or not at all: beside it first, then in its place.

    Raises :class:`UsageError` where that cannot be done.
    """
    target = Path(path)
    try:
        handle, beside = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
            Path(beside).chmod(_mode(target))
            Path(beside).replace(target)
        except OSError:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{target.as_posix()} cannot be written: {reason}") from None


def _mode(target: Path) -> int:
    """The permissions that the file has, or that a new one gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _write(stream: IO[str], text: str) -> None:
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
