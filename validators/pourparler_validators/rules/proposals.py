"""How a proposal goes from hand to hand: its steps, who decides on it, and what it answers."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Annotated, Final

from pourparler import (
    Event,
    Evidence,
    Proposal,
    ProposalHistoryEntry,
    ProposalKind,
    ProposalResponse,
    ProposalStatus,
    Record,
    Response,
    Vocabulary,
)
from pourparler_validators.contract.conditions import any_of, both, either, has, lacks, where
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Problem,
    Related,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.pairs import Spot, between_equals
from pourparler_validators.contract.parameters import Linked, Within
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, Group, rule
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.answers import (
    Answer,
    accepted_as_a_whole,
    answer_of,
    is_by,
    last_step,
)
from pourparler_validators.facts.dates import (
    are_in_order,
    ends_before,
    reliable,
    surely_ends_before,
)
from pourparler_validators.facts.decisions import (
    are_of_one_party,
    deciders,
    reversals,
    was_amended,
)
from pourparler_validators.facts.known import NO, YES, all_known, any_known, opposite
from pourparler_validators.facts.names import comparable
from pourparler_validators.facts.values.events import has_begun
from pourparler_validators.facts.values.proposals import DECIDED, Course, course
from pourparler_validators.messages.wording import listed

ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING

DATED: Final = where("date", reliable)
PRESENTED: Final = ProposalStatus.PRESENTED
SAID_TO_BE_PRESENTED: Final = either(
    any_of("history.status", PRESENTED), both(lacks("history"), any_of("status", PRESENTED))
)


def _is_in_order(history: tuple[ProposalHistoryEntry, ...]) -> bool:
    return are_in_order(step.date for step in history)


MOST_NAMED: Final = 3
"""The most fields that a message names."""


class SamePassage(Group):
    """The proposals of one kind, issuer and process that rest on one passage."""

    @staticmethod
    def keys(record: Record) -> Iterable[str]:
        """Kind, issuers, process and passage, for each passage once."""
        if not isinstance(record, Proposal):
            return ()
        about = f"{record.kind} {' '.join(sorted(record.issuers))} {record.process}"
        passages = {
            f"{each.source} {each.start} {comparable(each.exact)}" for each in record.evidence or ()
        }
        return [f"{about} {passage}" for passage in sorted(passages)]


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


@rule(ERROR, needs=("by",), only_if=any_of("status", DECIDED))
def decided_by_its_issuer(
    step: At[ProposalHistoryEntry], proposal: Within[Proposal], links: Questions
) -> Answers:
    """A proposal is accepted or rejected by one who belongs to its issuer.

    Why: one side proposes, and the other decides. Mostly the two were swapped; an author who takes
    a proposal back has "withdrawn" it.

    Fix: correct the issuer, or who decided, or write "withdrawn". If the proposal is addressed to
    the issuer's side as well, add it to the addressees.

    Bad:
        {"proposal:second-round": {"status": "rejected", "history": [
            {"status": "rejected", "by": ["person:lavrov"]}]}}

    Says:
        proposal:second-round /history/0/by/0: person:lavrov, by whom the proposal is rejected, \
belongs to its issuer
    """
    if was_amended(step, proposal.record):
        yield NOT_APPLICABLE
        return
    for decider in deciders(step, proposal.record, links):
        is_own = all_known((decider.is_issuer, opposite(decider.is_addressed)))
        if isinstance(is_own, Unchecked):
            yield is_own
        elif is_own is YES:
            yield Problem(
                f"{decider.actor}, by whom the proposal is {_in_words(step.value.status)}, "
                "belongs to its issuer",
                decider.pointer,
                help='correct the issuer or who decided; what an author takes back is "withdrawn"',
                related=(Related(None, "/issuers", "the issuers"),),
            )


@rule(WARNING, needs=("by",), only_if=any_of("status", DECIDED))
def decided_by_a_stranger(
    step: At[ProposalHistoryEntry],
    proposal: Annotated[Within[Proposal], has("addressees")],
    links: Questions,
) -> Answers:
    """A proposal is accepted or rejected by one who belongs to none of its addressees.

    Why: what others think of a proposal is a statement; the proposal still waits for its answer.

    Fix: correct the addressees, or who decided; record the opinion of others as a statement.

    Bad:
        {"proposal:second-round": {"status": "rejected", "history": [
            {"status": "rejected", "by": ["party:deu"]}]}}

    Says:
        proposal:second-round /history/0/by/0: party:deu, by whom the proposal is rejected, \
