"""The closed lists of the record standard."""

from pourparler.vocabularies.agreement import AgreementKind, AgreementRole, AgreementStatus, Consent
from pourparler.vocabularies.coding import CodingKind, Confidence, IdentifierScheme
from pourparler.vocabularies.delegation import DelegationRole, DelegationStatus
from pourparler.vocabularies.event import (
    EventFormat,
    EventKind,
    EventMedium,
    EventStatus,
    Outcome,
    ParticipantRole,
    PlacePrecision,
    Presence,
)
from pourparler.vocabularies.issue import Issue
from pourparler.vocabularies.party import AliasKind, PartyKind
from pourparler.vocabularies.person import RoleLevel
from pourparler.vocabularies.process import ProcessStatus, ThirdPartyRole, Track
from pourparler.vocabularies.proposal import (
    ProposalKind,
    ProposalResponse,
    ProposalStatus,
    TextForm,
    TextStatus,
)
from pourparler.vocabularies.source import SourceKind
from pourparler.vocabularies.statement import (
    Certainty,
    SegmentKind,
    SpeakerKind,
    SpeechAct,
    StatementMedium,
)
from pourparler.vocabularies.vocabulary import Vocabulary

__all__ = [
    "AgreementKind",
    "AgreementRole",
    "AgreementStatus",
    "AliasKind",
    "Certainty",
    "CodingKind",
    "Confidence",
    "Consent",
    "DelegationRole",
    "DelegationStatus",
    "EventFormat",
    "EventKind",
    "EventMedium",
    "EventStatus",
    "IdentifierScheme",
    "Issue",
    "Outcome",
    "ParticipantRole",
    "PartyKind",
    "PlacePrecision",
    "Presence",
    "ProcessStatus",
    "ProposalKind",
    "ProposalResponse",
    "ProposalStatus",
    "RoleLevel",
    "SegmentKind",
    "SourceKind",
    "SpeakerKind",
    "SpeechAct",
    "StatementMedium",
    "TextForm",
    "TextStatus",
    "ThirdPartyRole",
    "Track",
    "Vocabulary",
]
