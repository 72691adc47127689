"""A collective actor: a state, ministry, movement, organisation or coalition."""

from typing import Literal

from pourparler.dates import Date
from pourparler.model import Model
from pourparler.record import Alias, Record
from pourparler.values import Absent, Country, Many, PartyId, PartyRef, Text
from pourparler.vocabularies import PartyKind


class Membership(Model, frozen=True):
    """One member of a party that has members."""

    party: PartyRef
    """The member."""
    start: Absent[Date] = None
    """When the membership began."""
    end: Absent[Date] = None
    """When the membership ended."""


class Party(Record, frozen=True):
    """A collective actor: a state, ministry, movement, organisation or coalition."""

    type: Literal["party"] = "party"
    """The record type."""
    id: PartyId
    """The record's own id, such as party:my-party."""
    kind: PartyKind
    """What sort of actor it is."""
    name: Text
    """The name by which the dataset calls it."""
    aliases: Absent[Many[Alias]] = None
    """Other names that texts use for it."""
    country: Absent[Country] = None
    """The country that it is, or that it belongs to."""
    parent: Absent[PartyRef] = None
    """The party that this one is a body of: a ministry's state."""
    members: Absent[Many[Membership]] = None
    """The parties that it consists of, for a coalition or an organisation."""
    start: Absent[Date] = None
    """When it came into being."""
    end: Absent[Date] = None
    """When it ceased to be."""
