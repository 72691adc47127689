"""Whether what rests on an event goes with an event that has not taken place."""

from typing import Annotated

from pourparler import Event
from pourparler_validators.contract.conditions import any_of, none_of
from pourparler_validators.contract.finding import Problem, Related, Severity
from pourparler_validators.contract.parameters import Linked
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.dates import ends_before
from pourparler_validators.facts.values.events import BEGUN, TO_COME
from pourparler_validators.facts.values.participants import CAME
from pourparler_validators.messages.wording import in_words


@rule(Severity.ERROR, only_if=(none_of("status", BEGUN), any_of("participants.presence", CAME)))
def attended_unheld_event(event: At[Event]) -> Answers:
    """A participant attended an event that has not taken place.

    Why: what is only planned, was put off or called off, nobody can have attended.

    Fix: bring the status up to date, or write "expected" or "confirmed" for the presence.

    Bad:
        {"event:oslo": {"type": "event", "id": "event:oslo", "kind": "summit",
            "status": "announced", "participants": [
                {"party": "party:rus", "role": "negotiating_party", "presence": "attended"},
                {"party": "party:ukr", "role": "negotiating_party"}]}}

    Says:
        event:oslo /participants/0/presence: party:rus attended, but the status of the event is \
announced
    """
    came = [
        (f"/participants/{place}/presence", each)
        for place, each in enumerate(event.value.participants or ())
        if each.presence in CAME
    ]
    pointer, first = came[0]
    yield Problem(
        f"{first.party} {in_words(str(first.presence))}, but the status of the event is "
        f"{in_words(event.value.status)}",
        pointer,
        help='bring the status up to date, or write "expected" or "confirmed" here',
        related=(
            Related(None, "/status", "the status"),
            *(Related(None, place, f"{each.party}, too") for place, each in came[1:]),
        ),
    )


@rule(
    Severity.WARNING,
    needs=("outcomes",),
    only_if=(none_of("status", BEGUN), none_of("participants.presence", CAME)),
)
def outcome_of_unheld_event(event: At[Event]) -> Answers:
    """An event that has not taken place has an outcome.

    Why: of what is only planned, was put off or called off, nothing can have come. What is hoped
    for is its agenda.

    Fix: bring the status up to date, or take the outcomes out.

    Bad:
        {"event:istanbul-2": {"outcomes": ["ceasefire"]}}

    Says:
        event:istanbul-2 /outcomes: the outcome is ceasefire, but the status of the event is \
announced
    """
    value = event.value
    outcome = next(iter(value.outcomes or ()), "")
    yield Problem(
        f"the outcome is {in_words(outcome)}, but the status of the event is "
        f"{in_words(value.status)}",
        "/outcomes",
        help="bring the status up to date, or take the outcomes out",
        related=(Related(None, "/status", "the status"),),
    )


@rule(Severity.WARNING, only_if=any_of("status", BEGUN))
def follows_unheld_event(
    event: At[Event], previous: Annotated[Linked[Event], any_of("status", TO_COME)]
) -> Answers:
    """An event has taken place, and the one that it follows is still to come.

    Why: what comes after another is over cannot have been before it. Mostly the status of the
    earlier event was not brought up to date.

    Fix: correct the status of the earlier event, or the reference to it.

    Bad:
        {"event:istanbul-1": {"previous": "event:call"},
         "event:call": {"type": "event", "id": "event:call", "kind": "call",
             "status": "announced"}}

    Says:
        event:istanbul-1 /previous: event:istanbul-1 is held, but event:call, which it follows, \
is announced
    """
    yield from _before_its_time(event, previous, "which it follows")


@rule(Severity.WARNING, only_if=any_of("status", BEGUN))
def part_of_unheld_event(
    event: At[Event], parent: Annotated[Linked[Event], any_of("status", TO_COME)]
) -> Answers:
    """An event has taken place, and the one that it is a part of is still to come.

    Why: with its first part the whole has started. Mostly the status of the whole was not brought
    up to date.

    Fix: correct the status of the whole, which has "started" at least, or the reference to it.

    Bad:
        {"event:istanbul-1": {"parent": "event:talks"},
         "event:talks": {"type": "event", "id": "event:talks", "kind": "visit",
             "status": "announced"}}

    Says:
        event:istanbul-1 /parent: event:istanbul-1 is held, but event:talks, which it is a part \
of, is announced
    """
    yield from _before_its_time(event, parent, "which it is a part of")


def _before_its_time(event: At[Event], other: Linked[Event], relation: str) -> Answers:
    """Says that the other has not taken place, where no rule of dates says so."""
    value, before = event.value, other.record
    if not ends_before(value.date, before.date):
        yield Problem(
            f"{value.id} is {in_words(value.status)}, but {before.id}, {relation}, is "
            f"{in_words(before.status)}",
            other.pointer,
            help=f"bring the status of {before.id} up to date, or correct the reference",
            related=(Related(other.entry, "/status", "the status of the other event"),),
        )
