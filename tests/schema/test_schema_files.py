"""The JSON Schemas as files: up to date, valid, described throughout, and of standard keywords."""

import importlib.resources
import json
import re

import jsonschema
import pytest

import pourparler
from pourparler import MODELS, Model, Vocabulary
from pourparler.export import SCHEMA_NAMES, file_name, schema, schema_text
from pourparler.fields import fields
from tests.schema.documents import RECORD_TYPES
from tests.schema.schema_walk import ANNOTATIONS, APPLICATORS, ASSERTIONS, Schema, parts

FOLDER = importlib.resources.files("pourparler") / "schemas"


def test_one_file_for_each_schema() -> None:
    names = ["record", *RECORD_TYPES, "document", "file"]
    assert list(SCHEMA_NAMES) == names
    found = {file.name for file in FOLDER.iterdir()}
    assert found == {f"{name}.schema.json" for name in names}


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_the_file_is_up_to_date(name: str) -> None:
    content = (FOLDER / file_name(name)).read_bytes()
    assert content == schema_text(name).encode()
    assert content.endswith(b"}\n")
    assert json.loads(content) == schema(name)


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_it_is_a_valid_schema_of_standard_keywords(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))
    assert schema(name)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema(name)["$id"] == f"urn:pourparler:schema:1.1:{name}"
    used = {keyword for part in parts(schema(name)) for keyword in part}
    assert used <= ANNOTATIONS | APPLICATORS | ASSERTIONS


def test_every_keyword_that_the_tests_know_is_used() -> None:
    used = {keyword for name in SCHEMA_NAMES for part in parts(schema(name)) for keyword in part}
    assert used == ANNOTATIONS | APPLICATORS | ASSERTIONS


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_everything_is_described(name: str) -> None:
    whole = schema(name)
    conditions = [id(part["if"]) for part in parts(whole) if "if" in part]
    described = [part for part in parts(whole) if id(part) not in conditions]
    properties = [item for part in described for item in part.get("properties", {}).items()]
    assert properties
    for place, part in (("", whole), *whole["$defs"].items(), *properties):
        assert re.fullmatch(r"[A-Z][A-Za-z0-9 -]*", part["title"]), place
        assert re.match(r"[A-Z].*[.:]$|[A-Z].*\.\n\n- ", part["description"], re.MULTILINE), place


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_objects_are_closed_lists_have_items_and_nothing_is_null(name: str) -> None:
    whole = schema(name)
    extra = schema("event")["properties"]["extra"]
    for part in parts(whole):
        kind = part.get("type")
        kinds = ("object", "array", "string", "integer", "number", "boolean")
        assert kind in (None, *kinds)
        if part == extra:
            assert part["minProperties"] == 1
        elif kind == "object" and "title" in part and "allOf" not in part:
            assert part["additionalProperties"] is False, part["title"]
            assert set(part["required"]) <= set(part["properties"]), part["title"]
        if kind == "array" and "items" in part and part.get("title") != "Records":
            assert part["minItems"] >= 1, part["title"]


def test_two_parties_make_a_process() -> None:
    assert schema("process")["properties"]["parties"]["minItems"] == 2


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_titles_descriptions_and_meanings_are_those_of_the_fields(record_type: str) -> None:
    whole = schema(record_type)
    checked = 0
    for definition, model in _objects(whole, MODELS[record_type], whole):
        assert list(definition["properties"]) == list(fields(model))
        for name, field in fields(model).items():
            found = definition["properties"][name]
            assert found["title"] == field.title
            words, _, meanings = found["description"].partition("\n\n")
            assert words == field.description
            if field.vocabulary:
                assert found.get("items", found)["enum"] == list(field.vocabulary)
                assert meanings.split("\n") == _meanings(field.vocabulary)
                checked += 1
    assert checked >= 3


def _meanings(vocabulary: type[Vocabulary]) -> list[str]:
    return [f"- {value.value}: {value.description}" for value in vocabulary]


def _objects(
    definition: Schema, model: type[Model], whole: Schema
) -> list[tuple[Schema, type[Model]]]:
    """The definitions of a record's objects, with their models."""
    found = [(definition, model)]
    for name, field in fields(model).items():
        if field.model:
            property_schema = definition["properties"][name]
            reference = property_schema.get("items", property_schema)["$ref"]
            inner = whole["$defs"][reference.removeprefix("#/$defs/")]
            found += _objects(inner, field.model, whole)
    return found


def test_titles_are_written_as_people_write_them() -> None:
    titles = {name: part["title"] for name, part in schema("source")["properties"].items()}
    assert titles["id"] == "ID"
    assert titles["archive_url"] == "Archive URL"
    assert titles["wording_sha256"] == "Wording SHA-256"
    assert titles["text_file"] == "Text file"
    assert schema("agreement")["$defs"]["AgreementParty"]["title"] == "Agreement party"


def test_every_value_of_every_vocabulary_has_a_meaning_in_one_sentence() -> None:
    for vocabulary in Vocabulary.__subclasses__():
        for value, words in vocabulary.descriptions().items():
            assert re.fullmatch(r"[A-Z][^\n]+\.", words), f"{vocabulary.__name__}.{value}"
            assert re.fullmatch(r"[a-z0-9]+([_-][a-z0-9]+)*", value), (
                f"{vocabulary.__name__}.{value}"
            )


def test_the_package_names_what_it_exports() -> None:
    assert sorted(pourparler.__all__) == sorted(set(pourparler.__all__))
    assert all(hasattr(pourparler, name) for name in pourparler.__all__)
