"""Which fields a piece of evidence supports."""

from typing import Any, cast

from pourparler import Evidence, Model, Record
from pourparler_validators.contract.finding import NOT_APPLICABLE, Problem, Severity
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.messages.json_pointer import steps_of


@rule(Severity.ERROR)
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
    if evidence.value.supports is None:
        yield NOT_APPLICABLE
        return
    for position, pointer in enumerate(evidence.value.supports):
        if not _leads(evidence.record, pointer):
            yield Problem(
                f"the record has no field {pointer}",
                f"{evidence.pointer}/supports/{position}",
                help="correct the path; the numbers in it count from 0",
            )


def _leads(record: Record, pointer: str) -> bool:
    value: Any = record
    for name in steps_of(pointer):
        if isinstance(value, tuple):
            items = cast("tuple[object, ...]", value)
            value = {str(position): item for position, item in enumerate(items)}.get(name)
        else:
            value = value.__dict__.get(name) if isinstance(value, Model) else None
        if value is None:
            return False
    return True
