"""What texts call the speakers of a dataset: the names that it has, and those that ship."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import Final, TypeAlias

from pourparler_validators.contract.questions import Speaker
from pourparler_validators.grounding.comparable_text import normalized
from pourparler_validators.grounding.name_words import heard_word
from pourparler_validators.grounding.numbers import tokens
from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.given_names import family_names_first
from pourparler_validators.languages.state_names import STAND_INS, states_called
from pourparler_validators.languages.states import NameKind, names_of, state_codes
from pourparler_validators.languages.tables import language_of, languages, latin_words
from pourparler_validators.late_dataclasses import dataclass

_MIN_SURNAME: Final = 3
_NAME_WORD: Final = re.compile(r"[^\W\d_]+")

Row: TypeAlias = tuple[str, ...]
"""Words as they are compared."""


@dataclass(frozen=True, slots=True)
class Form:
    """Words by which texts call a speaker."""

    row: Row
    speaker: str
    """The speaker's id; none for a state that is not in the dataset."""
    is_name: bool = True
    """Whether they name the speaker, and do not only stand for it."""
    kind: NameKind | None = None
    """Of which kind a name that ships is; none of one that the dataset has."""
    is_small: bool = False
    """Whether it is written without a capital, as peoples are in many languages."""
    is_in_capitals: bool = False
    """Whether it is written in capitals, as initials are: WHO, not Who."""


def forms_of(speakers: Iterable[Speaker], language: str) -> list[Form]:
    """What texts in a language call the speakers; a name that the dataset gives is whose it says.

    With the longer names of other states, so that no part of them is taken for a speaker.
    """
    found = [form for speaker in speakers for form in _own(speaker, language)]
    tables = language_of(language)
    has_letters = tables is not None and bool(tables.names.letters)
    found += [other for form in found for other in _heard(form, has_letters)]
    given: dict[Row, set[str]] = {}
    for form in found:
        given.setdefault(form.row, set()).add(form.speaker)
    states = [speaker for speaker in speakers if speaker.country is not None]
    for speaker in states:
        found += [
            form
            for form in _shipped(speaker, language)
            if given.get(form.row, {speaker.id}) == {speaker.id}
        ]
    return (
        [*found, *_strangers(states, {form.row for form in found}, language)] if states else found
    )


@lru_cache(maxsize=2**14)
def row_of(text: str, language: str) -> Row:
    """The words of a name as those of texts in a language are compared."""
    return tuple(token.key for token in tokens(normalized(text), language_of(language)))


def _own(speaker: Speaker, language: str) -> Iterator[Form]:
    """The names in the dataset; a person's surname, too."""
    for name in speaker.names:
        row = row_of(name, language)
        row = row[1:] if len(row) > 1 and _is_article(row[0]) else row
        if row:
            yield Form(row, speaker.id, name not in speaker.stand_ins)
            if speaker.is_person and len(row) > 1:
                yield from (Form((word,), speaker.id) for word in _surnames(row))
    if not speaker.is_person and speaker.country is None:
        shorts = dict.fromkeys(short for name in speaker.names if (short := initials_of(name)))
        yield from (
            Form(row_of(short, language), speaker.id, is_in_capitals=True)
            for short in shorts
            if not states_called(short)
        )


def _surnames(row: Row) -> Iterator[str]:
    """The words of a person's name by which alone texts call the person."""
    if len(row[-1]) >= _MIN_SURNAME:
        yield row[-1]
    if row[0] in family_names_first():
        yield row[0]


def initials_of(name: str) -> str:
    """The initials of a name of several words with capitals; else nothing."""
    capitals = [word[0] for word in _NAME_WORD.findall(name) if word[0].isupper()]
    return "".join(capitals) if len(capitals) > 1 else ""


def _shipped(speaker: Speaker, language: str) -> Iterator[Form]:
    """The names of a state; one that several states have names none of them."""
    for kind, name in names_of(speaker.country or "", language):
        is_name = kind not in STAND_INS and len(states_called(name)) == 1
        is_small = kind is NameKind.DEMONYM and name[:1].islower()
        yield Form(row_of(name, language), speaker.id, is_name, kind, is_small)


def _heard(form: Form, has_letters: bool) -> Iterator[Form]:
    """A name of another script than that of a text, Latin or not, so far as it sounds alike."""
    is_latin = all(map(str.isascii, form.row))
    if is_latin and has_letters:
        yield replace(form, row=tuple(map(heard_word, form.row)))
    elif not is_latin and not has_letters:
        rows = zip(*(list(latin_words(word)) for word in form.row), strict=False)
        yield from (replace(form, row=tuple(map(heard_word, row))) for row in dict.fromkeys(rows))


def _strangers(states: Iterable[Speaker], known: set[Row], language: str) -> Iterator[Form]:
    """The names of other states that hold one of the known rows: South Sudan, for Sudan."""
    words = {word for row in known for word in row}
    for code in state_codes().keys() - {state.country for state in states}:
        for _, name in names_of(code, language):
            if not words.isdisjoint(folded(name).replace("-", " ").split()):
                row = row_of(name, language)
                if any(part in known for part in _parts(row)):
                    yield Form(row, "")


def _parts(row: Row) -> Iterator[Row]:
    """The rows within a row, but for itself."""
    for size in range(1, len(row)):
        for start in range(len(row) - size + 1):
            yield row[start : start + size]


@cache
def _articles() -> frozenset[str]:
    """Those of all languages: the dataset's names are in any."""
    return frozenset[str]().union(*(language.articles for language in languages()))


def _is_article(word: str) -> bool:
    return word in _articles()
