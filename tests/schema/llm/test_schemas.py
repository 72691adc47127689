"""The schemas for language models keep to what each provider takes, and ask in a good order."""

import copy
import json
from collections.abc import Iterator
from typing import Any, Final

import pytest
from anthropic import transform_schema
from jsonschema import Draft202012Validator
from openai.lib._pydantic import _ensure_strict_json_schema

from pourparler.document import MODELS
from pourparler.fields import fields
from pourparler.llm import PROVIDERS, schema
from pourparler.model import Model
from pourparler.profiles import Options, profile_named
from tests.schema.documents import RECORD_TYPES
from tests.schema.schema_walk import Schema, parts

TYPES: Final[tuple[str | tuple[str, ...], ...]] = (*RECORD_TYPES, RECORD_TYPES)
KEYWORDS: Final = {
    *("type", "description", "properties", "required", "additionalProperties", "items", "enum"),
    "anyOf",
}
"""What all three providers take, and the programs that pass schemas on to them."""
NOT_ASKED: Final = {"coding", "waivers", "identifiers", "extra", "sha256", "wording_sha256"}

by_provider = pytest.mark.parametrize("provider", PROVIDERS)
by_types = pytest.mark.parametrize(
    "types", TYPES, ids=lambda types: types if isinstance(types, str) else "all"
)


def depth(part: Schema) -> int:
    inner = [*part.get("properties", {}).values(), *([part["items"]] if "items" in part else [])]
    deepest = max(map(depth, inner), default=0)
    union = max(map(depth, part.get("anyOf", ())), default=0)
    return max(union, deepest + (1 if "properties" in part or "items" in part else 0))


def codes(found: list[Schema]) -> list[str]:
    return [str(code) for part in found for code in part.get("enum", ())]


@by_provider
@by_types
def test_it_is_a_closed_schema_in_which_all_is_required(provider: str, types: str) -> None:
    whole = schema(provider, types)
    Draft202012Validator.check_schema(whole)
    assert whole["type"] == "object"
    for part in parts(whole):
        assert set(part) <= KEYWORDS
        if "properties" in part:
            assert part["required"] == list(part["properties"])
            assert part["additionalProperties"] is False
            assert all(one["description"] for one in part["properties"].values() if "type" in one)


@by_provider
@by_types
def test_limits_of_openai(provider: str, types: str) -> None:
    """5,000 properties, 1,000 codes, 10 levels, 120,000 characters of names and codes."""
    whole = schema(provider, types)
    found = list(parts(whole))
    names = [name for part in found for name in part.get("properties", ())]
    assert len(names) <= 5_000
    assert len(codes(found)) <= 1_000
    assert sum(map(len, (*names, *codes(found)))) <= 120_000
    assert all(len(part.get("enum", ())) <= 250 for part in found)
    assert depth(whole) <= 10


@by_types
def test_limits_of_anthropic(types: str) -> None:
    """16 parameters of several types, 24 that may be missing: there are none but the records."""
    whole = schema("anthropic", types)
    found = list(parts(whole))
    assert [part for part in found if isinstance(part.get("type"), list)] == []
    assert len([part for part in found if "anyOf" in part]) == (0 if isinstance(types, str) else 1)
    assert [part for part in found if "enum" in part and "type" in part] == []


@by_types
@pytest.mark.parametrize("provider", ["openai", "gemini"])
def test_what_may_be_missing_may_be_null(provider: str, types: str) -> None:
    whole = schema(provider, types)
    for part in parts(whole):
        assert ("enum" in part and None in part["enum"]) == (
            "enum" in part and part["type"] == ["string", "null"]
        )
    event = schema(provider, "event")["properties"]
    assert event["kind"]["type"] == "string"
    assert event["round"]["type"] == ["integer", "null"]
    assert event["place"]["type"] == ["object", "null"]
    assert event["agenda"]["type"] == ["array", "null"]


@by_types
def test_the_helpers_of_the_providers_leave_it_unchanged(types: str) -> None:
    strict = copy.deepcopy(schema("openai", types))
    assert _ensure_strict_json_schema(strict, path=(), root=strict) == schema("openai", types)
    assert transform_schema(schema("anthropic", types)) == schema("anthropic", types)


@by_provider
@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_words_come_before_what_rests_on_them(provider: str, record_type: str) -> None:
    first, *others = schema(provider, record_type)["properties"]
    assert first == "type"
    assert others[0] == "evidence"
    statement = list(schema(provider, "statement")["properties"])
    assert statement.index("segments") < statement.index("acts")
    segment = schema(provider, "statement")["properties"]["segments"]["items"]["properties"]
    assert list(segment)[:2] == ["text", "kind"]


@by_provider
@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_all_is_asked_for_but_what_is_listed(provider: str, record_type: str) -> None:
    whole = schema(provider, record_type)
    for definition, model in _objects(whole, MODELS[record_type]):
        places = {"start", "end"} if "prefix" in fields(model) else set()
        assert set(definition["properties"]) == set(fields(model)) - NOT_ASKED - places
        for name in definition["properties"]:
            vocabulary = fields(model)[name].vocabulary
            for code, words in vocabulary.descriptions().items() if vocabulary else ():
                assert f"- {code}: {words}" in definition["properties"][name]["description"]


def _objects(definition: Schema, model: type[Model]) -> Iterator[tuple[Schema, type[Model]]]:
    yield definition, model
    for name, part in definition["properties"].items():
        inner = fields(model)[name].model
        if inner:
            yield from _objects(part.get("items", part), inner)


def test_a_single_object_is_described_as_its_field() -> None:
    for provider in PROVIDERS:
        place = schema(provider, "event")["properties"]["place"]
        assert place["description"].startswith("Where it happens or happened.")


def test_dates_show_examples_and_no_pattern() -> None:
    date = schema("openai", "event")["properties"]["date"]["description"]
    assert "2025-06-02" in date
    assert not [part for part in parts(schema("openai")) if "pattern" in part]


@pytest.mark.parametrize(
    ("arguments", "many", "has_list"),
    [
        (("openai",), None, True),
        (("openai", "event"), None, False),
        (("openai", ["event"]), None, False),
        (("openai", ["event", "party"]), None, True),
        (("openai", "event"), True, True),
    ],
)
def test_one_record_or_a_list(arguments: Any, many: bool | None, has_list: bool) -> None:
    properties = schema(*arguments, many=many)["properties"]
    assert ("records" in properties) == has_list
    if has_list:
        branches = properties["records"]["items"]["anyOf"]
        assert all(next(iter(branch["properties"])) == "type" for branch in branches)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("acme",), 'there is no provider "acme"; there are openai, anthropic, gemini'),
        (
            ("openai", "evnt"),
            'there is no record type "evnt"; there are source, party, person, process, event, '
            "delegation, statement, proposal, agreement",
        ),
        (("openai", ()), "name at least one record type"),
    ],
)
def test_what_there_is_not(arguments: Any, sentence: str) -> None:
    with pytest.raises(ValueError, match=r".") as raised:
        schema(*arguments)
    assert str(raised.value) == sentence


@by_provider
def test_the_profile_writes_them(provider: str) -> None:
    profile = profile_named("llm")
    for name in profile.NAMES:
        ((file, text),) = profile.files(name, Options(provider=provider)).items()
        assert file == f"{name}.schema.json"
        types = RECORD_TYPES if name == "records" else name
        assert json.loads(text) == schema(provider, types)


def test_the_profile_needs_a_provider() -> None:
    with pytest.raises(ValueError, match=r"^name whose model answers with --provider: openai, "):
        profile_named("llm").files("event", Options())
