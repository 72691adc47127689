"""The statements that a text quotes, each with its speaker as the text gives it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pourparler_validators.coding.described import described_beside
from pourparler_validators.coding.locating import sayable, segment
from pourparler_validators.coding.named import is_of_text, names_in, surname
from pourparler_validators.contract.questions import Speaker
from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.attribution import Attributor
from pourparler_validators.grounding.speakers import Roster

MAX_NAME: Final = 6
"""The most words of a name."""


@dataclass(slots=True)
class Utterances:
    """What one speaker says in a text."""

    speaker: str | None
    """The id of the speaker, where a dataset knows them."""
    described: str
    """The speaker as the text gives them."""
    segments: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    @property
    def fields(self) -> dict[str, str]:
        """The speaker as a statement has it."""
        if self.speaker is not None:
            return {"speaker": self.speaker}
        return {"speaker_described": self.described}

    @property
    def key(self) -> str:
        """The same for one speaker, however the text names them."""
        return self.speaker or surname(self.described)


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a text quotes."""

    statements: Sequence[Utterances]
    """What it gives to a speaker."""
    segments: Sequence[dict[str, Any]]
    """All quotations, also those for which it names nobody."""


class Speakers:
    """Finds who speaks in a text: persons and parties of a dataset, or as the text names them."""

    def __init__(self, article: Article, known: Iterable[Speaker] = ()) -> None:
        self._article = article
        self._roster = Roster((*known, *names_in(article)))
        self._cast = self._roster.cast_in(article)
        self._attributor = Attributor(article, self._cast)

    def quoted(self, source: str) -> Quoted:
        """The statements of the text, one for each speaker, and all its quotations.

        A quotation without a letter is left out.
        """
        found: dict[str, Utterances] = {}
        segments: list[dict[str, Any]] = []
        for place in _places(self._article):
            segments.append(segment(self._article, place, source, True))
            speaker = self.at(place)
            if speaker is not None:
                found.setdefault(speaker.key, speaker).segments.append(segments[-1])
        return Quoted(list(found.values()), segments)

    def at(self, place: tuple[int, int]) -> Utterances | None:
        """Who says the words at a place; nothing where the text does not say it."""
        beside = described_beside(self._article, *place)
        if beside is not None and not self._is_named(*beside):
            return Utterances(None, sayable(self._article.words(beside[0], beside[1] - 1)))
        cue = self._attributor.cue_for(*place)
        if cue is None or not cue.speakers:
            label = self._label(place)
            return Utterances(None, sayable(label)) if label else None
        known = [one for one in cue.speakers if not is_of_text(one)]
        names = [self._roster.speakers[one].names[0] for one in cue.speakers if is_of_text(one)]
        words = self._article.text[cue.span[0] : cue.span[1]]
        alike = (name for name in names if surname(name) == surname(words))
        fullest = max(alike, key=len, default=words)
        return Utterances(known[0] if len(known) == 1 else None, sayable(fullest))

    def _label(self, place: tuple[int, int]) -> str:
        """The label of the line in which words stand, if it has one: "NAME: words"."""
        numbers = self._article.quotations_in(*place)
        labels = (self._article.quotations[number].label for number in numbers)
        return next((self._article.text[slice(*label)] for label in labels if label), "")

    def _is_named(self, first: int, last: int) -> bool:
        """Whether a name stands within some words, or just behind them: the envoy, Anna Berg."""
        mentions = self._cast.within(first, last + MAX_NAME)
        return any(mention.first <= last for mention in mentions)


def _places(article: Article) -> Iterator[tuple[int, int]]:
    """Where the quotations stand, without the space around their words."""
    for one in article.quotations:
        words = article.text[one.start : one.end]
        if any(letter.isalpha() for letter in words):
            start = one.start + len(words) - len(words.lstrip())
            yield start, start + len(words.strip())
