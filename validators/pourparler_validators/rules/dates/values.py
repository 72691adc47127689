"""Whether a date is one: no reversed interval, no placeholder, not to come."""

from operator import attrgetter

from pourparler import Date
from pourparler_validators.contract.conditions import any_of, such_that
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Fix,
    Problem,
    SetValue,
    Severity,
)
from pourparler_validators.contract.rule import Answers, At, Today, rule
from pourparler_validators.facts.dates import (
    is_after,
    is_placeholder,
    is_surely_after,
    is_surely_reversed,
    reliable,
)

PAST = ("published", "retrieved", "coded_on")
"""The fields whose dates are never after the day of the check."""


@rule(Severity.ERROR, holds_unless=such_that(attrgetter("is_reversed")))
def interval_reversed(date: At[Date]) -> Answers:
    """An interval, or the bounds of a day, end before they begin.

    Why: no day lies in it; mostly the two sides were swapped, or a year was mistyped. Where the
    sides are only about right ("~", "?"), and so near that they may be in order, it is a warning.

    Fix: write the earlier date first.

    Bad:
        {"event:istanbul-1": {"date": "2025-06-02/2025-05-16"}}

    Says:
        event:istanbul-1 /date: the date ends on 2025-05-16, before it begins on 2025-06-02
    """
    yield Problem(
        f"the date ends on {date.value.latest}, before it begins on {date.value.earliest}",
        date.pointer,
        help="write the earlier date first",
        severity=None if is_surely_reversed(date.value) else Severity.WARNING,
        fix=_swapped(date),
    )


@rule(
    Severity.WARNING,
    only_if=any_of("is_reversed", False),
    holds_unless=such_that(is_placeholder),
)
def placeholder(date: At[Date]) -> Answers:
    """A date is one that programs fill in where none is known.

    Why: the clocks of computers begin on 1970-01-01, 1900-01-01 and 2000-01-01 are common
    defaults, and nothing was dated in the year 9999. Such a date is counted as a real one.

    Fix: leave the date out; if the day is the true one, waive the rule and give the reason.

    Bad:
        {"event:istanbul-1": {"date": "1970-01-01"}}

    Says:
        event:istanbul-1 /date: 1970-01-01 looks like a placeholder for a date that is not known
    """
    yield Problem(
        f"{date.value} looks like a placeholder for a date that is not known",
        date.pointer,
        help="leave the date out; if it is the true one, waive the rule with the reason",
    )


@rule(Severity.ERROR)
def in_the_future(date: At[Date], today: Today) -> Answers:
    """A source was published or retrieved, or a record coded, after today.

    Why: it cannot have happened yet. Mostly a year was mistyped, or day and month were swapped.

    Fix: correct the date; if the clock is wrong, give the day of the check with `--today`.

    Bad:
        {"source:istanbul-2025": {"retrieved": "2999-06-01"}}

    Says:
        source:istanbul-2025 /retrieved: 2999-06-01 is after today, 2025-06-10
    """
    if date.field is None or date.field.name not in PAST or reliable(date.value) is None:
        yield NOT_APPLICABLE
    elif is_after(date.value, today):
        yield Problem(
            f"{date.value} is after today, {today}",
            date.pointer,
            help="correct the date; --today sets the day of the check",
            severity=None if is_surely_after(date.value, today) else Severity.WARNING,
        )


def _swapped(date: At[Date]) -> Fix:
    """Writes the sides of an interval, or the bounds, the other way round."""
    text = date.value.text
    joint, inner = ("..", text[1:-1]) if text.startswith("[") else ("/", text)
    first, second = inner.split(joint)
    swapped = text.replace(inner, f"{second}{joint}{first}")
    return Fix(f"write {swapped}", (SetValue(date.pointer, swapped),))
