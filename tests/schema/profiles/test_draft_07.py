"""Draft 07 takes and refuses what the canonical schemas do, and has nothing of a later draft."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import Draft7Validator

from pourparler.export import SCHEMA_NAMES, schema
from pourparler.profiles import Options
from pourparler.profiles.draft_07 import draft_07, files
from tests.schema.mutations import sample, sweep

DRAFT_07 = {
    *("$id", "$schema", "$ref", "title", "description", "definitions", "type", "enum", "const"),
    *("properties", "required", "additionalProperties", "propertyNames", "minProperties"),
    *("items", "minItems", "pattern", "minLength", "maxLength", "minimum", "maximum"),
    *("allOf", "anyOf", "if", "then", "else"),
}
"""The keywords of draft 07 that the schemas use."""


def _parts(value: Any, *, is_map: bool = False) -> Iterator[dict[str, Any]]:
    """All schemas within one, whatever their draft; what only names schemas is none itself."""
    if isinstance(value, list):
        for item in value:
            yield from _parts(item)
    if isinstance(value, dict):
        if not is_map:
            yield value
        for name, inner in value.items():
            holds_names = not is_map and name in ("properties", "definitions", "$defs")
            yield from _parts(inner, is_map=holds_names)


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_it_is_valid_and_all_of_draft_07(name: str) -> None:
    ((file, text),) = files(name, Options()).items()
    made = json.loads(text)
    assert file == f"{name}.schema.json"
    assert made["$id"] == f"urn:pourparler:schema:1.1:{name}:draft-07"
    assert made["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(made)
    assert {keyword for part in _parts(made) for keyword in part} <= DRAFT_07


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_nothing_stands_beside_a_reference(name: str) -> None:
    made = draft_07(schema(name))
    references = [part for part in _parts(made) if "$ref" in part]
    assert references
    for part in references:
        assert list(part) == ["$ref"]
        assert part["$ref"].removeprefix("#/definitions/") in made["definitions"]


def test_what_is_wrapped_keeps_what_stood_beside_the_reference() -> None:
    place = draft_07(schema("event"))["properties"]["place"]
    assert place == {
        "title": "Place",
        "description": "Where it happens or happened.",
        "allOf": [{"$ref": "#/definitions/Place"}],
    }


def test_it_answers_as_the_canonical_schema() -> None:
    canonical = jsonschema_rs.validator_for(schema("record"))
    older = jsonschema_rs.validator_for(draft_07(schema("record")))
    verdicts: Counter[bool] = Counter()
    for mutant in (*sweep(3, 1), *sample(4, 2_000)):
        verdict = canonical.is_valid(mutant.record)
        verdicts[verdict] += 1
        assert older.is_valid(mutant.record) == verdict, (mutant.kind, mutant.place)
    assert min(verdicts.values()) > 1_000
