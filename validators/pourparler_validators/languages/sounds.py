"""Names by how they sound, so that the ways of writing one with Latin letters are one."""

import re
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


def skeletons(name: str) -> frozenset[str]:
    """The consonants of a name that every language writes alike, by which it may be another.

    Far coarser than :func:`heard`: vowels, what is silent in some languages, and all hissing and
    guttural sounds are left out, since Trump is written Трамп and Hugh is written Хью. Names with
    the same ones may be one; those with none in common are not. A "w" may be heard or not.
    """
    kept = _MANY_SOUNDS.sub("", name).replace("ph", "v").replace("f", "v")
    ways = (kept.replace("w", "v"), kept.replace("w", ""))
    return frozenset(_NOT_ALIKE.sub("", _twice(way.replace("d", "t"))) for way in ways)


def _twice(name: str) -> str:
    """A name with one letter for the same one twice."""
    return "".join(letter for letter, _ in groupby(name))


def _replaced(name: str, sounds: tuple[tuple[str, str], ...]) -> str:
    for letters, letter in sounds:
        name = name.replace(letters, letter)
    return _twice(name)


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
_MANY_SOUNDS: Final = re.compile(r"dzh|dj|dz|d(?=g[eiy])|tsch|tch|tsh|ts|tz|t(?=ion)|t(?=h?s)")
"""Letters that hold a consonant of the skeleton, and write none."""
_NOT_ALIKE: Final = re.compile(r"[^bptmnlrv]")
