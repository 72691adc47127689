"""What a source has and no record: for coders who want to know what they have left out."""

from collections.abc import Callable, Hashable, Iterable
from functools import cached_property
from typing import Final, TypeVar

from pourparler import Source
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Problem,
    Severity,
    Share,
    Unchecked,
)
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.grounding.coded import Coded
from pourparler_validators.grounding.contents.kinds import (
    AnyFound,
    FoundDate,
    FoundName,
    FoundNumber,
    FoundQuotation,
    Meant,
    Referent,
)
from pourparler_validators.grounding.dates.likely import said_likely
from pourparler_validators.grounding.library import Library
from pourparler_validators.grounding.texts import SourceText
from pourparler_validators.grounding.turns import utterances_in
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import listed, shown

FoundT = TypeVar("FoundT", bound=AnyFound)

SMALL: Final = 2
"""Numbers up to this one are seldom told as such in words: both, the two sides."""


@rule(Severity.INFO, is_off_by_default=True)
def quotation_not_coded(
    source: At[Source], text: SourceText, library: Library, dataset: Questions
) -> Answers:
    """A quotation of a text stands in no segment and no evidence, or less than half of it.

    Quotations are what stands in quotation marks, or under the label of a speaker; of words under
    a label one segment is enough, in a transcript up to the next label. At most four words without
    final punctuation are left out, and titles. How many quotations of a source are coded is told.

    Why: what was said is lost for who reads only the records, and shares of who speaks are wrong.

    Fix: make a statement of it; or leave it, if it is of no matter to the talks.

    Bad:
        {"source:wire": {"type": "source", "id": "source:wire", "kind": "news_article",
            "language": "en", "text": "“We are ready to sign it today,” Lavrov said."}}

    Says:
        source:wire /text: no segment has "We are ready to sign it today,", said by Sergei Lavrov \
(person:lavrov)
    """
    left = _LeftOut(source, text, library, dataset)
    if left.unread is not None:
        yield left.unread
        return
    utterances = list(utterances_in(left.read_as(FoundQuotation), text))
    if not utterances:
        yield NOT_APPLICABLE
        return
    uncoded = [one.parts for one in utterances if not one.is_coded(left.coded)]
    yield Share("quotations coded", len(utterances) - len(uncoded), len(utterances))
    for first, *_ in uncoded:
        said_by = f", said by {first.speaker.said}" if first.speaker else ""
        yield left.problem(
            first,
            f"no segment has {left.words(first)}{said_by}",
            "make a statement of it, or leave it if it is of no matter to the talks",
        )


@rule(Severity.INFO, is_off_by_default=True)
def date_not_coded(
    source: At[Source], text: SourceText, library: Library, dataset: Questions
) -> Answers:
    """A date of a text is that of no record that cites the source, or that such a record names.

    Left out are the day of publication, dates in words that a segment has, and those of which it
    is not known which days they mean.

    Why: an event, a deadline or a plan may have been left out.

    Fix: code what the text dates so; or leave it, if it is of no matter to the talks.

    Bad:
        {"source:wire": {"type": "source", "id": "source:wire", "kind": "news_article",
            "language": "en", "published": "2025-05-29",
            "text": "The parties met in Geneva on March 3."}}

    Says:
        source:wire /text: no record has "March 3", which is most likely Monday 2025-03-03
    """
    left = _LeftOut(source, text, library, dataset)
    yield from left.each(
        [one for one in left.read_as(FoundDate) if one.told.days is not None],
        is_coded=lambda one: one.is_dateline or left.coded.has_date(one),
        key=lambda one: one.told.days,
        said=_said_date,
        advice="code what the text dates so, or leave it if it is of no matter to the talks",
    )


@rule(Severity.INFO, is_off_by_default=True)
def name_not_coded(
    source: At[Source], text: SourceText, library: Library, dataset: Questions
) -> Answers:
    """A text names a state, or a party or person, whom no record uses that cites the source.

    A state is named by its capital, its seat of government and its people, too. Persons are also
    those whom no record of the dataset is of. Left out are names in words that a segment has.

    Why: somebody who takes part, speaks or is spoken of may have been left out.

    Fix: code what they do there; or leave it, if it is of no matter to the talks.

    Bad:
        {"source:wire": {"type": "source", "id": "source:wire", "kind": "news_article",
            "language": "en", "text": "The talks in Oslo go on, Jonas Berg said."}}

    Says:
        source:wire /text: no record that cites the text uses "Oslo", that is Norway (the state NO)
        source:wire /text: no record that cites the text uses "Jonas Berg"
    """
    left = _LeftOut(source, text, library, dataset)
    names = left.read_as(FoundName)
    yield from left.each(
        [one for one in names if one.meant[0].referent is not Referent.UNKNOWN],
        is_coded=left.coded.has_name,
        key=lambda one: tuple(_whom(each) for each in one.meant),
        said=_said_name,
        advice="code what they do there, or leave it if it is of no matter to the talks",
    )


