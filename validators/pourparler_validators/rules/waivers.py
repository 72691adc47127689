"""Whether the waivers in the records are right themselves: judged after all other rules."""

from typing import Final

from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Fix,
    Problem,
    Remove,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.rule import Answers, Today, WaiverAt, rule
from pourparler_validators.contract.waivers import is_expired
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.messages.wording import listed, shown

WARNING: Final = Severity.WARNING
ERROR: Final = Severity.ERROR


@rule(WARNING, is_waivable=False)
def not_needed(waiver: WaiverAt, today: Today) -> Answers:
    """A waiver excuses nothing: the rule that it names finds no fault there.

    Why: the next fault of that kind would be excused without anybody having looked at it.

    Fix: delete the waiver.

    Bad:
        {"event:istanbul-1": {"waivers": [
            {"rule": "dates/placeholder", "reason": "the talks were really held that day"}]}}

    Says:
        event:istanbul-1 /waivers/0: dates/placeholder finds nothing here that needs a waiver
    """
    if waiver.rule is None or not waiver.rule.is_waivable or is_expired(waiver.value, today):
        yield NOT_APPLICABLE
    elif not waiver.was_checked:
        yield Unchecked("the waived rule was not selected or could not be checked")
    elif not waiver.is_used:
        yield Problem(
            f"{waiver.value.rule} finds nothing here that needs a waiver",
            waiver.pointer,
            help=_moved(waiver),
            related=waiver.found_elsewhere,
            fix=Fix("delete the waiver", (Remove(waiver.pointer),)),
        )


@rule(WARNING, is_waivable=False)
def expired(waiver: WaiverAt, today: Today) -> Answers:
    """The last day of a waiver is over.

    Why: it was meant for a time; what it excused is reported again.

    Fix: fix what it excused, or give the waiver a later day and say why.

    Bad:
        {"event:istanbul-1": {"waivers": [
            {"rule": "dates/placeholder", "reason": "until the date is looked up",
             "until": "2025-06-01"}]}}

    Says:
        event:istanbul-1 /waivers/0/until: the waiver ended on 2025-06-01
    """
    if is_expired(waiver.value, today):
        yield Problem(
            f"the waiver ended on {waiver.value.until}",
            f"{waiver.pointer}/until",
            help="fix what it excused, or give it a later day and say why",
        )


@rule(ERROR, is_waivable=False)
def unknown_rule(waiver: WaiverAt) -> Answers:
    """A waiver names a rule that there is not.

    Why: it excuses nothing, and whoever wrote it believes that it does.

    Fix: correct the name; `pourparler rules` lists all.

    Bad:
        {"event:istanbul-1": {"waivers": [
            {"rule": "dates/placeholders", "reason": "the talks were really held that day"}]}}

    Says:
        event:istanbul-1 /waivers/0/rule: there is no rule "dates/placeholders"
    """
    if waiver.rule is None:
        near = nearest(waiver.value.rule, waiver.known)
        yield Problem(
            f"there is no rule {shown(waiver.value.rule)}",
            f"{waiver.pointer}/rule",
            help=did_you_mean(near) or "pourparler rules lists all rules",
            params={"nearest": near},
        )


@rule(ERROR, is_waivable=False)
def not_allowed(waiver: WaiverAt) -> Answers:
    """A waiver names a rule that cannot be waived.

    Why: no other rule can be relied on where a record cannot be read, found or told from others.

    Fix: delete the waiver, and fix what the rule finds.

    Bad:
        {"event:istanbul-1": {"waivers": [
            {"rule": "references/not-found", "reason": "the record will be added later"}]}}

    Says:
        event:istanbul-1 /waivers/0/rule: references/not-found cannot be waived
    """
    if waiver.rule is not None and not waiver.rule.is_waivable:
        yield Problem(
            f"{waiver.value.rule} cannot be waived",
            f"{waiver.pointer}/rule",
            help="delete the waiver, and fix what the rule finds",
        )


def _moved(waiver: WaiverAt) -> str:
    """What to do with a waiver that excuses nothing: the finding may stand in another record."""
    places = [
        f"{place.entry.name} {place.pointer}".strip()
        for place in waiver.found_elsewhere
        if place.entry is not None
    ]
    if not places:
        return "delete the waiver"
    return f"delete it; the rule finds a fault in {listed(places, 'and')}: a waiver belongs there"
