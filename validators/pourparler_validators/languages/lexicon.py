"""The words by which a language states a condition or a doubt: one table for each language.

A language is added by adding a table; nothing else knows any word of any language.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The telling words of one language."""

    conditions: tuple[str, ...]
    """Words that make what is said depend on something."""
    not_conditions: tuple[str, ...]
    """Phrases that hold such a word and state no condition: questions and comparisons."""
    hedges: tuple[str, ...]
    """Words that leave in doubt what is said; in small letters only, for May is a month."""
    not_hedges: tuple[str, ...]
    """Phrases that hold such a word and state no doubt."""

    def conditions_in(self, text: str) -> list[str]:
        """The words of conditions in a text, in order, in small letters."""
        return list(_found(self.conditions, self.not_conditions, text, re.IGNORECASE))

    def hedges_in(self, text: str) -> list[str]:
        """The words of doubt in a text, in order."""
        return list(_found(self.hedges, self.not_hedges, text, re.NOFLAG))


def lexicon_of(language: str) -> Lexicon | None:
    """The table of a language, whatever its script and region; none where there is none yet."""
    return LEXICONS.get(language.partition("-")[0])


def _found(
    words: tuple[str, ...], exceptions: tuple[str, ...], text: str, flags: re.RegexFlag
) -> Iterator[str]:
    matches = _pattern(words, exceptions, flags).finditer(text)
    return (" ".join(match["word"].casefold().split()) for match in matches if match["word"])


@cache
def _pattern(
    words: tuple[str, ...], exceptions: tuple[str, ...], flags: re.RegexFlag
) -> re.Pattern[str]:
    """Matches whole words; an exception is tried first, so that it uses up the word within it."""
    either = f"(?:{_any_of(exceptions)}|(?P<word>{_any_of(words)}))"
    return re.compile(rf"(?<!\w)(?<!\w-){either}(?!\w)(?!-\w)", flags)


def _any_of(phrases: Iterable[str]) -> str:
    """Any of the phrases; nothing matches where there is none."""
    found = [r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases]
    return "|".join(found) or "(?!)"


_ENGLISH = Lexicon(
    conditions=(
        *("if", "unless", "provided that", "only when"),
        *("on condition that", "on the condition that"),
    ),
    not_conditions=(
        *("as if", "even if", "if any", "if anything", "if ever", "if at all", "if you will"),
        *("if not all", "if not most", "if not more", "if not impossible"),
        *("ask if", "asks if", "asked if", "asking if"),
        *("wonder if", "wonders if", "wondered if", "wondering if"),
        *("doubt if", "doubts if", "doubted if", "unclear if", "not clear if"),
        *("unsure if", "not sure if", "not certain if", "not say if", "not saying if"),
        *("know if", "knows if", "knew if", "see if", "seen if", "find out if"),
        *("has provided that", "have provided that", "had provided that"),
    ),
    hedges=("appears", "reportedly", "allegedly", "may", "might"),
    not_hedges=(
        *("military might", "economic might", "full might", "the might of", "might of the"),
        *("appears before", "come what may"),
    ),
)

LEXICONS: Final[Mapping[str, Lexicon]] = MappingProxyType({"en": _ENGLISH})
"""The tables by the code of the language."""
