"""The articles of a dataset: each is read and prepared once, for all records that use it.

What reads an article is loaded only where there is one.
"""

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from pourparler import Party, Person
from pourparler_validators.contract.finding import NOT_APPLICABLE, NotApplicable, Unchecked
from pourparler_validators.contract.questions import Missing, Questions, Speaker
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.dates import one_day
from pourparler_validators.grounding.claims import Claim, Located, claim_of, source_of
from pourparler_validators.grounding.examined import Examined, unreadable
from pourparler_validators.grounding.match import Hints, Status
from pourparler_validators.grounding.shelves import Shelves
from pourparler_validators.grounding.texts import SourceText, source_text
from pourparler_validators.late_dataclasses import dataclass

if TYPE_CHECKING:
    from pourparler_validators.grounding.act_verbs import ActVerb
    from pourparler_validators.grounding.article import Article
    from pourparler_validators.grounding.attribution import Attributor
    from pourparler_validators.grounding.contents.kinds import Contents
    from pourparler_validators.grounding.dates.reading import DatesTold
    from pourparler_validators.grounding.differences import Judge
    from pourparler_validators.grounding.gaps import Gap
    from pourparler_validators.grounding.kinds import Kind
    from pourparler_validators.grounding.presence import Presence
    from pourparler_validators.grounding.speakers import Roster
    from pourparler_validators.grounding.terms import Term
    from pourparler_validators.grounding.told_numbers import NumbersTold
    from pourparler_validators.grounding.translations import Translated

LEAST_ELSEWHERE: Final = 4
"""So many words are looked for in other sources, at least."""

_NOT_MADE: Final[Any] = object()
_OF_ONE: Final = (Status.INTERRUPTED, Status.ELIDED, Status.BRACKETED)
"""In these ways the words of one speaker may be put together, and of no more."""

T = TypeVar("T")

Unexamined: TypeAlias = Unchecked | NotApplicable
"""Why words were not looked at."""


