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
SENTENCES = [
    tuple(line.replace("\\n", "\n").split("\t"))
    for line in (Path(__file__).parent / "data" / "who_said_it.txt")
    .read_text(encoding="utf-8")
    .splitlines()
    if not line.startswith("#")
]


def supported(tag: str, marked: str) -> set[str]:
    """Those to whom a sentence gives the words in brackets."""
    envoy, other, state = NAMES[tag]
    state_speaker = Speaker("state", (state,), parties=frozenset({"state"}))
    speakers = (
        Speaker("envoy", (envoy,), is_person=True, parties=frozenset({"state"})),
        Speaker("other", (other,), is_person=True, parties=frozenset({"elsewhere"})),
        state_speaker,
    )
    start, end = marked.index("["), marked.index("]") - 1
    article = prepared(marked.replace("[", "").replace("]", ""), tag)
    attributor = Attributor(article, Roster(speakers, tag).cast_in(article))
    answers = {one.id: attributor.verified(start, end, one).support for one in speakers}
    return {key for key, support in answers.items() if support is Support.SUPPORTED}


@pytest.mark.parametrize(("tag", "who", "text"), SENTENCES)
def test_a_sentence_gives_words_to_their_speaker(tag: str, who: str, text: str) -> None:
    """What an envoy says, the state says, too."""
    right: dict[str, set[str]] = {"envoy": {"envoy", "state"}, "-": set()}
    assert supported(tag, text) == right.get(who, {who})
