"""Who says the words of a text: persons and parties that are known, or as the text names them."""

from collections.abc import Iterable
from typing import Final

from pourparler_validators.contract.questions import Speaker
from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.attribution import Attributor
from pourparler_validators.grounding.described import described_beside
from pourparler_validators.grounding.sayings import Cue
from pourparler_validators.grounding.speakers import Roster
from pourparler_validators.grounding.unknown_names import is_of_text, names_in, surname
from pourparler_validators.late_dataclasses import dataclass

MAX_NAME: Final = 6
"""The most words of a name."""


@dataclass(frozen=True, slots=True)
class LikelySpeaker:
    """Who says some words, as far as the text tells."""

    ids: tuple[str, ...]
    """The ids of those who are known, in order; several may speak, or share a name."""
    described: str
    """The speaker as the text gives them, by the fullest name."""
    cue: tuple[int, int]
    """Where the words stand that say so."""

    @property
    def id(self) -> str | None:
        """The id of the one who is known."""
        return self.ids[0] if len(self.ids) == 1 else None

    @property
    def key(self) -> str:
        """The same for one speaker, however the text names them."""
        return self.id or surname(self.described)


class LikelySpeakers:
    """Finds who speaks in a text."""

    def __init__(self, article: Article, known: Iterable[Speaker] = (), language: str = "") -> None:
        """``language`` is the one in which states are named, by its tag: that of the article."""
        self._article = article
        language = language or (article.language.tag if article.language else "")
        given = tuple(known)
        roster = Roster(given, language)
        others = [one for one in names_in(article) if not roster.knows(one.names[0])]
        self._roster = Roster((*given, *others), language)
        self.cast = self._roster.cast_in(article)
        self._attributor = Attributor(article, self.cast)

    def at(self, place: tuple[int, int]) -> LikelySpeaker | None:
        """Who says the words at a place; nothing where the text does not say it."""
        beside = described_beside(self._article, *place)
        if beside is not None and not self._is_named(*beside):
            words = beside[0], beside[1] - 1
            return LikelySpeaker((), self._article.words(*words), self._article.span_of(*words))
        cue = self._attributor.cue_for(*place)
        if cue is not None and cue.speakers:
            return self._of_cue(cue)
        label = self._label(place)
        return label and LikelySpeaker((), self._article.text[slice(*label)], label)

    def _of_cue(self, cue: Cue) -> LikelySpeaker:
        known = sorted(one for one in cue.speakers if not is_of_text(one))
        names = [self._roster.speakers[one].names[0] for one in cue.speakers if is_of_text(one)]
        words = self._article.text[cue.span[0] : cue.span[1]]
        alike = (name for name in names if surname(name) == surname(words))
        return LikelySpeaker(tuple(known), max(alike, key=len, default=words), cue.span)

    def _label(self, place: tuple[int, int]) -> tuple[int, int] | None:
        """The label of the line in which words stand, if it has one: "NAME: words"."""
        numbers = self._article.quotations_in(*place)
        labels = (self._article.quotations[number].label for number in numbers)
        return next((label for label in labels if label), None)

    def _is_named(self, first: int, last: int) -> bool:
        """Whether a name stands within some words, or just behind them: the envoy, Anna Berg."""
        mentions = self.cast.within(first, last + MAX_NAME)
        return any(mention.first <= last for mention in mentions)
