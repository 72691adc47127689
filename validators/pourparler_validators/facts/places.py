"""Whether the places of two events are two."""

from typing import Final

from pourparler import Place, PlacePrecision
from pourparler_validators.facts.names import comparable
from pourparler_validators.languages.state_names import country_named

_OF_A_TOWN: Final = (None, PlacePrecision.SETTLEMENT)


def are_apart(one: Place, other: Place) -> bool:
    """Whether two places are surely two: of two countries, or two towns.

    A building may stand in the town, and a town in the region that the other names.
    """
    if shared := _codes(one).keys() & _codes(other).keys():
        return all(_codes(one)[scheme] != _codes(other)[scheme] for scheme in shared)
    countries = _country(one), _country(other)
    if None not in countries and countries[0] != countries[1]:
        return True
    return _is_town(one) and _is_town(other) and _names(one).isdisjoint(_names(other))


def place_key(place: Place) -> str:
    """The name of a place, comparable."""
    return comparable(place.name)


def _is_town(place: Place) -> bool:
    return place.precision in _OF_A_TOWN and country_named(place.name) is None


def _country(place: Place) -> str | None:
    return place.country or country_named(place.name)


def _names(place: Place) -> set[str]:
    return {comparable(name) for name in (place.name, place.venue) if name}


def _codes(place: Place) -> dict[str, str]:
    return {str(code.scheme): code.value for code in place.identifiers or ()}
