"""Whether a word of the sources goes with the part that somebody has, or with an outcome."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pourparler import (
    Delegate,
    Delegation,
    DelegationRole,
    Event,
    Outcome,
    ParticipantRole,
    Process,
    ThirdPartyRole,
)
from pourparler_validators.contract.conditions import has
from pourparler_validators.contract.finding import NOT_APPLICABLE, Problem, Severity
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.values.participants import WORDED
from pourparler_validators.grounding.library import Library
from pourparler_validators.grounding.mentioning import named_beside
from pourparler_validators.grounding.support import passages_of
from pourparler_validators.languages.language import Language
from pourparler_validators.messages.wording import in_words, shown

_UNWORDED = (Outcome.STATEMENT_ONLY,)


@dataclass(frozen=True, slots=True)
class _Part:
    """Somebody's part in talks, and where the record has it."""

    who: str
    role: str
    pointer: str
    noun: str = ""

    def phrases(self, language: Language) -> Sequence[str]:
        """The words of a language that go with the part."""
        return language.role_words.get(self.role, ())


@rule(Severity.WARNING)
def role_without_word(record: At[Event | Process | Delegation], library: Library) -> Answers:
    """Somebody mediates, facilitates, guarantees, convenes or leads, and no word says so.

    The evidence of the record is read; then the sentences of its sources that name whoever it is.

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
    value = record.value
    parts = list(_parts(value))
    if not parts:
        yield NOT_APPLICABLE
        return
    passages = passages_of(record.entry, value, library)
    for part in parts:
        found = passages.have_word(part.phrases)
        if found is False and not named_beside(part.who, part.phrases, passages):
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
def outcome_without_word(event: At[Event], library: Library) -> Answers:
    """An event has an outcome, and no word of it stands in the evidence.

    Why: an outcome that no passage tells of was expected, or is from another day.

    Fix: add the passage that tells of the outcome, or leave it out.

    Bad:
        {"event:istanbul-1": {"outcomes": ["ceasefire"]}}

    Says:
        event:istanbul-1 /outcomes/0: the outcome is ceasefire, but no word of that stands in the \
evidence of the record
    """
    passages = passages_of(event.entry, event.value, library)
    for position, outcome in enumerate(event.value.outcomes or ()):
        if outcome in _UNWORDED:
            yield NOT_APPLICABLE
            continue

        def phrases(language: Language, name: str = str(outcome)) -> Sequence[str]:
            return language.outcome_words.get(name, ())

        found = passages.have_word(phrases)
        if found is False:
            yield Problem(
                f"the outcome is {in_words(outcome)}, but no word of that stands in the evidence "
                "of the record",
                f"/outcomes/{position}",
                help="add the passage that tells of the outcome, or leave it out",
            )
        elif not isinstance(found, bool):
            yield found


def _parts(value: Event | Process | Delegation) -> Iterator[_Part]:
    if isinstance(value, Event):
        for position, each in enumerate(value.participants or ()):
            if each.role in WORDED:
                yield _Part(each.party, each.role, f"/participants/{position}/role")
    elif isinstance(value, Delegation):
        for position, member in enumerate(value.members or ()):
            if member.role is DelegationRole.HEAD:
                yield _Part(_named(member), "head", f"/members/{position}/role", "the head")
    else:
        for position, key in enumerate(value.mediators or ()):
            yield _Part(key, ParticipantRole.MEDIATOR, f"/mediators/{position}")
        for position, other in enumerate(value.third_parties or ()):
            if other.role in _THIRD:
                yield _Part(other.actor, other.role, f"/third_parties/{position}/role")


_THIRD = tuple(role for role in ThirdPartyRole if str(role) in {str(each) for each in WORDED})


def _named(member: Delegate) -> str:
    return member.person or member.name or member.title or ""
