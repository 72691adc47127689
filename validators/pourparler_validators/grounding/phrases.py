"""Phrases of a language's tables, found among the words of an article.

In a phrase ``…`` is up to eight words. No phrase runs over a sign between words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, TypeAlias
from unicodedata import combining, normalize

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.tokens import apart, keys_of
from pourparler_validators.languages.folding import folded

MAX_GAP: Final = 8
"""The most words for which an ellipsis stands."""
MAX_WITHOUT_ACCENTS: Final = 300
"""So long a text may be by chance without a letter that has an accent."""

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


def written_places_of(article: Article, words: range, phrases: Sequence[str]) -> Iterator[range]:
    """Those of the same whose accents are those of the phrase, in a text that has accents."""
    rows = _written_rows(tuple(phrases), _elisions(article))
    for place in places_of(article, words, phrases):
        written = [_as_written(article.tokens[at].text) for at in place]
        is_plain = (
            not _has_accents(article.level1.text) or article.tokens[place.start].text.isupper()
        )
        if is_plain or any(_is_row(written, row) for row in rows[folded(written[0])]):
            yield place


def phrase_end(article: Article, start: int, stop: int, phrases: Sequence[str]) -> int | None:
    """The place after the longest phrase that starts at a word; none where none does."""
    if not 0 <= start < len(article.keys):
        return None
    return _longest(article, start, stop, _rows(article, phrases))


def _rows(article: Article, phrases: Sequence[str]) -> Mapping[str, Sequence[_Row]]:
    return rows_by_first_word(tuple(phrases), _elisions(article))


def _elisions(article: Article) -> frozenset[str]:
    return article.language.elisions if article.language else frozenset()


def _longest(
    article: Article, start: int, stop: int, rows: Mapping[str, Sequence[_Row]]
) -> int | None:
    its = rows.get(word_at(article, start), ())
    ends = (_end(article, start + 1, stop, row[1:]) for row in its)
    return max((end for end in ends if end is not None), default=None)


def word_at(article: Article, place: int) -> str:
    """A word, as phrases have it; of a number in words, its words: one; secondo, second or by."""
    key = article.keys[place]
    return folded(article.tokens[place].text) if key.startswith("#") else key


def has_sign(article: Article, place: int) -> bool:
    """Whether a sign stands between a word and the one before it."""
    if place <= 0:
        return True
    between = article.level1.text[article.tokens[place - 1].end : article.tokens[place].start]
    return _SIGN.search(between) is not None and not _is_ordinal(article, place)


def _is_ordinal(article: Article, place: int) -> bool:
    """Whether a full stop before a month makes an ordinal of a figure: am 12. Juni."""
    language = article.language
    if language is None or not language.numerals.has_ordinal_stop:
        return False
    before = article.tokens[place - 1]
    has_stop = article.level1.text[before.end : article.tokens[place].start].strip() == "."
    return has_stop and before.text.isdigit() and article.keys[place] in language.months


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


@cache
def _written_rows(
    phrases: tuple[str, ...], elisions: frozenset[str]
) -> Mapping[str, Sequence[Sequence[str]]]:
    """The words of phrases with their accents, by the first without."""
    rows: dict[str, list[Sequence[str]]] = {}
    for phrase in phrases:
        written = apart(_as_written(phrase), elisions).split()
        rows.setdefault(folded(written[0]), []).append(written)
    return rows


def _is_row(written: Sequence[str], row: Sequence[str]) -> bool:
    """Whether words are those of a phrase; of one with an ellipsis the first and the last."""
    if _GAP in row:
        return written[0] == row[0] and written[-1] == row[-1]
    return written == row


def _as_written(text: str) -> str:
    """A text in small letters, its marks apart; that of ё is often left out."""
    return normalize("NFD", text.casefold()).replace("\u0435\u0308", "\u0435")


@lru_cache(maxsize=16)
def _has_accents(text: str) -> bool:
    """Whether a text has letters with marks; a long one without has lost them."""
    return len(text) < MAX_WITHOUT_ACCENTS or any(map(combining, text))
