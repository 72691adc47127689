"""The fields and the values that the record standard, version 1.1, fixes.

Data files are written against these names: a change here is a change of the standard.
"""

import pytest

from pourparler import (
    MODELS,
    AgreementHistoryEntry,
    AgreementParty,
    Alias,
    Coding,
    Delegate,
    EventHistoryEntry,
    Evidence,
    Identifier,
    Membership,
    Model,
    Participation,
    Passage,
    Place,
    ProcessHistoryEntry,
    ProposalHistoryEntry,
    Quantity,
    Response,
    Role,
    Segment,
    Term,
    ThirdParty,
    Vocabulary,
    Waiver,
)
from pourparler.fields import Field, fields
from pourparler.values import RECORD_TYPES, Reference

HEAD = "type*:type id*:id"
TAIL = (
    "evidence:[Evidence] notes:text coding:Coding identifiers:[Identifier] waivers:[Waiver] "
    "extra:extra"
)
ANY = "|".join(RECORD_TYPES)

RECORDS = {
    "source": "kind*:SourceKind language*:language title:text publisher:text authors:[text] "
    "published:date updated:date retrieved:date url:url archive_url:url license:text text:verbatim "
    "text_file:text sha256:sha256 wording_sha256:sha256 republishes:@source corrects:@source",
    "party": "kind*:PartyKind name*:text aliases:[Alias] country:country parent:@party "
    "members:[Membership] start:date end:date",
    "person": "name*:text aliases:[Alias] roles:[Role]",
    "process": "title*:text parties*:[@party] track:Track status:ProcessStatus start:date end:date "
    "mediators:[@party|person] supporters:[@party] third_parties:[ThirdParty] parent:@process "
    "resumes:@process history:[ProcessHistoryEntry]",
    "event": "kind*:EventKind status*:EventStatus title:text date:date process:@process "
    "round:count previous:@event parent:@event implements:[@agreement|proposal] place:Place "
    "quantities:[Quantity] format:EventFormat medium:EventMedium "
    "participants:[Participation] confirmed_by:[@party] agenda:[Issue] outcomes:[Outcome] "
    "history:[EventHistoryEntry]",
    "delegation": "party*:@party event:@event process:@process members:[Delegate] size:count "
    "status:DelegationStatus mandate:text date:date",
    "statement": "acts*:[SpeechAct] segments*:[Segment] speaker:@party|person "
    "speaker_described:text speaker_kind:SpeakerKind co_speakers:[@party|person] "
    "speaker_role:verbatim on_behalf_of:@party date:date "
    "medium:StatementMedium event:@event addressees:[@party|person] "
    f"about:[@{ANY}] condition:verbatim certainty:Certainty via:[@person|party|source] "
    "responds_to:@statement|proposal|event retracts:@statement original_language:language "
    "translated:flag summary:text",
    "proposal": "kind*:ProposalKind title*:text issuers*:[@party|person] status*:ProposalStatus "
    "addressees:[@party|person] process:@process form:TextForm text_status:TextStatus date:date "
    "history:[ProposalHistoryEntry] responses:[Response] terms:[Term] "
    "responds_to:@statement|proposal|event amends:@proposal supersedes:@proposal expires:date",
    "agreement": "kind*:AgreementKind title*:text parties*:[AgreementParty] texts:[@source] "
    "status*:AgreementStatus event:@event process:@process proposals:[@proposal] form:TextForm "
    "date:date effective:date expires:date history:[AgreementHistoryEntry] terms:[Term]",
}
PASSAGE = "source*:@source exact*:verbatim prefix:verbatim suffix:verbatim start:offset end:offset"
STEP = "date:date by:[@party|person] event:@event evidence:[Evidence]"
PARTS: dict[type[Model], str] = {
    Passage: PASSAGE,
    Evidence: f"{PASSAGE} supports:[pointer]",
    Coding: "coder*:text kind*:CodingKind tool:text coded_on:date confidence:Confidence "
    "confidence_reason:text",
    Identifier: "scheme*:IdentifierScheme value*:text",
    Waiver: "rule*:rule reason*:reason at:pointer by:text until:date",
    Alias: "name*:text kind*:AliasKind language:language",
    Membership: "party*:@party start:date end:date",
    Role: "title*:text party*:@party level:RoleLevel start:date end:date",
    Place: "name*:text country:country venue:text precision:PlacePrecision "
    "identifiers:[Identifier]",
    Participation: "party*:@party role*:ParticipantRole persons:[@person] level:RoleLevel "
    "presence:Presence",
    EventHistoryEntry: f"status*:EventStatus {STEP}",
    ProcessHistoryEntry: f"status*:ProcessStatus {STEP}",
    ThirdParty: "actor*:@party|person role*:ThirdPartyRole",
    ProposalHistoryEntry: f"status*:ProposalStatus {STEP}",
    AgreementHistoryEntry: f"status*:AgreementStatus {STEP}",
    Delegate: "role*:DelegationRole person:@person name:text title:text",
    Segment: "kind*:SegmentKind text*:verbatim source:@source start:offset end:offset "
    "prefix:verbatim suffix:verbatim",
    Term: "issue*:Issue text*:verbatim id:slug by:[@party] deadline:date "
    "quantities:[Quantity] condition:verbatim evidence:[Evidence]",
    Quantity: "what*:text value:number min:number max:number approximate:flag unit:text "
    "evidence:[Evidence]",
    Response: "by*:[@party|person] response*:ProposalResponse date:date statement:@statement "
    "evidence:[Evidence]",
    AgreementParty: "party*:@party role*:AgreementRole consent:Consent date:date event:@event",
}

