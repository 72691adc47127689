"""What an article says of each speaker of a statement."""

from collections.abc import Iterator, Sequence
from typing import Final

from pourparler import Statement
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    NotApplicable,
    Related,
    Unchecked,
)
from pourparler_validators.contract.rule import At
from pourparler_validators.facts.values.sources import Voice
from pourparler_validators.grounding.attribution import Attribution, Support
from pourparler_validators.grounding.examined import Examined
from pourparler_validators.grounding.given import OfArticles
from pourparler_validators.grounding.library import Library, Unexamined
from pourparler_validators.grounding.match import Status
from pourparler_validators.grounding.other_scripts import (
    WRITTEN_OTHERWISE,
    may_be_written_otherwise,
)
from pourparler_validators.grounding.sentences import Sentences
from pourparler_validators.grounding.verbatim import given_in
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import shown


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the article says of the speaker of a segment."""

    said: Attribution
    found: Examined
    segment: str
    """Where the segment stands in the statement."""

    @property
    def others(self) -> tuple[str, ...]:
        """The ids of those to whom the article gives the words instead."""
        return self.said.others

    def words(self, message: str) -> tuple[Related, ...]:
        """The words of the article that the answer rests on."""
        return (self.found.words_of(*self.said.span, message),) if self.said.span else ()


@dataclass(frozen=True, slots=True)
class Heard:
    """What the article says of one speaker of a statement."""

    id: str
    pointer: str
    """Where the statement names the speaker."""
    verdicts: tuple[Verdict, ...] = ()
    """Those of the segments that could be looked at."""
    unread: tuple[Unchecked | NotApplicable, ...] = ()
    """Why others were not; what does not apply only where there are no verdicts."""

    @property
    def contradiction(self) -> Verdict | None:
        """The first segment that the article gives to another."""
        return next(
            (one for one in self.verdicts if one.said.support is Support.CONTRADICTED), None
        )

    @property
    def is_nowhere_named(self) -> bool:
        """Whether the article does not name the speaker at all."""
        return bool(self.verdicts) and self._supports() == {Support.NOT_MENTIONED}

    @property
    def is_supported(self) -> bool:
        """Whether the article gives a segment to the speaker."""
        return Support.SUPPORTED in self._supports()

    def _supports(self) -> set[Support]:
        return {one.said.support for one in self.verdicts}


@dataclass(frozen=True, slots=True)
class Voices(OfArticles):
    """The speakers of a statement, where an article says something of at least one of them."""

    heard: Sequence[Heard]

    @classmethod
    def given(cls, subject: At[Statement], library: Library) -> "Voices | Unexamined":
        """Those of the judged statement, or the first reason why nothing is known of them."""
        return library.once(subject.entry, Voices, lambda: _voices(heard(subject, library)))


def _voices(speakers: Sequence[Heard]) -> Voices | Unexamined:
    if any(speaker.verdicts for speaker in speakers):
        return Voices(speakers)
    reasons = (reason for speaker in speakers for reason in speaker.unread)
    return next((each for each in reasons if isinstance(each, Unchecked)), NOT_APPLICABLE)


def heard(statement: At[Statement], library: Library) -> Sequence[Heard]:
    """What the article says of the speaker of a statement, and of those who speak with them."""
    return library.once(statement.entry, Heard, lambda: tuple(_heard(statement, library)))


def _heard(statement: At[Statement], library: Library) -> Iterator[Heard]:
    named = list(_named(statement.value))
    if not named:
        yield Heard("", "/speaker", unread=(NOT_APPLICABLE,))
    for id_, pointer in named:
        if library.has_speaker(id_):
            yield _of_speaker(statement, id_, pointer, library)
        else:
            yield Heard(id_, pointer, unread=(Unchecked("the speaker is missing or not sound"),))


def _named(statement: Statement) -> Iterator[tuple[str, str]]:
    """The ids of those who speak, and where the statement has them."""
    if statement.speaker is not None:
        yield statement.speaker, "/speaker"
    for position, id_ in enumerate(statement.co_speakers or ()):
        yield id_, f"/co_speakers/{position}"


def _of_speaker(statement: At[Statement], id_: str, pointer: str, library: Library) -> Heard:
    value = statement.value
    beside = frozenset(id_ for id_, _ in _named(value)).union(value.via or ())
    answers = [
        _of_segment(found, segment, id_, beside, library)
        for segment, found in given_in(statement, library)
    ]
    verdicts = tuple(one for one in answers if isinstance(one, Verdict))
    kinds = Unchecked if verdicts else (Unchecked, NotApplicable)
    unread = tuple(one for one in answers if isinstance(one, kinds))
    return Heard(id_, pointer, verdicts, unread)


def _of_segment(
    found: Examined | Unchecked | NotApplicable,
    segment: str,
    id_: str,
    beside: frozenset[str],
    library: Library,
) -> Verdict | Unchecked | NotApplicable:
    if not isinstance(found, Examined):
        return found
    if found.match.status is Status.ABSENT:
        return NOT_APPLICABLE
    if found.voice is not Voice.REPORTER and not found.quotations:
        return Unchecked("the words are the source's own, and it does not say who speaks")
    if found.article.language is None:
        return Unchecked(f"there are no tables for the language {found.text.source.language}")
    is_labelled = any(one.label for one in found.quotations)
    if not is_labelled and not Sentences(found.article).are_told(found.match.start):
        return Unchecked("the text has no signs that tell where its sentences end")
    speaker, attributor = library.speaker(id_), library.attributor_of(found.text)
    assert speaker is not None  # noqa: S101 (see _heard)
    said = attributor.verified(found.match.start, found.match.end, speaker, beside)
    if said.support is not Support.NOT_MENTIONED:
        return Verdict(said, found, segment)
    if may_be_written_otherwise(speaker, found.article, found.text.script):
        return WRITTEN_OTHERWISE
    presence = library.presence_in(found.text)
    if isinstance(presence, Unchecked) or not speaker.is_person:
        return Verdict(said, found, segment)
    word = presence.spelt_otherwise(speaker)
    return Unchecked(_ALIAS.format(shown(word))) if word else Verdict(said, found, segment)


_ALIAS: Final = "{} in the article may be the name, and is not among the aliases"
