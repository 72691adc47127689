"""Names in Russian and Ukrainian texts, in all their cases, and no other name."""

from pathlib import Path

import pytest

from pourparler_validators.contract.questions import Speaker
from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.speakers import Mention, Roster

DATA = Path(__file__).with_name("data")


def declined(tag: str) -> dict[str, list[str]]:
    """The cases of each name of a language."""
    lines = (DATA / f"names_{tag}.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.partition(":") for line in lines if line and not line.startswith("#"))
    return {name: cases.split() for name, _, cases in rows}


def mentions(words: str, tag: str, *names: str) -> list[Mention]:
    speakers = [Speaker(name, (name,), is_person=True) for name in names]
    return list(Roster(speakers, tag).cast_in(prepared(words, tag)).mentions)


CASES = [
    (tag, name, case)
    for tag in ("ru", "uk")
    for name, cases in declined(tag).items()
    for case in cases
]


@pytest.mark.parametrize(("tag", "name", "case"), CASES)
def test_a_name_is_found_in_all_its_cases_and_no_other(tag: str, name: str, case: str) -> None:
    names = declined(tag)
    sharing = {one for one, cases in names.items() if case in (one, *cases)}
    (found,) = mentions(f"– {case}.", tag, *names)
    assert name in found.speakers
    assert found.speakers == sharing
    assert found.is_oblique is (case not in names)


@pytest.mark.parametrize(
    ("tag", "latin", "case"),
    [
        ("ru", "Sergey Lavrov", "Лаврову"),
        ("ru", "Dmitry Peskov", "Песковым"),
        ("ru", "Andriy Yermak", "Ермака"),
        ("uk", "Volodymyr Zelenskyy", "Зеленського"),
        ("uk", "Volodymyr Zelensky", "Зеленським"),
        ("uk", "Andrii Yermak", "Єрмаком"),
    ],
)
def test_a_name_in_latin_letters_is_heard(tag: str, latin: str, case: str) -> None:
    (found,) = mentions(f"– {case}.", tag, latin)
    assert found.speakers == {latin}
    assert found.is_heard


@pytest.mark.parametrize(
    ("tag", "latin", "word"), [("ru", "Donald Trump", "Трампа"), ("uk", "Andrii Yermak", "Єрмаков")]
)
def test_what_sounds_otherwise_is_not_heard(tag: str, latin: str, word: str) -> None:
    assert mentions(f"– {word}.", tag, latin) == []


@pytest.mark.parametrize(
    ("tag", "word"),
    [
        ("ru", "России"),
        ("ru", "Россией"),
        ("ru", "Российской Федерации"),
        ("ru", "российского"),
        ("ru", "россиянами"),
        ("ru", "Кремля"),
        ("uk", "Росії"),
        ("uk", "російської"),
        ("uk", "росіян"),
        ("uk", "Кремлем"),
    ],
)
def test_states_are_found_in_their_cases(tag: str, word: str) -> None:
    russia = Speaker("russia", ("Russia",), country="RU")
    cast = Roster([russia], tag).cast_in(prepared(f"– {word}.", tag))
    assert [one.speakers for one in cast.mentions] == [{"russia"}]
