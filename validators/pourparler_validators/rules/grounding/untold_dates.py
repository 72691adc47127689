"""Whether the dates of a record are anywhere in its articles."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from pourparler import Date, Record
from pourparler_validators.contract.finding import NOT_APPLICABLE, Problem, Severity, Unchecked
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.dates import reliable
from pourparler_validators.grounding.dates.reading import DatesTold
from pourparler_validators.grounding.dates.telling import Sought, is_told, may_be_meant, sought
from pourparler_validators.grounding.library import Library
from pourparler_validators.grounding.support import Backing, Passages
from pourparler_validators.messages.wording import listed, shown


@rule(Severity.WARNING)
def date_not_in_text(date: At[Date], passages: Passages) -> Answers:
    """A date of a record is told nowhere in the articles that the record has evidence from.

    All dates of these articles are read, whatever they are of: "Friday" and "last week" tell the
    days that they can mean, a whole month or year tells no day. The day of publication need not be
    told, and a date that is about right, or bounds, is not looked for. Where the passage for the
    date tells one, only that is compared. What the article counts from a day that is not known
    ("two days later") may mean the date: then nothing is said.

    Why: a day that no source tells was guessed, worked out wrongly, or copied from elsewhere.

    Fix: write the date that the article tells; or cite the source that tells this one; or, if it
    was inferred, say so: 2025-06-03~, or bounds.

    Bad:
        {"event:istanbul-1": {"date": "2025-04-09", "evidence": [
            {"source": "source:istanbul-2025", "supports": ["/kind"],
             "exact": "The first round was held in Istanbul on May 16."}]}}

    Says:
        event:istanbul-1 /date: the article tells no date that is 2025-04-09
    """
    wanted = sought(date.value) if reliable(date.value) is not None else None
    is_of_coder = date.pointer.startswith(("/coding/", "/waivers/"))
    if wanted is None or is_of_coder:
        yield NOT_APPLICABLE
        return
    own, everything = passages.own(date.pointer), passages.of_record()
    read = dict.fromkeys(reading.found.text for reading in everything.readings)
    articles = [passages.library.dates_of(text) for text in read]
    if _is_of_own(own, passages.library) or _is_published(wanted, articles):
        yield NOT_APPLICABLE
    elif not any(is_told(wanted, each) for each in articles):
        reasons = _reasons(wanted, articles, date.record, date.value)
        unread = (one for one in everything.unread if isinstance(one, Unchecked))
        reason = next(reasons, "")
        yield Unchecked(reason) if reason else next(unread, _missing(date, wanted, articles))


def _is_of_own(own: Backing, library: Library) -> bool:
    """Whether the passages for the date tell one: then another rule compares them."""
    dates = (library.dates_of(each.found.text).within(each.own) for each in own.readings)
    return any(one.days is not None for found in dates for one in found)


def _is_published(wanted: Sought, articles: list[DatesTold]) -> bool:
    """Whether the date is, begins or ends with a day of publication."""
    return any(each.published in (wanted.first, wanted.last) for each in articles)


def _reasons(
    wanted: Sought, articles: list[DatesTold], record: Record, date: Date
) -> Iterator[str]:
    days = list(_days_of(record, date))
    yield from filter(None, (may_be_meant(wanted, each, days) for each in articles))


def _days_of(record: Record, but: Date) -> Iterator[dt.date]:
    """The days of a record from which others of it may count."""
    for field in ("date", "effective"):
        value = getattr(record, field, None)
        if isinstance(value, Date) and value is not but and value.earliest is not None:
            yield value.earliest


def _missing(date: At[Date], wanted: Sought, articles: list[DatesTold]) -> Problem:
    which = "the article tells no" if len(articles) == 1 else "none of the articles tells a"
    told = (one for each in articles for one in each.found if one.days and one.days.is_narrow)
    words = list(dict.fromkeys(shown(one.words) for one in told))[:MAX_SHOWN]
    tells = f"told is {listed(words, 'and')}; " if words else ""
    return Problem(
        f"{which} date that is {date.value}",
        date.pointer,
        help=f"{tells}write the date that the article tells, cite the source that tells this one, "
        f"or say that it is inferred: {wanted.first}~, or bounds",
    )


MAX_SHOWN: Final = 4
"""The most dates of the articles that a message names."""
