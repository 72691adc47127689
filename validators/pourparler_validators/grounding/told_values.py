"""Values that the words of a source give: days, numbers, persons."""

from collections.abc import Iterable, Iterator, Sequence

from pourparler import Date
from pourparler_validators.contract.questions import Speaker
from pourparler_validators.facts.accounts import Account, Sort
from pourparler_validators.grounding.article import Article, prepared
from pourparler_validators.grounding.dates.finding import told_in
from pourparler_validators.grounding.tokens import Token
from pourparler_validators.grounding.told_numbers import numbers_told
from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.language import Language
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """What words give that may be the value of a field."""

    has_value: bool
    others: tuple[str, ...]
    """Other values of the sort, as the words have them."""


def reading(
    account: Account, words: str, language: Language, speakers: Sequence[Speaker]
) -> Reading:
    """Whether words give a value, and what else of its sort they give."""
    article = prepared(words, language.tag)
    numbers = [one for one in numbers_told(article).numbers if one.counts]
    match account.sort:
        case Sort.DAY:
            return _reading(_day(account.value), _days(article))
        case Sort.ORDER:
            ordinals = ((one.value, one.text) for one in numbers if one.is_ordinal)
            has_value = any(one.value == account.value for one in numbers)
            return Reading(has_value, _reading(account.value, ordinals).others)
        case Sort.NUMBER:
            counts = ((one.value, one.text) for one in numbers if not one.is_ordinal)
            return _reading(account.value, counts)
        case Sort.PERSON:
            return _reading(account.value, _persons(article.tokens, speakers))
        case Sort.OTHER:
            return Reading(has_value=False, others=())


def _reading(value: object, found: Iterable[tuple[object, str]]) -> Reading:
    known = list(found)
    own = {text for one, text in known if one == value}
    others = () if value is None else dict.fromkeys(text for _, text in known if text not in own)
    return Reading(bool(own), tuple(others))


def _day(date: Date) -> tuple[int, int] | None:
    """The month and the day, of a date that is one day."""
    is_day = date.earliest is not None and date.earliest == date.latest
    return (date.earliest.month, date.earliest.day) if date.earliest and is_day else None


def _days(article: Article) -> Iterator[tuple[tuple[int, int], str]]:
    """June 3, 3 June, the 3rd of June: month and day; of a stretch of days each."""
    for told in told_in(article):
        if told.month is not None and told.day is not None:
            for day in range(told.day, (told.last_day or told.day) + 1):
                yield (told.month, day), article.words(told.first, told.last)


def _persons(found: Sequence[Token], speakers: Iterable[Speaker]) -> Iterator[tuple[str, str]]:
    """Persons whose last name stands there."""
    words = {token.key: token.text for token in found}
    for speaker in speakers if words else ():
        last = [folded(name.split()[-1]) for name in speaker.names if name.split()]
        if speaker.is_person and (named := [words[name] for name in last if name in words]):
            yield speaker.id, named[0]
