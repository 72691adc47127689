"""Whether the status of an event, and what it follows and carries out, go together."""

from collections.abc import Iterator
from typing import Annotated

from pourparler import (
    Agreement,
    Date,
    Event,
    EventStatus,
    ParticipantRole,
    Participation,
    Presence,
    Proposal,
)
from pourparler_validators.contract.conditions import any_of, has, none_of, where
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
from pourparler_validators.facts.dates import ends_before, reliable
from pourparler_validators.facts.known import NO, UNREAD_PARTY, YES
from pourparler_validators.facts.processes import go_together
from pourparler_validators.facts.sides_of_talks import confirmations
from pourparler_validators.facts.values.events import BY_ONE_ALONE, SETTLED


@rule(
    Severity.WARNING,
    only_if=(
        any_of("status", SETTLED),
        none_of("kind", BY_ONE_ALONE),
        any_of("participants.role", ParticipantRole.NEGOTIATING_PARTY),
    ),
)
def confirmed_without_confirmation(event: At[Event], dataset: Questions) -> Answers:
    """An event is confirmed or agreed, but fewer than two negotiating parties have confirmed it.

    Why: one side's word makes it "announced"; mostly an announcement was taken for an agreement.

    Fix: name in "confirmed_by" the parties that have confirmed it, or call it "announced".

    Bad:
        {"event:istanbul-2": {"status": "confirmed", "history": null,
                              "confirmed_by": ["party:rus"]}}

    Says:
        event:istanbul-2 /confirmed_by: the event is confirmed, but only one negotiating party has \
confirmed it
    """
    value = event.value
    answers = list(confirmations(value, dataset).values())
    if len(answers) < 2:
        yield NOT_APPLICABLE
    elif len(answers) - answers.count(NO) < 2:
        number = "only one" if YES in answers else "no"
        yield Problem(
            f"the event is {value.status}, but {number} negotiating party has confirmed it",
            "/confirmed_by" if value.confirmed_by else "",
            help='name in "confirmed_by" who has confirmed it, or call the event "announced"',
        )
    elif answers.count(YES) < 2:
        yield UNREAD_PARTY


@rule(Severity.WARNING, needs=("presence",))
def held_yet_expected(
    participation: At[Participation],
    event: Annotated[Within[Event], any_of("status", EventStatus.HELD)],
) -> Answers:
    """A participant of an event that was held is still expected.

    Why: what was expected before is known after it; the presence was not brought up to date.

    Fix: write "attended", "absent" or "walked_out", or leave the presence out.

    Bad:
        {"event:istanbul-2": {"status": "held", "date": "2025-05-26", "history": null}}

    Says:
        event:istanbul-2 /participants/0/presence: the event was held, but party:rus is still \
expected
        event:istanbul-2 /participants/1/presence: the event was held, but party:ukr is still \
expected
    """
    if participation.value.presence is Presence.EXPECTED:
        yield Problem(
            f"the event was held, but {participation.value.party} is still expected",
            f"{participation.pointer}/presence",
            help='write "attended", "absent" or "walked_out", or leave the presence out',
        )


@rule(Severity.WARNING, needs=("process",))
def previous_in_another_process(
    event: At[Event], previous: Annotated[Linked[Event], has("process")], dataset: Questions
) -> Answers:
    """The event before belongs to other talks.

    Why: "previous" leads from round to round of one process. Talks that resume others, and the
    parts of one process, go together.

    Fix: correct the process or the previous event, or say which process resumes which.

    Bad:
        {"event:istanbul-1": {"process": "process:other"},
         "process:other": {"type": "process", "id": "process:other", "title": "Other talks",
                           "parties": ["party:rus", "party:ukr"]}}

    Says:
        event:istanbul-2 /previous: event:istanbul-2 follows event:istanbul-1, but the one belongs \
to process:rus-ukr-2025, the other to process:other
    """
    ours, theirs = str(event.value.process), str(previous.record.process)
    is_joined = go_together(ours, theirs, dataset)
    if isinstance(is_joined, Unchecked):
        yield is_joined
    elif is_joined is NO:
        yield Problem(
            f"{event.value.id} follows {previous.record.id}, but the one belongs to {ours}, "
            f"the other to {theirs}",
            previous.pointer,
            help="correct the process or the previous event, or say which process resumes which",
            related=(Related(previous.entry, "/process", "the process of the event before"),),
        )


@rule(Severity.WARNING, needs=("implements",), only_if=where("date", reliable))
def implements_later_thing(
    event: At[Event], implements: tuple[Linked[Agreement | Proposal], ...], dataset: Questions
) -> Answers:
    """An event carries out an agreement or proposal that was made only after the event ended.

    Why: nothing can be carried out before it is made. One of the dates is wrong, or the event is
    where it was made, which stands in the agreement's "event".

    Fix: look both dates up, or refer to what the event carries out.

    Bad:
        {"event:istanbul-1": {"implements": ["agreement:prisoner-swap-and-proposals"]},
         "agreement:prisoner-swap-and-proposals": {"date": "2025-05-20"}}

    Says:
        event:istanbul-1 /implements/0: event:istanbul-1 of 2025-05-16 carries out \
agreement:prisoner-swap-and-proposals, which was made on 2025-05-20 at the earliest
    """
    date = event.value.date
    for result in implements:
        made = _dates_of_making(result.record, dataset)
        if date is None or not made or not all(ends_before(date, each) for each in made):
            continue
        first = min(made, key=lambda each: str(each.earliest))
        yield Problem(
            f"{event.value.id} of {date} carries out {result.record.id}, which was made on "
            f"{first} at the earliest",
            result.pointer,
            help="look both dates up, or refer to what the event carries out",
            related=(Related(result.entry, "", "what it carries out"),),
        )


def _dates_of_making(record: Agreement | Proposal, dataset: Questions) -> list[Date]:
    """All days on which it may have been made: its own, its steps', consents' and proposals'."""
    return [date for date in map(reliable, _dates(record, dataset)) if date is not None]


def _dates(record: Agreement | Proposal, dataset: Questions) -> Iterator[Date | None]:
    yield record.date
    yield from (step.date for step in record.history or ())
    if isinstance(record, Agreement):
        yield from (each.date for each in record.parties)
        for key in record.proposals or ():
            proposal = second(key, Proposal, dataset)
            if proposal is not None:
                yield from _dates(proposal.record, dataset)
