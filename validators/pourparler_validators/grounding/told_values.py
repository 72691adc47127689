"""Values that the words of a source give: days, numbers, persons."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pourparler import Date
from pourparler_validators.contract.questions import Speaker
from pourparler_validators.facts.accounts import Account, Sort
from pourparler_validators.grounding.comparable_text import normalized
from pourparler_validators.grounding.numbers import tokens
from pourparler_validators.grounding.tokens import Token
from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.language import Language


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
    text = normalized(words)
    found = tokens(text, language)
    match account.sort:
        case Sort.DAY:
            return _reading(_day(account.value), _days(found, text.text, language))
        case Sort.ORDER:
            numbers = [one for one in found if one.value is not None]
            ordinals = ((one.value, one.text) for one in numbers if one.key.endswith("."))
            has_value = any(one.value == account.value for one in numbers)
            return Reading(has_value, _reading(account.value, ordinals).others)
        case Sort.NUMBER:
            return _reading(account.value, _numbers(found, language))
        case Sort.PERSON:
            return _reading(account.value, _persons(found, speakers))
        case Sort.OTHER:
            return Reading(has_value=False, others=())


def _reading(value: object, found: Iterable[tuple[object, str]]) -> Reading:
    known = list(found)
    others = () if value is None else tuple(text for one, text in known if one != value)
    return Reading(any(one == value for one, _ in known), others)


def _day(date: Date) -> tuple[int, int] | None:
    """The month and the day, of a date that is one day."""
    is_day = date.earliest is not None and date.earliest == date.latest
    return (date.earliest.month, date.earliest.day) if date.earliest and is_day else None


def _days(
    found: Sequence[Token], text: str, language: Language
) -> Iterator[tuple[tuple[int, int], str]]:
    """June 3, 3 June, the 3rd of June: month and day."""
    for place, token in enumerate(found):
        month = language.months.get(token.key)
        if month is None:
            continue
        before = [one for one in found[max(0, place - 2) : place] if not _is_light(one, language)]
        for other in (*found[place + 1 : place + 2], *before[-1:]):
            if other.value is not None and 1 <= other.value <= _LONGEST_MONTH:
                first, last = sorted((token, other), key=lambda one: one.start)
                yield (month, int(other.value)), text[first.start : last.end]
                break


def _numbers(found: Sequence[Token], language: Language) -> Iterator[tuple[object, str]]:
    """Numbers that count: neither second, nor beside a month."""
    for place, token in enumerate(found):
        beside = found[max(0, place - 2) : place + 2]
        is_date = any(one.key in language.months for one in beside)
        if token.value is not None and not token.key.endswith(".") and not is_date:
            yield token.value, token.text


def _persons(found: Sequence[Token], speakers: Iterable[Speaker]) -> Iterator[tuple[str, str]]:
    """Persons whose last name stands there."""
    words = {token.key: token.text for token in found}
    for speaker in speakers if words else ():
        last = [folded(name.split()[-1]) for name in speaker.names if name.split()]
        if speaker.is_person and (named := [words[name] for name in last if name in words]):
            yield speaker.id, named[0]


def _is_light(token: Token, language: Language) -> bool:
    return token.key in language.light_words


_LONGEST_MONTH = 31
