"""The canonical layout: the same values, every comment, and nothing changes a second time."""

import json
from collections import Counter
from random import Random
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.document import read, write
from pourparler_validators.formats.layouts import LAYOUTS
from pourparler_validators.formats.layouts.order import NotLaidOutError
from pourparler_validators.reading.files import read_text
from tests.adoption.yaml_writer import COMMENTS, Writer
from tests.converting.datasets import drawn, full_records, hostile_records
from tests.schema.documents import records

RECORDS: Final = [*full_records(), *drawn(40), *list(hostile_records())[::17]]
FAULTY: Final[list[Any]] = [
    {"type": "event", "speakr": 1, "id": "event:a", "kind": 2.50},
    *(7, None, "a text", [], {}, {"typ": "event", "id": 1}, {"id": "x", "type": ["event"]}),
    {"zzz": {"b": 1, "a": None}, "type": "party", "name": ["a"], "id": "", "extra": {"b": 1}},
]


def shuffled(value: Any, random: Random) -> Any:
    """The value with the names of its objects in another order; that of "extra" is its own."""
    if isinstance(value, dict):
        names = random.sample(list(value), len(value))
        return {
            name: value[name] if name == "extra" else shuffled(value[name], random)
            for name in names
        }
    if isinstance(value, list):
        return [shuffled(item, random) for item in value]
    return value


def documents(random: Random, plain: list[Any]) -> Any:
    """The records as one of the forms of a file."""
    around = {"records": plain, "schema_version": "1.1", "$schema": "x"}
    return shuffled(random.choice([plain, around, plain[0]]), random)


def found(text: str, name: str) -> list[Any]:
    """What is read: records, or what stands in their place."""
    entries = read_text(text, f"a.{name}").entries
    return [entry.record or (entry.plain, sorted(map(str, entry.faults))) for entry in entries]


def json_text(value: Any, random: Random) -> str:
    """A value as JSON in one of many layouts."""
    text = json.dumps(
        value,
        indent=random.choice([None, 0, 1, 4, "\t"]),
        ensure_ascii=random.random() < 0.5,
        separators=random.choice([(",", ":"), (", ", ": "), (" , ", " : ")]),
    )
    return text.replace("\n", random.choice(["\n", "\r\n"])) + random.choice(["", "\n", "\n \n"])


def drawn_documents() -> st.SearchStrategy[tuple[Random, Any]]:
    plain = st.lists(st.one_of(records(), st.sampled_from(FAULTY)), min_size=1, max_size=4)
    return st.builds(
        lambda seed, some: (Random(seed), documents(Random(seed), some)), st.integers(), plain
    )


@given(drawn_documents())
def test_json_keeps_what_it_holds(drawn: tuple[Random, Any]) -> None:
    text = json_text(drawn[1], drawn[0])
    after = LAYOUTS["json"](text)
    assert json.loads(after) == drawn[1]
    assert found(after, "json") == found(text, "json")
    assert LAYOUTS["json"](after) == after


@given(drawn_documents())
def test_json_lines_keep_what_they_hold(drawn: tuple[Random, Any]) -> None:
    random, document = drawn
    lines = document if isinstance(document, list) else [document]
    text = "".join(
        json_text(line, random).replace("\r", "").replace("\n", "")
        + random.choice(["\n", "\r\n\n"])
        for line in lines
    )
    after = LAYOUTS["jsonl"](text)
    assert [json.loads(line) for line in after.split("\n") if line] == lines
    assert LAYOUTS["jsonl"](after) == after


def comments(text: str) -> Counter[str]:
    """The comments that the writer puts in; no text of the records holds one of them."""
    known = ("# a comment", '# a: "b", [c] - {d}', "# é 😀", "# first", "# last")
    assert set(COMMENTS) <= {*known, "#"}
    return Counter({comment: text.count(comment) for comment in known})


def laid_out(text: str) -> str | None:
    """A text of YAML, laid out; nothing where an alias is in the way."""
    try:
        return LAYOUTS["yaml"](text)
    except NotLaidOutError as error:
        if "alias" not in error.reason:
            raise
    return None


@pytest.mark.parametrize("seed", range(200))
def test_yaml_keeps_values_and_comments(seed: int) -> None:
    random = Random(seed)
    plain = random.sample(RECORDS, 2) + random.sample(FAULTY, seed % 2)
    value = documents(random, plain)
    text = Writer(random, has_anchors=seed % 4 == 0).document(value)
    if seed % 5 == 0:
        text += f"\n---\n{Writer(random).document(plain[0]).replace('%YAML 1.1' + chr(10), '')}"
    if seed % 3 == 0:
        text = text.replace("\n", "\r\n")
    after = laid_out(text)
    if after is None:
        assert seed % 4 == 0 or seed % 5 == 0
        return
    assert found(after, "yaml") == found(text, "yaml")
    assert comments(after) == comments(text)
    assert LAYOUTS["yaml"](after) == after
    assert "\r" not in after


