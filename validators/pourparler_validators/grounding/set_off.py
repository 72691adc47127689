"""Speech that a text sets off without quotation marks: after a dash, a colon, or ">"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pourparler_validators.grounding.paired import Paragraph


def set_off(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
    """The stretches that may be speech, in order; where it ends, nothing but a language tells."""
    is_led_into = False
    for start, end in paragraphs:
        stop = start + len(text[start:end].rstrip())
        if dash := _DASH.match(text, start, stop):
            parting = _PARTING if dash["space"] else _TOUCHING
            yield from _after_dash(text, dash.end(), stop, parting)
        elif quoted := _QUOTED.match(text, start, stop):
            yield quoted.end(), stop
        elif is_led_into:
            yield start, stop
        is_led_into = text[start:stop].endswith(":")


def _after_dash(
    text: str, start: int, end: int, parting: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    """The speech of a paragraph that begins with a dash, without what dashes part from it."""
    places = [start]
    for match in parting.finditer(text, start, end):
        places += match.span()
    places.append(end)
    for number, (first, last) in enumerate(pairwise(places)):
        if number % 4 == 0 and first < last:
            yield first, last


_DASH: Final = re.compile(r"(?:[—–―](?P<space>[^\S\n]+)|[—―])(?=\S)")
_QUOTED: Final = re.compile(r">[> ]*(?=\S)")
_PARTING: Final = re.compile(r"[^\S\n][—–―][^\S\n]")
_TOUCHING: Final = re.compile(r"[^\S\n][—―](?=\S)|(?<=\S)[—―](?=[\s.,;:!?])")
"""As in Spanish, where a dash touches what it sets off: —Sí —dijo Soto—. Vamos."""
