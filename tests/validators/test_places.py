"""Places of values, compared with a tokenizer of our own."""

import json
import re
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler_validators.formats.places import Lines, Place, Span, locate
from tests.validators.checked import EXAMPLE_FILES, checked, plain
from tests.validators.texts import ONE_LINE, Members, Number, Tree, members_of, rendered, trees
from tests.validators.tokenizer import Spot, line_and_column, spots

randoms = st.randoms(use_true_random=False)
TOKENS = ("", " ", "\n\t", "\r\n")


def expected(found: list[Spot], spot: Spot) -> Place:
    """What ``locate`` has to say of a value: its place, and those of its name before it."""
    place = None
    for one in found:
        if (one.holder, one.pointer) == (spot.holder, spot.pointer) and one.value <= spot.value:
            place = Place(Span(*one.value), Span(*one.name) if one.name else None, place)
    assert place is not None
    return place


@given(trees(), randoms, st.sampled_from(TOKENS), st.sampled_from(TOKENS))
def test_every_value_and_name_is_found(tree: Tree, random: Random, lead: str, trail: str) -> None:
    text = lead + rendered(tree, random) + trail
    found = spots(text)
    kept = {spot.pointer: expected(found, spot) for spot in found if spot.is_kept}
    assert locate(text, 0, kept) == kept


@given(trees(), randoms)
def test_what_else_is_looked_for_makes_no_difference(tree: Tree, random: Random) -> None:
    text = rendered(tree, random)
    found = spots(text)
    kept = {spot.pointer: expected(found, spot) for spot in found if spot.is_kept}
    wanted = [pointer for pointer in kept if random.random() < 0.3]
    assert locate(text, 0, wanted) == {pointer: kept[pointer] for pointer in wanted}


@given(trees(), randoms)
def test_the_tokenizer_reads_what_the_library_reads(tree: Tree, random: Random) -> None:
    text = rendered(tree, random)
    found = spots(text)
    values = {spot.pointer: text[slice(*spot.value)] for spot in found if spot.is_kept}
    assert {pointer: json.loads(value) for pointer, value in values.items()} == dict(
        within(json.loads(text), "")
    )
    for spot in found:
        if spot.name:
            name = json.loads(text[slice(*spot.name)])
            assert spot.pointer.rpartition("/")[2] == name.replace("~", "~0").replace("/", "~1")


