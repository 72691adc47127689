"""Files of a folder that take the places of others: all of them, or none after an interruption."""

import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from os.path import lexists
from pathlib import Path
from typing import Any, Final

from pourparler_validators.messages.json_values import is_object

_JOURNAL: Final = "journal.json"
"""Beside the files that are moved: there from the first move to the last, and says what to undo."""

_OLD: Final = "old"
"""The folder beside them that keeps the files whose places they take."""


def replace_files(made: Path, folder: Path) -> None:
    """Moves all files of ``made`` into a folder on the same disk, over those of their names.

    What is interrupted is undone: at once where that is still possible, else by
    :func:`undo_interrupted`. The folder that ``made`` lies in is used up by it.
    """
    work = made.parent
    was_there = {path.name: lexists(folder / path.name) for path in sorted(made.iterdir())}
    (work / _OLD).mkdir()
    journal = {"folder": folder.name, "made": made.name, "was_there": was_there}
    (work / _JOURNAL).write_text(json.dumps(journal), encoding="utf-8")
    try:
        for name, is_old in was_there.items():
            if is_old:
                (folder / name).rename(work / _OLD / name)
            (made / name).rename(folder / name)
    except BaseException:
        _undo(work, folder, journal)
        raise
    (work / _JOURNAL).unlink()


def is_in_progress(work: Path) -> bool:
    """Whether a folder holds files that may still have to go back to their places."""
    return (work / _JOURNAL).exists()


def undo_interrupted(folder: Path) -> bool:
    """Puts back what a program that was ended in the middle has moved; whether there was any."""
    found = list(_interrupted(folder))
    for work, journal in found:
        _undo(work, folder, journal)
        shutil.rmtree(work, ignore_errors=True)
    return bool(found)


def _interrupted(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in sorted(folder.parent.glob(f".*/{_JOURNAL}")):
        with suppress(OSError, ValueError):
            journal = json.loads(path.read_text(encoding="utf-8"))
            if _is_of(journal, folder.name):
                yield path.parent, journal


def _is_of(journal: Any, folder: str) -> bool:
    """Whether it was written for a folder, and names nothing outside of it."""
    if not is_object(journal) or {*journal} != {"folder", "made", "was_there"}:
        return False
    made, was_there = journal["made"], journal["was_there"]
    if journal["folder"] != folder or not isinstance(made, str) or not is_object(was_there):
        return False
    return all(name == Path(name).name for name in (made, *was_there))


def _undo(work: Path, folder: Path, journal: dict[str, Any]) -> None:
    """Does nothing to what is in its old place already, so that it can be done again."""
    for name, is_old in journal["was_there"].items():
        if is_old and lexists(work / _OLD / name):
            (work / _OLD / name).replace(folder / name)
        elif not is_old and not (work / journal["made"] / name).exists():
            (folder / name).unlink(missing_ok=True)
    (work / _JOURNAL).unlink()
