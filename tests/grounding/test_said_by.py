"""Sentences and articles in the manner of newspapers, made up: each quotation with its speaker.

In ``said_by.txt`` texts are parted by lines of ``===``, and what somebody says stands as
⟦speaker|words⟧; the speaker is ``-`` where nobody of the cast speaks.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pourparler_validators.contract.questions import Speaker
from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.attribution import Attributor, Support
from pourparler_validators.grounding.speakers import Roster

PERSONS = {
    "marsh": "Daniel Marsh",
    "calloway": "Ruth Calloway",
    "novak": "Peter Novak",
    "diallo": "Amina Diallo",
    "fischer": "Lena Fischer",
    "becker": "Tom Becker",
    "ortega": "Carlos Ortega",
    "whitlock": "Grace Whitlock",
}
CAST = {key: Speaker(key, (name,), is_person=True) for key, name in PERSONS.items()}
CAST["northland"] = Speaker("northland", ("Northland",), parties=frozenset({"northland"}))
MARKED = re.compile(r"⟦(\S+?)\|(.*?)⟧", re.DOTALL)
TEXTS = (Path(__file__).parent / "said_by.txt").read_text(encoding="utf-8").split("\n===\n")

Said = dict[str, Support]
"""By the key of a speaker: whether the text gives them some words."""


def read(marked: str) -> Iterator[tuple[str, str, Said]]:
    """The stretches of a text that somebody says: the words, who says them, and what is found."""
    article = prepared(MARKED.sub(lambda found: found[2], marked))
    attributor = Attributor(article, Roster(tuple(CAST.values())).cast_in(article))
    shift = 0
    for found in MARKED.finditer(marked):
        start = found.start() - shift
        end = start + len(found[2])
        shift += len(found[0]) - len(found[2])
        said = {key: attributor.verified(start, end, one).support for key, one in CAST.items()}
        yield found[2], found[1], said


@pytest.fixture(scope="module")
def all_said() -> list[tuple[str, str, Said]]:
    return [one for text in TEXTS for one in read(text)]


def test_the_texts_are_many_and_of_all_the_cast(all_said: list[tuple[str, str, Said]]) -> None:
    assert len(all_said) > 250
    assert {speaker for _, speaker, _ in all_said} == {*CAST, "-"}


def test_nearly_all_speakers_are_supported(all_said: list[tuple[str, str, Said]]) -> None:
    named = [one for one in all_said if one[1] != "-"]
    missed = [words for words, speaker, said in named if said[speaker] is not Support.SUPPORTED]
    assert len(missed) <= 0.02 * len(named), missed


def test_no_right_speaker_is_contradicted(all_said: list[tuple[str, str, Said]]) -> None:
    contradicted = [
        words
        for words, speaker, said in all_said
        if speaker != "-" and said[speaker] is Support.CONTRADICTED
    ]
    assert contradicted == []


def test_no_other_speaker_is_supported(all_said: list[tuple[str, str, Said]]) -> None:
    wrong = [
        (words, key)
        for words, speaker, said in all_said
        for key, support in said.items()
        if support is Support.SUPPORTED and key != speaker
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    [
        "Novak came. “The port is closed,” said Marsh. He said “⟦marsh|we will stay in Geneva⟧”.",
        "Novak came. The port is closed, said Marsh. He said: “⟦marsh|We will stay in Geneva.⟧”",
        "Novak came. Novak is late, said Mr. Marsh. “⟦marsh|We will stay in Geneva⟧,” he said.",
        "Novak came. Novak is late, Marsh said. “⟦marsh|We will stay in Geneva⟧,” he said.",
        "Novak came. Novak, Marsh said, is late. “⟦marsh|We will stay in Geneva⟧,” he said.",
    ],
)
def test_a_pronoun_means_who_gave_the_words_before_it(text: str) -> None:
    for _, speaker, said in read(text):
        supported = {key for key, support in said.items() if support is Support.SUPPORTED}
        assert supported == {speaker}
