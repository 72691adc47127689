"""The words by which a language states a condition or a doubt.

In a phrase ``#`` is any word that begins with a digit, and ``…`` up to eight words without a sign
between them: "not … without".
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from pourparler_validators.late_dataclasses import dataclass

_A_WORD: Final = re.compile(r"\w+")
_NUMBER: Final = r"\d[\w:.,]*"
_WORD: Final = r"[\w'’%-]+"
_SOME_WORDS: Final = rf"{_WORD}(?:\s+{_WORD}){{0,7}}?"


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
    translated: tuple[str, ...]
    """Words by which a text says that what somebody says in it is translated."""

    def conditions_in(self, text: str) -> list[str]:
        """The words of conditions in a text, in order, in small letters."""
        return list(_found(self.conditions, self.not_conditions, text, re.IGNORECASE))

    def hedges_in(self, text: str) -> list[str]:
        """The words of doubt in a text, in order."""
        return list(_found(self.hedges, self.not_hedges, text, re.NOFLAG))

    def translations_in(self, text: str) -> list[tuple[int, int]]:
        """Where a text says that it gives a translation: from where to where, in order."""
        return [
            found.span() for found in _pattern(self.translated, (), re.IGNORECASE).finditer(text)
        ]


def words_in(words: tuple[str, ...], text: str) -> list[str]:
    """Those words and phrases that stand in a text, in order, in small letters."""
    return list(_found(words, (), text, re.IGNORECASE))


def _found(
    words: tuple[str, ...], exceptions: tuple[str, ...], text: str, flags: re.RegexFlag
) -> Iterator[str]:
    pattern, end = _pattern(words, exceptions, flags), 0
    for start in _beginning(text, _beginnings(words), _beginnings(exceptions)):
        match = pattern.match(text, start) if start >= end else None
        if match is not None:
            end = match.end()
            if match["word"]:
                yield " ".join(match["word"].casefold().split())


def _beginning(
    text: str, words: frozenset[str] | None, exceptions: frozenset[str] | None
) -> Iterable[int]:
    """Where phrases may begin in a text."""
    if words is None or exceptions is None:
        return range(len(text))
    if words.isdisjoint(_words_of(text)):
        return ()
    found = ((one.start(), one[0].casefold()) for one in _A_WORD.finditer(text))
    return [start for start, word in found if word in words or word in exceptions]


@lru_cache(maxsize=256)
def _words_of(text: str) -> frozenset[str]:
    """The words of a text, in small letters: several lists are looked for in one text."""
    return frozenset(map(str.casefold, _A_WORD.findall(text)))


@cache
def _beginnings(words: tuple[str, ...]) -> frozenset[str] | None:
    """With which words the phrases begin: only there they have to be looked for.

    None where one begins with anything else.
    """
    found = [_A_WORD.match(phrase.casefold()) for phrase in words]
    return frozenset(each[0] for each in found if each) if all(found) else None


@cache
def _pattern(
    words: tuple[str, ...], exceptions: tuple[str, ...], flags: re.RegexFlag
) -> re.Pattern[str]:
    """Matches whole words; an exception is tried first, so that it uses up the word within it."""
    either = f"(?:{_any_of(exceptions)}|(?P<word>{_any_of(words)}))"
    return re.compile(rf"(?<!\w)(?<!\w-){either}(?!\w)(?!-\w)", flags)


def _any_of(phrases: Iterable[str]) -> str:
    """Any of the phrases; nothing matches where there is none."""
    found = [r"\s+".join(map(_word, phrase.split())) for phrase in phrases]
    return "|".join(found) or "(?!)"


def _word(word: str) -> str:
    if word == "#":
        return _NUMBER
    return _SOME_WORDS if word == "…" else re.escape(word).replace("'", "['’]")
