"""The schemas for editors: what they say of values, and which records they take."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import Draft7Validator

from pourparler import MODELS, Vocabulary
from pourparler.countries import COUNTRIES
from pourparler.export import SCHEMA_NAMES, schema
from pourparler.profiles import Id, Options
from pourparler.profiles.editor import editor, files
from pourparler.profiles.editor.references import MOST_IDS, References
from tests.schema.mutations import sample, sweep

IDS = (
    Id("event:talks", "Talks in Geneva"),
    Id("party:rus", "Russia"),
    Id("party:ukr", "Ukraine"),
    Id("person:lavrov", "Sergei Lavrov"),
)
EVENT = {"type": "event", "id": "event:a", "kind": "summit", "status": "held"}


def made(name: str, **options: Any) -> dict[str, Any]:
    return editor(name, References.of(Options(**options)))


def values(part: Any) -> Iterator[dict[str, Any]]:
    """All objects within a schema, whatever they are."""
    if isinstance(part, list):
        for item in part:
            yield from values(item)
    if isinstance(part, dict):
        yield part
        for inner in part.values():
            yield from values(inner)


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_it_is_draft_07_and_has_no_definition_too_many(name: str) -> None:
    ((file, text),) = files(name, Options()).items()
    found = json.loads(text)
    assert file == f"{name}.schema.json"
    assert found["$id"] == f"urn:pourparler:schema:1.1:{name}:editor"
    assert found["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(found)
    assert "$defs" not in text
    for part in values(found):
        if "$ref" in part:
            assert list(part) == ["$ref"]
            assert part["$ref"].removeprefix("#/definitions/") in found["definitions"]


def test_it_answers_as_the_canonical_schema() -> None:
    canonical = jsonschema_rs.validator_for(schema("record"))
    edited = jsonschema_rs.validator_for(made("record"))
    verdicts: Counter[bool] = Counter()
    for mutant in (*sweep(8, 1), *sample(9, 2_000)):
        verdict = canonical.is_valid(mutant.record)
        verdicts[verdict] += 1
        assert edited.is_valid(mutant.record) == verdict, (mutant.kind, mutant.place)
    assert min(verdicts.values()) > 1_000


def test_each_value_of_a_list_has_its_label_and_meaning() -> None:
    lists = {tuple(vocabulary): vocabulary for vocabulary in Vocabulary.__subclasses__()}
    seen: Counter[str] = Counter()
    for part in values(made("record")):
        if "enum" not in part or "enumDescriptions" not in part:
            continue
        vocabulary = lists.get(tuple(part["enum"]))
        if vocabulary is None:
            expected = [*COUNTRIES.values()] if "TR" in part["enum"] else _types()
            assert part["enumDescriptions"] == expected
        else:
            labels = [value.replace("_", " ").capitalize() for value in vocabulary]
            meanings = vocabulary.descriptions().values()
            assert part["enumDescriptions"] == [
                f"{label}: {meaning}" for label, meaning in zip(labels, meanings, strict=True)
            ]
            seen[vocabulary.__name__] += 1
        assert part["errorMessage"]
    assert len(seen) == len(lists)


def _types() -> list[str]:
    return [f"{name.capitalize()}: {model.__doc__}" for name, model in MODELS.items()]


def test_a_form_has_its_messages() -> None:
    for part in values(made("file")):
        if "pattern" in part:
            assert "[" not in part["patternErrorMessage"].replace("[2025-05-26..2025-06-01]", "")
        if "type" in part and part["type"] in ("string", "integer", "number", "boolean", "array"):
            is_condition = set(part) <= {"type", "const", "minItems", "items"}
            assert is_condition or part["errorMessage"], part


def test_a_date_is_shown_by_an_example_and_a_sentence() -> None:
    date = made("event")["properties"]["date"]
    assert date["description"].endswith(
        "\n\nA date is written like this: 2025-06-02, 2025-06, 2025, 2025-06-02~, "
        "2025-05-16/2025-05-17 or [2025-05-26..2025-06-01]."
    )
    assert date["patternErrorMessage"] == (
        "This is not a date. It is written like this: 2025-06-02, 2025-06, 2025, 2025-06-02~, "
        "2025-05-16/2025-05-17 or [2025-05-26..2025-06-01]."
    )
    pattern = jsonschema_rs.validator_for({"type": "string", "pattern": date["pattern"]})
    assert [one["label"] for one in date["defaultSnippets"] if pattern.is_valid(one["label"])] == [
        "2025-06-02",
        "2025-06",
        "2025-06-02~",
        "2025-05-16/2025-05-17",
        "2025-06-02T14:30+03:00",
    ]


def test_ids_are_offered_where_a_field_refers_to_their_type() -> None:
    found = made("event", ids=IDS)
    definitions = found["definitions"]
    assert found["properties"]["confirmed_by"]["items"]["allOf"] == [
        {"$ref": "#/definitions/party_ids"}
    ]
    assert definitions["party_ids"] == {
        "defaultSnippets": [
            {"label": "party:rus", "description": "Russia", "body": "party:rus"},
            {"label": "party:ukr", "description": "Ukraine", "body": "party:ukr"},
        ]
    }
    either = definitions["party_or_person_ids"]["defaultSnippets"]
    assert [one["label"] for one in either] == ["party:rus", "party:ukr", "person:lavrov"]
    assert definitions["process_ids"] == {"defaultSnippets": []}


def test_another_id_is_no_fault_but_where_ids_are_strict() -> None:
    offered = jsonschema_rs.validator_for(made("event", ids=IDS))
    strict = jsonschema_rs.validator_for(made("event", ids=IDS, strict_ids=True))
    for event, is_known in (
        (EVENT, True),
        ({**EVENT, "confirmed_by": ["party:rus", "party:ukr"]}, True),
        ({**EVENT, "confirmed_by": ["party:rus", "party:pol"]}, False),
        ({**EVENT, "process": "process:talks"}, False),
        ({**EVENT, "previous": "event:talks"}, True),
    ):
        assert offered.is_valid(event)
        assert strict.is_valid(event) == is_known, event
    assert not offered.is_valid({**EVENT, "previous": "party:rus"})


@pytest.mark.parametrize("name", SCHEMA_NAMES)
@pytest.mark.parametrize("is_strict", [False, True])
def test_it_is_a_schema_with_ids_too(name: str, is_strict: bool) -> None:
    found = made(name, ids=IDS, strict_ids=is_strict)
    Draft7Validator.check_schema(found)
    used = {part["$ref"].removeprefix("#/definitions/") for part in values(found) if "$ref" in part}
    assert set(found["definitions"]) - used == set()


def test_a_list_that_is_too_long_is_not_offered() -> None:
    ids = tuple(Id(f"party:p{number}", "") for number in range(MOST_IDS))
    one_more = (*ids, Id("person:a", "A"))
    lists = made("event", ids=one_more)["definitions"]
    assert len(lists["party_ids"]["defaultSnippets"]) == MOST_IDS
    assert lists["party_or_person_ids"]["defaultSnippets"] == []
    with pytest.raises(ValueError, match=r"^an editor takes 2,000 strict ids at most, and here"):
        made("event", ids=one_more, strict_ids=True)


def test_strict_ids_need_ids() -> None:
    with pytest.raises(ValueError, match=r"^name the files whose ids are meant with --ids$"):
        made("event", strict_ids=True)
