"""Datasets in each format, and verdicts on their records."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pourparler_validators.cli import exit_code
from pourparler_validators.entries.entry import Entry
from pourparler_validators.reading.files import read_paths
from pourparler_validators.reviewing.verdicts import (
    Decision,
    Verdict,
    add_verdicts,
    path_of_verdicts,
)
from pourparler_validators.saving.steps import checksum_of

FORMS: Final = ("json", "jsonl", "yaml", "csv")
DAY: Final = dt.date(2025, 6, 2)
MACHINE: Final = {"coder": "extractor 2", "kind": "machine"}
REVIEWED: Final = {"coder": "extractor 2", "kind": "machine_reviewed"}


def event(name: str, **fields: Any) -> dict[str, Any]:
    """An event that a machine has coded."""
    known = {"type": "event", "id": f"event:{name}", "kind": "summit", "status": "held"}
    return {**known, **fields, "coding": MACHINE}


def written(folder: Path, form: str, records: list[Any]) -> Path:
    """A file, or a folder of tables, with records."""
    lines = folder / "in.jsonl"
    lines.write_text("".join(json.dumps(one) + "\n" for one in records))
    target = folder / ("tables" if form == "csv" else f"data.{form}")
    assert exit_code(["convert", str(lines), "-o", str(target), "--to", form]) == 0
    lines.unlink()
    return target


def entries(path: Path) -> list[Entry]:
    return [one for one in read_paths([str(path)]).entries if not one.is_file]


def values(path: Path) -> list[Any]:
    """The records of a file."""
    return [one.value for one in entries(path)]


def decide(path: Path, decisions: Mapping[str, str | tuple[str, str]]) -> str:
    """Gives verdicts on records by their ids, some with notes; gives the file that has them."""
    (file,) = read_paths([str(path)]).files
    found = {one.id: one for one in entries(path)}
    given = {
        name: one if isinstance(one, tuple) else (one, None) for name, one in decisions.items()
    }
    verdicts = [
        Verdict(
            record=name,
            hash=checksum_of(found[name].value),
            verdict=Decision(decision),
            note=note,
            by="AB",
            on=DAY,
        )
        for name, (decision, note) in given.items()
    ]
    add_verdicts(path_of_verdicts(file), verdicts)
    return path_of_verdicts(file)


def contents(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    found = (one for one in folder.rglob("*") if one.is_file())
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in found}


def rejected_of(path: Path) -> Path:
    return path / "records.rejected.jsonl" if path.is_dir() else Path(f"{path}.rejected.jsonl")


RECORDS: Final = [
    event("a"),
    event("b", title="Talks", notes="By phone."),
    event("c", participants=[{"party": "party:rus", "role": "host"}]),
    event("d", previous="event:c", date="2025-06-02"),
    event("e"),
]
VERDICTS: Final[dict[str, Any]] = {
    "event:a": "accepted",
    "event:b": ("questioned", "Which day: “Monday”?"),
    "event:c": "rejected",
    "event:d": ("accepted", "as in the text"),
}
QUESTION: Final = "Questioned by AB on 2025-06-02: Which day: “Monday”?"
AFTER: Final = [
    {**RECORDS[0], "coding": REVIEWED},
    {**RECORDS[1], "notes": f"By phone.\n{QUESTION}"},
    {**RECORDS[3], "coding": REVIEWED},
    RECORDS[4],
]
REFERS: Final = "event:d /previous refers to event:c, which was rejected.\n"
