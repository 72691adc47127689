"""The language that a text is written in, told by its small words."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Final

from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.language import Language
from pourparler_validators.languages.tables import languages

SAMPLE: Final = 2_000
"""So many words are looked at, from the first."""
FEWEST: Final = 5
"""So many small words have to be there."""
SHARE: Final = 0.25
"""This share of all words has to be small words of the language."""
AHEAD: Final = 1.25
"""By this factor it has to have more of them than any other."""
SURE: Final = 0.38
"""This share has to be so where a language akin to it has many, too: Portuguese is no Spanish."""
ALONE: Final = 5
"""By this factor it has to have more than any other, so that none is akin to the text."""
LONG: Final = 40
"""Of so many words a text is long enough to contradict the language that somebody gives it."""
FAR_AHEAD: Final = 1.5
"""By this factor it has to have more small words of another language than of that one."""
_WORD: Final = re.compile(r"[^\W\d_]+")


def detected(text: str) -> str | None:
    """The tag of the language of a text, of those that there are tables for.

    None where there is little to go by, or another language fits as well.
    """
    return _clearest(_words(text))


def detected_other(text: str, tag: str) -> str | None:
    """The language of a text, where that is clearly not the one that a BCP 47 tag names.

    None for a short text, and where there are no tables for the language that is named: the one
    that is found may only be akin to it.
    """
    words, given = _words(text), tag.partition("-")[0]
    small = _small_words().get(given)
    found = _clearest(words) if small is not None and len(words) >= LONG else None
    if small is None or found in (None, given):
        return None
    counts = (sum(word in one for word in words) for one in (_small_words()[found], small))
    return found if next(counts) >= FAR_AHEAD * next(counts) else None


def _clearest(words: Sequence[str]) -> str | None:
    counts = sorted(
        ((sum(word in small for word in words), tag) for tag, small in _small_words().items()),
        reverse=True,
    )
    (most, tag), (second, _) = (*counts, (0, ""), (0, ""))[:2]
    share = SHARE if most >= ALONE * second else SURE
    is_clear = most >= max(FEWEST, share * len(words)) and most >= AHEAD * second
    return tag if is_clear else None


def _words(text: str) -> list[str]:
    return [folded(match[0]) for match in islice(_WORD.finditer(text), SAMPLE)]


@cache
def _small_words() -> Mapping[str, frozenset[str]]:
    """The small words of each language, by its tag."""
    return {one.tag: _small_words_of(one) for one in languages()}


def _small_words_of(language: Language) -> frozenset[str]:
    others = language.articles | language.attribution.joining | language.quantifiers
    return language.function_words | others
