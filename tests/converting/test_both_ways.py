"""What is converted and converted back is the same."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given

from pourparler.document import plain_record
from pourparler_validators.converting.hub import convert, differences
from pourparler_validators.converting.output import Output
from pourparler_validators.formats import format_named, format_names
from pourparler_validators.formats.writing import Layout
from pourparler_validators.reading.files import Manner, read_paths, read_text
from tests.converting.datasets import HOSTILE, drawn, example, full_records, hostile_records, normal
from tests.schema.documents import RECORD_TYPES, Plain, records

LOST = {"xlsx": ("_x005F_x000D_",)}
"""Hostile texts that a format cannot hold, and says so."""

by_format = pytest.mark.parametrize("name", format_names())


def there_and_back(plain: Sequence[Plain], name: str, folder: Path) -> list[Any]:
    """The records after they were written and read."""
    form = format_named(name)
    path = folder / ("records" if form.READS == "folder" else f"records{form.SUFFIXES[0]}")
    entries = read_text(json.dumps({"records": plain}), "records.json").entries
    done = convert(entries, Output(form, path, Layout()))
    assert (done.read, done.written, done.losses) == (len(plain), len(plain), [])
    return [
        plain_record(entry.record) if entry.record else entry.faults
        for entry in read_paths([str(path)], Manner(name)).entries
    ]


def by_type(plain: Sequence[Plain]) -> list[Plain]:
    """The records in the order that all formats keep: that within a type."""
    return sorted(plain, key=lambda record: RECORD_TYPES.index(record["type"]))


@by_format
def test_the_example(name: str, tmp_path: Path) -> None:
    assert by_type(there_and_back(example(), name, tmp_path)) == by_type(example())


@by_format
def test_every_field(name: str, tmp_path: Path) -> None:
    for seed in range(3):
        plain = full_records(seed)
        assert by_type(there_and_back(plain, name, tmp_path / str(seed))) == plain


@by_format
def test_hostile_texts(name: str, tmp_path: Path) -> None:
    lost = {HOSTILE.index(text) for text in LOST.get(name, ())}
    plain = [one for one in hostile_records() if int(one["id"].partition(":h")[2]) not in lost]
    assert by_type(there_and_back(plain, name, tmp_path)) == by_type(plain)


@by_format
def test_many_records(name: str, tmp_path: Path) -> None:
    plain = drawn(400)
    assert by_type(there_and_back(plain, name, tmp_path)) == by_type(plain)


@by_format
def test_any_record(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    @given(records())
    def judge(record: Plain) -> None:
        plain = [normal(record)]
        assert there_and_back(plain, name, tmp_path_factory.mktemp("drawn")) == plain

    judge()


@by_format
def test_twice_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        there_and_back(example(), name, tmp_path / folder)
    first, second = (
        [path.read_bytes() for path in sorted((tmp_path / folder).rglob("*")) if path.is_file()]
        for folder in ("a", "b")
    )
    assert first == second


def test_the_json_is_that_of_the_models(tmp_path: Path) -> None:
    there_and_back(example(), "json", tmp_path)
    wanted = json.dumps({"schema_version": "1.1", "records": example()}, indent=2) + "\n"
    assert json.loads((tmp_path / "records.json").read_text("utf-8")) == json.loads(wanted)
    text = (tmp_path / "records.json").read_text("utf-8")
    assert text.splitlines()[:5] == wanted.splitlines()[:5]


def test_yaml_means_the_same_to_other_readers(tmp_path: Path) -> None:
    plain = list(hostile_records())
    there_and_back(plain, "yaml", tmp_path)
    found = yaml.load((tmp_path / "records.yaml").read_bytes(), yaml.CSafeLoader)
    assert found == {"schema_version": "1.1", "records": plain}


def test_equal_is_by_value_and_by_id() -> None:
    event = {"type": "event", "id": "event:a", "n": 300, "list": [1, 2]}
    assert differences([event], [{**event, "n": 300.0}]) == []
    assert differences([event], [{**event, "n": True}]) == ["event:a"]
    assert differences([event], [{**event, "list": [2, 1]}]) == ["event:a"]
    assert differences([event], []) == ["event:a"]
    assert differences([event], [event, event]) == ["event:a"]
    assert differences([event, {**event, "id": "event:b"}], [event]) == ["event:b"]


def test_a_faulty_record_needs_a_place(tmp_path: Path) -> None:
    entries = read_text('{"type": "event"}', "records.json").entries
    output = Output(format_named("json"), tmp_path / "a.json", Layout())
    with pytest.raises(ValueError, match="the structure of event is not sound"):
        convert(entries, output)
