"""What changes in a file, in the form that ``patch`` reads."""

from difflib import unified_diff
from io import StringIO
from typing import Final

from pourparler_validators.messages.wording import visible

_END: Final = "\n"


def unified(path: str, before: str, after: str, *, for_eyes: bool = False) -> str:
    """The unified difference of two texts of a file; empty where there is none.

    For eyes, what cannot be seen is written as an escape.
    """
    name = visible(path)
    parts: list[str] = []
    for line in unified_diff(_lines(before), _lines(after), name, name):
        content = line.removesuffix(_END)
        parts.append(visible(content.removesuffix("\r")) if for_eyes else content)
        parts.append(_END if line.endswith(_END) else "\n\\ No newline at end of file\n")
    return "".join(parts)


def _lines(text: str) -> list[str]:
    return StringIO(text, newline=_END).readlines()
