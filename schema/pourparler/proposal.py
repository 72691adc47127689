"""Something that is put forward."""

from typing import Literal

from pourparler.dates import Date
from pourparler.record import HistoryEntry, Record, Term
from pourparler.values import (
    Absent,
    ActorRef,
    AnswerableRef,
    Many,
    ProcessRef,
    ProposalId,
    ProposalRef,
    Text,
)
from pourparler.vocabularies import ProposalKind, ProposalStatus, TextForm, TextStatus


class ProposalHistoryEntry(HistoryEntry, frozen=True):
    """One step on the way to the present status of a proposal."""

    status: ProposalStatus
    """The status that was reached."""


class Proposal(Record, frozen=True):
    """Something that is put forward."""

    type: Literal["proposal"] = "proposal"
    """The record type."""
    id: ProposalId
    """The record's own id, such as proposal:my-proposal."""
    kind: ProposalKind
    """What sort of proposal it is."""
    title: Text
    """The name by which the dataset calls it."""
    issuers: Many[ActorRef]
    """The parties or persons who put it forward."""
    status: ProposalStatus
    """How far it has come: the last status of its history."""
    addressees: Absent[Many[ActorRef]] = None
    """The parties or persons to whom it is made."""
    process: Absent[ProcessRef] = None
    """The talks that it belongs to."""
    form: Absent[TextForm] = None
    """Whether it is in writing."""
    text_status: Absent[TextStatus] = None
    """Whether its text can be read."""
    date: Absent[Date] = None
    """When it was put forward."""
    history: Absent[Many[ProposalHistoryEntry]] = None
    """The steps that led to the present status, oldest first."""
    terms: Absent[Many[Term]] = None
    """The points that it consists of."""
    responds_to: Absent[AnswerableRef] = None
    """The proposal, statement or event that it answers."""
    amends: Absent[ProposalRef] = None
    """The proposal that it changes."""
    supersedes: Absent[ProposalRef] = None
    """The proposal that it takes the place of."""
    expires: Absent[Date] = None
    """The last day on which it can be accepted."""
