"""The words of conditions and doubts that are found in a text, and what only looks like them."""

import pytest

from pourparler_validators.languages.lexicon import Lexicon
from pourparler_validators.languages.tables import language_of, languages

LEXICONS = {language.tag: language.telling for language in languages()}
ENGLISH = LEXICONS["en"]

CONDITIONS = {
    "If they were made, it is dangerous": ["if"],
    "Quite dangerous – if they were made": ["if"],
    "again–if they were made": ["if"],
    "again -- if, and only if": ["if", "if"],
    "not unless we agree": ["unless"],
    "Provided That he comes": ["provided that"],
    "provided\nthat he comes": ["provided that"],
    "and only when he comes": ["only when"],
    "on the condition that he comes": ["on the condition that"],
    "If not, we leave": ["if"],
    "as if it were so, but if it is": ["if"],
    "he asked if, if at all, they come if invited": ["if"],
    "the fighting goes on until they withdraw": ["until"],
    "not until the siege is lifted": ["until"],
    "as long as one soldier is left": ["as long as"],
    "their departure depended on extra measures": ["depended on"],
    "depending upon the outcome, it is contingent on theirs": ["depending upon", "contingent on"],
    "ten prisoners in exchange for one": ["in exchange for"],
    "we will not sign any paper without guarantees": ["not sign any paper without"],
    "We won’t talk to them without Egypt": ["won’t talk to them without"],
    "There is no peace without justice": ["no peace without"],
    "only after the last soldier has left": ["only after"],
    "until now it was so, until they came": ["until"],
}
NO_CONDITIONS = [
    "even if he comes",
    "it is as if he came",
    "few, if any, came",
    "difficult if not impossible",
    "asked if he would come",
    "Asked  if he would come",
    "it is not clear if he comes",
    "we will see if he comes",
    "a gif of the Ifugao, and a stiff what-if",
    "spoke on condition of anonymity",
    "Ankara had provided that the sides meet",
    "it was only then, when he came",
    "providedthat",
    "until Friday, until 18:00, until June 2, until the end of the year and until further notice",
    "until next week, till late, and until\nnow",
    "as long as 48 hours, twice as long as before, as long as possible",
    "they depend on each other, and it does not depend on us",
    "it doesn’t depend on the weather",
    "they did not come; without them it began",
    "it was not so, he said, without a smile",
    "not one of all the many men whom we have seen came without arms",
    "they will join us, if necessary",
    "unless otherwise agreed",
    "",
]
HEDGES = {
    "Moscow may, might and allegedly will": ["may", "might", "allegedly"],
    "it appears that it reportedly did": ["appears", "reportedly"],
    "it could be, and is likely": ["could", "likely"],
    "the talks are expected to begin, and he hopes to attend": ["expected to", "hopes to"],
    "he appeared to agree": ["appeared to"],
}
NO_HEDGES = [
    "on May 16 Theresa May said",
    "MAY",
    "the mayor of Mighty, dismay, almighty",
    "their full military might",
    "he appeared",
    "a may-fly",
    "he could not come, and Ukraine could now attack",
    "so that all of them could come",
    "unlikely, and unexpected to many; the hopes of all",
    "his name appears on the list",
]


@pytest.mark.parametrize(("text", "words"), CONDITIONS.items())
def test_conditions_are_found(text: str, words: list[str]) -> None:
    assert ENGLISH.conditions_in(text) == tuple(words)


@pytest.mark.parametrize("text", NO_CONDITIONS)
def test_what_states_no_condition_is_passed_over(text: str) -> None:
    assert ENGLISH.conditions_in(text) == ()


@pytest.mark.parametrize(("text", "words"), HEDGES.items())
def test_doubts_are_found(text: str, words: list[str]) -> None:
    assert ENGLISH.hedges_in(text) == tuple(words)


@pytest.mark.parametrize("text", NO_HEDGES)
def test_what_states_no_doubt_is_passed_over(text: str) -> None:
    assert ENGLISH.hedges_in(text) == ()


def test_a_table_holds_for_all_scripts_and_regions_of_its_language() -> None:
    for tag in ("en", "en-GB", "en-Latn-US"):
        language = language_of(tag)
        assert language
        assert language.telling is ENGLISH
    assert language_of("ja") is None
    assert language_of("eng") is None


def test_another_language_is_another_table_only() -> None:
    german = Lexicon(
        conditions=("falls", "es sei denn"),
        not_conditions=(),
        hedges=(),
        not_hedges=(),
        translated=(),
    )
    assert german.conditions_in("Falls er kommt, es sei denn, er ist krank") == (
        "falls",
        "es sei denn",
    )
    assert german.hedges_in("Er mag kommen") == ()


@pytest.mark.parametrize("table", LEXICONS.values(), ids=list(LEXICONS))
def test_a_table_is_in_small_letters_and_its_exceptions_hold_its_words(table: Lexicon) -> None:
    pairs = ((table.conditions, table.not_conditions), (table.hedges, table.not_hedges))
    for words, exceptions in pairs:
        assert all(word == word.casefold() for word in (*words, *exceptions))
        assert len({*words, *exceptions}) == len(words) + len(exceptions)
        assert all(word[0].isalnum() for word in (*words, *exceptions))
        for exception in exceptions:
            padded = f" {exception.replace('…', ' ')} "
            assert any(f" {word} " in padded for word in words), exception
