"""What a speaker does by a statement: to whom it is addressed, and what it answers."""

from collections.abc import Iterable
from typing import Final

from pourparler import Proposal, ProposalStatus, SpeechAct, Statement
from pourparler_validators.contract.conditions import any_of
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Problem,
    Related,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.pairs import Spot, between_equals, second
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, Group, rule
from pourparler_validators.facts.affiliations import date_of, may_stand_together
from pourparler_validators.facts.joint_speakers import speakers_of
from pourparler_validators.facts.known import NO
from pourparler_validators.facts.overlaps import Spell, overlapping
from pourparler_validators.facts.utterances import answered, decision, proposal_of
from pourparler_validators.facts.values.proposals import Course, course
from pourparler_validators.facts.values.statements import DECIDING, TO_SOMEBODY, TO_SOMETHING
from pourparler_validators.messages.nearest import quoted
from pourparler_validators.messages.wording import listed

WARNING: Final = Severity.WARNING

UNREAD_PROPOSAL: Final = "the proposal is missing or not sound"
UNREAD_STATEMENT: Final = "a statement that may retract another is not sound"
NO_DATE: Final = "a statement has no date"


class SameSpeakerAndProposal(Group[Statement]):
    """The statements in which one speaker plainly accepts or rejects one proposal."""

    @staticmethod
    def keys(record: Statement) -> Iterable[str]:
        """Each who speaks, and the proposal, where there is one."""
        if not decision(record):
            return ()
        proposal = proposal_of(record)
        return [f"{speaker} {proposal}" for speaker in speakers_of(record)] if proposal else ()


@rule(WARNING, only_if=any_of("acts", TO_SOMEBODY))
def act_needs_addressee(statement: At[Statement]) -> Answers:
    """A statement demands, threatens, offers or gives an ultimatum, and is addressed to nobody.

    Why: these acts are directed at somebody, and who that is makes the difference.

    Fix: add the addressees; perhaps the act is rather a "warn" or a "promise". If the source
    leaves open who is meant, waive the rule and say so.

    Bad:
        {"statement:putin-buffer-zone": {"acts": ["announce", "threaten"]}}

    Says:
        statement:putin-buffer-zone (record): the statement has no addressees for "threaten"
    """
    if statement.value.addressees is None:
        acts = _those_of(statement.value, TO_SOMEBODY)
        yield Problem(
            f"the statement has no addressees for {acts}",
            help='add the "addressees"; if the source leaves them open, waive the rule',
        )


@rule(WARNING, only_if=any_of("acts", TO_SOMETHING))
def answers_nothing(statement: At[Statement]) -> Answers:
    """A statement accepts, rejects, denies, confirms or retracts, and does not say what.

    Why: these acts answer something; without it nobody knows what was accepted or denied.

    Fix: name what is answered in "responds_to", what is taken back in "retracts", or else what is
    spoken of in "about".

    Bad:
        {"statement:russian-official-weapons": {"acts": ["deny"], "responds_to": null}}

    Says:
        statement:russian-official-weapons (record): the statement does not say what it answers \
by "deny"
    """
    value = statement.value
    if not (value.responds_to or value.retracts or value.about):
        acts = _those_of(value, TO_SOMETHING)
        yield Problem(
            f"the statement does not say what it answers by {acts}",
            help='name it in "responds_to", "retracts" or "about"',
        )


@rule(
    WARNING,
    only_if=(any_of("acts", SpeechAct.ACCEPT), any_of("acts", SpeechAct.REJECT)),
)
def opposite_acts(statement: At[Statement]) -> Answers:
    """A statement accepts and rejects one and the same thing, and states no condition.

    Why: it cannot be counted as a yes or as a no.

    Fix: if the speaker says yes to a part or on a condition, write "accept_conditionally" and the
    words of the condition; if two things are meant, name both.

    Bad:
        {"statement:russian-official-weapons": {"acts": ["accept", "reject"]}}

    Says:
        statement:russian-official-weapons /acts/1: the statement accepts and rejects \
statement:germany-weapons
    """
    acts = statement.value.acts
    things = answered(statement.value)
    if len(things) != 1:
        yield NOT_APPLICABLE
    elif statement.value.condition is None:
        first, later = sorted(acts.index(act) for act in DECIDING)
        yield Problem(
            f"the statement accepts and rejects {things[0]}",
            f"/acts/{later}",
            help='write "accept_conditionally" and the "condition", or name both things',
            related=(Related(None, f"/acts/{first}", "the opposite act"),),
        )


