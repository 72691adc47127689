"""Whether an agreement has two sides, and what they have done and say goes with its status."""

from collections.abc import Collection, Iterable, Iterator
from typing import Annotated, Final

from pourparler import Agreement, AgreementKind, AgreementParty, Party, Statement
from pourparler_validators.contract.conditions import any_of, none_of, such_that, where
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Problem,
    Related,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.pairs import second
from pourparler_validators.contract.parameters import Within
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.affiliations import Belonging, belongs_to
from pourparler_validators.facts.consents import is_short, is_side, last_of_consent
from pourparler_validators.facts.dates import overlap, reliable
from pourparler_validators.facts.joint_speakers import sides_of_statement
from pourparler_validators.facts.values.agreements import BINDING, Part, needed, part
from pourparler_validators.facts.values.parties import is_several
from pourparler_validators.facts.values.statements import TELLING
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import article, in_words

ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING
DATED: Final = where("date", reliable)
UNREAD_PARTY: Final = "the party is missing or not sound"
UNREAD_STATEMENT: Final = "a statement that may speak of the agreement is not sound"
UNKNOWN_VOICE: Final = "it is not known for which party somebody speaks of the agreement"


def _no_consent_is_short(agreement: Agreement) -> bool:
    """Whether no side's consent falls short of the status: a rule of its own speaks of that."""
    return not any(is_short(party, agreement) for party in agreement.parties)


@rule(ERROR, only_if=none_of("kind", AgreementKind.UNILATERAL))
def one_party(agreement: At[Agreement], dataset: Questions) -> Answers:
    """An agreement has fewer than two parties, and is not unilateral.

    Why: it takes two to agree. A party is missing, or it is a commitment of one party alone.

    Fix: add the other party, if only as an "unspecified_collective", or write the kind
    "unilateral". Witnesses and depositaries are not bound, so that they do not count; a coalition
    or an unspecified collective is several parties.

    Bad:
        {"agreement:prisoner-swap-and-proposals": {"parties": [
            {"party": "party:ukr", "role": "party"}]}}

    Says:
        agreement:prisoner-swap-and-proposals /parties: the agreement has one party, party:ukr
    """
    bound = {each.party for each in agreement.value.parties if Part.BOUND in part(each.role)}
    if len(bound) > 1:
        return
    party = second(min(bound), Party, dataset) if bound else None
    if bound and party is None:
        yield Unchecked(UNREAD_PARTY)
    elif party is None or not is_several(party.record.kind):
        yield Problem(
            _bound_words(agreement.value.parties, bound),
            "/parties",
            help='add the other side, as an "unspecified_collective" where the text names none, '
            'or write the kind "unilateral"',
        )


@rule(WARNING, needs=("consent",), only_if=such_that(is_side))
def consent_short_of_status(
    party: At[AgreementParty], agreement: Annotated[Within[Agreement], where("status", needed)]
) -> Answers:
    """An agreement is signed, ratified or in force, and a side has done less.

    Why: the status is the furthest step that all sides have taken. One side's act does not bind
    the other; mostly the status of one was taken for that of the whole.

    Fix: lower the status, or correct the consent. Witnesses, guarantors and depositaries are no
    sides; where two have done it, others may still join.

    Bad:
        {"agreement:prisoner-swap-and-proposals": {"status": "ratified", "parties": [
            {"party": "party:rus", "role": "signatory", "consent": "signed"},
            {"party": "party:ukr", "role": "signatory", "consent": "ratified"}]}}

    Says:
        agreement:prisoner-swap-and-proposals /parties/0/consent: the agreement is ratified, but \
the consent of party:rus is signed
    """
    value, whole = party.value, agreement.record
    if needed(whole.status) is None or not is_side(value):
        yield NOT_APPLICABLE
    elif is_short(value, whole):
        yield Problem(
            f"the agreement is {in_words(whole.status)}, but the consent of "
            f"{value.party} is {value.consent}",
            f"{party.pointer}/consent",
            help="lower the status to what all sides have done, or correct the consent",
            related=(Related(None, "/status", "the status of the agreement"),),
        )


