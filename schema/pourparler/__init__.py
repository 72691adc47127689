"""Typed records of diplomatic negotiations, coded from news articles.

Nine record types (:class:`Source`, :class:`Party`, :class:`Person`, :class:`Process`,
:class:`Event`, :class:`Delegation`, :class:`Statement`, :class:`Proposal`, :class:`Agreement`),
the vocabularies that their values are taken from, :class:`Date`, and :func:`read`,
:func:`write` and :class:`Dataset` for whole documents. Records are frozen, closed and strict.
"""

from pourparler.agreement import (
    Agreement,
    AgreementHistoryEntry,
    AgreementParty,
)
from pourparler.dates import (
    Date,
    DateKind,
)
from pourparler.delegation import (
    Delegate,
    Delegation,
)
from pourparler.document import (
    MODELS,
    SCHEMA_VERSION,
    AnyRecord,
    Dataset,
    Document,
    RepeatedNameError,
    read,
    write,
)
from pourparler.event import (
    Event,
    EventHistoryEntry,
    Participation,
    Place,
)
from pourparler.model import (
    Model,
)
from pourparler.party import (
    Membership,
    Party,
)
from pourparler.person import (
    Person,
    Role,
)
from pourparler.process import (
    Process,
)
from pourparler.proposal import (
    Proposal,
    ProposalHistoryEntry,
)
from pourparler.record import (
    Alias,
    Coding,
    Evidence,
    HistoryEntry,
    Identifier,
    Passage,
    Record,
    Term,
    Waiver,
)
from pourparler.source import (
    Source,
)
from pourparler.statement import (
    Segment,
    Statement,
)
from pourparler.vocabularies import (
    AgreementKind,
    AgreementRole,
    AgreementStatus,
    AliasKind,
    Certainty,
    CodingKind,
    Confidence,
    DelegationRole,
    DelegationStatus,
    EventFormat,
    EventKind,
    EventMedium,
    EventStatus,
    IdentifierScheme,
    Issue,
    Outcome,
    ParticipantRole,
    PartyKind,
    Presence,
    ProcessStatus,
    ProposalKind,
    ProposalStatus,
    RoleLevel,
    SegmentKind,
    SourceKind,
    SpeechAct,
    StatementMedium,
    TextForm,
    TextStatus,
    Track,
    Vocabulary,
)

__all__ = [
    "MODELS",
    "SCHEMA_VERSION",
    "Agreement",
    "AgreementHistoryEntry",
    "AgreementKind",
    "AgreementParty",
    "AgreementRole",
    "AgreementStatus",
    "Alias",
    "AliasKind",
    "AnyRecord",
    "Certainty",
    "Coding",
    "CodingKind",
    "Confidence",
    "Dataset",
    "Date",
    "DateKind",
    "Delegate",
    "Delegation",
    "DelegationRole",
    "DelegationStatus",
    "Document",
    "Event",
    "EventFormat",
    "EventHistoryEntry",
    "EventKind",
    "EventMedium",
    "EventStatus",
    "Evidence",
    "HistoryEntry",
    "Identifier",
    "IdentifierScheme",
    "Issue",
    "Membership",
    "Model",
    "Outcome",
    "ParticipantRole",
    "Participation",
    "Party",
    "PartyKind",
    "Passage",
    "Person",
    "Place",
    "Presence",
    "Process",
    "ProcessStatus",
    "Proposal",
    "ProposalHistoryEntry",
    "ProposalKind",
    "ProposalStatus",
    "Record",
    "RepeatedNameError",
    "Role",
    "RoleLevel",
    "Segment",
    "SegmentKind",
    "Source",
    "SourceKind",
    "SpeechAct",
    "Statement",
    "StatementMedium",
    "Term",
    "TextForm",
    "TextStatus",
    "Track",
    "Vocabulary",
    "Waiver",
    "read",
    "write",
]