@dataclass(slots=True)
class Library:
    """The articles of a dataset, by the ids of their sources."""

    questions: Questions
    shelves: Shelves = field(default_factory=Shelves)
    _judged: Entry | None = None
    _kept: dict[Hashable, Any] = field(default_factory=dict[Hashable, Any])
    """What was worked out of the record that is judged, for all rules that ask for it."""

    def once(self, entry: Entry, key: Hashable, make: Callable[[], T]) -> T:
        """What is made of a record, once as long as that record is judged."""
        if self._judged is not entry:
            self._judged, self._kept = entry, {}
        found: T = self._kept.get(key, _NOT_MADE)
        if found is _NOT_MADE:
            found = self._kept[key] = make()
        return found

    def text_of(self, key: str) -> SourceText | Missing:
        """The text of the source with that id, or why there is none."""
        loaded = self.questions.text(key)
        if isinstance(loaded, Missing):
            return loaded
        answers = self.questions.to(key), loaded
        if answers not in self.shelves.texts:
            self.shelves.texts[answers] = source_text(*answers)
        return self.shelves.texts[answers]

    def first_with_wording(self, text: SourceText) -> SourceText | None:
        """The first other source of the same words, if it comes before this one."""
        from pourparler_validators.grounding.comparable_text import wording_sha256

        entry = self.questions.first_with_wording(wording_sha256(text.text))
        first = self.text_of(entry.id) if entry is not None and entry.id is not None else None
        if not isinstance(first, SourceText) or first.source.id == text.source.id:
            return None
        return first

    def original_of(self, text: SourceText) -> tuple[SourceText, float] | None:
        """The first source of whose text this one is nearly a copy, and the share in common."""
        from pourparler_validators.grounding.near_copies import body_words, share_in_common

        entry = self.questions.original_of(text.source.id)
        first = self.text_of(entry.id) if entry is not None and entry.id is not None else None
        if not isinstance(first, SourceText):
            return None
        return first, share_in_common(body_words(text.text), body_words(first.text))

    def elsewhere(self, found: Examined, beside: Collection[str]) -> Examined | None:
        """Words that their source does not have, in another source of the dataset that has them.

        The sources beside, that the record names for other words, come before all others. A few
        words may stand anywhere, and are not looked for.
        """
        words = found.claim.words
        if len(words.split()) < LEAST_ELSEWHERE:
            return None
        named = [one.id for one in self.questions.sources_with(words) if one.id is not None]
        for key in sorted(named, key=lambda one: one not in beside):
            text = self.text_of(key)
            other = self.looked_for(text, words) if isinstance(text, SourceText) else None
            if isinstance(other, Examined) and other.is_found:
                return other
        return None

    def article_of(self, text: SourceText) -> "Article":
        """The text prepared for searching."""
        from pourparler_validators.grounding.article import prepared

        if text not in self.shelves.articles:
            self.shelves.articles[text] = prepared(text.text, text.source.language)
        return self.shelves.articles[text]

    def attributor_of(self, text: SourceText) -> "Attributor":
        """Who speaks in the quotations of the text."""
        from pourparler_validators.grounding.attribution import Attributor

        roster = self.roster_of(text)
        key = text, roster
        if key not in self.shelves.attributors:
            article = self.article_of(text)
            self.shelves.attributors[key] = Attributor(article, roster.cast_in(article))
        return self.shelves.attributors[key]

    def presence_in(self, text: SourceText) -> "Presence | Unchecked":
        """Which names stand in the text; the reason where its language has no tables."""
        from pourparler_validators.grounding.presence import Presence

        key = text, self.roster_of(text)
        if key not in self.shelves.presences:
            article = self.article_of(text)
            if article.language is None:
                return Unchecked(f"there are no tables for the language {text.source.language}")
            cast = self.attributor_of(text).cast
            self.shelves.presences[key] = Presence(article, article.language, cast)
        return self.shelves.presences[key]

    def dates_of(self, text: SourceText) -> "DatesTold":
        """The dates that the text tells."""
        from pourparler_validators.grounding.dates.reading import dates_told

        source = text.source
        terms = () if one_day(source.published) else self.terms_of(text)
        key = text, terms
        if key not in self.shelves.dates:
            bounds = [one.stretches for one in terms]
            self.shelves.dates[key] = dates_told(
                self.article_of(text), source.published, source.retrieved, bounds
            )
        return self.shelves.dates[key]

    def terms_of(self, text: SourceText) -> "tuple[Term, ...]":
        """The offices that the text gives persons, where the dataset tells when they held them."""
        from pourparler_validators.grounding.terms import roles_of_named, terms_in

        attributor = self.attributor_of(text)
        roles = roles_of_named(attributor.cast, self.questions)
        key = text, self.roster_of(text), roles
        if key not in self.shelves.terms:
            self.shelves.terms[key] = tuple(terms_in(attributor, dict(roles)))
        return self.shelves.terms[key]

    def numbers_of(self, text: SourceText) -> "NumbersTold":
        """The numbers that the text tells, those of its dates left out."""
        from pourparler_validators.grounding.told_numbers import numbers_told

        if text not in self.shelves.numbers:
            dates = [one.told for one in self.dates_of(text).found]
            self.shelves.numbers[text] = numbers_told(self.article_of(text), dates)
        return self.shelves.numbers[text]

    def contents_of(self, text: SourceText) -> "Contents":
        """All that is read in the text: what ``pourparler read`` shows of it."""
        from pourparler_validators.grounding.contents.finding import contents_of

        known, source = self.questions.speakers(), text.source
        if (key := (text, known)) not in self.shelves.contents:
            self.shelves.contents[key] = contents_of(
                self.article_of(text), source.published, known, source.language
            )
        return self.shelves.contents[key]

    def examined(self, at: Located) -> Examined | Unexamined:
        """The words of a segment or of evidence, looked for in their text, or why they are not.

        Each are looked for once.
        """
        source = source_of(at.value)
        if source is None:
            return NOT_APPLICABLE
        text = self.text_of(source)
        if isinstance(text, Missing):
            return text.answer
        return self.once(at.entry, at.pointer, lambda: self._examined(at, text))

    def _examined(self, at: Located, text: SourceText) -> Examined | Unexamined:
        claim = claim_of(at)
        assert claim is not None  # noqa: S101 (its source is known)
        key = text, self.roster_of(text), claim
        if key not in self.shelves.examined:
            self.shelves.examined[key] = self._looked_for(text, claim)
        return self.shelves.examined[key]

    def looked_for(self, text: SourceText, words: str) -> Examined | Unchecked:
        """Words of a record that stand in no segment and no evidence, looked for in a text."""
        return self._looked_for(text, Claim(words, "", text.source.id, Hints()))

    def turning_brackets(self, found: Examined) -> "Iterator[tuple[Gap, Kind]]":
        """The brackets that change what was said, and how."""
        from pourparler_validators.grounding.gaps import change_of

        judge = self._judge_of(found.text)
        for gap in found.match.gaps:
            kind = change_of(gap, judge) if judge else None
            if kind is not None:
                yield gap, kind

    def verbs_of_acts(self, found: Examined, speakers: Sequence[Speaker]) -> "Iterator[ActVerb]":
        """The verbs by which the article reports what the speakers do with the words."""
        from pourparler_validators.grounding.act_verbs import ActVerbs

        language = found.article.language
        if language is not None:
            verbs = ActVerbs(found.article, language, self.attributor_of(found.text).cast)
            yield from verbs.governing(found.match.start, found.match.end, speakers)

    def translation_around(self, found: Examined) -> "Translated | None":
        """The stretch that holds the words, where the text says that they are translated."""
        from pourparler_validators.grounding.translations import translations

        if found.text not in self.shelves.translations:
            self.shelves.translations[found.text] = tuple(translations(found.article))
        stretches = self.shelves.translations[found.text]
        start, end = found.match.start, found.match.end
        return next((one for one in stretches if one.start <= start and end <= one.end), None)

    def has_speaker(self, key: str) -> bool:
        """Whether there is a person or party with that id: asked where no name is needed yet."""
        entry = self.questions.to(key)
        return entry is not None and isinstance(entry.record, Person | Party)

    def speaker(self, key: str) -> Speaker | None:
        """The person or party with that id; none where its record is missing or not sound.

        It has the names of all others read, too.
        """
        known = self.questions.speakers()
        if self.shelves.known is not known:
            self.shelves.known = known
            self.shelves.speakers = {speaker.id: speaker for speaker in known}
        return self.shelves.speakers.get(key)

    def roster_of(self, text: SourceText) -> "Roster":
        """What texts in the language of this one call the persons and parties of the dataset."""
        from pourparler_validators.grounding.speakers import Roster

        known = self.questions.speakers()
        language = text.source.language.partition("-")[0]
        roster = self.shelves.rosters.get(language)
        if roster is None or roster.known is not known:
            roster = self.shelves.rosters[language] = Roster(known, language)
        return roster

    def _looked_for(self, text: SourceText, claim: Claim) -> Examined | Unchecked:
        from pourparler_validators.grounding.differences import Names
        from pourparler_validators.grounding.search import find_quotation

        article, roster = self.article_of(text), self.roster_of(text)
        names = Names(roster.are_names_of_one, roster.is_known)
        match = find_quotation(article, claim.words, claim.hints, names)
        if match.status in _OF_ONE and self.attributor_of(text).tells_apart(match.fragments):
            match = replace(match, status=Status.STITCHED)
        reason = unreadable(text, claim.words, match)
        return Unchecked(reason) if reason else Examined(claim, text, article, match)

    def _judge_of(self, text: SourceText) -> "Judge | None":
        """Names the differences from a text; none where its language has no tables."""
        from pourparler_validators.grounding.differences import Judge, Names

        article = self.article_of(text)
        if article.language is None:
            return None
        roster = self.roster_of(text)
        names = Names(roster.may_mean_one, roster.is_known)
        return Judge(article.language, article.positions.__contains__, names)
