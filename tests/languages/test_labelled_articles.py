"""Made-up articles in several languages: who says what, and what quotations say otherwise."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable

import pytest

from pourparler_validators.grounding.article import Article, prepared
from pourparler_validators.grounding.attribution import Attributor, Support
from pourparler_validators.grounding.differences import Names
from pourparler_validators.grounding.match import Match, Placement, Status
from pourparler_validators.grounding.search import find_quotation
from pourparler_validators.grounding.speakers import Roster
from tests.languages.labelled_articles import Said, all_said

SAID = list(all_said())
LANGUAGES = sorted({said.language for said in SAID})
Change = Callable[[str], str]


def without_marks(text: str) -> str:
    """A text without accents."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def without_middle(text: str) -> str:
    """A text of which a word in the middle is an ellipsis."""
    words = text.split()
    middle = len(words) // 2
    return " ".join([*words[:middle], "[…]", *words[middle + 1 :]])


LEGITIMATE: dict[str, Change] = {
    "spaces": lambda text: text.replace(" ", "\u00a0", 2),
    "line breaks": lambda text: text.replace(" ", "\n", 1),
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "apostrophes": lambda text: text.replace("'", "’"),
    "accents": without_marks,
    "capitals": str.upper,
    "commas": lambda text: text.replace(",", ""),
    "marks": lambda text: f"“{text}”",
    "ellipsis": without_middle,
}
SPOILT: dict[str, Change] = {
    "capitals": str.upper,
    "small letters": str.lower,
    "no accents": without_marks,
    "no punctuation": lambda text: re.sub(r"[.,;:!?]", "", text),
    "no quotation marks": lambda text: re.sub(r"[«»„“”]", "", text),
    "lines": lambda text: re.sub(r"(.{60,}?) ", r"\1\n", text),
    "ligatures": lambda text: text.replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "one line": lambda text: " ".join(text.split()),
    "another language before": lambda text: f"“No,” said the minister on Monday.\n\n{text}",
    "another language after": lambda text: f"{text}\n\n«Нет», — сказал он в понедельник.",
}
"""What becomes of a text that is badly scanned, copied or stored."""
WITHOUT_SENTENCES = "no punctuation"
"""Where sentences end cannot be told then, so a few words go to who is named before them."""


def roster_of(said: Said) -> Roster:
    return Roster((said.speaker, *said.others), said.language)


def found(said: Said, words: str) -> Match:
    roster = roster_of(said)
    article = prepared(said.article, said.language)
    return find_quotation(article, words, names=Names(roster.are_names_of_one, roster.is_known))


def supported(article: Article, said: Said, start: int, end: int) -> set[str]:
    """The ids of those to whom the article gives a stretch."""
    attributor = Attributor(article, roster_of(said).cast_in(article))
    speakers = (said.speaker, *said.others)
    answers = {one.id: attributor.verified(start, end, one).support for one in speakers}
    return {key for key, support in answers.items() if support is Support.SUPPORTED}


@pytest.mark.parametrize("said", SAID, ids=str)
def test_words_are_found_inside_quotation_marks(said: Said) -> None:
    match = found(said, said.words)
    assert match.status is Status.EXACT
    assert match.placement is Placement.INSIDE


@pytest.mark.parametrize("said", SAID, ids=str)
@pytest.mark.parametrize("name", LEGITIMATE)
def test_a_legitimate_variant_passes(said: Said, name: str) -> None:
    match = found(said, LEGITIMATE[name](said.words))
    assert not [one for one in match.differences if not one.kind.is_formal]
    assert match.status not in (Status.ABSENT, Status.ALTERED, Status.PARTIAL)


CHANGES = [(said, *change) for said in SAID for change in said.changes]


@pytest.mark.parametrize(("said", "old", "new", "kind"), CHANGES, ids=map(str, CHANGES))
def test_a_change_of_meaning_is_found_by_its_kind(
    said: Said, old: str, new: str, kind: str
) -> None:
    assert old in said.words
    match = found(said, said.words.replace(old, new, 1))
    assert match.status in (Status.ALTERED, Status.PARTIAL)
    assert kind in [str(one.kind) for one in match.differences if one.kind.is_material]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_right_speaker_is_supported_and_no_other(language: str) -> None:
    ours = [said for said in SAID if said.language == language]
    assert len(ours) >= 15
    right: Counter[bool] = Counter()
    for said in ours:
        article = prepared(said.article, language)
        start = said.article.index(said.words)
        given_to = supported(article, said, start, start + len(said.words))
        assert given_to <= {said.speaker.id}
        right[bool(given_to)] += 1
    assert right[True] >= 0.9 * len(ours), right


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_text_gives_words_to_nobody_who_did_not_say_them(language: str, name: str) -> None:
    wrong = []
    for said in SAID:
        if said.language == language:
            article = prepared(SPOILT[name](said.article), language)
            match = find_quotation(article, said.words)
            assert match.status is not Status.ABSENT, said
            if not supported(article, said, match.start, match.end) <= {said.speaker.id}:
                wrong.append(str(said))
    assert len(wrong) <= (2 if name == WITHOUT_SENTENCES else 0), wrong
