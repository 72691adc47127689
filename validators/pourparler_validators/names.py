"""Names of parties and persons, made comparable."""

import re
import unicodedata
from collections.abc import Iterator

from pourparler import Party, Person

_NOT_A_WORD = re.compile(r"[\W_]+")


def comparable(name: str) -> str:
    """A name without capitals, diacritics and punctuation: ``Türkiye`` becomes ``turkiye``."""
    letters = unicodedata.normalize("NFD", name.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _NOT_A_WORD.sub(" ", plain).strip()


def names_of(actor: Party | Person) -> Iterator[str]:
    """The name and the aliases of a party or person."""
    yield actor.name
    for alias in actor.aliases or ():
        yield alias.name
