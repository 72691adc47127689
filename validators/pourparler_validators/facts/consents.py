"""What the sides of an agreement have done to be bound, against the agreement's status."""

from pourparler import Agreement, AgreementParty, AgreementRole, Consent, Date
from pourparler_validators.facts.dates import reliable
from pourparler_validators.facts.values.agreements import Part, needed, part, rank, reached_by


def is_side(party: AgreementParty) -> bool:
    """Whether a party of an agreement is one of its sides."""
    return Part.SIDE in part(party.role)


def is_short(party: AgreementParty, agreement: Agreement) -> bool:
    """Whether the consent of a side falls short of the agreement's status.

    Where two or more have done what the status asks, others may join later: then only a signatory
    of two sides who has declined or withdrawn falls short.
    """
    asked = needed(agreement.status)
    if asked is None or party.consent is None or not is_side(party):
        return False
    if _reaches(party, asked):
        return False
    reached = {each.party for each in agreement.parties if is_side(each) and _reaches(each, asked)}
    if len(reached) < 2:
        return True
    founders = {each.party for each in agreement.parties if Part.FOUNDER in part(each.role)}
    is_founder = party.role is AgreementRole.SIGNATORY and len(founders) == 2
    return is_founder and rank(party.consent) is None


def last_of_consent(agreement: Agreement) -> Date | None:
    """The last day on which a side did what the status tells; none where one of them is unknown."""
    wanted = reached_by(agreement.status)
    sides = [each for each in agreement.parties if is_side(each)]
    dates = [reliable(each.date) for each in sides if each.consent is wanted]
    known = [date for date in dates if date is not None and date.latest is not None]
    if wanted is None or not sides or len(known) < len(sides):
        return None
    return max(known, key=lambda date: (str(date.latest), str(date.earliest)))


def _reaches(party: AgreementParty, asked: Consent) -> bool:
    has = rank(party.consent) if party.consent is not None else None
    wants = rank(asked)
    return has is not None and wants is not None and has >= wants
