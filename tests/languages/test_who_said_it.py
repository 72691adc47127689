"""To whom sentences give words, where a sentence after them says whose they are."""

from pathlib import Path

import pytest

from pourparler_validators.contract.questions import Speaker
from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.attribution import Attributor, Support
from pourparler_validators.grounding.speakers import Roster

NAMES = {
    "en": ("Emil Holt", "Anna Berg", "Northland"),
    "fr": ("Émile Lagarde", "Anne Berthier", "Montelie"),
    "de": ("Emil Holtkamp", "Anna Berger", "Nordland"),
    "es": ("Emilio Soto", "Ana Vidal", "Montelia"),
    "ru": ("Павел Громов", "Анна Лебедева", "Озёрия"),
    "uk": ("Петро Гай", "Олена Лисенко", "Надріччя"),
}
"""By the language: an envoy, somebody of another state, and the envoy's state."""
MEN = {
    "en": ("Emil Holt", "Peter Strand"),
    "fr": ("Émile Lagarde", "Pierre Sorel"),
    "de": ("Emil Holtkamp", "Peter Strand"),
    "es": ("Emilio Soto", "Pedro Lara"),
    "ru": ("Павел Громов", "Пётр Смирнов"),
    "uk": ("Петро Гай", "Іван Коваленко"),
}
"""By the language: two men, of whom the second speaks."""


def rows_of(file: str) -> list[tuple[str, ...]]:
    """The rows of a file of sentences, their cells apart."""
    path = Path(__file__).parent / "data" / file
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        tuple(line.replace("\\n", "\n").split("\t")) for line in lines if not line.startswith("#")
    ]


def answers(tag: str, marked: str, speakers: tuple[Speaker, ...]) -> dict[str, Support]:
    """By the key of each speaker: whether a text gives them the words in brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    article = prepared(marked.replace("[", "").replace("]", ""), tag)
    attributor = Attributor(article, Roster(speakers, tag).cast_in(article))
    return {one.id: attributor.verified(start, end, one).support for one in speakers}


def supported(tag: str, marked: str) -> set[str]:
    """Those to whom a sentence gives the words in brackets."""
    envoy, other, state = NAMES[tag]
    state_speaker = Speaker("state", (state,), parties=frozenset({"state"}))
    speakers = (
        Speaker("envoy", (envoy,), is_person=True, parties=frozenset({"state"})),
        Speaker("other", (other,), is_person=True, parties=frozenset({"elsewhere"})),
        state_speaker,
    )
    said = answers(tag, marked, speakers)
    return {key for key, support in said.items() if support is Support.SUPPORTED}


@pytest.mark.parametrize(("tag", "who", "text"), rows_of("who_said_it.txt"))
def test_a_sentence_gives_words_to_their_speaker(tag: str, who: str, text: str) -> None:
    """What an envoy says, the state says, too."""
    right: dict[str, set[str]] = {"envoy": {"envoy", "state"}, "-": set()}
    assert supported(tag, text) == right.get(who, {who})


@pytest.mark.parametrize(("tag", "text"), rows_of("another_is_meant.txt"))
def test_a_pronoun_gives_words_to_nobody_but_its_speaker(tag: str, text: str) -> None:
    """Who is named beside it may be spoken of by one who was named before."""
    speakers = tuple(Speaker(name, (name,), is_person=True) for name in MEN[tag])
    said = answers(tag, text, speakers)
    other, speaker = MEN[tag]
    assert said[other] is not Support.SUPPORTED
    assert said[speaker] is not Support.CONTRADICTED
