"""What an event is, how far it has come, who takes part, and what came of it."""

from pourparler.vocabularies.vocabulary import Vocabulary


class EventKind(Vocabulary):
    """What sort of thing happens or is planned."""

    NEGOTIATION_ROUND = "negotiation_round"
    """Delegations of the sides negotiate with each other, as one sitting of a series of talks."""
    SUMMIT = "summit"
    """Heads of state or government meet each other."""
    BILATERAL_MEETING = "bilateral_meeting"
    """Representatives of two parties meet, below the level of leaders and
    outside a round of talks."""
    VISIT = "visit"
    """Someone travels to another party, and the article speaks of the stay
    more than of one meeting."""
    CALL = "call"
    """Representatives of parties speak by telephone or video link."""
    MEDIATION_SESSION = "mediation_session"
    """A mediator leads a meeting at which the sides sit together."""
    SHUTTLE = "shuttle"
    """A mediator travels back and forth between sides that stay in different places."""
    PROXIMITY_TALKS = "proximity_talks"
    """The sides are at one site in separate rooms, and a mediator goes from one to the other."""
    TECHNICAL_TALKS = "technical_talks"
    """Specialists of the sides meet on details such as maps, lists, wording or verification."""
    PRE_TALKS = "pre_talks"
    """The sides discuss whether, where, when and with whom they will negotiate."""
    EXCHANGE_OF_PROPOSALS = "exchange_of_proposals"
    """The sides give each other their papers or positions."""
    HANDOVER = "handover"
    """One side gives another a document, people, bodies or goods and receives
    nothing of the kind in return."""
    INVITATION = "invitation"
    """A party asks another to come to talks, a meeting or a visit."""
    REFUSAL = "refusal"
    """A party declines an invitation or stays away from talks on purpose."""
    WALKOUT = "walkout"
    """A delegation leaves a meeting in protest while it goes on."""
    SUSPENSION = "suspension"
    """Talks that were under way are interrupted by decision, with a return left open."""
    ADOPTION = "adoption"
    """A meeting or body passes a text by vote or consensus, without signatures."""
    SIGNING = "signing"
    """Representatives put their signatures to a text."""
    RATIFICATION = "ratification"
    """A side's parliament or other competent body approves what was signed before."""
    CEASEFIRE = "ceasefire"
    """Fighting stops or pauses, as a fact to be told apart from the
    agreement or order to stop it."""
    PRISONER_EXCHANGE = "prisoner_exchange"
    """The sides release captives to each other."""
    UNILATERAL_MEASURE = "unilateral_measure"
    """A party does something on its own that bears on the talks, short of
    sanctions and of fighting."""
    SANCTIONS_STEP = "sanctions_step"
    """A party imposes, tightens, eases or lifts sanctions."""
    HOSTILITIES = "hostilities"
    """Attacks, strikes or fighting take place."""
    OTHER = "other"
    """Something of another sort happens, which the notes describe."""


class EventStatus(Vocabulary):
    """How far the event has come, as the sources say."""

    PROPOSED = "proposed"
    """One side or a third party has suggested it, and nobody else has agreed yet."""
    ANNOUNCED = "announced"
    """One side alone has said that it will take place."""
    AGREED = "agreed"
    """The sides have settled with each other that it will take place."""
    CONFIRMED = "confirmed"
    """The plan was known already, and the sides have each said since that it stands."""
    POSTPONED = "postponed"
    """It has been put off without a new date."""
    RESCHEDULED = "rescheduled"
    """It has been moved to another date, which is stated."""
    CANCELLED = "cancelled"
    """It has been called off before it began, with no later date in view."""
    STARTED = "started"
    """It has begun, and its end is not reported yet."""
    HELD = "held"
    """It took place, or, if it is a measure or hostilities, it was carried out."""
    BROKEN_OFF = "broken_off"
    """It began and was stopped before its work was done."""
    DID_NOT_TAKE_PLACE = "did_not_take_place"
    """Its date passed without it, and no cancellation or postponement is reported."""


class EventFormat(Vocabulary):
    """How the sides are in contact with each other."""

    DIRECT = "direct"
    """The sides talk to each other themselves, whether or not a third party is present."""
    PROXIMITY = "proximity"
    """The sides are at one site but apart, and a go-between moves from room to room."""
    SHUTTLE = "shuttle"
    """The sides stay in different places, and a go-between travels from one to the other."""
    INDIRECT_MESSAGES = "indirect_messages"
    """A third party only passes messages between the sides and brings them to no common site."""
    HYBRID = "hybrid"
    """The event joins direct and indirect contact, such as a common opening
    followed by separate rooms."""