belongs to none of its addressees
    """
    for decider in deciders(step, proposal.record, links):
        if decider.is_addressed is YES:
            continue
        belongs = any_known((decider.is_addressed, decider.is_issuer))
        if belongs is YES or not decider.has_side:
            yield NOT_APPLICABLE
        elif isinstance(belongs, Unchecked):
            yield belongs
        else:
            yield Problem(
                f"{decider.actor}, by whom the proposal is {_in_words(step.value.status)}, "
                "belongs to none of its addressees",
                decider.pointer,
                help="correct the addressees or who decided; an opinion is a statement",
                related=(Related(None, "/addressees", "the addressees"),),
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
            f"{_in_words(event.record.status)}",
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
def reversal_without_evidence(proposal: At[Proposal], links: Questions) -> Answers:
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
        is_of_one = are_of_one_party(history[before], history[after], links)
        if lacking and isinstance(is_of_one, Unchecked):
            yield is_of_one
        for place in lacking if is_of_one is YES else ():
            yield Problem(
                "no evidence of this step: the proposal was rejected, and then "
                f"{_in_words(history[after].status)} by the same party",
                f"/history/{place}",
                help="add the words of the source that tell of this step",
                related=(Related(None, f"/history/{before + after - place}", "the other step"),),
            )


@rule(ERROR, only_if=DATED)
def supersedes_a_later_one(
    proposal: At[Proposal], supersedes: Annotated[Linked[Proposal], DATED]
) -> Answers:
    """A proposal takes the place of one that was put forward after it.

    Why: only an earlier proposal can be superseded. Mostly the two are the wrong way round, or a
    date is wrong.

    Fix: turn the reference round, or look both dates up.

    Bad:
        {"proposal:russian-talks": {"date": "2025-05-28"},
         "proposal:second-round": {"date": "2025-05-11", "supersedes": "proposal:russian-talks"}}

    Says:
        proposal:second-round /supersedes: proposal:second-round of 2025-05-11 supersedes \
proposal:russian-talks of 2025-05-28
    """
    value, other = proposal.value, supersedes.record
    if ends_before(value.date, other.date):
        yield Problem(
            f"{value.id} of {value.date} supersedes {other.id} of {other.date}",
            supersedes.pointer,
            help="turn the reference round, or look both dates up",
            related=(Related(supersedes.entry, "/date", "the later date"),),
            severity=None if surely_ends_before(value.date, other.date) else WARNING,
        )


@rule(WARNING, only_if=any_of("kind", ProposalKind.COUNTER_PROPOSAL))
def counter_to_nothing(proposal: At[Proposal]) -> Answers:
    """A counter-proposal does not say what it answers.

    Why: it is made to stand in the place of another's; without that it is a proposal like others.

    Fix: name the other's proposal, statement or event in "responds_to", or choose another kind.

    Bad:
        {"proposal:russian-talks": {"kind": "counter_proposal"}}

    Says:
        proposal:russian-talks (record): the counter-proposal does not say what it answers
    """
    if proposal.value.responds_to is None:
        yield Problem(
            "the counter-proposal does not say what it answers",
            help='name the other\'s proposal in "responds_to", or choose another kind',
        )


@rule(WARNING)
def recorded_twice(group: SamePassage) -> Answers:
    """Two proposals of one kind, issuer and process rest on the same passage.

    Why: mostly they are one proposal under two ids, and what happens to it is split between them.

    Fix: merge the two. If the passage tells of two proposals, say by "supersedes", "amends" or
    "responds_to" how they hang together, or waive the rule.

    Bad:
        {"proposal:another-call": {"type": "proposal", "id": "proposal:another-call",
            "kind": "talks_proposal", "title": "Lavrov's call for talks",
            "issuers": ["party:rus"], "status": "announced", "process": "process:rus-ukr-2025",
            "evidence": [{"source": "source:istanbul-2025", "start": 128, "end": 195,
                "exact": "calling for another round of negotiations in Turkey early next week"}]}}

    Says:
        proposal:second-round (record): proposal:another-call and proposal:second-round rest on \
the same passage
    """
    first, *others = group.entries
    for other in others:
        if _speaks_here(group, first, other):
            yield between_equals(
                f"{first.id} and {other.id} rest on the same passage",
                Spot(first, "", "the other proposal"),
                Spot(other, "", "the other proposal"),
                "merge the two, or say how they hang together",
            )


@rule(WARNING, needs=("addressees",), only_if=any_of("status", ProposalStatus.ACCEPTED))
def accepted_by_some(proposal: At[Proposal], links: Questions) -> Answers:
    """A proposal is accepted, but one of its addressees has not accepted it.

    Why: accepted is what all have accepted; one side's yes is that side's answer.

    Fix: while answers are missing it is "presented"; if all have answered, and not alike, it is
    "under_discussion". Each answer stands in "responses".

    Bad:
        {"proposal:second-round": {"status": "accepted", "history": null,
            "addressees": ["party:ukr", "party:usa"], "responses": [
                {"by": ["party:ukr"], "response": "accepted"},
                {"by": ["party:usa"], "response": "welcomed"}]}}

    Says:
        proposal:second-round /responses/1: the proposal is accepted, but the answer of party:usa \
