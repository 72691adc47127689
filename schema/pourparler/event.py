"""Something that happens, or is planned, in a negotiation."""

from typing import Literal

from pourparler.dates import Date
from pourparler.model import Model
from pourparler.record import HistoryEntry, Identifier, Quantity, Record
from pourparler.values import (
    Absent,
    Count,
    Country,
    EventId,
    EventRef,
    Many,
    PartyRef,
    PersonRef,
    ProcessRef,
    ResultRef,
    Text,
)
from pourparler.vocabularies import (
    EventFormat,
    EventKind,
    EventMedium,
    EventStatus,
    Issue,
    Outcome,
    ParticipantRole,
    PlacePrecision,
    Presence,
    RoleLevel,
)


class Place(Model, frozen=True):
    """Where something happens."""

    name: Text
    """The town or area, as the source names it."""
    country: Absent[Country] = None
    """The country that it lies in."""
    venue: Absent[Text] = None
    """The building or site."""
    precision: Absent[PlacePrecision] = None
    """How exactly the name is meant, where it is less or more exact than it reads."""
    identifiers: Absent[Many[Identifier]] = None
    """The codes of the place in other datasets, such as GeoNames."""


class Participation(Model, frozen=True):
    """A party's part in an event."""

    party: PartyRef
    """The party that takes part."""
    role: ParticipantRole
    """The part that it has."""
    persons: Absent[Many[PersonRef]] = None
    """The persons who take part for it."""
    level: Absent[RoleLevel] = None
    """The rank at which it takes part."""
    presence: Absent[Presence] = None
    """Whether it is expected, has confirmed, came or stayed away."""


class EventHistoryEntry(HistoryEntry, frozen=True):
    """One step on the way to the present status of an event."""

    status: EventStatus
    """The status that was reached."""


class Event(Record, frozen=True):
    """Something that happens, or is planned, in a negotiation."""

    type: Literal["event"] = "event"
    """The record type."""
    id: EventId
    """The record's own id, such as event:my-event."""
    kind: EventKind
    """What sort of event it is."""
    status: EventStatus
    """How far it has come: the last status of its history."""
    title: Absent[Text] = None
    """The name by which the dataset calls it."""
    date: Absent[Date] = None
    """The day or days of it; of a ceasefire from its beginning, such as 2025-05-16/.. where
    no end is stated."""
    process: Absent[ProcessRef] = None
    """The talks that it belongs to."""
    round: Absent[Count] = None
    """The number of the round within the process, from 1."""
    previous: Absent[EventRef] = None
    """The event that it follows."""
    parent: Absent[EventRef] = None
    """The event that it is a part of."""
    implements: Absent[Many[ResultRef]] = None
    """The agreements or proposals that it carries out afterwards, such as a handover
    that was agreed; where one was made stands in the agreement."""
    place: Absent[Place] = None
    """Where it happens or happened."""
    quantities: Absent[Many[Quantity]] = None
    """The numbers and amounts of what happened, such as prisoners released."""
    format: Absent[EventFormat] = None
    """Whether the sides meet, or talk through others."""
    medium: Absent[EventMedium] = None
    """Whether they talk in person, by telephone, by video or in writing."""
    participants: Absent[Many[Participation]] = None
    """Who takes part, and as what; of an attack who attacks, and whom the source names as
    attacked."""
    confirmed_by: Absent[Many[PartyRef]] = None
    """The parties that have said themselves, or are said, to stand by the plan."""
    agenda: Absent[Many[Issue]] = None
    """What it is meant to deal with."""
    outcomes: Absent[Many[Outcome]] = None
    """What came of it."""
    history: Absent[Many[EventHistoryEntry]] = None
    """The steps that led to the present status, oldest first."""
