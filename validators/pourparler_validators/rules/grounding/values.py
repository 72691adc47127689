"""Whether the passages for a field name the party or person that it holds."""

from typing import Final

from pourparler import (
    Agreement,
    Delegation,
    Event,
    ParticipantRole,
    Party,
    Process,
    Proposal,
    Record,
)
from pourparler_validators.contract.conditions import any_of
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Problem,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.contract.walk import Visit
from pourparler_validators.facts.sides_of_talks import with_role
from pourparler_validators.facts.values.parties import is_several
from pourparler_validators.grounding.doers import Deed, deeds_in
from pourparler_validators.grounding.library import Unexamined
from pourparler_validators.grounding.listed import lists_of
from pourparler_validators.grounding.naming import Named, named_in, naming_in
from pourparler_validators.grounding.roles import parts_of
from pourparler_validators.grounding.support import Passages
from pourparler_validators.grounding.told_otherwise import told_otherwise
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import listed, shown

_GROUP: Final = Unchecked("a group may be meant by the names of its members")


@rule(Severity.WARNING)
def value_not_in_evidence(
    record: At[Event | Proposal | Agreement | Delegation | Process],
    passages: Passages,
    dataset: Questions,
) -> Answers:
    """The passages for a field name another party, person, place or day, and not the one it holds.

    Only passages whose "supports" names the field are read, with the sentences in which they
    stand: what else these name counts where the passage names nobody, and nobody tells it. A person
    names the parties that they belong to, a party its persons, a quotation its
    speaker; "both", "their" or "the two countries" name all. Who is named must be known to the
    dataset, and have no other place in the record for which the passage stands. Known places are
    the capitals of all states, and the places of the process's other events. Of days only those in
    the sentence of a passage that tells none itself are meant; another day in the passage, and
    another number, are told by date-contradicted and number-not-in-text. Of a list that lacks
    somebody whom its passage lists, of a part without a word, and of swapped sides the rules about
    these speak.

    Why: the evidence and the value contradict each other; mostly one record's party was taken for
    another's.

    Fix: write what the passage names, or add the passage that names what the field holds.

    Bad:
        {"event:document": {"type": "event", "id": "event:document", "status": "held",
            "kind": "unilateral_measure", "participants": [
                {"party": "party:deu", "role": "actor"}], "evidence": [
            {"source": "source:istanbul-2025", "supports": ["/participants"],
             "exact": "Moscow has prepared a document"}]}}

    Says:
        event:document /participants/0/party: the passage for it names party:rus, and not \
party:deu
    """
    naming = naming_in(record.value, passages)
    told = _told_by_others(record.value, passages, dataset)
    for node in named_in(record.value):
        if node.pointer.startswith(told.lists) or node.value in told.actors:
            yield NOT_APPLICABLE
        elif _is_group(node.value, dataset):
            yield _GROUP
        else:
            yield from _judged(node, naming.of(node.pointer, node.value), dataset)
    for other in told_otherwise(record.value, passages, dataset):
        yield Problem(
            f"{other.scope} has {shown(other.told)}, and not {other.held}",
            other.pointer,
            help="write what the passage names, or add the passage that names what the field holds",
            params={"others": [other.told]},
            related=(other.reading.related(other.words, "this is the passage"),),
        )


def _judged(node: Visit, found: Named | Unexamined, dataset: Questions) -> Answers:
    if not isinstance(found, Named):
        yield found
    elif found.others and not any(_is_group(key, dataset) for key in found.others):
        yield Problem(
            f"the passage for it names {listed(found.others, 'and')}, and not {node.value}",
            node.pointer,
            help="write the one whom the passage names, or add the passage that names this one",
            params={"others": list(found.others)},
            related=(found.reading.related(found.reading.own, "this is the passage"),),
        )


@dataclass(frozen=True, slots=True)
class _Told:
    """Of what narrower rules speak."""

    lists: tuple[str, ...]
    """The beginnings of the places in lists that lack somebody."""
    actors: frozenset[str]
    """Those whose part has no word, or is that of the other side."""


def _told_by_others(value: Record, passages: Passages, dataset: Questions) -> _Told:
    lists = (one for one in lists_of(value, passages, dataset) if not one.is_vague)
    pointers = tuple(f"{one.pointer}/" for one in lists if one.incomplete() is not None)
    wordless = {one.who for one in parts_of(value, dataset) if one.has_word(passages) is False}
    sides = _sides(value) if isinstance(value, Event) else (frozenset[str](), frozenset[str]())
    is_swapped = all(sides) and isinstance(_target_acting(*sides, passages), Deed)
    return _Told(pointers, frozenset(wordless).union(*(sides if is_swapped else ())))


@rule(
    Severity.WARNING,
    only_if=(
        any_of("participants.role", ParticipantRole.ACTOR),
        any_of("participants.role", ParticipantRole.TARGET),
    ),
)
def actor_and_target_swapped(event: At[Event], passages: Passages) -> Answers:
    """The evidence says that the target of an event acts, and not its actor.

    The subject of the sentence acts, or in the passive whoever stands after "by".

    Why: attacker and attacked, or who refuses and who is refused, were taken for one another.

    Fix: swap the roles "actor" and "target", or add the passage that supports them.

    Bad:
        {"event:drone-and-missile-attacks": {"participants": [
            {"party": "party:deu", "role": "actor"}, {"party": "party:rus", "role": "target"}],
            "evidence": [{"source": "source:istanbul-2025",
                "exact": "Kiev and Moscow have recently conducted some of their largest"}]}}

    Says:
        event:drone-and-missile-attacks /participants: in the evidence party:rus acts, which is a \
target here
    """
    actors, targets = _sides(event.value)
    found = _target_acting(actors, targets, passages)
    if isinstance(found, Deed):
        yield _swapped(found, targets)
    elif found is not None:
        yield found


def _sides(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    """The actors and the targets of an event."""
    actors = with_role(event, ParticipantRole.ACTOR).values()
    return frozenset(actors), frozenset(with_role(event, ParticipantRole.TARGET).values())


def _target_acting(
    actors: frozenset[str], targets: frozenset[str], passages: Passages
) -> Deed | Unchecked | None:
    """Where a target acts, and no actor does; nothing where an actor does."""
    readings = passages.of_record().readings
    deeds = [deed for reading in readings for deed in deeds_in(reading, passages)]
    if any(deed.is_by(actors) for deed in deeds):
        return None
    found = (deed for deed in deeds if deed.is_by(targets))
    return next(found, Unchecked("the evidence does not say who acts"))


def _swapped(found: Deed, targets: frozenset[str]) -> Problem:
    named = sorted(key for key in targets if found.is_by(frozenset((key,))))
    return Problem(
        f"in the evidence {listed(named, 'and')} acts, which is a target here",
        "/participants",
        help='swap the roles "actor" and "target", or add the passage that supports them',
        related=(found.reading.related(found.words, "the one who acts, and the verb"),),
    )


def _is_group(key: str, dataset: Questions) -> bool:
    entry = dataset.to(key)
    party = entry.record if entry is not None else None
    return isinstance(party, Party) and (is_several(party.kind) or party.members is not None)
