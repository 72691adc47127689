"""The tables of a language: data, read once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

_HERE: Final = "pourparler_validators.languages"


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words that coders write where a date belongs."""

    about: frozenset[str]
    ongoing: frozenset[str]
    """For a day that is not over: now, present."""
    relative: frozenset[str]
    """For a day that is counted from another: yesterday, next."""
    early: frozenset[str]
    middle: frozenset[str]
    late: frozenset[str]
    seasons: Mapping[str, int]
    """From 1, spring, to 4, winter."""
    until: frozenset[str]
    fillers: frozenset[str]
    """Words beside a date that say nothing of it."""


@dataclass(frozen=True, slots=True)
class Language:
    """What reading an article needs to know of its language; all words in small letters."""

    negations: frozenset[str]
    opposites: frozenset[frozenset[str]]
    """Pairs of words that turn a sentence round."""
    opposite_prefixes: tuple[str, ...]
    modals: frozenset[str]
    quantifiers: frozenset[str]
    light_words: frozenset[str]
    """Words that may be dropped or added without a change of meaning."""
    light_groups: frozenset[frozenset[str]]
    """Words that may stand for each other."""
    variants: frozenset[frozenset[str]]
    """Spellings of one word."""
    variant_endings: tuple[tuple[str, str], ...]
    """Endings of words that are one word."""
    months: Mapping[str, int]
    """Their names and short forms, from 1 to 12."""
    weekdays: frozenset[str]
    weak_in_brackets: frozenset[str]
    """Modals and quantifiers that are common words, too: in a bracket they only explain."""
    qualifiers: frozenset[str]
    """What a quotation that was cut off may have lost."""
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    contractions: Mapping[str, str]
    date_words: DateWords
    attribution: Mapping[str, frozenset[str]]
    """Words by which quotations are given to speakers, by their part in it."""

    def expanded(self, keys: Sequence[str]) -> list[str]:
        """Words whose contractions are written out."""
        words = list(keys)
        while True:
            longer = [part for word in words for part in self.contractions.get(word, word).split()]
            if longer == words:
                return words
            words = longer

    @property
    def turning(self) -> frozenset[str]:
        """The words that say how many, when, whether, and how surely."""
        counted = frozenset((*self.numbers, *self.ordinals))
        return self.negations | self.modals | self.quantifiers | self.dates | counted

    @property
    def dates(self) -> frozenset[str]:
        """The names of months and weekdays."""
        return self.weekdays.union(self.months)


@cache
def languages() -> tuple[Language, ...]:
    """All languages that there are tables for, in order of their tags."""
    folders = resources.files(_HERE).iterdir()
    found = (language_of(folder.name) for folder in sorted(folders, key=str))
    return tuple(language for language in found if language)


@cache
def language_of(tag: str) -> Language | None:
    """The tables of the language that a BCP 47 tag names, if there are any."""
    import tomllib  # needed only where a text is read

    name = tag.partition("-")[0]
    file = resources.files(_HERE).joinpath(f"{name}/tables.toml")
    if not file.is_file():
        return None
    return _language(tomllib.loads(file.read_text(encoding="utf-8")))


def _language(table: Mapping[str, Any]) -> Language:
    return Language(
        negations=_words(table["negations"]),
        opposites=_groups(table["opposites"]),
        opposite_prefixes=tuple(table["opposite_prefixes"].split()),
        modals=_words(table["modals"]),
        quantifiers=_words(table["quantifiers"]),
        light_words=_words(table["light_words"]),
        light_groups=_groups(table["light_groups"]),
        variants=_groups(table["variants"]),
        variant_endings=tuple(_pair(text) for text in table["variant_endings"]),
        months=_numbered(table["months"]),
        weekdays=_words(table["weekdays"]),
        weak_in_brackets=_words(table["weak_in_brackets"]),
        qualifiers=_words(table["qualifiers"]),
        numbers=table["numbers"],
        ordinals=table["ordinals"],
        contractions=table["contractions"],
        date_words=_date_words(table["dates"]),
        attribution={name: _words(words) for name, words in table["attribution"].items()},
    )


def _date_words(table: Mapping[str, Any]) -> DateWords:
    plain = {name: _words(text) for name, text in table.items() if name != "seasons"}
    return DateWords(**plain, seasons=_numbered(table["seasons"]))


def _numbered(texts: list[str]) -> Mapping[str, int]:
    """Words by the number of the group that they stand in, from 1."""
    return {word: number for number, text in enumerate(texts, 1) for word in text.split()}


def _groups(texts: list[str]) -> frozenset[frozenset[str]]:
    return frozenset(_words(text) for text in texts)


def _pair(text: str) -> tuple[str, str]:
    first, second = text.split()
    return first, second


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())
