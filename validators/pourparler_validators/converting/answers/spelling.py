"""How a name or a code is compared with those of the standard: by form, by stem, by likeness."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from pourparler_validators.languages.folding import folded

_LIKE: Final = 0.85
"""The least likeness of two spellings of one word."""
_SHORTEST: Final = 5
"""Shorter words are never taken for another."""
_ENDINGS: Final = ("ments", "ment", "ings", "ing", "ed", "es", "s", "e", "d")


_REMEMBERED: Final = 10_000
"""How many forms are kept: names of the standard are compared with each name of an answer."""


def snake(text: str) -> str:
    """A name in small letters, its words joined by ``_``: ``peacePlan`` becomes ``peace_plan``."""
    return _snake(text[:_LONGEST])


@lru_cache(_REMEMBERED)
def _snake(text: str) -> str:
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", text)
    return re.sub("[^a-z0-9]+", "_", folded(parted)).strip("_")


_LONGEST: Final = 200


def alike(text: str, known: Iterable[str]) -> str | None:
    """The known name that a text surely means; none where that may be several."""
    wanted, names = snake(text), {snake(name): name for name in known}
    if wanted in names:
        return names[wanted]
    stem = _stem(wanted)
    return _only(name for form, name in names.items() if _stem(form) == stem) or _only(
        name for form, name in names.items() if _is_like(wanted, form)
    )


def _only(found: Iterable[str]) -> str | None:
    names = list(found)
    return names[0] if len(names) == 1 else None


@lru_cache(_REMEMBERED)
def _stem(form: str) -> str:
    return "_".join(map(_word_stem, form.split("_")))


def _word_stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            return word.removesuffix(ending).removesuffix("e")
    return word.removesuffix("e")


def _is_like(one: str, other: str) -> bool:
    """Whether two words differ by a slip: not in how they begin, which turns many words round."""
    if min(len(one), len(other)) < _SHORTEST or one[:2] != other[:2]:
        return False
    if re.sub("[^0-9]+", " ", one) != re.sub("[^0-9]+", " ", other):
        return False
    if sorted(one) == sorted(other):
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _LIKE
