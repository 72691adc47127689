"""The countries of parties, also by the names that ship with the checker."""

from pourparler import Party, PartyKind
from pourparler_validators.languages.state_names import country_named, state_named, states_called
from pourparler_validators.languages.states import NameKind


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
