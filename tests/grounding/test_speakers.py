"""To whom an article gives its quotations."""

import pytest

from pourparler_validators.contract.questions import Speaker
from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.attribution import Attribution, Attributor, Support
from pourparler_validators.grounding.speakers import Roster
from pourparler_validators.languages.tables import language_of

NORTH = Speaker(
    "north", ("Northland", "Northern", "Hollum", "the Northlanders"), parties=frozenset({"north"})
)
SUDRIA = Speaker("sudria", ("Sudria", "Sudrian", "Ports"), parties=frozenset({"sudria"}))
BRANDT = Speaker("brandt", ("Ilse Brandt",), is_person=True, parties=frozenset({"north"}))
HADDAD = Speaker("haddad", ("Omar Haddad",), is_person=True, parties=frozenset({"sudria"}))
PENA = Speaker("pena", ("José Peña", "the Professor"), is_person=True)
ABSENT = Speaker("absent", ("Karl Absent",), is_person=True)
SPEAKERS = (NORTH, SUDRIA, BRANDT, HADDAD, PENA, ABSENT)
QUOTE = "We are ready to sign"


def said(
    text: str, speaker: Speaker, words: str = QUOTE, beside: frozenset[str] = frozenset()
) -> Attribution:
    """What an article says of a speaker of some of its words."""
    article = prepared(text)
    start = text.index(words)
    cast = Roster(SPEAKERS).cast_in(article)
    return Attributor(article, cast).verified(start, start + len(words), speaker, beside)


@pytest.mark.parametrize(
    "text",
    [
        "“We are ready to sign,” said Brandt.",
        "“We are ready to sign,” Brandt said.",
        "“We are ready to sign,” Ilse Brandt told reporters on Monday.",
        "“We are ready to sign,” the chief negotiator of Northland, Ilse Brandt, said.",
        "“We are ready to sign”, Brandt was quoted as saying.",
        "“We are ready to sign,” said the minister, Mrs. Brandt, in Geneva.",
        "“We are ready to sign,” Minister Brandt added, though Haddad stayed silent.",
        "“We are ready to sign,” added Brandt after a meeting with Haddad.",
        "“We are ready to sign!” exclaimed Brandt.",
        "“We are ready to sign?” Brandt asked.",
        "Brandt said: “We are ready to sign.”",
        "Brandt said, “We are ready to sign.”",
        "Haddad left. Brandt, who is her country's envoy, explained that “We are ready to sign”.",
        "In Geneva, with Haddad beside her, Brandt declared: “We are ready to sign.”",
        "“We are ready to sign.” — Ilse Brandt",
        "“We are ready to sign.” ― Brandt, Geneva",
        "Ilse Brandt:\n“We are ready to sign.”",
        "Brandt made a statement:\n\n“We are ready to sign.”",
        "Brandt came in. “We are ready to sign,” she said.",
        "Brandt spoke after Haddad had left. She said: “We are ready to sign.”",
        "“It is late,” Brandt said. “We are ready to sign.”",
        "“It is late,” Brandt said. It added: “We are ready to sign.”",
        "“It is late,” Brandt said in a statement.\nThe statement added: “We are ready to sign.”",
        "Brandt said: “It is late.\n“We are ready to sign.”",
        "“It is late.\n“We are ready to sign,” Brandt said.",
        "Brandt said: “It is late.\n“It was long.\n“We are ready to sign.”",
        "Brandt said that her side could “We are ready to sign” at any time.",
        "According to Brandt, “We are ready to sign.”",
        "“We are ready to sign,” according to Ilse Brandt.",
        "Brandt said that We are ready to sign without delay.",
        "“We are ready to sign,” BRANDT said.",
        'Brandt said: "We are ready to sign."',
        "“We are ready to sign,” Brandt’s deputy heard Brandt say.",
    ],
)
def test_the_words_are_given_to_their_speaker(text: str) -> None:
    assert said(text, BRANDT).support is Support.SUPPORTED


