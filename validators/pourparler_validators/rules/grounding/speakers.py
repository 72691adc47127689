"""Whether an article gives the words of a statement to those who are said to speak."""

from typing import Final

from pourparler import Statement
from pourparler_validators.contract.conditions import either, has
from pourparler_validators.contract.finding import NOT_APPLICABLE, Problem, Severity
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.grounding.voices import Voices
from pourparler_validators.messages.wording import listed

NAMED: Final = either(has("speaker"), has("co_speakers"))
"""Somebody is said to speak."""


@rule(Severity.WARNING, only_if=NAMED)
def speaker_contradicted(statement: At[Statement], voices: Voices) -> Answers:
    """The article gives the words of a statement to another speaker.

    Why: a statement under the wrong name is worse than none.

    Fix: read the sentence around the quotation, and correct the speaker.

    Bad:
        {"statement:peskov-weapons": {"speaker": "person:putin"}}

    Says:
        statement:peskov-weapons /speaker: the article gives the words to person:peskov
    """
    for speaker in voices.heard:
        said = speaker.contradiction
        if said is not None:
            yield Problem(
                f"the article gives the words to {listed(list(said.others))}",
                speaker.pointer,
                help="read the sentence around the quotation, and correct the speaker",
                params={"others": list(said.others), "segment": said.segment},
                related=said.words("the article names another here"),
            )
        else:
            yield from speaker.unread


@rule(Severity.WARNING, only_if=NAMED)
def speaker_not_mentioned(statement: At[Statement], voices: Voices) -> Answers:
    """The article nowhere names the speaker of a statement.

    A name that the dataset has only in another script is compared by its letters (Lavrov, Лавров).
    Where these do not tell it, and a word of the article has its consonants (Trump, Трамп), it
    could not be checked.

    Why: the speaker was guessed, or an alias is missing.

    Fix: correct the speaker, or add the name that the article uses to the aliases.

    Bad:
        {"person:macron": {"type": "person", "id": "person:macron", "name": "Emmanuel Macron"},
         "statement:lavrov-memorandum": {"speaker": "person:macron"}}

    Says:
        statement:lavrov-memorandum /speaker: the article does not name person:macron
    """
    for speaker in voices.heard:
        if speaker.is_nowhere_named:
            yield Problem(
                f"the article does not name {speaker.id}",
                speaker.pointer,
                help="correct the speaker, or add the name that the article uses to the aliases",
            )
        elif not speaker.verdicts:
            yield from speaker.unread


@rule(Severity.INFO, only_if=NAMED)
def speaker_not_supported(statement: At[Statement], voices: Voices) -> Answers:
    """The article names the speaker of a statement, but not beside the words.

    Why: whether the words are the speaker's, a person has to read.

    Fix: read the article; if the speaker is right, nothing is to be done.

    Bad:
        {"statement:russian-official-weapons": {
            "speaker": "person:peskov", "speaker_described": null}}

    Says:
        statement:russian-official-weapons /speaker: the article does not say that these are the \
words of person:peskov
    """
    for speaker in voices.heard:
        if not speaker.verdicts:
            yield from speaker.unread
        elif speaker.contradiction is not None or speaker.is_nowhere_named:
            yield NOT_APPLICABLE
        elif not speaker.is_supported:
            yield Problem(
                f"the article does not say that these are the words of {speaker.id}",
                speaker.pointer,
                help="read the article; if the speaker is right, nothing is to be done",
                related=speaker.verdicts[0].words("the speaker is named here"),
            )
