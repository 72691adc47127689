"""Parquet: what is written, what other programs read in it, and what is read of theirs."""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pandas  # type: ignore[import-untyped]
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest

from pourparler import MODELS
from pourparler.fields import fields
from pourparler_validators.cli import exit_code
from pourparler_validators.formats.parquet import writing
from pourparler_validators.reading.files import read_paths
from tests.command_line import Run
from tests.converting.datasets import drawn, example, full_records, hostile_records
from tests.converting.parquet_files import EVENT, PARTY, findings_of, records_of, table, write
from tests.schema.documents import RECORD_TYPES, Plain
from tests.validators.checked import EXAMPLE


@pytest.mark.parametrize("plain", [example, full_records, lambda: drawn(300), hostile_records])
def test_a_file_a_type_there_and_back(plain: Callable[[], Sequence[Plain]], tmp_path: Path) -> None:
    records = list(plain())
    write(records, tmp_path, "type")
    assert {path.name for path in tmp_path.iterdir()} == {
        f"{record['type']}.parquet" for record in records
    }
    found = records_of(tmp_path)
    for record_type in RECORD_TYPES:
        of_type = [one for one in records if one["type"] == record_type]
        assert [one for one in found if one["type"] == record_type] == of_type


def test_a_folder_holds_one_record_an_id(run: Run) -> None:
    parties = [{**PARTY, "name": name} for name in ("A", "B")]
    Path("a.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in parties), "utf-8")
    refused = f'{PARTY["id"]}: "party": a record before it has the same id\n'
    code, _, err = run("a.jsonl", "-o", "talks", "--to", "parquet")
    assert (code, refused in err) == (1, True)
    assert not Path("talks").exists()
    assert run("a.jsonl", "-o", "talks", "--to", "parquet", "--allow-loss")[0] == 0
    assert run("talks", "-o", "-", "--to", "jsonl")[1] == f"{json.dumps(parties[0])}\n"
    assert run("a.jsonl", "-o", "talks.parquet")[0] == 0
    assert run("talks.parquet", "-o", "-", "--to", "jsonl")[1].count("\n") == 2


@pytest.mark.parametrize("cut", ["type", None])
def test_many_groups_of_rows(
    cut: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(writing, "MOST_ROWS", 7)
    records = [record for record in drawn(400) if record["type"] == "event"]
    path = tmp_path / "event.parquet"
    write(records, tmp_path if cut else path, cut)
    assert pq.ParquetFile(path).metadata.num_row_groups == -(-len(records) // 7)
    assert pq.read_table(path).num_rows == len(records)
    assert records_of(path) == records


def test_a_group_of_rows_is_ended_by_its_size(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(writing, "LARGEST_GROUP", 100)
    write([PARTY, PARTY, PARTY], tmp_path / "a.parquet")
    assert pq.ParquetFile(tmp_path / "a.parquet").metadata.num_row_groups == 2


def test_the_columns_are_those_of_the_models(tmp_path: Path) -> None:
    write(full_records(), tmp_path, "type")
    for record_type, model in MODELS.items():
        schema = pq.read_schema(tmp_path / f"{record_type}.parquet")
        assert schema.names == list(fields(model))
        assert schema.metadata[b"pourparler.schema_version"] == b"1.1"
        for name, field in fields(model).items():
            assert schema.field(name).nullable is not field.required
    event = pq.read_schema(tmp_path / "event.parquet")
    assert pa.types.is_dictionary(event.field("kind").type)
    assert pa.types.is_dictionary(event.field("agenda").type.value_type)
    assert pa.types.is_struct(event.field("participants").type.value_type)
    assert event.field("extra").type == pa.string()
    quantity = event.field("quantities").type.value_type
    assert quantity.field("value").type == pa.float64()


def rows_of(query: str) -> list[Any]:
    """What DuckDB answers."""
    found = duckdb.sql(query)
    assert found is not None
    return found.fetchall()


def test_duckdb_reads_a_file_a_type(tmp_path: Path) -> None:
    records = [*full_records(), *drawn(200)]
    write(records, tmp_path, "type")
    for record_type in RECORD_TYPES:
        (count,) = rows_of(f"select count(*) from '{tmp_path}/{record_type}.parquet'")  # noqa: S608
        assert count == (sum(one["type"] == record_type for one in records),)
    found = rows_of(
        f"select id, kind, p.party, p.role from '{tmp_path}/event.parquet', "  # noqa: S608
        "unnest(participants) as t(p) order by all"
    )
    wanted = [
        (one["id"], one["kind"], part["party"], part["role"])
        for one in records
        for part in one.get("participants", ())
        if one["type"] == "event"
    ]
    assert found == sorted(wanted)
    assert len(found) > 10


def test_duckdb_reads_one_file(tmp_path: Path) -> None:
    write(example(), tmp_path / "all.parquet")
    found = rows_of(f"select type, id, record->>'name' from '{tmp_path}/all.parquet'")  # noqa: S608
    assert found == [(one["type"], one["id"], one.get("name")) for one in example()]


def test_pandas_reads_and_writes_it(tmp_path: Path) -> None:
    events = [one for one in full_records() + drawn(100) if one["type"] == "event"]
    write(events, tmp_path, "type")
    frame = pandas.read_parquet(tmp_path / "event.parquet")
    assert list(frame["id"]) == [one["id"] for one in events]
    assert str(frame["status"].dtype) == "category"
    agendas = [[] if one is None else list(one) for one in frame["agenda"]]
    assert agendas == [one.get("agenda", []) for one in events]
    frame.to_parquet(tmp_path / "again.parquet")
    assert records_of(tmp_path / "again.parquet") == events


def test_what_duckdb_writes_is_read(tmp_path: Path) -> None:
    write(full_records(), tmp_path, "type")
    other = tmp_path / "other.parquet"
    duckdb.sql(f"copy (from '{tmp_path}/event.parquet') to '{other}'")
    assert records_of(other) == [one for one in full_records() if one["type"] == "event"]


def test_null_missing_and_empty_are_absent(tmp_path: Path) -> None:
    rows = [{**EVENT, "agenda": [], "title": None, "place": {"name": None}}]
    schema = pa.schema(
        [
            *((name, pa.string()) for name in (*EVENT, "title")),
            ("agenda", pa.list_(pa.string())),
            ("round", pa.null()),
            ("place", pa.struct([("name", pa.string())])),
        ]
    )
    assert records_of(table(tmp_path / "event.parquet", rows, schema)) == [EVENT]


def test_other_types_of_the_same_values(tmp_path: Path) -> None:
    schema = pa.schema(
        [
            ("id", pa.large_string()),
            ("kind", pa.dictionary(pa.int8(), pa.large_string())),
            ("status", pa.binary()),
            ("date", pa.date32()),
            ("round", pa.float64()),
            ("agenda", pa.large_list(pa.string_view())),
        ]
    )
    columns = {
        "id": ["event:a"],
        "kind": pa.array(["summit"]).cast(schema.field("kind").type),
        "status": [b"held"],
        "date": pa.array([20_000], pa.int32()).cast(pa.date32()),
        "round": [2.0],
        "agenda": [["ceasefire"]],
    }
    path = tmp_path / "event.parquet"
    pq.write_table(pa.table(columns, schema=schema), path)
    more = {"date": "2024-10-04", "round": 2, "agenda": ["ceasefire"]}
    assert records_of(path) == [{**EVENT, **more}]


def test_files_of_other_programs_are_passed_over(tmp_path: Path) -> None:
    table(tmp_path / "weather.parquet", [{"day": "2025-06-02", "rain": 1.5}])
    table(tmp_path / "mine.parquet", [EVENT])
    found = read_paths([str(tmp_path)])
    assert found.passed_over == 1
    assert [entry.id for entry in found.entries] == ["event:a"]


def test_parts_of_a_type(tmp_path: Path) -> None:
    """The column says it, else the folder; a part without rows need not be of a type."""
    event = {name: value for name, value in EVENT.items() if name != "type"}
    (tmp_path / "event").mkdir()
    table(tmp_path / "event" / "part-0.parquet", [event])
    table(tmp_path / "part-0.parquet", [PARTY])
    pq.write_table(pq.read_table(tmp_path / "part-0.parquet")[:0], tmp_path / "part-1.parquet")
    assert sorted(one["id"] for one in records_of(tmp_path)) == ["event:a", "party:a"]
    assert findings_of(tmp_path) == []
    assert read_paths([str(tmp_path)]).passed_over == 0


def test_without_the_library(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write([PARTY], tmp_path / "a.parquet")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (tmp_path / "a.json").write_text(json.dumps(PARTY))
    for arguments in (
        ["check", f"{tmp_path}/a.parquet"],
        ["convert", f"{tmp_path}/a.json", "-o", f"{tmp_path}/b.parquet"],
    ):
        capsys.readouterr()
        assert exit_code(arguments) == 2
        assert capsys.readouterr().err == (
            "error: Parquet needs the package pyarrow: pip install 'pourparler[parquet]'\n"
        )
    assert not (tmp_path / "b.parquet").exists()


def test_the_command_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    folder, one = "tables", "all.parquet"
    assert exit_code(["convert", str(EXAMPLE), "-o", folder, "--to", "parquet"]) == 0
    assert exit_code(["convert", folder, "-o", one]) == 0
    assert exit_code(["convert", one, "-o", "all.jsonl"]) == 0
    assert capsys.readouterr().err.count("Read 31 records: 31 written") == 3
    lines = Path("all.jsonl").read_text("utf-8").splitlines()
    assert sorted(map(str, map(json.loads, lines))) == sorted(map(str, example()))
