"""What stands at a place of an article that may be a part of a date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.dates.told import Relation
from pourparler_validators.grounding.phrases import phrase_end
from pourparler_validators.languages.date_words import Relations, ToldDates
from pourparler_validators.languages.language import Language

T = TypeVar("T")

FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2199
MAX_LIGHT: Final = 2
"""The most words of no weight between a part and what it is of."""


@dataclass(frozen=True, slots=True)
class Places:
    """The words of an article, by their places, as parts of dates."""

    article: Article
    language: Language

    @property
    def words(self) -> ToldDates:
        """The language's words of dates."""
        return self.language.told_dates

    def key(self, place: int) -> str:
        """What the word at a place is compared by; nothing beyond the text."""
        return self.article.keys[place] if 0 <= place < len(self.article.keys) else ""

    def name(self, table: Mapping[str, int], place: int, *, is_capital: bool = True) -> int | None:
        """The number of the word at a place; of names, if it has the capital that they have."""
        if not 0 <= place < len(self.article.tokens):
            return None
        token = self.article.tokens[place]
        is_small = not token.text[0].isupper() and token.text.islower()
        if is_capital and is_small and self.words.have_capitals:
            return None
        return table.get(token.key)

    def month(self, place: int) -> int | None:
        """The number of the month at a place."""
        return self.name(self.language.months, place)

    def part(self, place: int) -> tuple[int | None, int]:
        """The part of a stretch of time that is named at a place, and the place of what follows."""
        part = self.name(self.language.date_words.parts, place, is_capital=False)
        return part, self.past_light(place + 1) if part is not None else place

    def relation(self, words: Relations, place: int) -> tuple[Relation | None, int]:
        """How a unit lies to another, if that is said at a place, and the place after it."""
        tables = (
            (words.before, Relation.BEFORE),
            (words.this, Relation.THIS),
            (words.after, Relation.AFTER),
        )
        for phrases, relation in tables:
            if (end := self.past(phrases, place)) is not None:
                return relation, end
        return None, place

    def past(self, phrases: Sequence[str], place: int) -> int | None:
        """The place after one of some phrases, if it stands at a place."""
        return phrase_end(self.article, place, len(self.article.keys), phrases)

    def meant(self, table: Mapping[str, T], place: int) -> tuple[T, int] | None:
        """What the longest phrase at a place stands for, and the place after it."""
        if self.key(place) in table and not any(" " in phrase for phrase in table):
            return table[self.key(place)], place + 1
        end = self.past(tuple(table), place)
        if end is None:
            return None
        return table[" ".join(self.article.keys[place:end])], end

    def past_light(self, place: int) -> int:
        """The place after at most two words of no weight: Ende der Woche, fin de la semaine."""
        last = place
        while last < place + MAX_LIGHT and self.key(last) in self.language.light_words:
            last += 1
        return last

    def whole(self, place: int) -> int | None:
        """The whole number at a place."""
        key = self.key(place).removesuffix(".")
        return int(key[1:]) if key[:1] == "#" and key[1:].isdigit() and len(key) < 9 else None

    def day(self, place: int) -> int | None:
        """The day of a month at a place."""
        number = self.whole(place)
        return number if number is not None and 1 <= number <= 31 else None

    def until_day(
        self, place: int, joining: frozenset[str] = frozenset()
    ) -> tuple[int | None, int]:
        """The last day of a stretch of days that begins at a place, and where it stands."""
        last = self.day(place + 1)
        if last is not None and self.between(place + 1) in ("-", " - ", "/"):
            return last, place + 1
        words = self.language.date_words.until | joining
        if self.key(place + 1) in words and self.day(place + 2):
            return self.day(place + 2), place + 2
        return None, place

    def year_after(self, place: int) -> tuple[int | None, int]:
        """The year after a day or a month, and the place of the last word."""
        for after in (place + 1, place + 2):
            is_near = after == place + 1 or self.is_light(place + 1)
            is_short = self.key(place) in self.language.attribution.abbreviations
            signs = ("", ",", ".") if is_short else ("", ",")
            if is_near and self.is_year(after) and self.between(after).strip() in signs:
                return self.whole(after), after
        return None, place

    def is_year(self, place: int) -> bool:
        """Whether four figures at a place may be a year."""
        number = self.whole(place)
        token = self.article.tokens[place] if number is not None else None
        return (
            token is not None
            and len(token.text) == 4
            and (token.text.isdigit() and FIRST_YEAR <= (number or 0) <= LAST_YEAR)
        )

    def is_light(self, place: int) -> bool:
        """Whether the word at a place has no weight."""
        return self.key(place) in self.language.light_words

    def is_within(self, place: int) -> bool:
        """Whether the word at a place stands before dates."""
        return self.key(place) in self.language.told_dates.within

    def touches(self, place: int) -> bool:
        """Whether nothing stands between a word and the one before it."""
        return 0 < place < len(self.article.tokens) and self.between(place) == ""

    def between(self, place: int) -> str:
        """What stands between a word and the one before it."""
        tokens = self.article.tokens
        if not 0 < place < len(tokens):
            return "\n"
        return self.article.level1.text[tokens[place - 1].end : tokens[place].start]
