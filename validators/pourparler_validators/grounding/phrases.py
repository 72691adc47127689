"""Phrases of a language's tables, found among the words of an article.

In a phrase ``…`` is up to eight words. No phrase runs over a sign between words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, TypeAlias

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.tokens import keys_of
from pourparler_validators.languages.folding import folded

MAX_GAP: Final = 8
"""The most words for which an ellipsis stands."""

_GAP: Final = "…"
_SIGN: Final = re.compile(r"[.,;:!?()\"\n]")

_Row: TypeAlias = tuple[str, ...]


def places_of(article: Article, words: range, phrases: Sequence[str]) -> Iterator[range]:
    """Where phrases stand among some words, in order; of those that begin alike the longest."""
    rows = _rows(article, phrases)
    for start in words:
        end = _longest(article, start, words.stop, rows)
        if end is not None:
            yield range(start, end)


def phrase_end(article: Article, start: int, stop: int, phrases: Sequence[str]) -> int | None:
    """The place after the longest phrase that starts at a word; none where none does."""
    if not 0 <= start < len(article.keys):
        return None
    return _longest(article, start, stop, _rows(article, phrases))


def _rows(article: Article, phrases: Sequence[str]) -> Mapping[str, Sequence[_Row]]:
    elisions = article.language.elisions if article.language else frozenset[str]()
    return rows_by_first_word(tuple(phrases), elisions)


def _longest(
    article: Article, start: int, stop: int, rows: Mapping[str, Sequence[_Row]]
) -> int | None:
    its = rows.get(_word(article, start), ())
    ends = (_end(article, start + 1, stop, row[1:]) for row in its)
    return max((end for end in ends if end is not None), default=None)


def _word(article: Article, place: int) -> str:
    """What a phrase may begin with; an ordinal is another word, too: secondo, second or by."""
    key = article.keys[place]
    return folded(article.tokens[place].text) if key.startswith("#") else key


def has_sign(article: Article, place: int) -> bool:
    """Whether a sign stands between a word and the one before it."""
    if place <= 0:
        return True
    between = article.level1.text[article.tokens[place - 1].end : article.tokens[place].start]
    return _SIGN.search(between) is not None


def _end(article: Article, place: int, stop: int, row: _Row) -> int | None:
    """The word after a row that goes on at a place."""
    if not row:
        return place
    most = MAX_GAP if row[0] == _GAP else 0
    rest = row[1:] if row[0] == _GAP else row
    for at in range(place, min(stop, place + most + 1)):
        if has_sign(article, at):
            return None
        if article.keys[at] == rest[0]:
            return _end(article, at + 1, stop, rest[1:])
    return None


@cache
def rows_by_first_word(
    phrases: tuple[str, ...], elisions: frozenset[str]
) -> Mapping[str, Sequence[_Row]]:
    """The words of phrases, by the first."""
    rows: dict[str, list[_Row]] = {}
    for phrase in phrases:
        row = keys_of(phrase, elisions)
        rows.setdefault(row[0], []).append(row)
    return rows
