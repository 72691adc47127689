"""The example dataset as plain JSON, changed by a patch, and what the check says of it."""

import copy
import datetime as dt
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pourparler_validators import Finding, Report
from pourparler_validators.contract.rule import Rule
from pourparler_validators.grounding.library import Library
from pourparler_validators.project.settings import Project, settings_of
from pourparler_validators.project.settings_file import OWN_FILE
from pourparler_validators.reading.files import read_paths
from pourparler_validators.running.census import asked_of
from pourparler_validators.running.check import check_reading
from pourparler_validators.running.options import Options
from tests.rules.json_patches import merged, operated

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "istanbul-2025"
WITHOUT_TEXTS = ("sources/text-missing",)
"""What is not looked at where the texts are not read."""
TEXTS = (str(ROOT / "seeds"),)
TODAY = dt.date(2025, 6, 10)

PLURALS = {"party": "parties", "process": "processes"}
OTHERS = "others.json"
"""The file of new records whose id begins with no record type."""

FIRST_FAMILIES = ("structure", "identity", "references", "dates")
"""The families that look on whatever is tested: each fault has one cause, and one finding."""

READ_TEXTS = {"grounding", "sources", "assertions/text-missing"}
"""The families and rules that read the texts of sources; others ask for the library."""

Files = dict[str, list[Any]]
"""The records of each file."""


def texts_for(rule: Rule) -> tuple[str, ...]:
    """The folders of texts that a rule reads."""
    reads = any(parameter.type is Library for parameter in rule.parameters)
    return TEXTS if reads or {rule.family, rule.name} & READ_TEXTS else ()


def patched(patch: Mapping[str, Any]) -> Files:
    """The records of the example after a patch: a map from an id to what becomes of the record.

    An object is a merge patch, a list holds operations, null removes the record. Where no record
    has the id, the object is a new record, last in the file of its type. Its own ``id`` may be
    another, so that several new records can have one id.
    """
    files = copy.deepcopy(_records())
    for key, change in patch.items():
        name, position = _place(files, key)
        if position is None:
            files[name].append(change)
        elif change is None:
            del files[name][position]
        elif isinstance(change, list):
            files[name][position] = operated(files[name][position], change)
        else:
            files[name][position] = merged(files[name][position], change)
    return files


def report_on(
    folder: Path,
    files: Files,
    beside: Mapping[str, bytes] | None = None,
    select: Sequence[str] = ("ALL",),
    texts: Sequence[str] = (),
    settings: str = "",
) -> Report:
    """What the check says of these files, written into a folder, and of others beside them.

    They are all of the dataset whose settings have this text.
    """
    for name, records in files.items():
        if not records:
            continue
        if not texts:
            records = [_without_text(record) for record in records]
        text = json.dumps({"records": records}, ensure_ascii=False, indent=2)
        (folder / name).write_text(text, encoding="utf-8")
    for name, content in (beside or {}).items():
        (folder / name).write_bytes(content)
    paths = sorted(folder / name for name in (*files, *(beside or {})))
    found = [str(path) for path in paths if path.exists()]
    ignore = () if texts else WITHOUT_TEXTS
    project = Project(settings_of(settings), folder, folder / OWN_FILE, settings)
    own = project.settings.own_fields
    options = Options(TODAY, select, ignore, texts=texts, own_fields=own)
    return check_reading(read_paths(found), options, asked=asked_of(project))


def _without_text(record: Any) -> Any:
    """A source as it is where its text may not be given away."""
    if not isinstance(record, dict) or record.get("type") != "source":
        return record
    return {name: value for name, value in record.items() if name != "text_file"}


def report_on_patch(
    folder: Path,
    patch: Mapping[str, Any],
    select: Sequence[str] = ("ALL",),
    texts: Sequence[str] = (),
) -> Report:
    """What the check says of the example after a patch."""
    return report_on(folder, patched(patch), select=select, texts=texts)


def place(finding: Finding, empty: str = "(record)") -> str:
    """The record and the pointer of a finding, as the manual pages write them."""
    return f"{finding.place.record or '-'} {finding.place.pointer or empty}"


def _place(files: Files, key: str) -> tuple[str, int | None]:
    """The file and the position of a record; only the file, where a new one belongs."""
    for name, records in files.items():
        for position, record in enumerate(records):
            if record["id"] == key:
                return name, position
    kind = key.partition(":")[0]
    name = f"{PLURALS.get(kind, kind + 's')}.json"
    return name if name in files else OTHERS, None


@cache
def _records() -> Files:
    return {
        path.name: json.loads(path.read_text(encoding="utf-8"))["records"]
        for path in sorted(EXAMPLE.glob("*.json"))
    } | {OTHERS: []}
