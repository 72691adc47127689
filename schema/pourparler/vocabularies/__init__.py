"""The closed lists of the record standard."""

from pourparler.vocabularies.agreement import AgreementKind, AgreementRole, AgreementStatus
from pourparler.vocabularies.coding import CodingKind, Confidence, IdentifierScheme
from pourparler.vocabularies.delegation import DelegationRole, DelegationStatus
from pourparler.vocabularies.event import (
    EventFormat,
    EventKind,
    EventMedium,
    EventStatus,
    Outcome,
    ParticipantRole,
    Presence,
)
from pourparler.vocabularies.issue import Issue
from pourparler.vocabularies.party import AliasKind, PartyKind
from pourparler.vocabularies.person import RoleLevel
from pourparler.vocabularies.process import ProcessStatus, Track
from pourparler.vocabularies.proposal import ProposalKind, ProposalStatus, TextForm, TextStatus
from pourparler.vocabularies.source import SourceKind
from pourparler.vocabularies.statement import Certainty, SegmentKind, SpeechAct, StatementMedium
from pourparler.vocabularies.vocabulary import Vocabulary

__all__ = [
    "AgreementKind",
    "AgreementRole",
    "AgreementStatus",
    "AliasKind",
    "Certainty",
    "CodingKind",
    "Confidence",
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
    "Presence",
    "ProcessStatus",
    "ProposalKind",
    "ProposalStatus",
    "RoleLevel",
    "SegmentKind",
    "SourceKind",
    "SpeechAct",
    "StatementMedium",
    "TextForm",
    "TextStatus",
    "Track",
    "Vocabulary",
]
