"""Dates by the calendar: June 2, 2025; late November; the third quarter; the 1990s; Christmas."""

from dataclasses import replace
from typing import Final

from pourparler_validators.grounding.dates.date_text import DateText
from pourparler_validators.grounding.dates.figures import in_figures, valid
from pourparler_validators.grounding.dates.told import SHORT, Told, Unit
from pourparler_validators.grounding.dates.years import Year, Years
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CalendarDates:
    """Finds the dates of an article that name a day, month, or part of a year."""

    text: DateText
    years: Years

    def day(self, place: int) -> Told | None:
        """One day, or a stretch of days within a month, with the year if it is told."""
        if not self.text.key(place):
            return None  # the text ends before it
        return (
            in_figures(self.text, place)
            or self._month_first(place)
            or self._day_first(place)
            or self._holiday(place)
        )

    def lone_day(self, place: int) -> Told | None:
        """On the 20th; le 20: a day of a month that is not told."""
        text = self.text
        day = text.day(place) if text.key(place).startswith("#") else None
        if day is None or text.article.tokens[place].text.isalpha():
            return None
        if text.key(place + 1) in text.words.day_nouns and text.is_near(place + 1):
            return Told(place, place + 1, day=day)
        is_led_to = any(text.phrase(text.words.day_leads, place - n) == place for n in (1, 2))
        return Told(place, place, day=day) if is_led_to and self._ends_phrase(place) else None

    def _ends_phrase(self, place: int) -> bool:
        """Whether no noun belongs to a number: a sign follows, or what begins another phrase."""
        text, language = self.text, self.text.language
        if text.between(place + 1) == ". " and language.numerals.has_ordinal_stop:
            return not text.article.tokens[place + 1].text[:1].isupper()
        said = language.attribution
        joins = said.clause_openers | said.joining | said.prepositions
        is_other = text.key(place + 1) in joins - said.aide_of - language.acts.agent
        return is_other or not text.is_near(place + 1)

    def part_of_year(self, place: int) -> Told | None:
        """[Late] [next] June [2025], the third quarter, the summer of 2024, the first half."""
        part, first = self.text.part(place)
        relation, start = self.text.relation(first)
        if part and self.day(first):
            return None  # the end of a line or clause, and then a day: "Talks end" above "May 16"
        named = self._period(start) or (self._holiday(start) if relation else None)
        if named is None:
            return self._year_first(place)
        told = replace(named, first=place, part=part or None, relation=relation)
        told = self._with_year(told) if relation is None else told
        if relation is None and told.year is None:
            after, end = self.text.relation_after(told.last + 1)
            told = replace(told, relation=after, last=end - 1) if after else told
        return told if self._is_date(told, named.first) else None

    def _month_first(self, place: int) -> Told | None:
        """June 2[-4][, 2025]."""
        month = self.text.month(place) if self.text.words.month_first else None
        start = self._after_month(place)
        day = self.text.day(start) if month is not None else None
        if month is None or day is None:
            return None
        last_day, end = self._until_day(start)
        return valid(self._with_year(Told(place, end, month=month, day=day, last_day=last_day)))

    def _after_month(self, place: int) -> int:
        """Where the day stands after a month: June 2, Nov. 2, June the 2nd."""
        text = self.text
        is_short = text.is_short(place)
        if not (text.is_near(place + 1) or (is_short and text.between(place + 1) == ". ")):
            return -1
        return text.past_light(place + 1)

    def _day_first(self, place: int) -> Told | None:
        """2[-4] [of] June [2025]."""
        day = self.text.day(place)
        if day is None:
            return None
        last_day, end = self._until_day(place)
        after = self._past_day(end)
        month = self.text.month(after) if after else None
        is_parted = self._is_number(end + 1) and after > end + 1
        if month is None or is_parted:
            return None
        return valid(self._with_year(Told(place, after, month=month, day=day, last_day=last_day)))

    def _past_day(self, place: int) -> int:
        """The place after a day of which the month follows, 0 if none can: 2 June, 2. Juni."""
        text = self.text
        if text.between(place + 1) == ". " and text.words.are_numeric:
            return place + 1
        if not text.is_near(place + 1) or text.between(place + 1) == "":
            return 0
        return text.past_light(place + 1)

    def _is_number(self, place: int) -> bool:
        return self.text.whole(place) is not None

    def _until_day(self, place: int) -> tuple[int | None, int]:
        """The last day of those that begin at a place: 5-7; 5 to 7; 5, 6 and 7."""
        text, end = self.text, place
        until = text.language.date_words.until | text.language.numerals.joining
        while text.between(end + 1) in _BETWEEN_DAYS and self._is_later_day(end + 1, end):
            end += 1
        is_more = text.key(end + 1) in until and text.is_near(end + 1) and text.is_near(end + 2)
        if is_more and self._is_later_day(end + 2, end):
            end += 2
        return (text.day(end), end) if end > place else (None, place)

    def _is_later_day(self, place: int, before: int) -> bool:
        day = self.text.day(place)
        return day is not None and day > (self.text.day(before) or 0)

    def _holiday(self, place: int) -> Told | None:
        """Christmas, Thanksgiving; not where it is part of a longer name."""
        found = self.text.named(self.text.words.holidays, place)
        if found is None or not self.text.article.tokens[place].text[0].isupper():
            return None
        days, end = found
        is_longer = self.text.is_near(end) and self.text.article.tokens[end].text[0].isupper()
        if is_longer and self.text.year(end) is None:
            return None
        first, _, last = days.partition("/")
        month, day = map(int, first.split("-"))
        last_month, last_day = map(int, (last or first).split("-"))
        if month != last_month:
            return self._with_year(Told(place, end - 1, months=(month, last_month)))
        last_of = last_day if last_day > day else None
        return self._with_year(Told(place, end - 1, month=month, day=day, last_day=last_of))

    def _period(self, place: int) -> Told | None:
        """A month, season, quarter or half."""
        text = self.text
        unit, after = text.unit(place)
        month_of = text.past_light(after) if unit is Unit.MONTH else place
        if (month := text.month(month_of)) is not None:
            return Told(place, month_of, month=month)
        season = text.named(text.language.date_words.seasons, place)
        if season is not None:
            first = 3 * season[0] - 1
            return Told(place, season[1] - 1, months=_SEASONS.get(season[0], (first, first + 4)))
        return self._ordinal_period(place)

    def _ordinal_period(self, place: int) -> Told | None:
        """The third quarter, the second half; the first nine months."""
        start = self.text.past_light(place)
        number = self.text.ordinal(start)
        unit, end = self.text.unit(start + 1) if number else (None, start)
        for name, length, most in ((Unit.QUARTER, 3, 4), (Unit.HALF, 6, 2)):
            if number and unit == name and number <= most:
                return Told(place, end - 1, months=(length * (number - 1) + 1, length * number))
        count = self.text.whole(start + 1)
        unit, end = self.text.unit(start + 2) if number == 1 and count else (None, start)
        if unit is Unit.MONTH and count and count <= _MONTHS:
            return Told(place, end - 1, months=(1, count), count=count)
        return None

    def _with_year(self, told: Told) -> Told:
        """The date with the year that follows on it, if one does."""
        year = self.years.after(told.last + 1)
        return _of_year(told, year) if year else told

    def _year_first(self, place: int) -> Told | None:
        """Last year's third quarter, the 1989 second half."""
        year = self.years.at(self.text.past_light(place))
        if year is None:
            return None
        named = self._period(year.last + 1) if self.text.is_near(year.last + 1) else None
        if named is None or named.month is not None:
            return None
        return replace(_of_year(named, year), first=place, last=named.last)

    def _is_date(self, told: Told, place: int) -> bool:
        """Whether what may be a part of a year is one here: May, fall and half are other words."""
        if told.year is not None or told.unit is not None:
            return True
        if told.count is not None:
            return not self.text.is_light(told.last + 1)
        if told.months is not None and told.months[1] - told.months[0] != _QUARTER:
            is_season = told.months in _SEASONS.values()
            return is_season and (bool(told.relation) or self._season_alone(place))
        if self._is_no_day(told.last + 1) and not self._is_in_time(place):
            return False
        is_modified = told.part is not None or told.relation is not None
        if self.text.key(place) not in self.text.words.doubtful or is_modified:
            return True
        return self._is_in_time(place) or (self._is_within(place) and not self._is_name(place))

    def _is_no_day(self, place: int) -> bool:
        """Whether a number follows that might be a day, and is none: February 30."""
        number = self.text.whole(place)
        return number is not None and number < SHORT and self.text.is_near(place)

    def _season_alone(self, place: int) -> bool:
        before = place - 1
        while self.text.is_light(before):
            before -= 1
        if self.text.key(place) in self.text.words.doubtful:
            return self._is_in_time(before + 1) and not self.text.is_light(place + 1)
        return self._is_within(before + 1) or self._is_in_time(before + 1)

    def _is_in_time(self, place: int) -> bool:
        return self.text.key(place - 1) in self.text.words.in_time and self.text.is_near(place)

    def _is_within(self, place: int) -> bool:
        return self.text.key(place - 1) in self.text.words.within and self.text.is_near(place)

    def _is_name(self, place: int) -> bool:
        """Whether the word is used as a name somewhere in the article: Theresa May, Mrs May."""
        tokens = self.text.article.tokens
        return any(
            self.text.between(each) in (" ", ". ")
            and tokens[each - 1].text[0].isupper()
            and not self._is_in_time(each)
            and not self._is_within(each)
            and not self.text.part(each - 1)[0]
            for each in self.text.article.positions[self.text.article.keys[place]]
        )


def _of_year(told: Told, year: Year) -> Told:
    return replace(
        told,
        last=year.last,
        year=year.number,
        years=year.years,
        is_fiscal=year.is_fiscal,
        unit=Unit.YEAR if year.relation is not None else None,
        relation=year.relation,
    )


_SEASONS: Final = {1: (2, 6), 2: (5, 9), 3: (8, 12), 4: (11, 15)}
"""The months of each, and one on each side: where it begins, opinions differ."""
_BETWEEN_DAYS: Final = ("-", " - ", "/", ", ")
_QUARTER: Final = 2
_MONTHS: Final = 12
