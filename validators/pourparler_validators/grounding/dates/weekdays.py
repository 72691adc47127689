"""Days of the week that an article names, with what says which of them is meant."""

from dataclasses import replace

from pourparler_validators.grounding.dates.calendar_dates import CalendarDates
from pourparler_validators.grounding.dates.date_text import DateText
from pourparler_validators.grounding.dates.told import Told, Unit
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Finds the days of the week of an article."""

    text: DateText
    calendar: CalendarDates

    def told(self, place: int) -> Told | None:
        """[next] Friday[ next week][ morning][, June 2[, 2025]]."""
        text = self.text
        relation, first = text.relation(place)
        weekday = text.weekday(first)
        if weekday is None or (relation and not text.is_near(first)):
            return None
        told = Told(place, first, weekday=weekday, relation=relation)
        if relation is None:
            told = self._of_week(told)
        if self._is_of_story(place):
            return replace(told, hangs_on_story=True)
        told = with_time(told, text)
        return self._of_calendar(told) or told

    def _of_week(self, told: Told) -> Told:
        """Friday with what says which: of last week; vendredi dernier."""
        text = self.text
        relation, end = text.relation_after(told.last + 1)
        if relation is not None:
            return replace(told, last=end - 1, relation=relation)
        if not text.is_near(told.last + 1):
            return told
        relation, end = text.relation(text.past_light(told.last + 1))
        unit, stop = text.unit(end) if relation else (None, end)
        if unit is not Unit.WEEK:
            return told
        return replace(told, last=stop - 1, unit=Unit.WEEK, relation=relation)

    def _is_of_story(self, place: int) -> bool:
        """Whether the weekday is that after another date: the following Friday."""
        text = self.text
        before = text.phrase(text.words.same, place - 1) if text.is_near(place) else None
        return before == place and text.key(place - 1) not in text.language.light_words

    def _of_calendar(self, told: Told) -> Told | None:
        """The weekday with the day that stands beside it."""
        text = self.text
        start = told.last + 1
        if not text.goes_on(start) or text.between(start) == ". ":
            return None
        for first in (start, start + 1) if text.is_light(start) else (start,):
            day = self.calendar.day(first)
            if day is not None and day.day is not None:
                return replace(
                    day,
                    first=told.first,
                    weekday=told.weekday,
                    relation=told.relation or day.relation,
                )
        return None


def with_time(told: Told, text: DateText) -> Told:
    """The date with the part of the day: Monday morning."""
    end = text.phrase(text.words.day_parts, told.last + 1)
    is_near = end is not None and text.is_near(told.last + 1)
    return replace(told, last=end - 1) if is_near and end is not None else told
