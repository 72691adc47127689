"""In what form two wordings differ whose words are the same."""

import re
import unicodedata
from typing import Final

from pourparler_validators.grounding.comparable_text import MINUS, without_page_marks
from pourparler_validators.grounding.kinds import Kind
from pourparler_validators.grounding.tokens import is_measure, is_money
from pourparler_validators.languages.folding import plain_letters
from pourparler_validators.languages.look_alikes import text_in_one_script


def formal_kinds(record: str, source: str) -> list[Kind]:
    """In what form two wordings differ whose words are the same."""
    if record == source:
        return []
    record_level1, source_level1 = (without_page_marks(one).text for one in (record, source))
    if record_level1 == source_level1:
        return [Kind.TYPOGRAPHY]
    alike = text_in_one_script(record_level1), text_in_one_script(source_level1)
    kinds: list[Kind] = []
    if alike != (record_level1, source_level1):
        record_level1, source_level1 = alike
        kinds.append(Kind.TYPOGRAPHY)
        if record_level1 == source_level1:
            return kinds
    ours, theirs = _letters(record_level1), _letters(source_level1)
    figures, their_figures = _FIGURES.findall(record_level1), _FIGURES.findall(source_level1)
    bare, their_bare = _without_marks(ours), _without_marks(theirs)
    if bare.casefold() != their_bare.casefold() or figures != their_figures:
        kinds.append(Kind.NUMBER_FORM)
    elif ours.casefold() != theirs.casefold():
        kinds.append(Kind.DIACRITICS)
    if bare != their_bare and Kind.NUMBER_FORM not in kinds:
        kinds.append(Kind.CASE)
    if not kinds or _signs(record_level1) != _signs(source_level1):
        kinds.append(Kind.PUNCTUATION)
    return kinds


def _without_marks(text: str) -> str:
    return "".join(letter for letter in plain_letters(text) if not unicodedata.combining(letter))


def _letters(text: str) -> str:
    return "".join(letter for letter in text if not _is_sign(letter))


def _signs(text: str) -> str:
    plain = _FIGURES.sub("", text)
    return "".join(letter for letter in plain if _is_sign(letter) and not _is_of_form(letter))


def _is_of_form(sign: str) -> bool:
    """Whether a sign is a space, or a part of the form of a number."""
    return sign.isspace() or is_measure(sign) or is_money(sign)


def _is_sign(letter: str) -> bool:
    return not (letter.isalnum() or unicodedata.combining(letter) or letter == MINUS)


_FIGURES: Final = re.compile(r"\d+(?:[.,]\d+)*")
