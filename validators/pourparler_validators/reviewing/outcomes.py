"""What verdicts make of records."""

from typing import Any, Final

from pourparler_validators.formats.writing import Plain
from pourparler_validators.messages.json_values import is_object
from pourparler_validators.reviewing.verdicts import Decision, Verdict
from pourparler_validators.saving.changes import NotSavedError
from pourparler_validators.saving.order import in_order

REVIEWED: Final = "machine_reviewed"
_STAYS: Final = ("human", REVIEWED)
"""The kinds of coding that a review does not change."""


def after_verdict(value: Any, verdict: Verdict, coder: str | None) -> Plain | None:
    """A record after a verdict; none where it was rejected.

    ``coder`` is which program made the records that do not say it; without it these stay as they
    are. Raises :class:`NotSavedError` for a value that no verdict can be written into.
    """
    if verdict.verdict is Decision.REJECTED:
        return None
    if not is_object(value):
        raise NotSavedError("this is no record: fix it first, as check says")
    if verdict.verdict is Decision.ACCEPTED:
        return _reviewed(value, coder)
    return _questioned(value, verdict)


def says_no_coder(value: Any) -> bool:
    """Whether a record does not say who made it: a person may have."""
    return is_object(value) and value.get("coding", {}) == {}


def question(verdict: Verdict) -> str:
    """What a verdict adds to the notes of a record."""
    said = f": {verdict.note}" if verdict.note else ", without a note."
    return f"Questioned by {verdict.by} on {verdict.on}{said}"


def _reviewed(value: Plain, coder: str | None) -> Plain:
    coding = value.get("coding", {})
    if not is_object(coding):
        raise NotSavedError("the coding cannot be read: fix it first, as check says")
    if coding.get("kind") in _STAYS or (says_no_coder(value) and coder is None):
        return value
    made = coding or {"coder": coder}
    return dict(in_order({**value, "coding": {**made, "kind": REVIEWED}}))


def _questioned(value: Plain, verdict: Verdict) -> Plain:
    notes, said = value.get("notes"), question(verdict)
    if notes is not None and not isinstance(notes, str):
        raise NotSavedError("the notes are no text: fix it first, as check says")
    if notes and said in notes:
        return value
    return dict(in_order({**value, "notes": f"{notes}\n{said}" if notes else said}))
