"""Every day of eight years is read back as Babel writes it, in every language that has tables."""

import datetime as dt

import pytest
from babel.dates import format_date

from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.dates.finding import told_in
from pourparler_validators.languages.tables import languages

FIRST = dt.date(2019, 1, 1)
DAYS = 8 * 365 + 2
FORMATS = [
    (language.tag, form)
    for language in languages()
    for form in ("full", "long", "medium", "short")
    if (language.tag, form) != ("en", "short")
]
"""Those of English figures alone may be read in two ways."""


@pytest.mark.parametrize(("tag", "form"), FORMATS)
def test_every_day_is_read_back(tag: str, form: str, *, is_thorough: bool) -> None:
    wrong = []
    for step in range(0, DAYS, 1 if is_thorough else 13):
        day = FIRST + dt.timedelta(days=step)
        text = format_date(day, form, locale=tag)
        found = told_in(prepared(text, tag))
        read = [(one.year, one.month, one.day, one.weekday) for one in found]
        weekday = day.isoweekday() if form == "full" else None
        if read != [(day.year, day.month, day.day, weekday)]:
            wrong.append((text, read))
    assert wrong == []
