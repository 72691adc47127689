"""The utterances of a text, each as a whole, and whether records have them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from pourparler_validators.facts.values.sources import Voice, voice
from pourparler_validators.grounding.coded import Coded
from pourparler_validators.grounding.contents.kinds import FoundQuotation
from pourparler_validators.grounding.texts import SourceText
from pourparler_validators.late_dataclasses import dataclass

COVERED: Final = 0.5
"""A quotation is coded if so much of it stands in segments and evidence."""
LONG_WORD: Final = 4
"""Words of so many letters have capitals in a title."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A quotation with its parts in several paragraphs, or a turn of a speaker under a label."""

    parts: Sequence[FoundQuotation]
    end: int
    """Where it ends: in a transcript a turn goes on to the next label."""

    def is_coded(self, coded: Coded) -> bool:
        """Whether records have half of a quotation, or something of a turn."""
        if self.parts[0].label is not None:
            return coded.has_segment_in(self.parts[0].start, self.end)
        lengths = [one.end - one.start for one in self.parts]
        shares = [coded.share_of(one.start, one.end) for one in self.parts]
        covered = sum(length * share for length, share in zip(lengths, shares, strict=True))
        return covered >= COVERED * sum(lengths)


def utterances_in(found: Iterable[FoundQuotation], text: SourceText) -> Iterator[Utterance]:
    """The utterances that records should have: no terms of a few words, and no titles."""
    outer = [one for one in found if one.depth == 1 and (one.is_certain or one.label)]
    labels = sorted({one.label[0] for one in outer if one.label is not None})
    is_transcript = voice(text.source.kind) is Voice.SPEAKER
    for _, parts in groupby(outer, key=lambda one: one.utterance):
        every = list(parts)
        end = every[-1].end
        if every[0].label is not None and is_transcript:
            end = next((one for one in labels if one >= end), len(text.text))
        words = " ".join(text.text[one.start : one.end] for one in every)
        if not every[0].is_scare and not _is_title(words):
            yield Utterance(every, end)


def _is_title(words: str) -> bool:
    """Whether words may be a title: all that are long have capitals, and no sentence ends."""
    long = [word for word in words.split() if len(word) >= LONG_WORD and word[0].isalpha()]
    ends = words.rstrip().rstrip(",")[-1:] in tuple(".!?;:…")
    return bool(long) and not ends and all(word[0].isupper() for word in long)