@pytest.mark.parametrize(
    "text",
    [
        "“We are ready to sign,” said Haddad. Brandt was silent.",
        "“We are ready to sign,” Haddad said. Brandt left.",
        "Haddad said: “We are ready to sign.” Brandt left.",
        "Brandt listened. According to Haddad, “We are ready to sign.”",
        "“We are ready to sign.” — Omar Haddad\nBrandt was there.",
        "“We are ready to sign,” Haddad told Brandt.",
        "“We are ready to sign,” Haddad said after a talk with Brandt.",
        "Haddad told Brandt: “We are ready to sign.”",
    ],
)
def test_the_words_are_given_to_another(text: str) -> None:
    found = said(text, BRANDT)
    assert (found.support, found.others) == (Support.CONTRADICTED, ("haddad",))
    assert found.span is not None
    assert "Haddad" in text[slice(*found.span)]
    assert said(text, HADDAD).support is Support.SUPPORTED


def test_the_words_that_support_a_speaker_are_shown() -> None:
    text = "“We are ready to sign,” said the minister, Ilse Brandt, in Geneva."
    found = said(text, BRANDT)
    assert found.span is not None
    assert text[slice(*found.span)] == "Ilse Brandt"


@pytest.mark.parametrize(
    ("text", "support"),
    [
        ("Brandt was there. “We are ready to sign” stood on a poster.", Support.NEAR),
        ("“We are ready to sign” stood on a poster.\nBrandt saw it.", Support.MENTIONED),
        ("“We are ready to sign” stood on a poster.", Support.NOT_MENTIONED),
        ("“We are ready to sign,” a brandt said.", Support.NOT_MENTIONED),
        ("“We are ready to sign,” said an official.\nBrandt left.", Support.MENTIONED),
    ],
)
def test_a_speaker_who_is_named_elsewhere(text: str, support: Support) -> None:
    assert said(text, BRANDT).support is support


def test_a_name_that_never_occurs_is_not_contradicted() -> None:
    assert said("“We are ready to sign,” Brandt said.", ABSENT).support is Support.NOT_MENTIONED


@pytest.mark.parametrize(
    "text",
    [
        "“We are ready to sign,” Northland said.",
        "“We are ready to sign,” Hollum announced.",
        "“We are ready to sign,” said a Northern official.",
        "“We are ready to sign,” Ilse Brandt said.",
        "“We are ready to sign,” the Northlanders said.",
        "Northland announced: “We are ready to sign.”",
    ],
)
def test_a_party_speaks_by_its_names_and_its_persons(text: str) -> None:
    assert said(text, NORTH).support is Support.SUPPORTED
    assert said(text, SUDRIA).support is not Support.SUPPORTED


def test_a_party_does_not_make_a_person_speak() -> None:
    text = "“We are ready to sign,” Northland said. Brandt was there."
    assert said(text, BRANDT).support is Support.NEAR


def test_a_party_is_contradicted_by_another_party_and_its_persons() -> None:
    for other in ("Sudria", "Haddad"):
        text = f"“We are ready to sign,” {other} said. Northland was silent."
        assert said(text, NORTH).support is Support.CONTRADICTED


@pytest.mark.parametrize(
    "text",
    [
        "“We are ready to sign,” said Brandt and Haddad.",
        "“We are ready to sign,” Minister Brandt and President Haddad said in a statement.",
        "“We are ready to sign,” said Northern Minister Brandt and Sudrian President Haddad.",
        "Haddad and Ilse Brandt declared: “We are ready to sign.”",
    ],
)
def test_words_that_two_say_together_are_given_to_both(text: str) -> None:
    assert said(text, BRANDT).support is Support.SUPPORTED
    assert said(text, HADDAD).support is Support.SUPPORTED


@pytest.mark.parametrize(
    "text",
    [
        "“We are ready to sign,” said Brandt, after a talk with Haddad and Peña.",
        "“We are ready to sign,” said Brandt. Haddad and Peña were silent.",
        "“We are ready to sign,” said Brandt, who met Haddad and Peña.",
    ],
)
def test_names_that_something_else_parts_do_not_speak_together(text: str) -> None:
    assert said(text, BRANDT).support is Support.SUPPORTED
    assert said(text, HADDAD).support is Support.CONTRADICTED


