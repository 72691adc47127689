"""Names by how they sound, so that the ways of writing one with Latin letters are one."""

from itertools import groupby
from typing import Final


def romanized(name: str) -> str:
    """A name with one letter for those that romanizations write for one sound: Sergei, Sergey."""
    return _replaced(name, _SOUNDS)


def heard(name: str) -> str:
    """A name as it may be heard, by which names of two scripts are compared: Yermak, Ермак.

    Coarser than :func:`romanized`: names that are not one may be heard alike (Gorin, Horin).
    """
    return _replaced(romanized(name), _HEARD)


def _replaced(name: str, sounds: tuple[tuple[str, str], ...]) -> str:
    for letters, letter in sounds:
        name = name.replace(letters, letter)
    return "".join(letter for letter, _ in groupby(name))


_SOUNDS: Final = (
    ("kh", "h"),
    ("ph", "f"),
    ("ks", "x"),
    ("ou", "u"),
    ("w", "v"),
    ("j", "i"),
    ("y", "i"),
)
"""Letters by which romanizations write one sound of a name."""
_HEARD: Final = (
    ("tch", "ch"),
    ("ch", "q"),
    ("shq", "sq"),
    ("tz", "ts"),
    ("c", "k"),
    ("h", "g"),
    ("ie", "e"),
    ("io", "e"),
)
"""The same for what ISO 9, BGN/PCGN, the passports of states and newspapers write differently."""
