"""Whether what lasts for a time, a role or a membership, was in force at a date."""

from typing import TypeAlias

from pourparler import Date, Membership, Role
from pourparler_validators.facts.dates import ends_before, surely_ends_before

Lasting: TypeAlias = Role | Membership


def is_held(span: Lasting, date: Date | None) -> bool:
    """Whether a role or membership may have been in force at a date."""
    if date is None or (span.start is None and span.end is None):
        return True
    return not ended(span, date) and not later(span, date)


def ended(span: Lasting, date: Date | None) -> bool:
    """Whether a role or membership was over, beyond doubt, before a date."""
    return surely_ends_before(span.end, date) and not is_backwards(span)


def later(span: Lasting, date: Date | None) -> bool:
    """Whether a role or membership began, beyond doubt, after a date."""
    return surely_ends_before(date, span.start) and not is_backwards(span)


def is_backwards(span: Lasting) -> bool:
    """Whether it ends before it starts, so that neither date can be relied on."""
    return ends_before(span.end, span.start)
