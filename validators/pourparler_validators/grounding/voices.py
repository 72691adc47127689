"""What the rules say of the speaker of a statement: whether the article gives him the words."""

from collections.abc import Iterator
from dataclasses import dataclass

from pourparler import Statement
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    NotApplicable,
    Problem,
    Related,
    Unchecked,
)
from pourparler_validators.contract.rule import Answers, At
from pourparler_validators.grounding.attribution import Attribution, Support
from pourparler_validators.grounding.examined import Examined, examined
from pourparler_validators.grounding.library import Library
from pourparler_validators.grounding.match import Status
from pourparler_validators.grounding.wordings import words_of
from pourparler_validators.messages.wording import listed


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the article says of the speaker of a segment."""

    said: Attribution
    found: Examined
    pointer: str

    def words(self, message: str) -> tuple[Related, ...]:
        """The words of the article that the answer rests on."""
        span = self.said.span
        return (words_of(self.found, *span, message),) if span else ()


def speaker_contradicted(statement: At[Statement], library: Library) -> Answers:
    """The article gives the words of a statement to another speaker."""
    for answer in _attributed(statement, library):
        if not isinstance(answer, Verdict):
            yield answer
        elif answer.said.support is Support.CONTRADICTED:
            yield Problem(
                f"the article gives the words to {listed(list(answer.said.others))}",
                "/speaker",
                help="read the sentence around the quotation, and correct the speaker",
                params={"others": list(answer.said.others), "segment": answer.pointer},
                related=answer.words("the article names another here"),
            )
            return


def speaker_not_mentioned(statement: At[Statement], library: Library) -> Answers:
    """The article nowhere names the speaker of a statement."""
    answers = list(_attributed(statement, library))
    verdicts = [answer for answer in answers if isinstance(answer, Verdict)]
    if not verdicts:
        yield from (answer for answer in answers if not isinstance(answer, Verdict))
    elif all(one.said.support is Support.NOT_MENTIONED for one in verdicts):
        yield Problem(
            f"the article does not name {statement.value.speaker}",
            "/speaker",
            help="correct the speaker, or add the name that the article uses to the aliases",
        )


def speaker_not_supported(statement: At[Statement], library: Library) -> Answers:
    """The article names the speaker of a statement, but not beside the words."""
    answers = list(_attributed(statement, library))
    verdicts = [answer for answer in answers if isinstance(answer, Verdict)]
    supports = {one.said.support for one in verdicts}
    if not verdicts:
        yield from (answer for answer in answers if not isinstance(answer, Verdict))
    elif supports & {Support.SUPPORTED, Support.CONTRADICTED} or supports == {
        Support.NOT_MENTIONED
    }:
        yield from () if Support.SUPPORTED in supports else (NOT_APPLICABLE,)
    else:
        yield Problem(
            f"the article does not say that these are the words of {statement.value.speaker}",
            "/speaker",
            help="read the article; if the speaker is right, nothing is to be done",
            related=verdicts[0].words("the speaker is named here"),
        )


def _attributed(
    statement: At[Statement], library: Library
) -> Iterator[Verdict | Unchecked | NotApplicable]:
    """What the article says of the speaker, for each segment that it has."""
    claimed = library.roster.speakers.get(statement.value.speaker or "")
    if statement.value.speaker is None:
        yield NOT_APPLICABLE
        return
    if claimed is None:
        yield Unchecked("the speaker is missing or not sound")
        return
    for position, segment in enumerate(statement.value.segments):
        pointer = f"/segments/{position}"
        found = examined(At(statement.entry, pointer, segment), library)
        if not isinstance(found, Examined):
            yield found
        elif not found.has_quotations or found.match.status is Status.ABSENT:
            yield NOT_APPLICABLE
        elif found.article.language is None:
            yield Unchecked(f"there are no tables for the language {found.text.source.language}")
        else:
            attributor = library.attributor_of(found.text)
            said = attributor.verified(found.match.start, found.match.end, claimed)
            yield Verdict(said, found, pointer)
