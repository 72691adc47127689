"""Which fields a piece of evidence supports."""

from typing import Any, Final, cast

from pourparler import Agreement, Event, Evidence, Model, Proposal, Record, Statement
from pourparler_validators.contract.finding import NOT_APPLICABLE, Problem, Severity
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.support import supports_of
from pourparler_validators.messages.json_pointer import steps_of

_ASKED: Final = ("speaker", "date", "place", "participants")
"""The fields that are asked for."""


@rule(Severity.ERROR, needs=("supports",))
def supports_nothing(evidence: At[Evidence]) -> Answers:
    """A piece of evidence supports a field that the record does not have.

    Why: the evidence for the field that was meant is lost.

    Fix: correct the path; the numbers in it count from 0.

    Bad:
        {"event:istanbul-1": {"evidence": [
            {"source": "source:istanbul-2025", "exact": "The first round was held in Istanbul",
             "supports": ["/venue"]}]}}

    Says:
        event:istanbul-1 /evidence/0/supports/0: the record has no field /venue
    """
    record = evidence.record
    held = record.__dict__
    for position, pointer in enumerate(evidence.value.supports or ()):
        is_field = held.get(pointer[1:]) is not None  # most pointers are no more than its name
        if not is_field and not _leads(record, pointer):
            yield Problem(
                f"the record has no field {pointer}",
                f"{evidence.pointer}/supports/{position}",
                help="correct the path; the numbers in it count from 0",
            )


@rule(Severity.INFO, is_off_by_default=True)
def field_without_evidence(record: At[Event | Statement | Proposal | Agreement]) -> Answers:
    """No passage supports the date, the place, the participants or the speaker of a record.

    Evidence that names no fields supports all; so do the segments of a statement that have a
    source.

    Why: nobody can look up where the value is from.

    Fix: add a passage, or name the field in "supports" of the one that tells it.

    Bad:
        {"event:istanbul-1": {"evidence": [{"source": "source:istanbul-2025",
            "exact": "The first round was held in Istanbul", "supports": ["/place", "/status"]}],
            "participants": null}}

    Says:
        event:istanbul-1 /date: no passage supports the date
    """
    supports = supports_of(record.value)
    held = [name for name in _ASKED if getattr(record.value, name, None) is not None]
    if not held:
        yield NOT_APPLICABLE
    for name in held:
        if not any(each.touches(f"/{name}") for each in supports):
            yield Problem(
                f"no passage supports the {name}",
                f"/{name}",
                help='add a passage, or name the field in "supports" of the one that tells it',
            )


def _leads(record: Record, pointer: str) -> bool:
    value: Any = record
    for name in steps_of(pointer):
        if isinstance(value, Model):
            value = value.__dict__.get(name)
        elif isinstance(value, tuple):
            value = _item(cast("tuple[object, ...]", value), name)
        else:
            return False
        if value is None:
            return False
    return True


def _item(items: tuple[object, ...], position: str) -> object:
    """The item of a list at a position, as a pointer writes it: without zeros before it."""
    is_short = len(position) <= len(str(len(items)))
    at = int(position) if is_short and position.isdecimal() else len(items)
    return items[at] if at < len(items) and str(at) == position else None
