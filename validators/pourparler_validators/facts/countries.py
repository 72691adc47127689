"""Countries by the names that ship with the standard."""

from functools import cache
from typing import Final

from pourparler import Party, PartyKind
from pourparler.countries import COUNTRIES
from pourparler_validators.facts.names import comparable

SHARED: Final = frozenset(("congo", "guinea", "korea"))
"""Names that more than one state has, comparable; the shipped names give one of them to one."""


def country_named(name: str) -> str | None:
    """The code of the country that has the whole name; none where several may be meant."""
    return _codes().get(comparable(name))


def country_of(party: Party) -> str | None:
    """The code of the country that a state is: its own, or that of its name."""
    if party.kind is not PartyKind.STATE:
        return None
    return party.country or country_named(party.name)


def has_name_of_another(party: Party) -> bool:
    """Whether a state has the name of one country and the code of another."""
    named = country_named(party.name)
    return named is not None and country_of(party) not in (None, named)


@cache
def _codes() -> dict[str, str]:
    codes = {comparable(name): code for code, name in COUNTRIES.items()}
    return {name: code for name, code in codes.items() if name not in SHARED}
