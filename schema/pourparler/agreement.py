"""Something that is agreed."""

from typing import Literal

from pourparler.dates import Date
from pourparler.model import Model
from pourparler.record import HistoryEntry, Record, Term
from pourparler.values import (
    Absent,
    AgreementId,
    EventRef,
    Many,
    PartyRef,
    ProcessRef,
    ProposalRef,
    SourceRef,
    Text,
)
from pourparler.vocabularies import (
    AgreementKind,
    AgreementRole,
    AgreementStatus,
    Consent,
    TextForm,
)


class AgreementParty(Model, frozen=True):
    """A party's part in an agreement."""

    party: PartyRef
    """The party."""
    role: AgreementRole
    """The capacity in which it stands in the agreement, which says nothing of its consent."""
    consent: Absent[Consent] = None
    """What this party has done to be bound."""
    date: Absent[Date] = None
    """When it did so."""
    event: Absent[EventRef] = None
    """The event at which it did so."""


class AgreementHistoryEntry(HistoryEntry, frozen=True):
    """One step on the way to the present status of an agreement."""

    status: AgreementStatus
    """The status that was reached."""


class Agreement(Record, frozen=True):
    """Something that is agreed."""

    type: Literal["agreement"] = "agreement"
    """The record type."""
    id: AgreementId
    """The record's own id, such as agreement:my-agreement."""
    kind: AgreementKind
    """What sort of agreement it is."""
    title: Text
    """The name by which the dataset calls it."""
    parties: Many[AgreementParty]
    """The parties, and the part that each has."""
    texts: Absent[Many[SourceRef]] = None
    """The sources that are its published texts; two that differ are two sources."""
    status: AgreementStatus
    """The furthest step that all sides have taken: the last status of its history."""
    event: Absent[EventRef] = None
    """The event at which it was agreed, or the last needed signature given."""
    process: Absent[ProcessRef] = None
    """The talks that it came from."""
    proposals: Absent[Many[ProposalRef]] = None
    """The proposals that it rests on."""
    form: Absent[TextForm] = None
    """Whether it is in writing."""
    date: Absent[Date] = None
    """The day of the last act that its status needed."""
    effective: Absent[Date] = None
    """When it comes into force."""
    expires: Absent[Date] = None
    """When it ends."""
    history: Absent[Many[AgreementHistoryEntry]] = None
    """The steps that led to the present status, oldest first."""
    terms: Absent[Many[Term]] = None
    """The points that it consists of."""
