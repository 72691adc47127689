"""Whether the dates of a record are those that the article tells."""

from collections.abc import Iterator

from pourparler import Date, Statement
from pourparler.dates import DateKind
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    NotApplicable,
    Problem,
    Related,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.dates import reliable
from pourparler_validators.grounding.dates.likely import likely_days, said_meaning
from pourparler_validators.grounding.dates.occasions import day_of_occasion
from pourparler_validators.grounding.dates.reading import DatesTold, ToldDate
from pourparler_validators.grounding.library import Library
from pourparler_validators.grounding.support import Passages, Reading
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.days import said_day
from pourparler_validators.messages.wording import listed, shown

_DAY = len("2025-06-02")


@rule(Severity.ERROR)
def weekday_contradicts_date(date: At[Date], passages: Passages) -> Answers:
    """The passage for a date gives the day and month, and a weekday that the day is not.

    Why: mostly the year is wrong: "next Monday, June 2" is not in a year in which June 2 is a
    Tuesday.

    Fix: correct the year.

    Bad:
        {"source:wire": {"type": "source", "id": "source:wire", "kind": "news_article",
            "language": "en", "published": "2025-05-29",
            "text": "The parties will meet again on Monday, June 3."},
         "event:istanbul-2": {"date": "2025-06-03", "evidence": [
            {"source": "source:wire", "supports": ["/date"],
             "exact": "meet again on Monday, June 3"}]}}

    Says:
        event:istanbul-2 /date: the text says "Monday, June 3", and 2025-06-03 is a Tuesday
    """
    read = _read(date, passages)
    if not isinstance(read, _Read):
        yield read
        return
    found = next(read.of_another_weekday(), None)
    if found is not None:
        years = list(_years(found.told, date.value))
        yield Problem(
            f"the text says {shown(found.words)}, "
            f"and {date.value} is a {_weekday(found, date.value)}",
            date.pointer,
            help=f"correct the year: it is so in {listed(years, 'and')}" if years else None,
            params={"words": found.words, "years": years},
            related=(found.related("the text has the weekday here"),),
        )


@rule(Severity.ERROR)
def date_contradicted(date: At[Date], passages: Passages) -> Answers:
    """The passage for a date tells another one.

    A day that is told with its month, and a year, are compared as such. Weekdays, "last week" and
    "three days ago" are counted from the day on which the source was published, and are a warning;
    so are a month, season or quarter without a year. A statement without such a passage is asked
    whether its sentence is tied to a day told before: "Following the meeting, he said …".

    Why: the day of publication, or of another event, was coded in place of this one.

    Fix: write the date that the text tells; or, if another passage tells it, name that one.

    Bad:
        {"event:istanbul-1": {"date": "2025-05-17", "evidence": [
            {"source": "source:istanbul-2025", "supports": ["/date"],
             "exact": "The first round was held in Istanbul on May 16."}]}}

    Says:
        event:istanbul-1 /date: the text says "May 16", not 2025-05-17
    """
    read = _read(date, passages)
    if not isinstance(read, _Read):
        yield read
    elif not read.known:
        yield Unchecked(read.told[0].told.reason)
    elif any(read.of_another_weekday()):
        yield NOT_APPLICABLE
    elif not read.fitting:
        found = max(read.known, key=lambda one: one.told.told.day is not None)
        means = f", which is {found.meaning}" if found.meaning else ""
        yield Problem(
            f"the text says {shown(found.words)}{means}, not {date.value}",
            date.pointer,
            help="write the date that the text tells, or name the passage that tells this one",
            params={"words": found.words},
            related=(found.related("the text tells the date here"),),
            severity=None if read.is_surely(found) else Severity.WARNING,
        )


@rule(Severity.WARNING)
def date_more_precise_than_text(date: At[Date], passages: Passages) -> Answers:
    """A date is one day, and the passages for it tell no more than a week, month, season or year.

    Why: the day was guessed, and who counts days takes it for certain.

    Fix: write what the text tells: 2025-06, or the bounds [2025-06-02..2025-06-08]; or name the
    passage that tells the day.

    Bad:
        {"source:wire": {"type": "source", "id": "source:wire", "kind": "news_article",
            "language": "en", "published": "2025-05-29",
            "text": "The parties will meet again early next week."},
         "event:istanbul-2": {"date": "2025-06-03", "evidence": [
            {"source": "source:wire", "supports": ["/date"],
             "exact": "meet again early next week"}]}}

    Says:
        event:istanbul-2 /date: the text says "early next week", which is no single day: \
2025-05-30 to 2025-06-12 at the widest (published Thursday 2025-05-29)
    """
    read = _read(date, passages)
    if not isinstance(read, _Read):
        yield read
    elif not read.fitting or date.value.kind is not DateKind.EXACT or len(str(date.value)) < _DAY:
        yield NOT_APPLICABLE
    elif len(read.known) < len(read.told):
        yield Unchecked(next(one.told.reason for one in read.told if one.told.days is None))
    elif not any(one.told.told.is_of_day for one in read.around if one.told.is_on(date.value)):
        found = read.fitting[0]
        means = f": {found.meaning}" if found.meaning else ""
        yield Problem(
            f"the text says {shown(found.words)}, which is no single day{means}",
            date.pointer,
            help="write what the text tells, such as 2025-06 or [2025-06-02..2025-06-08], or name "
            "the passage that tells the day",
            params={"words": found.words},
            related=(found.related("the text tells the date here"),),
        )


