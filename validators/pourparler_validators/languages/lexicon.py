"""The words by which a language states a condition or a doubt.

In a phrase ``#`` is any word that begins with a digit, and ``…`` up to eight words without a sign
between them: "not … without".
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from functools import cache, lru_cache
from typing import Final

from pourparler_validators.late_dataclasses import dataclass

_A_WORD: Final = re.compile(r"\w+")
_NUMBER: Final = r"\d[\w:.,]*"
_WORD: Final = r"[\w'’%-]+"
_SOME_WORDS: Final = rf"{_WORD}(?:\s+{_WORD}){{0,7}}?"


@dataclass(frozen=True, slots=True, eq=False)  # there is one of a language
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

    def conditions_in(self, text: str) -> Sequence[str]:
        """The words of conditions in a text, in order, in small letters."""
        return _conditions_in(self, text)

    def hedges_in(self, text: str) -> Sequence[str]:
        """The words of doubt in a text, in order."""
        return _hedges_in(self, text)

    def translations_in(self, text: str) -> list[tuple[int, int]]:
        """Where a text says that it gives a translation: from where to where, in order."""
        return [found.span() for found in _translated(self.translated).finditer(text)]


def words_in(words: tuple[str, ...], text: str) -> list[str]:
    """Those words and phrases that stand in a text, in order, in small letters."""
    return _phrases(words, (), re.IGNORECASE).found_in(text)


@dataclass(slots=True)
class _Phrases:
    """Phrases that are looked for, and exceptions, each by the word with which it begins."""

    words: Mapping[str, Sequence[str]]
    exceptions: Mapping[str, Sequence[str]]
    flags: re.RegexFlag
    _patterns: dict[str, re.Pattern[str]] = field(default_factory=dict[str, "re.Pattern[str]"])

    def found_in(self, text: str) -> list[str]:
        """The phrases that stand in a text, in order, in small letters."""
        if self.words.keys().isdisjoint(_words_of(text)):
            return []
        found, end = list[str](), 0
        for start, word in self._places_in(text):
            match = self._beginning_with(word).match(text, start) if start >= end else None
            if match is not None:
                end = match.end()
                if match["word"]:
                    found.append(" ".join(match["word"].casefold().split()))
        return found

    def _places_in(self, text: str) -> list[tuple[int, str]]:
        """Where phrases may begin in a text, in order, and with which words."""
        places = _places_of_words(text)
        known = [word for word in places if word in self.words or word in self.exceptions]
        return sorted((start, word) for word in known for start in places[word])

    def _beginning_with(self, word: str) -> re.Pattern[str]:
        """Matches the phrases that begin with a word."""
        if word not in self._patterns:
            wanted, exceptions = self.words.get(word, ()), self.exceptions.get(word, ())
            self._patterns[word] = _pattern(wanted, exceptions, self.flags)
        return self._patterns[word]


@lru_cache(maxsize=256)
def _conditions_in(lexicon: Lexicon, text: str) -> Sequence[str]:
    return tuple(_phrases(lexicon.conditions, lexicon.not_conditions, re.IGNORECASE).found_in(text))


@lru_cache(maxsize=256)
def _hedges_in(lexicon: Lexicon, text: str) -> Sequence[str]:
    return tuple(_phrases(lexicon.hedges, lexicon.not_hedges, re.NOFLAG).found_in(text))


@cache
def _phrases(words: tuple[str, ...], exceptions: tuple[str, ...], flags: re.RegexFlag) -> _Phrases:
    return _Phrases(_by_beginning(words), _by_beginning(exceptions), flags)


def _by_beginning(phrases: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        beginning = _A_WORD.findall(phrase.casefold())[0]
        found.setdefault(beginning, []).append(phrase)
    return found


@lru_cache(maxsize=256)
def _words_of(text: str) -> frozenset[str]:
    """The words of a text, in small letters: most texts have none that is looked for."""
    return frozenset(map(str.casefold, _A_WORD.findall(text)))


@lru_cache(maxsize=256)
def _places_of_words(text: str) -> Mapping[str, Sequence[int]]:
    """Where the words of a text, in small letters, begin."""
    found: dict[str, list[int]] = {}
    for one in _A_WORD.finditer(text):
        found.setdefault(one[0].casefold(), []).append(one.start())
    return found


@cache
def _translated(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return _pattern(phrases, (), re.IGNORECASE)


def _pattern(
    words: Iterable[str], exceptions: Iterable[str], flags: re.RegexFlag
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
