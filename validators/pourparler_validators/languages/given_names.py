"""Given names by which a man can be told from a woman, and family names that stand first."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

from pourparler_validators.languages.folding import folded


def pronoun_of(given_name: str) -> str | None:
    """The pronoun (he, she) of those with a folded given name; none where it does not tell."""
    return _pronouns().get(given_name)


@cache
def family_names_first() -> frozenset[str]:
    """The folded family names that stand before a given name, by which texts call people: Xi."""
    return frozenset(folded(_tables("family_names.toml")["first"]).split())


@cache
def _pronouns() -> Mapping[str, str]:
    tables = _tables("given_names.toml")
    return {name: pronoun for pronoun, names in tables.items() for name in folded(names).split()}


def _tables(file: str) -> Mapping[str, str]:
    import tomllib  # needed only where a text is read

    path = resources.files("pourparler_validators.languages").joinpath(file)
    tables: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return tables
