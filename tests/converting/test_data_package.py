"""The description of CSV tables, and formulas that are guarded."""

import csv
import json
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest

from pourparler.own_fields import OwnFields
from pourparler_validators.converting.output import Output
from pourparler_validators.formats import format_named
from pourparler_validators.formats.csv_writing import COMMAS
from pourparler_validators.formats.tables.columns import tables
from pourparler_validators.formats.tables.data_package import description
from pourparler_validators.formats.writing import Layout, Plain
from tests.converting.datasets import drawn, example, hostile_records
from tests.converting.test_tables import records_of

NAME: Final = {"type": "string", "pattern": "^([-a-z0-9._/])+$"}
KEY: Final = {"type": "array", "items": {"type": "string"}, "minItems": 1, "uniqueItems": True}
PROFILE: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["profile", "name", "resources"],
    "properties": {
        "profile": {"const": "tabular-data-package"},
        "name": NAME,
        "resources": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["name", "path", "profile", "schema"],
                "properties": {
                    "name": NAME,
                    "path": {"type": "string", "pattern": "^(?=^[^./~])(^((?!\\.{2}).)*$).*$"},
                    "profile": {"const": "tabular-data-resource"},
                    "encoding": {"const": "utf-8"},
                    "schema": {
                        "type": "object",
                        "required": ["fields", "primaryKey"],
                        "properties": {
                            "fields": {
                                "type": "array",
                                "minItems": 1,
                                "items": {
                                    "type": "object",
                                    "required": ["name", "type"],
                                    "additionalProperties": False,
                                    "properties": {
                                        "name": {"type": "string"},
                                        "title": {"type": "string"},
                                        "description": {"type": "string"},
                                        "type": {
                                            "enum": [
                                                *("string", "integer", "number", "boolean"),
                                                *("array", "object"),
                                            ]
                                        },
                                        "constraints": {
                                            "type": "object",
                                            "additionalProperties": False,
                                            "properties": {
                                                "required": {"type": "boolean"},
                                                "minimum": {"type": "integer"},
                                                "enum": KEY,
                                            },
                                        },
                                    },
                                },
                            },
                            "primaryKey": KEY,
                            "foreignKeys": {
                                "type": "array",
                                "items": {
                                    "type": "object",
                                    "required": ["fields", "reference"],
                                    "properties": {
                                        "fields": KEY,
                                        "reference": {
                                            "type": "object",
                                            "required": ["resource", "fields"],
                                            "properties": {"fields": KEY},
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}
"""What the profiles of Data Package 1.0 and Table Schema 1.0 say of the members we write."""


def written(plain: list[Plain], folder: Path, layout: Layout) -> Any:
    """Writes records, and gives their description."""
    output = Output(format_named("csv"), folder, layout)
    for record in plain:
        assert list(output.add(record)) == []
    assert list(output.close()) == []
    return json.loads((folder / "datapackage.json").read_text("utf-8"))


def rows_of(folder: Path, resource: Any) -> list[dict[str, str]]:
    with (folder / resource["path"]).open(encoding=resource["encoding"], newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def is_of_type(text: str, field: Any) -> bool:
    """Whether a cell is as its field says."""
    constraints = field.get("constraints", {})
    if not text:
        return not constraints.get("required", False)
    if "enum" in constraints:
        return text in constraints["enum"]
    if field["type"] == "string":
        return True
    value = json.loads(text)
    kinds = {"array": list, "object": dict, "boolean": bool, "integer": int}
    return isinstance(value, kinds.get(field["type"], (int, float)))


@pytest.mark.parametrize("layout", [Layout(), Layout(lists_as_rows=True, guards_formulas=True)])
def test_the_tables_are_as_they_are_described(layout: Layout, tmp_path: Path) -> None:
    package = written([*example(), *drawn(200), *hostile_records()], tmp_path, layout)
    jsonschema.validate(package, PROFILE)
    keys: dict[str, set[tuple[str, ...]]] = {}
    for resource in package["resources"]:
        schema, rows = resource["schema"], rows_of(tmp_path, resource)
        assert [*rows[0]] == [field["name"] for field in schema["fields"]]
        for field in schema["fields"]:
            assert all(is_of_type(row[field["name"]], field) for row in rows), field
        found = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
        keys[resource["name"]] = {*found}
        assert len(keys[resource["name"]]) == len(found)
        for foreign in schema.get("foreignKeys", ()):
            above = keys[foreign["reference"]["resource"]]
            assert {tuple(row[name] for name in foreign["fields"]) for row in rows} <= above
    assert {path.name for path in tmp_path.iterdir()} == {
        "datapackage.json",
        *(resource["path"] for resource in package["resources"]),
    }


def test_every_table_can_be_described() -> None:
    package = json.loads(description(tables().values(), COMMAS, OwnFields(), is_guarded=False))
    jsonschema.validate(package, PROFILE)
    by_name = {resource["name"]: resource["schema"] for resource in package["resources"]}
    assert [*by_name] == [*tables()]
    evidence = by_name["proposal.terms.quantities.evidence"]
    assert evidence["primaryKey"] == ["record", "terms.order", "quantities.order", "order"]
    assert evidence["foreignKeys"] == [
        {
            "fields": ["record", "terms.order", "quantities.order"],
            "reference": {
                "resource": "proposal.terms.quantities",
                "fields": ["record", "terms.order", "order"],
            },
        }
    ]
    place = {field["name"]: field for field in by_name["event"]["fields"]}
    assert place["kind"]["constraints"]["required"]
    assert "constraints" not in place["place.name"]
    assert place["round"]["type"] == "integer"
    assert place["agenda"]["type"] == "array"
    assert place["extra"]["type"] == "object"


def test_the_order_of_records_does_not_change_the_description(tmp_path: Path) -> None:
    first = written(example(), tmp_path / "a", Layout())
    assert first == written(example()[::-1], tmp_path / "b", Layout())


def texts(title: str) -> list[Plain]:
    return [{"type": "event", "id": "event:a", "kind": "other", "status": "held", "title": title}]


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@a", "\ta", "'a", "'=a", "''"])
def test_formulas_are_guarded(title: str, tmp_path: Path) -> None:
    package = written(texts(title), tmp_path / "a", Layout(guards_formulas=True))
    assert package["pourparler"] == {"schema_version": "1.1", "formulas_guarded": True}
    (row,) = rows_of(tmp_path / "a", package["resources"][0])
    assert row["title"] == f"'{title}"
    assert records_of(tmp_path / "a") == texts(title)
    assert not written(texts(title), tmp_path / "b", Layout())["pourparler"]["formulas_guarded"]
    assert records_of(tmp_path / "b") == texts(title)


def test_numbers_are_not_guarded(tmp_path: Path) -> None:
    quantity = {"what": "temperature", "value": -5.5, "unit": "other"}
    plain = [{**texts("=a")[0], "quantities": [quantity]}]
    written(plain, tmp_path, Layout(guards_formulas=True))
    assert ",-5.5," in (tmp_path / "event.quantities.csv").read_text("utf-8")


def test_without_the_declaration_nothing_is_taken_off(tmp_path: Path) -> None:
    written(texts("=a"), tmp_path, Layout(guards_formulas=True))
    (tmp_path / "datapackage.json").unlink()
    assert records_of(tmp_path) == texts("'=a")
    for other in ("[]", '{"pourparler": true}', '{"pourparler": {"formulas_guarded": "yes"}}'):
        (tmp_path / "datapackage.json").write_text(other)
        assert records_of(tmp_path) == texts("'=a")


@pytest.mark.parametrize("lists_as_rows", [False, True])
def test_guarded_and_back(lists_as_rows: bool, tmp_path: Path) -> None:
    plain = [*example(), *hostile_records(), *drawn(100)]
    written(plain, tmp_path, Layout(lists_as_rows, guards_formulas=True))
    assert sorted(records_of(tmp_path), key=str) == sorted(plain, key=str)
