"""Numbers in words are read by their values, in every language that has tables."""

import pytest

from pourparler_validators.grounding.comparable_text import normalized
from pourparler_validators.grounding.numbers import tokens
from pourparler_validators.languages.tables import language_of
from tests.languages import slavic_numbers as slavic
from tests.languages import spelt_numbers as spelt

HIGHEST = 9999
CARDINALS = [
    ("fr", spelt.french),
    ("fr", spelt.swiss),
    ("es", spelt.spanish),
    ("de", spelt.german),
    ("ru", slavic.RUSSIAN.spelt),
    ("ru", slavic.RUSSIAN_GENITIVE.spelt),
    ("uk", slavic.UKRAINIAN.spelt),
    ("uk", slavic.UKRAINIAN_GENITIVE.spelt),
]
ORDINALS = [
    ("fr", spelt.french_ordinal, HIGHEST),
    ("es", spelt.spanish_ordinal, 99),
    ("de", spelt.german_ordinal, HIGHEST),
    ("ru", slavic.russian_ordinal, HIGHEST),
    ("uk", slavic.ukrainian_ordinal, HIGHEST),
]


def keys(text: str, tag: str) -> list[str]:
    return [token.key for token in tokens(normalized(text), language_of(tag))]


@pytest.mark.parametrize(("tag", "spell"), CARDINALS)
def test_cardinals_are_read_by_their_values(tag: str, spell: spelt.Speller) -> None:
    wrong = [
        (number, spell(number), found)
        for number in [0, *range(2, HIGHEST + 1)]
        if (found := keys(spell(number), tag)) != [f"#{number}"]
    ]
    assert wrong == []


@pytest.mark.parametrize(("tag", "spell", "highest"), ORDINALS)
def test_ordinals_are_read_by_their_values(tag: str, spell: spelt.Speller, highest: int) -> None:
    wrong = [
        (number, spell(number), found)
        for number in range(1, highest + 1)
        if (found := keys(spell(number), tag)) != [f"#{number}."]
    ]
    assert wrong == []
