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
)
from pourparler_validators.contract.conditions import any_of
from pourparler_validators.contract.finding import (
    Problem,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.sides_of_talks import with_role
from pourparler_validators.facts.values.parties import is_several
from pourparler_validators.grounding.doers import Deed, deeds_in
from pourparler_validators.grounding.library import Library
from pourparler_validators.grounding.naming import Named, named_in, naming_in
from pourparler_validators.grounding.support import passages_of
from pourparler_validators.grounding.told_otherwise import told_otherwise
from pourparler_validators.messages.wording import listed, shown

_GROUP: Final = Unchecked("a group may be meant by the names of its members")


@rule(Severity.WARNING)
def value_not_in_evidence(
    record: At[Event | Proposal | Agreement | Delegation | Process],
    library: Library,
    dataset: Questions,
) -> Answers:
    """The passages for a field name another party, person, place or day, and not the one it holds.

    Only passages whose "supports" names the field are read, with the sentences in which they
    stand. A person names the parties that they belong to, a party its persons, a quotation its
    speaker; "both", "their" or "the two countries" name all. Who is named must be known to the
    dataset, and have no other place in the record for which the passage stands. Known places are
    the capitals of all states, and the places of the process's other events. Of days only those in
    the sentence of a passage that tells none itself are meant; another day in the passage, and
    another number, are told by date-contradicted and number-not-in-text.

    Why: the evidence and the value contradict each other; mostly one record's party was taken for
    another's.

    Fix: write what the passage names, or add the passage that names what the field holds.

    Bad:
        {"agreement:prisoner-swap-and-proposals": {"parties": [
            {"party": "party:ukr", "role": "party"}, {"party": "party:tur", "role": "party"}]}}

    Says:
        agreement:prisoner-swap-and-proposals /parties/1/party: the passage for it names \
party:rus, and not party:tur
    """
    passages = passages_of(record.entry, record.value, library)
    naming = naming_in(record.value, passages)
    for node in named_in(record.value):
        if _is_group(node.value, dataset):
            yield _GROUP
            continue
        found = naming.of(node.pointer, node.value)
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
    for other in told_otherwise(record.value, passages, dataset):
        yield Problem(
            f"{other.scope} has {shown(other.told)}, and not {other.held}",
            other.pointer,
            help="write what the passage names, or add the passage that names what the field holds",
            params={"others": [other.told]},
            related=(other.reading.related(other.words, "this is the passage"),),
        )


@rule(
    Severity.WARNING,
    only_if=(
        any_of("participants.role", ParticipantRole.ACTOR),
        any_of("participants.role", ParticipantRole.TARGET),
    ),
)
def actor_and_target_swapped(event: At[Event], library: Library) -> Answers:
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
    passages = passages_of(event.entry, event.value, library)
    backing = passages.of_record()
    actors = frozenset(with_role(event.value, ParticipantRole.ACTOR).values())
    targets = frozenset(with_role(event.value, ParticipantRole.TARGET).values())
    if not backing.readings:
        yield backing.answer
        return
    deeds = [deed for reading in backing.readings for deed in deeds_in(reading, passages)]
    if any(deed.is_by(actors) for deed in deeds):
        return
    found = next((deed for deed in deeds if deed.is_by(targets)), None)
    if found is None:
        yield Unchecked("the evidence does not say who acts")
    else:
        yield _swapped(found, targets)


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
