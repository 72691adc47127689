"""Whether texts call persons by the titles that are coded, and name all who speak."""

from pathlib import Path
from typing import Any

import pytest

from tests.grounding.passages import PARTIES, Record, findings, report
from tests.rules.dataset import place

ROLE = "grounding/role-not-in-text"
INCOMPLETE = "grounding/speaker-incomplete"


def people(title: str) -> tuple[Record, ...]:
    """The persons, one of whom has a title."""
    return (
        *PARTIES,
        {"type": "person", "id": "person:brandt", "name": "Ilse Brandt",
         "roles": [{"title": title, "party": "party:north", "level": "other"}]},
        {"type": "person", "id": "person:haddad", "name": "Omar Haddad"},
        {"type": "person", "id": "person:reyes", "name": "Ana Reyes"},
    )  # fmt: skip


def spoken(text: str, **fields: Any) -> Record:
    return {
        "type": "statement",
        "id": "statement:x",
        "acts": ["inform"],
        "segments": [{"kind": "indirect", "text": text, "source": "source:a"}],
        "speaker": "person:brandt",
        **fields,
    }


DIFFERENT = [
    ("President", "Northern President-elect Ilse Brandt said so.", "Northern President-elect"),
    ("President", "Chancellor of Northland Ilse Brandt said so.", "Chancellor of Northland"),
    ("Foreign Minister", "Deputy foreign minister Ilse Brandt said so.", "Deputy foreign minister"),
    ("Foreign Minister", "Former foreign minister Ilse Brandt said so.", "Former foreign minister"),
    ("Deputy Foreign Minister", "Foreign Minister Ilse Brandt said so.", "Foreign Minister"),
    ("Vice President", "Northern President Ilse Brandt said so.", "Northern President"),
    ("Defence Minister", "Northern Foreign Minister Ilse Brandt said so.",
     "Northern Foreign Minister"),
    ("President", "Ilse Brandt, the vice-president, said so.", "the vice-president"),
    ("Prime Minister", "Ilse Brandt, Northland's ambassador, said so.", "Northland's ambassador"),
    ("President", "President of Sudria Omar Haddad and Chancellor Ilse Brandt said so.",
     "Chancellor"),
]  # fmt: skip
ALIKE = [
    ("Deputy Foreign Minister", "Minister Ilse Brandt said so."),
    ("President", "President Ilse Brandt said so."),
    ("President of Northland", "Northern president Ilse Brandt said so."),
    ("Foreign Minister", "Ilse Brandt, the foreign minister of Northland, said so."),
    ("Minister of Defence", "Defense Minister Ilse Brandt said so."),
    ("Secretary of State", "After a meeting with US Secretary of State Ilse Brandt, he left."),
    ("envoy", "Northland's envoy to Sudria, Ilse Brandt, said so."),
    ("Foreign Minister", "The minister Ilse Brandt said so."),
    ("Foreign Minister", "After talks with the president, Brandt left."),
    ("President", "Ilse Brandt said so. The president left."),
    ("Foreign Minister", "Brandt met the president of Sudria, Omar Haddad."),
    ("Foreign Minister", "Ilse Brandt, President Omar Haddad and Ana Reyes said so."),
    ("Queen", "Chancellor Ilse Brandt said so."),
    ("Foreign Minister", "“It is so,” said the president. Brandt left."),
]


@pytest.mark.parametrize(("title", "text", "words"), DIFFERENT)
def test_another_title_is_found(title: str, text: str, words: str) -> None:
    said = f'the title is "{title}", but the text says "{words}"'
    found = findings(ROLE, text, *people(title), spoken(text))
    assert [f"{place(each)}: {each.message}" for each in found] == [
        f"person:brandt /roles/0/title: {said}"
    ]
    found = findings(ROLE, text, *people("x"), spoken(text, speaker_role=title))
    assert [f"{place(each)}: {each.message}" for each in found] == [
        f"statement:x /speaker_role: {said}"
    ]


@pytest.mark.parametrize(("title", "text"), ALIKE)
def test_the_same_title_or_none_is_left_alone(title: str, text: str) -> None:
    assert not findings(ROLE, text, *people(title), spoken(text, speaker_role=title))


def test_a_title_that_is_another_role_of_the_person_contradicts_nothing() -> None:
    text = "President Ilse Brandt said so."
    persons = people("Foreign Minister")
    persons[3]["roles"].append({"title": "President", "party": "party:north"})
    assert not findings(ROLE, text, *persons, spoken(text))


JOINT = "Statement by President Ilse Brandt, Omar Haddad and Ana Reyes\nWe want peace."


