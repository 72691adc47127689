"""Numbers as a spreadsheet shows them: with a comma for the fraction, with marks of thousands."""

import re
from typing import Final

from pourparler_validators.entries.cause import Cause, choice

_GROUPED: Final = re.compile(
    r"(?P<sign>-?)(?P<whole>[0-9]{1,3}(?:(?P<mark>[ .,'\u2019\u00a0\u202f])[0-9]{3})+)"
    r"(?:(?P<point>[.,])(?P<rest>[0-9]+))?"
)
_COMMA: Final = re.compile(r"(-?[0-9]+),([0-9]+)")
_LONGEST: Final = 40


def cause_of_number(text: str, *, is_whole: bool) -> Cause | None:
    """How a text that is no number in JSON writes one; nothing where it writes none.

    ``is_whole`` says that a fraction cannot be meant.
    """
    if len(text) > _LONGEST:
        return None
    if grouped := _GROUPED.fullmatch(text):
        return _of_groups(grouped, is_whole)
    if comma := _COMMA.fullmatch(text):
        offers = () if is_whole else (f"{comma[1]}.{comma[2]}",)
        hint = "only whole numbers are taken" if is_whole else ""
        return Cause("it has a decimal comma", offers, hint)
    return None


def _of_groups(found: re.Match[str], is_whole: bool) -> Cause | None:
    mark, point, rest = found["mark"], found["point"], found["rest"]
    if point == mark:
        return None
    whole = found["sign"] + re.sub("[^0-9]", "", found["whole"])
    if rest is not None:
        return Cause("it has marks between thousands", (f"{whole}.{rest}",))
    if mark == "," and found["whole"].count(mark) == 1 and not is_whole:
        fraction = found[0].replace(",", ".")
        said = "its comma may stand between thousands or before a fraction"
        return choice(said, [(whole, "in the first case"), (fraction, "in the second")])
    return Cause("it has marks between thousands", (whole,))
