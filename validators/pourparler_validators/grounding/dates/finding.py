"""Finds the dates in an article."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.dates.told import Relation, Told
from pourparler_validators.languages.language import Language

FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2199
MAX_AGO: Final = 200
"""The most units that somebody counts back from a day."""


def told_in(article: Article) -> list[Told]:
    """The dates of an article, in order, the longest wording of each; none without tables."""
    if article.language is None:
        return []
    return list(_Finder(article, article.language).found())


@dataclass(frozen=True, slots=True)
class _Finder:
    article: Article
    language: Language

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
        while place < len(self.article.keys):
            told = next((one for way in ways if (one := way(place))), None)
            if told is not None:
                yield told
            place = told.last + 1 if told else place + 1

    def _with_weekday(self, place: int) -> Told | None:
        """[next] Friday[, June 2[, 2025]]."""
        relation = self._relation(place)
        first = place + 1 if relation else place
        weekday = self._name(self.language.weekdays, first)
        if weekday is None:
            return None
        for start in (first + 1, first + 2):
            told = self._of_calendar(start) if self._follows(first, start) else None
            if told is not None and told.day is not None:
                return replace(told, first=place, weekday=weekday, relation=relation)
        return Told(place, first, weekday=weekday, relation=relation)

    def _of_calendar(self, place: int) -> Told | None:
        """ISO; June 2[-4][, 2025]; 2[-4] June [2025]; [early] June [2025]."""
        return (
            self._iso(place) or self._month_first(place) or self._day_first(place)
        ) or self._month_alone(place)

    def _iso(self, place: int) -> Told | None:
        tokens = self.article.tokens[place : place + 3]
        if len(tokens) < 3 or not self._is_year(place):
            return None
        text = self.article.level1.text[tokens[0].start : tokens[2].end]
        year, _, rest = text.partition("-")
        month, _, day = rest.partition("-")
        if not (len(year) == 4 and len(month) == 2 == len(day) and (month + day).isdigit()):
            return None
        return _valid(Told(place, place + 2, int(year), int(month), int(day)))

    def _month_first(self, place: int) -> Told | None:
        month, day = self._month(place), self._day(place + 1)
        if month is None or day is None:
            return None
        last_day, end = self._until_day(place + 1)
        year, end = self._year_after(end)
        return _valid(Told(place, end, year, month, day, last_day))

    def _day_first(self, place: int) -> Told | None:
        day = self._day(place)
        if day is None:
            return None
        last_day, end = self._until_day(place)
        after = end + 2 if self._is_light(end + 1) else end + 1
        month = self._month(after)
        if month is None:
            return None
        year, end = self._year_after(after)
        return _valid(Told(place, end, year, month, day, last_day))

    def _month_alone(self, place: int) -> Told | None:
        part = self._name(self.language.date_words.parts, place, is_capital=False)
        first = place + 1 if part else place
        first += bool(part) and self._is_light(first)
        if part and (self._between(place + 1) != " " or self._month_first(first)):
            return None  # the end of a line or clause, and then a day: "Talks end" above "May 16"
        relation = self._relation(first)
        month = self._month(first + 1 if relation else first)
        if month is None:
            return None
        year, end = self._year_after(first + 1 if relation else first)
        is_date = part or relation or year or self._is_within(place - 1)
        return Told(place, end, year, month, part=part, relation=relation) if is_date else None

    def _counted(self, place: int) -> Told | None:
        """Yesterday; three weeks ago."""
        days = self.language.told_dates.days.get(self._key(place))
        if days is not None:
            return Told(place, place, unit="day", count=days)
        count, unit = self._whole(place), self.language.told_dates.units.get(self._key(place + 1))
        is_ago = self._key(place + 2) in self.language.told_dates.ago
        if count is None or unit in (None, "season") or not is_ago or count > MAX_AGO:
            return None
        return Told(place, place + 2, unit=unit, count=-count)

    def _related(self, place: int) -> Told | None:
        """[early] last week, this summer, next year."""
        part = self._name(self.language.date_words.parts, place, is_capital=False)
        first = place + 1 if part else place
        relation = self._relation(first)
        unit = self.language.told_dates.units.get(self._key(first + 1)) if relation else None
        if unit is None or unit == "day":
            return None
        if unit == "season":
            season = self.language.date_words.seasons.get(self._key(first + 1))
            return Told(place, first + 1, season=season, relation=relation)
        return Told(place, first + 1, part=part, unit=unit, relation=relation)

    def _of_story(self, place: int) -> Told | None:
        """The same day; two years later: what they are counted from, the story tells."""
        words, units = self.language.told_dates, self.language.told_dates.units
        if self._key(place) in words.later and self._key(place + 1) in units:
            return Told(place, place + 1, hangs_on_story=True)
        if self._key(place) in units and self._key(place + 1) in words.later:
            return Told(place, place + 1, hangs_on_story=True)
        return None

    def _season(self, place: int) -> Told | None:
        """[Late] summer [of] 2024."""
        season = self.language.date_words.seasons.get(self._key(place))
        after = place + 2 if self._is_light(place + 1) else place + 1
        if season is None or not self._is_year(after):
            return None
        return Told(place, after, year=self._whole(after), season=season)

    def _year_alone(self, place: int) -> Told | None:
        """[Early] 2014 after a word such as in; the 1990s."""
        if not self._is_year(place):
            return None
        year = self._whole(place)
        ending = self._key(place + 1) if self._touches(place + 1) else ""
        if ending in self.language.told_dates.decade_endings:
            return Told(place, place + 1, year, is_decade=True)
        part = self._name(self.language.date_words.parts, place - 1, is_capital=False)
        return Told(place, place, year, part=part) if self._is_within(place - 1) else None

    def _key(self, place: int) -> str:
        return self.article.keys[place] if 0 <= place < len(self.article.keys) else ""

    def _name(self, table: Mapping[str, int], place: int, *, is_capital: bool = True) -> int | None:
        """The number of the word at a place; of names, if it has a capital."""
        if not 0 <= place < len(self.article.tokens):
            return None
        token = self.article.tokens[place]
        is_capital = is_capital and self.language.dates_are_capitalized
        if is_capital and not token.text[0].isupper() and token.text.islower():
            return None
        return table.get(token.key)

    def _month(self, place: int) -> int | None:
        return self._name(self.language.months, place)

    def _relation(self, place: int) -> Relation | None:
        words, key = self.language.told_dates, self._key(place)
        tables = (
            (words.before, Relation.BEFORE),
            (words.this, Relation.THIS),
            (words.after, Relation.AFTER),
        )
        return next((relation for table, relation in tables if key in table), None)

    def _whole(self, place: int) -> int | None:
        """The whole number at a place."""
        key = self._key(place).removesuffix(".")
        return int(key[1:]) if key[:1] == "#" and key[1:].isdigit() and len(key) < 9 else None

    def _day(self, place: int) -> int | None:
        number = self._whole(place)
        return number if number is not None and 1 <= number <= 31 else None

    def _until_day(self, place: int) -> tuple[int | None, int]:
        """The last day of a stretch of days that begins at a place, and where it stands."""
        last = self._day(place + 1)
        if last is not None and self._between(place + 1) in ("-", " - ", "/"):
            return last, place + 1
        if self._key(place + 1) in self.language.date_words.until and self._day(place + 2):
            return self._day(place + 2), place + 2
        return None, place

    def _year_after(self, place: int) -> tuple[int | None, int]:
        """The year after a day or a month, and the place of the last word."""
        for after in (place + 1, place + 2):
            is_near = after == place + 1 or self._is_light(place + 1)
            if is_near and self._is_year(after) and self._between(after).strip() in ("", ","):
                return self._whole(after), after
        return None, place

    def _is_year(self, place: int) -> bool:
        number = self._whole(place)
        token = self.article.tokens[place] if number is not None else None
        return (
            token is not None
            and len(token.text) == 4
            and (token.text.isdigit() and FIRST_YEAR <= (number or 0) <= LAST_YEAR)
        )

    def _is_light(self, place: int) -> bool:
        return self._key(place) in self.language.light_words

    def _is_within(self, place: int) -> bool:
        return self._key(place) in self.language.told_dates.within

    def _follows(self, place: int, other: int) -> bool:
        """Whether a date may go on from one word to another: by a comma, or "the"."""
        return other == place + 1 or self._is_light(place + 1)

    def _touches(self, place: int) -> bool:
        return 0 < place < len(self.article.tokens) and self._between(place) == ""

    def _between(self, place: int) -> str:
        tokens = self.article.tokens
        if not 0 < place < len(tokens):
            return "\n"
        return self.article.level1.text[tokens[place - 1].end : tokens[place].start]


def _valid(told: Told) -> Told | None:
    """The date, if there is such a day in some year."""
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    month, days = told.month or 0, (told.day or 0, told.last_day or told.day or 0)
    if not 1 <= month <= 12 or not 1 <= days[0] <= days[1] <= longest[month - 1]:
        return None
    return told
