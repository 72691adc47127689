"""Names of parties and persons, made comparable."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from pourparler import Party, Person
from pourparler_validators.facts.values.parties import is_of_the_whole

_ASCII_WORD: Final = re.compile("[a-z0-9]+")

MOST_KEPT: Final = 4096
"""So many names are kept with what is comparable of them: rules ask for one again and again."""

_POINTS: Final = range(10, 36)
"""The combining classes of the vowel points of Hebrew and Arabic, which writers leave out."""

_ACCENTS: Final = 200
"""The first combining class of accents. Below it stand marks that make another letter or vowel."""


@lru_cache(maxsize=MOST_KEPT)
def comparable(name: str) -> str:
    """A name without capitals, accents and punctuation: ``Türkiye`` becomes ``turkiye``."""
    if name.isascii():
        return " ".join(_ASCII_WORD.findall(name.casefold()))
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(letters.translate(_LETTERS).split())


class _Letters(dict[int, str]):
    """What becomes of a letter in a comparable name, worked out once for each letter."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        kept = letter if _is_of_a_word(letter) else " "
        self[code] = "" if _is_left_out(letter) else kept
        return self[code]


_LETTERS: Final = _Letters()


def own_words(actor: Party | Person) -> frozenset[str]:
    """The words of all names by which texts speak of an actor, comparable."""
    names = (actor.name, *(alias.name for alias in actor.aliases or ()))
    return frozenset(word for name in names for word in comparable(name).split())


def _is_left_out(letter: str) -> bool:
    """Whether a sign is left out: an accent or a vowel point."""
    place = unicodedata.combining(letter)
    return place >= _ACCENTS or place in _POINTS


def _is_of_a_word(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMN"


def own_names(actor: Party | Person) -> list[str]:
    """The names by which it is told apart: not "Moscow" or "Russian" for one of many bodies."""
    is_body = isinstance(actor, Party) and actor.parent is not None
    aliases = actor.aliases or ()
    others = [one.name for one in aliases if not (is_body and is_of_the_whole(one.kind))]
    return [actor.name, *others]
