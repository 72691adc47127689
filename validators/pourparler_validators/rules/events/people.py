"""Whether those who take part in an event go with its kind, its process and each other."""

from itertools import product

from pourparler import (
    Event,
    EventFormat,
    ParticipantRole,
    Participation,
    Party,
    PartyKind,
    Presence,
    Process,
)
from pourparler_validators.contract.conditions import any_of, either, none_of, such_that, where
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
from pourparler_validators.facts.affiliations import are_one_side, may_stand_with
from pourparler_validators.facts.known import (
    NO,
    UNREAD_PARTY,
    UNREAD_PROCESS,
    YES,
    Known,
    any_known,
    known,
)
from pourparler_validators.facts.sides_of_talks import (
    listed_twice,
    mediators_of,
    negotiators,
    sides_of,
)
from pourparler_validators.facts.values.events import (
    MEDIATED,
    TALKS,
    THROUGH_OTHERS,
    is_through_others,
)
from pourparler_validators.facts.values.participants import BETWEEN


@rule(Severity.WARNING, needs=("participants",), only_if=any_of("kind", TALKS))
def one_sided_talks(event: At[Event], dataset: Questions) -> Answers:
    """Talks list participants, but fewer than two negotiating parties.

    Why: it takes two to negotiate; whoever counts the talks of a party misses these.

    Fix: add the other side, or choose a kind of event that needs only one.

    Bad:
        {"event:istanbul-1": {"participants": [
            {"party": "party:rus", "role": "negotiating_party"}]}}

    Says:
        event:istanbul-1 /participants: the kind is negotiation_round, but only one participant is \
a negotiating party
    """
    value = event.value
    parties = list(negotiators(value).values())
    if listed_twice(parties, dataset).earlier:
        yield NOT_APPLICABLE
        return
    if len(parties) >= 2:
        return
    is_collective = any_known(_is_collective(party, dataset) for party in parties)
    if isinstance(is_collective, Unchecked):
        yield is_collective
    elif is_collective is NO:
        yield Problem(
            f"the kind is {value.kind}, but {'only one' if parties else 'no'} participant is "
            "a negotiating party",
            "/participants",
            help="add the other side, or choose a kind of event that needs only one",
        )


@rule(
    Severity.WARNING,
    needs=("participants",),
    only_if=(
        either(any_of("kind", MEDIATED), where("format", is_through_others)),
        either(none_of("kind", THROUGH_OTHERS), none_of("format", EventFormat.DIRECT)),
    ),
)
def mediation_without_mediator(event: At[Event], dataset: Questions) -> Answers:
    """A mediation, or talks through others, list participants, but no mediator or facilitator.

    Why: somebody goes between the sides there; without them the mediation is nobody's. A person
    who mediates for no party stands among the mediators of the process.

    Fix: add the mediator or facilitator, or correct the kind or the format.

    Bad:
        {"event:istanbul-2": {"format": "shuttle"}}

    Says:
        event:istanbul-2 /participants: the format is shuttle, but nobody mediates or facilitates
    """
    value = event.value
    roles = {participant.role for participant in value.participants or ()}
    if any(role in BETWEEN for role in roles):
        return
    has_person = _is_mediated_by_person(value, dataset)
    if isinstance(has_person, Unchecked):
        yield has_person
    elif has_person is NO:
        is_by_kind = value.kind in MEDIATED
        through = f"kind is {value.kind}" if is_by_kind else f"format is {value.format}"
        yield Problem(
            f"the {through}, but nobody mediates or facilitates",
            "/participants",
            help="add the mediator or facilitator, or correct the kind or the format",
        )


@rule(Severity.WARNING, only_if=(such_that(sides_of), such_that(mediators_of)))
def mediator_is_party(record: At[Event | Process], dataset: Questions) -> Answers:
    """A mediator is one of the negotiating parties, or belongs to one.

    Why: a mediator works between the sides and is none of them; mostly one of the two is mistaken.

    Fix: delete the one that is wrong; a party that helps without mediating is a "supporter".

    Bad:
        {"process:rus-ukr-2025": {"mediators": ["party:ukr"]}}

    Says:
        process:rus-ukr-2025 /mediators/0: party:ukr mediates, but negotiates, too
    """
    sides, mediators = sides_of(record.value), mediators_of(record.value)
    if listed_twice(list(sides.values()), dataset).earlier:
        yield NOT_APPLICABLE
        return
    date = record.value.start if isinstance(record.value, Process) else None
    for (place, mediator), (other, side) in product(mediators.items(), sides.items()):
        is_one = are_one_side(mediator, side, dataset, date)
        if isinstance(is_one, Unchecked):
            yield is_one
        elif is_one is YES:
            first, last = sorted((place, other), key=_by_position)
            yield Problem(
                f"{mediator} mediates, but {_part_of(mediator, side)}",
                last,
                help='delete the one that is wrong; who helps without mediating is a "supporter"',
                related=(Related(record.entry, first, "this is the same side"),),
            )


@rule(
    Severity.WARNING,
    only_if=(
        any_of("role", ParticipantRole.NEGOTIATING_PARTY),
        none_of("presence", Presence.ABSENT),
    ),
)
def participants_differ_from_process(
    participation: At[Participation],
    event: Within[Event],
    process: Linked[Process],
    dataset: Questions,
) -> Answers:
    """A negotiating party of an event is not a party of its process.

    Why: the parties of the process are those that negotiate in it. A body or a member of one of
    them is as good as the party; one that stayed away does not count.

    Fix: add the party to the process, or correct its role or the process of the event.

    Bad:
        {"event:istanbul-1": {"participants": [
            {"party": "party:rus", "role": "negotiating_party"},
            {"party": "party:usa", "role": "negotiating_party"}]}}

    Says:
        event:istanbul-1 /participants/1/party: party:usa negotiates at event:istanbul-1, but is \
no party of its process
    """
    party = participation.value.party
    is_party = may_stand_with(party, process.record.parties, dataset, event.record.date)
    if isinstance(is_party, Unchecked):
        yield is_party
    elif is_party is NO:
        yield Problem(
            f"{party} negotiates at {event.record.id}, but is no party of its process",
            f"{participation.pointer}/party",
            help="add the party to the process, or correct its role or the process of the event",
            related=(Related(process.entry, "/parties", "the parties of the process"),),
        )


def _is_collective(key: str, dataset: Questions) -> Known:
    party = second(key, Party, dataset)
    if party is None:
        return UNREAD_PARTY
    return known(party.record.kind is PartyKind.UNSPECIFIED_COLLECTIVE)


def _is_mediated_by_person(event: Event, dataset: Questions) -> Known:
    """Whether a person mediates in the process, who need not stand for any party."""
    if event.process is None:
        return NO
    process = second(event.process, Process, dataset)
    if process is None:
        return UNREAD_PROCESS
    mediators = process.record.mediators or ()
    return known(any(mediator.startswith("person:") for mediator in mediators))


def _part_of(mediator: str, side: str) -> str:
    return "negotiates, too" if mediator == side else f"is on the side of {side}"


def _by_position(place: str) -> tuple[bool, int]:
    """Sorts places within the participants of an event, or in the fields of a process."""
    return place.startswith("/mediators/"), int(place.split("/")[2])
