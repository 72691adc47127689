"""Whether an agreement has two sides, came after what it rests on, and is more than one's word."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Final

from pourparler import (
    Agreement,
    AgreementKind,
    AgreementParty,
    Event,
    Party,
    Proposal,
    Statement,
)
from pourparler_validators.contract.conditions import any_of, none_of, such_that, where
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Problem,
    Related,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.pairs import second
from pourparler_validators.contract.parameters import Linked, Within
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.affiliations import Belonging, belongs_to, date_of
from pourparler_validators.facts.consents import is_short, is_side, last_of_consent
from pourparler_validators.facts.dates import (
    ends_before,
    overlap,
    reliable,
    surely_ends_before,
)
from pourparler_validators.facts.values.agreements import BINDING, Part, needed, part
from pourparler_validators.facts.values.events import has_begun
from pourparler_validators.facts.values.parties import is_several
from pourparler_validators.facts.values.proposals import Course, course
from pourparler_validators.facts.values.statements import TELLING
from pourparler_validators.messages.wording import article

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
def one_party(agreement: At[Agreement], links: Questions) -> Answers:
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
    party = second(min(bound), Party, links) if bound else None
    if bound and party is None:
        yield Unchecked(UNREAD_PARTY)
    elif party is None or not is_several(party.record.kind):
        yield Problem(
            _bound_in_words(agreement.value.parties, bound),
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
            f"the agreement is {whole.status.replace('_', ' ')}, but the consent of "
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
            f"the date is {date}, but the last side {value.status.replace('_', ' ')} on {last}",
            "/date",
            help="date the agreement on the last of the days, or correct the day of the consent",
            related=(Related(None, f"/parties/{place}/date", "the last act"),),
        )


@rule(ERROR, only_if=DATED)
def before_its_event(
    agreement: At[Agreement], event: Annotated[Linked[Event], such_that(has_begun), DATED]
) -> Answers:
    """An agreement is dated before the event at which it was agreed begins.

    Why: what was agreed at an event cannot be older than the event. One of the dates is wrong, or
    another event was meant.

    Fix: look both dates up; leave the date of the agreement out if no source gives it.

    Bad:
        {"agreement:prisoner-swap-and-proposals": {"date": "2025-05-15"}}

    Says:
        agreement:prisoner-swap-and-proposals /date: agreement:prisoner-swap-and-proposals of \
2025-05-15 was agreed at event:istanbul-1 of 2025-05-16
    """
    yield from _before(agreement, event, "was agreed at")


@rule(ERROR, only_if=DATED)
def before_its_proposal(
    agreement: At[Agreement], proposals: tuple[Linked[Proposal], ...]
) -> Answers:
    """An agreement is dated before a proposal on which it rests was put forward.

    Why: nobody can agree on what has not been proposed. One of the dates is wrong, or the
    agreement rests on another proposal.

    Fix: look both dates up, or refer to the proposal that was agreed on.

    Bad:
        {"agreement:prisoner-swap-and-proposals": {"date": "2025-05-17",
            "proposals": ["proposal:second-round"]},
         "proposal:second-round": {"date": "2025-05-28"}}

    Says:
        agreement:prisoner-swap-and-proposals /date: agreement:prisoner-swap-and-proposals of \
2025-05-17 rests on proposal:second-round of 2025-05-28
    """
    for proposal in proposals:
        yield from _before(agreement, proposal, "rests on")


@rule(ERROR)
def from_unheld_event(agreement: At[Agreement], event: Linked[Event]) -> Answers:
    """An agreement was agreed at an event that has not taken place.

    Why: at an event that is only announced, put off or called off, nothing can be agreed.

    Fix: correct the event, or its status if it has been held. What is to be agreed there is no
    agreement yet.

    Bad:
        {"agreement:prisoner-swap-and-proposals": {"event": "event:istanbul-2"}}

    Says:
        agreement:prisoner-swap-and-proposals /event: agreement:prisoner-swap-and-proposals was \
