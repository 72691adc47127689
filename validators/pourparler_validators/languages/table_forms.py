"""How the tables of a language are written, and what becomes of each: data, checked when read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Final, TypeVar, cast, get_type_hints

from pourparler_validators.languages.declension import NO_ENDING, Declension, Ending
from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.meanings import Meanings
from pourparler_validators.messages.json_values import is_list

T = TypeVar("T")


def read(kind: type[T], table: Mapping[str, Any], above: str = "") -> T:
    """The tables of which a class names the keys and the forms.

    Raises ``ValueError`` for a key that is missing, unknown or has another form.
    """
    forms = _forms_of(cast("Any", kind))
    names = [field.name for field in fields(cast("Any", kind))]
    for name in [*names, *table]:
        if name not in table or name not in names:
            raise ValueError(f'"{above}{name}" is {"missing" if name in names else "unknown"}')
    return kind(**{name: _value(forms[name], table[name], above + name) for name in names})


@cache
def _forms_of(kind: type) -> Mapping[str, Any]:
    """The forms of the tables that a class names; to tell them takes long, and it is the same."""
    return get_type_hints(kind)


def _value(form: Any, value: Any, name: str) -> Any:
    """What one key holds, as its form says."""
    if is_dataclass(form):
        if not isinstance(value, dict):
            raise ValueError(f'"{name}" is not a table')
        return read(cast("type[Any]", form), cast("dict[str, Any]", value), f"{name}.")
    wanted, made_of = _FORMS[form]
    try:
        return made_of(value)
    except (AttributeError, TypeError, ValueError):
        raise ValueError(f'"{name}" is not {wanted}') from None


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def form_of(form: Any) -> str:
    """What a key of that form holds, in words."""
    return _FORMS[form][0]


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _words(text: str) -> frozenset[str]:
    return frozenset(folded(text).split())


def _groups(texts: list[str]) -> frozenset[frozenset[str]]:
    return frozenset(map(_words, _list(texts)))


def _phrases(texts: list[str]) -> tuple[str, ...]:
    return tuple(text.casefold() for text in _list(texts))


def _pairs(texts: list[str]) -> tuple[tuple[str, str], ...]:
    pairs = (folded(text).split() for text in _list(texts))
    return tuple((first, second) for first, second in pairs)


def _numbered(given: list[str] | dict[str, str | list[str]]) -> Mapping[str, int]:
    """Words by the number that they stand for, or by the place of their text, from 1.

    A list in place of a text is of phrases.
    """
    texts = given if isinstance(given, dict) else dict(enumerate(_list(given), 1))
    return {
        word: int(number)
        for number, text in texts.items()
        for word in (_words(text) if isinstance(text, str) else map(folded, _list(text)))
    }


def _declension(rows: list[dict[str, str]]) -> Declension:
    """The endings of names; each of them a table of three texts."""
    return Declension([_ending(**row) for row in _list(rows)])


def _ending(after: str, drop: str, add: str) -> Ending:
    added = ("" if one == NO_ENDING else folded(one) for one in add.split())
    return Ending(tuple(folded(after).split()), folded(drop), tuple(added))


def _phrases_by(table: dict[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(map(folded, _list(texts))) for name, texts in table.items()}


def _written_phrases_by(table: dict[str, list[str]]) -> Mapping[str, Sequence[str]]:
    """Phrases with their accents: rencontré is no rencontre."""
    return {name: _phrases(texts) for name, texts in table.items()}


def _texts(table: dict[str, str]) -> Mapping[str, str]:
    return {folded(word): folded(text) for word, text in table.items()}


def _meanings(table: dict[str, list[str]]) -> Meanings:
    return Meanings({folded(one): key for key, texts in table.items() for one in _list(texts)})


def _list(texts: Any) -> list[Any]:
    """The texts, or tables; a text in place of a list is not taken for its letters."""
    if not is_list(texts):
        raise TypeError
    return texts


_FORMS: Final[Mapping[Any, tuple[str, Callable[[Any], Any]]]] = {
    str: ("a text", _text),
    bool: ("true or false", _truth),
    frozenset[str]: ("words in one text", _words),
    frozenset[frozenset[str]]: ("a list of texts, each of words that go together", _groups),
    tuple[str, ...]: ("a list of texts", _phrases),
    tuple[tuple[str, str], ...]: ("a list of texts of two words", _pairs),
    Declension: ('a list of tables, each with the texts "after", "drop" and "add"', _declension),
    Mapping[str, int]: ("a list of texts, or a table of texts", _numbered),
    Mapping[str, str]: ("a table of texts", _texts),
    Meanings: ("a table of lists of texts", _meanings),
    Mapping[str, tuple[str, ...]]: ("a table of lists of texts", _phrases_by),
    Mapping[str, Sequence[str]]: ("a table of lists of texts", _written_phrases_by),
}
