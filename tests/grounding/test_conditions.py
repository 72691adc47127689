"""The words of a condition, and those that the article has."""

import pytest

from tests.grounding.passages import Record, evidence, findings, report
from tests.rules.dataset import place

RULE = "grounding/condition-not-in-text"
TEXT = """Northland is ready to withdraw, “unless Sudria crosses the river”.

Talks can resume, Brandt said, if the prisoners are freed by May 9 and the border isn’t closed."""
CITED = "Northland is ready to withdraw"


def statement(condition: str, passage: str = CITED) -> Record:
    """A statement that depends on a condition."""
    segment = {"kind": "indirect", "text": passage, "source": "source:a"}
    record = {"type": "statement", "id": "statement:x", "acts": ["offer"], "segments": [segment]}
    return record | {"speaker_described": "an envoy", "condition": condition}


def plan(condition: str) -> Record:
    """A proposal with a point that depends on a condition."""
    term = {"issue": "prisoners", "text": "to withdraw", "condition": condition}
    record = {"type": "proposal", "id": "proposal:x", "kind": "peace_plan", "title": "A plan"}
    return record | {
        "status": "presented",
        "issuers": ["party:north"],
        "terms": [term],
        "evidence": evidence(CITED),
    }


@pytest.mark.parametrize(
    "condition",
    [
        "unless Sudria crosses the river",
        "Unless Sudria crosses the river.",
        "if the prisoners are freed by May 9",
        "if the prisoners are freed … and the border isn't closed",
        "if the prisonners are freed by May 9",
    ],
)
def test_the_words_of_the_article_are_no_fault(condition: str) -> None:
    result = report(RULE, TEXT, statement(condition))
    assert not result.findings
    assert result.tallies[RULE].held == 1
    assert not findings(RULE, TEXT, plan(condition))


FAULTS = [
    ("if Orland pays for the whole bridge", 'the article does not have the words "if Orland pays'
     ' for the whole bridge"'),
    ("if the prisoners are freed by May 19", 'the condition has "19", the article "9"'),
    ("if Sudria crosses the river", 'the condition has "if", the article "unless"'),
    ("unless Orland crosses the river", 'the condition has "Orland", the article "Sudria"'),
]  # fmt: skip


@pytest.mark.parametrize(("condition", "said"), FAULTS)
def test_other_words_are_found(condition: str, said: str) -> None:
    found = findings(RULE, TEXT, statement(condition), plan(condition))
    assert [f"{place(each)}: {each.message}" for each in found] == [
        f"statement:x /condition: {said}",
        f"proposal:x /terms/0/condition: {said}",
    ]


def test_of_a_passage_that_is_altered_only_that_is_said() -> None:
    record = statement("if it is asked", "Northland is not ready to withdraw")
    result = report(RULE, TEXT, record)
    assert not result.findings
    assert result.tallies[RULE].not_applicable == 1


def test_without_a_text_it_could_not_be_checked() -> None:
    result = report(RULE, TEXT, statement("if asked"), source={"text": None})
    assert sum(result.tallies[RULE].could_not.values()) == 1
