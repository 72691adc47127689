"""What our desk agreed on beyond the standard."""

from pourparler import Coding, CodingKind, Confidence, Event, Statement
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Problem,
    Related,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.links import Links
from pourparler_validators.contract.rule import Answers, At, rule


@rule(Severity.WARNING)
def sure_without_review(coding: At[Coding]) -> Answers:
    """A program is highly confident of a record that no person has compared with its source.

    Why: our readers take "high" for the judgement of a coder.

    Fix: compare the record with its source and write "machine_reviewed", or lower the confidence.

    Bad:
        {"event:istanbul-1": {"coding":
            {"coder": "extractor", "kind": "machine", "confidence": "high"}}}

    Says:
        event:istanbul-1 /coding/confidence: high confidence, but no person has read the record
    """
    if coding.value.kind is not CodingKind.MACHINE:
        yield NOT_APPLICABLE
    elif coding.value.confidence is Confidence.HIGH:
        yield Problem(
            "high confidence, but no person has read the record",
            f"{coding.pointer}/confidence",
            help='compare the record with its source and write "machine_reviewed"',
        )


@rule(Severity.WARNING)
def speaker_not_at_event(statement: At[Statement], links: Links) -> Answers:
    """A statement was made at an event in which its speaker's party took no part.

    Why: the event, the party or the list of participants is wrong.

    Fix: correct the event of the statement, or add the party to the event.

    Bad:
        {"statement:germany-weapons":
            {"event": "event:istanbul-1", "on_behalf_of": "party:deu"}}

    Says:
        statement:germany-weapons /event: party:deu takes no part in event:istanbul-1
    """
    key, party = statement.value.event, statement.value.on_behalf_of
    entry = links.to(key) if key else None
    if entry is None or party is None:
        yield NOT_APPLICABLE
    elif not isinstance(entry.record, Event):
        yield Unchecked("the structure of the event is not sound")
    elif entry.record.participants is None:
        yield Unchecked("the event names no participants")
    elif party not in [participation.party for participation in entry.record.participants]:
        yield Problem(
            f"{party} takes no part in {entry.id}",
            "/event",
            help="correct the event of the statement, or add the party to the event",
            related=(Related(entry, "/participants", "these take part"),),
        )
