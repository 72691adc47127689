"""Typed records of diplomatic negotiations, coded from news articles.

Nine record types (:class:`Source`, :class:`Party`, :class:`Person`, :class:`Process`,
:class:`Event`, :class:`Delegation`, :class:`Statement`, :class:`Proposal`, :class:`Agreement`),
the vocabularies that their values are taken from, :class:`Date`, and :func:`read`,
:func:`write` and :class:`Dataset` for whole documents. Records are frozen, closed and strict.
"""

from typing import TYPE_CHECKING, Any

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
from pourparler.extra import (
    ExtraValues,
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
    ProcessHistoryEntry,
    ThirdParty,
)
from pourparler.proposal import (
    Proposal,
    ProposalHistoryEntry,
    Response,
)
from pourparler.record import (
    Alias,
    Coding,
    Evidence,
    HistoryEntry,
    Identifier,
    Passage,
    Quantity,
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
    Consent,
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
    PlacePrecision,
    Presence,
    ProcessStatus,
    ProposalKind,
    ProposalResponse,
    ProposalStatus,
    RoleLevel,
    SegmentKind,
    SourceKind,
    SpeakerKind,
    SpeechAct,
    StatementMedium,
    TextForm,
    TextStatus,
    ThirdPartyRole,
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
    "Consent",
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
    "ExtraValues",
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
    "PlacePrecision",
    "Presence",
    "Process",
    "ProcessHistoryEntry",
    "ProcessStatus",
    "Proposal",
    "ProposalHistoryEntry",
    "ProposalKind",
    "ProposalResponse",
    "ProposalStatus",
    "Quantity",
    "Record",
    "RepeatedNameError",
    "Response",
    "Role",
    "RoleLevel",
    "Segment",
    "SegmentKind",
    "Source",
    "SourceKind",
    "SpeakerKind",
    "SpeechAct",
    "Statement",
    "StatementMedium",
    "Term",
    "TextForm",
    "TextStatus",
    "ThirdParty",
    "ThirdPartyRole",
    "Track",
    "Vocabulary",
    "Waiver",
    "read",
    "write",
]

__version__: str
"""The version of the distribution that is installed."""

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name != "__version__":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import metadata  # takes long to load, and is seldom asked for

        return metadata.version("pourparler")
