"""A contradiction in words, step by step, and the value that would have to change."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from pourparler_validators.contract.questions import Clause, ImpossibleOrder
from pourparler_validators.facts.timeline.contradictions import contradictions_of, is_certain
from pourparler_validators.facts.timeline.graph import Chain
from pourparler_validators.facts.timeline.naming import Names, said_to_begin, said_to_end
from pourparler_validators.facts.timeline.relations import Relation
from pourparler_validators.facts.timeline.system import Point, Step, System, steps_of
from pourparler_validators.facts.timeline.tightening import Limit
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import counted

MOST_TOLD: Final = 8
"""The most clauses that are told in one sentence."""


def explained(system: System) -> Mapping[str, tuple[ImpossibleOrder, ...]]:
    """The contradictions of a system, by the ids of the records that are judged."""
    found: dict[str, tuple[ImpossibleOrder, ...]] = {}
    for chain in contradictions_of(system).chains:
        order = explanation(chain, system)
        key = str(order.entry.id)
        found[key] = (*found.get(key, ()), order)
    return found


def explanation(chain: Chain, system: System) -> ImpossibleOrder:
    """What a chain of days says, each no later than the next, whose first lies after its last."""
    first, last, steps = steps_of(chain, system)
    record, pointer = _judged(first, last, steps)
    names = Names(system, (first, *(step.later for step in steps)))
    sentences = [
        Sentence(last, names.of(last), said_to_end(last), last.pointer),
        *(_sentence(step, names) for step in reversed(steps)),
        Sentence(first, names.of(first), said_to_begin(first), first.pointer),
    ]
    clauses = tuple(_joined(sentences, system))
    spoken = {one.point.record for one in sentences}
    way = dict.fromkeys(step.later.record for step in reversed(steps))
    between = tuple(system.entries[number] for number in way if number not in spoken)
    is_sure = is_certain(first, last)
    return ImpossibleOrder(system.entries[record], pointer, clauses, between, is_sure)


def why_not_before(limit: Limit, system: System) -> list[str]:
    """Why something cannot be before a day; nothing where its own date says so."""
    _, _, steps = steps_of(limit.way, system)
    return _why(steps[::-1], limit, system, said_to_begin)


def why_not_after(limit: Limit, system: System) -> list[str]:
    """Why something cannot be after a day; nothing where its own date says so."""
    _, _, steps = steps_of(limit.way, system)
    return _why(steps, limit, system, said_to_end)


def _why(
    steps: Sequence[Step], limit: Limit, system: System, said: Callable[[Point], str]
) -> list[str]:
    origin = system.points[limit.origin]
    if not steps or origin is None:
        return []
    names = Names(system, (origin, *(point for step in steps for point in step.ends)))
    end = Sentence(origin, names.of(origin), said(origin), origin.pointer)
    on_the_way = [_sentence(step, names) for step in steps]
    clauses = [clause.words for clause in _joined([*on_the_way, end], system)]
    if limit.left_out:
        clauses.insert(-1, f"and so on, {counted(limit.left_out, 'step')}")
    return clauses


def shortened(words: Sequence[str]) -> list[str]:
    """The clauses of a sentence; of very many the first and the last."""
    if len(words) <= MOST_TOLD:
        return list(words)
    half = MOST_TOLD // 2
    left_out = f"and so on, {counted(len(words) - 2 * half, 'step')}"
    return [*words[:half], left_out, *words[-half:]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said of something, and the place in its record that says so."""

    point: Point
    subject: str
    words: str
    pointer: str


def _joined(sentences: Sequence[Sentence], system: System) -> Iterator[Clause]:
    """The sentences as parts of one; who was spoken of just before is called "it"."""
    before = ""
    for one in sentences:
        subject = "it" if one.subject == before else one.subject
        yield Clause(system.entries[one.point.record], one.pointer, f"{subject} {one.words}")
        before = one.subject


def _sentence(step: Step, names: Names) -> Sentence:
    earlier, later, tie = step.earlier, step.later, step.tie
    if tie is None:
        words = f"stands below {names.of(earlier)}"
        return Sentence(later, names.of(later), words, later.pointer.removesuffix("/date"))
    if tie.relation is Relation.TOLD_OF_BY:
        return Sentence(earlier, names.of(later), f"tells of {names.of(earlier)}", tie.pointer)
    one, other = (later, earlier) if tie.holder == later.record else (earlier, later)
    return Sentence(one, names.of(one), f"{tie.relation.value} {names.of(other)}", tie.pointer)


def _judged(first: Point, last: Point, steps: Sequence[Step]) -> tuple[int, str]:
    """The record that is judged by the others, and the value that they contradict.

    It is the one that refers to the others: the last, or else the first, at its date; where
    neither does, the one before the last, at its reference. A source judges, and is not judged.
    """
    ties = [step.tie for step in steps if step.tie is not None]
    if ties and ties[-1].relation is Relation.TOLD_OF_BY:
        ties.pop()
        if not ties:
            return first.record, first.pointer
    elif not ties or ties[-1].holder == last.record:
        return last.record, last.pointer
    if ties[0].holder == first.record:
        return first.record, first.pointer
    return ties[-1].holder, ties[-1].pointer
