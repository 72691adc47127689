"""Whether an event's kind, status, participants and process go together."""

from itertools import product
from typing import Annotated

from pourparler import (
    Agreement,
    Event,
    EventFormat,
    EventStatus,
    ParticipantRole,
    Participation,
    Party,
    PartyKind,
    Presence,
    Process,
    Proposal,
)
from pourparler_validators.contract.conditions import (
    any_of,
    either,
    has,
    lacks,
    none_of,
    such_that,
    where,
)
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
from pourparler_validators.facts.affiliations import are_one_side, belongs_to, may_stand_with
from pourparler_validators.facts.dates import ends_before, reliable
from pourparler_validators.facts.known import (
    NO,
    UNREAD_PARTY,
    UNREAD_PROCESS,
    YES,
    Known,
    all_known,
    any_known,
    known,
)
from pourparler_validators.facts.making import dates_of_making
from pourparler_validators.facts.names import comparable
from pourparler_validators.facts.processes import go_together
from pourparler_validators.facts.sides_of_talks import (
    confirmations,
    doubles,
    mediators_of,
    negotiators,
    sides_of,
    with_role,
)
from pourparler_validators.facts.values.events import (
    BY_ONE_ALONE,
    MEDIATED,
    REMOTE,
    SETTLED,
    TALKS,
    THROUGH_OTHERS,
    goes_between,
    is_through_others,
)
from pourparler_validators.facts.values.parties import has_territory
from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.tables import languages


def _is_at_home(venue: str) -> bool:
    """Whether the host of a venue is at home in its country."""
    words = {folded(word) for word in comparable(venue).split()}
    return all(language.missions.isdisjoint(words) for language in languages())


@rule(Severity.WARNING, needs=("participants",), only_if=any_of("kind", TALKS))
def one_sided_talks(event: At[Event], links: Questions) -> Answers:
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
    if doubles(parties, links).earlier:
        yield NOT_APPLICABLE
        return
    if len(parties) >= 2:
        return
    is_collective = any_known(_is_collective(party, links) for party in parties)
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
def mediation_without_mediator(event: At[Event], links: Questions) -> Answers:
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
    if any(map(goes_between, roles)):
        return
    has_person = _is_mediated_by_person(value, links)
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
def mediator_is_party(record: At[Event | Process], links: Questions) -> Answers:
    """A mediator is one of the negotiating parties, or belongs to one.

    Why: a mediator works between the sides and is none of them; mostly one of the two is mistaken.

    Fix: delete the one that is wrong; a party that helps without mediating is a "supporter".

    Bad:
        {"process:rus-ukr-2025": {"mediators": ["party:ukr"]}}

    Says:
        process:rus-ukr-2025 /mediators/0: party:ukr mediates, but negotiates, too
    """
    sides, mediators = sides_of(record.value), mediators_of(record.value)
    if doubles(list(sides.values()), links).earlier:
        yield NOT_APPLICABLE
        return
    date = record.value.start if isinstance(record.value, Process) else None
    for (place, mediator), (other, side) in product(mediators.items(), sides.items()):
        is_one = are_one_side(mediator, side, links, date)
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


@rule(Severity.ERROR, needs=("format",), only_if=any_of("kind", THROUGH_OTHERS))
def direct_yet_indirect(event: At[Event]) -> Answers:
    """Talks through others, by their kind, are direct by their format.

    Why: in proximity talks and shuttle diplomacy the sides do not meet; one of the two is wrong.

    Fix: correct the kind or the format; if they did both, the format is "hybrid".

    Bad:
        {"event:buffer-zone": {"kind": "shuttle", "format": "direct"}}

    Says:
        event:buffer-zone /format: the format is direct, but the kind is shuttle
    """
    value = event.value
    if value.format is EventFormat.DIRECT:
        yield Problem(
            f"the format is direct, but the kind is {value.kind}",
            "/format",
            help='correct the kind or the format; if they did both, the format is "hybrid"',
        )


