"""Names of parties and persons, made comparable."""

import re
import unicodedata
from collections.abc import Iterator

from pourparler import AliasKind, Party, Person

_NOT_A_WORD = re.compile(r"[\W_]+")


def comparable(name: str) -> str:
    """A name without capitals, diacritics and punctuation: ``Türkiye`` becomes ``turkiye``."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _NOT_A_WORD.sub(" ", plain).strip()


def own_names(actor: Party | Person) -> Iterator[str]:
    """The names by which it is told apart: not "Moscow" or "Russian" for one of many bodies."""
    is_body = isinstance(actor, Party) and actor.parent is not None
    yield actor.name
    for alias in actor.aliases or ():
        if not (is_body and alias.kind in (AliasKind.METONYM, AliasKind.DEMONYM)):
            yield alias.name
