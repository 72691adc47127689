"""Whether a statement says that its words are a translator's."""

from pourparler import Statement
from pourparler_validators.contract.conditions import lacks, where
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    NotApplicable,
    Problem,
    Related,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.utterances import (
    UNREAD_SOURCE,
    are_from_a_source,
    sources_of,
)
from pourparler_validators.grounding.examined import Examined
from pourparler_validators.grounding.library import Library
from pourparler_validators.grounding.match import Status
from pourparler_validators.grounding.verbatim import given_in


@rule(Severity.WARNING, only_if=(lacks("translated"), where("segments", are_from_a_source)))
def translation_unmarked(statement: At[Statement], dataset: Questions, library: Library) -> Answers:
    """A statement is a translation by its language or by its text, and is not marked as one.

    Why: the words of a translation are the translator's; they are not quoted for their wording.
    It is a warning where the text itself says so, as in "(retranslated)" or "through an
    interpreter", and an info where only the languages differ.

    Fix: write "translated": true; if the speaker used the language of the source, correct
    "original_language".

    Bad:
        {"source:talks": {"type": "source", "id": "source:talks", "kind": "transcript",
            "language": "en", "text": "President Erdogan (retranslated): It is very tense."},
         "statement:tense": {"type": "statement", "id": "statement:tense", "acts": ["claim"],
            "speaker_described": "President Erdogan", "original_language": "en", "segments": [
                {"kind": "direct", "text": "It is very tense.", "source": "source:talks"}]}}

    Says:
        statement:tense (record): the text says that it gives a translation, and the statement \
does not
    """
    language = statement.value.original_language
    said = _said_by_the_text(statement, library)
    other = _language_of_sources(statement.value, dataset) if language else NOT_APPLICABLE
    if isinstance(said, Related):
        yield Problem(
            "the text says that it gives a translation, and the statement does not",
            help='add "translated": true',
            related=(said,),
        )
    elif isinstance(other, str):
        yield Problem(
            f"it was made in {language}, its source is in {other}, "
            "and nothing says that the words are translated",
            help='add "translated": true, or correct "original_language"',
            related=(Related(None, "/original_language", "the language in which it was made"),),
            severity=Severity.INFO,
        )
    elif other is not None:
        yield other
    elif said is not None:
        yield said


def _said_by_the_text(
    statement: At[Statement], library: Library
) -> Related | Unchecked | NotApplicable | None:
    """Where a text says that it gives these words in translation; why that is not known."""
    unread: Unchecked | NotApplicable | None = None
    for _, found in given_in(statement, library):
        if not isinstance(found, Examined):
            unread = found
        elif found.article.language is None:
            unread = Unchecked(f"there are no tables for the language {found.text.source.language}")
        elif found.match.status is not Status.ABSENT:
            around = library.translation_around(found)
            if around is not None:
                return found.words_of(*around.mark, "the text says so here")
    return unread


def _language_of_sources(statement: Statement, dataset: Questions) -> str | Unchecked | None:
    """The language of the sources, where it is none that the statement was made in."""
    sources = sources_of(statement, dataset)
    languages = [source.language for source in sources if source is not None]
    if any(_is_same_language(str(statement.original_language), each) for each in languages):
        return None
    return languages[0] if len(languages) == len(sources) else Unchecked(UNREAD_SOURCE)


def _is_same_language(one: str, other: str) -> bool:
    """Whether two tags name one language, whatever its script and region."""
    return one.partition("-")[0] == other.partition("-")[0]
