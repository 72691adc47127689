"""What is dated in a record, and until when it has happened at the latest."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias, TypeGuard, get_args

from pourparler import (
    Agreement,
    AgreementParty,
    Event,
    EventStatus,
    HistoryEntry,
    Process,
    Proposal,
    Record,
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
from pourparler_validators.facts.values.events import Stage, has_begun, is_meeting, stage
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


def timed(entries: Iterable[Entry]) -> list[Timed]:
    """The records among them that come before and after each other."""
    return [record for entry in entries if _is_timed(record := entry.record)]


def main_thing(record: Timed) -> Thing:
    """When that happens which a record stands for."""
    span = main_span(record)
    if record.type == "process":
        return Thing("/start", "/end", span, HELD)
    if record.type == "event":
        begun = has_begun(record)
        verbs = HELD if begun else PLANNED
        thing = Thing("/date", "/date", span, verbs, is_planned=not begun, has_happened=begun)
        thing.is_over = is_over(record)
        return thing
    if record.type == "statement":
        return Thing("/date", "/date", span, SAID, has_happened=has_happened(record))
    if record.type == "proposal":
        is_planned = record.status in UNSEEN
        verbs = PLANNED if is_planned else PUT_FORWARD
        return Thing("/date", "/date", span, verbs, is_planned=is_planned)
    return Thing("/date", "/date", span, MADE)


def main_span(record: Timed) -> Span:
    """From when to when that lasts which a record stands for."""
    if record.type == "process":
        if record.start is None and record.end is None:
            return NO_DATE
        return Span(span_of(record.start).first, span_of(record.end).last)
    if record.type == "event":
        return NO_DATE if stage(record.status) is Stage.OFF else span_of(record.date)
    return SOME_DAY if record.date is None else span_of(record.date)


def has_happened(record: Timed) -> bool:
    """Whether what a record stands for had begun when the last of its sources was published."""
    if record.type == "event":
        return has_begun(record)
    return record.type == "statement"


def is_over(record: Timed) -> bool:
    """Whether all of it had happened then, and not only its beginning."""
    if record.type != "event" or not is_meeting(record.kind):
        return False
    return has_begun(record) and record.status is not EventStatus.STARTED


def has_an_order(record: Timed) -> bool:
    """Whether a record says what it comes after, or lies within, or when something happened."""
    return main_span(record).is_bounded or has_parts(record) or bool(keys_before(record))


def may_be_dated(record: Timed) -> bool:
    """Whether a record says when something in it happens, or has parts that may say so."""
    if record.type == "process":
        is_dated = record.start is not None or record.end is not None
    else:
        is_dated = record.date is not None
    return is_dated or has_parts(record)


def has_parts(record: Timed) -> bool:
    """Whether a record has steps or consents that are dated by themselves."""
    if record.type == "statement":
        return False
    if record.history or record.type != "agreement":
        return bool(record.history)
    return any(party.date is not None for party in record.parties)


def steps(record: Timed) -> Iterator[Thing]:
    """The steps of a record's history, in order."""
    for place, step in enumerate(history_of(record)):
        at, part = f"/history/{place}/date", f'the step "{in_words(step.status)}" of'
        span, own = span_of(step.date), sources_of_step(step)
        yield Thing(at, at, span, REACHED, part, has_happened=True, sources=own)


def consents(record: Timed) -> Iterator[Thing]:
    """What the parties of an agreement have done, each on its day."""
    for place, party in enumerate(parties_of(record)):
        if party.date is not None:
            at, part = f"/parties/{place}/date", f"the consent of {party.party} to"
            yield Thing(at, at, span_of(party.date), GIVEN, part, has_happened=True)


def history_of(record: Timed) -> Sequence[HistoryEntry]:
    """The history of a record that may have one."""
    return () if record.type == "statement" else record.history or ()


def parties_of(record: Timed) -> Sequence[AgreementParty]:
    """The parties of an agreement."""
    return record.parties if record.type == "agreement" else ()


def sources_of_step(step: HistoryEntry) -> list[str]:
    """Its own sources; where there are none, those of the record count."""
    return sorted({each.source for each in step.evidence}) if step.evidence else []


def published_thing(entry: Entry, source: Source) -> Thing | None:
    """When the text of a source was there at the latest; nothing where that is not known."""
    found = appearance(entry, source)
    if not isinstance(found, Appearance):
        return None
    at = f"/{found.field}"
    return Thing(at, at, published_span(found.date), PUBLISHED[found.field], is_publication=True)


def _is_timed(record: Record | None) -> TypeGuard[Timed]:
    """Whether it is such a record: asked of all that are linked, and ``isinstance`` takes long."""
    return type(record) in _TIMED


_TIMED: Final = frozenset(get_args(Timed))