def within(value: Any, pointer: str) -> Iterator[tuple[str, Any]]:
    yield pointer, value
    if isinstance(value, dict):
        for name, item in value.items():
            yield from within(item, f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from within(item, f"{pointer}/{position}")


@given(st.lists(trees(), min_size=1, max_size=4), randoms, st.sampled_from(("\n", "\r\n", "\n\n")))
def test_values_of_lines_are_found_by_their_offset(
    values: list[Tree], random: Random, line_break: str
) -> None:
    lines = [random.choice(ONE_LINE) + rendered(tree, random, ONE_LINE) for tree in values]
    text, offset = line_break.join(lines), 0
    for line in lines:
        found = spots(text, offset)
        kept = {spot.pointer: expected(found, spot) for spot in found if spot.is_kept}
        assert locate(text, offset, kept) == kept
        offset += len(line) + len(line_break)


@pytest.mark.parametrize(
    ("pointer", "innermost"),
    [
        ("/a/x", "/a"),
        ("/a/0/b", "/a/0"),
        ("/a/7", "/a"),
        ("/a/0/b/c/d", "/a/0"),
        ("/zzz", ""),
        ("/b/c", "/b"),
        ("/b/c/d", "/b"),
    ],
)
def test_a_pointer_that_leads_nowhere_gets_the_innermost_value(
    pointer: str, innermost: str
) -> None:
    text = '{"a": [ 7, {"b": 1}], "b": "c"}'
    assert locate(text, 0, [pointer])[pointer] == locate(text, 0, [innermost])[innermost]


def test_a_name_borne_three_times_has_a_first_place() -> None:
    text = '{"a": 1, "a": 2, "b": {"a": 0}, "a": 3}'
    place = locate(text, 0, ["/a"])["/a"]
    assert text[slice(place.value.start, place.value.end)] == "3"
    assert text[slice(place.first.value.start, place.first.value.end)] == "1"


def test_a_name_of_an_object_that_was_replaced_is_not_an_earlier_one() -> None:
    text = '{"a": {"b": 1}, "a": {"b": 2, "b": 3}}'
    place = locate(text, 0, ["/a/b"])["/a/b"]
    assert place.earlier is not None
    assert text[place.earlier.value.start] == "2"
    assert place.earlier.earlier is None


@given(st.text(st.sampled_from("a\n\r\t𐍈é \u2028\x0b\x85"), max_size=30), st.data())
def test_lines_and_columns_are_counted_in_code_points(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    lines = Lines(text)
    position = lines.position(offset)
    assert (position.line, position.column) == line_and_column(text, offset)
    assert lines.line(position.line) == re.split("\n", text)[position.line - 1].rstrip("\r")


FAULTS: tuple[Tree, ...] = ("", "???", "2025-02-30", None, True, Number("7"), Number("NaN"))


def spoilt(tree: Tree, random: Random) -> Tree:
    """A tree with one fault: a value replaced, a name misspelt, repeated, or left out."""
    places = list(_members(tree))
    members, position = random.choice(places)
    name, value = members[position]
    match random.randrange(5):
        case 0:
            members[position] = (name[1:] + name[:1], value)
        case 1:
            members.insert(random.randrange(len(members) + 1), (name, random.choice(FAULTS)))
        case 2:
            del members[position]
        case 3 if isinstance(value, list) and not isinstance(value, Members):
            value.insert(random.randrange(len(value) + 1), random.choice(FAULTS))
        case _:
            members[position] = (name, random.choice(FAULTS))
    return tree


def _members(tree: Tree) -> Iterator[tuple[Members, int]]:
    if isinstance(tree, Members):
        for position, (_, value) in enumerate(tree):
            yield tree, position
            yield from _members(value)
    elif isinstance(tree, list):
        for item in tree:
            yield from _members(item)


def agrees(place: dict[str, Any], text: str, found: list[Spot], *, is_first: bool = False) -> bool:
    """Whether a place of the JSON report is that of the tokenizer."""
    same = [spot for spot in found if spot.pointer == place["document_pointer"]]
    kept = [spot for spot in same if spot.is_kept]
    spot = next(spot for spot in same if spot.holder == kept[0].holder) if is_first else kept[0]
    ends = [(place[end]["line"], place[end]["column"]) for end in ("start", "end")]
    return ends == [line_and_column(text, offset) for offset in spot.value]


@pytest.mark.parametrize("path", EXAMPLE_FILES, ids=lambda path: str(path.stem))
def test_findings_stand_where_the_tokenizer_says(path: Any) -> None:
    random = Random(path.name)
    content = path.read_text(encoding="utf-8")
    rules: set[str] = set()
    for _ in range(40):
        tree = spoilt(spoilt(members_of(json.loads(content)), random), random)
        text = random.choice(TOKENS) + rendered(tree, random)
        found = spots(text)
        for finding in plain(checked(text))["findings"]:
            rules.add(finding["rule"])
            assert agrees(finding, text, found), (finding, text)
            for related in finding["related"]:
                is_first = finding["rule"] == "structure/duplicate-key"
                assert agrees(related, text, found, is_first=is_first), (finding, text)
    assert "structure/duplicate-key" in rules
    assert len(rules) > 5


def test_findings_in_lines_stand_where_the_tokenizer_says() -> None:
    random = Random(8)
    for path in EXAMPLE_FILES:
        records = json.loads(path.read_text(encoding="utf-8"))["records"]
        lines = [
            random.choice(ONE_LINE) + rendered(spoilt(members_of(one), random), random, ONE_LINE)
            for one in records
        ]
        text = random.choice(("\n", "\n\n", "\r\n")).join(lines)
        starts = [text.index(line) for line in lines]
        assert starts == sorted(starts)
        report = plain(checked(text, "records.jsonl"))
        assert report["findings"]
        for finding in report["findings"]:
            line = finding["start"]["line"]
            start = next(one for one in reversed(starts) if line_and_column(text, one)[0] <= line)
            assert agrees(finding, text, spots(text, start)), finding
