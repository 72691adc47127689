"""The models: frozen, closed and strict, with one way to say that nothing is known."""

import copy
import json
import pickle
from importlib import metadata
from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

import pourparler
from pourparler import (
    MODELS,
    Date,
    Event,
    EventHistoryEntry,
    EventKind,
    EventStatus,
    Evidence,
    Model,
    Party,
    Place,
    Process,
    Record,
    Segment,
    Statement,
    write,
)
from pourparler.document import record_adapter
from pourparler.fields import fields
from tests.schema.documents import RECORD_TYPES, Plain, a_random, full_record, records

EVENT = Event(
    id="event:istanbul-2",
    kind=EventKind.NEGOTIATION_ROUND,
    status=EventStatus.ANNOUNCED,
    date=Date("2025-06-02"),
    place=Place(name="Istanbul", country="TR"),
    round=2,
    confirmed_by=("party:rus",),
)
EVENT_JSON: Plain = {
    "type": "event",
    "id": "event:istanbul-2",
    "kind": "negotiation_round",
    "status": "announced",
    "date": "2025-06-02",
    "round": 2,
    "place": {"name": "Istanbul", "country": "TR"},
    "confirmed_by": ["party:rus"],
}


def errors(record_type: str, plain: Plain) -> list[tuple[str, tuple[int | str, ...]]]:
    """The kinds and places of the errors in a record, given as JSON."""
    with pytest.raises(ValidationError) as found:
        MODELS[record_type].model_validate_json(json.dumps(plain))
    return [(error["type"], error["loc"]) for error in found.value.errors()]


def full(record_type: str) -> Plain:
    return full_record(a_random(20250602), record_type)


def test_python_and_json_give_equal_records() -> None:
    read = Event.model_validate_json(json.dumps(EVENT_JSON))
    assert read == EVENT
    assert hash(read) == hash(EVENT)
    assert {read, EVENT} == {EVENT}
    assert json.loads(write(EVENT)) == EVENT_JSON


def test_other_values_make_other_records() -> None:
    for change in ({"round": 3}, {"place": None}, {"date": Date("2025-06-02~")}, {"notes": "a"}):
        other = EVENT.model_copy(update=change)
        assert other != EVENT
        assert hash(other) != hash(EVENT)


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_frozen_to_the_last_part(record_type: str) -> None:
    record = record_adapter().validate_json(json.dumps(full(record_type)))
    for part in _parts(record):
        for name in type(part).model_fields:
            with pytest.raises(ValidationError, match="frozen"):
                setattr(part, name, getattr(part, name))
            with pytest.raises(ValidationError, match="frozen"):
                delattr(part, name)
        assert hash(part) == hash(part.model_copy())


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_lists_are_tuples(record_type: str) -> None:
    record = record_adapter().validate_json(json.dumps(full(record_type)))
    lists = [
        getattr(part, name)
        for part in _parts(record)
        for name, field in fields(type(part)).items()
        if field.many
    ]
    assert len(lists) >= 4
    assert all(type(found) is tuple and found for found in lists)


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_python_takes_a_list_for_a_tuple_and_nothing_else(record_type: str) -> None:
    plain = full(record_type)
    record = _read(plain)
    model = type(record)
    again = model.model_validate(plain)
    assert again == record
    assert hash(again) == hash(record)
    assert model.model_validate(record.model_dump(mode="json")) == record
    for name, field in fields(model).items():
        value = getattr(record, name)
        for other in ({*value}, iter(value), dict.fromkeys(value), "party:a") if field.many else ():
            with pytest.raises(ValidationError, match="tuple"):
                model.model_validate({**plain, name: other})
        if field.many:
            with pytest.raises(ValidationError, match="at least"):
                model.model_validate({**plain, name: []})


def test_a_list_is_taken_as_it_was_when_it_was_given() -> None:
    parties = ["party:a", "party:b"]
    process = Process.model_validate({"id": "process:a", "title": "A", "parties": parties})
    parties.append("party:c")
    assert process.parties == ("party:a", "party:b")


def _parts(value: Any) -> list[Model]:
    """An object and all objects within it."""
    if isinstance(value, tuple):
        return [part for item in value for part in _parts(item)]
    if not isinstance(value, Model):
        return []
    inner = (_parts(getattr(value, name)) for name in type(value).model_fields)
    return [value, *(part for parts in inner for part in parts)]


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_null_is_refused_and_none_is_absence(record_type: str) -> None:
    whole = full(record_type)
    model = MODELS[record_type]
    for name, field in fields(model).items():
        kinds = {kind for kind, _ in errors(record_type, {**whole, name: None})}
        assert kinds
        without = {key: value for key, value in whole.items() if key != name}
        if not field.required:
            assert name not in json.loads(write(_read(without)))
            assert model.model_validate({**_python(without), name: None}) == _read(without)
        elif name != "type":  # which a constructor knows
            with pytest.raises(ValidationError):
                model.model_validate({**_python(without), name: None})


