"""Whether a word of the sources goes with the part that somebody has, or with an outcome."""

from collections.abc import Sequence

from pourparler import Delegation, Event, Process
from pourparler_validators.contract.conditions import has
from pourparler_validators.contract.finding import NOT_APPLICABLE, Problem, Severity
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.values.events import Telling, telling
from pourparler_validators.grounding.roles import parts_of
from pourparler_validators.grounding.support import Passages
from pourparler_validators.languages.language import Language
from pourparler_validators.messages.wording import in_words, shown


@rule(Severity.WARNING)
def role_without_word(
    record: At[Event | Process | Delegation], passages: Passages, dataset: Questions
) -> Answers:
    """Somebody mediates, facilitates, guarantees, convenes or leads, and no word says so.

    The evidence of the record is read; then the sentences of its sources that name whoever it is.
    A host is asked for a word only in its embassy abroad, or where the others are elsewhere.

    Why: such a part is often supposed: of a third state that was there, of the minister whom the
    text names first.

    Fix: add the passage that says so, or write the part that the text tells of: supporter,
    observer, member.

    Bad:
        {"process:rus-ukr-2025": {"mediators": ["party:tur"]}}

    Says:
        process:rus-ukr-2025 /mediators/0: party:tur is mediator, but no word of that stands in \
the evidence of the record
    """
    parts = list(parts_of(record.value, dataset))
    if not parts:
        yield NOT_APPLICABLE
    for part in parts:
        found = part.has_word(passages)
        if found is False:
            who = part.who if ":" in part.who else shown(part.who)
            yield Problem(
                f"{who} is {part.noun or in_words(part.role)}, but no word of that stands in the "
                "evidence of the record",
                part.pointer,
                help="add the passage that says so, or write the part that the text tells of",
            )
        elif not isinstance(found, bool):
            yield found


@rule(Severity.WARNING, only_if=has("outcomes"))
def outcome_without_word(event: At[Event], passages: Passages) -> Answers:
    """An event has an outcome, and no word of it stands in the evidence, or only a denied one.

    Why: an outcome that no passage tells of was expected, or is from another day.

    Fix: add the passage that tells of the outcome, or leave it out.

    Bad:
        {"event:istanbul-1": {"outcomes": ["ceasefire"]}}

    Says:
        event:istanbul-1 /outcomes/0: the outcome is ceasefire, but no word of that stands in the \
evidence of the record
    """
    for position, outcome in enumerate(event.value.outcomes or ()):
        told = telling(outcome)
        if told is Telling.BY_NO_WORDS:
            yield NOT_APPLICABLE
            continue

        def phrases(language: Language, name: str = str(outcome)) -> Sequence[str]:
            return language.outcome_words.get(name, ())

        found = passages.have_word(phrases, may_be_denied=told is Telling.BY_DENIAL)
        if found is False:
            yield Problem(
                f"the outcome is {in_words(outcome)}, but no word of that stands in the evidence "
                "of the record",
                f"/outcomes/{position}",
                help="add the passage that tells of the outcome, or leave it out",
            )
        elif not isinstance(found, bool):
            yield found
