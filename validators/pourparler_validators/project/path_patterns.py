"""Patterns of paths, as the settings have them: ``**`` any folders, ``*`` and ``?`` within a name.

A pattern whose last step has no wildcard fits everything in the folder that it names, too.
"""

import re
from functools import cache

_PIECE = re.compile(r"(\*\*/|\*\*|\*|\?|\[[^\]/][^\]/]*\])")
_WILDCARDS = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def fits(path: str, pattern: str) -> bool:
    """Whether a path, with forward slashes, matches a pattern."""
    return _compiled(pattern).fullmatch(path) is not None


def is_literal(text: str) -> bool:
    """Whether a pattern, or a step of it, has no wildcard."""
    return _PIECE.search(text) is None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    plain = re.sub(r"(\*\*/)+", "**/", pattern.removeprefix("./").rstrip("/"))
    within = "(?:/.*)?" if is_literal(plain.rpartition("/")[2]) else ""
    return re.compile("".join(map(_regular, _PIECE.split(plain))) + within, re.DOTALL)


def _regular(piece: str) -> str:
    is_choice = piece.startswith("[") and _PIECE.fullmatch(piece) is not None
    return _letters(piece) if is_choice else _WILDCARDS.get(piece, re.escape(piece))


def _letters(piece: str) -> str:
    """One letter of some, or after ``!`` one that is none of them."""
    is_other = piece[1] == "!"
    letters = re.escape(piece[1 + is_other : -1]).replace("\\-", "-")
    found = f"[{'^/' if is_other else ''}{letters}]"
    try:
        re.compile(found)
    except re.error:
        return re.escape(piece)
    return found
