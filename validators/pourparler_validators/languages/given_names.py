"""Given names by which a man can be told from a woman."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

from pourparler_validators.languages.folding import folded


def pronoun_of(given_name: str) -> str | None:
    """The pronoun (he, she) of those with a folded given name; none where it does not tell."""
    return _pronouns().get(given_name)


@cache
def _pronouns() -> Mapping[str, str]:
    import tomllib  # needed only where a text is read

    file = resources.files("pourparler_validators.languages").joinpath("given_names.toml")
    tables: dict[str, str] = tomllib.loads(file.read_text(encoding="utf-8"))
    return {name: pronoun for pronoun, names in tables.items() for name in folded(names).split()}
