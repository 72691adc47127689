"""What a finding is known by: the same for the same fault, wherever it moves within its file."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from pourparler_validators.contract.finding import UnplacedFinding
from pourparler_validators.entries.entry import SourceFile
from pourparler_validators.formats import format_named
from pourparler_validators.formats.places import Place, Span
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_values import is_list, is_object


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """Makes the fingerprints of a run; an item of a list that holds many faults is read once."""

    folder: Path
    """What paths are relative to where they stand for a record without an id."""
    _items: dict[tuple[SourceFile, Span], str] = field(
        default_factory=dict[tuple[SourceFile, Span], str]
    )

    def of(self, finding: UnplacedFinding, text: str, places: Mapping[str, Place]) -> str:
        """Of rule, records, pointer and value; positions in lists are replaced by their items.

        What is missing tells apart what stands at one value. Records that share a fault may
        change places; of a group the key stands for the others, so that one more or less of them
        changes nothing here; the file stands for a record whose id cannot be read. Of a table, and
        not of a value in it, the sheet, the heading and what is said. ``text`` is that of the file,
        ``places`` has those of all steps of the pointer.
        """
        entry, problem = finding.entry, finding.problem
        cells = entry.file.cells
        if cells is not None and not text:
            cell = cells.at(problem.pointer)
            steps = [name_within(self.folder, cell.file), cell.sheet or "", cell.heading]
            value = problem.message
        else:
            steps, value = self._steps(finding, text, places)
        related = [related.entry.id or "" for related in problem.related if related.entry]
        others = related if finding.group is None else [finding.group]
        records = sorted([entry.id or name_within(self.folder, entry.file.path), *others])
        whole = [finding.rule, records, steps, value, problem.params.get("field")]
        return _digest(json.dumps(whole))[:32]

    def _steps(
        self, finding: UnplacedFinding, text: str, places: Mapping[str, Place]
    ) -> tuple[list[str], str]:
        """The steps that lead to a value, and the value."""
        file, prefix = finding.entry.file, finding.entry.pointer
        steps: list[str] = []
        for step in finding.problem.pointer.split("/")[1:]:
            prefix += f"/{step}"
            steps.append(self._item(file, text, places[prefix]) if step.isdigit() else step)
        return steps, _canonical(file, text, places[prefix]) if steps else ""

    def _item(self, file: SourceFile, text: str, place: Place) -> str:
        key = file, place.value
        if key not in self._items:
            self._items[key] = _digest(_canonical(file, text, place))
        return self._items[key]


def name_within(folder: Path, file: str) -> str:
    """The path of a file as seen from a folder, the same from wherever it is checked."""
    path, whole = _whole(file), _whole(folder)
    return path.relative_to(whole).as_posix() if path.is_relative_to(whole) else file


def _whole(path: str | Path) -> Path:
    return Path(os.path.normpath(Path(path).absolute()))


def _canonical(file: SourceFile, text: str, place: Place) -> str:
    """The value at a place as JSON, the same in whatever order its fields and items stand."""
    return _ordered(format_named(file.format).content(text, place))


def _ordered(value: Any) -> str:
    if is_object(value):
        fields = [f"{json.dumps(name)}:{_ordered(item)}" for name, item in value.items()]
        return f"{{{','.join(sorted(fields))}}}"
    if is_list(value):
        return f"[{','.join(sorted(map(_ordered, value)))}]"
    return json.dumps(value)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()
