"""Whether an article gives words to the speaker that a record names.

The claimed speaker is verified, not extracted: the words around the quotation are looked at in
the order in which newspapers put them, and the first that say something decide.
"""

from collections.abc import Iterable
from enum import StrEnum
from itertools import pairwise

from pourparler_validators.contract.questions import Speaker
from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.cues import Cues
from pourparler_validators.grounding.sayings import Cue
from pourparler_validators.grounding.sentences import Sentences
from pourparler_validators.grounding.speakers import Cast, Mention
from pourparler_validators.late_dataclasses import dataclass


class Support(StrEnum):
    """What an article says of a claimed speaker."""

    SUPPORTED = "supported"
    """It gives the words to the speaker."""
    CONTRADICTED = "contradicted"
    """It gives them to another."""
    NEAR = "near"
    """It names the speaker in the same paragraph."""
    MENTIONED = "mentioned"
    """It names the speaker elsewhere."""
    NOT_MENTIONED = "not_mentioned"
    """It does not name the speaker."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """The answer, and the words of the article that it rests on."""

    support: Support
    span: tuple[int, int] | None = None
    others: tuple[str, ...] = ()
    """The ids of those to whom the article gives the words instead."""


class Attributor:
    """Finds who speaks in the quotations of one article."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self.article = article
        self.cast = cast
        self._cues = Cues(article, cast)

    def verified(
        self, start: int, end: int, claimed: Speaker, beside: frozenset[str] = frozenset()
    ) -> Attribution:
        """Whether a stretch of the article is given to a speaker.

        ``beside`` are the ids of those who may say the same words, in a joint statement or on
        behalf of the speaker: where the article names them, it contradicts nobody.
        """
        cue = self.cue_for(start, end)
        if cue is None or not cue.speakers:
            return self._mentioned(start, claimed)
        if claimed.id in cue.speakers or self._speaks_for(cue.speakers, claimed):
            return Attribution(Support.SUPPORTED, cue.span)
        if not self.cast.mentions_of(claimed):
            return Attribution(Support.NOT_MENTIONED)
        is_related = any(claimed.is_related(self.cast.speakers[one]) for one in cue.speakers)
        if cue.is_sure and not is_related and cue.speakers.isdisjoint(beside):
            return Attribution(Support.CONTRADICTED, cue.span, tuple(sorted(cue.speakers)))
        return self._mentioned(start, claimed)

    def cue_for(self, start: int, end: int) -> Cue | None:
        """The words that say who speaks in a stretch of the article."""
        return self._cues.of_stretch(start, end)

    def tells_apart(self, stretches: Iterable[tuple[int, int]]) -> bool:
        """Whether some stretches of the article are given to several speakers."""
        cues = [self.cue_for(start, end) for start, end in stretches]
        named = [cue.speakers for cue in cues if cue is not None and cue.speakers]
        return any(one.isdisjoint(other) for one, other in pairwise(named))

    def _speaks_for(self, speakers: frozenset[str], claimed: Speaker) -> bool:
        """Whether a person speaks whose party is the one that is claimed."""
        return not claimed.is_person and any(
            self.cast.speakers[one].is_related(claimed) for one in speakers
        )

    def _mentioned(self, start: int, claimed: Speaker) -> Attribution:
        if not self.cast.mentions_of(claimed):
            return Attribution(Support.NOT_MENTIONED)
        first, last = Sentences(self.article).whole_paragraph(start)
        words = self.article.token_at(first), self.article.token_at(last)
        near = self.cast.first_of(claimed, *words)
        if near is not None:
            return Attribution(Support.NEAR, self._span(near))
        return Attribution(Support.MENTIONED, self._span(self.cast.mentions_of(claimed)[0]))

    def _span(self, mention: Mention) -> tuple[int, int]:
        return self.article.span_of(mention.first, mention.last)
