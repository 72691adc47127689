"""What stands at a place, in texts that are whole and in texts that are being typed."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pourparler_validators.formats import format_named
from pourparler_validators.formats.yaml_writing import block
from pourparler_validators.messages.json_pointer import steps_of
from pourparler_validators.serving.language_server.json_spots import spot_in_json
from pourparler_validators.serving.language_server.spots import Spot
from pourparler_validators.serving.language_server.yaml_spots import spot_in_yaml
from tests.docs.markdown_pages import ROOT

LOOKS = {"json": spot_in_json, "yaml": spot_in_yaml}
FILES = sorted((ROOT / "examples" / "georgia-2008").glob("*.json"))


def pointers(value: Any, pointer: str = "") -> Iterator[str]:
    """The pointers to all texts, numbers and names within a value."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for step, inner in items:
        place = f"{pointer}/{step}"
        if isinstance(inner, dict | list):
            yield from pointers(inner, place)
        else:
            yield place


def text_in(name: str, value: Any) -> str:
    return block(value) if name == "yaml" else json.dumps(value, indent=2, ensure_ascii=False)


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_value_and_every_name_is_at_its_place(path: Path, name: str) -> None:
    value = json.loads(path.read_text(encoding="utf-8"))
    value = {"records": value["records"]}
    text = text_in(name, value)
    wanted = [one for one in pointers(value) if one.startswith("/records/")]
    places = format_named(name).locate(text, 0, wanted)
    for pointer in wanted[:: max(len(wanted) // 60, 1)]:
        place = places[pointer].value
        if text[place.start] in "|>":
            continue  # a text of several lines
        steps = [int(one) if one.isdigit() else one for one in steps_of(pointer)[2:]]
        spot = LOOKS[name](text, place.start + 1)
        assert spot is not None
        assert (list(spot.steps), spot.is_name) == (steps, False)
        assert (spot.start, spot.end) == (place.start, place.end)
        assert spot.record["id"] == value["records"][int(steps_of(pointer)[1])]["id"]
        named = places[pointer].name
        if named is not None:
            spot = LOOKS[name](text, named.start + 1)
            assert spot is not None
            assert (list(spot.steps), spot.is_name, spot.word) == (steps[:-1], True, steps[-1])


def seen(name: str, text: str) -> Spot:
    offset = text.index("▮")
    spot = LOOKS[name](text.replace("▮", ""), offset)
    assert spot is not None
    return spot


JSON = '{"records": [{"type": "party", "id": "party:a"}, {"type": "event", "id": "event:x", %s}]}'


@pytest.mark.parametrize(
    ("typed", "steps", "is_name", "word", "field"),
    [
        ('"me▮"', (), True, "me", None),
        ("▮", (), True, "", None),
        ('"medium": ▮', ("medium",), False, "", "medium"),
        ('"medium": "ph▮"', ("medium",), False, "ph", "medium"),
        ('"medium"▮: "phone"', (), True, "", None),
        ('"confirmed_by": ["party:a", "par▮"]', ("confirmed_by", 1), False, "par", "confirmed_by"),
        ('"confirmed_by": [▮]', ("confirmed_by", 0), False, "", "confirmed_by"),
        ('"place": {"na▮me": "x"}', ("place",), True, "name", "name"),
        ('"place": {"name": "x", ▮}', ("place",), True, "", None),
        ('"participants": [{"party": "▮', ("participants", 0, "party"), False, "", "party"),
    ],
)
def test_json_that_is_typed(
    typed: str, steps: tuple[str | int, ...], is_name: bool, word: str, field: str | None
) -> None:
    behind = "" if typed.endswith('"▮') else "}]}"
    spot = seen("json", JSON.removesuffix("}]}") % typed + behind)
    assert (spot.steps, spot.is_name, spot.word) == (steps, is_name, word)
    assert spot.record_type == "event"
    assert (spot.shown.name if spot.shown else None) == field


YAML = "records:\n- type: event\n  id: event:x\n  %s\n  status: held\n- type: party\n"


@pytest.mark.parametrize(
    ("typed", "steps", "is_name", "word", "field"),
    [
        ("me▮", (), True, "me", None),
        ("▮", (), True, "", None),
        ("medium: ▮", ("medium",), False, "", "medium"),
        ("medium: 'ph▮'", ("medium",), False, "ph", "medium"),
        ("medium: ph▮ # by phone", ("medium",), False, "ph", "medium"),
        (
            "confirmed_by:\n  - party:a\n  - party:▮",
            ("confirmed_by", 1),
            False,
            "party:",
            "confirmed_by",
        ),
        ("confirmed_by:\n    - ▮", ("confirmed_by", 0), False, "", "confirmed_by"),
        ("confirmed_by: [party:a, pa▮]", ("confirmed_by", 1), False, "pa", "confirmed_by"),
        (
            "participants:\n  - party: party:▮",
            ("participants", 0, "party"),
            False,
            "party:",
            "party",
        ),
        ("participants:\n  - party: party:x\n    ▮", ("participants", 0), True, "", None),
        ("participants:\n  - ▮", ("participants", 0), True, "", None),
        ("place:\n    ▮", ("place",), True, "", None),
        ("notes: |\n    abc: def\n  med▮: phone", (), True, "med", None),
    ],
)
def test_yaml_that_is_typed(
    typed: str, steps: tuple[str | int, ...], is_name: bool, word: str, field: str | None
) -> None:
    spot = seen("yaml", YAML % typed)
    assert (spot.steps, spot.is_name, spot.word) == (steps, is_name, word)
    assert (spot.record_type, spot.record["status"]) == ("event", "held")
    assert (spot.shown.name if spot.shown else None) == field


@pytest.mark.parametrize("name", LOOKS)
def test_no_place_of_a_text_that_ends_anywhere_is_too_much(name: str) -> None:
    """Every beginning of a text is a text that somebody has typed so far."""
    value = json.loads(FILES[0].read_text(encoding="utf-8"))
    text = text_in(name, {"records": value["records"][:1]})
    for end in range(0, len(text), 7):
        spot = LOOKS[name](text[:end], end)
        assert spot is None or 0 <= spot.start <= spot.end <= end


def test_outside_of_records_nothing_stands() -> None:
    assert spot_in_json('{"schema_version": "1.0"}, ', 26) is None
    assert spot_in_yaml("", 0) is None
    assert spot_in_yaml("schema_version: '1.0'\n", 20) is not None
