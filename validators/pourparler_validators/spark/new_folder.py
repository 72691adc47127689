"""A folder that appears whole, or not at all, on any file system that Spark knows."""

import re
import uuid
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, Final

from pourparler_validators.messages.errors import UsageError
from pourparler_validators.spark.file_system import at, names_within, uri_of

_WRITTEN: Final = re.compile(r"part-.*|_SUCCESS|\..*\.crc")
"""The names of files that Spark writes."""


@contextmanager
def new_folder(spark: Any, path: str, *, is_over: bool) -> Generator[str]:
    """A folder beside a path, in which a folder is made that takes the path's place at the end.

    It gives the name of that, below which nothing is yet; what else is written beside it is
    removed. Where nothing is made, or an error is raised, the path is as it was. Raises
    :class:`UsageError` where something is there already, unless it is written over, and then where
    other files are there.
    """
    target = uri_of(path).rstrip("/")
    files, place = at(spark, target)
    _require_free(files, place, path, is_over=is_over)
    before, _, name = target.rpartition("/")
    room = f"{before}/.{name}.{uuid.uuid4().hex[:8]}"
    try:
        yield f"{room}/made"
        _, made = at(spark, f"{room}/made")
        if files.exists(made):
            files.delete(place, True)
            if not files.rename(made, place):
                raise UsageError(f"{path} cannot be written: what was made cannot be moved there")
    finally:
        files.delete(at(spark, room)[1], True)


def _require_free(files: Any, place: Any, path: str, *, is_over: bool) -> None:
    if not files.exists(place):
        return
    if files.getFileStatus(place).isFile():
        raise UsageError(f"{path} is a file; Spark writes a folder")
    names = [*names_within(files, place)]
    if names and not is_over:
        raise UsageError(f"{path} is there already; --force writes over it")
    others = sorted(name for name in names if not _WRITTEN.fullmatch(name))
    if others:
        raise UsageError(
            f"{path} holds files that are not of a run of Spark, such as {others[0]}: "
            "write to another folder"
        )
