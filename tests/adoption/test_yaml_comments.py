"""What is taken out of YAML leaves its comments behind, and what is read stays the same."""

import re
from typing import Any, Final

import pytest
import yaml

from pourparler_validators.contract.finding import Edit, Remove, SetValue
from pourparler_validators.formats import format_named
from pourparler_validators.formats.editing import edited
from pourparler_validators.formats.yaml_tree import trees

YAML: Final = format_named("yaml")


def changed(text: str, edit: Edit) -> str | None:
    """The text after an edit; nothing where it is refused."""
    place = YAML.locate(text, trees(text)[0].start, [edit.pointer])[edit.pointer]
    found = YAML.text_edit(text, edit, place)
    return None if found is None else edited(text, [found])


REMOVED: Final = {
    "behind the value": ("a: 1\nb: null # keep\nc: 3\n", "a: 1\n# keep\nc: 3\n"),
    "behind the last value": ("a: 1\nb: null # keep", "a: 1\n# keep"),
    "with other line ends": ("a: 1\r\nb: ~ # keep\r\nc: 3\r\n", "a: 1\r\n# keep\r\nc: 3\r\n"),
    "above and below": ("# a\nb: ~\n# c\nc: 3\n", "# a\n# c\nc: 3\n"),
    "within the value": (
        "b: # one\n  # two\n  - x # three\n  # four\n  - y\nc: 3\n",
        "# one\n# two\n# three\n# four\nc: 3\n",
    ),
    "no comment but a text": ('b: "x # y"\nc: 3\n', "c: 3\n"),
    "no comment but a plain text": ("b: x#y\nc: 3\n", "c: 3\n"),
    "a text in lines": ("b: | # keep\n  # text\n  x\nc: 3\n", "# keep\nc: 3\n"),
    "between brackets": ("{b: ~, # keep\n c: 3}\n", "{ # keep\n c: 3}\n"),
    "before the comma": ("{b: ~ # keep\n , c: 3}\n", "{ # keep\nc: 3}\n"),
    "the last between brackets": ("{a: 1, # a\n b: ~ # keep\n}\n", "{a: 1, # a\n  # keep\n}\n"),
    "a comma in a comment": ("{a: 1, # a,\n b: ~}\n", "{a: 1, # a,\n }\n"),
    "within brackets": ("{a: 1, b: [x, # keep\n y], c: 3}\n", "{a: 1, # keep\nc: 3}\n"),
    "no comment between brackets": ("{a: 1, b: ~}\n", "{a: 1}\n"),
}


@pytest.mark.parametrize("case", REMOVED)
def test_what_is_removed_leaves_its_comments(case: str) -> None:
    text, expected = REMOVED[case]
    after = changed(text, Remove("/b"))
    assert after == expected
    before: dict[str, Any] = yaml.safe_load(text)
    del before["b"]
    assert (yaml.safe_load(after) or {}) == before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n- x # keep\n- y\n", "a:\n# keep\n- y\n"),
        ("a:\n  - b: 1 # one\n    # two\n    c: 2\n  - y\n", "a:\n  # one\n  # two\n  - y\n"),
        ("a:\n  - # one\n    b: 1\n  - y\n", None),
        ("a: [x, # keep\n y]\n", "a: [ # keep\n y]\n"),
    ],
)
def test_an_item_leaves_its_comments(text: str, expected: str | None) -> None:
    assert changed(text, Remove("/a/0")) == expected


def test_the_name_behind_a_dash_leaves_its_comment_to_the_next() -> None:
    text = "- b: ~ # keep\n  # too\n  c: 3\n"
    assert changed(text, Remove("/0/b")) == "- # keep\n  # too\n  c: 3\n"


@pytest.mark.parametrize(
    "text", ["a: [x, # keep\n y]\n", "a: # keep\n  - x\n", "a: | # keep\n  x\n"]
)
def test_a_value_with_comments_is_not_replaced(text: str) -> None:
    is_within = not text.startswith("a: #")
    after = changed(text, SetValue("/a", "z"))
    assert after is None if is_within else re.search("# keep", str(after))
