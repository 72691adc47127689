"""The people whom a party sends."""

from typing import Literal

from pourparler.dates import Date
from pourparler.model import Model
from pourparler.record import Record
from pourparler.values import (
    Absent,
    Count,
    DelegationId,
    EventRef,
    Many,
    PartyRef,
    PersonRef,
    ProcessRef,
    Text,
)
from pourparler.vocabularies import DelegationRole, DelegationStatus


class Delegate(Model, frozen=True):
    """One member of a delegation: a person of the dataset, a name, or an office."""

    role: DelegationRole
    """The part that the member has in the delegation."""
    person: Absent[PersonRef] = None
    """The member, where the dataset has a record of the person."""
    name: Absent[Text] = None
    """The member's name, where the dataset has no record of the person."""
    title: Absent[Text] = None
    """The member's office, where the source gives no name: deputy foreign minister."""


class Delegation(Record, frozen=True):
    """The people whom a party sends."""

    type: Literal["delegation"] = "delegation"
    """The record type."""
    id: DelegationId
    """The record's own id, such as delegation:my-delegation."""
    party: PartyRef
    """The party that sends it."""
    event: Absent[EventRef] = None
    """The event that it is sent to."""
    process: Absent[ProcessRef] = None
    """The talks that it is sent to, where no single event is meant."""
    members: Absent[Many[Delegate]] = None
    """Its members that the sources name."""
    size: Absent[Count] = None
    """The number of its members, where the sources give it."""
    status: Absent[DelegationStatus] = None
    """Whether it was announced, confirmed, came, was changed or withdrawn."""
    mandate: Absent[Text] = None
    """What it may decide or is to achieve."""
    date: Absent[Date] = None
    """When it was announced or sent."""