class EventMedium(Vocabulary):
    """By what means those taking part communicate."""

    IN_PERSON = "in_person"
    """People are physically present with those they talk to."""
    PHONE = "phone"
    """People speak over a voice connection and do not see each other."""
    VIDEO = "video"
    """People see and hear each other over a connection."""
    WRITTEN = "written"
    """People only send each other letters, notes or messages."""


class ParticipantRole(Vocabulary):
    """What part a party plays in the event."""

    NEGOTIATING_PARTY = "negotiating_party"
    """It negotiates for itself and would be bound by what is agreed."""
    CO_CHAIR = "co_chair"
    """It presides over the talks jointly with another."""
    HOST = "host"
    """It gives the talks their place and receives the participants, which
    alone makes it no mediator."""
    CONVENER = "convener"
    """It calls the meeting and invites the sides, wherever they then meet."""
    MEDIATOR = "mediator"
    """It works between the sides on the substance and may suggest solutions of its own."""
    FACILITATOR = "facilitator"
    """It helps the sides to meet and to talk, without suggestions of its own on the substance."""
    GUARANTOR = "guarantor"
    """It undertakes to see to it that the sides keep what they agree."""
    OBSERVER = "observer"
    """It is present and listens, without negotiating, presiding or checking compliance."""
    MONITOR = "monitor"
    """It checks whether the sides keep what they have agreed, and reports on it."""
    SUPPORTER = "supporter"
    """It backs the talks in word or deed, and the article does not say that it
    mediates, hosts or guarantees."""
    WITNESS = "witness"
    """It attests an act such as a signing by being present, and undertakes nothing further."""
    DEPOSITARY = "depositary"
    """It keeps the original of the text and receives the notices that concern it."""
    ADVISER = "adviser"
    """It counsels one of the sides or the chair and does not negotiate itself."""
    INVITED = "invited"
    """It was asked to take part and is not, or not yet, one of the sides; a side
    that stays away keeps its role."""
    EXCLUDED = "excluded"
    """It has a stake in the event and, as the article says, was left out or not invited."""
    ACTOR = "actor"
    """It carries out the measure, the attack or another act that is no meeting."""
    TARGET = "target"
    """The measure, the attack or another act that is no meeting is directed at it."""


class Presence(Vocabulary):
    """Whether a participant comes or came."""

    EXPECTED = "expected"
    """Others name it among those who are to come, and it has not said so itself."""
    CONFIRMED = "confirmed"
    """It has said itself that it will come."""
    ATTENDED = "attended"
    """It was there, and nothing is said of its leaving in protest."""
    ABSENT = "absent"
    """It was expected or invited and did not come."""
    WALKED_OUT = "walked_out"
    """It came and left in protest before the end."""


class Outcome(Vocabulary):
    """What came of an event."""

    FULL_AGREEMENT = "full_agreement"
    """The sides settled everything that was on the table."""
    PARTIAL_AGREEMENT = "partial_agreement"
    """The sides settled some of what was on the table and left the rest open."""
    PROCEDURAL_AGREEMENT = "procedural_agreement"
    """The sides settled how they will talk, such as agenda, format or rules,
    and nothing of substance."""
    AGREEMENT_IN_PRINCIPLE = "agreement_in_principle"
    """The sides settled the main lines and left details or wording to be worked out."""
    CEASEFIRE = "ceasefire"
    """The sides agreed to stop or to pause the fighting, wholly or in part."""
    EXCHANGE_AGREED = "exchange_agreed"
    """The sides agreed to exchange or to release prisoners, detainees or bodies."""
    NEXT_ROUND_AGREED = "next_round_agreed"
    """The sides agreed to meet again, with or without a date."""
    PROPOSALS_EXCHANGED = "proposals_exchanged"
    """The sides gave each other their proposals, which says nothing about their acceptance."""
    STATEMENT_ONLY = "statement_only"
    """A joint or closing statement was issued, and nothing else came of it."""
    NO_AGREEMENT = "no_agreement"
    """The meeting ran its course, and nothing was settled."""
    BREAKDOWN = "breakdown"
    """The meeting failed in open dispute, or the talks were broken off over it."""


class PlacePrecision(Vocabulary):
    """How exactly a place is known."""

    VENUE = "venue"
    """The name is that of a building or site, such as a palace or a border post."""
    SETTLEMENT = "settlement"
    """The name is that of a town or village, and the event was in it."""
    NEAR = "near"
    """It was not in the named place but close to it, within some 25 kilometres."""
    REGION = "region"
    """The name is that of a province, district, front or other area within a country."""
    COUNTRY = "country"
    """Nothing smaller than the country is known."""
    UNCLEAR = "unclear"
    """How exactly the name is meant cannot be made out from the source."""
