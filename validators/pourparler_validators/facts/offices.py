"""Titles of offices, as articles give them and as roles have them."""

from collections.abc import Iterable
from typing import Final

from pourparler_validators.facts.names import comparable

_LIGHT: Final = frozenset({"a", "an", "and", "at", "for", "in", "of", "on", "s", "the", "to"})

_NOT_THE_HOLDER: Final = frozenset(
    {
        "acting",
        "assistant",
        "caretaker",
        "deputy",
        "designate",
        "elect",
        "ex",
        "former",
        "incoming",
        "interim",
        "late",
        "onetime",
        "outgoing",
        "past",
        "previous",
        "retired",
        "then",
        "vice",
    }
)
"""Words by which a title means another than the holder of the office."""


def may_mean(title: str, office: str, names: Iterable[str]) -> bool:
    """Whether a title may mean an office: both have a word of weight in common.

    ``names`` are those of the party that the office belongs to: they tell no office from another.
    "Former President" does not mean the office of the president.
    """
    light = _LIGHT.union(*(comparable(name).split() for name in names))
    ours, theirs = set(comparable(title).split()), set(comparable(office).split())
    return bool((ours & theirs) - light) and _NOT_THE_HOLDER.isdisjoint(ours - theirs)
