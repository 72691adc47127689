"""Given names by which a man can be told from a woman, and family names that stand first."""

from collections.abc import Mapping
from functools import cache

from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.shipped import shipped_table


def pronoun_of(given_name: str) -> str | None:
    """The pronoun (he, she) of those with a folded given name; none where it does not tell."""
    return _pronouns().get(given_name)


@cache
def family_names_first() -> frozenset[str]:
    """The folded family names that stand before a given name, by which texts call people: Xi."""
    tables = shipped_table("family_names.toml") or {}
    return frozenset(folded(tables["first"]).split())


@cache
def _pronouns() -> Mapping[str, str]:
    tables = shipped_table("given_names.toml") or {}
    return {name: pronoun for pronoun, names in tables.items() for name in folded(names).split()}
