"""Files that get new contents: all of them or none, and only if they are as they were read."""

import errno
import os
import shutil
import tempfile
from collections.abc import Collection, Generator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from pourparler_validators.converting.replacing import is_in_progress, replace_files
from pourparler_validators.project.file_system import real_path
from pourparler_validators.saving.changes import NotSavedError


def save(
    contents: Mapping[str, bytes],
    as_read: Mapping[str, bytes],
    *,
    first: Mapping[str, bytes] | None = None,
    gone: Collection[str] = (),
) -> None:
    """Writes new contents of files that lie in one folder.

    ``as_read`` has what stood in those of them that are not new. Each is written beside its place
    first; a program that is ended in the middle leaves the old files, or, where there are several,
    a journal by which :func:`~pourparler_validators.converting.replacing.undo_interrupted` puts
    them back. A symbolic link stays, and what it leads to is written. What is to be written
    ``first`` is there as a whole before any other file changes, and files that are to be ``gone``
    go last.

    Raises :class:`NotSavedError` where a file is no longer as it was read, or cannot be written.
    """
    before = first or {}
    real = {path: Path(real_path(path)) for path in (*before, *contents, *gone)}
    folders = {path.parent for path in real.values()}
    if len(folders) > 1:
        raise NotSavedError("the tables lie in several folders, by links: change the files there")
    for folder in folders:
        try:
            with _locked(folder):
                for path in real:
                    _require_as_read(path, real[path], as_read.get(path))
                for some in filter(None, (before, contents)):
                    _write(folder, {real[path].name: raw for path, raw in some.items()})
                for path in gone:
                    real[path].unlink()
        except OSError as error:
            raise _not_written(next(iter(real)), error) from None


def append_lines(path: str, lines: Sequence[bytes]) -> None:
    """Adds lines to a file, which is begun where it is not there: all of them or none.

    Several programs may do so at once. Raises :class:`NotSavedError` where it cannot be written.
    """
    real = Path(real_path(path))
    added = b"".join(b"%s\n" % line for line in lines)
    try:
        with _locked(real.parent), real.open("a+b", buffering=0) as stream:
            end = stream.seek(0, os.SEEK_END)
            stream.seek(max(end - 1, 0))
            is_ended = stream.read(1) in (b"", b"\n")
            _append(stream, end, added if is_ended else b"\n" + added)
    except OSError as error:
        raise _not_written(path, error) from None


def _append(stream: BinaryIO, end: int, raw: bytes) -> None:
    """Writes down to the disk; what was written is taken off where that is not all of it."""
    try:
        if stream.write(raw) < len(raw):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(stream.fileno())
    except OSError:
        stream.truncate(end)
        raise


def _not_written(path: str, error: OSError) -> NotSavedError:
    return NotSavedError(f"{path} cannot be written: {(error.strerror or str(error)).lower()}")


def _require_as_read(path: str, real: Path, content: bytes | None) -> None:
    found = real.read_bytes() if real.exists() else None
    if found != content:
        raise NotSavedError(f"{path} has changed on disk meanwhile: load it again")
    if found is not None and not (real.stat().st_mode & 0o222 and os.access(real, os.W_OK)):
        raise NotSavedError(f"{path} is read-only: nothing was changed")


def _write(folder: Path, contents: Mapping[str, bytes]) -> None:
    work = Path(tempfile.mkdtemp(prefix=".saving.", dir=folder.parent))
    try:
        made = work / folder.name
        made.mkdir()
        for name, raw in contents.items():
            _write_whole(made / name, raw, folder / name)
        if len(contents) == 1:
            (name,) = contents
            (made / name).replace(folder / name)
        else:
            replace_files(made, folder)
    finally:
        if not is_in_progress(work):
            shutil.rmtree(work, ignore_errors=True)


def _write_whole(path: Path, raw: bytes, target: Path) -> None:
    """Writes a file down to the disk, with the permissions that the old one has."""
    with path.open("wb") as stream:
        stream.write(raw)
        stream.flush()
        os.fsync(stream.fileno())
    if target.exists():
        shutil.copymode(target, path)


@contextmanager
def _locked(folder: Path) -> Generator[None]:
    """Keeps other programs that save so out of a folder, where the system can."""
    try:
        locks: Any = import_module("fcntl")
    except ImportError:  # Windows has no locks of folders
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        locks.flock(handle, locks.LOCK_EX)
        yield
    finally:
        os.close(handle)
