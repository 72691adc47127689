"""Finds the dates in an article."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.dates.places import FIRST_YEAR, LAST_YEAR, Places
from pourparler_validators.grounding.dates.told import Relation, Told

MAX_AGO: Final = 200
"""The most units that somebody counts from a day."""
_FIGURES: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})")
_HUNDRED: Final = 100
_LAST_OF_CENTURY: Final = 70
"""A year of two figures below this one is of this century."""


def told_in(article: Article) -> list[Told]:
    """The dates of an article, in order, the longest wording of each; none without tables."""
    if article.language is None:
        return []
    return list(_Finder(Places(article, article.language)).found())


@dataclass(frozen=True, slots=True)
class _Finder:
    at: Places

    def found(self) -> Iterator[Told]:
        """The dates, longest first at each place."""
        ways: tuple[Callable[[int], Told | None], ...] = (
            self._with_weekday,
            self._of_calendar,
            self._counted,
            self._related,
            self._of_story,
            self._season,
            self._year_alone,
        )
        place = 0
        while place < len(self.at.article.keys):
            told = next((one for way in ways if (one := way(place))), None)
            if told is not None:
                yield told
            place = told.last + 1 if told else place + 1

    def _with_weekday(self, place: int) -> Told | None:
        """[next] Friday [next][, June 2[, 2025]]."""
        relation, first = self.at.relation(self.at.words.preceding, place)
        weekday = self.at.name(self.at.language.weekdays, first)
        if weekday is None:
            return None
        for start in (first + 1, self.at.past_light(first + 1)):
            told = self._of_calendar(start)
            if told is not None and told.day is not None:
                return replace(told, first=place, weekday=weekday, relation=relation)
        if relation is None:
            relation, end = self.at.relation(self.at.words.following, first + 1)
            first = end - 1
        return Told(place, first, weekday=weekday, relation=relation)

    def _of_calendar(self, place: int) -> Told | None:
        """ISO; 2.6.2025; June 2[-4][, 2025]; 2[-4] June [2025]; [early] June [2025]."""
        return (
            self._iso(place)
            or self._figures(place)
            or self._month_first(place)
            or self._day_first(place)
            or self._month_alone(place)
        )

    def _iso(self, place: int) -> Told | None:
        tokens = self.at.article.tokens[place : place + 3]
        if len(tokens) < 3 or not self.at.is_year(place):
            return None
        text = self.at.article.level1.text[tokens[0].start : tokens[2].end]
        year, _, rest = text.partition("-")
        month, _, day = rest.partition("-")
        if not (len(year) == 4 and len(month) == 2 == len(day) and (month + day).isdigit()):
            return None
        return _valid(Told(place, place + 2, int(year), int(month), int(day)))

    def _figures(self, place: int) -> Told | None:
        """2.6.2025, 02/06/25: the day, the month and the year."""
        tokens = self.at.article.tokens[place : place + 3]
        if not self.at.words.are_numeric or len(tokens) < 3 or tokens[0].value is None:
            return None
        text = self.at.article.level1.text[tokens[0].start : tokens[2].end]
        found = _FIGURES.fullmatch(text)
        if found is None:
            return None
        day, month, year = int(found[1]), int(found[3]), int(found[4])
        if year < _HUNDRED:
            year += 2000 if year < _LAST_OF_CENTURY else 1900
        return _valid(Told(place, place + 2, year, month, day))

    def _month_first(self, place: int) -> Told | None:
        month, day = self.at.month(place), self.at.day(place + 1)
        if month is None or day is None or not self.at.words.month_first:
            return None
        last_day, end = self.at.until_day(place + 1)
        year, end = self.at.year_after(end)
        return _valid(Told(place, end, year, month, day, last_day))

    def _day_first(self, place: int) -> Told | None:
        day = self.at.day(place)
        if day is None:
            return None
        last_day, end = self.at.until_day(place, self.at.language.attribution.joining)
        after = self.at.past_light(end + 1)
        month = self.at.month(after)
        if month is None:
            return None
        year, end = self.at.year_after(after)
        if year is None:
            _, end = self.at.relation(self.at.words.following, end + 1)
            end -= 1
        return _valid(Told(place, end, year, month, day, last_day))

    def _month_alone(self, place: int) -> Told | None:
        """[early] [the month of] [next] June [2025], [next]."""
        part, first = self.at.part(place)
        if part and (self.at.between(place + 1) not in (" ", "-") or self._month_first(first)):
            return None  # the end of a line or clause, and then a day: "Talks end" above "May 16"
        is_led_into = self.at.words.units.get(self.at.key(first)) == "month"
        first = self.at.past_light(first + 1) if is_led_into else first
        relation, first = self.at.relation(self.at.words.preceding, first)
        month = self.at.month(first)
        if month is None:
            return None
        year, end = self.at.year_after(first)
        if year is None and relation is None:
            relation, end = self.at.relation(self.at.words.following, first + 1)
            end -= 1
        is_date = part or is_led_into or relation or year or self.at.is_within(place - 1)
        return Told(place, end, year, month, part=part, relation=relation) if is_date else None

    def _counted(self, place: int) -> Told | None:
        """Yesterday; three weeks ago; il y a trois semaines; in zwei Tagen."""
        if found := self.at.meant(self.at.words.days, place):
            days, end = found
            return Told(place, end - 1, unit="day", count=days)
        for phrases, step in ((self.at.words.ago_before, -1), (self.at.words.ahead_before, 1)):
            after = self.at.past(phrases, place)
            if after is not None and (told := self._units(place, after, step)):
                return told
        told = self._units(place, place, -1)
        last = self.at.past(self.at.words.ago, told.last + 1) if told else None
        return replace(told, last=last - 1) if told and last else None

    def _units(self, place: int, first: int, step: int) -> Told | None:
        """A number of units of time, which are counted back or ahead."""
        number = 1 if self.at.key(first) in self.at.language.numerals.one else self.at.whole(first)
        found = self.at.meant(self.at.words.units, first + 1)
        if number is None or number > MAX_AGO or found is None or found[0] == "season":
            return None
        return Told(place, found[1] - 1, unit=found[0], count=step * number)

    def _related(self, place: int) -> Told | None:
        """[early] last week, this summer; la semaine dernière; the end of the year."""
        part, first = self.at.part(place)
        is_apart = part is not None and first > place + 1
        relation, first = self.at.relation(self.at.words.preceding, first)
        found = self.at.meant(self.at.words.units, first)
        if found is None or found[0] == "day":
            return None
        unit, end = found
        if relation is None:
            relation, end = self.at.relation(self.at.words.following, end)
        if relation is None and is_apart and unit != "season":
            relation = Relation.THIS
        if relation is None:
            return None
        if unit == "season":
            season = self.at.language.date_words.seasons.get(self.at.key(first))
            return Told(place, end - 1, season=season, relation=relation)
        return Told(place, end - 1, part=part, unit=unit, relation=relation)

    def _of_story(self, place: int) -> Told | None:
        """The same day; two years later: what they are counted from, the story tells."""
        if end := self.at.past(self.at.words.story, place):
            return Told(place, end - 1, hangs_on_story=True)
        unit = self.at.past(self.at.words.same, place)
        if unit is not None and (found := self.at.meant(self.at.words.units, unit)):
            return Told(place, found[1] - 1, hangs_on_story=True)
        found = self.at.meant(self.at.words.units, place)
        end = self.at.past(self.at.words.later, found[1]) if found else None
        return Told(place, end - 1, hangs_on_story=True) if end else None

    def _season(self, place: int) -> Told | None:
        """[Late] summer [of] 2024."""
        season = self.at.language.date_words.seasons.get(self.at.key(place))
        after = self.at.past_light(place + 1)
        if season is None or not self.at.is_year(after):
            return None
        return Told(place, after, year=self.at.whole(after), season=season)

    def _year_alone(self, place: int) -> Told | None:
        """[Early] 2014 after a word such as in; the 1990s; les années 90."""
        if decade := self._decade(place):
            return decade
        if not self.at.is_year(place):
            return None
        part = self.at.name(self.at.language.date_words.parts, place - 1, is_capital=False)
        is_date = self.at.is_within(place - 1) or part is not None
        return Told(place, place, self.at.whole(place), part=part) if is_date else None

    def _decade(self, place: int) -> Told | None:
        first = self.at.past(self.at.words.decades, place)
        number = self.at.whole(place if first is None else first)
        is_ended = (
            self.at.touches(place + 1) and self.at.key(place + 1) in self.at.words.decade_endings
        )
        if number is None or (first is None and not is_ended):
            return None
        year = number + 1900 if number < _HUNDRED else number
        if year % 10 or not FIRST_YEAR <= year <= LAST_YEAR:
            return None
        return Told(place, place + 1 if first is None else first, year, is_decade=True)


def _valid(told: Told) -> Told | None:
    """The date, if there is such a day in some year."""
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    month, days = told.month or 0, (told.day or 0, told.last_day or told.day or 0)
    if not 1 <= month <= 12 or not 1 <= days[0] <= days[1] <= longest[month - 1]:
        return None
    return told
