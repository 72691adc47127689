"""The differences between schemas and models that cannot be avoided, each with its test.

``docs/reference/schema-differences.md`` gives the reasons.
"""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from pydantic import ValidationError

from pourparler import (
    Event,
    EventKind,
    EventStatus,
    Party,
    RepeatedNameError,
    Statement,
    read,
    write,
)
from pourparler.export import schema
from tests.schema.documents import Plain

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "schema-differences.md"
HEADINGS = {
    "A line feed at the end of a code": "test_a_line_feed_at_the_end_of_a_code",
    "A whole number written with a point or an exponent": "test_a_whole_number_with_a_point",
    "A name that an object has twice": "test_a_name_twice",
    "Half a surrogate pair": "test_half_a_surrogate_pair",
    "A number of thousands of digits": "test_a_number_of_thousands_of_digits",
    "What only files have": "test_what_only_files_have",
    "What only Python has": "test_what_only_python_has",
}

PYTHON = jsonschema.Draft202012Validator(schema("record"))
RUST = jsonschema_rs.validator_for(schema("record"))

SOURCE: Plain = {
    "type": "source",
    "id": "source:a",
    "kind": "news_article",
    "language": "en",
    "published": "2025-06-02",
    "url": "https://example.org/",
    "sha256": "0" * 64,
    "republishes": "source:b",
}
STATEMENT = """{"type": "statement", "id": "statement:a", "acts": ["claim"],
    "segments": [{"kind": "direct", "text": "TEXT", "start": 0}]}"""
PARTY = '{"type": "party", "id": "party:a", "kind": "state", "name": "A"}'


def model_accepts(text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


def verdicts(plain: Any) -> tuple[bool, bool]:
    """What the schema says in Python and in Rust."""
    return PYTHON.is_valid(plain), RUST.is_valid(plain)


def test_every_difference_on_the_page_has_its_test() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page.startswith("# ")
    assert re.findall("^## (.*)$", page, re.MULTILINE) == list(HEADINGS)
    assert [name for name in HEADINGS.values() if name not in globals()] == []


@pytest.mark.parametrize("name", ["id", "language", "published", "url", "sha256", "republishes"])
def test_a_line_feed_at_the_end_of_a_code(name: str) -> None:
    good, odd = SOURCE, {**SOURCE, name: f"{SOURCE[name]}\n"}
    assert (model_accepts(json.dumps(good)), verdicts(good)) == (True, (True, True))
    assert (model_accepts(json.dumps(odd)), verdicts(odd)) == (False, (True, False))


def test_other_line_feeds_are_no_difference() -> None:
    for name in ("kind", "type"):
        odd = {**SOURCE, name: f"{SOURCE[name]}\n"}
        assert (model_accepts(json.dumps(odd)), verdicts(odd)) == (False, (False, False))
    for odd in ({**SOURCE, "title": "A title\n"}, {**SOURCE, "text": "A text\n\n"}):
        assert (model_accepts(json.dumps(odd)), verdicts(odd)) == (True, (True, True))
    for end in ("\n\n", "\r", "\r\n", "\u2028", "\u0085", "\u000b", " "):
        odd = {**SOURCE, "id": f"source:a{end}"}
        assert (model_accepts(json.dumps(odd)), verdicts(odd)) == (False, (False, False))


@pytest.mark.parametrize("number", ["1.0", "1e0", "1E2", "-0.0", "1.0000000000000000001"])
def test_a_whole_number_with_a_point(number: str) -> None:
    text = STATEMENT.replace("0}", f"{number}}}")
    assert not model_accepts(text)
    assert verdicts(json.loads(text)) == (True, True)
    with pytest.raises(ValidationError, match="valid integer"):
        Statement.model_validate_json(text)


@pytest.mark.parametrize("number", ["0", "-0", "1", "9007199254740991"])
def test_whole_numbers_in_digits_are_no_difference(number: str) -> None:
    text = STATEMENT.replace("0}", f"{number}}}")
    assert model_accepts(text)
    assert verdicts(json.loads(text)) == (True, True)


@pytest.mark.parametrize(
    "number", ["0.5", "-1", "9007199254740992", "1e-1", "1e400", "NaN", "-Infinity", "true"]
)
def test_other_numbers_are_no_difference(number: str) -> None:
    text = STATEMENT.replace("0}", f"{number}}}")
    assert not model_accepts(text)
    assert verdicts(json.loads(text)) == (False, False)


def test_a_name_twice() -> None:
    text = PARTY.replace("}", ', "name": "B"}')
    assert verdicts(json.loads(text)) == (True, True)
    assert Party.model_validate_json(text).name == "B"
    with pytest.raises(RepeatedNameError):
        read(text)


def test_half_a_surrogate_pair() -> None:
    text = STATEMENT.replace("TEXT", "a \\ud800")
    plain = json.loads(text)
    assert PYTHON.is_valid(plain)
    with pytest.raises((UnicodeEncodeError, SystemError)):
        RUST.is_valid(plain)
    with pytest.raises(ValueError, match="hex escape"):
        read(text)
    whole = STATEMENT.replace("TEXT", "a \\ud83d\\ude00")
    assert model_accepts(whole)
    assert verdicts(json.loads(whole)) == (True, True)


def test_a_number_of_thousands_of_digits() -> None:
    for number in (2**53, 2**64, 10**400):
        text = STATEMENT.replace("0}", f"{number}}}")
        assert not model_accepts(text)
        assert not PYTHON.is_valid(json.loads(text))
    text = STATEMENT.replace("0}", f"{'1' * 5000}}}")
    with pytest.raises(ValueError, match="digits"):
        json.loads(text)
    with pytest.raises(ValueError, match="number out of range"):
        read(text)


def test_what_only_files_have() -> None:
    single = PARTY.replace("{", '{"$schema": "file.schema.json", ')
    with pytest.raises(ValueError, match="BOM"):
        json.loads(f"\ufeff{PARTY}")
    assert read(f"\ufeff{PARTY}") == read(f"[{PARTY}]")
    for text, accepting in (
        (PARTY, {"record", "file"}),
        (single, {"file"}),
        (f"[{PARTY}]", {"file"}),
        (f'{{"records": [{PARTY}]}}', {"document", "file"}),
    ):
        names = ("record", "document", "file")
        plain = json.loads(text)
        assert {name for name in names if jsonschema_rs.is_valid(schema(name), plain)} == accepting
        assert model_accepts(text)


def test_what_only_python_has() -> None:
    values: dict[str, Any] = {"kind": "summit", "status": "held", "date": "2025", "title": None}
    event = Event(id="event:a", **values)
    plain = json.loads(write(event))
    assert (event.type, event.kind, event.status) == ("event", EventKind.SUMMIT, EventStatus.HELD)
    assert "title" not in plain
    assert verdicts(plain) == (True, True)
    assert verdicts({**plain, "title": None}) == (False, False)
    assert (
        verdicts({name: value for name, value in plain.items() if name != "type"}) == (False,) * 2
    )
    listed: list[Any] = ["party:rus"]
    assert Event.model_validate({**plain, "confirmed_by": listed}).confirmed_by == ("party:rus",)
    with pytest.raises(ValidationError, match="tuple"):
        Event.model_validate({**plain, "confirmed_by": {*listed}})
