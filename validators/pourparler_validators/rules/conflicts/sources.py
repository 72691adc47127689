"""Whether sources agree on what they tell of one thing."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from pourparler import Delegation, Event, Passage, Segment, Source
from pourparler_validators.contract.finding import Problem, Related, Severity
from pourparler_validators.contract.pairs import second
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, Group, rule
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.accounts import Sort
from pourparler_validators.facts.citations import cited
from pourparler_validators.facts.one_thing import Told, keys_of, pairs, told_in
from pourparler_validators.facts.support import Support, sources_of
from pourparler_validators.grounding.examined import Examined
from pourparler_validators.grounding.library import Library
from pourparler_validators.messages.wording import shown

if TYPE_CHECKING:
    from pourparler_validators.grounding.told_values import Reading


class OfOneThing(Group[Event | Delegation]):
    """The events of one process and kind, or the delegations of one party to one event."""

    @staticmethod
    def keys(record: Event | Delegation) -> Iterable[str]:
        """What they have in common."""
        return keys_of(record)


@rule(Severity.WARNING)
def sources_disagree(group: OfOneThing, dataset: Questions, library: Library) -> Answers:
    """Two sources say different things of one event or delegation.

    Why: a reader has to know it, and somebody has to decide. Compared are the date, place, round,
    format and medium of an event, who was there, and how many; the head and the size of a
    delegation. Values of one record are compared, and of two that stand for one event: of one
    process and kind, and either one round, or one place, day and sides. A source says what its
    evidence supports; and where the words of several support one field by name, they are read for
    days, numbers and persons.

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
    if len({key for entry in group.entries for key in _cited(entry)}) < 2:
        return  # one source alone disagrees with nobody
    told = {entry: [each for each in told_in(entry) if each.supports] for entry in group.entries}
    alone = ((entry, entry) for entry in group.entries)
    for one, other in chain(alone, pairs(group.entries, dataset)):
        for first, last in _differing(told[one], told[other]):
            if not any(_is_miscoded(each, library) for each in (first, last)):
                yield _problem(first, last, library)
    for each in chain.from_iterable(told.values()):
        yield from _told_otherwise(each, library)


def _cited(entry: Entry) -> Iterable[str]:
    return cited(entry.record) if entry.record is not None else ()


def _differing(ones: Iterable[Told], others: Iterable[Told]) -> Iterator[tuple[Told, Told]]:
    """What is told of one thing and contradicts what was told of it first, by other sources."""
    first: dict[str, Told] = {}
    for told in ones:
        first.setdefault(told.account.of, told)
    for later in others:
        earlier = first.get(later.account.of)
        if earlier is not None and _disagree(earlier, later):
            yield earlier, later


def _disagree(one: Told, other: Told) -> bool:
    differs = one.account.contradicts(one.account.value, other.account.value)
    return differs and set(one.sources).isdisjoint(other.sources)


def _is_miscoded(told: Told, library: Library) -> bool:
    """Whether the words for a value tell another: rules about these words speak, not the sources.

    So of date-contradicted, number-not-in-text and value-not-in-evidence.
    """
    named = [each for each in told.supports if "" not in each.fields]
    read = [found for each in named if (found := _read(told, each, library))]
    return any(one.others for one in read) and not any(one.has_value for one in read)


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


def _told_otherwise(told: Told, library: Library) -> Answers:
    """A source whose words for a field give another value, where those of another give this one."""
    named = [each for each in told.supports if "" not in each.fields]
    if told.account.sort is Sort.OTHER or len(sources_of(named)) < 2:
        return
    read = [(each, found) for each in named if (found := _read(told, each, library))]
    agreeing = {each.source for each, found in read if found.has_value}
    differing = ((each, found) for each, found in read if each.source not in agreeing)
    other = next((pair for pair in differing if pair[1].others), None)
    if not agreeing or other is None:
        return
    support, found = other
    first = next(each for each, one in read if one.has_value)
    account = told.account
    yield Problem(
        f"{account.of} {account.shown} according to {first.source}, but {support.source} has "
        f"{shown(found.others[0])}",
        account.pointer,
        help='decide whom to follow, and say in "notes" what the other source has',
        params={
            "support": [
                {"value": account.shown, "sources": sorted(agreeing)},
                {"value": found.others[0], "sources": [support.source]},
            ]
        },
        related=(
            _words(told.entry, first, f"{account.shown}, says {first.source}", library),
            _words(told.entry, support, f"{found.others[0]}, says {support.source}", library),
        ),
        entry=told.entry,
    )


def _read(told: Told, support: Support, library: Library) -> "Reading | None":
    from pourparler_validators.languages.tables import language_of

    source = second(support.source, Source, library.questions)
    language = language_of(source.record.language) if source else None
    if language is None:
        return None
    from pourparler_validators.grounding.told_values import reading

    return reading(told.account, support.exact, language, library.questions.speakers())


def _passage(told: Told, library: Library) -> Related:
    said = f"{told.account.shown}, says {told.sources[0]}"
    return _words(told.entry, told.supports[0], said, library)


def _words(entry: Entry, support: Support, said: str, library: Library) -> Related:
    """The words that a value rests on, in the article where they can be found."""
    at: At[Segment | Passage] = At(entry, support.pointer, support.words)
    found = library.examined(at)
    if isinstance(found, Examined) and found.is_found:
        return found.found_words(said)
    return Related(entry, support.pointer, said)
