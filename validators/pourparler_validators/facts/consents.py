"""What the sides of an agreement have done to be bound, against the agreement's status."""

from typing import Final

from pourparler import Agreement, AgreementParty, AgreementRole, AgreementStatus, Consent, Date
from pourparler_validators.facts.dates import reliable

_NO_SIDE: Final = (AgreementRole.WITNESS, AgreementRole.GUARANTOR, AgreementRole.DEPOSITARY)
_FOUNDERS: Final = (AgreementRole.PARTY, AgreementRole.SIGNATORY)
_RANKS: Final = {
    Consent.AGREED: 0,
    Consent.INITIALLED: 1,
    Consent.SIGNED: 2,
    Consent.RATIFIED: 3,
    Consent.ACCEDED: 3,
}
"""How far each consent goes; one that was declined or withdrawn goes nowhere."""
NEEDED: Final = {
    AgreementStatus.SIGNED: Consent.SIGNED,
    AgreementStatus.RATIFIED: Consent.RATIFIED,
    AgreementStatus.IN_FORCE: Consent.SIGNED,
}
"""The consent that a status asks of every side."""
_OWN: Final = {
    AgreementStatus.AGREED: Consent.AGREED,
    AgreementStatus.INITIALLED: Consent.INITIALLED,
    AgreementStatus.SIGNED: Consent.SIGNED,
    AgreementStatus.RATIFIED: Consent.RATIFIED,
}
"""The consent by which a status is reached."""


def is_side(party: AgreementParty) -> bool:
    """Whether a party of an agreement is one of its sides."""
    return party.role not in _NO_SIDE


def is_short(party: AgreementParty, agreement: Agreement) -> bool:
    """Whether the consent of a side falls short of the agreement's status.

    Where two or more have done what the status asks, others may join later: then only a signatory
    of two sides who has declined or withdrawn falls short.
    """
    needed = NEEDED.get(agreement.status)
    if needed is None or party.consent is None or not is_side(party):
        return False
    if _reaches(party, needed):
        return False
    reached = {each.party for each in agreement.parties if is_side(each) and _reaches(each, needed)}
    if len(reached) < 2:
        return True
    founders = {each.party for each in agreement.parties if each.role in _FOUNDERS}
    is_founder = party.role is AgreementRole.SIGNATORY and len(founders) == 2
    return is_founder and party.consent not in _RANKS


def last_of_consent(agreement: Agreement) -> Date | None:
    """The last day on which a side did what the status tells; none where one of them is unknown."""
    wanted = _OWN.get(agreement.status)
    sides = [each for each in agreement.parties if is_side(each)]
    dates = [reliable(each.date) for each in sides if each.consent is wanted]
    known = [date for date in dates if date is not None and date.latest is not None]
    if wanted is None or not sides or len(known) < len(sides):
        return None
    return max(known, key=lambda date: (str(date.latest), str(date.earliest)))


def _reaches(party: AgreementParty, needed: Consent) -> bool:
    consent = party.consent
    return consent is not None and _RANKS.get(consent, -1) >= _RANKS[needed]
