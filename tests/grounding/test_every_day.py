"""Every day of eight years is read back from the forms in which Unicode's CLDR writes it."""

import datetime as dt

import pytest
from babel.dates import format_date

from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.dates.finding import told_in
from pourparler_validators.grounding.dates.resolving import days_of
from pourparler_validators.languages.tables import languages

FIRST = dt.date(2018, 1, 1)
DAYS = [FIRST + dt.timedelta(days=n) for n in range(8 * 365 + 2)]


@pytest.mark.parametrize("form", ["full", "long", "medium"])
@pytest.mark.parametrize("tag", [language.tag for language in languages()])
def test_every_day_is_read_back(tag: str, form: str) -> None:
    lines = [f"{format_date(day, form, locale=tag)}." for day in DAYS]
    article = prepared("\n\n".join(lines), tag)
    found = [days_of(one, None) for one in told_in(article)]
    assert [(one.first, one.last) for one in found if one] == [(day, day) for day in DAYS]


def test_figures_are_read_either_way() -> None:
    lines = [f"{format_date(day, 'short', locale='en')}." for day in DAYS]
    found = told_in(prepared("\n\n".join(lines)))
    days = [days_of(one, dt.date(2022, 1, 1)) for one in found]
    assert len(days) == len(DAYS)
    assert all(one and one.may_be_in(day, day) for one, day in zip(days, DAYS, strict=True))
    assert [one.is_either_way for one in found] == [day.day <= 12 for day in DAYS]
