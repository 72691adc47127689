"""Dates that are counted: from the day on which they are told, or from another of the story."""

from dataclasses import replace
from typing import Final

from pourparler_validators.grounding.dates.calendar_dates import CalendarDates
from pourparler_validators.grounding.dates.date_text import DateText, before_new_years
from pourparler_validators.grounding.dates.told import (
    MANY,
    MAX_AGO,
    TURN,
    Relation,
    Told,
    Unit,
)
from pourparler_validators.grounding.dates.weekdays import with_time
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CountedDates:
    """Finds the dates of an article of which another day decides what they mean."""

    text: DateText
    calendar: CalendarDates

    def day_named(self, place: int) -> Told | None:
        """Yesterday[ morning]; last night."""
        text = self.text
        found = None if text.is_noun(place) else text.named(text.words.days, place)
        if found is not None:
            return with_time(Told(place, found[1] - 1, unit=Unit.DAY, count=found[0]), text)
        relation, first = text.relation(place)
        end = text.phrase(text.words.day_parts, first) if relation else None
        if relation is None or end is None or not text.is_near(first):
            return None
        if relation is Relation.AFTER:
            return Told(place, end - 1, hangs_on_story=True)
        return Told(place, end - 1, unit=Unit.DAY, count=relation.value)

    def new_year(self, place: int) -> Told | None:
        """[The] new year: that which is to come, or has just begun."""
        is_there = self.text.key(place) in before_new_years(self.text.language)
        for first in (place, place - 1) if is_there else ():
            end = self.text.phrase(self.text.words.new_year, first)
            if end is not None and end == place + 2:
                return Told(first, end - 1, part=TURN, unit=Unit.YEAR, relation=Relation.AFTER)
        return None

    def ago(self, place: int) -> Told | None:
        """Three weeks ago, a year-ago; in two weeks, two weeks from now."""
        text = self.text
        if told := self._half_ago(place):
            return told
        for before, sign in ((text.words.ago_before, -1), (text.words.ahead_before, 1)):
            start = text.phrase(before, place)
            told = self._so_many(place, start, sign) if start is not None else None
            if told is not None:
                return told
        for after, sign in ((text.words.ago, -1), (text.words.ahead, 1)):
            told = self._so_many(place, place, sign)
            end = text.phrase(after, told.last + 1) if told else None
            if told is not None and end is not None and text.is_near(told.last + 1):
                return replace(told, last=end - 1)
        return self._some_ago(place) or self._ago_beside(place)

    def _half_ago(self, place: int) -> Told | None:
        """Half a year ago."""
        text = self.text
        start = text.phrase(text.language.numerals.half_of, place)
        unit, end = text.unit(start) if start is not None else (None, place)
        stop = text.phrase(text.words.ago, end) if unit in _HALVES else None
        if unit is None or stop is None:
            return None
        half, count = _HALVES[unit]
        return Told(place, stop - 1, unit=half, count=-count)

    def _some_ago(self, place: int) -> Told | None:
        """A few weeks ago; years ago."""
        text = self.text
        few = text.phrase(text.words.few, place)
        unit, end = text.unit(few if few is not None else place)
        is_many = few is not None or text.key(end - 1) in text.words.many
        stop = text.phrase(text.words.ago, end) if unit and is_many else None
        if stop is None or not text.is_near(end):
            return None
        return Told(place, stop - 1, unit=unit, count=-MANY, is_stretch=True)

    def _ago_beside(self, place: int) -> Told | None:
        """The year-ago quarter."""
        text = self.text
        unit, end = text.unit(place)
        stop = text.phrase(text.words.ago, end) if unit and text.between(end) == "-" else None
        return Told(place, stop - 1, unit=unit, count=-1) if stop is not None else None

    def _so_many(self, place: int, start: int, sign: int) -> Told | None:
        """A number of units."""
        count = self._count(start)
        unit, end = self.text.unit(start + 1)
        half = self.text.phrase(self.text.language.numerals.and_a_half, end) if unit else None
        end = half or end
        if count is None or unit in (None, Unit.SEASON, Unit.HALF) or count > MAX_AGO:
            return None
        return Told(place, end - 1, unit=unit, count=sign * count)

    def _count(self, place: int) -> int | None:
        """A number, or what stands for one: a week."""
        is_one = self.text.key(place) in self.text.language.numerals.one
        return 1 if is_one else self.text.whole(place)

    def related(self, place: int) -> Told | None:
        """[early] last week, this year, the end of the month; the past two weeks."""
        text = self.text
        if named := text.part_of_unit(place):
            return self._of_year(Told(place, place, part=named[0], unit=named[1], relation=_THIS))
        part, first = text.part(place)
        start = text.past_light(first)
        relation, end = text.relation(start)
        stretch = self._stretch(place, start, relation, end)
        if told := stretch or self._end_of(place) or self._of_accounts(place, relation, end):
            return told
        unit, stop = text.unit(end) if relation else text.unit(start)
        if not unit or unit is Unit.SEASON:
            return None
        if relation is None:
            relation, stop = self._relation_without_word(part, place, start, stop, unit)
        if relation is None or (start != first and not part):
            return None
        if unit in (Unit.HOUR, Unit.MINUTE) or self._is_of_longer(stop):
            return None
        if unit is Unit.DAY:
            return None if relation is Relation.THIS else Told(place, stop - 1, hangs_on_story=True)
        told = Told(place, stop - 1, part=part or None, unit=unit, relation=relation)
        return self._of_year(told)

    def _of_year(self, told: Told) -> Told:
        """The middle of the year, or of the year that follows: mid-year 2003."""
        is_part = told.part is not None and told.relation is _THIS and told.unit is Unit.YEAR
        year = self.calendar.years.after(told.last + 1) if is_part else None
        if year is None or year.number is None:
            return told
        return Told(told.first, year.last, year.number, part=told.part)

    def _of_accounts(self, place: int, relation: Relation | None, start: int) -> Told | None:
        """The latest fiscal year."""
        end = self.text.phrase(self.text.words.fiscal, start) if relation else None
        if end is None or self.text.unit(end - 1)[0] is not Unit.YEAR:
            return None
        return Told(place, end - 1, unit=Unit.YEAR, relation=relation, is_fiscal=True)

    def _end_of(self, place: int) -> Told | None:
        """Year-end, year's end."""
        text = self.text
        unit, end = text.unit(place)
        part = text.language.date_words.parts.get(text.key(end), 0) if unit else 0
        is_owned = end > place and text.article.keys[end - 1] != text.key(end - 1)
        if not part or not (text.between(end) == "-" or (is_owned and text.is_near(end))):
            return None
        return self._of_year(Told(place, end, part=part, unit=unit, relation=_THIS))

    def _is_of_longer(self, place: int) -> bool:
        """Whether the unit is a part of a month or year: the last week of November."""
        text = self.text
        start = text.past_light(place)
        return start > place and (text.month(start) is not None or text.year(start) is not None)

    def _relation_without_word(
        self, part: int, place: int, start: int, stop: int, unit: Unit
    ) -> tuple[Relation | None, int]:
        """Which unit is meant: la semaine dernière; the end of the month; the weekend."""
        relation, end = self.text.relation_after(stop)
        if relation is not None:
            return relation, end
        is_weekend = unit is Unit.WEEKEND and self.text.is_light(place - 1)
        has_articles = bool(self.text.language.articles)
        is_joined = self.text.is_light(start - 1) or self.text.between(start) == "-"
        is_end_of = (
            bool(part)
            and (is_joined or not has_articles)
            and unit in (Unit.CENTURY, Unit.DECADE, Unit.YEAR, Unit.MONTH, Unit.WEEK)
        )
        return (Relation.THIS if is_weekend or is_end_of else None), stop

    def _stretch(self, place: int, start: int, relation: Relation | None, end: int) -> Told | None:
        """The days up to now, or from now on: the past two weeks, the next few years."""
        text = self.text
        recent = text.phrase(text.words.recent, start)
        begin = end if relation else recent
        if begin is None or relation is Relation.THIS or not text.is_near(begin):
            return None
        count, after = text.whole(begin), begin + 1
        if count is None and text.phrase(text.words.few, begin) is not None:
            count, after = MANY, text.phrase(text.words.few, begin) or after
        unit, stop = text.unit(after if count else begin)
        if not unit or unit in (Unit.SEASON, Unit.WEEKEND, Unit.HALF) or (count or 0) > MAX_AGO:
            return None
        is_many = text.key(stop - 1) in text.words.many
        if (count is None and not (is_many or recent is not None)) or self._is_of_longer(stop):
            return None
        count = count or (MANY if is_many else 1)
        sign = 1 if relation is Relation.AFTER else -1
        return Told(place, stop - 1, unit=unit, count=sign * count, is_stretch=True)

    def of_story(self, place: int) -> Told | None:
        """The same day; two years later; within 30 days: the story tells from when they count."""
        text = self.text
        if end := text.phrase(text.words.story, place):
            return Told(place, end - 1, hangs_on_story=True)
        for before in (text.words.same, text.words.at_most):
            start = text.phrase(before, place)
            told = self._units(place, start) if start is not None else None
            if told is not None:
                return told
        if told := self._later_in(place):
            return told
        told = self._units(place, place)
        end = text.phrase(text.words.later, told.last + 1) if told else None
        is_near = told is not None and text.is_near(told.last + 1)
        return replace(told, last=end - 1) if told and end and is_near else None

    def _later_in(self, place: int) -> Told | None:
        """Later in the day, earlier in the year."""
        text = self.text
        end = text.phrase(text.words.later, place)
        if end is None or text.key(end) not in text.words.in_time:
            return None
        unit, stop = text.unit(text.past_light(end + 1))
        return _on_story(place, stop, unit, 1) if unit and unit is not Unit.SEASON else None

    def _units(self, place: int, start: int) -> Told | None:
        """[Two] days, or a part of the day, that are counted from elsewhere."""
        text = self.text
        few = text.phrase(text.words.few, start)
        count = self._count(start) if few is None else MANY
        unit, end = text.unit((few or start + 1) if count is not None else start)
        if unit is not None and unit is not Unit.SEASON:
            is_far = (count or 0) > MAX_AGO
            return None if is_far else _on_story(place, end, unit, count or 1)
        stop = text.phrase(text.words.day_parts, start) if count is None else None
        return _on_story(place, stop, Unit.DAY, 1) if stop is not None else None


_HALVES: Final = {
    Unit.DAY: (Unit.HOUR, 12),
    Unit.MONTH: (Unit.FORTNIGHT, 1),
    Unit.YEAR: (Unit.HALF, 1),
    Unit.DECADE: (Unit.YEAR, 5),
    Unit.CENTURY: (Unit.YEAR, 50),
}
"""How much half of a unit is, in a shorter one."""
_THIS: Final = Relation.THIS


def _on_story(place: int, end: int, unit: Unit, count: int) -> Told:
    return Told(place, end - 1, unit=unit, count=count, hangs_on_story=True)
