"""Whether an event rests on more than the word of one of its sides."""

from pourparler import Event
from pourparler_validators.contract.conditions import such_that
from pourparler_validators.contract.finding import Problem, Related, Severity, Unchecked
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.tellers import may_be_a_claim, told_by_one
from pourparler_validators.messages.wording import in_words


@rule(Severity.WARNING, only_if=such_that(may_be_a_claim))
def one_sided_word(event: At[Event], dataset: Questions) -> Answers:
    """A measure or an attack is said to have taken place, and only one of its sides says so.

    Why: who says "we have begun to withdraw" claims it. A claim of fact is a statement; it becomes
    an event when another side or the article asserts it.

    Fix: add a passage in which another side, or the article itself, says so; or write "announced",
    and leave the claim to the statement.

    Bad:
        {"event:helicopter": {"type": "event", "id": "event:helicopter", "kind": "hostilities",
            "status": "held", "participants": [{"party": "party:ukr", "role": "actor"},
                {"party": "party:rus", "role": "target"}],
            "evidence": [{"source": "source:istanbul-2025", "start": 1686, "end": 1745,
                "exact": "Ukrainian drone swarm even jeopardized Putin’s helicopter"}]},
         "statement:russia-helicopter": {"about": ["event:helicopter"]}}

    Says:
        event:helicopter /status: the event is held, but only party:rus says so
    """
    told = told_by_one(event.value, dataset)
    if isinstance(told, Unchecked):
        yield told
    elif told is not None:
        yield Problem(
            f"the event is {in_words(event.value.status)}, but only {told.party} says so",
            "/status",
            help='add a passage in which another side or the article says so, or write "announced"',
            related=tuple(
                Related(link.entry, link.pointer, "the statement with these words")
                for link in told.statements
            ),
        )
