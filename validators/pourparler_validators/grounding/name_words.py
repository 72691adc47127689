"""Which words of names a word of a text may be: as it is, with an ending, or as it is heard."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import Flag
from functools import cache
from typing import Final

from pourparler_validators.languages.language import Language
from pourparler_validators.languages.sounds import heard
from pourparler_validators.languages.tables import languages
from pourparler_validators.late_dataclasses import dataclass

_HEARD: Final = "~"
"""What stands before a word of a name as it is heard."""


class Way(Flag):
    """How a word of a text is one of a name; of several words all ways."""

    AS_IT_IS = 0
    POSSESSIVE = 1
    """With the ending of one to whom something belongs: Lavrov's."""
    OBLIQUE = 2
    """In another case than that in which the name is given."""
    HEARD = 4
    """In another script, and heard alike."""


@dataclass(frozen=True, slots=True)
class NameWords:
    """What the words of a text may be in names; each is looked at once."""

    language: Language | None
    hears_latin: bool = False
    """Whether there are names in other scripts that words in Latin letters may be."""
    _found: dict[tuple[str, bool], Mapping[str, Way]] = field(
        default_factory=dict[tuple[str, bool], Mapping[str, Way]], repr=False
    )

    def of(self, word: str, *, stands_in: bool) -> Mapping[str, Way]:
        """The words of names that a folded word may be, and how; as it is, where it may be so.

        ``stands_in`` asks for what only stands for somebody: a capital, a people.
        """
        key = word, stands_in
        if key not in self._found:
            found: dict[str, Way] = {}
            for name, way in self._ways(word, stands_in):
                found.setdefault(name, way)
            self._found[key] = found
        return self._found[key]

    def _ways(self, word: str, stands_in: bool) -> Iterator[tuple[str, Way]]:
        yield word, Way.AS_IT_IS
        for ending in possessives():
            if word.endswith(ending):
                yield word.removesuffix(ending), Way.POSSESSIVE
        if self.hears_latin and word.isascii():
            yield heard_word(self.language.bare(word) if self.language else word), Way.HEARD
        if self.language is None:
            return
        names = self.language.names
        nominatives = names.nominatives(word, stands_in=stands_in)
        yield from ((name, Way.OBLIQUE) for name in nominatives)
        for name in (word, *nominatives):
            way = Way.HEARD if name == word else Way.HEARD | Way.OBLIQUE
            if (sound := names.heard(name)) is not None:
                yield f"{_HEARD}{sound}", way


def is_heard_word(word: str) -> bool:
    """Whether a word of a form is one as it is heard."""
    return word.startswith(_HEARD)


def heard_word(word: str) -> str:
    """A folded word of a name in Latin letters, as :class:`NameWords` has it in other scripts."""
    return f"{_HEARD}{heard(word)}"


@cache
def possessives() -> tuple[str, ...]:
    """The endings of all languages: a name has one, in whatever language it is spoken of."""
    return tuple(dict.fromkeys(each for one in languages() for each in one.possessives))
