"""Fields of a project's own in the JSON Schemas of all profiles that keep extra."""

import json
import re
from typing import Any, Final

import pytest
from jsonschema.validators import validator_for

from pourparler.export import DIALECT, schema
from pourparler.own_fields import OwnField, OwnFields
from pourparler.profiles import Options, profile_named, profile_names
from tests.schema.documents import RECORD_TYPES, Plain, a_random, full_record

WITHOUT_EXTRA: Final = {"llm"}
OWN: Final = OwnFields(
    {
        "every": {"batch": OwnField(kind="integer")},
        "party": {
            "tone": OwnField(
                label="Tone of voice",
                description="How it speaks.",
                values={"firm": "asks for all", "a.b|(c)": "x"},
            ),
            "tones": OwnField(values={"firm": "asks for all", "a.b|(c)": "x"}, many=True),
            "seen": OwnField(kind="date"),
        },
    }
)
SOUND: Final[Plain] = {"batch": 3, "tone": "firm", "tones": "a.b|(c); firm", "seen": "2025-06"}
WRONG: Final[tuple[Plain, ...]] = (
    {"tnoe": "firm"},
    {"batch": "3"},
    {"batch": 1.5},
    {"tone": "frim"},
    {"tones": "firm, firm"},
    {"tones": "aXb|(c)"},
    {"seen": "2025-02-30"},
)

by_profile = pytest.mark.parametrize("profile", sorted({*profile_names()} - WITHOUT_EXTRA))


def party_schema(profile: str, own: OwnFields) -> dict[str, Any]:
    """The schema by which a party is judged."""
    names = profile_named(profile).NAMES
    name = "party" if "party" in names else names[0]
    files = profile_named(profile).files(name, Options(own_fields=own))
    found: dict[str, Any] = json.loads(next(iter(files.values())))
    if "components" in found:
        return {"$schema": DIALECT, **found, "$ref": "#/components/schemas/Party"}
    return found


@by_profile
def test_extra_takes_what_the_project_defines_and_nothing_else(profile: str) -> None:
    found = party_schema(profile, OWN)
    validator = validator_for(found)(found)
    party: Plain = full_record(a_random(3), "party")
    assert not [error.message for error in validator.iter_errors({**party, "extra": SOUND})]
    for extra in WRONG:
        assert not validator.is_valid({**party, "extra": extra}), extra
    assert "Tone of voice" in json.dumps(found)
    assert r"How it speaks.\n\n- firm: asks for all\n- a.b|(c): x" in json.dumps(found)


@by_profile
def test_without_fields_of_its_own_nothing_changes(profile: str) -> None:
    name = profile_named(profile).NAMES[0]
    files = profile_named(profile).files(name, Options())
    assert profile_named(profile).files(name, Options(own_fields=OwnFields())) == files
    assert profile_named(profile).files(name, Options(own_fields=OWN)) != files


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_records_of_types_that_are_not_named_stay_as_they_were(record_type: str) -> None:
    own = OwnFields({"party": OWN.by_type["party"]})
    found, standard = schema(record_type, own), schema(record_type)
    assert re.fullmatch(rf"urn:pourparler:schema:[0-9.]+:{record_type}:project", found.pop("$id"))
    del standard["$id"]
    assert (found == standard) == (record_type != "party")


def test_the_file_of_one_record_and_the_document_know_them_too() -> None:
    for name in ("file", "document", "record"):
        found = schema(name, OWN)
        validator = validator_for(found)(found)
        party: Plain = {**full_record(a_random(3), "party"), "extra": {"tone": "frim"}}
        whole: Plain = {"records": [party]} if name == "document" else party
        assert not validator.is_valid(whole)
        party["extra"] = SOUND
        assert validator.is_valid(whole)


def test_forms_show_the_fields_with_their_labels() -> None:
    files = profile_named("forms").files("party", Options(own_fields=OWN))
    rjsf = json.loads(files["party.ui.rjsf.json"])["extra"]
    assert rjsf["tone"] == {"ui:enumNames": ["firm: asks for all", "a.b|(c): x"]}
    layout = json.loads(files["party.ui.jsonforms.json"])["elements"][-1]
    assert (layout["type"], layout["label"]) == ("Group", "Extra")
    assert layout["elements"][1] == {
        "type": "Control",
        "scope": "#/properties/extra/properties/tone",
        "label": "Tone of voice",
    }
    titled = json.loads(files["party.jsonforms.schema.json"])["properties"]["extra"]
    assert titled["properties"]["tone"]["oneOf"][0] == {
        "const": "firm",
        "title": "firm: asks for all",
    }


def test_editors_say_what_is_wrong_in_plain_words() -> None:
    found = party_schema("editor", OWN)["properties"]["extra"]
    fields = 'Its fields are "batch", "tone", "tones", "seen".'
    assert found["propertyNames"]["errorMessage"] == f"The project has no such field. {fields}"
    tone = found["properties"]["tone"]
    assert tone["enumDescriptions"] == ["Firm: asks for all", "A.b|(c): x"]
    assert tone["errorMessage"] == (
        'This is not a value of "Tone of voice". The values are firm, a.b|(c).'
    )
    assert found["properties"]["tones"]["patternErrorMessage"] == (
        "This must be texts with one semicolon between two, from the list firm, a.b|(c)."
    )
    assert found["properties"]["batch"]["errorMessage"] == (
        "This must be a whole number. It is written like this: 12, without quotation marks."
    )
