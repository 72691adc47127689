"""Whether the evidence of a field names what it holds, and who acts in it."""

from typing import Any

import pytest

from tests.grounding.passages import PEOPLE, Record, evidence, findings, report
from tests.rules.dataset import place

VALUE = "grounding/value-not-in-evidence"
SWAPPED = "grounding/actor-and-target-swapped"


def plan(issuer: str, passage: str, supports: str = "/issuers") -> Record:
    return {
        "type": "proposal",
        "id": "proposal:x",
        "kind": "peace_plan",
        "title": "A plan",
        "issuers": [issuer],
        "status": "presented",
        "evidence": evidence(passage, supports),
    }


def attack(actor: str, target: str, passage: str) -> Record:
    return {
        "type": "event",
        "id": "event:x",
        "kind": "hostilities",
        "status": "started",
        "participants": [
            {"party": actor, "role": "actor"},
            {"party": target, "role": "target"},
        ],
        "evidence": evidence(passage),
    }


@pytest.mark.parametrize(
    ("issuer", "text", "other"),
    [
        ("person:haddad", "The plan was drafted by Ilse Brandt.", "person:brandt"),
        ("party:sudria", "Orland put forward a plan.", "party:orland"),
        ("party:sudria", "The plan of the minister, Ilse Brandt, was read.", "person:brandt"),
        ("person:reyes", "Omar Haddad handed over a plan.", "person:haddad"),
    ],
)
def test_another_than_the_one_in_the_passage_is_found(issuer: str, text: str, other: str) -> None:
    found = findings(VALUE, text, *PEOPLE, plan(issuer, text))
    assert [f"{place(each)}: {each.message}" for each in found] == [
        f"proposal:x /issuers/0: the passage for it names {other}, and not {issuer}"
    ]


@pytest.mark.parametrize(
    ("issuer", "text"),
    [
        ("person:brandt", "The plan was drafted by Ilse Brandt."),
        ("party:north", "The plan was drafted by Ilse Brandt."),
        ("person:brandt", "Northland put forward a plan that Orland read."),
        ("party:sudria", "Both put forward a plan, said Orland."),
        ("party:sudria", "It put a plan before Orland."),
        ("party:sudria", "We put a plan before Orland, said Haddad."),
        ("party:sudria", "A plan was put forward."),
        ("party:sudria", "“A plan for Orland,” Haddad said."),
    ],
)
def test_who_is_named_or_may_be_meant_is_left_alone(issuer: str, text: str) -> None:
    passage = "A plan for Orland" if text.startswith("“") else text
    assert not findings(VALUE, text, *PEOPLE, plan(issuer, passage))


@pytest.mark.parametrize(
    "text",
    ["Orland put forward a plan.", "On Friday, Orland’s minister put forward a plan in public."],
)
def test_who_is_named_around_a_passage_that_names_nobody_is_found(text: str) -> None:
    found = findings(VALUE, text, *PEOPLE, plan("party:sudria", "put forward a plan"))
    assert [each.message for each in found] == [
        "the passage for it names party:orland, and not party:sudria"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Orland said that they put forward a plan.",
        "He put forward a plan, and Orland read it.",
        "“They put forward a plan for Orland.”",
        "Both put forward a plan in Orland.",
        "Orland saw Sudria put forward a plan.",
    ],
)
def test_who_is_named_around_a_passage_may_only_tell_it(text: str) -> None:
    assert not findings(VALUE, text, *PEOPLE, plan("party:sudria", "put forward a plan"))


def test_only_passages_for_the_field_are_read() -> None:
    text = "The plan was drafted by Ilse Brandt."
    assert not findings(VALUE, text, *PEOPLE, plan("person:haddad", text, "/kind"))


def test_who_has_another_place_in_the_record_is_no_other() -> None:
    text = "Brandt spoke."
    record = plan("person:haddad", text) | {"addressees": ["person:brandt"]}
    assert not findings(VALUE, text, *PEOPLE, record)


def test_a_group_may_be_named_by_its_members() -> None:
    text = "Orland put forward a plan."
    group = {"type": "party", "id": "party:all", "kind": "coalition", "name": "The Six"}
    result = report(VALUE, text, *PEOPLE, group, plan("party:all", text))
    assert result.tallies[VALUE].could_not == {
        "a group may be meant by the names of its members": 1
    }


@pytest.mark.parametrize(
    "text",
    [
        "Northland began ground operations on Saturday.",
        "Northland and Orland have since attacked Sudria.",
        "Sudria was attacked by Northland on Friday.",
        "Sudria was, it is said, attacked. Northland shelled the town.",
        "On Friday, Northland suddenly closed the border to Sudria.",
        "Brandt rejected the plan.",
        "Northern troops entered the town.",
    ],
)
def test_a_target_that_acts_is_found(text: str) -> None:
    found = findings(SWAPPED, text, *PEOPLE, attack("party:sudria", "party:north", text))
    assert [f"{place(each)}: {each.message}" for each in found] == [
        "event:x /participants: in the evidence party:north acts, which is a target here"
    ]
    assert not findings(SWAPPED, text, *PEOPLE, attack("party:north", "party:sudria", text))


