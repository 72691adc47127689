"""What holds for every exporter."""

import copy
from collections.abc import Iterator, Mapping

import pytest

from pourparler import MODELS
from pourparler.fields import fields
from pourparler_validators.converting.exporters import (
    exporter_named,
    exporter_names,
    exporter_of,
)
from pourparler_validators.converting.importers import importer_names
from pourparler_validators.converting.listing import listing
from pourparler_validators.formats import format_names, suffixes
from tests.converting.datasets import drawn, example, full_records, hostile_records
from tests.converting.exporters.exported import exported, linked, poorer
from tests.schema.documents import Plain

by_name = pytest.mark.parametrize("name", exporter_names())


@by_name
def test_equal_records_give_equal_bytes(name: str) -> None:
    assert exported(example(), name) == exported(copy.deepcopy(example()), name)


@by_name
def test_any_records_can_be_written(name: str) -> None:
    for records in (list(hostile_records()), drawn(400), full_records(), [], example()[:3]):
        before = copy.deepcopy(records)
        files, _ = exported(records, name)
        assert files
        assert records == before


@by_name
def test_a_record_is_left_out_once(name: str) -> None:
    records = [*drawn(400), *hostile_records(), *example()]
    whole = [loss.record for loss in exported(records, name)[1] if loss.is_whole]
    assert len(whole) == len(set(whole))


@by_name
def test_what_is_declared_is_known(name: str) -> None:
    exporter = exporter_named(name)
    for declared in (exporter.KEEPS, exporter.LENDS):
        for record_type, names in declared.items():
            assert set(names) <= set(fields(MODELS[record_type]))
    assert exporter.KEEPS
    assert bool(exporter.SUFFIXES) == (exporter.MAKES == "file")


def changed(record: Plain, field: str) -> Plain:
    """The record without a field."""
    return {key: value for key, value in record.items() if key != field}


@by_name
def test_what_is_declared_to_be_kept_is_kept_and_nothing_else(name: str) -> None:
    """A field that can be left out is declared, kept or lent, if and only if it is written."""
    exporter = exporter_named(name)
    declared = {
        *_fields(exporter.KEEPS),
        *_fields(exporter.LENDS),
    }
    written: set[tuple[str, str]] = set()
    left: set[tuple[str, str]] = set()
    for records in poorer(linked()):
        before = exported(records, name)[0]
        for position, record in enumerate(records):
            for field in _optional(record):
                others = [*records[:position], changed(record, field), *records[position + 1 :]]
                is_written = exported(others, name)[0] != before
                (written if is_written else left).add((record["type"], field))
    assert written - declared == set()
    assert (left - written) & declared == set()


def _fields(declared: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    return ((record_type, name) for record_type, names in declared.items() for name in names)


def _optional(record: Plain) -> list[str]:
    """The fields that a record has and may lack."""
    shape = fields(MODELS[record["type"]])
    return [name for name in record if name != "type" and not shape[name].required]


def test_names_and_suffixes_are_told_apart() -> None:
    assert not {*exporter_names()} & {*format_names()}
    found = [suffix for name in exporter_names() for suffix in exporter_named(name).SUFFIXES]
    assert len(found) == len(set(found))
    assert not {*found} & {*suffixes()}
    assert exporter_of("talks.ICS") == "ical"
    assert exporter_of("talks.json") is None


def test_all_formats_are_listed() -> None:
    lines = listing().splitlines()
    assert [line.split()[0] for line in lines if not line.startswith(" ")] == [
        *format_names(),
        *sorted({*exporter_names(), *importer_names()}),
    ]
    assert "ical          .ics                     out" in lines
    assert "json          .json                    both ways" in lines
    assert max(map(len, lines)) < 100
