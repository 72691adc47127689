"""Titles of offices, as articles give them and as roles have them.

In which language they are is not known: the words of all languages count.
"""

from collections.abc import Iterable
from dataclasses import fields
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pourparler_validators.facts.names import MOST_KEPT, comparable
from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.tables import languages

if TYPE_CHECKING:
    from pourparler_validators.languages.language import Offices


def is_office(name: str, party: frozenset[str]) -> bool:
    """Whether a name is only an office: a noun for its holder, and no word that may be a name.

    A word with a small letter is none, nor is one of the party's own names, as in "Russian".
    """
    known = _offices()
    if known.holders.isdisjoint(_words(name)):
        return False
    capitals = [part for part in name.replace("-", " ").split() if part[:1].isupper()]
    own = frozenset(map(folded, party))
    ours = known.holders | known.not_the_holder | known.light | known.beside | own
    return all(word in ours for part in capitals for word in _words(part))


def may_mean(title: str, office: str, names: Iterable[str]) -> bool:
    """Whether a title may mean an office: both have a word of weight in common.

    ``names`` are those of the party that the office belongs to: they tell no office from another.
    "Former President" does not mean the office of the president.
    """
    left = set(_in_common(title, office))
    for name in names if left else ():
        left.difference_update(_words(name))
        if not left:
            return False
    return bool(left)


@lru_cache(maxsize=MOST_KEPT)
def _in_common(title: str, office: str) -> frozenset[str]:
    """The words of weight of an office that a title for its holder has; none of another holder."""
    known = _offices()
    ours, theirs = frozenset(_words(title)), frozenset(_words(office))
    if not known.not_the_holder.isdisjoint(ours - theirs):
        return frozenset()
    return (ours & theirs) - known.light


@cache
def _offices() -> "Offices":
    """The words of all languages."""
    from pourparler_validators.languages.language import Offices

    every = [language.offices for language in languages()]
    names = (field.name for field in fields(Offices))
    return Offices(
        *(frozenset[str]().union(*(getattr(one, name) for one in every)) for name in names)
    )


@lru_cache(maxsize=MOST_KEPT)
def _words(text: str) -> tuple[str, ...]:
    words = comparable(text).split()
    return tuple(words if text.isascii() else map(folded, words))