@rule(WARNING, only_if=(DATED, such_that(last_of_consent)))
def date_not_of_consent(agreement: At[Agreement]) -> Answers:
    """An agreement is dated on another day than the last act that its status needed.

    Why: what two sign on different days is signed on the later one.

    Fix: date the agreement on the last of the days, or correct the day of a party's consent.

    Bad:
        {"agreement:prisoner-swap-and-proposals": {"date": "2025-05-17", "parties": [
            {"party": "party:rus", "role": "party", "consent": "agreed", "date": "2025-05-17"},
            {"party": "party:ukr", "role": "party", "consent": "agreed", "date": "2025-05-18"}]}}

    Says:
        agreement:prisoner-swap-and-proposals /date: the date is 2025-05-17, but the last side \
agreed on 2025-05-18
    """
    value = agreement.value
    date, last = value.date, last_of_consent(value)
    if not overlap(date, last):
        place = next(n for n, each in enumerate(value.parties) if each.date == last)
        yield Problem(
            f"the date is {date}, but the last side {in_words(value.status)} on {last}",
            "/date",
            help="date the agreement on the last of the days, or correct the day of the consent",
            related=(Related(None, f"/parties/{place}/date", "the last act"),),
        )


@rule(
    WARNING,
    only_if=(
        any_of("status", BINDING),
        none_of("kind", AgreementKind.UNILATERAL),
        such_that(_no_consent_is_short),
    ),
)
def one_sided_word(agreement: At[Agreement], dataset: Questions) -> Answers:
    """An agreement is signed or in force, but only one of its parties says so.

    Why: who announces that an agreement is signed may be ahead of the other side; until the other
    confirms it, it is that party's claim.

    Fix: add the word of the other party, or of the source, to the history; or lower the status,
    and record what was claimed as a statement.

    Bad:
        {"agreement:prisoner-swap-and-proposals": {"status": "signed", "history": [
            {"status": "signed", "by": ["party:rus"]}]}}

    Says:
        agreement:prisoner-swap-and-proposals /status: only party:rus says that the agreement is \
signed
    """
    value = agreement.value
    voices = list(_voices(value, dataset))
    if not voices:
        yield NOT_APPLICABLE
        return
    heard = [voice.side for voice in voices if voice.side.parties]
    sides = {each.party for each in value.parties}
    common = sides.intersection(*(side.parties for side in heard)) if heard else set[str]()
    is_known = all(side.is_known for side in heard)
    if heard and is_known and not common:
        return
    if not is_known or len(heard) < len(voices):
        yield Unchecked(UNKNOWN_VOICE)
    elif not dataset.knows_all_of("statement"):
        yield Unchecked(UNREAD_STATEMENT)
    else:
        yield Problem(
            f"only {min(common)} says that the agreement is {in_words(value.status)}",
            "/status",
            help="add the word of the other party, or record this one as a statement only",
            related=tuple(voice.place for voice in voices),
        )


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who says that an agreement is signed or in force."""

    place: Related
    side: Belonging
    """The parties whose word it is; none where they are not known."""


def _bound_words(parties: Iterable[AgreementParty], bound: Collection[str]) -> str:
    beside = [
        f"{each.party} is {article(in_words(each.role))}"
        for each in parties
        if each.party not in bound
    ]
    said = f"one party{' that is bound' if beside else ''}, {min(bound)}" if bound else ""
    return "; ".join((f"the agreement has {said or 'no party that is bound'}", *beside))


def _voices(agreement: Agreement, dataset: Questions) -> Iterator[Voice]:
    """Those who say that it has the status: in its history, and in statements about it."""
    for place, step in enumerate(agreement.history or ()):
        for position, actor in enumerate(step.by or ()):
            if step.status is agreement.status:
                spot = Related(None, f"/history/{place}/by/{position}", "who says so")
                yield Voice(spot, belongs_to(actor, dataset, step.date))
    for link in dataset.into(agreement.id, "about"):
        statement = link.entry.record
        if isinstance(statement, Statement) and not set(TELLING).isdisjoint(statement.acts):
            spot = Related(link.entry, link.pointer, "a statement that says so")
            for side in sides_of_statement(statement, dataset):
                yield Voice(spot, side)