def _read(plain: Plain) -> Record:
    return record_adapter().validate_json(json.dumps(plain))


def _python(plain: Plain) -> dict[str, Any]:
    return {name: value for name, value in _read(plain).__dict__.items() if value is not None}


def test_absent_fields_are_left_out() -> None:
    event = Event(id="event:a", kind=EventKind.CALL, status=EventStatus.HELD, title=None)
    needed = {"type": "event", "id": "event:a", "kind": "call", "status": "held"}
    assert event.title is None
    assert event.model_dump() == needed
    assert json.loads(event.model_dump_json()) == needed
    assert event == Event(id="event:a", kind=EventKind.CALL, status=EventStatus.HELD)


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_a_constructor_knows_its_type_and_json_must_say_it(record_type: str) -> None:
    whole = full(record_type)
    without = {name: value for name, value in whole.items() if name != "type"}
    python = {name: value for name, value in _python(whole).items() if name != "type"}
    assert MODELS[record_type](**python) == _read(whole)
    assert errors(record_type, without) == [("type_missing", ())]
    with pytest.raises(ValidationError, match="union_tag_not_found"):
        record_adapter().validate_json(json.dumps(without))
    for other in {*RECORD_TYPES} - {record_type}:
        assert ("literal_error", ("type",)) in errors(record_type, {**whole, "type": other})


@pytest.mark.parametrize(
    ("field", "value", "kind"),
    [
        *(("colour", "red", "extra_forbidden"), ("round", "2", "int_type")),
        *(("round", 2.0, "int_type"), ("round", True, "int_type")),
        *(("title", 2, "string_type"), ("title", ["a"], "string_type")),
        *(("date", 2025, "string_type"), ("date", "June 2", "date_form")),
        *(("kind", "Summit", "enum"), ("kind", 1, "enum"), ("confirmed_by", [], "too_short")),
        *(("confirmed_by", "party:rus", "tuple_type"), ("place", ["Istanbul"], "model_type")),
    ],
)
def test_nothing_is_converted(field: str, value: object, kind: str) -> None:
    assert errors("event", {**EVENT_JSON, field: value}) == [(kind, (field,))]


def test_python_takes_texts_for_values_and_dates() -> None:
    plain: dict[str, Any] = {"id": "event:a", "kind": "summit", "status": "held", "date": "2025"}
    event = Event(**plain)
    assert event.kind is EventKind.SUMMIT
    assert event.date == Date("2025")
    with pytest.raises(ValidationError, match="colour"):
        Event(**{**plain, "colour": "red"})


def test_a_history_takes_the_statuses_of_its_record() -> None:
    entry = EventHistoryEntry(status=EventStatus.AGREED)
    assert EVENT.model_copy(update={"history": (entry,)}).history == (entry,)
    found = errors("event", {**EVENT_JSON, "history": [{"status": "accepted_in_part"}]})
    assert ("enum", ("history", 0, "status")) in found


def test_a_process_has_two_parties() -> None:
    Process(id="process:a", title="Talks", parties=("party:a", "party:b"))
    with pytest.raises(ValidationError, match="at least 2"):
        Process(id="process:a", title="Talks", parties=("party:a",))


def test_values_are_texts() -> None:
    party = Party.model_validate_json('{"type":"party","id":"party:a","kind":"state","name":"A"}')
    assert party.kind == "state"
    assert party.model_dump(mode="json")["kind"] == "state"
    assert party.kind.description.startswith("A country as a whole")


def test_parts_within_parts_are_read() -> None:
    statement = Statement.model_validate_json(
        '{"type": "statement", "id": "statement:a", "acts": ["claim"],'
        ' "segments": [{"kind": "direct", "text": "yes", "start": 0, "end": 3}],'
        ' "evidence": [{"source": "source:a", "exact": "yes", "supports": ["/acts/0"]}]}'
    )
    assert statement.segments == (
        Segment.model_validate({"kind": "direct", "text": "yes", "start": 0, "end": 3}),
    )
    assert statement.evidence == (Evidence(source="source:a", exact="yes", supports=("/acts/0",)),)


@given(records())
def test_copies_are_equal(plain: Plain) -> None:
    record = _read(plain)
    for twin in (copy.copy(record), copy.deepcopy(record), pickle.loads(pickle.dumps(record))):  # noqa: S301
        assert twin == record
        assert hash(twin) == hash(record)
        assert write(twin) == write(record)


def test_the_package_knows_its_version() -> None:
    assert pourparler.__version__ == metadata.version("pourparler")
    with pytest.raises(AttributeError, match="has no attribute 'no_such_name'"):
        _ = vars(pourparler)["__getattr__"]("no_such_name")
