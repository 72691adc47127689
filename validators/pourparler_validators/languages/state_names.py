"""Which state a text names, in whatever language.

Looked up in ``state_names.json``, which is made from the tables of all languages: to read these
takes thirty times as long.
"""

import re
from functools import cache, lru_cache
from importlib import resources
from typing import Final

from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.states import (
    LANGUAGES,
    NameKind,
    articles_in,
    names_in,
    names_of,
)
from pourparler_validators.late_dataclasses import dataclass

INDEX: Final = "state_names.json"
"""The file that the names are looked up in."""

STAND_INS: Final = frozenset((NameKind.SEAT, NameKind.CAPITAL, NameKind.DEMONYM))
"""What stands for a state and is no name of it."""

_RANKS: Final = {NameKind.FORMER: 1, NameKind.SEAT: 2, NameKind.CAPITAL: 2, NameKind.DEMONYM: 3}
"""How far a kind is from a name that is in use: a text is what it is in the nearest way."""
_KINDS: Final = tuple(NameKind)
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class NamedState:
    """The state that a text names, and how."""

    code: str
    """Its code of ISO 3166-1 alpha-2, or XK."""
    kind: NameKind

    @property
    def is_name(self) -> bool:
        """Whether the text is a name of the state, and does not only stand for it."""
        return self.kind not in STAND_INS

    @property
    def rank(self) -> int:
        """How far the text is from a name that is in use, from 0."""
        return _RANKS.get(self.kind, 0)


def country_named(name: str) -> str | None:
    """The code of the country that has the whole name, now or formerly: not by its capital."""
    named = state_named(name)
    return named.code if named is not None and named.is_name else None


def capital_named(name: str) -> str | None:
    """The code of the country whose capital has the whole name."""
    named = state_named(name)
    return named.code if named is not None and named.kind is NameKind.CAPITAL else None


def state_named(text: str) -> NamedState | None:
    """The state that a whole text names, in whatever language; none where several may be meant."""
    states = states_called(text)
    return states[0] if len(states) == 1 else None


@lru_cache(maxsize=4096)
def states_called(text: str) -> tuple[NamedState, ...]:
    """The states that may be meant by a whole text, in the first language that knows it.

    Capitals, accents, punctuation and an article before the name do not count. Where a text is the
    name of one state and only stands for another, it means the first.
    """
    articles, names = _index()
    key = _key(text)
    first, _, rest = key.partition(" ")
    found = names.get(key) or (names.get(rest) if first in articles else None)
    if not found:
        return ()
    return tuple([NamedState(each[:2], _KINDS[int(each[2])]) for each in found.split()])


def states_by_key(language: str) -> dict[str, tuple[NamedState, ...]]:
    """What each name of a language, as it is looked up, stands for in the nearest way."""
    found: dict[str, dict[str, NamedState]] = {}
    for code in names_in(language):
        for kind, name in names_of(code, language):
            found.setdefault(_key(name), {}).setdefault(code, NamedState(code, kind))
    return {key: _nearest(list(states.values())) for key, states in found.items()}


def index_text() -> str:
    """The content of the file that the names are looked up in."""
    import json  # needed where the file is made or read

    names: dict[str, str] = {}
    for language in LANGUAGES:
        for key, states in states_by_key(language).items():
            names.setdefault(key, " ".join(f"{one.code}{_KINDS.index(one.kind)}" for one in states))
    articles = sorted(frozenset[str]().union(*map(articles_in, LANGUAGES)))
    index = {"articles": articles, "names": dict(sorted(names.items()))}
    return json.dumps(index, ensure_ascii=False, indent=0) + "\n"


@cache
def _index() -> tuple[frozenset[str], dict[str, str]]:
    """The articles, and by the key of a name the codes and the numbers of the kinds."""
    import json

    file = resources.files("pourparler_validators.languages").joinpath(INDEX)
    index = json.loads(file.read_text(encoding="utf-8"))
    return frozenset(index["articles"]), index["names"]


def _nearest(states: list[NamedState]) -> tuple[NamedState, ...]:
    best = min(state.rank for state in states)
    return tuple(state for state in states if state.rank == best)


def _key(name: str) -> str:
    """A name as it is looked up: its words without capitals and accents, initials as one word."""
    found = _WORD.findall(folded(name))
    if 1 not in map(len, found):  # so it is with most, and quicker
        return " ".join(found)
    words: list[str] = []
    is_initials = False
    for word in found:
        if is_initials and len(word) == 1:
            words[-1] += word
        else:
            words.append(word)
            is_initials = len(word) == 1
    return " ".join(words)
