"""The schemas and UI schemas of forms: whole, plain, aligned, and no stricter than the models."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from jsonschema import Draft7Validator

from pourparler import MODELS
from pourparler.controls import choices, has_lines, hint
from pourparler.export import Schema, schema
from pourparler.fields import Field, fields
from pourparler.model import Model
from pourparler.profiles import Options
from pourparler.profiles.forms import files
from tests.schema.documents import RECORD_TYPES, Plain, records
from tests.schema.mutations import sample, sweep

by_type = pytest.mark.parametrize("record_type", RECORD_TYPES)
RJSF, JSON_FORMS = "{}.schema.json", "{}.jsonforms.schema.json"
by_file = pytest.mark.parametrize("file", [RJSF, JSON_FORMS])
REFUSED_WORDS = {
    "$ref",
    "definitions",
    "$defs",
    "pattern",
    "default",
    "minItems",
    "format",
    "anyOf",
}
"""What forms show as it is, or fill in by themselves."""


def made(record_type: str, file: str) -> Any:
    return json.loads(files(record_type, Options())[file.format(record_type)])


MADE = {(name, file): made(name, file) for name in RECORD_TYPES for file in (RJSF, JSON_FORMS)}
VALIDATORS = {key: jsonschema_rs.validator_for(value) for key, value in MADE.items()}
CANONICAL = {name: jsonschema_rs.validator_for(schema(name)) for name in RECORD_TYPES}


def shown(part: Any) -> Iterator[Schema]:
    """The schemas that a form shows; conditions that are only asked for are none."""
    yield part
    for inner in part.get("properties", {}).values():
        yield from shown(inner)
    if "items" in part:
        yield from shown(part["items"])


def walk(model: type[Model], pointer: str = "") -> Iterator[tuple[str, Field]]:
    """All fields below a model, each with the pointer of its schema."""
    for name, field in fields(model).items():
        place = f"{pointer}/properties/{name}"
        yield place, field
        if field.model is not None:
            yield from walk(field.model, f"{place}/items" if field.many else place)


def at(value: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        value = value[step]
    return value


@by_type
def test_four_files_a_type(record_type: str) -> None:
    assert [*files(record_type, Options())] == [
        f"{record_type}.schema.json",
        f"{record_type}.ui.rjsf.json",
        f"{record_type}.jsonforms.schema.json",
        f"{record_type}.ui.jsonforms.json",
    ]


@by_type
@by_file
def test_a_schema_is_draft_07_and_whole(record_type: str, file: str) -> None:
    found = MADE[record_type, file]
    assert found["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert found["$id"] == f"urn:pourparler:schema:1.1:{record_type}:forms"
    Draft7Validator.check_schema(found)
    for part in shown(found):
        assert not REFUSED_WORDS & part.keys()
    assert not {"oneOf", "allOf", "if"} & found.keys()


@by_type
@by_file
def test_every_field_has_a_title_and_a_hint(record_type: str, file: str) -> None:
    found = MADE[record_type, file]
    for place, field in walk(MODELS[record_type]):
        part = at(found, place)
        assert part["title"] == field.title
        assert part["description"].startswith(field.description)
        if field.form is not None and field.form.name == "date":
            assert "Such as 2025-06-02, 2025-06, 2025," in part["description"]


@by_type
@by_file
def test_faults_are_told_without_a_regular_expression(record_type: str, file: str) -> None:
    found = MADE[record_type, file]
    for place, field in walk(MODELS[record_type]):
        part = at(found, place)
        told = part["items"]["errorMessage"] if field.many else part["errorMessage"]
        for message in told.values() if isinstance(told, dict) else [told]:
            assert re.fullmatch(r"(\$\{0\} is not|each name is|at least) [^\\^*]+", message)


@by_file
@given(record=records())
def test_it_takes_what_the_canonical_schema_takes(file: str, record: Plain) -> None:
    assert [*VALIDATORS[record["type"], file].iter_errors(record)] == []


@by_file
def test_it_refuses_what_the_canonical_schema_refuses_but_what_is_empty(file: str) -> None:
    verdicts: Counter[tuple[bool, bool]] = Counter()
    for mutant in (*sweep(3, 1), *sample(4, 1_000)):
        canonical = CANONICAL[mutant.record_type]
        verdict = canonical.is_valid(mutant.record)
        taken = VALIDATORS[mutant.record_type, file].is_valid(mutant.record)
        verdicts[verdict, taken] += 1
        assert taken or not verdict, (mutant.kind, mutant.place)
        if taken and not verdict:
            assert canonical.is_valid(filled(mutant.record)), (mutant.kind, mutant.place)
    assert min(verdicts[True, True], verdicts[False, False], 10 * verdicts[False, True]) > 200


def filled(value: Any) -> Any:
    """A value without empty lists and objects, and with two parties where there is one."""
    if isinstance(value, dict):
        inner = {name: filled(one) for name, one in value.items()}
        if value.get("type") == "process" and len(inner.get("parties", ())) == 1:
            inner["parties"] *= 2
        return {name: one for name, one in inner.items() if one not in ([], {})}
    return [filled(one) for one in value] if isinstance(value, list) else value


@by_type
def test_names_of_values_stand_beside_their_values(record_type: str) -> None:
    listed, titled = MADE[record_type, RJSF], MADE[record_type, JSON_FORMS]
    ui = made(record_type, "{}.ui.rjsf.json")
    for place, field in walk(MODELS[record_type]):
        if found := choices(field):
            inner = f"{place}/items" if field.many else place
            names = at(ui, inner.replace("/properties/", "/"))["ui:enumNames"]
            assert at(listed, inner)["enum"] == [one.value for one in found]
            assert names == [one.label for one in found]
            pairs = [(one["const"], one["title"]) for one in at(titled, inner)["oneOf"]]
            assert pairs == [(one.value, one.label) for one in found]
            assert all(one.meaning in name for one, name in zip(found, names, strict=True))


@by_type
def test_the_ui_schema_of_rjsf_names_order_lines_and_help(record_type: str) -> None:
    ui = made(record_type, "{}.ui.rjsf.json")
    assert ui["ui:order"] == [*fields(MODELS[record_type]), "*"]
    assert ui["type"] == {"ui:widget": "hidden"}
    assert ui["ui:globalOptions"] == {"enableOptionalDataFieldForType": ["object"]}
    for place, field in walk(MODELS[record_type]):
        inner = f"{place}/items" if field.many else place
        if has_lines(field):
            assert at(ui, inner.replace("/properties/", "/"))["ui:widget"] == "textarea"
        if field.form is not None and field.form.name == "date":
            assert at(ui, place.replace("/properties/", "/"))["ui:help"].startswith("Such as 2025")


@by_type
def test_the_ui_schema_of_json_forms_has_a_labelled_control_for_every_field(
    record_type: str,
) -> None:
    controls = dict(_controls(made(record_type, "{}.ui.jsonforms.json"), ""))
    expected = {
        place: field
        for place, field in walk(MODELS[record_type])
        if field.name != "extra" and place != "/properties/type"
    }
    assert controls.keys() == {
        place for place, field in expected.items() if field.many or field.model is None
    }
    for place, control in controls.items():
        assert control["label"] == expected[place].title
        inner = control["options"]["detail"] if expected[place].many else control
        if has_lines(expected[place]):
            assert inner["options"] == {"multi": True}


@by_type
def test_json_forms_is_given_the_hint_of_a_list_as_a_text_below_it(record_type: str) -> None:
    elements = made(record_type, "{}.ui.jsonforms.json")["elements"]
    shown = {
        control["label"]: below["text"]
        for control, below in pairwise(elements)
        if below["type"] == "Label"
    }
    lists = [field for field in fields(MODELS[record_type]).values() if field.many]
    assert shown == {field.title: hint(field) for field in lists}


def _controls(element: Schema, above: str) -> Iterator[tuple[str, Schema]]:
    for one in element.get("elements", ()):
        yield from _controls(one, above)
    if element["type"] != "Control":
        return
    place = above + element["scope"].removeprefix("#")
    if element["scope"] != "#":
        yield place, element
    if "detail" in element.get("options", {}):
        yield from _controls(element["options"]["detail"], f"{place}/items")