@dataclass(frozen=True, slots=True)
class _InPassage:
    """A date that a passage tells."""

    reading: Reading
    dates: DatesTold
    told: ToldDate

    @property
    def words(self) -> str:
        """The words of the date."""
        return self.told.words

    @property
    def meaning(self) -> str:
        """The days that it means, where they are counted from the day of publication."""
        days, published = self.told.days, self.dates.published
        if days is None or published is None or not self.told.told.is_counted:
            return ""
        means = said_meaning(likely_days(self.dates, self.told), days)
        return f"{means} (published {said_day(published)})"

    def related(self, message: str) -> Related:
        """The words, as a report shows them."""
        return self.reading.found.words_of(*self.told.span, message)


@dataclass(frozen=True, slots=True)
class _Read:
    """What the passages for a date tell."""

    date: Date
    told: list[_InPassage]
    around: list[_InPassage]
    """Those of the whole sentences."""
    is_inferred: bool = False
    """Whether no passage is for the date, and the occasion tells it."""

    @property
    def known(self) -> list[_InPassage]:
        """Those of which it is known which days they can mean."""
        return [one for one in self.told if one.told.days is not None]

    @property
    def fitting(self) -> list[_InPassage]:
        """Those that can mean the date."""
        return [one for one in self.told if one.told.is_on(self.date)]

    def is_surely(self, one: _InPassage) -> bool:
        """Whether nothing of what a date means is inferred."""
        return one.told.told.is_plain and not self.is_inferred

    def of_another_weekday(self) -> Iterator[_InPassage]:
        """Those that tell the day and month of the date, and another weekday."""
        day = self.date.earliest
        if day is None or day != self.date.latest:
            return
        for one in self.told:
            told = one.told.told
            if told.weekday is not None and told.year is None and told.last_day is None:
                is_same = (told.month, told.day) == (day.month, day.day)
                if is_same and told.weekday != day.isoweekday():
                    yield one


def _read(date: At[Date], passages: Passages) -> "_Read | Unchecked | NotApplicable":
    """What the passages for a date tell, or why there is nothing to compare."""
    if reliable(date.value) is None:
        return NOT_APPLICABLE
    backing, library = passages.own(date.pointer), passages.library
    if not backing.readings:
        tied = list(_of_occasion(date, passages)) if not backing.unread else []
        if tied:
            return _Read(date.value, tied, tied, is_inferred=True)
        return next(iter(backing.unread), NOT_APPLICABLE)
    told = [one for each in backing.readings for one in _in(each, each.own, library)]
    around = [one for each in backing.readings for one in _in(each, each.sentence, library)]
    sound = [one for one in told if not one.told.has_wrong_weekday]
    return _Read(date.value, sound, around) if sound else NOT_APPLICABLE


def _of_occasion(date: At[Date], passages: Passages) -> Iterator[_InPassage]:
    """The days to which the sentences of a statement are tied: "Following the meeting, …"."""
    if not isinstance(date.record, Statement) or date.pointer != "/date":
        return
    for each in passages.of_record().readings:
        dates = passages.library.dates_of(each.found.text)
        day = day_of_occasion(dates, each.sentence)
        if day is not None:
            yield _InPassage(each, dates, day)


def _in(reading: Reading, words: range, library: Library) -> Iterator[_InPassage]:
    dates = library.dates_of(reading.found.text)
    for told in dates.within(words):
        yield _InPassage(reading, dates, told)


def _weekday(found: _InPassage, date: Date) -> str:
    return found.dates.weekday(date.earliest) if date.earliest else ""


def _years(told: ToldDate, date: Date) -> Iterator[str]:
    """The nearest years, at most six away, in which the day has the weekday that the text gives."""
    day, wanted = date.earliest, told.told.weekday
    if day is None:
        return
    for step in (-1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6):
        try:
            other = day.replace(year=day.year + step)
        except ValueError:
            continue
        if other.isoweekday() == wanted:
            yield str(other.year)
