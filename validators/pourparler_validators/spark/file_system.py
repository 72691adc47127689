"""Paths as Spark has them: of this machine, or of any file system that it knows."""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path, PurePath
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from pourparler_validators.messages.errors import UsageError
from pourparler_validators.project.file_system import is_remote, real_path


def uri_of(path: str) -> str:
    """A path as Spark takes it, wherever the workers run: nothing in it is encoded."""
    here = local_path(path)
    return path if is_remote(here) else f"file:///{_absolute(here).lstrip('/')}"


def local_path(path: str) -> str:
    """A path of this machine without the address that it may be given as; others as they are."""
    return re.sub(r"^file:/+", "/", path, flags=re.IGNORECASE)


def _absolute(path: str) -> str:
    """A path of this machine without "..", which Hadoop would take out where links lead on."""
    whole = Path(path).absolute()
    return Path(real_path(whole) if ".." in whole.parts else whole).as_posix()


def encoded(path: str) -> str:
    """A path as an address."""
    return quote(uri_of(path), safe=":/@")


def exactly(path: str) -> str:
    """A path as Spark reads it, no character of which stands for others."""
    return re.sub(r"[][{}*?\\]", r"\\\g<0>", uri_of(path))


def at(spark: Any, path: str) -> tuple[Any, Any]:
    """The file system of a path, and the path there, as Hadoop has them."""
    place = spark._jvm.org.apache.hadoop.fs.Path(uri_of(path))
    return place.getFileSystem(spark._jsc.hadoopConfiguration()), place


class State(NamedTuple):
    """What tells one state of a file from another."""

    size: int
    """The number of bytes."""
    changed: str
    """When it was changed last."""


def state_of(path: str | Path) -> State:
    """The state of a file of this machine. Raises ``OSError`` where it does not open."""
    with Path(path).open("rb") as file:
        found = os.fstat(file.fileno())
    return State(found.st_size, str(found.st_mtime_ns))


def ends_of(spark: Any, path: str, most: int) -> bytes:
    """The first and the last bytes of a file, so many of each, or all that it has.

    Raises :class:`UsageError` where it cannot be opened.
    """
    files, place = at(spark, path)
    files.setVerifyChecksum(False)  # else Hadoop does not open what it has noted a checksum of
    try:
        size = files.getFileStatus(place).getLen()
        with closing(files.open(place)) as stream:
            start = bytes(stream.readNBytes(most))
            stream.seek(max(len(start), size - most))
            return start + bytes(stream.readNBytes(most))
    except Exception as error:
        raise UsageError(f"{path} cannot be read: {first_line(error)}") from None
    finally:
        files.setVerifyChecksum(True)


def paths_within(files: Any, place: Any) -> Iterator[str]:
    """The paths of all files of a folder, from there, at any depth."""
    root = files.makeQualified(place).toUri().getPath()
    found = files.listFiles(place, True)
    while found.hasNext():
        yield found.next().getPath().toUri().getPath()[len(root) :].lstrip("/")


def require_apart(target: str, others: Iterable[str]) -> None:
    """Raises :class:`UsageError` where a folder that is written is one of others, or in one.

    And where one of them is in it: what is there goes when it is written.
    """
    for other in others:
        if lies_within(target, other) or lies_within(other, target):
            raise UsageError(f"{target} would be read with {other}: write to another folder")


def lies_within(path: str, folder: str) -> bool:
    """Whether a path is a folder or lies in it, whatever both are called."""
    return f"{_compared(path)}/".startswith(f"{_compared(folder)}/")


def _compared(path: str) -> str:
    """A path as it is compared with others: one of this machine without links."""
    local = local_path(path)
    return (local if is_remote(local) else real_path(Path(local).absolute())).rstrip("/")


def first_line(error: BaseException) -> str:
    """What an error of Spark says, without the trace of Java."""
    of_java = getattr(error, "java_exception", None)
    said = str(error) if of_java is None else str(of_java.toString())
    return re.sub(r"^[\w.$]+(Exception|Error): ", "", said.strip().partition("\n")[0])


class Names:
    """How paths are shown: as they were given, not as Spark has them."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._roots = {
            _absolute(path): Path(path).as_posix() for path in paths if not is_remote(path)
        }

    def given(self, path: str) -> str:
        """How a path that was given is shown."""
        return self.shown(encoded(path))

    def shown(self, uri: str) -> str:
        """A path as it is shown: that of a local file from here, as the check has it."""
        if not uri.startswith("file:"):
            return unquote(uri)
        path = "/" + unquote(uri.removeprefix("file:")).lstrip("/")
        for root, given in self._roots.items():
            if path == root or path.startswith(f"{root.rstrip('/')}/"):
                rest = path[len(root) :].lstrip("/")
                return (PurePath(given) / rest).as_posix() if rest else given
        return path
