"""A series of talks."""

from typing import Annotated, Literal

from pydantic import Field

from pourparler.dates import Date
from pourparler.record import Record
from pourparler.values import Absent, ActorRef, Many, PartyRef, ProcessId, ProcessRef, Text
from pourparler.vocabularies import ProcessStatus, Track


class Process(Record, frozen=True):
    """A series of talks."""

    type: Literal["process"] = "process"
    """The record type."""
    id: ProcessId
    """The record's own id, such as process:my-process."""
    title: Text
    """The name by which the dataset calls the talks."""
    parties: Annotated[tuple[PartyRef, ...], Field(min_length=2)]
    """The parties that negotiate: at least two."""
    track: Absent[Track] = None
    """Who talks: governments, private persons or both."""
    status: Absent[ProcessStatus] = None
    """Where the talks stand."""
    start: Absent[Date] = None
    """When the talks began."""
    end: Absent[Date] = None
    """When the talks ended."""
    mediators: Absent[Many[ActorRef]] = None
    """The parties or persons who mediate."""
    supporters: Absent[Many[PartyRef]] = None
    """The parties that help without mediating."""
    parent: Absent[ProcessRef] = None
    """The process that this one is a part of."""
    resumes: Absent[ProcessRef] = None
    """The earlier process that this one takes up again."""
