"""Checks texts in memory, on a fixed day, for the tests."""

import datetime as dt
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from pourparler_validators import Report, check_files, report_text
from pourparler_validators.reading.files import Manner, Reading, Standard, read_paths

TODAY: Final = dt.date(2025, 6, 1)
ROOT: Final = Path(__file__).parents[2]
EXAMPLE: Final = ROOT / "examples" / "istanbul-2025"
EXAMPLE_FILES: Final = tuple(sorted(EXAMPLE.glob("*.json")))

PARTY: Final = {"type": "party", "id": "party:tur", "kind": "state", "name": "Türkiye"}
"""A sound record."""


def checked(content: str | bytes, name: str = "records.json", **options: Any) -> Report:
    """The report on the content of one file."""
    raw = content if isinstance(content, bytes) else content.encode()
    return check_files(["-"], today=TODAY, standard=Standard(io.BytesIO(raw), name), **options)


def read(content: str | bytes, name: str = "records.json") -> Reading:
    """What is read from the content of one file."""
    raw = content if isinstance(content, bytes) else content.encode()
    return read_paths(["-"], Manner(standard=Standard(io.BytesIO(raw), name)))


def checked_value(value: Any, **options: Any) -> Report:
    """The report on a JSON value, written to a file."""
    return checked(json.dumps(value, ensure_ascii=False), **options)


def found(report: Report, family: str = "") -> list[tuple[str, str]]:
    """The rules that found something, each with its pointer, on request of one family only."""
    return [
        (finding.rule, finding.place.pointer)
        for finding in report.findings
        if finding.rule.startswith(family)
    ]


def plain(report: Report) -> dict[str, Any]:
    """The report as its JSON says it."""
    value: dict[str, Any] = json.loads(report_text(report, "json"))
    return value


def only(items: Sequence[Any]) -> Any:
    """The one item of a sequence that must have one."""
    assert len(items) == 1, items
    return items[0]
