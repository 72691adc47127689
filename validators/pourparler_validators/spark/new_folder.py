"""A folder that appears whole, or not at all, on any file system that Spark knows."""

import os
import re
import uuid
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, Final

from pourparler import MODELS
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.project.file_system import is_remote, real_path
from pourparler_validators.spark.file_system import at, local_path, paths_within, uri_of

_PART: Final = r"part-\d+-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}[-.]c\d+\."
"""How the names of files begin that Spark writes."""
RECORDS: Final = re.compile(rf"(({'|'.join(MODELS)})/)?{_PART}.+")
"""The files of a folder that ``convert`` has written."""
FINDINGS: Final = re.compile(rf"(findings(/rule=[^/]+)?|tallies|errors)/{_PART}.*parquet")
"""Those of a folder of findings."""
_MARKS: Final = re.compile(r"(^|/)(_SUCCESS|\.[^/]*\.crc)$")
"""What Spark and Hadoop write beside files."""
_ROOT: Final = re.compile(r"[^/]+:(//[^/]*)?")


@contextmanager
def new_folder(
    spark: Any, path: str, *, is_over: bool, of: re.Pattern[str] = RECORDS
) -> Generator[str]:
    """A folder beside a path, in which a folder is made that takes the path's place at the end.

    It gives the name of that, below which nothing is yet; what else is written beside it is
    removed. Where nothing is made, or an error is raised, the path is as it was. Raises
    :class:`UsageError` where something is there already, unless it is written over, and then where
    files are there that are not ``of`` such a folder.
    """
    require_free(spark, path, is_over=is_over, of=of)
    target = _target(path)
    files, place = at(spark, target)
    before, _, name = target.rpartition("/")
    room = f"{before}/.{name}.{uuid.uuid4().hex[:8]}"
    (_, made), (_, old) = at(spark, f"{room}/made"), at(spark, f"{room}/old")
    try:
        yield f"{room}/made"
        if files.exists(made):
            if files.exists(place) and not _moved(files, place, old):
                raise UsageError(f"{path} cannot be written over: it cannot be moved away")
            if not _moved(files, made, place):
                raise UsageError(f"{path} cannot be written: what was made cannot be moved there")
    finally:
        if files.exists(old) and not (files.exists(place) or _moved(files, old, place)):
            raise UsageError(f"{path} could not be put back: {room}/old has what was there")
        files.delete(at(spark, room)[1], True)


def _moved(files: Any, source: Any, target: Any) -> bool:
    try:
        return bool(files.rename(source, target))
    except Exception:  # some file systems say so by an exception
        return False


def _target(path: str) -> str:
    """The address of a folder: of this machine the one to which a link leads."""
    here = local_path(path)
    return uri_of(path if is_remote(here) else real_path(here)).rstrip("/")


def require_free(spark: Any, path: str, *, is_over: bool, of: re.Pattern[str] = RECORDS) -> None:
    """Raises :class:`UsageError` where no such folder can be written, as :func:`new_folder`."""
    target = _target(path)
    if _ROOT.fullmatch(target) or os.path.ismount(local_path(path)):
        raise UsageError(f"{path} is the root of a file system: name a folder in it")
    files, place = at(spark, target)
    if not files.exists(place):
        return
    if files.getFileStatus(place).isFile():
        raise UsageError(f"{path} is a file; Spark writes a folder")
    found = [*paths_within(files, place)]
    if found and not is_over:
        raise UsageError(f"{path} is there already; --force writes over it")
    others = sorted(one for one in found if not (of.fullmatch(one) or _MARKS.search(one)))
    if others:
        raise UsageError(
            f"{path} holds files that no such run has written, such as {others[0]}: "
            "write to another folder"
        )
