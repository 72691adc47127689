"""Reads an article, by what finds quotations, dates, numbers and names for the rules."""

from collections.abc import Iterable, Iterator, Sequence

from pourparler import Date
from pourparler_validators.contract.questions import Speaker
from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.contents.kinds import (
    Anchor,
    AnyFound,
    Contents,
    FoundDate,
    FoundLabel,
    FoundLeftOut,
    FoundName,
    FoundNumber,
    FoundQuotation,
    Meant,
    Referent,
    Speaks,
)
from pourparler_validators.grounding.dates.likely import is_said, likely_days
from pourparler_validators.grounding.dates.reading import DatesTold, ToldDate, dates_told
from pourparler_validators.grounding.likely_speakers import LikelySpeaker, LikelySpeakers
from pourparler_validators.grounding.page_marks import page_marks
from pourparler_validators.grounding.quotations import Quotation, within
from pourparler_validators.grounding.speakers import Mention
from pourparler_validators.grounding.told_numbers import ToldNumber, numbers_told
from pourparler_validators.grounding.unknown_names import is_of_text
from pourparler_validators.languages.states import names_in, state_codes
from pourparler_validators.languages.word_list import is_word

_STATE = "state:"
"""The beginning of the ids of states that are not in the dataset."""


def contents_of(
    article: Article, published: Date | None, known: Iterable[Speaker], language: str
) -> Contents:
    """All that is read in an article.

    ``known`` are the persons and parties of a dataset; ``language`` is the tag of the language in
    which states are named. Where there are no tables for it, quotations, labels, names of the
    dataset and what is left out are read, and nothing else.
    """
    reader = _Reader(article, dates_told(article, published), tuple(known), language)
    found = sorted(reader.found(), key=lambda one: (one.start, -one.end))
    return Contents(article, reader.dates.published, tuple(found))


class _Reader:
    def __init__(
        self, article: Article, dates: DatesTold, known: tuple[Speaker, ...], language: str
    ) -> None:
        self.article = article
        self.dates = dates
        states = tuple(_other_states(known))
        self._known = {speaker.id: speaker for speaker in (*known, *states)}
        self._speakers = LikelySpeakers(article, self._known.values(), language)

    def found(self) -> Iterator[AnyFound]:
        """Everything, kind by kind."""
        for quotation in self.article.quotations:
            yield from self._quotation(quotation)
        labels = {one.label for one in self.article.quotations if one.label is not None}
        yield from (FoundLabel(start=start, end=end) for start, end in labels)
        yield from map(self._date, self.dates.found)
        for told in filter(lambda one: one.counts, self._numbers()):
            start, end = self.article.span_of(told.place, told.place)
            yield FoundNumber(start=start, end=end, told=told)
        for mention in self._speakers.cast.mentions:
            if not self._is_common(mention):
                yield self._name(mention)
        for mark in page_marks(self.article.text):
            yield FoundLeftOut(start=mark.start, end=mark.end, read_as=mark.text)

    def _numbers(self) -> Sequence[ToldNumber]:
        return numbers_told(self.article, [one.told for one in self.dates.found]).numbers

    def _quotation(self, one: Quotation) -> Iterator[FoundQuotation]:
        speaker = self._speakers.at((one.start, one.end))
        yield FoundQuotation(
            start=one.start,
            end=one.end,
            depth=1,
            utterance=one.utterance,
            is_certain=one.is_certain,
            is_scare=one.is_scare,
            speaker=self._speaks(speaker) if speaker else None,
            label=one.label,
        )
        for start, end, depth in within(self.article.text, one):
            yield FoundQuotation(
                start=start,
                end=end,
                depth=depth,
                utterance=one.utterance,
                is_certain=True,
                is_scare=False,
                speaker=None,
            )

    def _speaks(self, speaker: LikelySpeaker) -> Speaks:
        return Speaks(speaker.described, tuple(map(self._meant, speaker.ids)), speaker.cue)

    def _date(self, told: ToldDate) -> FoundDate:
        return FoundDate(
            start=told.span[0],
            end=told.span[1],
            told=told,
            likely=likely_days(self.dates, told),
            anchor=self._anchor(told),
            is_dateline=told is self.dates.dateline,
        )

    def _anchor(self, one: ToldDate) -> Anchor | None:
        if one.told.hangs_on_story:
            return Anchor.STORY
        if one.told.is_counted:
            return Anchor.UTTERANCE if is_said(self.dates, one) else Anchor.PUBLICATION
        has_year = one.told.year is not None or one is self.dates.dateline
        return None if has_year else Anchor.PUBLICATION

    def _name(self, mention: Mention) -> FoundName:
        start, end = self.article.span_of(mention.first, mention.last)
        known = sorted(one for one in mention.speakers if not is_of_text(one))
        others = sorted(mention.speakers.difference(known))
        words = self.article.words(mention.first, mention.last)
        meant = [self._meant(one) for one in known] or [self._unknown(one, words) for one in others]
        kinds = frozenset(kind for kind in mention.kinds if kind is not None)
        return FoundName(
            start=start, end=end, meant=tuple(meant), as_=kinds if known else frozenset()
        )

    def _is_common(self, mention: Mention) -> bool:
        """Whether what looks like a name is a word of the language: Western."""
        key, language = self.article.keys[mention.first], self.article.language
        if language is None or mention.first < mention.last:
            return False
        speakers = self._speakers.cast.speakers
        is_known = any(not is_of_text(one) or speakers[one].is_person for one in mention.speakers)
        return not is_known and is_word(key, language.tag)

    def _meant(self, id_: str) -> Meant:
        speaker = self._known[id_]
        if id_.startswith(_STATE):
            code = speaker.country or ""
            return Meant(Referent.STATE, names_in("en")[code].short, country=code)
        referent = Referent.PERSON if speaker.is_person else Referent.PARTY
        return Meant(referent, speaker.names[0], id_, speaker.country)

    def _unknown(self, id_: str, words: str) -> Meant:
        speaker = self._speakers.cast.speakers[id_]
        referent = Referent.UNKNOWN_PERSON if speaker.is_person else Referent.UNKNOWN
        return Meant(referent, speaker.names[0] or words)


def _other_states(known: Iterable[Speaker]) -> Iterator[Speaker]:
    """The states that are not in the dataset."""
    for code in state_codes().keys() - {speaker.country for speaker in known}:
        id_ = f"{_STATE}{code}"
        yield Speaker(id_, (), parties=frozenset((id_,)), country=code)