is welcomed
    """
    value = proposal.value
    addressees = value.addressees or ()
    answers = {key: answer_of(key, value, links) for key in addressees}
    if all(answer is None for answer in answers.values()):
        yield NOT_APPLICABLE
        return
    is_answered = any(isinstance(answer, Answer) for answer in answers.values())
    for key, answer in answers.items():
        if isinstance(answer, Unchecked):
            yield answer
        elif answer is None:
            if is_answered and not accepted_as_a_whole(value):
                yield _not_accepted(f"no answer of {key} is recorded", "/status")
        elif answer.response is not ProposalResponse.ACCEPTED:
            yield _not_accepted(
                f"the answer of {key} is {answer.response.replace('_', ' ')}", answer.pointer
            )


@rule(WARNING)
def response_of_a_stranger(
    response: At[Response],
    proposal: Annotated[Within[Proposal], has("addressees")],
    links: Questions,
) -> Answers:
    """A response to a proposal is by somebody who belongs to none of its addressees.

    Why: only those answer to whom it was put. What others say of it is a statement.

    Fix: correct who answered, or add them to the addressees, or record a statement.

    Bad:
        {"proposal:second-round": {"addressees": ["party:ukr"], "responses": [
            {"by": ["party:deu"], "response": "welcomed"}]}}

    Says:
        proposal:second-round /responses/0/by/0: party:deu answers, but belongs to no addressee
    """
    addressees = proposal.record.addressees or ()
    for position, actor in enumerate(response.value.by):
        is_addressed = is_by((actor,), addressees, links, response.value.date)
        if isinstance(is_addressed, Unchecked):
            yield is_addressed
        elif is_addressed is NO:
            yield Problem(
                f"{actor} answers, but belongs to no addressee",
                f"{response.pointer}/by/{position}",
                help="correct who answered, add them to the addressees, or record a statement",
                related=(Related(None, "/addressees", "the addressees"),),
            )


@rule(WARNING)
def answers_differ(response: At[Response], proposal: Within[Proposal], links: Questions) -> Answers:
    """An addressee's response is another than the last step by it in the proposal's history.

    Why: both tell its latest answer. One of them is out of date.

    Fix: correct the older one; of several addressees the answers stand only in "responses".

    Bad:
        {"proposal:second-round": {"addressees": ["party:ukr"], "status": "rejected",
            "history": [{"status": "rejected", "by": ["person:zelensky"]}],
            "responses": [{"by": ["party:ukr"], "response": "accepted"}]}}

    Says:
        proposal:second-round /responses/0/response: the response of party:ukr is accepted, but \
by its last step the proposal is rejected
    """
    value, whole = response.value, proposal.record
    step = last_step(whole, value.by, links)
    is_addressed = is_by(value.by, whole.addressees or value.by, links, value.date)
    if isinstance(step, Unchecked):
        yield step
    elif step is None or is_addressed is NO:
        yield NOT_APPLICABLE
    elif isinstance(is_addressed, Unchecked):
        yield is_addressed
    elif step.response is not value.response:
        yield Problem(
            f"the response of {value.by[0]} is {value.response.replace('_', ' ')}, but by its "
            f"last step the proposal is {_in_words(step.response)}",
            f"{response.pointer}/response",
            help="correct the older of the two",
            related=(Related(None, f"{step.pointer}/status", "the last step by it"),),
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


def _not_accepted(words: str, pointer: str) -> Problem:
    return Problem(
        f"the proposal is accepted, but {words}",
        pointer,
        help='while answers are missing it is "presented"; where they differ "under_discussion"',
        related=() if pointer == "/status" else (Related(None, "/status", "the status"),),
    )


def _impossible(way: list[tuple[str, ProposalStatus]]) -> Iterator[tuple[str, str, str]]:
    """The impossible steps of a way: the place before the step, that after it, and a message."""
    was_seen = False
    for (before, old), (after, new) in pairwise(way):
        was_seen = was_seen or Course.UNSEEN not in course(old)
        if old is new:
            continue
        if Course.FINAL in course(old):
            yield before, after, f"{old} is an end: the proposal cannot become {_in_words(new)}"
        elif was_seen and Course.EARLY in course(new) and Course.EARLY not in course(old):
            yield (
                before,
                after,
                f"the proposal was out before, and cannot be {_in_words(new)} again",
            )


def _in_words(status: Vocabulary) -> str:
    return status.replace("_", " ")


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


def _speaks_here(group: SamePassage, first: Entry, other: Entry) -> bool:
    """Whether this group, of all that hold both proposals, is the one to speak of them."""
    one, two = first.record, other.record
    if not isinstance(one, Proposal) or not isinstance(two, Proposal) or one.id == two.id:
        return False
    if one.id in _named(two) or two.id in _named(one):
        return False
    return min(set(group.keys(one)) & set(group.keys(two))) == group.key


def _named(proposal: Proposal) -> tuple[str | None, ...]:
    return proposal.responds_to, proposal.amends, proposal.supersedes
