"""Who tells that a deed was done: the article, several sides, or one of them alone."""

from collections.abc import Iterator, Sequence
from typing import Final

from pourparler import Event, Evidence, Segment, SegmentKind, Statement
from pourparler_validators.contract.finding import Unchecked
from pourparler_validators.contract.questions import Link, Questions
from pourparler_validators.facts.affiliations import Belonging, belongs_to
from pourparler_validators.facts.joint_speakers import sides_of_statement
from pourparler_validators.facts.names import comparable
from pourparler_validators.facts.values.events import BEGUN, BY_DEED
from pourparler_validators.facts.values.statements import QUOTED
from pourparler_validators.late_dataclasses import dataclass

UNREAD_STATEMENT: Final = Unchecked("a statement that may speak of the event is not sound")


@dataclass(frozen=True, slots=True)
class Told:
    """That one side alone tells of an event."""

    party: str
    statements: tuple[Link, ...]
    """The statements in which it does, by what they are about."""


def may_be_a_claim(event: Event) -> bool:
    """Whether an event is a deed that one of its sides may only claim to have been done."""
    has_sides = event.evidence is not None and event.participants is not None
    return has_sides and event.kind in BY_DEED and event.status in BEGUN


def told_by_one(event: Event, dataset: Questions) -> Told | Unchecked | None:
    """Whether all evidence of a deed is the word of one of its sides, in statements about it.

    ``None`` where others, or the article itself, tell of it; the reason where that is not known.
    """
    if not may_be_a_claim(event):
        return None
    links = dataset.into(event.id, "about")
    told = [_telling(each, links) for each in event.evidence or ()]
    if not all(told):
        return None
    tellers = {link.entry: link for some in told for link in some}
    voices = [side for link in tellers.values() for side in _voices(link, dataset)]
    common = _common(voices, {each.party for each in event.participants or ()}, dataset)
    if not common:
        return None
    if not dataset.knows_all_of("statement") or not all(voice.is_known for voice in voices):
        return UNREAD_STATEMENT
    return Told(min(common), tuple(tellers.values()))


def _telling(evidence: Evidence, links: Sequence[Link]) -> list[Link]:
    """The statements about the event in which somebody says what the evidence has."""
    return [
        link
        for link in links
        if isinstance(link.entry.record, Statement)
        and any(_says(segment, evidence) for segment in link.entry.record.segments)
    ]


def _says(segment: Segment, evidence: Evidence) -> bool:
    """Whether the words are the speaker's, and not those by which the article reports them.

    Of reported words the first tell who speaks: with these, it is the article that says so.
    """
    if segment.source != evidence.source or segment.kind is SegmentKind.SUMMARY:
        return False
    words, whole = f" {comparable(evidence.exact)} ", f" {comparable(segment.text)} "
    return words in whole if segment.kind in QUOTED else words in whole[1:]


def _voices(link: Link, dataset: Questions) -> Iterator[Belonging]:
    statement = link.entry.record
    if isinstance(statement, Statement):
        yield from sides_of_statement(statement, dataset)


def _common(voices: Sequence[Belonging], sides: set[str], dataset: Questions) -> set[str]:
    """The sides of the event that all who speak belong to, or that belong to what they do."""
    return {
        side
        for side in sides
        if all(
            side in voice.parties or not voice.parties.isdisjoint(belongs_to(side, dataset).parties)
            for voice in voices
        )
    }
