"""Whether a proposal hangs together with others as it says."""

from collections.abc import Iterable
from typing import Annotated, Final

from pourparler import Proposal, ProposalKind
from pourparler_validators.contract.conditions import any_of, where
from pourparler_validators.contract.finding import Problem, Related, Severity
from pourparler_validators.contract.pairs import Spot, between_equals
from pourparler_validators.contract.parameters import Linked
from pourparler_validators.contract.rule import Answers, At, Group, rule
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.dates import ends_before, reliable, surely_ends_before
from pourparler_validators.facts.names import comparable

ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING
DATED: Final = where("date", reliable)


class SamePassage(Group[Proposal]):
    """The proposals of one kind, issuer and process that rest on one passage."""

    @staticmethod
    def keys(record: Proposal) -> Iterable[str]:
        """Kind, issuers, process and passage, for each passage once."""
        about = f"{record.kind} {' '.join(sorted(record.issuers))} {record.process}"
        passages = {
            f"{each.source} {each.start} {comparable(each.exact)}" for each in record.evidence or ()
        }
        return [f"{about} {passage}" for passage in sorted(passages)]


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


@rule(WARNING, holds_of_one=True)
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