@pytest.mark.parametrize(
    "text",
    [
        "Northland was attacked on Friday.",
        "The town of Northland was closed.",
        "An attack on Northland began on Friday.",
        "Northland's army attacked.",
        "Northland said that Sudria attacked the town.",
        "Northland and Sudria attacked each other.",
    ],
)
def test_a_sentence_in_which_the_target_does_not_act_is_left_alone(text: str) -> None:
    assert not findings(SWAPPED, text, *PEOPLE, attack("party:sudria", "party:north", text))


def meeting(name: str, passage: str, *supports: str, **fields: Any) -> Record:
    """An event at a place, its evidence one passage."""
    plain = {"type": "event", "id": "event:x", "kind": "summit", "status": "held"}
    return plain | {"place": {"name": name}, "evidence": evidence(passage, *supports)} | fields


ROUND: Record = {
    "type": "event",
    "id": "event:y",
    "kind": "summit",
    "status": "held",
    "process": "process:x",
    "place": {"name": "Geneva"},
}
RUSSIA: Record = {"type": "party", "id": "party:rus", "kind": "state", "name": "Russia"}


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("They met in Oslo, Norway. Dublin was shut.", "Oslo"),
        ("The talks in Buenos Aires ended. Then Dublin.", "Buenos Aires"),
        ("The round was held in Geneva. Dublin was shut.", "Geneva"),
    ],
)
def test_another_place_than_that_of_the_passage_is_found(text: str, other: str) -> None:
    record = meeting("Dublin", text.partition(".")[0], "/place", process="process:x")
    found = findings(VALUE, text, ROUND, record)
    assert [f"{place(each)}: {each.message}" for each in found] == [
        f'event:x /place/name: the passage for it has "{other}", and not "Dublin"'
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They met in Dublin. Oslo was shut.",
        "They met in Oslo and in Dublin. They left.",
        "After Dublin they met in Oslo. They left.",
        "They met there. Oslo was shut.",
        "They met behind closed doors. Oslo was shut.",
        "They met with Ana Reyes. Oslo was shut.",
        "They met with Moscow's envoys. They left.",
    ],
)
def test_a_place_that_is_there_or_may_be_meant_is_left_alone(text: str) -> None:
    role = {"party": "party:rus", "role": "observer"}
    record = meeting("Dublin", text.partition(".")[0], "/place", participants=[role])
    assert not findings(VALUE, text, *PEOPLE, RUSSIA, record)


@pytest.mark.parametrize(
    ("language", "text", "name", "other"),
    [
        ("ru", "Раунд пройдёт в Варшаве. Дублин закрыт.", "Дублин", "Варшаве"),
        ("uk", "Раунд відбудеться у Варшаві. Дублін закрито.", "Дублін", "Варшаві"),  # noqa: RUF001
    ],
)
def test_a_capital_is_known_in_its_cases(language: str, text: str, name: str, other: str) -> None:
    record = meeting(name, text.partition(".")[0], "/place")
    [found] = findings(VALUE, text, record, source={"language": language})
    assert found.message == f'the passage for it has "{other}", and not "{name}"'
    known = meeting("Варшава", text.partition(".")[0], "/place")
    assert not findings(VALUE, text, known, source={"language": language})


def test_only_the_passage_for_a_place_is_read_for_places() -> None:
    text = "They met in Oslo, Norway."
    assert not findings(VALUE, text, meeting("Dublin", text, "/status"))


DAYS = "After the talks of May 16 they agreed to meet. They met on June 2."


def test_another_day_in_the_sentence_is_found() -> None:
    record = meeting("Oslo", "they agreed to meet", "/date", date="2025-06-02")
    found = findings(VALUE, DAYS, record, source={"published": "2025-06-03"})
    assert [f"{place(each)}: {each.message}" for each in found] == [
        'event:x /date: the sentence of the passage for it has "May 16", and not 2025-06-02'
    ]


@pytest.mark.parametrize(
    ("passage", "date"),
    [
        ("They met on June 2", "2025-06-02"),
        ("They met on June 2", "2025-06-03"),  # date-contradicted
        ("they agreed to meet", "2025-05-16"),
        ("they agreed to meet", "2025-06-04"),  # the text tells it nowhere
    ],
)
def test_days_of_which_other_rules_speak_are_left_alone(passage: str, date: str) -> None:
    record = meeting("Oslo", passage, "/date", date=date)
    assert not findings(VALUE, DAYS, record, source={"published": "2025-06-03"})