@rule(
    Severity.WARNING,
    needs=("place.country",),
    only_if=(
        any_of("participants.role", ParticipantRole.HOST),
        none_of("medium", REMOTE),
        either(lacks("place.venue"), where("place.venue", _is_at_home)),
    ),
)
def host_elsewhere(event: At[Event], links: Questions) -> Answers:
    """The country of the host is not the country of the place.

    Why: a host receives the others at home. Only states, their bodies and de facto authorities
    are meant, and not what they host in an embassy or over a connection.

    Fix: correct the country of the place or the host; who calls a meeting elsewhere is a
    "convener".

    Bad:
        {"event:istanbul-2": {"participants": [
            {"party": "party:rus", "role": "negotiating_party"},
            {"party": "party:ukr", "role": "negotiating_party"},
            {"party": "party:sau", "role": "host"}]}}

    Says:
        event:istanbul-2 /participants/2/party: the host, party:sau, is not at home in TR, the \
country of the place
    """
    value = event.value
    hosts = with_role(value, ParticipantRole.HOST)
    country = str(value.place.country if value.place else None)
    is_elsewhere = all_known(_is_elsewhere(party, country, links) for party in hosts.values())
    if isinstance(is_elsewhere, Unchecked):
        yield is_elsewhere
    elif is_elsewhere is YES:
        position, party = next(iter(hosts.items()))
        yield Problem(
            f"the host, {party}, is not at home in {country}, the country of the place",
            f"/participants/{position}/party",
            help='correct the place or the host; who calls a meeting elsewhere is a "convener"',
            related=(Related(event.entry, "/place/country", "the country of the place"),),
        )


@rule(
    Severity.WARNING,
    only_if=(
        any_of("status", SETTLED),
        none_of("kind", BY_ONE_ALONE),
        either(has("participants"), has("process")),
    ),
)
def confirmed_without_confirmation(event: At[Event], links: Questions) -> Answers:
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
    answers = confirmations(value, links)
    if isinstance(answers, Unchecked):
        yield answers
    elif len(answers) < 2:
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
        {"event:istanbul-2": {"status": "held", "history": null}}

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
    event: At[Event], previous: Annotated[Linked[Event], has("process")], links: Questions
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
    is_joined = go_together(ours, theirs, links)
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
    event: At[Event], implements: tuple[Linked[Agreement | Proposal], ...], links: Questions
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
        made = dates_of_making(result.record, links)
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
    links: Questions,
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
    is_party = may_stand_with(party, process.record.parties, links, event.record.date)
    if isinstance(is_party, Unchecked):
        yield is_party
    elif is_party is NO:
        yield Problem(
            f"{party} negotiates at {event.record.id}, but is no party of its process",
            f"{participation.pointer}/party",
            help="add the party to the process, or correct its role or the process of the event",
            related=(Related(process.entry, "/parties", "the parties of the process"),),
        )


def _is_collective(key: str, links: Questions) -> Known:
    party = second(key, Party, links)
    if party is None:
        return UNREAD_PARTY
    return known(party.record.kind is PartyKind.UNSPECIFIED_COLLECTIVE)


def _is_mediated_by_person(event: Event, links: Questions) -> Known:
    """Whether a person mediates in the process, who need not stand for any party."""
    if event.process is None:
        return NO
    process = second(event.process, Process, links)
    if process is None:
        return UNREAD_PROCESS
    mediators = process.record.mediators or ()
    return known(any(mediator.startswith("person:") for mediator in mediators))


def _part_of(mediator: str, side: str) -> str:
    return "negotiates, too" if mediator == side else f"is on the side of {side}"


def _by_position(place: str) -> tuple[bool, int]:
    """Sorts places within the participants of an event, or in the fields of a process."""
    return place.startswith("/mediators/"), int(place.split("/")[2])


def _is_elsewhere(host: str, country: str, links: Questions) -> Known:
    party, above = second(host, Party, links), belongs_to(host, links)
    if party is None:
        return UNREAD_PARTY
    if not has_territory(party.record.kind):
        return NO
    found = [second(key, Party, links) for key in above.parties]
    homes = {home.record.country for home in found if home and home.record.country}
    if country in homes:
        return NO
    return known(bool(homes)) if above.is_known else UNREAD_PARTY
