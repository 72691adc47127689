"""A record filled in as a model would answer is what the schema takes, and is read back equal."""

import copy
import json
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler import read
from pourparler.llm import PROVIDERS, fill, records, schema
from tests.rules.dataset import EXAMPLE
from tests.schema.documents import RECORD_TYPES, Plain, a_random, full_record
from tests.schema.documents import records as sound_records

VALIDATORS = {
    (provider, name): jsonschema_rs.validator_for(schema(provider, name))
    for provider in PROVIDERS
    for name in RECORD_TYPES
}
WHOLE = {provider: jsonschema_rs.validator_for(schema(provider)) for provider in PROVIDERS}

by_provider = pytest.mark.parametrize("provider", PROVIDERS)


def asked(record: Plain) -> Plain:
    """A record without what no model is asked for."""
    left_out = ("coding", "waivers", "identifiers", "extra", "sha256", "wording_sha256")
    kept = {name: value for name, value in record.items() if name not in left_out}
    if "place" in kept:
        place = kept["place"].items()
        kept["place"] = {name: value for name, value in place if name != "identifiers"}
    found: Plain = _without_places(kept)
    return found


def _without_places(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_places(one) for one in value]
    if not isinstance(value, dict):
        return value
    is_passage = "exact" in value or ("text" in value and "issue" not in value)
    dropped = ("start", "end") if is_passage else ()
    return {name: _without_places(one) for name, one in value.items() if name not in dropped}


@by_provider
@given(record=sound_records())
def test_what_is_filled_in_is_taken_and_read_back(provider: str, record: Plain) -> None:
    before = copy.deepcopy(record)
    filled = fill(record, provider)
    assert record == before
    assert VALIDATORS[provider, record["type"]].is_valid(filled)
    assert records(filled) == [asked(record)]
    assert records(json.dumps(filled)) == [asked(record)]


@by_provider
@given(some=st.lists(sound_records(), max_size=3))
def test_several_records(provider: str, some: list[Plain]) -> None:
    answer = {"records": [fill(record, provider) for record in some]}
    assert WHOLE[provider].is_valid(answer)
    assert records(json.dumps(answer).encode()) == [asked(record) for record in some]


@by_provider
@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_a_record_with_all_fields(provider: str, record_type: str) -> None:
    record = full_record(a_random(5), record_type)
    assert asked(record) != record
    assert records(fill(record, provider)) == [asked(record)]
    assert list(records(fill(record, provider))[0]) == [
        name for name in record if name in asked(record)
    ]


@by_provider
def test_models_are_filled_in_as_plain_records_are(provider: str) -> None:
    for record in read((EXAMPLE / "events.json").read_bytes()).records:
        plain = json.loads(record.model_dump_json())
        assert fill(record, provider) == fill(plain, provider)


def test_by_openai() -> None:
    person = {"type": "person", "id": "person:a", "name": "Ada"}
    assert json.dumps(fill(person)) == json.dumps(
        {
            "type": "person",
            "evidence": None,
            "id": "person:a",
            "name": "Ada",
            "aliases": None,
            "roles": None,
            "notes": None,
        }
    )


def test_by_anthropic() -> None:
    quantity = {"what": "days", "value": 2.5, "approximate": True}
    event = {
        "type": "event",
        "id": "event:a",
        "kind": "summit",
        "status": "held",
        "round": 2,
        "place": {"name": "Minsk"},
        "quantities": [quantity],
    }
    filled = fill(event, "anthropic")
    assert (filled["round"], filled["format"]) == ("2", "not_stated")
    assert (filled["evidence"], filled["title"]) == ([], "")
    assert filled["place"] == [
        {"name": "Minsk", "country": "", "venue": "", "precision": "not_stated"}
    ]
    assert filled["quantities"] == [
        {
            "evidence": [],
            "what": "days",
            "value": "2.5",
            "min": "",
            "max": "",
            "approximate": "true",
            "unit": "",
        }
    ]


PARTY = {"type": "party", "id": "party:a", "kind": "state", "name": "A"}


@pytest.mark.parametrize(
    ("given_value", "read_value"),
    [
        ({**PARTY, "colour": "red"}, {**PARTY, "colour": "red"}),
        ({**PARTY, "kind": "not_stated"}, {"type": "party", "id": "party:a", "name": "A"}),
        ({**PARTY, "name": "not_stated"}, {**PARTY, "name": "not_stated"}),
        ({**PARTY, "members": "B"}, {**PARTY, "members": "B"}),
        (
            {**PARTY, "members": [None, {"party": "party:b", "start": ""}, {}]},
            {**PARTY, "members": [{"party": "party:b"}]},
        ),
        ({**PARTY, "name": 5}, {**PARTY, "name": 5}),
        ({"type": "tribe", "id": None}, {"type": "tribe", "id": None}),
        ({"type": ["event"]}, {"type": ["event"]}),
    ],
)
def test_what_is_wrong_stays(given_value: Any, read_value: Any) -> None:
    assert records(given_value) == [read_value]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", 2),
        ("2.5", 2.5),
        ("-3", -3),
        *((text, text) for text in ("two", "1,000", "1e999", "NaN", "[1]", "\u0663", "9" * 5_000)),
    ],
)
def test_numbers_in_digits(text: str, number: Any) -> None:
    event = {"type": "event", "quantities": [{"what": "days", "value": text}]}
    assert records(event)[0]["quantities"][0]["value"] == number


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        *(
            (
                text,
                "the answer is no JSON: it may be cut off, or have prose in it; "
                "pourparler_validators.records_of_answer reads such answers",
            )
            for text in ("", "Sure! {}", '{"records": [', "[" * 100_000, b"\xff")
        ),
        *(
            (text, 'an answer to a schema is a record, or an object with a list "records"')
            for text in ("5", "null", '"a"', "[1]", '{"records": 5}', '{"records": [null]}')
        ),
    ],
)
def test_what_is_no_answer(answer: str | bytes, sentence: str) -> None:
    with pytest.raises(ValueError, match=r".") as raised:
        records(answer)
    assert str(raised.value) == sentence


def test_no_records() -> None:
    assert records('{"records": []}') == []


@pytest.mark.parametrize("record", [{}, {"type": "tribe"}, {"type": None}])
def test_what_cannot_be_filled_in(record: Plain) -> None:
    with pytest.raises(ValueError, match=r"^this is no record of a type that there is: source, "):
        fill(record)


def test_no_such_provider() -> None:
    with pytest.raises(ValueError, match=r'^there is no provider "acme"'):
        fill(PARTY, "acme")


TEXT = "\ufeffTalks\r\n“yes”, she said. “no”, he said. no more."


def statement(*segments: Plain, source: str = "source:a") -> Plain:
    evidence = [{"source": source, "exact": "Talks\n“yes”"}]
    return {"type": "statement", "evidence": evidence, "segments": list(segments)}


def test_words_get_the_place_where_they_stand_once() -> None:
    segments = [
        {"kind": "direct", "text": "yes", "source": "source:a"},
        {"kind": "summary", "text": "she said"},
        {"kind": "partial", "text": "no"},
        {"kind": "indirect", "text": "perhaps"},
    ]
    (found,) = records(statement(*segments), TEXT)
    assert found["evidence"] == [
        {"source": "source:a", "exact": "Talks\n“yes”", "start": 0, "end": 11}
    ]
    assert found["segments"] == [{**segments[0], "start": 7, "end": 10}, *segments[1:]]


def test_of_several_sources_no_place_is_sure() -> None:
    answer = {"records": [statement(source="source:a"), statement(source="source:b")]}
    assert records(answer, TEXT) == records(answer)
