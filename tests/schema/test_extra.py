"""What other programs attach to a record, and numbers: kept as they are, whole ones as integers."""

import copy
import json
import pickle
from typing import Any

import pytest
from pydantic import ValidationError

from pourparler import Event, ExtraValues, Quantity, read, write

EVENT = {"type": "event", "id": "event:a", "kind": "adoption", "status": "held"}
EXTRA = {"desk_id": 7, "score": 0.5, "checked": True, "my-tool.name": "x", "_row": "12"}


def event(extra: Any) -> Event:
    return Event.model_validate_json(json.dumps({**EVENT, "extra": extra}))


def test_every_value_is_kept() -> None:
    found = event(EXTRA)
    assert dict(found.extra or {}) == EXTRA
    assert json.loads(write(found))["extra"] == EXTRA
    assert read(write(found)).records == (found,)
    assert Event.model_validate(found.model_dump()) == found


def test_it_cannot_be_changed_and_can_be_copied() -> None:
    found = event(EXTRA)
    assert isinstance(found.extra, ExtraValues)
    with pytest.raises(TypeError):
        found.extra["desk_id"] = 8  # type: ignore[index]
    assert hash(found) == hash(event(dict(reversed(EXTRA.items()))))
    assert copy.deepcopy(found) == found == pickle.loads(pickle.dumps(found))  # noqa: S301
    assert repr(found.extra) == repr(EXTRA)


@pytest.mark.parametrize(
    "extra",
    [
        {},
        {"A": 1},
        {"a b": 1},
        {"": 1},
        {"a": None},
        {"a": [1]},
        {"a": {"b": 1}},
        {"a": " "},
        [],
        1,
    ],
)
def test_what_it_cannot_hold(extra: Any) -> None:
    with pytest.raises(ValidationError):
        event(extra)


@pytest.mark.parametrize(("written", "kept"), [(300.0, 300), (-0.0, 0), (2, 2), (12.5, 12.5)])
def test_a_number_is_written_without_a_needless_fraction(written: float, kept: float) -> None:
    found = Quantity(what="prisoners released", value=written, min=written)
    assert type(found.value) is type(kept)
    assert json.loads(found.model_dump_json())["value"] == kept
    assert repr(event({"a": written}).extra) == repr({"a": kept})


@pytest.mark.parametrize("value", [2**53, -(2**53), 1e300, float("inf"), float("nan"), True, "3"])
def test_what_is_no_number_that_every_reader_keeps(value: Any) -> None:
    with pytest.raises(ValidationError):
        Quantity(what="prisoners released", value=value)
