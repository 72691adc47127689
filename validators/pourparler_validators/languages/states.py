"""The names of states and territories in several languages, and their codes in other lists.

The tables are data; where they come from, and their licence, ``NOTICE-states.md`` says.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any, Final

from pourparler_validators.languages.folders import folder_of
from pourparler_validators.languages.shipped import shipped_table
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_values import is_list

LANGUAGES: Final = ("en", "fr", "es", "de", "ru", "uk")
"""The tags of the languages that the names are given in."""

_STATES: Final = "states.toml"


class NameKind(StrEnum):
    """How a name stands for a state; the earlier one counts where one text is two of them."""

    SHORT = "short"
    OFFICIAL = "official"
    OTHER = "other"
    """A further name, spelling or abbreviation that is in use."""
    FORMER = "former"
    SEAT = "seat"
    """A building, street or office that stands for the government: the Kremlin."""
    CAPITAL = "capital"
    DEMONYM = "demonym"
    """An adjective, or a noun for inhabitants."""


@dataclass(frozen=True, slots=True)
class StateNames:
    """The names of one state in one language; an empty list for what it does not have."""

    short: str
    official: str | None = None
    other: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()

    def by_kind(self) -> Iterator[tuple[NameKind, str]]:
        """Each name with its kind, in the order of the kinds."""
        yield NameKind.SHORT, self.short
        if self.official is not None:
            yield NameKind.OFFICIAL, self.official
        for kind, names in (
            (NameKind.OTHER, self.other),
            (NameKind.FORMER, self.former),
            (NameKind.SEAT, self.seats),
            (NameKind.CAPITAL, self.capitals),
            (NameKind.DEMONYM, self.demonyms),
        ):
            for name in names:
                yield kind, name


@dataclass(frozen=True, slots=True)
class StateCodes:
    """The codes of one state; none where a list has none for it."""

    alpha3: str
    """The three letters of ISO 3166-1; XKX, in common use for Kosovo."""
    m49: str | None = None
    """The three digits of the United Nations' M49."""
    gw: int | None = None
    """The number of Gleditsch and Ward."""
    cow: int | None = None
    """The number of the Correlates of War."""
    capital_means_others: bool = False
    """Whether its capital stands for somebody else as often: Brussels."""


@cache
def names_in(language: str) -> Mapping[str, StateNames]:
    """The names of all states in a language, by their codes of ISO 3166-1 alpha-2 and XK.

    ``language`` is a BCP 47 tag; of one that there is no table for, there are none.
    """
    table = _table_of(language)
    return {code: StateNames(**_frozen(table[code])) for code in table if code.isupper()}


def names_of(code: str, language: str) -> Iterator[tuple[NameKind, str]]:
    """The names of a state in a language, by which it is known: not a capital like Brussels."""
    names = names_in(language).get(code)
    means_others = state_codes()[code].capital_means_others
    for kind, name in names.by_kind() if names else ():
        if kind is not NameKind.CAPITAL or not means_others:
            yield kind, name


def articles_in(language: str) -> frozenset[str]:
    """What the names in a language may begin with, and need not, in small letters."""
    return frozenset(_table_of(language).get("articles", "").split())


@cache
def _table_of(language: str) -> dict[str, Any]:
    tag = language.partition("-")[0]
    folder = folder_of(tag)
    shipped = shipped_table(f"{tag}/{_STATES}")
    if shipped is not None or folder is None:
        return shipped or {}
    return _read(folder.joinpath(_STATES))


@cache
def state_codes() -> Mapping[str, StateCodes]:
    """The codes of all states, by those of ISO 3166-1 alpha-2 and XK."""
    codes = shipped_table("state_codes.toml") or {}
    return {code: StateCodes(**one) for code, one in codes.items()}


def _read(file: Traversable) -> dict[str, Any]:
    import tomllib  # needed only for the tables of one's own

    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def _frozen(names: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if is_list(value) else value for key, value in names.items()}
