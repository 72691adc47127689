"""What is dated in a record, and until when it has happened at the latest."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

from pourparler import (
    Agreement,
    Date,
    Event,
    EventStatus,
    HistoryEntry,
    Process,
    Proposal,
    Source,
    Statement,
)
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.citations import Appearance, appearance
from pourparler_validators.facts.timeline.relations import keys_before
from pourparler_validators.facts.timeline.spans import (
    NO_DATE,
    SOME_DAY,
    Span,
    published_span,
    span_of,
)
from pourparler_validators.facts.values.events import Stage, is_meeting, stage
from pourparler_validators.facts.values.proposals import UNSEEN
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import in_words

Timed: TypeAlias = Event | Statement | Proposal | Agreement | Process
"""The records that come before and after each other."""


class Verbs(NamedTuple):
    """How is said when a thing happens, or when it begins and ends."""

    happens: str
    begins: str
    ends: str


HELD: Final = Verbs("was held on", "began on", "ended on")
PLANNED: Final = Verbs("is planned for", "is to begin on", "is to end on")
SAID: Final = Verbs(*("was said on",) * 3)
PUT_FORWARD: Final = Verbs(*("was put forward on",) * 3)
MADE: Final = Verbs(*("was made on",) * 3)
REACHED: Final = Verbs(*("was reached on",) * 3)
GIVEN: Final = Verbs(*("was given on",) * 3)
PUBLISHED: Final = {
    "updated": Verbs(*("was last changed on",) * 3),
    "published": Verbs(*("was published on",) * 3),
    "retrieved": Verbs(*("was retrieved on",) * 3),
}
"""How each date of a source is said."""


@dataclass(slots=True, eq=False)  # one is made for each date: not frozen, which takes long
class Thing:
    """Something in a record that happens at some time. It is not changed."""

    first_at: str
    """The pointer of the date at which it begins."""
    last_at: str
    """The pointer of the date at which it ends."""
    span: Span
    verbs: Verbs
    part: str = ""
    """What it is of the record, where it is only a part: ``the step "accepted" of``."""
    is_planned: bool = False
    """Whether it is still to come, so that its date may change."""
    has_happened: bool = False
    """Whether it had happened when the last of its sources was published."""
    sources: Sequence[str] = ()
    """Its own sources; where there are none, those of the record count."""
    is_publication: bool = False
    is_over: bool = False
    """Whether all of it had happened then, and not only its beginning."""


def main_thing(record: Timed) -> Thing:
    """When that happens which a record stands for."""
    match record:
        case Process():
            first, last = span_of(record.start).first, span_of(record.end).last
            return Thing("/start", "/end", Span(first, last), HELD)
        case Event():
            return _event(record)
        case Statement():
            return Thing("/date", "/date", _on_one_day(record.date), SAID, has_happened=True)
        case Proposal():
            is_planned = record.status in UNSEEN
            verbs = PLANNED if is_planned else PUT_FORWARD
            return Thing("/date", "/date", _on_one_day(record.date), verbs, is_planned=is_planned)
        case Agreement():
            return Thing("/date", "/date", _on_one_day(record.date), MADE)


def has_an_order(record: Timed) -> bool:
    """Whether a record says what it comes after, or lies within, or when something happened."""
    if keys_before(record) or has_parts(record):
        return True
    return main_thing(record).span not in (NO_DATE, SOME_DAY)


def may_be_dated(record: Timed) -> bool:
    """Whether a record says when something in it happens, or has parts that may say so."""
    if isinstance(record, Process):
        is_dated = record.start is not None or record.end is not None
    else:
        is_dated = record.date is not None
    return is_dated or has_parts(record)


def has_parts(record: Timed) -> bool:
    """Whether a record has steps or consents that are dated by themselves."""
    if isinstance(record, Statement):
        return False
    if record.history or not isinstance(record, Agreement):
        return bool(record.history)
    return any(party.date is not None for party in record.parties)


def steps(record: Timed) -> Iterator[Thing]:
    """The steps of a record's history, in order."""
    history: Iterable[HistoryEntry] = () if isinstance(record, Statement) else record.history or ()
    for place, step in enumerate(history):
        at, part = f"/history/{place}/date", f'the step "{in_words(step.status)}" of'
        own = sorted({each.source for each in step.evidence or ()})
        yield Thing(at, at, span_of(step.date), REACHED, part, has_happened=True, sources=own)


def consents(record: Timed) -> Iterator[Thing]:
    """What the parties of an agreement have done, each on its day."""
    for place, party in enumerate(record.parties if isinstance(record, Agreement) else ()):
        if party.date is not None:
            at, part = f"/parties/{place}/date", f"the consent of {party.party} to"
            yield Thing(at, at, span_of(party.date), GIVEN, part, has_happened=True)


def published_thing(entry: Entry, source: Source) -> Thing | None:
    """When the text of a source was there at the latest; nothing where that is not known."""
    found = appearance(entry, source)
    if not isinstance(found, Appearance):
        return None
    at = f"/{found.field}"
    return Thing(at, at, published_span(found.date), PUBLISHED[found.field], is_publication=True)


def _on_one_day(date: Date | None) -> Span:
    """When something happens that takes no longer than a day, unless its date says so."""
    return SOME_DAY if date is None else span_of(date)


def _event(event: Event) -> Thing:
    reached = stage(event.status)
    has_begun = reached is Stage.BEGUN
    return Thing(
        "/date",
        "/date",
        NO_DATE if reached is Stage.OFF else span_of(event.date),
        HELD if has_begun else PLANNED,
        is_planned=not has_begun,
        has_happened=has_begun,
        is_over=has_begun and event.status is not EventStatus.STARTED and is_meeting(event.kind),
    )
