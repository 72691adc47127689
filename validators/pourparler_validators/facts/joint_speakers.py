"""Who speaks in a statement, all of them, and which passages of sources are given to whom."""

from collections.abc import Iterator

from pourparler import Record, Statement
from pourparler_validators.contract.questions import Questions
from pourparler_validators.facts.affiliations import belongs_to
from pourparler_validators.facts.names import comparable


def speakers_of(record: Record | None) -> tuple[str, ...]:
    """The speaker of a statement and those who speak with them; none where nobody is named."""
    if not isinstance(record, Statement) or record.speaker is None:
        return ()
    return (record.speaker, *(record.co_speakers or ()))


def passages_of(record: Record) -> Iterator[str]:
    """The passages that a statement consists of: source and span, or without offsets its words."""
    segments = record.segments if isinstance(record, Statement) else ()
    for segment in segments:
        if segment.source is None:
            continue
        if segment.start is not None and segment.end is not None:
            yield f"{segment.source} {segment.start} {segment.end}"
        else:
            yield f"{segment.source} {comparable(segment.text)}"


def are_of_one_passage(one: Record | None, other: Record | None) -> bool:
    """Whether two statements have a passage in common."""
    if one is None or other is None:
        return False
    return not set(passages_of(one)).isdisjoint(passages_of(other))


def are_given_to_others(one: Record | None, other: Record | None, links: Questions) -> bool:
    """Whether two statements surely have different speakers, and neither relays the other's.

    Those who belong to one party may have said it together.
    """
    ours, theirs = speakers_of(one), speakers_of(other)
    if not ours or not theirs or _relays(one, theirs) or _relays(other, ours):
        return False
    return not any(_may_be_one(first, second, links) for first in ours for second in theirs)


def _relays(record: Record | None, speakers: tuple[str, ...]) -> bool:
    via = record.via if isinstance(record, Statement) else None
    return not set(speakers).isdisjoint(via or ())


def _may_be_one(first: str, second: str, links: Questions) -> bool:
    one, other = belongs_to(first, links), belongs_to(second, links)
    if not one.is_known or not other.is_known:
        return True
    return first == second or one.shares(other)
