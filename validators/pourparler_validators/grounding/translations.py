"""Where a text says of itself that what it gives is a translation."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.sentences import Sentences
from pourparler_validators.late_dataclasses import dataclass

_LABEL: Final = re.compile(r'^[^\n:"“”„«»]{2,120}:(?=\s)', re.MULTILINE)
"""Who speaks in a transcript: a line begins with it."""


@dataclass(frozen=True, slots=True)
class Translated:
    """A stretch of a text that is a translation."""

    start: int
    end: int
    mark: tuple[int, int]
    """Where the text says so."""


def translations(article: Article) -> Iterator[Translated]:
    """The stretches that a text calls translated, outside of its quotations.

    That is all that a speaker of a transcript says, where it stands beside the name ("President of
    Turkey (retranslated):"), and else the sentence with the quotation in it.
    """
    if article.language is None:
        return
    labels = [label.span() for label in _LABEL.finditer(article.text)]
    starts = [start for start, _ in labels]
    for mark in article.language.telling.translations_in(article.text):
        if article.quotations_in(*mark):
            continue
        number = bisect_right(starts, mark[0])
        if number and mark[1] <= labels[number - 1][1]:
            end = starts[number] if number < len(starts) else len(article.text)
            yield Translated(starts[number - 1], end, mark)
        else:
            yield Translated(*_sentence(article, *mark), mark)


def _sentence(article: Article, start: int, end: int) -> tuple[int, int]:
    """The sentence around a mark, and all of the quotations that begin or end in it."""
    sentences = Sentences(article)
    first, last = sentences.paragraph(start)
    start, end = sentences.start(first, start), sentences.end(end, last)
    within = [article.quotations[number] for number in article.quotations_in(start, end)]
    return min([start, *(one.start for one in within)]), max([end, *(one.end for one in within)])
