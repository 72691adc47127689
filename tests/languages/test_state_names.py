"""Which state a text names: by names, former names, seats, capitals and demonyms."""

from itertools import combinations
from typing import Final

import pytest

from pourparler import Party, PartyKind
from pourparler_validators.facts.countries import country_of
from pourparler_validators.languages.scripts import fits
from pourparler_validators.languages.state_names import country_named, state_named, states_by_key
from pourparler_validators.languages.states import LANGUAGES, NameKind, names_in

LATIN: Final = [language for language in LANGUAGES if fits("LATIN", language)]
CYRILLIC: Final = [language for language in LANGUAGES if fits("CYRILLIC", language)]
NAMED: Final = """
Georgia GE short
georgia GE short
Türkiye TR short
Turkiye TR short
Republic of Türkiye TR official
the Gambia GM short
The Netherlands NL short
Russian Federation RU official
the Russian Federation RU official
USA US other
U.S. US other
us US other
Great Britain GB other
D.R. Congo CD other
Congo-Kinshasa CD other
DPRK KP other
Holy See VA short
Vatican VA other
COTE D’IVOIRE CI short
Ivory Coast CI other
Burma MM former
Zaire CD former
Swaziland SZ former
Macedonia MK former
Turkey TR former
Persia IR former
Ceylon LK former
Upper Volta BF former
Kremlin RU seat
the Kremlin RU seat
White House US seat
Downing Street GB seat
Quai d'Orsay FR seat
the Elysee FR seat
Blue House KR seat
Foggy Bottom US seat
Tbilisi GE capital
Kiev UA capital
Kyiv UA capital
Washington US capital
Minsk BY capital
Ramallah PS capital
Pyongyang KP capital
Taipei TW capital
Singapore SG short
Niger NE short
Nigeria NG short
Nigerien NE demonym
Nigerian NG demonym
Georgian GE demonym
Dutch NL demonym
Filipino PH demonym
Bissau-Guinean GW demonym
Taiwanese TW demonym
l’Élysée FR seat
la Maison-Blanche US seat
les Pays-Bas NL short
el Kremlin RU seat
Los Pinos MX seat
La Paz BO capital
die Vereinigten Staaten US other
der Kreml RU seat
das Weiße Haus US seat
EE. UU. US other
Берег Слоновой Кости CI former
Бірма MM former
голландец NL demonym
Birmanie MM other
Obervolta BF former
Suazilandia SZ former
Елисейский дворец FR seat
Банкова UA seat
"""
UNNAMED: Final = """
Congo
Guinea
Korea
Congolese
Korean
Virgin Islands
Brussels
Victoria
Geneva
The Hague
Strasbourg
Camp David
Oslo Accords
Minsk agreements
Soviet Union
Yugoslavia
Czechoslovakia
Scotland
Northern Ireland
Chechnya
South Ossetia
Crimea
Брюссель
Genf
la Haye
Югославия
Tchécoslovaquie
Корея
la Montagne
die Guinea
Somaliland
Tibet
European Union
NATO
United Nations
Hamas
West Bank
Iran and Iraq
New Mexico
the
"""


def named(line: str) -> tuple[str, str, str]:
    name, code, kind = line.rsplit(" ", 2)
    return name, code, kind


@pytest.mark.parametrize(
    ("name", "code", "kind"), [named(line) for line in NAMED.split("\n")[1:-1]]
)
def test_a_state_is_found_by_its_names(name: str, code: str, kind: str) -> None:
    found = state_named(name)
    assert found is not None
    assert (found.code, found.kind.value) == (code, kind)


@pytest.mark.parametrize("name", [*UNNAMED.split("\n")[1:-1], "", "''"])
def test_what_names_no_state_or_several_finds_none(name: str) -> None:
    assert state_named(name) is None


def test_only_names_make_a_party_a_country() -> None:
    assert country_named("Burma") == "MM"
    assert country_named("the Kremlin") is None
    assert country_named("Tbilisi") is None
    assert country_named("Georgian") is None
    assert country_of(Party(id="party:a", kind=PartyKind.STATE, name="Zaire")) == "CD"
    assert country_of(Party(id="party:a", kind=PartyKind.STATE_BODY, name="Zaire")) is None


@pytest.mark.parametrize(("one", "other"), [*combinations(LATIN, 2), *combinations(CYRILLIC, 2)])
def test_no_name_is_one_state_here_and_another_there(one: str, other: str) -> None:
    """So that the order of the languages decides nothing."""
    here, there = states_by_key(one), states_by_key(other)
    clashes = {
        (key, here[key], there[key])
        for key in here.keys() & there.keys()
        if len(here[key]) == len(there[key]) == 1 and here[key][0].code != there[key][0].code
    }
    assert clashes == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_is_found_but_where_it_is_shared(language: str) -> None:
    for code, names in names_in(language).items():
        for kind, name in names.by_kind():
            found = state_named(name)
            if kind in (NameKind.SHORT, NameKind.OFFICIAL) and found is not None:
                assert found.code == code, name
