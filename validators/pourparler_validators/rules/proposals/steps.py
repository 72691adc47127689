"""Whether the steps of a proposal can follow each other, and are told by a source."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pourparler import Event, Evidence, Proposal, ProposalHistoryEntry, ProposalStatus
from pourparler_validators.contract.conditions import any_of, both, either, lacks, where
from pourparler_validators.contract.finding import Problem, Related, Severity, Unchecked
from pourparler_validators.contract.parameters import Linked
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.dates import are_in_order
from pourparler_validators.facts.decisions import are_of_one_party, reversals
from pourparler_validators.facts.known import YES
from pourparler_validators.facts.values.events import has_begun
from pourparler_validators.facts.values.proposals import Course, course
from pourparler_validators.messages.wording import in_words, listed

ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING
PRESENTED: Final = ProposalStatus.PRESENTED
SAID_TO_BE_PRESENTED: Final = either(
    any_of("history.status", PRESENTED), both(lacks("history"), any_of("status", PRESENTED))
)
MOST_NAMED: Final = 3
"""The most fields that a message names."""


def _is_in_order(history: tuple[ProposalHistoryEntry, ...]) -> bool:
    return are_in_order(step.date for step in history)


@rule(ERROR, only_if=where("history", _is_in_order))
def impossible_step(proposal: At[Proposal]) -> Answers:
    """A proposal takes a step that there is not: out of its end, or back into preparation.

    Why: what is withdrawn, expired, superseded or carried out is over; what has been presented
    cannot be expected or prepared again. A changed text is "amended", or a proposal of its own.

    Fix: correct the status or the order of the entries; a new attempt is a new proposal that
    "supersedes" the old one.

    Bad:
        {"proposal:russian-talks": {"status": "accepted", "history": [
            {"status": "withdrawn"},
            {"status": "accepted"}]}}

    Says:
        proposal:russian-talks /history/1/status: withdrawn is an end: the proposal cannot become \
accepted
    """
    history = proposal.value.history or ()
    way = [(f"/history/{place}/status", step.status) for place, step in enumerate(history)]
    for before, after, message in _impossible(way):
        yield Problem(
            message,
            after,
            help="correct the status or the order; a new attempt is a proposal of its own",
            related=(Related(None, before, "the step before"),),
        )


@rule(ERROR, only_if=any_of("status", PRESENTED))
def presented_at_unheld_event(step: At[ProposalHistoryEntry], event: Linked[Event]) -> Answers:
    """A proposal was presented at an event that has not taken place.

    Why: at an event that is only announced, put off or called off, nothing can be handed over.

    Fix: if the proposal is to be presented there, it is still "prepared" or "announced"; if the
    event has been held, correct its status.

    Bad:
        {"proposal:russian-memorandum": {"status": "presented", "history": [
            {"status": "presented", "event": "event:istanbul-2"}]}}

    Says:
        proposal:russian-memorandum /history/0/event: proposal:russian-memorandum was presented at \
event:istanbul-2, whose status is announced
    """
    if not has_begun(event.record):
        yield Problem(
            f"{step.record.id} was presented at {event.record.id}, whose status is "
            f"{in_words(event.record.status)}",
            event.pointer,
            help="correct the status of the event, or that of the proposal",
            related=(Related(event.entry, "/status", "the status of the event"),),
        )


@rule(WARNING, only_if=SAID_TO_BE_PRESENTED)
def presented_nowhere(proposal: At[Proposal]) -> Answers:
    """A proposal was presented, and no date, event or evidence says when or where.

    Why: handing over is an act of some day, at some place; a "presented" without either is often
    an "announced" or "prepared" that was taken for more. Where the addressees have answered it,
    they have received it, too.

    Fix: add the date, the event, or the words of the source that say so; or correct the status.

    Bad:
        {"proposal:second-round": {"status": "presented", "evidence": null, "history": [
            {"status": "announced"},
            {"status": "presented"}]}}

    Says:
        proposal:second-round /history/1: the proposal was presented, and no date, event or \
