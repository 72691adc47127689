"""Whether a statement goes with the event at which it was made."""

from typing import Annotated

from pourparler import Event, Statement
from pourparler_validators.contract.conditions import none_of
from pourparler_validators.contract.finding import NOT_APPLICABLE, Problem, Related, Severity
from pourparler_validators.contract.parameters import Linked
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.dates import ends_before
from pourparler_validators.facts.utterances import sources_of
from pourparler_validators.facts.values.events import BEGUN
from pourparler_validators.messages.wording import in_words


@rule(Severity.WARNING)
def at_unheld_event(
    statement: At[Statement],
    event: Annotated[Linked[Event], none_of("status", BEGUN)],
    dataset: Questions,
) -> Answers:
    """A statement was made at an event that has not taken place.

    Why: at an event that is only announced, put off or called off, nobody has spoken.

    Fix: if the statement is about the event, name it in "about"; if the event has been held,
    correct its status.

    Bad:
        {"statement:lavrov-memorandum": {"event": "event:briefing"},
         "event:briefing": {"type": "event", "id": "event:briefing", "kind": "summit",
             "status": "cancelled"}}

    Says:
        statement:lavrov-memorandum /event: it was made at event:briefing, whose status is cancelled
    """
    if _is_surely_earlier(statement.value, event.record, dataset):
        yield NOT_APPLICABLE
        return
    yield Problem(
        f"it was made at {event.record.id}, whose status is {in_words(event.record.status)}",
        event.pointer,
        help='name the event in "about", or bring its status up to date',
        related=(Related(event.entry, "/status", "the status of the event"),),
    )


def _is_surely_earlier(statement: Statement, event: Event, dataset: Questions) -> bool:
    """Whether a statement, or what tells of it, is dated before the event: dates say so then."""
    sources = sources_of(statement, dataset)
    told = [source.published for source in sources if source is not None]
    return any(ends_before(date, event.date) for date in (statement.date, *told))
