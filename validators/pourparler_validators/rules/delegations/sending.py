"""Whether a delegation, its party and its event go together."""

from collections.abc import Iterable, Iterator
from typing import Annotated

from pourparler import Delegate, Delegation, DelegationRole, DelegationStatus, Event
from pourparler_validators.contract.conditions import any_of, has, lacks, none_of, several
from pourparler_validators.contract.finding import Problem, Related, Severity, Unchecked
from pourparler_validators.contract.pairs import Spot, between_equals
from pourparler_validators.contract.parameters import Linked
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, Group, rule
from pourparler_validators.facts.affiliations import date_of, may_stand_together, may_stand_with
from pourparler_validators.facts.known import NO
from pourparler_validators.facts.values.events import has_begun
from pourparler_validators.messages.wording import listed

NOT_WITHDRAWN = none_of("status", DelegationStatus.WITHDRAWN)


class AtEvent(Group[Delegation]):
    """The delegations to one event, but for those that were withdrawn."""

    @staticmethod
    def keys(record: Delegation) -> Iterable[str]:
        """The event."""
        return () if record.event is None or _is_withdrawn(record) else (record.event,)


class OfPartyAtEvent(AtEvent):
    """The delegations of one party to one event, but for those that were withdrawn."""

    @staticmethod
    def keys(record: Delegation) -> Iterable[str]:
        """The event and the party."""
        return (f"{event} {record.party}" for event in AtEvent.keys(record))


@rule(Severity.ERROR, only_if=NOT_WITHDRAWN)
def party_not_at_event(
    delegation: At[Delegation],
    event: Annotated[Linked[Event], has("participants")],
    dataset: Questions,
) -> Answers:
    """A delegation goes to an event whose participants do not include the party that sends it.

    Why: who took part is read from the event; the delegation says otherwise. A body of a
    participant, a member of it, or what it is a member of, is as good as the participant.

    Fix: add the party to the participants, or correct the party or the event.

    Bad:
        {"delegation:ukr-istanbul-2": {"party": "party:deu"}}

    Says:
        delegation:ukr-istanbul-2 /party: party:deu sends delegation:ukr-istanbul-2 to the event, \
but is not among its participants
    """
    value = delegation.value
    participants = {each.party for each in event.record.participants or ()}
    is_among = may_stand_with(value.party, participants, dataset, date_of(value, dataset))
    if isinstance(is_among, Unchecked):
        yield is_among
    elif is_among is NO:
        yield Problem(
            f"{value.party} sends {value.id} to the event, but is not among its participants",
            "/party",
            help="add the party to the participants, or correct the party or the event",
            related=(Related(event.entry, "/participants", "the participants of the event"),),
        )


@rule(Severity.ERROR, holds_unless=lacks("event", "process"))
def event_or_process_missing(delegation: At[Delegation]) -> Answers:
    """A delegation names neither an event nor a process.

    Why: nobody can tell where it was sent.

    Fix: name the event, or the process if no single event is meant.

    Bad:
        {"delegation:deu": {"type": "delegation", "id": "delegation:deu", "party": "party:deu"}}

    Says:
        delegation:deu (record): the delegation names neither an event nor a process
    """
    yield Problem(
        "the delegation names neither an event nor a process",
        help="name the event that it is sent to, or the process",
    )


@rule(Severity.ERROR, only_if=several("entries"))
def on_both_sides(group: AtEvent, dataset: Questions) -> Answers:
    """One person is in two parties' delegations to one event.

    Why: nobody sits on both sides of the table. Interpreters do not count, and a party and its
    bodies, or its members, are not two sides.

    Fix: delete the person from one of them, or correct the party or the event.

    Bad:
        {"delegation:ukr-istanbul-2": {"members": [
            {"role": "member", "person": "person:medinsky"}]}}

    Says:
        delegation:ukr-istanbul-2 /members/0/person: person:medinsky is in delegations of \
party:rus and party:ukr to one event
    """
    first: dict[str, At[Delegate]] = {}
    for member in _negotiating_members(group):
        key = str(member.value.person)
        other = first.setdefault(key, member)
        if other is not member:
            yield from _two_sides(key, other, member, dataset)


@rule(Severity.WARNING, only_if=several("entries"))
def two_for_one_party(group: OfPartyAtEvent) -> Answers:
    """A party has two delegations to one event.

    Why: mostly one delegation was coded twice, once as announced and once as it came.

    Fix: merge the two into one record; of a delegation that did not come, the status is
    "withdrawn".

    Bad:
        {"delegation:ukr-istanbul-2": {"party": "party:rus"}}

    Says:
        delegation:ukr-istanbul-2 (record): delegation:rus-istanbul-2 is a delegation of the same \
party to the same event
    """
    first, *others = group.entries
    for entry in others:
        if entry.id != first.id:
            yield Problem(
                f"{first.id} is a delegation of the same party to the same event",
                help='merge the two, or call the one that did not come "withdrawn"',
                related=(Related(first, "", "the first delegation"),),
                entry=entry,
            )


@rule(Severity.ERROR, only_if=any_of("status", DelegationStatus.ATTENDED))
def attended_unheld_event(delegation: At[Delegation], event: Linked[Event]) -> Answers:
    """A delegation attended an event that has not taken place.

    Why: what is only planned, was put off or was called off, nobody can have attended.

    Fix: correct the status of the delegation, or bring that of the event up to date.

    Bad:
        {"delegation:rus-istanbul-2": {"status": "attended"}}

    Says:
        delegation:rus-istanbul-2 /status: delegation:rus-istanbul-2 is said to have attended, but \
the status of the event is announced
    """
    if not has_begun(event.record):
        yield Problem(
            f"{delegation.record.id} is said to have attended, but the status of the event is "
            f"{event.record.status}",
            "/status",
            help="correct the status of the delegation, or bring that of the event up to date",
            related=(Related(event.entry, "/status", f"the event is {event.record.status}"),),
        )


def _is_withdrawn(delegation: Delegation) -> bool:
    return delegation.status is DelegationStatus.WITHDRAWN


def _two_sides(key: str, one: At[Delegate], other: At[Delegate], dataset: Questions) -> Answers:
    parties = [each.record.party for each in (one, other) if isinstance(each.record, Delegation)]
    together = may_stand_together(parties[0], parties[1], dataset)
    if isinstance(together, Unchecked):
        yield together
    elif together is NO:
        yield between_equals(
            f"{key} is in delegations of {listed(parties, 'and')} to one event",
            Spot(one.entry, one.pointer, "the person is in this delegation, too"),
            Spot(other.entry, other.pointer, "the person is in this delegation, too"),
            "delete the person from one of them, or correct the party or the event",
        )


def _negotiating_members(group: AtEvent) -> Iterator[At[Delegate]]:
    for entry in group.entries:
        record = entry.record
        members = record.members if isinstance(record, Delegation) else None
        for position, member in enumerate(members or ()):
            if member.person is not None and member.role is not DelegationRole.INTERPRETER:
                yield At(entry, f"/members/{position}/person", member)
