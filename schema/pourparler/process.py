"""A series of talks."""

from typing import Literal

from pourparler.dates import Date
from pourparler.model import Model
from pourparler.record import HistoryEntry, Record
from pourparler.values import Absent, ActorRef, Many, Pair, PartyRef, ProcessId, ProcessRef, Text
from pourparler.vocabularies import ProcessStatus, ThirdPartyRole, Track


class ThirdParty(Model, frozen=True):
    """Somebody who is not a side and has a part in the talks as a whole."""

    actor: ActorRef
    """The party or person."""
    role: ThirdPartyRole
    """The part that it has; a part in a single event stands there."""


class ProcessHistoryEntry(HistoryEntry, frozen=True):
    """One step on the way to the present status of the talks."""

    status: ProcessStatus
    """The status that was reached."""


class Process(Record, frozen=True):
    """A series of talks."""

    type: Literal["process"] = "process"
    """The record type."""
    id: ProcessId
    """The record's own id, such as process:my-process."""
    title: Text
    """The name by which the dataset calls the talks."""
    parties: Pair[PartyRef]
    """The parties that negotiate: at least two."""
    track: Absent[Track] = None
    """Who talks: governments, private persons or both."""
    status: Absent[ProcessStatus] = None
    """Where the talks stand, where a source says so: the last status of their history."""
    start: Absent[Date] = None
    """When the talks began."""
    end: Absent[Date] = None
    """When the talks ended."""
    mediators: Absent[Many[ActorRef]] = None
    """The parties or persons of whom a source says that they mediate."""
    supporters: Absent[Many[PartyRef]] = None
    """The parties that help or back the talks, and are not said to mediate."""
    third_parties: Absent[Many[ThirdParty]] = None
    """Others who have a part in the talks as a whole, and which."""
    parent: Absent[ProcessRef] = None
    """The process that this one is a part of."""
    resumes: Absent[ProcessRef] = None
    """The earlier process that this one takes up again."""
    history: Absent[Many[ProcessHistoryEntry]] = None
    """The steps that led to the present status, oldest first."""
