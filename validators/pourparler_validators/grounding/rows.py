"""Where words stand in a row."""

from collections.abc import Sequence

from pourparler_validators.grounding.article import Article


def rows_of(article: Article, keys: Sequence[str]) -> list[int]:
    """Where a row of words stands in an article."""
    rarest = min(range(len(keys)), key=lambda one: len(article.positions.get(keys[one], ())))
    starts = (place - rarest for place in article.positions.get(keys[rarest], ()))
    wanted = list(keys)
    return [
        start
        for start in starts
        if start >= 0 and list(article.keys[start : start + len(wanted)]) == wanted
    ]


def next_row(row: Sequence[str], keys: Sequence[str], first: int, last: int) -> int | None:
    """The first place from ``first`` to ``last`` at which words stand in a row."""
    wanted = list(keys)
    for place in range(first, min(last, len(row) - len(wanted)) + 1):
        if row[place] == wanted[0] and list(row[place : place + len(wanted)]) == wanted:
            return place
    return None
