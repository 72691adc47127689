"""The statements that a text quotes, each with its speaker as the text gives it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from typing import Any

from pourparler_validators.coding.locating import sayable, segment
from pourparler_validators.contract.questions import Speaker
from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.likely_speakers import LikelySpeaker, LikelySpeakers
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Utterances:
    """What one speaker says in a text."""

    speaker: LikelySpeaker
    segments: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    @property
    def fields(self) -> dict[str, str]:
        """The speaker as a statement has it."""
        return speaker_fields(self.speaker)


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a text quotes."""

    statements: Sequence[Utterances]
    """What it gives to a speaker."""
    segments: Sequence[dict[str, Any]]
    """All quotations, also those for which it names nobody."""


def speaker_fields(speaker: LikelySpeaker) -> dict[str, str]:
    """A speaker as a statement has them: the one that a dataset knows, or as the text says."""
    if speaker.id is not None:
        return {"speaker": speaker.id}
    return {"speaker_described": sayable(speaker.described)}


def quoted(article: Article, source: str, known: Iterable[Speaker] = ()) -> Quoted:
    """The statements of a text, one for each speaker, and all its quotations.

    A quotation without a letter is left out.
    """
    speakers = LikelySpeakers(article, known)
    found: dict[str, Utterances] = {}
    segments: list[dict[str, Any]] = []
    for place in _places(article):
        segments.append(segment(article, place, source, True))
        speaker = speakers.at(place)
        if speaker is not None:
            found.setdefault(speaker.key, Utterances(speaker)).segments.append(segments[-1])
    return Quoted(list(found.values()), segments)


def _places(article: Article) -> Iterator[tuple[int, int]]:
    """Where the quotations stand, without the space around their words."""
    for one in article.quotations:
        words = article.text[one.start : one.end]
        if any(letter.isalpha() for letter in words):
            start = one.start + len(words) - len(words.lstrip())
            yield start, start + len(words.strip())