agreed at event:istanbul-2, whose status is announced
    """
    if not has_begun(event.record):
        yield Problem(
            f"{agreement.value.id} was agreed at {event.record.id}, whose status is "
            f"{event.record.status.replace('_', ' ')}",
            event.pointer,
            help="correct the event of the agreement, or bring the status of the event up to date",
            related=(Related(event.entry, "/status", "the status of the event"),),
        )


@rule(
    WARNING,
    only_if=(
        any_of("status", BINDING),
        none_of("kind", AgreementKind.UNILATERAL),
        such_that(_no_consent_is_short),
    ),
)
def one_sided_word(agreement: At[Agreement], links: Questions) -> Answers:
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
    voices = list(_voices(value, links))
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
    elif not links.knows_all_of("statement"):
        yield Unchecked(UNREAD_STATEMENT)
    else:
        yield Problem(
            f"only {min(common)} says that the agreement is {value.status.replace('_', ' ')}",
            "/status",
            help="add the word of the other party, or record this one as a statement only",
            related=tuple(voice.place for voice in voices),
        )


@rule(WARNING)
def proposal_not_accepted(
    agreement: At[Agreement], proposals: tuple[Linked[Proposal], ...]
) -> Answers:
    """An agreement rests on a proposal that was rejected or withdrawn.

    Why: what was agreed on has been accepted. The status of the proposal is out of date, or the
    agreement rests on another one.

    Fix: bring the status and the history of the proposal up to date, or refer to the proposal
    that was accepted.

    Bad:
        {"agreement:prisoner-swap-and-proposals": {"proposals": ["proposal:second-round"]},
         "proposal:second-round": {"status": "rejected"}}

    Says:
        agreement:prisoner-swap-and-proposals /proposals/0: agreement:prisoner-swap-and-proposals \
rests on proposal:second-round, whose status is rejected
    """
    for proposal in proposals:
        if Course.NO_BASIS in course(proposal.record.status):
            yield Problem(
                f"{agreement.value.id} rests on {proposal.record.id}, whose status is "
                f"{proposal.record.status}",
                proposal.pointer,
                help="bring the status of the proposal up to date, or refer to the one agreed on",
                related=(Related(proposal.entry, "/status", "the status of the proposal"),),
            )


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who says that an agreement is signed or in force."""

    place: Related
    side: Belonging
    """The parties whose word it is; none where they are not known."""


def _bound_in_words(parties: Iterable[AgreementParty], bound: Collection[str]) -> str:
    beside = [
        f"{each.party} is {article(each.role.replace('_', ' '))}"
        for each in parties
        if each.party not in bound
    ]
    said = f"one party{' that is bound' if beside else ''}, {min(bound)}" if bound else ""
    return "; ".join((f"the agreement has {said or 'no party that is bound'}", *beside))


def _before(
    agreement: At[Agreement], other: Linked[Event] | Linked[Proposal], relation: str
) -> Answers:
    date, later = agreement.value.date, reliable(other.record.date)
    if date is None or later is None:
        yield NOT_APPLICABLE
    elif ends_before(date, later):
        yield Problem(
            f"{agreement.value.id} of {date} {relation} {other.record.id} of {later}",
            "/date",
            help="look both dates up",
            related=(Related(other.entry, "/date", f"the date of the {other.record.type}"),),
            severity=None if surely_ends_before(date, later) else WARNING,
        )


def _voices(agreement: Agreement, links: Questions) -> Iterator[Voice]:
    """Those who say that it has the status: in its history, and in statements about it."""
    for place, step in enumerate(agreement.history or ()):
        for position, actor in enumerate(step.by or ()):
            if step.status is agreement.status:
                spot = Related(None, f"/history/{place}/by/{position}", "who says so")
                yield Voice(spot, belongs_to(actor, links, step.date))
    for link in links.into(agreement.id, "about"):
        statement = link.entry.record
        if isinstance(statement, Statement) and not set(TELLING).isdisjoint(statement.acts):
            spot = Related(link.entry, link.pointer, "a statement that says so")
            for side in _sides_of(statement, links):
                yield Voice(spot, side)


def _sides_of(statement: Statement, links: Questions) -> Iterator[Belonging]:
    """The parties whose word a statement is: those of each who speaks, or of their group."""
    speakers = (statement.speaker, *(statement.co_speakers or ()))
    actors = (statement.on_behalf_of,) if statement.on_behalf_of else speakers
    for actor in actors:
        if actor is None:
            yield Belonging(frozenset(), is_known=False)
        else:
            yield belongs_to(actor, links, date_of(statement, links))
