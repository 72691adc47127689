"""Patterns of paths, as the settings have them: ``**`` any folders, ``*`` and ``?`` within a name.

A pattern whose last step has no wildcard fits everything in the folder that it names, too. The
settings come with the data, and may be anybody's: both functions go through a pattern once, and
keep at each step the set of all places that its beginning leads to, so that they never go back.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache, partial
from pathlib import Path, PurePath
from typing import Final, TypeAlias

Places: TypeAlias = set[int]
"""Places in a path, up to which the beginning of a pattern matches it."""

Piece: TypeAlias = Callable[[str, Places], Places]
"""A piece of a pattern: the places after it, of those before it."""

_PIECE: Final = re.compile(r"(\*\*/|\*\*|\*|\?|\[[^\]/][^\]/]*\])")


def fits(path: str, pattern: str) -> bool:
    """Whether a path, with forward slashes, matches a pattern."""
    places = {0}
    for piece in _pieces(pattern):
        places = piece(path, places)
    return len(path) in places


def is_literal(text: str) -> bool:
    """Whether a pattern, or a step of it, has no wildcard."""
    return _PIECE.search(text) is None


def found(folder: Path, pattern: str) -> list[Path]:
    """The files and folders within a folder that match a pattern, in order.

    ``**`` stands for a step of its own, and for no hidden folder. Raises ``ValueError`` for a
    pattern that cannot be looked for: one without a step, or that starts at the root.
    """
    steps = PurePath(pattern).parts
    is_mixed = any("**" in step and step != "**" for step in steps)
    if not steps or PurePath(pattern).anchor or is_mixed:
        raise ValueError("no pattern of paths within a folder")
    paths = {folder}
    for step in steps:
        paths = set(_folders_of(paths) if step == "**" else _named(paths, step))
    return sorted(paths)


def _named(folders: Iterable[Path], step: str) -> Iterator[Path]:
    """What has a name within folders."""
    if is_literal(step):
        yield from (folder / step for folder in folders if os.path.lexists(folder / step))
        return
    for folder in folders:
        with suppress(OSError):
            yield from (path for path in folder.iterdir() if fits(path.name, step))


def _folders_of(folders: Iterable[Path]) -> set[Path]:
    """Folders and all those within them; what a symbolic link leads to is not looked at."""
    every: set[Path] = set()
    for folder in sorted(folders):
        if folder in every or not folder.is_dir():
            continue
        for parent, names, _ in os.walk(folder):
            names[:] = [name for name in names if not name.startswith(".")]
            every.add(Path(parent))
    return every


@cache
def _pieces(pattern: str) -> tuple[Piece, ...]:
    plain = re.sub(r"(\*\*/)+", "**/", pattern.removeprefix("./").rstrip("/"))
    pieces = [_piece(text) for text in _PIECE.split(plain) if text]
    return (*pieces, _whatever_is_within) if is_literal(plain.rpartition("/")[2]) else (*pieces,)


def _piece(text: str) -> Piece:
    if text in _WILDCARDS:
        return _WILDCARDS[text]
    is_choice = text.startswith("[") and _PIECE.fullmatch(text) is not None
    return (is_choice and _choice(text)) or partial(_literally, text)


def _literally(text: str, path: str, places: Places) -> Places:
    return {place + len(text) for place in places if path.startswith(text, place)}


def _letter(letters: re.Pattern[str], path: str, places: Places) -> Places:
    return {place + 1 for place in places if letters.match(path, place)}


def _rest_of_a_name(path: str, places: Places) -> Places:
    after: Places = set()
    for place in sorted(places):
        if place not in after:
            end = path.find("/", place)
            after.update(range(place, (len(path) if end < 0 else end) + 1))
    return after


def _any_folders(path: str, places: Places) -> Places:
    within = [place for place in places if path[place : place + 1] not in ("", "/")]
    first = min(within, default=len(path))
    return places | {at + 1 for at in range(first, len(path)) if path[at] == "/"}


def _anything(path: str, places: Places) -> Places:
    return set(range(min(places), len(path) + 1)) if places else places


def _whatever_is_within(path: str, places: Places) -> Places:
    is_end = any(path[place : place + 1] in ("", "/") for place in places)
    return {len(path)} if is_end else set()


def _choice(text: str) -> Piece | None:
    """One letter of some, or after ``!`` one that is none of them; nothing where that is none."""
    is_other = text[1] == "!"
    letters = re.escape(text[1 + is_other : -1]).replace("\\-", "-")
    with suppress(re.error):
        return partial(_letter, re.compile(f"[{'^/' if is_other else ''}{letters}]"))
    return None


_WILDCARDS: Final[dict[str, Piece]] = {
    "**/": _any_folders,
    "**": _anything,
    "*": _rest_of_a_name,
    "?": partial(_letter, re.compile("[^/]")),
}
