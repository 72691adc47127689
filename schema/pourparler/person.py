"""A person who speaks, negotiates or decides."""

from typing import Literal

from pourparler.dates import Date
from pourparler.model import Model
from pourparler.record import Alias, Record
from pourparler.values import Absent, Many, PartyRef, PersonId, Text
from pourparler.vocabularies import RoleLevel


class Role(Model, frozen=True):
    """An office or function that a person holds or held."""

    title: Text
    """The title of the office, such as Minister of Foreign Affairs."""
    party: PartyRef
    """The party that the office belongs to."""
    level: Absent[RoleLevel] = None
    """The rank of the office."""
    start: Absent[Date] = None
    """When the person took it up."""
    end: Absent[Date] = None
    """When the person gave it up."""


class Person(Record, frozen=True):
    """A person who speaks, negotiates or decides."""

    type: Literal["person"] = "person"
    """The record type."""
    id: PersonId
    """The record's own id, such as person:my-person."""
    name: Text
    """The name by which the dataset calls the person."""
    aliases: Absent[Many[Alias]] = None
    """Other names or spellings that texts use."""
    roles: Absent[Many[Role]] = None
    """The offices that the person holds or held, as far as a source states them."""
