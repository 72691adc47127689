"""Quotations with the reporter's words between dashes within the marks: «…, — she said, — …»."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from pourparler_validators.grounding.quotations import Quotation
from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.language import Language

MAX_REPORTER: Final = 120
"""The most characters of the reporter within the marks."""


def without_reporter(
    found: Iterable[Quotation], text: str, language: Language | None
) -> Iterator[Quotation]:
    """The quotations, each in the parts that such words leave: utterances of their own."""
    verbs = language.attribution.reporting if language else frozenset[str]()
    number, before = -1, None
    for one in found:
        number += one.utterance != before
        before = one.utterance
        for place, part in enumerate(_parts(one, text, verbs)):
            number += place > 0
            yield part if part.utterance == number else replace(part, utterance=number)


def _parts(one: Quotation, text: str, verbs: frozenset[str]) -> Iterator[Quotation]:
    start = one.start
    for match in _BETWEEN.finditer(text, one.start, one.end) if one.is_certain else ():
        words = [folded(word) for word in _WORD.findall(match["reporter"])]
        if verbs.intersection(words[:1]):
            yield replace(one, start=start, end=match.start("sign") + 1)
            start = match.end()
    yield one if start == one.start else replace(one, start=start)


_BETWEEN: Final = re.compile(
    rf"(?P<sign>[,.!?…])\s[—–]\s(?P<reporter>[^\W\d_][^—–\n]{{1,{MAX_REPORTER}}}?)[,.:]\s[—–]\s"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