evidence says when or where
    """
    value = proposal.value
    history = value.history or ()
    presented = {
        f"/history/{place}": bool(step.date or step.event)
        or _is_told(value, place)
        or any(Course.ANSWERED in course(later.status) for later in history[place:])
        for place, step in enumerate(history)
        if step.status is PRESENTED
    }
    if value.history is None and value.status is PRESENTED:
        presented = {"": _has_evidence(value, "/status")}
    for place, is_told in presented.items():
        if not is_told and value.date is None:
            yield _unplaced(place, value.evidence or ())


@rule(WARNING, only_if=where("history", reversals))
def reversal_without_evidence(proposal: At[Proposal], dataset: Questions) -> Answers:
    """A party first rejected and then accepted a proposal, and one of the two has no evidence.

    Why: a change of mind is a finding in itself, and mostly two passages, or two sources, tell of
    it; without the words nobody can see that it was not a slip.

    Fix: add the words of the source to both entries of the history.

    Bad:
        {"proposal:russian-talks": {"history": [
            {"status": "rejected", "by": ["person:zelensky"], "evidence": [
                {"source": "source:istanbul-2025", "exact": "initially rejected engaging"}]},
            {"status": "accepted", "by": ["person:zelensky"]}]}}

    Says:
        proposal:russian-talks /history/1: no evidence of this step: the proposal was rejected, \
and then accepted by the same party
    """
    history = proposal.value.history or ()
    for before, after in reversals(history):
        lacking = [place for place in (before, after) if not _is_told(proposal.value, place)]
        is_of_one = are_of_one_party(history[before], history[after], dataset)
        if lacking and isinstance(is_of_one, Unchecked):
            yield is_of_one
        for place in lacking if is_of_one is YES else ():
            yield Problem(
                "no evidence of this step: the proposal was rejected, and then "
                f"{in_words(history[after].status)} by the same party",
                f"/history/{place}",
                help="add the words of the source that tell of this step",
                related=(Related(None, f"/history/{before + after - place}", "the other step"),),
            )


def _unplaced(place: str, evidence: Sequence[Evidence]) -> Problem:
    """What is said of a step for which there is no date, event or evidence of its own."""
    if not evidence:
        return Problem(
            "the proposal was presented, and no date, event or evidence says when or where",
            place,
            help="add the date, the event or the evidence, or correct the status",
        )
    supported = list(dict.fromkeys(each for item in evidence for each in item.supports or ()))
    if len(supported) > MOST_NAMED:
        supported[MOST_NAMED:] = ["others"]
    return Problem(
        "the proposal was presented, and no date or event says when or where; the evidence "
        f"supports {listed(supported, 'and')}, not this",
        place,
        help=f'add the date or the event, or "{place or "/status"}" to what the evidence '
        '"supports", or correct the status',
        related=tuple(
            Related(None, f"/evidence/{position}", "this evidence supports something else")
            for position in range(len(evidence))
        ),
    )


def _impossible(way: list[tuple[str, ProposalStatus]]) -> Iterator[tuple[str, str, str]]:
    """The impossible steps of a way: the place before the step, that after it, and a message."""
    was_seen = False
    for (before, old), (after, new) in pairwise(way):
        was_seen = was_seen or Course.UNSEEN not in course(old)
        if old is new:
            continue
        if Course.FINAL in course(old):
            yield before, after, f"{old} is an end: the proposal cannot become {in_words(new)}"
        elif was_seen and Course.EARLY in course(new) and Course.EARLY not in course(old):
            yield (
                before,
                after,
                f"the proposal was out before, and cannot be {in_words(new)} again",
            )


def _is_told(proposal: Proposal, place: int) -> bool:
    """Whether there is evidence of a step of the history."""
    history = proposal.history or ()
    return history[place].evidence is not None or _has_evidence(proposal, f"/history/{place}")


def _has_evidence(proposal: Proposal, pointer: str) -> bool:
    """Whether evidence of the record supports the whole of it, or what stands at a place."""
    return any(
        each.supports is None or any(_is_within(pointer, place) for place in each.supports)
        for each in proposal.evidence or ()
    )


def _is_within(one: str, other: str) -> bool:
    """Whether one of two places is the other, or a part of it."""
    return f"{one}/".startswith(f"{other}/") or other.startswith(f"{one}/")
