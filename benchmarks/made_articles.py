"""Makes articles with quotations to measure with; the same for the same seed number."""

import random
from dataclasses import dataclass
from typing import Final

_NAMES: Final = [
    "Brandt",
    "Haddad",
    "Lindqvist",
    "Moreau",
    "Okafor",
    "Petrov",
    "Quispe",
    "Rahimi",
    "Sato",
    "Tanaka",
]
_PLACES: Final = [
    "Geneva",
    "Istanbul",
    "Oslo",
    "Doha",
    "Vienna",
    "Nairobi",
    "Lima",
    "Jakarta",
    "Muscat",
    "Riga",
]
_WHO: Final = ("we", "our delegation", "both sides", "the ministers", "my government", "they")
_MODAL: Final = ("will", "may", "must", "can", "should", "could")
_DOES: Final = ("accept", "discuss", "support", "reject", "postpone", "publish", "examine", "sign")
_WHAT: Final = ("proposal", "ceasefire", "memorandum", "exchange", "inspection", "treaty", "loan")
_WHICH: Final = ("second", "possible", "complete", "temporary", "written", "common", "new", "late")
_SOME: Final = ("all", "some of", "most of", "both of", "many of", "each of")
_TAIL: Final = (
    "before the end of {month}",
    "if the other side answers by {month} {day}",
    "but not without a guarantee from {place}",
    "because {number} people are waiting for it",
    "and we have told this to {name} in {place}",
    "although {name} is not ready to come to {place}",
    "until {number} prisoners are released",
)
_MONTHS: Final = ["January", "February", "April", "June", "July", "August", "October", "December"]
_REPORTER: Final = (
    "The talks in {place} went on for {number} minutes. ",
    "A fountain stands in front of the hall, and {number} chairs were brought in. ",
    "In {place}, shops stayed open until late in {month}. ",
    "Nobody expected {name} to travel by train. ",
)


@dataclass(frozen=True, slots=True)
class Made:
    """An article, and the quotations in it, without their marks."""

    text: str
    quotations: tuple[str, ...]


def article(size: int, seed: int) -> Made:
    """An article of about that many characters."""
    draw = random.Random(seed)  # noqa: S311 - nothing is secret here
    parts: list[str] = []
    quotations: list[str] = []
    length = 0
    while length < size:
        quotation = f"{_sentence(draw)}, and {_sentence(draw)}"
        quotation = quotation[0].upper() + quotation[1:]
        quotations.append(quotation)
        parts.append(
            f"{_filled(draw.choice(_REPORTER), draw)}“{quotation},” {draw.choice(_NAMES)} said.\n"
        )
        length += len(parts[-1])
    return Made("".join(parts), tuple(quotations))


def _sentence(draw: random.Random) -> str:
    words = (draw.choice(_WHO), draw.choice(_MODAL), draw.choice(_DOES), draw.choice(_SOME))
    thing = f"the {draw.choice(_WHICH)} {draw.choice(_WHAT)}s"
    return f"{' '.join(words)} {thing} {_filled(draw.choice(_TAIL), draw)}"


def _filled(pattern: str, draw: random.Random) -> str:
    return pattern.format(
        name=draw.choice(_NAMES),
        place=draw.choice(_PLACES),
        month=draw.choice(_MONTHS),
        day=draw.randrange(2, 29),
        number=draw.randrange(3, 900),
    )
