"""Quotations with the reporter within the marks: «…, — she said, — …»; « …, dit-elle, … »."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from pourparler_validators.grounding.quotations import Quotation
from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.language import Language

MAX_REPORTER: Final = 120
"""The most characters of the reporter within the marks."""
MAX_TO_VERB: Final = 4
"""Before which word behind a helper the verb stands: a-t-elle dit."""


def without_reporter(
    found: Iterable[Quotation], text: str, language: Language | None
) -> Iterator[Quotation]:
    """The quotations, each in the parts that such words leave: utterances of their own."""
    number, before = -1, None
    for one in found:
        number += one.utterance != before
        before = one.utterance
        for place, part in enumerate(_parts(one, text, language)):
            number += place > 0
            yield part if part.utterance == number else replace(part, utterance=number)


def _parts(one: Quotation, text: str, language: Language | None) -> Iterator[Quotation]:
    start = one.start
    for first, last in _reporter(one, text, language) if language else ():
        yield replace(one, start=start, end=first)
        start = last
    if start < one.end:
        yield one if start == one.start else replace(one, start=start)


def _reporter(one: Quotation, text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Where the reporter speaks within the marks of a quotation."""
    if not one.is_certain:
        return
    for match in (_ASIDE if language.has_asides else _BETWEEN).finditer(text, one.start, one.end):
        words = [folded(word) for word in _WORD.findall(match["reporter"])]
        if _begins_with_verb(words, language):
            yield match.end("sign"), match.end()


def _begins_with_verb(words: Sequence[str], language: Language) -> bool:
    """Whether a verb of speech stands first, or near behind its helper: a dit, a-t-elle dit."""
    verbs = language.attribution.reporting
    if language.has_asides and words[0] in language.statuses.past_helpers:
        return not verbs.isdisjoint(words[1:MAX_TO_VERB])
    return words[0] in verbs and (len(words) > 1 or not language.has_asides)


_BETWEEN: Final = re.compile(
    rf"(?P<sign>[,.!?…])\s[—–]\s(?P<reporter>[^\W\d_][^—–\n]{{1,{MAX_REPORTER}}}?)[,.:]\s[—–]\s"
)
_NAME: Final = r"[^\W\d_a-zà-ÿ][\w’'.-]*"
_ASIDE: Final = re.compile(
    rf"(?P<sign>,)\s(?P<reporter>[^\W\d_][^,.;:!?«»“”\n]{{1,{MAX_REPORTER}}}?(?:,\s{_NAME}(?:\s{_NAME})*)?)"
    r"(?:[,.]\s+|[,.]?\s*\Z)"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
