"""Parquet files for the tests, as we and as other programs write them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from pourparler.document import plain_record
from pourparler_validators import check_files
from pourparler_validators.converting.output import Output
from pourparler_validators.formats import format_named
from pourparler_validators.formats.writing import Layout
from pourparler_validators.reading.files import read_paths
from tests.schema.documents import Plain

EVENT: Plain = {"type": "event", "id": "event:a", "kind": "summit", "status": "held"}
PARTY: Plain = {"type": "party", "id": "party:a", "kind": "state", "name": "A"}


def write(plain: Sequence[Plain], path: Path, cut: str | None = None) -> None:
    """Writes the records to a file, or with a cut to the files of a folder."""
    output = Output(format_named("parquet"), path, Layout(), cut)
    for record in plain:
        assert list(output.add(record)) == []
    assert list(output.close()) == []


def records_of(path: Path) -> list[Plain]:
    """The sound records of a file or a folder; there are no others."""
    entries = read_paths([str(path)]).entries
    assert [entry.faults for entry in entries if entry.faults] == []
    return [plain_record(entry.record) for entry in entries if entry.record]


def findings_of(path: Path, family: str = "structure") -> list[str]:
    """Each finding as ``place: record: message (help)``."""
    return [
        f"{one.place.where.removeprefix(f'{path.parent}/')}: {one.place.record or ''}: "
        f"{one.message} ({one.help})"
        for one in check_files([str(path)], select=[family]).findings
        if one.rule.startswith(family)
    ]


def table(path: Path, rows: Sequence[Mapping[str, Any]], schema: Any = None) -> Path:
    """Writes rows as another program would."""
    names = dict.fromkeys(name for row in rows for name in row)
    whole = [{name: row.get(name) for name in names} for row in rows]
    pq.write_table(pa.Table.from_pylist(whole, schema=schema), path)
    return path
