"""What an agreement is, how far it has come, and who is bound by it."""

from pourparler.vocabularies.vocabulary import Vocabulary


class AgreementKind(Vocabulary):
    """What an agreement is about."""

    PROCEDURAL = "procedural"
    """It settles how talks that are under way go on, such as agenda, format or rules."""
    PRE_NEGOTIATION = "pre_negotiation"
    """It settles that talks will begin, and with whom, where or on what basis."""
    CEASEFIRE = "ceasefire"
    """It stops or pauses the fighting."""
    EXCHANGE = "exchange"
    """It provides for an exchange or release, above all of prisoners, detainees or bodies."""
    PARTIAL = "partial"
    """It settles some of the matters in dispute and leaves the others open."""
    COMPREHENSIVE = "comprehensive"
    """It is meant to settle the conflict as a whole."""
    IMPLEMENTATION = "implementation"
    """It settles how and when an earlier agreement is carried out."""
    RENEWAL = "renewal"
    """It prolongs, restores or reaffirms an earlier agreement."""
    UNILATERAL = "unilateral"
    """One party alone has declared a commitment on which others rely."""
    OTHER = "other"
    """It is about something else, which the notes describe."""


class AgreementStatus(Vocabulary):
    """How far the agreement has come, as the sources say."""

    AGREED = "agreed"
    """The sides have settled it, and nothing is said of initials or signatures."""
    AGREED_IN_PRINCIPLE = "agreed_in_principle"
    """The sides accept its main lines, and details or wording are still open."""
    TEXT_FINAL = "text_final"
    """The wording is settled and closed, and nothing is said of initials or signatures."""
    INITIALLED = "initialled"
    """Negotiators have marked the text as final with their initials, before any signature."""
    ADOPTED = "adopted"
    """A meeting or body has passed it by vote or consensus, in place of signatures
    or before them."""
    SIGNED = "signed"
    """Representatives have signed it, and nothing says that it applies yet."""
    RATIFIED = "ratified"
    """Every side has approved it by its own procedure after signing, and nothing
    says that it applies yet."""
    IN_FORCE = "in_force"
    """It binds the parties now."""
    SUSPENDED = "suspended"
    """Its application is paused, and it has not been ended."""
    TERMINATED = "terminated"
    """It has ended, by notice, by common decision or because its time ran out."""
    DENIED = "denied"
    """One of its alleged parties says that there is no such agreement."""


class Consent(Vocabulary):
    """What a party has done to be bound by an agreement."""

    AGREED = "agreed"
    """It has said yes, and no initials or signature of its own are known."""
    INITIALLED = "initialled"
    """It has put its initials to the text and has not signed it."""
    SIGNED = "signed"
    """It has signed, and no ratification of its own is known."""
    RATIFIED = "ratified"
    """It has signed and then approved the agreement by its own procedure."""
    ACCEDED = "acceded"
    """It has joined an agreement that others had signed, by one act in place of
    signature and ratification."""
    DECLINED = "declined"
    """It was to take part and has said that it will not."""
    WITHDRAWN = "withdrawn"
    """It has taken back the consent that it once gave."""


class AgreementRole(Vocabulary):
    """What part a party has in the agreement."""

    PARTY = "party"
    """It is bound by the agreement as one of the sides, whoever signed it."""
    SIGNATORY = "signatory"
    """It has put its signature to the agreement as one of the sides."""
    ADHERENT = "adherent"
    """It joined an agreement that others had made."""
    GUARANTOR = "guarantor"
    """It undertakes to see to it that the sides keep the agreement."""
    WITNESS = "witness"
    """It attests that the agreement was made and is not bound by it."""
    DEPOSITARY = "depositary"
    """It keeps the original and receives notices such as ratifications."""
