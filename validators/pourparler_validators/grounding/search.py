"""Looks for a quotation in an article, level by level; a similarity never decides.

Exact words first, then words that differ in form only, then parts with gaps; an approximate
search only finds the place, and the differences there decide.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pourparler_validators.grounding.approximate import Approximate
from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.differences import NO_NAMES, Names
from pourparler_validators.grounding.formal_kinds import formal_kinds
from pourparler_validators.grounding.gaps import without_bracketed_letters
from pourparler_validators.grounding.hinted import Span, chosen
from pourparler_validators.grounding.kinds import Difference
from pourparler_validators.grounding.match import AS_THEY_ARE, Hints, Match, Status
from pourparler_validators.grounding.occurrences import occurrences
from pourparler_validators.grounding.over_quotations import over_quotations
from pourparler_validators.grounding.page_breaks import unbroken
from pourparler_validators.grounding.parts_in_order import disorder_of, parts_in_order
from pourparler_validators.grounding.placement import placement
from pourparler_validators.grounding.restored import as_written, restored
from pourparler_validators.grounding.rows import rows_of
from pourparler_validators.grounding.words import Words, words_in
from pourparler_validators.late_dataclasses import dataclass


def find_quotation(
    article: Article,
    words: str,
    hints: Hints = Hints(),  # noqa: B008 - it is frozen
    names: Names = NO_NAMES,
) -> Match:
    """Where words stand in an article, and how they differ from it.

    ``hints`` choose among several places. ``names`` says what is known of those of
    parties and persons.
    """
    found, notes = restored(words)
    match = _Search(article, found, hints, names).found()
    return replace(
        match,
        notes=notes,
        placement=placement(article, match.fragments),
        differences=tuple(as_written(one, found, words) for one in match.differences),
    )


@dataclass(frozen=True, slots=True)
class _Search:
    """The search for one quotation."""

    article: Article
    words: str
    hints: Hints
    names: Names

    def found(self) -> Match:
        """The match of the first level that finds the words, else what differs from them."""
        ours = words_in(self.words, self.article.language)
        if not ours.tokens:
            return Match(Status.ABSENT, share=0.0)
        plain = without_bracketed_letters(self.words)
        return (
            self._exact()
            or self._typographic(ours)
            or self._lexical(ours)
            or (plain != self.words and self._of_plain(plain))
            or parts_in_order(self.article, self.words)
            or over_quotations(self.article, ours.keys())
            or self._disordered(Approximate(self.article, ours, self.names).match())
        )

    def _of_plain(self, words: str) -> Match | None:
        """The match of the words without the brackets around their first letters."""
        match = replace(self, words=words).found()
        if match.status in AS_THEY_ARE:
            return replace(match, status=Status.BRACKETED, differences=())
        return match

    def _exact(self) -> Match | None:
        spans = list(occurrences(self.article.text, self.words))
        return self._chosen(Status.EXACT, spans) if spans else None

    def _typographic(self, ours: Words) -> Match | None:
        level1 = self.article.level1
        found = occurrences(level1.text, ours.level1.text.strip())
        spans = [level1.span(start, end) for start, end in found]
        return self._with_forms(self._chosen(Status.TYPOGRAPHIC, spans)) if spans else None

    def _lexical(self, ours: Words) -> Match | None:
        keys = ours.keys()
        places = rows_of(self.article, keys)
        spans = [self.article.span_of(place, place + len(keys) - 1) for place in places]
        return self._with_forms(self._chosen(Status.LEXICAL, spans)) if spans else None

    def _chosen(self, status: Status, spans: Sequence[Span]) -> Match:
        return chosen(self.article, status, spans, self.hints)

    def _with_forms(self, match: Match) -> Match:
        """The match, with the differences of mere form."""
        start, end = match.fragments[0]
        if match.status is Status.LEXICAL:
            end = _end_with_marks(self.article.text, end, self.words.strip())
        source, record = unbroken(self.article.text, start, end), self.words.strip()
        kinds = formal_kinds(record, source)
        size = len(self.words)
        found = (Difference(kind, self.words, source, 0, size, start, end) for kind in kinds)
        return replace(match, differences=tuple(found))

    def _disordered(self, match: Match) -> Match:
        """The match, with what is wrong with the order of its parts, if it has several."""
        disorder = disorder_of(self.article, self.words)
        if disorder is None:
            return match
        return replace(match, status=Status.PARTIAL, disorder=disorder)


def _end_with_marks(text: str, end: int, words: str) -> int:
    """The end of a stretch with the punctuation after it, where the words end in some, too."""
    if words[-1:].isalnum():
        return end
    last = end
    for sign in text[end : end + MAX_MARKS]:
        if sign.isalnum() or sign.isspace():
            break
        last += 1
        if sign == words[-1]:
            break
    return last


MAX_MARKS: Final = 3
"""The most signs of punctuation that end a quotation."""
