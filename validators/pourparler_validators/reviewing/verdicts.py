"""Verdicts on records: a line each in a file beside the records, added and never changed.

A verdict is on the content of a record, which it names by a checksum. So a record that changes is
asked again, and one that becomes what it was has its verdict back. Of several verdicts on one
content the last one counts.
"""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import Field, ValidationError

from pourparler.model import Model
from pourparler.values import Absent, Sha256, Text
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.wording import listed, shown
from pourparler_validators.project.file_system import real_path
from pourparler_validators.project.review_names import REJECTED, VERDICTS
from pourparler_validators.saving.files import append_lines
from pourparler_validators.saving.steps import checksum_of

_OF_TABLES: Final = "records"
"""What the files of a review are called in a folder of tables."""


class Decision(StrEnum):
    """What a reviewer says of a record."""

    ACCEPTED = "accepted"
    """Somebody has compared it with its source, and it is right."""
    QUESTIONED = "questioned"
    """It stays, with a note of what is in doubt."""
    REJECTED = "rejected"
    """It is taken out of the data."""


class Verdict(Model, frozen=True):
    """What somebody has said of a record as it was then."""

    record: Absent[Text] = None
    """The id of the record, if it has one."""
    hash: Sha256
    """The checksum of its content, whatever the layout."""
    verdict: Annotated[Decision, Field(strict=False)]
    """What was said."""
    note: Absent[Text] = None
    """Why."""
    by: Text
    """Who said it."""
    on: dt.date
    """The day on which it was said."""

    @property
    def line(self) -> str:
        """The verdict as it stands in a file."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Damage:
    """A line that is no verdict, and why."""

    path: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: is left out: {self.reason}"


@dataclass(slots=True)
class Verdicts:
    """The verdicts on the records of a file."""

    path: str
    verdicts: list[Verdict] = field(default_factory=list[Verdict])
    damages: list[Damage] = field(default_factory=list[Damage])
    _by_content: dict[tuple[str | None, str], Verdict] = field(
        default_factory=dict[tuple[str | None, str], Verdict]
    )
    _by_id: dict[str | None, Verdict] = field(default_factory=dict[str | None, Verdict])

    def add(self, verdict: Verdict) -> None:
        """Takes in a verdict that was given after all others."""
        self.verdicts.append(verdict)
        self._by_content[verdict.record, verdict.hash] = verdict
        self._by_id[verdict.record] = verdict

    def of(self, record: str | None, checksum: str) -> Verdict | None:
        """The verdict on a content of the record of an id."""
        return self._by_content.get((record, checksum))

    def on(self, entry: Entry) -> Verdict | None:
        """The verdict on a record as it is."""
        return self.of(entry.id, checksum_of(entry.value))

    def earlier(self, entry: Entry) -> Verdict | None:
        """The last verdict on the record of that id, whatever it was then."""
        return None if entry.id is None else self._by_id.get(entry.id)

    def last(self) -> Iterator[Verdict]:
        """The last verdict on each record that has an id."""
        return (one for one in self._by_id.values() if one.record is not None)


def path_of_verdicts(file: SourceFile) -> str:
    """The file that has the verdicts on the records of another."""
    return f"{_beside(file)}{VERDICTS}"


def path_of_rejected(file: SourceFile) -> str:
    """The file that gets the records that are taken out of another."""
    return f"{_beside(file)}{REJECTED}"


def _beside(file: SourceFile) -> str:
    """The path of a file, or of what a link leads to; within a folder of tables a fixed name."""
    if file.parts:
        return (Path(file.folder) / _OF_TABLES).as_posix()
    return real_path(file.path) if Path(file.path).is_symlink() else file.path


def read_verdicts(path: str) -> Verdicts:
    """The verdicts of a file, none where it is not there; what is no verdict is told by its line.

    Raises :class:`UsageError` for a file that cannot be opened.
    """
    found = Verdicts(path)
    try:
        content = Path(path).read_bytes()
    except FileNotFoundError:
        return found
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{path} cannot be read: {reason}") from None
    for number, line in enumerate(content.removeprefix(_MARK).split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            found.add(Verdict.model_validate_json(line))
        except ValidationError as error:
            found.damages.append(Damage(path, number, _reason(error, line)))
    return found


def add_verdicts(path: str, verdicts: Sequence[Verdict]) -> None:
    """Adds verdicts to a file, which is begun where it is not there.

    Raises :class:`~pourparler_validators.saving.changes.NotSavedError` where that cannot be.
    """
    append_lines(path, [one.line.encode(errors="replace") for one in verdicts])


def _reason(error: ValidationError, line: bytes) -> str:
    """What is wrong with a line, in one sentence."""
    fault: Mapping[str, Any] = error.errors(include_url=False, include_context=False)[0]
    name = str(fault["loc"][0]) if fault["loc"] else ""
    if fault["type"] == "json_invalid":
        return "it is not UTF-8" if not _is_utf8(line) else "it is no JSON, or only a part of it"
    if not name:
        return f"a verdict is an object, this is {shown(fault['input'])}"
    if fault["type"] == "missing":
        return f'it has no "{name}"'
    if fault["type"] == "extra_forbidden":
        return f"a verdict has no field {shown(name)}"
    return f'"{name}" is {shown(fault["input"])}: {_WANTED.get(name, "a text is needed")}'


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


_MARK: Final = "\ufeff".encode()
_WANTED: Final = {
    "hash": "the checksum of the record is needed, 64 digits from 0-9 and a-f",
    "verdict": f"{listed([str(one) for one in Decision])} is needed",
    "on": "a day such as 2025-06-02 is needed",
}
