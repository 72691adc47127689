"""Whether the acts of a statement are what its article says that the speaker did."""

from collections.abc import Iterator, Sequence

from pourparler import SpeechAct, Statement
from pourparler_validators.contract.conditions import any_of, has
from pourparler_validators.contract.finding import (
    NotApplicable,
    Problem,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.joint_speakers import speakers_of
from pourparler_validators.facts.values.statements import VERBATIM, WITH_OPPOSITES, opposites
from pourparler_validators.grounding.act_verbs import ActVerb
from pourparler_validators.grounding.examined import Examined
from pourparler_validators.grounding.library import Library
from pourparler_validators.grounding.match import Status
from pourparler_validators.grounding.verbatim import given_in
from pourparler_validators.messages.wording import in_words, shown

Read = tuple[Examined, ActVerb]
"""A verb that governs words of a statement, and where these were found."""


@rule(
    Severity.WARNING,
    only_if=(
        has("speaker"),
        any_of("acts", WITH_OPPOSITES),
        any_of("segments.kind", VERBATIM),
    ),
)
def act_against_words(statement: At[Statement], library: Library) -> Answers:
    """A statement's act is the opposite of the verb by which the article reports it.

    Why: who counts who praised and who criticized reads the acts, not the words. "Condemned" is no
    praise, "denied" no confirmation. A verb that is itself denied ("did not deny"), or only
    possible, tells nothing, nor does one of which another is the subject.

    Fix: correct the act; if the statement does both, add the act that the verb names.

    Bad:
        {"source:strike": {"type": "source", "id": "source:strike", "kind": "news_article",
            "language": "en", "text": "On Tuesday, Germany condemned the strike."},
         "statement:strike": {"type": "statement", "id": "statement:strike", "acts": ["praise"],
            "speaker": "party:deu", "segments": [{"kind": "indirect", "source": "source:strike",
                "text": "Germany condemned the strike"}]}}

    Says:
        statement:strike /acts/0: the act is praise, but the article says "condemned"
    """
    read = list(_read(statement, library))
    verbs = [each for each in read if isinstance(each, tuple)]
    for place, act in enumerate(statement.value.acts):
        against = _against(act, statement.value.acts, verbs)
        if against is not None:
            found, verb = against
            start, end = verb.span
            yield Problem(
                f"the act is {in_words(act)}, but the article says "
                f"{shown(found.article.text[start:end])}",
                f"/acts/{place}",
                help="correct the act; if the statement does both, add what the verb says",
                related=(found.words_of(start, end, "the verb that reports it"),),
            )
            return
    if not verbs:
        yield from (each for each in read if not isinstance(each, tuple))


def _read(statement: At[Statement], library: Library) -> Iterator[Read | Unchecked | NotApplicable]:
    """The verbs that govern the words of a statement; why they are not known."""
    keys = speakers_of(statement.value)
    if not all(map(library.has_speaker, keys)):
        yield Unchecked("the speaker is missing or not sound")
        return
    for _, found in given_in(statement, library):
        if not isinstance(found, Examined):
            yield found
        elif found.article.language is None:
            yield Unchecked(f"there are no tables for the language {found.text.source.language}")
        elif found.match.status is not Status.ABSENT:
            speakers = filter(None, map(library.speaker, keys))
            for verb in library.verbs_of_acts(found, [*speakers]):
                yield found, verb


def _against(act: SpeechAct, acts: Sequence[SpeechAct], verbs: Sequence[Read]) -> Read | None:
    """The first verb that says the opposite of an act, and none of the others."""
    if any(act in verb.acts for _, verb in verbs):
        return None
    return next(
        (
            (found, verb)
            for found, verb in verbs
            if not opposites(act).isdisjoint(verb.acts) and verb.acts.isdisjoint(acts)
        ),
        None,
    )