VALUES = {
    "SourceKind": "news_article press_release official_document transcript interview social_post "
    "broadcast dataset book other",
    "PartyKind": "state state_body de_facto_authority intergovernmental_organization "
    "non_state_armed_group coalition political_party civil_society company media "
    "unspecified_collective other",
    "AliasKind": "official short former transliteration metonym demonym",
    "RoleLevel": "head_of_state head_of_government head_of_organization minister deputy_minister "
    "envoy ambassador spokesperson negotiator military parliamentarian official other",
    "Track": "track_1 track_1_5 track_2 track_3 backchannel technical",
    "ProcessStatus": "exploratory active suspended dormant concluded collapsed",
    "ThirdPartyRole": "co_chair host convener facilitator guarantor observer monitor witness "
    "depositary adviser invited excluded",
    "EventKind": "negotiation_round summit bilateral_meeting visit call mediation_session shuttle "
    "proximity_talks technical_talks pre_talks exchange_of_proposals handover invitation refusal "
    "walkout suspension adoption signing ratification ceasefire prisoner_exchange "
    "unilateral_measure sanctions_step hostilities other",
    "EventStatus": "proposed announced agreed confirmed postponed rescheduled cancelled started "
    "held broken_off did_not_take_place",
    "EventFormat": "direct proximity shuttle indirect_messages hybrid",
    "EventMedium": "in_person phone video written",
    "ParticipantRole": "negotiating_party co_chair host convener mediator facilitator guarantor "
    "observer monitor supporter witness depositary adviser invited excluded actor target",
    "Presence": "expected confirmed attended absent walked_out",
    "Outcome": "full_agreement partial_agreement procedural_agreement agreement_in_principle "
    "ceasefire exchange_agreed next_round_agreed proposals_exchanged statement_only no_agreement "
    "breakdown",
    "PlacePrecision": "venue settlement near region country unclear",
    "DelegationStatus": "announced confirmed attended changed withdrawn",
    "DelegationRole": "head deputy_head member adviser expert interpreter observer",
    "SegmentKind": "direct partial indirect summary",
    "StatementMedium": "written_statement press_conference interview speech social_media "
    "phone_call letter official_document broadcast briefing leak other",
    "SpeechAct": "announce inform claim accuse criticize praise deny confirm promise offer propose "
    "accept accept_conditionally reject demand appeal threaten warn ultimatum clarify retract "
    "reaffirm express_readiness express_regret express_concern express_hope express_support "
    "call_for_talks refuse decline_comment other",
    "SpeakerKind": "unnamed narrator hearsay",
    "Certainty": "certain probable possible",
    "ProposalKind": "memorandum position_paper peace_plan draft_agreement framework "
    "counter_proposal amendment ceasefire_offer exchange_offer confidence_building talks_proposal "
    "mediation_offer agenda roadmap ultimatum oral_offer non_paper other",
    "ProposalStatus": "expected in_preparation prepared announced presented under_discussion "
    "accepted accepted_in_part accepted_conditionally rejected countered amended withdrawn expired "
    "superseded implemented",
    "ProposalResponse": "accepted accepted_in_part accepted_conditionally welcomed rejected "
    "countered deferred undisclosed no_answer",
    "TextForm": "written oral unwritten_understanding",
    "TextStatus": "published leaked not_public",
    "AgreementKind": "procedural pre_negotiation ceasefire exchange partial comprehensive "
    "implementation renewal unilateral other",
    "AgreementStatus": "agreed agreed_in_principle text_final initialled adopted signed ratified "
    "in_force suspended terminated denied",
    "Consent": "agreed initialled signed ratified acceded declined withdrawn",
    "AgreementRole": "party signatory adherent guarantor witness depositary",
    "Issue": "territory security_guarantees alliances ceasefire demilitarization prisoners "
    "missing_persons humanitarian_access civilians sanctions reconstruction accountability "
    "language_culture_minorities political_status elections nuclear energy maritime monitoring "
    "procedure root_causes land political_participation power_sharing constitution "
    "security_forces arms_control drugs victims refugees human_rights gender amnesty trade economy "
    "environment other",
    "CodingKind": "human machine machine_reviewed",
    "Confidence": "high medium low",
    "IdentifierScheme": "wikidata iso3166-1 un-m49 gwno cow ucdp pa-x geonames other",
}


@pytest.mark.parametrize(("record_type", "expected"), RECORDS.items())
def test_fields_of_records(record_type: str, expected: str) -> None:
    assert _described(MODELS[record_type]) == f"{HEAD} {expected} {TAIL}".split()


@pytest.mark.parametrize(("model", "expected"), PARTS.items())
def test_fields_of_parts(model: type[Model], expected: str) -> None:
    assert _described(model) == expected.split()


def test_there_are_no_other_records_and_lists() -> None:
    assert list(MODELS) == list(RECORDS)
    assert list(RECORD_TYPES) == list(RECORDS)
    assert {vocabulary.__name__ for vocabulary in Vocabulary.__subclasses__()} == set(VALUES)


@pytest.mark.parametrize("vocabulary", Vocabulary.__subclasses__())
def test_values(vocabulary: type[Vocabulary]) -> None:
    assert [value.value for value in vocabulary] == VALUES[vocabulary.__name__].split()


def _described(model: type[Model]) -> list[str]:
    return [
        f"{name}{'*' if field.required else ''}:{_form(field)}"
        for name, field in fields(model).items()
    ]


def _form(field: Field) -> str:
    if isinstance(field.kind, Reference):
        one = "@" + "|".join(field.kind.types)
    else:
        one = field.form.name if field.form else getattr(field.kind, "__name__", "")
    return f"[{one}]" if field.many else one
