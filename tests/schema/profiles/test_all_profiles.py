"""What all profiles promise: names, losses, and to take what the canonical schema takes."""

import json
import re
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from jsonschema.validators import validator_for

from pourparler.profiles import CANONICAL, Options, profile_named, profile_names
from tests.schema.documents import RECORD_TYPES, Plain, a_random, full_record, records

NOT_OF_RECORDS = {"llm", "openapi"}
"""Profiles whose schemas are not laid over a record as it is; their own tests say what holds."""
OF_RECORDS = [name for name in profile_names() if name not in NOT_OF_RECORDS]
by_profile = pytest.mark.parametrize("profile", OF_RECORDS)


def schema_of(profile: str, record_type: str) -> dict[str, Any]:
    files = profile_named(profile).files(record_type, Options())
    found: dict[str, Any] = json.loads(next(iter(files.values())))
    return found


VALIDATORS = {
    (profile, name): validator_for(schema_of(profile, name))(schema_of(profile, name))
    for profile in OF_RECORDS
    for name in RECORD_TYPES
}


def test_the_canonical_one_is_first() -> None:
    assert profile_names()[0] == CANONICAL
    assert sorted(profile_names()[1:]) == list(profile_names()[1:])


@pytest.mark.parametrize("name", profile_names())
def test_it_says_what_it_is_for_and_what_it_loses(name: str) -> None:
    profile = profile_named(name)
    assert re.fullmatch(r"[A-Z][^\n]{20,80}[^\n.]", profile.ABOUT)
    assert set(profile.OPTIONS) <= {option.name for option in fields(Options)}
    assert all(re.fullmatch(r"[^\n;]+[^\n;.]", lost) for lost in profile.LOSES)
    assert profile.NAMES


@by_profile
@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_it_is_a_schema_and_takes_a_record_with_all_fields(profile: str, record_type: str) -> None:
    validator = VALIDATORS[profile, record_type]
    validator.check_schema(schema_of(profile, record_type))
    record = full_record(a_random(11), record_type)
    assert [error.message for error in validator.iter_errors(record)] == []


@by_profile
@given(record=records())
def test_it_refuses_nothing_that_the_canonical_schema_takes(profile: str, record: Plain) -> None:
    errors = VALIDATORS[profile, record["type"]].iter_errors(record)
    assert [error.message for error in errors] == []
