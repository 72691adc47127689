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


_HOLDERS: Final = frozenset(
    [
        "minister",
        "president",
        "chancellor",
        "premier",
        "ambassador",
        "envoy",
        "secretary",
        "adviser",
        "advisor",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "official",
        "officials",
        "diplomat",
        "diplomats",
        "negotiator",
        "negotiators",
        "chief",
        "head",
        "director",
        "commander",
        "general",
        "representative",
        "representatives",
        "aide",
        "aides",
        "deputy",
        "governor",
        "senator",
        "lawmaker",
        "member",
        "members",
        "expert",
        "experts",
        "officer",
        "officers",
        "chairman",
        "chairwoman",
    ]
)
"""Nouns for those who hold an office."""

_OF_OFFICES: Final = (
    _LIGHT
    | _NOT_THE_HOLDER
    | frozenset(
        [
            "first",
            "second",
            "prime",
            "foreign",
            "defence",
            "defense",
            "interior",
            "finance",
            "justice",
            "energy",
            "economy",
            "trade",
            "security",
            "national",
            "special",
            "senior",
            "top",
            "chief",
            "state",
            "presidential",
            "military",
            "intelligence",
            "ministry",
            "minister's",
            "government",
            "office",
            "council",
            "committee",
            "department",
            "parliament",
            "affairs",
            "external",
            "internal",
            "general",
            "staff",
            "army",
            "navy",
            "air",
            "force",
            "permanent",
            "high",
            "political",
            "legal",
            "press",
            "service",
            "president",
            "vice",
            "under",
            "ambassador",
            "his",
            "her",
            "their",
            "one",
            "two",
            "three",
            "several",
            "unnamed",
        ]
    )
)
"""Words that go with such a noun, and are no names."""


def is_office(name: str, party: frozenset[str]) -> bool:
    """Whether a name is only an office: a noun for its holder, and no word that may be a name.

    A word with a small letter is none, nor is one of the party's own names, as in "Russian".
    """
    words = [word for part in name.replace("-", " ").split() for word in comparable(part).split()]
    if _HOLDERS.isdisjoint(words):
        return False
    capitals = [part for part in name.replace("-", " ").split() if part[:1].isupper()]
    known = _HOLDERS | _OF_OFFICES | party
    return all(word in known for part in capitals for word in comparable(part).split())


def may_mean(title: str, office: str, names: Iterable[str]) -> bool:
    """Whether a title may mean an office: both have a word of weight in common.

    ``names`` are those of the party that the office belongs to: they tell no office from another.
    "Former President" does not mean the office of the president.
    """
    light = _LIGHT.union(*(comparable(name).split() for name in names))
    ours, theirs = set(comparable(title).split()), set(comparable(office).split())
    return bool((ours & theirs) - light) and _NOT_THE_HOLDER.isdisjoint(ours - theirs)
