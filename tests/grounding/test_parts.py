"""Whether a word goes with somebody's part in talks, or with an outcome."""

from typing import Any

import pytest

from tests.grounding.passages import PEOPLE, Record, evidence, findings, report
from tests.rules.dataset import place

ROLE = "grounding/role-without-word"
OUTCOME = "grounding/outcome-without-word"


def talks(role: str, passage: str, party: str = "party:orland") -> Record:
    """An event with one participant, its evidence one passage."""
    return {
        "type": "event",
        "id": "event:x",
        "kind": "negotiation_round",
        "status": "held",
        "participants": [{"party": party, "role": role}],
        "evidence": evidence(passage),
    }


def delegation(role: str, passage: str, **member: str) -> Record:
    return {
        "type": "delegation",
        "id": "delegation:x",
        "party": "party:north",
        "members": [{"role": role, **member}],
        "evidence": evidence(passage, "/members"),
    }


def outcome(value: str, passage: str) -> Record:
    plain = talks("observer", passage)
    return plain | {"outcomes": [value]}


@pytest.mark.parametrize(
    ("role", "text"),
    [
        ("mediator", "Northland and Sudria met in Orland on Friday."),
        ("mediator", "Orland hopes that the talks go on, said Reyes."),
        ("facilitator", "Northland and Sudria met. Orland was there, too."),
        ("guarantor", "Northland and Sudria signed a truce before Orland's envoy."),
        ("convener", "Northland and Sudria met. Ana Reyes watched."),
    ],
)
def test_a_part_without_a_word_is_found(role: str, text: str) -> None:
    found = findings(ROLE, text, *PEOPLE, talks(role, text.partition(".")[0]))
    assert [f"{place(each)}: {each.message}" for each in found] == [
        f"event:x /participants/0/role: party:orland is {role}, but no word of that stands in the "
        "evidence of the record"
    ]


@pytest.mark.parametrize(
    ("role", "text"),
    [
        ("mediator", "Northland and Sudria met with Orland as mediator."),
        ("mediator", "Orland-brokered talks went on."),
        ("mediator", "The sides met. The envoys of Orland shuttled from room to room."),
        ("mediator", "The sides met. They were mediated by Ana Reyes."),
        ("facilitator", "The talks were facilitated by Orland."),
        ("guarantor", "Orland will guarantee the truce."),
        ("convener", "Orland convened the talks."),
        ("observer", "Northland and Sudria met."),
        ("supporter", "Northland and Sudria met."),
    ],
)
def test_a_part_with_a_word_is_silent(role: str, text: str) -> None:
    passage = text.partition(".")[0]
    assert not findings(ROLE, text, *PEOPLE, talks(role, passage))


def test_a_head_needs_a_word_of_leading() -> None:
    text = "The delegation, which included the foreign minister, arrived. Brandt came, too."
    title = delegation("head", text.partition(".")[0], title="foreign minister")
    person = delegation("head", text.partition(".")[0], person="person:brandt")
    for record, who in ((title, '"foreign minister"'), (person, "person:brandt")):
        found = findings(ROLE, text, *PEOPLE, record)
        assert [f"{place(each)}: {each.message}" for each in found] == [
            f"delegation:x /members/0/role: {who} is the head, but no word of that stands in the "
            "evidence of the record"
        ]


@pytest.mark.parametrize(
    "text",
    [
        "The delegation, headed by the foreign minister, arrived.",
        "The delegation arrived. Brandt led it.",
        "Brandt, the chief negotiator, arrived.",
    ],
)
def test_a_head_with_such_a_word_is_silent(text: str) -> None:
    assert not findings(ROLE, text, *PEOPLE, delegation("head", text, person="person:brandt"))


def test_of_a_process_mediators_and_third_parties_are_asked() -> None:
    text = "Northland and Sudria met in Orland."
    process = {
        "type": "process",
        "id": "process:x",
        "title": "Talks",
        "parties": ["party:north", "party:sudria"],
        "mediators": ["party:orland"],
        "third_parties": [
            {"actor": "person:reyes", "role": "guarantor"},
            {"actor": "person:reyes", "role": "observer"},
        ],
        "evidence": evidence(text),
    }
    found = findings(ROLE, text, *PEOPLE, process)
    assert [place(each) for each in found] == [
        "process:x /mediators/0",
        "process:x /third_parties/0/role",
    ]


def test_without_evidence_nothing_is_judged() -> None:
    record = talks("mediator", "x")
    del record["evidence"]
    assert report(ROLE, "Nothing.", *PEOPLE, record).tallies[ROLE].not_applicable == 1


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("ceasefire", "The ministers met in the castle."),
        ("full_agreement", "The ministers discussed the crisis."),
        ("next_round_agreed", "The talks took place on Friday."),
        ("breakdown", "The envoys met for four hours."),
        ("exchange_agreed", "The envoys spoke about the border."),
    ],
)
def test_an_outcome_without_a_word_is_found(value: str, text: str) -> None:
    found = findings(OUTCOME, text, *PEOPLE, outcome(value, text))
    assert [f"{place(each)}: {each.message}" for each in found] == [
        f"event:x /outcomes/0: the outcome is {value.replace('_', ' ')}, but no word of that "
        "stands in the evidence of the record"
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("ceasefire", "They agreed on a cease-fire."),
        ("full_agreement", "They signed a pact."),
        ("next_round_agreed", "They will meet again in May."),
        ("no_agreement", "The talks ended without result."),
        ("statement_only", "They spoke to the press."),
    ],
)
def test_an_outcome_with_a_word_is_silent(value: str, text: str) -> None:
    assert not findings(OUTCOME, text, *PEOPLE, outcome(value, text))


def hosted(text: str, **fields: Any) -> Record:
    """Talks in another country than that of the host."""
    place = {"name": "Oslo", "country": "NO", "venue": "the embassy of Orland"}
    plain = talks("host", text, "party:home")
    return plain | {"kind": "summit", "place": place} | fields


HOME: Record = {
    "type": "party",
    "id": "party:home",
    "kind": "state",
    "name": "Iceland",
    "country": "IS",
}


def test_a_host_who_is_not_at_home_needs_a_word() -> None:
    text = "The envoys met in Oslo at the embassy. Iceland was there."
    found = findings(ROLE, text, *PEOPLE, HOME, hosted("The envoys met in Oslo at the embassy"))
    assert [f"{place(each)}: {each.message}" for each in found] == [
        "event:x /participants/0/role: party:home is host, but no word of that stands in the "
        "evidence of the record"
    ]
    told = "Iceland hosted the envoys at its embassy in Oslo."
    assert not findings(ROLE, told, *PEOPLE, HOME, hosted(told))


@pytest.mark.parametrize(
    "fields",
    [
        {"place": {"name": "Reykjavik", "country": "IS", "venue": "the embassy of Orland"}},
        {"place": {"name": "Oslo", "country": "NO"}},  # host-elsewhere
        {"place": {"name": "Oslo"}},
    ],
)
def test_a_host_of_whom_another_rule_speaks_is_not_asked(fields: Record) -> None:
    text = "The envoys met."
    result = report(ROLE, text, *PEOPLE, HOME, hosted(text, **fields))
    assert result.tallies[ROLE].not_applicable == 1
