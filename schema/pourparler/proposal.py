"""Something that is put forward."""

from typing import Literal

from pourparler.dates import Date
from pourparler.model import Model
from pourparler.record import Evidence, HistoryEntry, Record, Term
from pourparler.values import (
    Absent,
    ActorRef,
    AnswerableRef,
    Many,
    ProcessRef,
    ProposalId,
    ProposalRef,
    StatementRef,
    Text,
)
from pourparler.vocabularies import (
    ProposalKind,
    ProposalResponse,
    ProposalStatus,
    TextForm,
    TextStatus,
)


class ProposalHistoryEntry(HistoryEntry, frozen=True):
    """One step on the way to the present status of a proposal."""

    status: ProposalStatus
    """The status that was reached."""


class Response(Model, frozen=True):
    """The latest answer of one addressee among several."""

    by: Many[ActorRef]
    """The addressee, or those of its people who answered."""
    response: ProposalResponse
    """What it answered."""
    date: Absent[Date] = None
    """When it answered."""
    statement: Absent[StatementRef] = None
    """The statement in which it answered."""
    evidence: Absent[Many[Evidence]] = None
    """The words of the sources that say so."""


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
    """The parties or persons whose proposal it is: who wrote it, not who hands it on."""
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
    """The steps that the whole proposal took, oldest first."""
    responses: Absent[Many[Response]] = None
    """The latest answer of each addressee, where there are several."""
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
