"""One utterance: what a speaker said, as a source gives it."""

from typing import Literal

from pourparler.dates import Date
from pourparler.model import Model
from pourparler.record import Record
from pourparler.values import (
    Absent,
    ActorRef,
    AnswerableRef,
    AnyRef,
    EventRef,
    Flag,
    Language,
    Many,
    Offset,
    PartyRef,
    RelayRef,
    SourceRef,
    StatementId,
    StatementRef,
    Text,
    Verbatim,
)
from pourparler.vocabularies import (
    Certainty,
    SegmentKind,
    SpeakerKind,
    SpeechAct,
    StatementMedium,
)


class Segment(Model, frozen=True):
    """A part of a statement that stands in one piece in its source."""

    kind: SegmentKind
    """Whether the words are quoted, reported, or the coder's own."""
    text: Verbatim
    """The words; but for a summary they are copied from the source without a change."""
    source: Absent[SourceRef] = None
    """The source that the words stand in."""
    start: Absent[Offset] = None
    """Where the words start: the number of characters (Unicode code points) before them."""
    end: Absent[Offset] = None
    """Where the words end: the number of characters (Unicode code points) up to their end."""
    prefix: Absent[Verbatim] = None
    """The words just before, to tell this place from others with the same words."""
    suffix: Absent[Verbatim] = None
    """The words just after, to tell this place from others with the same words."""


class Statement(Record, frozen=True):
    """One utterance: what a speaker said, as a source gives it."""

    type: Literal["statement"] = "statement"
    """The record type."""
    id: StatementId
    """The record's own id, such as statement:my-statement."""
    acts: Many[SpeechAct]
    """What the speaker does by saying it."""
    segments: Many[Segment]
    """The words, in the order of the source."""
    speaker: Absent[ActorRef] = None
    """Who speaks: a person where the source names one, else the party that it names."""
    speaker_described: Absent[Text] = None
    """The speaker in the source's words, where no name is given: A Russian official."""
    speaker_kind: Absent[SpeakerKind] = None
    """What sort of speaker is described; unnamed where it is left out."""
    co_speakers: Absent[Many[ActorRef]] = None
    """The others who say it together with the speaker, as in a joint statement."""
    speaker_role: Absent[Verbatim] = None
    """The speaker's title, as the source gives it."""
    on_behalf_of: Absent[PartyRef] = None
    """The party for which the speaker, and each co-speaker, speaks."""
    date: Absent[Date] = None
    """When it was said, where the source tells; the day of the article is not meant."""
    medium: Absent[StatementMedium] = None
    """How it was said: in writing, before the press, in an interview."""
    event: Absent[EventRef] = None
    """The event at which it was said."""
    addressees: Absent[Many[ActorRef]] = None
    """The parties or persons to whom it is directed: who is to act, or is threatened."""
    about: Absent[Many[AnyRef]] = None
    """The records that it speaks of: the event that it announces, the agreement that it denies."""
    condition: Absent[Verbatim] = None
    """The words of the condition that it depends on, copied from the source."""
    certainty: Absent[Certainty] = None
    """How sure the wording leaves it, where it has words such as likely, may or allegedly."""
    via: Absent[Many[RelayRef]] = None
    """The persons, parties or sources through whom the words came to the source."""
    responds_to: Absent[AnswerableRef] = None
    """The statement, proposal or event that it answers."""
    retracts: Absent[StatementRef] = None
    """The earlier statement that it takes back."""
    original_language: Absent[Language] = None
    """The language in which it was said."""
    translated: Absent[Flag] = None
    """Whether the source gives a translation of the words."""
    summary: Absent[Text] = None
    """What it says, in the coder's own words."""
