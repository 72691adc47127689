"""Adding to JSON with comments, as VS Code keeps its settings: nothing that is there is lost."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler_validators.commands.commented_json import CommentedJson

ADDED = {
    "nothing yet": ("{}\n", '{\n    "a": 1\n}\n'),
    "a comment alone": ("{\n  // mine\n}\n", '{\n  "a": 1\n  // mine\n}\n'),
    "a comment on the line of the bracket": (
        '{ // mine\n  "b": 2\n}\n',
        '{ // mine\n  "a": 1,\n  "b": 2\n}\n',
    ),
    "a comment over two lines": (
        '{ /* one\n two */ "b": 2 }\n',
        '{\n "a": 1,\n  /* one\n two */ "b": 2 }\n',
    ),
    "a comment above the first": (
        '{\n\t// about b\n\t"b": 2, // two\n}',
        '{\n\t"a": 1,\n\t// about b\n\t"b": 2, // two\n}',
    ),
    "on one line": ('{"b": [1,]}', '{\n    "a": 1,\n    "b": [1,]}'),
    "lines as Windows ends them": (
        '{\r\n  "b": 2 // two\r\n}\r\n',
        '{\r\n  "a": 1,\r\n  "b": 2 // two\r\n}\r\n',
    ),
    "a byte order mark": ('\ufeff{\n  "b": 2\n}', '\ufeff{\n  "a": 1,\n  "b": 2\n}'),
    "what only looks like a comment": (
        '{\n  "b": "// no, /* no */ ,]"\n}',
        '{\n  "a": 1,\n  "b": "// no, /* no */ ,]"\n}',
    ),
}


@pytest.mark.parametrize("name", ADDED)
def test_a_member_is_added(name: str) -> None:
    before, after = ADDED[name]
    assert CommentedJson(before).with_member((), "a", 1) == after
    assert CommentedJson(after).value["a"] == 1


def test_an_item_is_added_within() -> None:
    text = '{\n  "x": {\n    "y": [ // some\n      {"b": 2},\n    ],\n  },\n}\n'
    assert CommentedJson(text).with_item(("x", "y"), {"a": [1]}) == (
        '{\n  "x": {\n    "y": [ // some\n      {\n        "a": [\n          1\n        ]\n'
        '      },\n      {"b": 2},\n    ],\n  },\n}\n'
    )


@pytest.mark.parametrize("text", ["", "{", "/* {}", '{"a": }', "{} {}", "[" * 100_000])
def test_what_cannot_be_read_is_said(text: str) -> None:
    with pytest.raises(ValueError, match=r"^it cannot be read; fix it in the editor$"):
        CommentedJson(text)


@pytest.mark.parametrize("text", ["[]", "1", '"a"', "null"])
def test_what_is_no_object_is_said(text: str) -> None:
    with pytest.raises(ValueError, match=r"^it must hold an object$"):
        CommentedJson(text)


asides = st.sampled_from(["", " ", "\n", '// ] } , "\n', "/* { \n, */", "\r\n  ", "\t"])
plain = st.dictionaries(
    st.text(max_size=3), st.recursive(st.integers() | st.text(max_size=5), st.lists, max_leaves=4)
)


@given(plain, st.lists(asides, min_size=1), st.booleans())
def test_all_that_is_there_stays(value: dict[str, object], between: list[str], spare: bool) -> None:
    tokens = iter(between * 200)
    members = [f"{json.dumps(name)}{next(tokens)}:{json.dumps(one)}" for name, one in value.items()]
    inner = f"{next(tokens)},{next(tokens)}".join(members) + ("," if spare and members else "")
    text = f"{next(tokens)}{{{next(tokens)}{inner}{next(tokens)}}}{next(tokens)}"
    before = CommentedJson(text)
    assert before.value == value
    after = before.with_member((), "ours", [1])
    assert CommentedJson(after).value == {**value, "ours": [1]}
    rest = iter(after)
    assert all(character in rest for character in text)
