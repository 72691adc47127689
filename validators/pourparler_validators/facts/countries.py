"""States by the names that ship with the checker, in all its languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from pourparler import Party, PartyKind
from pourparler_validators.facts.names import comparable
from pourparler_validators.languages.scripts import fits, script_of
from pourparler_validators.languages.states import (
    LANGUAGES,
    NameKind,
    articles_in,
    names_in,
    state_codes,
)

STAND_INS: Final = frozenset((NameKind.SEAT, NameKind.CAPITAL, NameKind.DEMONYM))
"""What stands for a state and is no name of it."""

_RANKS: Final = {NameKind.FORMER: 1, NameKind.SEAT: 2, NameKind.CAPITAL: 2, NameKind.DEMONYM: 3}
"""How far a kind is from a name that is in use: a text is what it is in the nearest way."""


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
    key = _key(text)
    script = script_of(key) or ""
    for language in (each for each in LANGUAGES if fits(script, each)):
        by_key = states_by_key(language)
        for form in (key, *_without_article(key, language)):
            if form in by_key:
                return by_key[form]
    return ()


def country_named(name: str) -> str | None:
    """The code of the country that has the whole name, now or formerly: not by its capital."""
    named = state_named(name)
    return named.code if named is not None and named.is_name else None


def country_of(party: Party) -> str | None:
    """The code of the country that a state is: its own, or that of its name."""
    if party.kind is not PartyKind.STATE:
        return None
    return party.country or country_named(party.name)


def countries_called(party: Party) -> dict[str, str]:
    """The countries that the other names of a state stand for, each with the first such name.

    What its people are called tells no state from another: Serbs live in several.
    """
    if party.kind is not PartyKind.STATE:
        return {}
    called: dict[str, str] = {}
    for alias in party.aliases or ():
        named = state_named(alias.name)
        if named is not None and named.kind is not NameKind.DEMONYM:
            called.setdefault(named.code, alias.name)
    return called


def words_called(text: str, party: Party) -> frozenset[str]:
    """The words of a text that name, or stand for, the country of a party: "Saudi"."""
    code = party.country or country_of(party)
    words = text.split() if code else ()
    return frozenset(
        word for word in words if any(state.code == code for state in states_called(word))
    )


def has_name_of_another(party: Party) -> bool:
    """Whether a state has the name of one country and the code of another."""
    named = country_named(party.name)
    return named is not None and country_of(party) not in (None, named)


@cache
def states_by_key(language: str) -> Mapping[str, tuple[NamedState, ...]]:
    """What each name of a language stands for, in the nearest way that it does."""
    found: dict[str, dict[str, NamedState]] = {}
    for named, name in _all_names(language):
        found.setdefault(_key(name), {}).setdefault(named.code, named)
    return {key: _nearest(list(states.values())) for key, states in found.items()}


def names_of(code: str, language: str) -> Iterator[tuple[NameKind, str]]:
    """The names of a state in a language, by which it is known: not a capital like Brussels."""
    names = names_in(language).get(code)
    means_others = state_codes()[code].capital_means_others
    for kind, name in names.by_kind() if names else ():
        if kind is not NameKind.CAPITAL or not means_others:
            yield kind, name


def _all_names(language: str) -> Iterator[tuple[NamedState, str]]:
    for code in names_in(language):
        for kind, name in names_of(code, language):
            yield NamedState(code, kind), name


def _nearest(states: list[NamedState]) -> tuple[NamedState, ...]:
    best = min(state.rank for state in states)
    return tuple(state for state in states if state.rank == best)


def _key(name: str) -> str:
    """A name as it is looked up: comparable, and its initials as one word."""
    words: list[str] = []
    is_initials = False
    for word in comparable(name).split():
        if is_initials and len(word) == 1:
            words[-1] += word
        else:
            words.append(word)
            is_initials = len(word) == 1
    return " ".join(words)


def _without_article(key: str, language: str) -> Iterator[str]:
    first, _, rest = key.partition(" ")
    if rest and first in articles_in(language):
        yield rest
