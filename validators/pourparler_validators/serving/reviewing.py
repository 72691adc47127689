"""The verdicts on records, as the page shows and gives them."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pourparler_validators.entries.entry import SourceFile
from pourparler_validators.reviewing.verdicts import (
    Decision,
    Verdict,
    Verdicts,
    add_verdicts,
    path_of_verdicts,
    read_verdicts,
)
from pourparler_validators.saving.changes import NotSavedError
from pourparler_validators.serving.workspace import Workspace


class Review:
    """A review of the records of a dataset; may be used by several threads.

    ``by`` is who gives the verdicts, where that is known from the start, and ``today`` the day on
    which they are given, by default the system's.
    """

    def __init__(self, workspace: Workspace, by: str | None, today: dt.date | None) -> None:
        self._workspace = workspace
        self._by = _line(by) or None
        self._today = today
        self._read: dict[str, tuple[object, Verdicts]] = {}

    def stamp(self) -> str:
        """What changes when a verdict is given, here or by another program."""
        return repr([_stamp(path_of_verdicts(file)) for file in self._workspace.files])

    def state(self) -> dict[str, Any]:
        """All verdicts, by the keys of their records; and the lines that are none."""
        stamp = self.stamp()
        found = {file.path: self._verdicts(file) for file in self._workspace.files}
        verdicts: dict[str, Any] = {}
        for key, entry in self._workspace.records():
            known = found[entry.file.path]
            verdict = known.on(entry)
            shown = verdict or known.earlier(entry)
            if shown is not None:
                verdicts[key] = _shown(shown, is_of_this=verdict is not None)
        damages = [str(damage) for one in found.values() for damage in one.damages]
        return {"by": self._by, "stamp": stamp, "verdicts": verdicts, "damages": damages}

    def decide(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Notes a verdict on a record as the page shows it; gives all verdicts.

        Raises :class:`NotSavedError` where the record is not as it was, and where the file cannot
        be written.
        """
        entry = self._workspace.entry(str(given.get("key")))
        checksum = self._workspace.version(entry)
        if given.get("version") != checksum:
            raise NotSavedError(f"{entry.name} was changed meanwhile: look at it again")
        if why := self._workspace.why_not_edited(entry.file):
            raise NotSavedError(f"{entry.file.path} {why}")
        path = path_of_verdicts(entry.file)
        if not self._workspace.is_inside(path):
            raise NotSavedError(f"{path} leads out of the dataset: it is not written to")
        add_verdicts(path, [self._verdict(entry.id, checksum, given)])
        return self.state()

    def _verdict(self, record: str | None, checksum: str, given: Mapping[str, Any]) -> Verdict:
        by = self._by or _line(given.get("by"))
        note = _text(given.get("note"))
        if given.get("verdict") not in list(Decision):
            raise NotSavedError("a verdict is accepted, questioned or rejected")
        if not by:
            raise NotSavedError("say who gives the verdict")
        decision = Decision(str(given["verdict"]))
        if decision is Decision.QUESTIONED and not note:
            raise NotSavedError("say in the note what is in question")
        day = self._today or dt.date.today()
        return Verdict(
            record=record, hash=checksum, verdict=decision, note=note or None, by=by, on=day
        )

    def _verdicts(self, file: SourceFile) -> Verdicts:
        """The verdicts on a file's records, read again where they have changed."""
        path = path_of_verdicts(file)
        stamp = _stamp(path)
        if path not in self._read or self._read[path][0] != stamp:
            self._read[path] = stamp, read_verdicts(path)
        return self._read[path][1]


def _stamp(path: str) -> tuple[int, int] | None:
    try:
        stat = Path(path).stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size


def _shown(verdict: Verdict, *, is_of_this: bool) -> dict[str, Any]:
    return {
        "verdict": verdict.verdict,
        "note": verdict.note,
        "by": verdict.by,
        "on": verdict.on.isoformat(),
        "is_of_this": is_of_this,
    }


def _line(value: object) -> str:
    """What was typed, on one line."""
    return " ".join(_text(value).split())


def _text(value: object) -> str:
    """What was typed, without what no text of a record has."""
    if not isinstance(value, str):
        return ""
    whole = value.replace("\r\n", "\n").encode(errors="replace").decode()
    return "".join(" " if one < " " and one not in "\t\n" else one for one in whole).strip()
