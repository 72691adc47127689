"""The quotation marks of a text, and whether each opens or closes.

That is decided by what stands around a mark, and by its shape only where that is silent: „…“,
«…», »…«, ”…“ and ``…'' occur.
"""

import enum
import html
import re
from collections.abc import Iterator
from typing import Final

from pourparler_validators.late_dataclasses import dataclass


class Side(enum.Enum):
    """What a quotation mark does, by its surroundings or else by its shape."""

    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"


class Family(enum.Enum):
    """Marks that close each other."""

    DOUBLE = "double"
    ANGLED = "angled"
    SINGLE = "single"
    SINGLE_ANGLED = "single angled"
    CORNER = "corner"
    WHITE_CORNER = "white corner"
    PRIME = "prime"

    def closes(self, other: "Family") -> bool:
        """Whether a mark closes what one of another family opened: “reckless act''."""
        return self is other or {self, other} == {Family.DOUBLE, Family.ANGLED}


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark: where it stands, and whether it opens."""

    start: int
    end: int
    side: Side
    family: Family

    @property
    def is_single(self) -> bool:
        """Whether such marks are apostrophes, too."""
        return self.family in (Family.SINGLE, Family.SINGLE_ANGLED)


def marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The quotation marks of a stretch of a text, in order; no apostrophes."""
    place = start
    for sign in _SIGN.finditer(text, start, end):
        match = _MARK.match(text, sign.start(), end) if sign.start() >= place else None
        if match is None:
            continue
        place = match.end()
        shape = html.unescape(match[0])
        mark = _mark(shape, _before(text, start, match.start()), _after(text, match.end(), end))
        if mark is not None:
            yield Mark(match.start(), match.end(), *mark)


def _mark(shape: str, before: str, after: str) -> tuple[Side, Family] | None:
    family = _FAMILIES.get(shape, Family.DOUBLE)
    if shape in _ONE_WAY:
        return _ONE_WAY[shape], family
    leads_in = before.isspace() or before in _LEADS_IN
    follows = after.isspace() or after in _FOLLOWS
    if family is Family.SINGLE or shape == _GERSHAYIM:
        if leads_in and (after.isalpha() or after in _BEGINS):
            return Side.OPENS, family
        return (Side.CLOSES, family) if not leads_in and not after.isalnum() else None
    if leads_in and not follows:
        return Side.OPENS, family
    if follows and not leads_in:
        return Side.CLOSES, family
    return _SHAPES.get(shape, Side.EITHER), family


def _before(text: str, start: int, place: int) -> str:
    """What stands before a mark and the few marks beside it."""
    first = max(start, place - MAX_BESIDE)
    return text[first:place].rstrip(_ALL)[-1:] or " "


def _after(text: str, place: int, end: int) -> str:
    """What stands after a mark and the few marks beside it."""
    return text[place : min(end, place + MAX_BESIDE)].lstrip(_ALL)[:1] or " "


MAX_BESIDE: Final = 4
"""How many characters beside a mark are looked at: marks of two depths, and one that is none."""
_GERSHAYIM: Final = "״"
_EACH: Final = "\"“”„‟«»″＂״'‘’‚‛‹›「」『』〝〞〟"  # noqa: RUF001 - the marks that are meant
_ALL: Final = f"{_EACH}`"
_SIGN: Final = re.compile(f"[{_ALL}&]")
"""With what marks begin: what stands between them is passed over fast."""
_MARK: Final = re.compile(
    f"``|''|’’|‘‘|[{_EACH}]"
    "|&(?:quot|[lrb]dquo|[lr]aquo|[lr]squo|sbquo|[lr]saquo"
    "|\\#(?:34|39|171|187|821[678]|822[012])|\\#x(?:22|27|201[89a-e]));",
    re.IGNORECASE,
)
_FAMILIES: Final = {
    **dict.fromkeys("«»", Family.ANGLED),
    **dict.fromkeys("'‘’‚‛", Family.SINGLE),  # noqa: RUF001 - the same
    **dict.fromkeys("‹›", Family.SINGLE_ANGLED),
    **dict.fromkeys("「」", Family.CORNER),
    **dict.fromkeys("『』", Family.WHITE_CORNER),
    **dict.fromkeys("〝〞〟", Family.PRIME),
}
_ONE_WAY: Final = {
    **dict.fromkeys("「『〝", Side.OPENS),
    **dict.fromkeys("」』〞〟", Side.CLOSES),
}
_SHAPES: Final = {
    **dict.fromkeys(("“", "„", "‟", "«", "``", "‘‘", "‹"), Side.OPENS),
    **dict.fromkeys(("”", "»", "''", "’’", "›"), Side.CLOSES),
}
_LEADS_IN: Final = frozenset("([{—–-/'’：:，、")  # noqa: RUF001 - the same
_FOLLOWS: Final = frozenset(".,;:!?)]}…—–-/。，、！？；：")  # noqa: RUF001 - the same
_BEGINS: Final = frozenset("([…$€£¿¡")
