"""Writing to the terminal, to pipes and to files."""

import codecs
import json
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from pourparler_validators.messages.errors import UsageError

_ESCAPES: Final = "pourparler.escapes"
_AT_ONCE: Final = 2**16
"""So many characters are written at once."""


def prepare_streams() -> None:
    """Lets a terminal that knows only ASCII show other characters as JSON would escape them.

    Where a stream is closed, what is written to it goes nowhere.
    """
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(errors=_ESCAPES)  # type: ignore[union-attr]


def _nowhere() -> IO[str]:
    return Path(os.devnull).open("w", encoding="utf-8")


def emit(text: str) -> None:
    """Writes to standard output; a reader that has gone away is no fault.

    Raises :class:`UsageError` where it cannot be written to, because the disk is full.
    """
    try:
        _write(sys.stdout, text)
    except OSError as error:
        _silence(sys.stdout)
        raise _refusal("standard output", error) from None


def emit_pieces(pieces: Iterable[str]) -> None:
    """Writes a text to standard output that is made piece by piece, as :func:`emit` does."""
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size > _AT_ONCE:
            emit("".join(held))
            held, size = [], 0
    emit("".join(held))


def emit_bytes(path: Path) -> None:
    """Writes the content of a file to standard output, as :func:`emit` does a text."""
    with path.open("rb") as stream:
        while block := stream.read(2**20):
            emit_content(block)


def emit_content(block: bytes) -> None:
    """Writes bytes to standard output, as :func:`emit` does a text."""
    try:
        sys.stdout.buffer.write(block)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _silence(sys.stdout)
    except OSError as error:
        _silence(sys.stdout)
        raise _refusal("standard output", error) from None


def note(text: str) -> None:
    """Writes to standard error; if that is not possible, there is nobody to tell."""
    try:
        _write(sys.stderr, text)
    except OSError:
        _silence(sys.stderr)


def write_file(path: str, content: str | bytes | Iterable[str]) -> None:
    """Writes a file, given whole or in pieces, whole or not at all: beside it first.

    Its folder is made where it is not there. A symbolic link stays, and what it leads to is
    written; a pipe or a device is written to. Raises :class:`UsageError` where that cannot be done.
    """
    target = Path(path)
    raw = (content,) if isinstance(content, bytes) else _encoded(content)
    if not target.parent.exists():
        make_folder(target.parent)
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            with target.open("wb") as stream:
                stream.writelines(raw)
        else:
            _replace(Path(os.path.realpath(target)), raw)
    except OSError as error:
        raise _refusal(target.as_posix(), error) from None


def _encoded(content: str | Iterable[str]) -> Iterable[bytes]:
    pieces = (content,) if isinstance(content, str) else content
    return (piece.encode() for piece in pieces)


def append(path: str, text: str) -> None:
    """Writes at the end of a file, whole or not at all.

    Raises :class:`UsageError` where that cannot be done.
    """
    before = size_of(path)
    try:
        with Path(path).open("ab") as stream:
            stream.write(text.encode(errors="replace"))
    except OSError as error:
        with suppress(OSError):
            os.truncate(path, before)
        raise _refusal(path, error) from None


def size_of(path: str) -> int:
    """The bytes of a file; none where it is not there."""
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


def make_folder(folder: Path) -> None:
    """Makes a folder, and those above it, where it is not there.

    Raises :class:`UsageError` where that cannot be done.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{folder.as_posix()} cannot be made: {reason}") from None


def _replace(target: Path, content: Iterable[bytes]) -> None:
    beside = _written_beside(target, content)
    try:
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _written_beside(target: Path, content: Iterable[bytes]) -> Path:
    """A new file in the same folder, with the content and the permissions that the file has."""
    import tempfile  # needed only where a file is written

    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(content)
        beside.chmod(_mode(target))
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _refusal(name: str, error: OSError) -> UsageError:
    return UsageError(f"{name} cannot be written: {(error.strerror or str(error)).lower()}")


def replace_texts(texts: Mapping[str, str]) -> None:
    """Writes new texts into files, all or none.

    Raises :class:`UsageError` for a file that may not be changed, before any is.
    """
    for path in texts:
        if not Path(path).stat().st_mode & 0o222 or not os.access(path, os.W_OK):
            raise UsageError(f"{path} is read-only: nothing was changed")
    written: list[tuple[Path, Path]] = []
    path = ""
    try:
        for path, text in texts.items():
            target = Path(os.path.realpath(path))
            written.append((_written_beside(target, (text.encode(),)), target))
        for beside, target in written:
            beside.replace(target)
    except OSError as error:
        raise _refusal(path, error) from None
    finally:
        for beside, _ in written:
            beside.unlink(missing_ok=True)


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
        _silence(stream)


def _silence(stream: IO[str]) -> None:
    """Lets whatever is left to be written, at the program's end at the latest, go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())


def _escaped(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


codecs.register_error(_ESCAPES, _escaped)
