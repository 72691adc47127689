"""Years as articles tell them: 1989, '89, 1988-89, fiscal 1990, last year, the 1990s."""

from dataclasses import replace
from typing import Final

from pourparler_validators.grounding.dates.date_text import DateText
from pourparler_validators.grounding.dates.told import SHORT, Relation, Told, Unit
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Year:
    """A year, and the place of its last word."""

    last: int
    number: int | None = None
    years: int = 1
    is_fiscal: bool = False
    relation: Relation | None = None
    """Last, this or next year."""


@dataclass(frozen=True, slots=True)
class Years:
    """Finds the years of an article."""

    text: DateText

    def alone(self, place: int) -> Told | None:
        """[Early] 2014 after a word such as in; the 1990s; the 19th century; fiscal 1989."""
        part, start = self.text.part(place)
        start = start if part else place
        found = self._decade(start) or self._century(start)
        if found is None:
            year = self.at(start)
            is_told = year is not None and (part or year.is_fiscal or self._is_year(start, year))
            found = year if is_told else None
        if found is None or found.relation is not None:
            return None
        return Told(
            place, found.last, found.number, found.years, found.is_fiscal, part=part or None
        )

    def after(self, place: int) -> Year | None:
        """The year of a day or month that ends before this place: 2025; of last year."""
        text = self.text
        is_short = text.is_short(place - 1)
        between = text.between(place).rstrip("'")
        if not (
            text.is_near(place) or between in (",", ", ", " ") or (is_short and between == ". ")
        ):
            return None
        start = text.past_light(place)
        if found := self.at(start):
            return found
        unit, end = text.unit(start) if start != place else (None, start)
        is_this = unit is Unit.YEAR and text.key(start - 1) not in text.language.numerals.one
        return Year(end - 1, relation=Relation.THIS) if is_this else None

    def at(self, place: int) -> Year | None:
        """The year that begins at a place."""
        text = self.text
        fiscal = text.phrase(text.words.fiscal, place)
        start = fiscal if fiscal is not None and text.is_near(fiscal) else place
        is_fiscal = start != place
        number = text.year(start)
        if number is not None:
            return replace(self._until(start, number), is_fiscal=is_fiscal)
        return self._related(place) or self._ago(place)

    def _related(self, place: int) -> Year | None:
        """Last year; l'année dernière."""
        text = self.text
        relation, start = text.relation(place)
        unit, end = text.unit(start) if relation else text.unit(place)
        if relation is None and unit is Unit.YEAR:
            relation, end = text.relation_after(end)
        return Year(end - 1, relation=relation) if unit is Unit.YEAR and relation else None

    def _ago(self, place: int) -> Year | None:
        """A year ago, beside a part of the year: the third quarter a year ago."""
        text = self.text
        is_one = text.key(place) in text.language.numerals.one
        unit, end = text.unit(place + 1) if is_one else (None, place)
        stop = text.phrase(text.words.ago, end) if unit is Unit.YEAR else None
        return Year(stop - 1, relation=Relation.BEFORE) if stop is not None else None

    def _until(self, place: int, number: int) -> Year:
        """The year, or several: 1988-89."""
        text = self.text
        last = text.whole(place + 1) if text.between(place + 1) in ("-", "/") else None
        size = len(text.article.tokens[place + 1].text) if last is not None else 0
        if last is not None and size == len("89"):
            last += number - number % SHORT
        if last is None or not number < last < number + MAX_YEARS:
            return Year(place, number)
        return Year(place + 1, number, last - number + 1)

    def _decade(self, place: int) -> Year | None:
        """1990s, the '90s, les années 1990, the nineties."""
        text = self.text
        if named := text.named(text.words.decade_names, place):
            is_led = text.key(place - 1) in text.language.articles or text.part(place - 1)[0]
            return Year(named[1] - 1, named[0], years=10) if is_led else None
        led = text.phrase(text.words.decades, place)
        start = place if led is None else led
        number = text.whole(start)
        ending = start + 1 if text.between(start + 1) in ("", "-", "'") else -1
        is_ended = text.key(ending) in text.words.decade_endings
        if number is None or number % 10 or not (is_ended or self._names_decade(place, start)):
            return None
        size = len(text.article.tokens[start].text)
        is_word = number < SHORT and not text.article.tokens[start].text.isdigit()
        is_led = led is not None or self._has_apostrophe(start)
        is_of_years = is_led or text.unit(ending + 1)[0] is Unit.YEAR
        is_short = (is_word or size == len("90")) and is_of_years
        if not is_short and not (size == len("1990") and number >= FIRST_DECADE):
            return None
        return Year(ending if is_ended else start, number, years=10)

    def _names_decade(self, place: int, start: int) -> bool:
        """Whether more than an article leads into a number: les années 90, not den 20."""
        leading = (self.text.key(one) for one in range(place, start))
        return not all(key in self.text.language.articles for key in leading)

    def _has_apostrophe(self, place: int) -> bool:
        before = self.text.article.keys[place - 1] if place else ""
        is_led = before in self.text.language.articles or self.text.part(place - 1)[0]
        return self.text.between(place).endswith("'") or bool(is_led)

    def _century(self, place: int) -> Year | None:
        """The 19th century: from 1801 to 1900."""
        number = self.text.ordinal(place)
        unit, end = self.text.unit(place + 1) if number else (None, place)
        if unit is not Unit.CENTURY or number is None or number > MAX_CENTURY:
            return None
        return Year(end - 1, 100 * (number - 1) + 1, years=100)

    def _is_year(self, place: int, year: Year) -> bool:
        """Whether four figures are a year here: after "in", or a weaker word and before no noun."""
        text = self.text
        is_short = text.between(place) == " '"
        if year.number is None or not (text.is_near(place) or is_short):
            return self._is_in_brackets(place, year)
        before = text.key(place - 1)
        if before in text.words.in_time | text.language.articles or text.words.units.get(before):
            return True
        if self._is_owned(place) and year.number % SHORT:
            return True
        is_plain = year.years > 1 or not self._counts_something(year.last + 1)
        return before in text.words.within and is_plain

    def _is_owned(self, place: int) -> bool:
        """Whether the word before says whose year it is: its 1988 profit, Israel's 1967 borders."""
        before, said = self.text.key(place - 1), self.text.language.attribution
        is_name = before != self.text.article.keys[place - 1]
        return is_name or before in said.pronouns_it | said.pronouns_he | said.pronouns_they

    def _is_in_brackets(self, place: int, year: Year) -> bool:
        text, end = self.text, year.last + 1
        closes = text.between(end)[:1] == ")" or end == len(text.article.tokens)
        return year.number is not None and text.between(place)[-1:] == "(" and closes

    def _counts_something(self, place: int) -> bool:
        """Whether a word follows of which there may be so many: 2000 troops, not 2014 год."""
        text = self.text
        if not text.is_near(place):
            return False
        is_small = text.article.tokens[place].text.islower()
        is_year = text.unit(place)[0] is Unit.YEAR
        return is_small and not is_year and text.key(place) not in text.language.function_words


MAX_YEARS: Final = 12
"""More years are no stretch with a hyphen between."""
MAX_CENTURY: Final = 22
FIRST_DECADE: Final = 1500
