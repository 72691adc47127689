"""Who speaks in a statement, all of them, and which passages of sources are given to whom."""

from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import islice

from pourparler import Record, Statement
from pourparler_validators.contract.questions import Questions
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.affiliations import Belonging, belongs_to, date_of
from pourparler_validators.facts.names import comparable
from pourparler_validators.late_dataclasses import dataclass


def speakers_of(record: Record | None) -> tuple[str, ...]:
    """The speaker of a statement and those who speak with them; none where nobody is named."""
    if not isinstance(record, Statement) or record.speaker is None:
        return ()
    return (record.speaker, *(record.co_speakers or ()))


def sides_of_statement(statement: Statement, dataset: Questions) -> Iterator[Belonging]:
    """The parties whose word a statement is: those of each who speaks, or of their group."""
    speakers = (statement.speaker, *(statement.co_speakers or ()))
    actors = (statement.on_behalf_of,) if statement.on_behalf_of else speakers
    for actor in actors:
        if actor is None:
            yield Belonging(frozenset(), is_known=False)
        else:
            yield belongs_to(actor, dataset, date_of(statement, dataset))


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


@dataclass(frozen=True, slots=True)
class Voices:
    """Those who speak in a statement, as far as they tell it from others."""

    sides: frozenset[str]
    """The parties to which they belong, and the persons who belong to none."""
    speakers: frozenset[str]
    """Those of them whose words another statement relays."""
    via: frozenset[str]
    """Those who relay the words."""

    def differ_from(self, other: "Voices") -> bool:
        """Whether they surely are others, and neither relays the other's words.

        Those who belong to one party may have said it together.
        """
        return (
            self.sides.isdisjoint(other.sides)
            and self.via.isdisjoint(other.speakers)
            and other.via.isdisjoint(self.speakers)
        )


@dataclass(slots=True)
class VoicesSoFar:
    """The statements of different voices, in their order, each voice once."""

    kinds: dict[Voices, Entry] = field(default_factory=dict[Voices, Entry])
    _of_all: frozenset[str] = frozenset()
    """The sides that all of them have."""
    _lacking: dict[str, int] = field(default_factory=dict[str, int])
    """By a side that only some have: the first of them that has it not."""

    def first_other(self, voices: Voices, key: str | None) -> Entry | None:
        """The first statement, but for those of an id, that is given to others.

        Those before the first that lacks one of the sides are passed over: they have it.
        """
        start = max(
            len(self.kinds) if side in self._of_all else self._lacking.get(side, 0)
            for side in voices.sides
        )
        later = islice(self.kinds.items(), start, None)
        return next(
            (one for other, one in later if one.id != key and voices.differ_from(other)), None
        )

    def add(self, voices: Voices, entry: Entry) -> None:
        """Takes in a statement; one of the same voices as another makes no difference."""
        if voices in self.kinds:
            return
        gone = self._of_all - voices.sides
        self._lacking.update(dict.fromkeys(gone, len(self.kinds)))
        self._of_all = self._of_all - gone if self.kinds else voices.sides
        self.kinds[voices] = entry


def given_to_others(entries: Sequence[Entry], dataset: Questions) -> Iterator[tuple[Entry, Entry]]:
    """For each of several statements, the first before it that is given to other speakers."""
    relaying = frozenset[str]().union(*(_via(entry.record) for entry in entries))
    heard = VoicesSoFar()
    for entry in entries:
        voices = _voices_of(entry.record, relaying, dataset)
        if voices is None:
            continue
        other = heard.first_other(voices, entry.id)
        if other is not None:
            yield other, entry
        heard.add(voices, entry)


def are_given_to_others(one: Record | None, other: Record | None, dataset: Questions) -> bool:
    """Whether two statements surely have different speakers, and neither relays the other's."""
    relaying = _via(one) | _via(other)
    ours, theirs = _voices_of(one, relaying, dataset), _voices_of(other, relaying, dataset)
    return ours is not None and theirs is not None and ours.differ_from(theirs)


def _voices_of(
    record: Record | None, relaying: frozenset[str], dataset: Questions
) -> Voices | None:
    """The voices of a statement; ``None`` where nobody is named, or anybody may be meant."""
    speakers = speakers_of(record)
    ways = [(speaker, belongs_to(speaker, dataset)) for speaker in speakers]
    if not ways or not all(way.is_known for _, way in ways):
        return None
    sides = frozenset[str]().union(*(way.parties or {speaker} for speaker, way in ways))
    return Voices(sides, relaying.intersection(speakers), _via(record))


def _via(record: Record | None) -> frozenset[str]:
    return frozenset(record.via or ()) if isinstance(record, Statement) else frozenset()