@rule(Severity.INFO, is_off_by_default=True)
def number_not_coded(
    source: At[Source], text: SourceText, library: Library, dataset: Questions
) -> Answers:
    """A number of a text stands in no record that cites the source, or that such a record names.

    Left out are years and other parts of dates, which one of a row it is ("the second"), "dozens",
    one and two in words, and numbers in words that a segment has.

    Why: an amount, a size or a term of an agreement may have been left out.

    Fix: code what the text counts; or leave it, if it is of no matter to the talks.

    Bad:
        {"source:wire": {"type": "source", "id": "source:wire", "kind": "news_article",
            "language": "en", "text": "They agreed to free 1,200 prisoners."}}

    Says:
        source:wire /text: no record has the number "1,200"
    """
    left = _LeftOut(source, text, library, dataset)
    yield from left.each(
        [one for one in left.read_as(FoundNumber) if _is_telling(one)],
        is_coded=left.coded.has_number,
        key=lambda one: (one.told.value, one.told.days),
        said=lambda one, words: f"no record has the number {words}",
        advice="code what the text counts, or leave it if it is of no matter to the talks",
    )


@dataclass(frozen=True)
class _LeftOut:
    """What a text has, and what the records have of it."""

    source: At[Source]
    text: SourceText
    library: Library
    dataset: Questions

    @cached_property
    def coded(self) -> Coded:
        """What the records have."""
        return Coded(self.text, self.library)

    @property
    def unread(self) -> Unchecked | None:
        """Why it cannot be said what is left out, if so."""
        if not self.text.is_same_wording:
            return Unchecked("the text has changed since it was coded")
        if not self.dataset.knows_all_of():
            return Unchecked("a record that may cite the text is not sound")
        return None

    def read_as(self, kind: type[FoundT]) -> list[FoundT]:
        """What is read of a kind in the text, in order."""
        found = self.library.contents_of(self.text).found
        return [one for one in found if isinstance(one, kind)]

    def each(
        self,
        found: Iterable[FoundT],
        *,
        is_coded: Callable[[FoundT], bool],
        key: Callable[[FoundT], Hashable],
        said: Callable[[FoundT, str], str],
        advice: str,
    ) -> Answers:
        """The answers for things of which each is told once, at its first place."""
        if self.unread is not None:
            yield self.unread
            return
        first: dict[Hashable, FoundT] = {}
        for one in found:
            if not self.coded.has_words(one.start, one.end):
                first.setdefault(key(one), one)
        if not first and self.library.article_of(self.text).language is None:
            yield Unchecked(f"there are no tables for the language {self.text.source.language}")
        elif not first:
            yield NOT_APPLICABLE
        for one in first.values():
            if not is_coded(one):
                yield self.problem(one, said(one, self.words(one)), advice)

    def words(self, found: AnyFound) -> str:
        """The words of a thing, as a message shows them."""
        return shown(" ".join(self.text.text[found.start : found.end].split()))

    def problem(self, found: AnyFound, message: str, advice: str) -> Problem:
        """A thing that no record has, at the source, with its line."""
        value, before = self.source.value, self.text.text[: found.start]
        line, column = before.count("\n") + 1, found.start - before.rfind("\n")
        pointer = "/text" if value.text else "/text_file" if value.text_file else ""
        return Problem(
            message,
            pointer,
            help=advice,
            params={"start": found.start, "end": found.end, "line": line, "column": column},
            related=(self.text.words(found.start, found.end),),
        )


def _said_date(found: FoundDate, words: str) -> str:
    if not found.likely:
        return f"no record has {words}"
    surely = "most likely " if found.anchor else ""
    return f"no record has {words}, which is {surely}{said_likely(found.likely)}"


def _said_name(found: FoundName, words: str) -> str:
    known = [one.said for one in found.meant if one.referent is not Referent.UNKNOWN_PERSON]
    which = f", that is {listed(known, 'or')}" if known else ""
    return f"no record that cites the text uses {words}{which}"


def _whom(one: Meant) -> str:
    return one.id or one.country or one.name


def _is_telling(found: FoundNumber) -> bool:
    told = found.told
    is_word = not any(letter.isdigit() for letter in told.text)
    return not (told.is_ordinal or told.is_vague or (is_word and told.value <= SMALL))