@rule(WARNING)
def contradicts_itself(group: SameSpeakerAndProposal, dataset: Questions) -> Answers:
    """A speaker accepts a proposal in one statement and rejects it in another of the same time.

    Why: one of the two is wrong, or something is missing between them: a change of mind is told
    by "retracts", or by the history of the proposal.

    Fix: correct the dates or the acts, or record how the speaker came to change.

    Bad:
        {"statement:yes": {"type": "statement", "id": "statement:yes", "acts": ["accept"],
            "segments": [{"kind": "summary", "text": "He accepts the call."}],
            "speaker": "person:zelensky", "date": "2025-05-28",
            "responds_to": "proposal:second-round"},
         "statement:no": {"type": "statement", "id": "statement:no", "acts": ["reject"],
            "segments": [{"kind": "summary", "text": "He rejects the call."}],
            "speaker": "person:zelensky", "date": "2025-05-28",
            "responds_to": "proposal:second-round"}}

    Says:
        statement:yes /acts/0: person:zelensky accepts and rejects proposal:second-round at one time
    """
    speaker, _, key = group.key.partition(" ")
    spells = _decisions(group, dataset)
    proposal = second(key, Proposal, dataset)
    if len({spell.labels for spell in spells}) < 2:
        yield NOT_APPLICABLE
    elif proposal is None:
        yield Unchecked(UNREAD_PROPOSAL)
    elif not _has_reversal(proposal.record, speaker, dataset):
        pairs = list(overlapping(spell for spell in spells if spell.date))
        if pairs and not dataset.knows_all_of("statement"):
            yield Unchecked(UNREAD_STATEMENT)
        elif not pairs and not all(spell.date for spell in spells):
            yield Unchecked(NO_DATE)
        else:
            message = f"{speaker} accepts and rejects {key} at one time"
            fix = "correct the dates or the acts, or record how the speaker came to change"
            yield from (between_equals(message, *pair, fix) for pair in pairs)


def _those_of(statement: Statement, acts: Iterable[SpeechAct]) -> str:
    """Those of the acts that a statement does, in words."""
    return listed([quoted(act) for act in statement.acts if act in acts], "and")


def _decisions(group: SameSpeakerAndProposal, dataset: Questions) -> list[Spell]:
    """The acceptances and rejections that no other statement takes back, to be matched."""
    spells: list[Spell] = []
    for entry in group.entries:
        statement = entry.record
        if not isinstance(statement, Statement) or dataset.into(statement.id, "retracts"):
            continue
        act = decision(statement)
        if act is not None:
            spot = Spot(entry, f"/acts/{statement.acts.index(act)}", "the opposite act")
            others = tuple(other for other in DECIDING if other is not act)
            spells.append(Spell(spot, date_of(statement, dataset), (act,), others))
    return spells


def _has_reversal(proposal: Proposal, speaker: str, dataset: Questions) -> bool:
    """Whether the history of a proposal tells that the speaker's side has changed its mind."""
    steps = {
        step.status
        for step in proposal.history or ()
        if step.by is None or any(_may_be_one(actor, speaker, dataset) for actor in step.by)
    }
    return ProposalStatus.REJECTED in steps and any(Course.YES in course(step) for step in steps)


def _may_be_one(actor: str, speaker: str, dataset: Questions) -> bool:
    return actor == speaker or may_stand_together(actor, speaker, dataset) is not NO
