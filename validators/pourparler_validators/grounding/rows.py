"""Where words stand in a row."""

from bisect import bisect_left
from collections.abc import Sequence

from pourparler_validators.grounding.article import Article


def rows_of(article: Article, keys: Sequence[str]) -> Sequence[int]:
    """Where a row of words stands in an article, in order."""
    if len(keys) == 1:
        return article.positions.get(keys[0], [])
    rarest = min(range(len(keys)), key=lambda one: len(article.positions.get(keys[one], ())))
    starts = (place - rarest for place in article.positions.get(keys[rarest], ()))
    wanted = list(keys)
    return [start for start in starts if start >= 0 and _is_row(article.keys, start, wanted)]


def row_over_quotations(article: Article, keys: Sequence[str]) -> int | None:
    """The first place, among the quoted words, where words stand in a row."""
    row, places = list(keys), article.quoted_places
    rarest = min(range(len(keys)), key=lambda one: len(article.positions.get(keys[one], ())))
    for place in article.positions.get(keys[rarest], ()):
        start = bisect_left(places, place) - rarest
        if article.quoted[place] >= 0 <= start and _is_row(article.quoted_keys, start, row):
            return start
    return None


def next_place(places: Sequence[int], first: int) -> int | None:
    """The first of some places, in order, from ``first`` on."""
    number = bisect_left(places, first)
    return places[number] if number < len(places) else None


def _is_row(row: Sequence[str], place: int, wanted: list[str]) -> bool:
    return list(row[place : place + len(wanted)]) == wanted
