"""What sentences of news tell of statuses, parts and outcomes, in five languages.

In ``told`` each line has what a sentence is about, the value that it tells, and the sentence.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.grounding.passages import PARTIES, Record, evidence, report
from tests.grounding.test_parts import delegation, outcome, talks
from tests.grounding.test_statuses import PAST, record

STATUS = "grounding/status-not-supported"
ROLE = "grounding/role-without-word"
OUTCOME = "grounding/outcome-without-word"
ORLAND = {"fr": "Orlande", "es": "Orlandia", "de": "Orland", "ru": "Орландия", "uk": "Орландія"}
BRANDT = {"ru": "Ильзе Брандт", "uk": "Ільзе Брандт"}
ROLES = ("mediator", "facilitator", "guarantor", "convener")
OUTCOMES = ("full_agreement", "ceasefire", "exchange_agreed")
WITHOUT = ("no_agreement", "breakdown")


@cache
def told(language: str) -> list[tuple[str, str, str]]:
    """What the sentences of a language are about, the value, and the sentence."""
    path = Path(__file__).parent / "told" / f"{language}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(about, value, sentence) for about, value, sentence in rows]


def answer(language: str, about: str, value: str, sentence: str) -> str:
    """What the rule for it says of a record that has a value, coded from a sentence."""
    passage = sentence.rstrip(".")
    records: list[Record]
    if about == "role":
        person = {"type": "person", "id": "person:brandt", "name": "Ilse Brandt"}
        party = PARTIES[2] | {"name": ORLAND[language], "aliases": None}
        part = (
            delegation("head", passage, person="person:brandt")
            if value == "head"
            else talks(value, passage)
        )
        rule, records = ROLE, [
            *PARTIES[:2],
            {key: one for key, one in party.items() if one},
            person | {"name": BRANDT.get(language, "Ilse Brandt")},
            part,
        ]  # fmt: skip
    elif about == "outcome":
        rule, records = OUTCOME, [*PARTIES, outcome(value, passage)]
    else:
        status = record(about, value, passage)
        rule, records = STATUS, [status | {"evidence": evidence(passage, "/status")}]
    result = report(rule, sentence, *records, source={"language": language})
    if result.findings:
        return "found"
    return "held" if result.tallies[rule].held else "could not"


def misclaims(language: str) -> Iterator[tuple[str, str, str]]:
    """What may be claimed falsely: that something has come which has not, or a part in talks."""
    for about, value, sentence in told(language):
        if about in PAST and value not in PAST[about]:
            yield from ((about, claimed, sentence) for claimed in PAST[about])
        if about == "outcome" and value in WITHOUT:
            yield from ((about, claimed, sentence) for claimed in OUTCOMES)
        if about == "role" and value == "-":
            yield from ((about, claimed, sentence) for claimed in ROLES)


@pytest.mark.parametrize("language", ORLAND)
def test_what_sentences_tell_is_supported(language: str) -> None:
    rows = [row for row in told(language) if row[1] != "-"]
    answers = {row: answer(language, *row) for row in rows}
    doubted = [row for row, said in answers.items() if said == "found"]
    held = [row for row, said in answers.items() if said == "held"]
    assert len(rows) > 90
    assert doubted == []
    assert len(held) >= 0.95 * len(rows), set(rows) - set(held)


@pytest.mark.parametrize("language", ORLAND)
def test_what_sentences_do_not_tell_is_not_supported(language: str) -> None:
    answers = {row: answer(language, *row) for row in misclaims(language)}
    assert len(answers) > 150
    assert [row for row, said in answers.items() if said == "held"] == []
    found = [row for row, said in answers.items() if said == "found"]
    assert len(found) >= 0.5 * len(answers)


OFF_FOR_GOOD = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "data" / "off_for_good.txt")
    .read_text(encoding="utf-8")
    .splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("status", ["cancelled", "did_not_take_place"])
@pytest.mark.parametrize(("language", "expected", "sentence"), OFF_FOR_GOOD)
def test_what_is_planned_is_not_off(
    status: str, language: str, expected: str, sentence: str
) -> None:
    said = answer(language, "event", status, sentence)
    assert (said == "found") == (expected == "found"), said


def test_a_plan_of_an_event_that_was_announced_before_says_nothing_of_its_end() -> None:
    event = record("event", "cancelled", "The round is scheduled for Monday", "/status")
    history = {"history": [{"status": "announced", "date": "2025-06-01"}]}
    assert report(STATUS, "The round is scheduled for Monday.", event).findings
    assert not report(STATUS, "The round is scheduled for Monday.", event | history).findings