@pytest.mark.parametrize(
    ("others", "where", "words"),
    [
        ([], "(record)", "person:haddad and person:reyes"),
        (["person:haddad"], "/co_speakers", "person:reyes"),
    ],
)
def test_who_is_left_out_of_a_joint_statement_is_found(
    others: list[str], where: str, words: str
) -> None:
    fields = {"co_speakers": others} if others else {}
    found = findings(
        INCOMPLETE,
        JOINT,
        *people("President"),
        spoken("We want peace.", **fields),
        source={"kind": "official_document"},
    )
    assert [f"{place(each)}: {each.message}" for each in found] == [
        f"statement:x {where}: the title of the statement names {words}, too"
    ]


@pytest.mark.parametrize(
    ("text", "fields", "kind"),
    [
        (JOINT, {"co_speakers": ["person:haddad", "person:reyes"]}, "official_document"),
        (JOINT, {}, "news_article"),
        (JOINT, {"speaker": "party:north"}, "official_document"),
        ("Ilse Brandt meets Omar Haddad\nWe want peace.", {}, "official_document"),
        ("Statement by Ilse Brandt\nWe want peace.", {}, "press_release"),
    ],
)
def test_a_complete_statement_is_silent(text: str, fields: Record, kind: str) -> None:
    statement = spoken("We want peace.", **fields)
    assert not findings(INCOMPLETE, text, *people("x"), statement, source={"kind": kind})


def test_a_person_who_is_nowhere_named_is_not_judged(tmp_path: Path) -> None:
    text = "Haddad said so."
    result = report(ROLE, text, *people("President"), spoken(text))
    assert result.tallies[ROLE].not_applicable >= 1


@pytest.mark.parametrize("title", ["Foreign Minister", "Defence Minister"])
def test_titles_that_are_told_together_are_read_apart(title: str) -> None:
    text = "The foreign and defence ministers, Ilse Brandt and Omar Haddad, said so."
    near = "The foreign and defence ministers Ilse Brandt and Omar Haddad said so."
    for each in (text, near):
        assert not findings(ROLE, each, *people(title), spoken(each))
    (found,) = findings(ROLE, near, *people("Interior Minister"), spoken(near))
    assert found.message == (
        'the title is "Interior Minister", but the text says "The foreign and defence ministers"'
    )


def sent(title: str, text: str) -> Record:
    """A delegation with a member of whom only the title is known."""
    return {
        "type": "delegation",
        "id": "delegation:x",
        "party": "party:north",
        "members": [{"role": "member", "title": title}],
        "evidence": [{"source": "source:a", "exact": text}],
    }


@pytest.mark.parametrize(
    ("title", "text", "message"),
    [
        ("foreign minister", "Northland sent its deputy foreign minister.",
         'the title is "foreign minister", but the text says "deputy foreign minister"'),
        ("foreign minister", "Northland sent its defence minister.",
         'the title is "foreign minister", which no text of the record has'),
        ("foreign minister", "Northland sent an envoy. The Sudrian foreign minister stayed.",
         'the title is "foreign minister", which no text of the record has'),
    ],
)  # fmt: skip
def test_a_title_of_a_member_that_no_text_has_is_found(title: str, text: str, message: str) -> None:
    passage = text.partition(".")[0]
    found = findings(ROLE, text, *people("President"), sent(title, passage))
    assert [f"{place(each)}: {each.message}" for each in found] == [
        f"delegation:x /members/0/title: {message}"
    ]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("foreign minister", "Northland sent its foreign minister."),
        ("deputy foreign minister", "Northland sent its deputy foreign minister."),
        ("foreign minister", "Northland sent Foreign Minister Ilse Brandt."),
        ("foreign minister", "Northland sent the foreign and defence ministers."),
        ("defence minister", "Northland sent the foreign and defence ministers."),
        ("foreign minister", "Northland sent a minister."),
    ],
)
def test_a_title_of_a_member_that_a_text_has_is_silent(title: str, text: str) -> None:
    result = report(ROLE, text, sent(title, text[:-1]), *people("Queen"))
    assert not result.findings
    assert result.tallies[ROLE].held == 1


@pytest.mark.parametrize(
    ("title", "is_judged"), [("Foreign Minister", False), ("Präsident", True), ("Kanzler", True)]
)
def test_a_title_in_another_language_than_the_text_is_not_judged(
    title: str, is_judged: bool
) -> None:
    text = "Außenministerin Ilse Brandt sprach mit ihm."
    result = report(ROLE, text, *people(title), spoken(text), source={"language": "de"})
    assert bool(result.findings) == is_judged
