"""Whether sources agree on what they tell of one thing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pourparler import (
    Delegation,
    DelegationStatus,
    Event,
    EventStatus,
    Passage,
    Record,
    Segment,
)
from pourparler_validators.contract.finding import Problem, Related, Severity
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, Group, rule
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.accounts import Account, accounts_of
from pourparler_validators.facts.extents import sure_days
from pourparler_validators.facts.same_events import are_in_line, have_two_rounds, same_events
from pourparler_validators.facts.support import Support, sources_of, supports_of
from pourparler_validators.facts.values.events import stage
from pourparler_validators.grounding.examined import Examined
from pourparler_validators.grounding.library import Library


class OfOneThing(Group):
    """The events of one process and kind, or the delegations of one party to one event."""

    @staticmethod
    def keys(record: Record) -> Iterable[str]:
        """What they have in common."""
        if isinstance(record, Event):
            return (f"{record.process} {record.kind}" if record.process else record.id,)
        if not isinstance(record, Delegation) or record.status is DelegationStatus.WITHDRAWN:
            return ()
        return (f"{record.event} {record.party}",) if record.event else ()


@dataclass(frozen=True, slots=True)
class Told:
    """What a record says, and the words of the sources that it rests on."""

    entry: Entry
    account: Account
    supports: Sequence[Support]

    @property
    def sources(self) -> list[str]:
        """The ids of the sources."""
        return sources_of(self.supports)

    def __str__(self) -> str:
        return f"{self.account.shown} according to {self.sources[0]}"


@rule(Severity.WARNING)
def sources_disagree(group: OfOneThing, dataset: Questions, library: Library) -> Answers:
    """Two sources say different things of one event or delegation.

    Why: a reader has to know it, and somebody has to decide. Compared are the date, place, round,
    format and medium of an event, who was there, and how many; the head and the size of a
    delegation. Values of one record are compared, and of two that stand for one event: of one
    process and kind, and either one round, or one place, day and sides. A source says what its
    evidence supports.

    Fix: decide whom to follow, keep one value, and name the other source and what it says in
    "notes".

    Bad:
        {"source:b": {"type": "source", "id": "source:b", "kind": "news_article", "language": "en",
                      "text": "The second round is to be held on June 3."},
         "event:second": {"type": "event", "id": "event:second", "kind": "negotiation_round",
            "status": "announced", "date": "2025-06-03", "process": "process:rus-ukr-2025",
            "round": 2, "evidence": [
                {"source": "source:b", "exact": "on June 3", "supports": ["/date"]}]}}

    Says:
        event:second /date: the date is 2025-06-03 according to source:b, but 2025-06-02 according \
to source:istanbul-2025
    """
    told = {entry: list(_told(entry)) for entry in group.entries}
    for one, other in _pairs(group, dataset):
        for first, last in _differing(told[one], told[other]):
            yield _problem(first, last, library)


def _pairs(group: OfOneThing, dataset: Questions) -> Iterator[tuple[Entry, Entry]]:
    """Each record with itself, and records that stand for one thing."""
    first, *others = group.entries
    yield from ((entry, entry) for entry in group.entries)
    if isinstance(first.record, Delegation):
        yield from ((first, other) for other in others if other.id != first.id)
        return
    for one, other in same_events(group.entries, dataset, _may_be_one):
        yield one.entry, other.entry
    yield from _of_one_round(group.entries, dataset)


def _may_be_one(one: Event, other: Event) -> bool:
    """Whether events of one place and overlapping dates are not simply two."""
    if not have_two_rounds(one, other):
        return True
    days = [sure_days(event.date) if event.date else None for event in (one, other)]
    return None not in days and days[0] == days[1]


def _of_one_round(entries: Iterable[Entry], dataset: Questions) -> Iterator[tuple[Entry, Entry]]:
    """The first event of each round and stage with the others; held ones are told elsewhere."""
    rounds: dict[tuple[int, object], list[tuple[Entry, Event]]] = {}
    for entry in entries:
        event = entry.record
        if isinstance(event, Event) and event.round and event.status is not EventStatus.HELD:
            rounds.setdefault((event.round, stage(event.status)), []).append((entry, event))
    for (first, event), *others in rounds.values():
        for other, later in others:
            if not are_in_line(event, later, dataset):
                yield first, other


def _differing(ones: Iterable[Told], others: Iterable[Told]) -> Iterator[tuple[Told, Told]]:
    """What is told of one thing and contradicts what was told of it first, by other sources."""
    first: dict[str, Told] = {}
    for told in ones:
        first.setdefault(told.account.of, told)
    for later in others:
        earlier = first.get(later.account.of)
        if earlier is not None and _disagree(earlier, later):
            yield earlier, later


def _told(entry: Entry) -> Iterator[Told]:
    if entry.record is None:
        return
    supports = supports_of(entry.record)
    for account in accounts_of(entry.record):
        found = [each for each in supports if each.is_for(account.pointer)]
        if found:
            yield Told(entry, account, sorted(found, key=lambda each: each.source))


def _disagree(one: Told, other: Told) -> bool:
    differs = one.account.contradicts(one.account.value, other.account.value)
    return differs and set(one.sources).isdisjoint(other.sources)


def _problem(first: Told, last: Told, library: Library) -> Problem:
    return Problem(
        f"{last.account.of} {last}, but {first}",
        last.account.pointer,
        help='decide whom to follow, and say in "notes" what the other source has',
        params={
            "support": [
                {"value": told.account.shown, "sources": told.sources} for told in (first, last)
            ]
        },
        related=(
            Related(first.entry, first.account.pointer, "the other value"),
            *(_passage(told, library) for told in (first, last)),
        ),
        entry=last.entry,
    )


def _passage(told: Told, library: Library) -> Related:
    """The words that a value rests on, in the article where they can be found."""
    support, said = told.supports[0], f"{told.account.shown}, says {told.sources[0]}"
    at: At[Segment | Passage] = At(told.entry, support.pointer, support.words)
    found = library.examined(at)
    if isinstance(found, Examined) and found.is_found:
        return found.found_words(said)
    return Related(told.entry, support.pointer, said)
