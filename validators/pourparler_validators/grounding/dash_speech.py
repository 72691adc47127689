"""Speech after a dash that only the language parts from the reporter's words.

— Nous sommes prêts, a dit Moreau.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pourparler_validators.grounding.comparable_text import Normalized
from pourparler_validators.grounding.quotations import Quotation
from pourparler_validators.grounding.tokens import Token
from pourparler_validators.languages.language import Language
from pourparler_validators.late_dataclasses import dataclass

MAX_TO_VERB: Final = 3
"""The most words from the comma to the verb of speech."""
MAX_INDENT: Final = 40
"""The most characters of a line before speech: spaces and the dash."""


@dataclass(frozen=True, slots=True)
class DashSpeech:
    """The words of an article, of which some are speech after a dash."""

    level1: Normalized
    words: Sequence[Token]
    language: Language

    def cut(self, quotation: Quotation) -> Quotation:
        """A quotation without the reporter's words, where these follow in it."""
        if not self._is_dashed(quotation):
            return quotation
        first = bisect_left(self.words, self.level1.place(quotation.start), key=_start)
        last = bisect_left(self.words, self.level1.place(quotation.end), key=_start)
        for place in range(first + 1, last):
            if _PARTING.match(self._gap(place)) and self._is_reporter(place, last):
                before = self.words[place - 1]
                return replace(quotation, end=self.level1.span(before.start, before.end)[1])
        return quotation

    def _is_dashed(self, quotation: Quotation) -> bool:
        if quotation.is_certain or quotation.label is not None:
            return False
        first = max(0, quotation.start - MAX_INDENT)
        _, newline, line = self.level1.source[first : quotation.start].rpartition("\n")
        return (first == 0 or bool(newline)) and _DASH.fullmatch(line) is not None

    def _is_reporter(self, place: int, last: int) -> bool:
        """Whether a verb of speech stands near after a comma."""
        for step in range(place, min(last, place + MAX_TO_VERB)):
            if step > place and _PARTING.match(self._gap(step)):
                return False
            if self.words[step].key in self.language.attribution.reporting:
                return True
        return False

    def _gap(self, place: int) -> str:
        return self.level1.text[self.words[place - 1].end : self.words[place].start]


def _start(word: Token) -> int:
    return word.start


_DASH: Final = re.compile(r"\s*[—–―]\s*")
_PARTING: Final = re.compile(r"[,!?…]|\.\.\.")
