"""The words of an article, asked for what dates are made of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from functools import cache
from typing import Any, Final, NamedTuple, TypeAlias, TypeVar

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.dates.told import Relation, Unit
from pourparler_validators.grounding.phrases import rows_by_first_word
from pourparler_validators.grounding.tokens import keys_of
from pourparler_validators.languages.date_words import Relations, ToldDates
from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.language import Language
from pourparler_validators.late_dataclasses import dataclass

T = TypeVar("T")
_Row: TypeAlias = tuple[str, ...]
"""The words of a phrase."""
_Related: TypeAlias = Mapping[str, Sequence[tuple[_Row, Relation]]]
"""Phrases such as last, this and next, each with what it says, by their first words."""

FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2199
MAX_LIGHT: Final = 2
"""The most words of no weight between the parts of a date."""
_SPACES: Final = (" ", "-", "", " -", "- ", " - ")
_PARTED_UNITS: Final = (Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.DECADE, Unit.CENTURY)
_PARTED: Final = (", ", ",", " (", ". ")


@cache
def _parts_of_units(language: Language) -> Mapping[str, tuple[int, Unit]]:
    """The words made of one for a part and one for a unit, in whatever order."""
    parts, units = language.date_words.parts.items(), language.told_dates.units
    pairs = ((part, unit) for part in parts for unit in units.items() if unit[1] in _PARTED_UNITS)
    return {
        word: (number, Unit(unit))
        for (part, number), (name, unit) in pairs
        for word in (part + name, name + part)
        if word not in units
    }


class _Relations(NamedTuple):
    """How a language says last, this and next, before what it is said of and after."""

    preceding: _Related
    following: _Related


@cache
def _relations(language: Language) -> _Relations:
    words = language.told_dates
    return _Relations(_related(words.preceding, language), _related(words.following, language))


def _related(words: Relations, language: Language) -> _Related:
    found: dict[str, list[tuple[_Row, Relation]]] = {}
    for table, relation in (
        (words.before, Relation.BEFORE),
        (words.this, Relation.THIS),
        (words.after, Relation.AFTER),
    ):
        for first, rows in rows_by_first_word(tuple(table), language.elisions).items():
            found.setdefault(first, []).extend((row, relation) for row in rows)
    return found


def opens_parts(language: Language) -> Iterable[str]:
    """The words that alone name a part of a unit."""
    return _parts_of_units(language)


@cache
def before_new_years(language: Language) -> frozenset[str]:
    """The words before "year" by which a language speaks of the new year."""
    rows = (keys_of(phrase, language.elisions) for phrase in language.told_dates.new_year)
    return frozenset(row[-2] for row in rows)


def date_text(article: Article, language: Language) -> "DateText":
    """The words of an article in a language, to be asked for dates."""
    keys = (language.bare(key) if "'" in key else key for key in article.keys)
    return DateText(article, language, list(keys))


@dataclass(frozen=True, slots=True)
class DateText:
    """The words of an article; each question is about the word at a place.

    An answer of several words comes with the place after the last of them.
    """

    article: Article
    language: Language
    keys: Sequence[str] = field(repr=False)
    """The words, without the ending of a possessive."""
    words: ToldDates = field(init=False, repr=False)
    """The words by which the language tells dates."""
    _rows: dict[int, Mapping[str, Sequence[_Row]]] = field(
        init=False, repr=False, default_factory=dict[int, Any]
    )
    """The phrases of each table of the language that was asked for, by their first words."""

    _between: dict[int, str] = field(init=False, repr=False, default_factory=dict[int, str])

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", self.language.told_dates)

    def key(self, place: int) -> str:
        """The word, without the ending of a possessive."""
        return self.keys[place] if 0 <= place < len(self.keys) else ""

    def between(self, place: int) -> str:
        """What stands before the word, up to the one before it; a line break for a paragraph's."""
        found = self._between.get(place)
        if found is None:
            found = self._between[place] = self._standing_between(place)
        return found

    def _standing_between(self, place: int) -> str:
        tokens = self.article.tokens
        if not 0 < place < len(tokens):
            return "\n"
        level1 = self.article.level1
        start, end = tokens[place - 1].end, tokens[place].start
        between = level1.text[start:end]
        is_break = " " in between and "\n\n" in self.article.text[slice(*level1.span(start, end))]
        return "\n" if is_break else between

    def is_near(self, place: int) -> bool:
        """Whether nothing but a space or hyphen parts the word from the one before it."""
        return self.between(place) in _SPACES

    def goes_on(self, place: int) -> bool:
        """Whether a date may go on here from the word before: after a space, comma or bracket."""
        return self.is_near(place) or self.between(place) in _PARTED

    def phrase(self, table: Iterable[str], place: int) -> int | None:
        """The place after the longest of some phrases that stands here."""
        rows = self._rows.get(id(table))  # most words begin none: that is seen with few steps
        if rows is None:
            rows = rows_by_first_word(tuple(table), self.language.elisions)
            self._rows[id(table)] = rows
        candidates = rows.get(self.keys[place]) if 0 <= place < len(self.keys) else None
        if candidates is None:
            return None
        ends = [place + len(row) for row in candidates if self._is_here(row, place)]
        return max(ends, default=None)

    def _is_here(self, row: _Row, place: int) -> bool:
        """Whether a phrase stands here of which the first word does."""
        steps = range(1, len(row))
        return all(self.key(place + n) == row[n] and self.is_near(place + n) for n in steps)

    def named(self, table: Mapping[str, T], place: int) -> tuple[T, int] | None:
        """What the longest phrase here stands for in a table."""
        end = self.phrase(table, place)
        if end is None:
            return None
        row = [self.key(each) for each in range(place, end)]
        values = (value for each, value in table.items() if self._keys(each) == row)
        return next(values), end

    def _keys(self, phrase: str) -> list[str]:
        return list(keys_of(phrase, self.language.elisions))

    def has_capital(self, place: int) -> bool:
        """Whether the word is written as names of months are; Domingo Cavallo is none of them."""
        text = self.article.tokens[place].text
        if self.words.have_capitals:
            return not text.islower()
        is_within = place > 0 and self.is_near(place) and text.istitle()
        return not (is_within and self.is_near(place + 1) and self._begins_name(place + 1))

    def _begins_name(self, place: int) -> bool:
        return place < len(self.article.tokens) and self.article.tokens[place].text.istitle()

    def is_noun(self, place: int) -> bool:
        """Whether a capital makes a noun of the word, within a sentence: der Morgen, not morgen."""
        has_capital = self.language.nouns_have_capitals and self._begins_name(place)
        return has_capital and place > 0 and self.is_near(place)

    def month(self, place: int) -> int | None:
        """The number of the month that the word names."""
        number = self._month_named(place)
        return number if number is not None and self.has_capital(place) else None

    def _month_named(self, place: int) -> int | None:
        """The month; its short form may be a number, too: 5 sept. 2025."""
        months, key = self.language.months, self.key(place)
        if key.startswith("#") and self.between(place + 1) == ". ":
            key = folded(self.article.tokens[place].text)
        return months.get(key)

    def is_short(self, place: int) -> bool:
        """Whether the word is a short form, which a full stop follows: Sept."""
        short = self.language.attribution.abbreviations
        return folded(self.article.tokens[place].text) in short

    def weekday(self, place: int) -> int | None:
        """The number of the weekday that the word names."""
        number = self.language.weekdays.get(self.key(place))
        return number if number is not None and self.has_capital(place) else None

    def part(self, place: int) -> tuple[int, int]:
        """The part of a stretch of time that begins here, 0 for none: late, the end of the.

        Also before a word such as in: late in the year.
        """
        number = self.language.date_words.parts.get(self.key(place), 0)
        if not number:
            return 0, place
        is_in = self.key(place + 1) in self.words.in_time and self.is_near(place + 1)
        end = self.past_light(place + 2 if is_in else place + 1)
        return (number, end) if self.is_near(end) else (0, place)

    def part_of_unit(self, place: int) -> tuple[int, Unit] | None:
        """The part and unit that one word names: midyear, Jahresende."""
        return _parts_of_units(self.language).get(self.key(place))

    def relation(self, place: int) -> tuple[Relation | None, int]:
        """Last, this or next before what it is said of."""
        return self._relation(_relations(self.language).preceding, place)

    def relation_after(self, place: int) -> tuple[Relation | None, int]:
        """The same after it: la semaine dernière."""
        if not self.is_near(place):
            return None, place
        return self._relation(_relations(self.language).following, place)

    def _relation(self, rows: _Related, place: int) -> tuple[Relation | None, int]:
        """The longest of some phrases that stands here; of two as long the first."""
        found, last = None, place
        for row, relation in rows.get(self.key(place), ()):
            if place + len(row) > last and self._is_here(row, place):
                found, last = relation, place + len(row)
        return found, last

    def unit(self, place: int) -> tuple[Unit | None, int]:
        """The unit of time that the word names."""
        found = self.named(self.words.units, place)
        if found is None or (place and not self.is_near(place)):
            return None, place
        return Unit(found[0]), found[1]

    def whole(self, place: int) -> int | None:
        """The whole number at a place, in figures or words."""
        key = self.article.keys[place] if 0 <= place < len(self.article.keys) else ""
        digits = key.removesuffix(".").removeprefix("#")
        return int(digits) if key[:1] == "#" and digits.isdigit() and len(digits) < 8 else None

    def ordinal(self, place: int) -> int | None:
        """The number that says which one of a row."""
        is_one = self.article.keys[place : place + 1] and self.article.keys[place].endswith(".")
        return self.whole(place) if is_one else None

    def day(self, place: int) -> int | None:
        """The number of a day of a month."""
        number = self.whole(place)
        return number if number is not None and 1 <= number <= 31 else None

    def year(self, place: int) -> int | None:
        """The year that the word is, with four figures, 2014-й, or with two after an apostrophe."""
        number = self.whole(place)
        text = self.article.tokens[place].text.partition("-")[0] if number is not None else ""
        if number is None or not text.isdigit():
            return None
        if len(text) == 2:
            return number if self.between(place).endswith("'") else None
        return number if len(text) == 4 and FIRST_YEAR <= number <= LAST_YEAR else None

    def is_light(self, place: int) -> bool:
        """Whether the word says nothing of itself: the, of; not "and", nor "that"."""
        key = self.key(place)
        others = self.language.numerals.joining
        return key in self.language.light_words and key not in others | set(self.words.same)

    def past_light(self, place: int) -> int:
        """The place after at most two such words: fin de la semaine."""
        last = place
        while last < place + MAX_LIGHT and self.is_light(last) and self.is_near(last):
            last += 1
        return last
