"""What a statement answers, decides and says, as rules about statements see it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from pourparler import Segment, SegmentKind, Source, SpeechAct, Statement
from pourparler_validators.contract.finding import Related, Unchecked
from pourparler_validators.contract.pairs import second
from pourparler_validators.contract.questions import Questions
from pourparler_validators.facts.names import comparable
from pourparler_validators.facts.values.statements import DECIDING, QUOTED, REPORTED, VERBATIM
from pourparler_validators.languages.lexicon import Lexicon
from pourparler_validators.languages.tables import language_of
from pourparler_validators.late_dataclasses import dataclass

NO_SOURCE: Final = "a segment names no source"
UNREAD_SOURCE: Final = "the source of a segment is missing or not sound"
NO_LEXICON: Final = "the language of the source is not supported"

_DECIDING: Final = frozenset(DECIDING)
_DECIDABLE: Final = ("proposal:", "agreement:", "event:", "statement:")
"""How the ids of those records begin that can be accepted or rejected."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Telling words in a segment, and where they stand."""

    words: tuple[str, ...]
    place: Related


def answered(statement: Statement) -> tuple[str, ...]:
    """The records that a statement may accept or reject: of all that it names, the likeliest."""
    named = (statement.responds_to, statement.retracts, *(statement.about or ()))
    found = tuple(dict.fromkeys(key for key in named if key is not None))
    return tuple(key for key in found if key.startswith(_DECIDABLE)) or found


def proposal_of(statement: Statement) -> str | None:
    """The one proposal that a statement is about, if it is one."""
    if statement.responds_to and statement.responds_to.startswith("proposal:"):
        return statement.responds_to
    found = [key for key in answered(statement) if key.startswith("proposal:")]
    return found[0] if len(found) == 1 else None


def decision(statement: Statement) -> SpeechAct | None:
    """Whether a statement plainly accepts or rejects: not both, and on no condition."""
    acts = _DECIDING.intersection(statement.acts)
    if len(acts) != 1 or statement.condition or SpeechAct.ACCEPT_CONDITIONALLY in statement.acts:
        return None
    return next(iter(acts))


def words_of(statement: Statement) -> str:
    """The quoted words of a statement, or where none are quoted the reporter's, comparable."""
    return _joined(statement, QUOTED) or _joined(statement, REPORTED)


def are_from_a_source(segments: Sequence[Segment]) -> bool:
    """Whether one of the segments has words of a source that it names."""
    return any(one.kind in VERBATIM and one.source is not None for one in segments)


def sources_of(statement: Statement, dataset: Questions) -> list[Source | None]:
    """The sources of the verbatim segments, in order; none for one that cannot be read."""
    keys = dict.fromkeys(segment.source for _, segment in segments_of(statement, VERBATIM))
    found = (second(key, Source, dataset) for key in keys if key is not None)
    return [each.record if each else None for each in found]


def segments_of(
    statement: Statement, kinds: Sequence[SegmentKind]
) -> Iterator[tuple[int, Segment]]:
    """The segments of some kinds, with their positions."""
    return ((i, segment) for i, segment in enumerate(statement.segments) if segment.kind in kinds)


def telling(
    statement: Statement,
    kinds: Sequence[SegmentKind],
    find: Callable[[Lexicon, str], Sequence[str]],
    dataset: Questions,
) -> tuple[list[Telling], Unchecked | None]:
    """The telling words of the segments, and why they could not be looked for in all of them."""
    found: list[Telling] = []
    unread: Unchecked | None = None
    for position, segment in segments_of(statement, kinds):
        lexicon = _lexicon(segment, dataset)
        if isinstance(lexicon, Unchecked):
            unread = lexicon
        elif words := find(lexicon, segment.text):
            place = Related(None, f"/segments/{position}/text", "the words stand here")
            found.append(Telling(tuple(words), place))
    return found, unread


def _lexicon(segment: Segment, dataset: Questions) -> Lexicon | Unchecked:
    if segment.source is None:
        return Unchecked(NO_SOURCE)
    source = second(segment.source, Source, dataset)
    if source is None:
        return Unchecked(UNREAD_SOURCE)
    language = language_of(source.record.language)
    return language.telling if language else Unchecked(NO_LEXICON)


def _joined(statement: Statement, kinds: Sequence[SegmentKind]) -> str:
    return " ".join([comparable(one.text) for one in statement.segments if one.kind in kinds])