def test_sound_json_is_written_as_the_models_write_it() -> None:
    document = read(json.dumps({"records": drawn(30), "schema_version": "1.1"}))
    scrambled = json.dumps(shuffled(json.loads(write(document)), Random(1)))
    assert LAYOUTS["json"](scrambled) == write(document)
    assert LAYOUTS["json"](write(document)) == write(document)


YAML: Final = {
    "the head stays at the top": (
        "# of all\n\nrecords: []\nschema_version: '1.1'\n",
        "# of all\n\nschema_version: '1.1'\nrecords: []\n",
    ),
    "a comment goes with its field": (
        "- id: event:a # the id\n  # the type\n  type: event\n",
        "# the type\n- type: event\n  id: event:a  # the id\n",
    ),
    "brackets become blocks": (
        "[{id: x, # c\n type: event, extra: {b: [1, 2]}} # d\n]\n",
        "# d\n- type: event\n  id: x  # c\n  extra:\n    b:\n    - 1\n    - 2\n",
    ),
    "what is deeper than what follows belongs to what has ended": (
        "- type: event\n  id: a\n  # to do\n- type: event\n  id: b\n# end\n",
        "- type: event\n  id: a\n  # to do\n- type: event\n  id: b\n# end\n",
    ),
    "one empty line stays": (
        "- type: event\n\n\n  id: a\n\n- type: event\n",
        "- type: event\n\n  id: a\n\n- type: event\n",
    ),
    "texts in lines": (
        "notes: >\n      a\n      b\n\n\n\n      c\nid: |- # keep\n   x\n     y\ntype: event\n",
        "type: event\nid: |-  # keep\n  x\n    y\nnotes: >\n  a\n  b\n\n\n\n  c\n",
    ),
    "a text over lines between quotation marks": (
        "type: event\nnotes: 'a\n  b: c'\nid: a\n   b\n",
        'type: event\nid: "a b"\nnotes: "a b: c"\n',
    ),
    "spelling stays": (
        "notes: 1.10\nid: \"\\u00e9\"\ntype: 'event'\n",
        "type: 'event'\nid: \"\\u00e9\"\nnotes: 1.10\n",
    ),
    "a field that is not known keeps its position": (
        "id: a\nzzz: 1\ntype: event\n",
        "type: event\nzzz: 1\nid: a\n",
    ),
    "anchors": (
        "records:\n- &a {id: a, type: event}\n- *a\n",
        "records:\n- &a\n  type: event\n  id: a\n- *a\n",
    ),
    "documents": (
        "--- # one\nid: a\ntype: event\n# end\n---\n# two\n\n{}\n...\n",
        "---\n# one\ntype: event\nid: a\n# end\n---\n# two\n\n{}\n",
    ),
}


@pytest.mark.parametrize("case", YAML)
def test_yaml(case: str) -> None:
    text, expected = YAML[case]
    assert LAYOUTS["yaml"](text) == expected
    assert LAYOUTS["yaml"](expected) == expected


LEFT: Final = (
    ("json", '{"a": 1, "a": 1}', 'an object has the name "a" twice'),
    ("jsonl", '{}\n{"b": {"a": 1, "\\u0061": 1}}', 'an object has the name "a" twice'),
    ("yaml", "- {a: 1, a: 1}", 'an object has the name "a" twice'),
    ("yaml", "notes: &a x\nid: *a\ntype: event", "an alias would stand before its anchor"),
)


@pytest.mark.parametrize(("name", "text", "reason"), LEFT)
def test_what_is_left_as_it_is(name: str, text: str, reason: str) -> None:
    with pytest.raises(NotLaidOutError, match=reason):
        LAYOUTS[name](text)


def test_an_escaped_half_of_a_character_stays_one() -> None:
    assert LAYOUTS["json"]('["\\ud800\\u00e9", "\\u00e9"]') == '[\n  "\\ud800\\u00e9",\n  "é"\n]\n'


def test_numbers_stay_as_they_are_written() -> None:
    text = '{"id": 1.0, "a": [-0.0, 1E5, 1e400, 123456789012345678901234567890, NaN]}\n'
    assert LAYOUTS["jsonl"](text) == text


def test_a_long_file_takes_time_in_proportion_to_its_length() -> None:
    record = "- id: event:a # c\n\n  # d\n  type: event\n"
    assert LAYOUTS["yaml"](record * 5_000).count("# d") == 5_000