@pytest.mark.parametrize(
    "text",
    [
        "“The United States and Haddad said no,” Brandt said, and “We are ready to sign.”",
        "“Haddad announced a vote,” said Brandt. She added: “We are ready to sign.”",
    ],
)
def test_names_and_verbs_within_a_quotation_do_not_say_who_speaks(text: str) -> None:
    assert said(text, BRANDT).support is Support.SUPPORTED


@pytest.mark.parametrize("verb", ["added", "went on"])
def test_who_goes_on_has_spoken_before(verb: str) -> None:
    text = f"Brandt was late. “The vote is set,” said Haddad. He {verb}: “We are ready to sign.”"
    assert said(text, HADDAD).support is Support.SUPPORTED
    assert said(text, BRANDT).support is Support.CONTRADICTED


def test_reported_words_after_a_quotation_have_the_verb_outside_it() -> None:
    text = "“With the support of the United States,” Brandt said in a written statement."
    words = "Brandt said in a written statement"
    assert said(text, BRANDT, words).support is Support.SUPPORTED


def test_whoever_may_say_the_same_words_contradicts_nobody() -> None:
    text = "“We are ready to sign,” said Brandt. Haddad nodded."
    found = said(text, HADDAD, beside=frozenset({"brandt"}))
    assert (found.support, found.others) == (Support.NEAR, ())


def test_a_possessive_is_not_a_speaker() -> None:
    text = "“We are ready to sign,” Haddad's envoy, Ilse Brandt, said."
    assert said(text, BRANDT).support is Support.SUPPORTED
    assert said(text, HADDAD).support is Support.CONTRADICTED


def test_accents_may_be_missing() -> None:
    assert said("“We are ready to sign,” Jose Pena said.", PENA).support is Support.SUPPORTED


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "“We are ready to sign,” the U.S. envoy to the U.N., Mr. Haddad, said."
    assert said(text, HADDAD).support is Support.SUPPORTED


def test_the_verb_may_be_far_but_not_too_far() -> None:
    words = " ".join(["old"] * 30)
    text = f"“We are ready to sign,” said the {words} Brandt."
    assert said(text, BRANDT).support is Support.NEAR


@pytest.mark.parametrize(
    "pattern", ["“A word,” it said. ", "“A word.” ", "“A word,” Brandt said. "]
)
def test_a_thousand_quotations_in_a_row_are_no_trouble(pattern: str) -> None:
    text = "Brandt said: “Good day.” " + pattern * 1500 + "“We are ready to sign,” it said."
    assert said(text, BRANDT).support is Support.SUPPORTED


def test_without_tables_nothing_is_said() -> None:
    article = prepared("„Wij zijn bereid”, zei Brandt.", "nl")
    found = Attributor(article, Roster(SPEAKERS).cast_in(article)).verified(1, 16, BRANDT)
    assert found.support is Support.NEAR


def test_the_table_has_the_verbs_of_newspapers() -> None:
    language = language_of("en")
    assert language is not None
    verbs = language.attribution["reporting"]
    assert len(verbs) >= 150
    usual = "say says said saying tell tells told add adds added warn warned claim claimed note "
    more = "noted insist insisted stress stressed argue argued reply replied announce announced"
    assert set((usual + more).split()) <= verbs


@pytest.mark.parametrize(
    "verb", sorted(language.attribution["reporting"] if (language := language_of("en")) else ())
)
def test_every_verb_of_the_table_gives_words_to_a_speaker(verb: str) -> None:
    text = f"“We are ready to sign,” Brandt {verb} in Geneva. Haddad was there."
    if verb == "according":
        text = "“We are ready to sign,” according to Brandt. Haddad was there."
    assert said(text, BRANDT).support is Support.SUPPORTED
    assert said(text, HADDAD).support is Support.CONTRADICTED


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("US", "United States", True),
        ("Burma", "Myanmar", True),
        ("us", "United States", False),
        ("UK", "United States", False),
        ("Moscow", "Russia", False),
        ("Russian", "Russia", False),
        ("Korea", "Korea", False),
    ],
)
def test_names_that_ship_are_of_one_state_without_a_dataset(
    one: str, other: str, are_one: bool
) -> None:
    assert Roster(()).are_names_of_one(one, other) is are_one
