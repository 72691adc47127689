"""JSON texts of every layout: odd white space, escapes, names that are repeated."""

import json
from collections.abc import Sequence
from random import Random
from typing import Any, Final, TypeAlias

from hypothesis import strategies as st

Tree: TypeAlias = Any
"""A JSON value, whose objects are :class:`Members`."""

SPACES: Final = ("", "", " ", "\n", "\r\n", "\t", "  ", "\n\n    ", " \r")
ONE_LINE: Final = ("", "", " ", "\t", "  ", "\r")
NAMES: Final = (
    *("", "a", "b", "0", "1", "a/b", "~", "~1", "/", "~0/"),
    *('"', "\\", "\n", "é", "𐍈", "\u2028", "e\u0301", "\ud800", "name"),
)
NUMBERS: Final = ("0", "-0", "7", "-12", "1.5", "1e5", "-2.50E-3", "12345678901234567890", "0.0")
SHORT: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "/": "\\/"}


class Members(list[tuple[str, Tree]]):
    """The members of an object, of which two may have one name."""


class Number(str):
    """A number as it is written."""

    __slots__ = ()


def members_of(value: Any) -> Tree:
    """A plain value as a tree, whose objects can be given a name twice."""
    if isinstance(value, dict):
        return Members((name, members_of(item)) for name, item in value.items())
    if isinstance(value, list):
        return [members_of(item) for item in value]
    if isinstance(value, bool | None):
        return value
    return Number(json.dumps(value)) if isinstance(value, int | float) else value


def trees() -> st.SearchStrategy[Tree]:
    """JSON values in which values and names often repeat."""
    texts = st.one_of(st.sampled_from(NAMES), st.text(max_size=6))
    leaves = st.one_of(
        st.sampled_from((None, True, False)), st.sampled_from(NUMBERS).map(Number), texts
    )
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, max_size=4),
            st.lists(st.tuples(st.sampled_from(NAMES), inner), max_size=5).map(Members),
        ),
        max_leaves=20,
    )


def rendered(tree: Tree, random: Random, spaces: Sequence[str] = SPACES) -> str:
    """A tree as JSON text, with white space and escapes as chance has it."""

    def space() -> str:
        return random.choice(spaces)

    def joined(parts: list[str]) -> str:
        return f"{space()},{space()}".join(parts)

    if isinstance(tree, Members):
        members = [
            f"{quoted(name, random)}{space()}:{space()}{rendered(value, random, spaces)}"
            for name, value in tree
        ]
        return "{" + space() + joined(members) + space() + "}"
    if isinstance(tree, list):
        items = [rendered(item, random, spaces) for item in tree]
        return "[" + space() + joined(items) + space() + "]"
    if isinstance(tree, Number):
        return str(tree)
    if isinstance(tree, str):
        return quoted(tree, random)
    return {None: "null", True: "true", False: "false"}[tree]


def quoted(text: str, random: Random) -> str:
    """A text as JSON writes it, some characters as escapes."""
    return '"' + "".join(_written(character, random) for character in text) + '"'


def _written(character: str, random: Random) -> str:
    must = character < " " or character in '"\\' or "\ud800" <= character <= "\udfff"
    if not must and random.random() < 0.8:
        return character
    if character in SHORT and random.random() < 0.7:
        return SHORT[character]
    units = character.encode("utf-16-be", errors="surrogatepass").hex()
    if random.random() < 0.5:
        units = units.upper()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))
