"""Whether a list of a record has all whom the passage for it lists."""

import pytest

from tests.grounding.passages import PEOPLE, Record, evidence, findings, report
from tests.rules.dataset import place

RULE = "grounding/list-incomplete"


def event(parties: list[str], passage: str, supports: str = "/participants") -> Record:
    """A summit of some parties, its evidence one passage."""
    return {
        "type": "event",
        "id": "event:x",
        "kind": "summit",
        "status": "held",
        "participants": [{"party": f"party:{key}", "role": "negotiating_party"} for key in parties],
        "evidence": evidence(passage, supports),
    }


def delegation(members: list[str], passage: str) -> Record:
    return {
        "type": "delegation",
        "id": "delegation:x",
        "party": "party:north",
        "members": [{"role": "member", "person": f"person:{key}"} for key in members],
        "evidence": evidence(passage, "/members"),
    }


def plan(passage: str, **fields: list[str]) -> Record:
    plain = {"type": "proposal", "id": "proposal:x", "kind": "peace_plan", "title": "A plan"}
    held = {"issuers": ["party:north"], "status": "presented"}
    return plain | held | fields | {"evidence": evidence(passage, f"/{next(iter(fields))}")}


@pytest.mark.parametrize(
    ("parties", "text", "words", "missing"),
    [
        (["north", "sudria"], "Northland, Sudria and Orland met.", "Northland, Sudria and Orland",
         "party:orland is"),
        (["north"], "Northland and Sudria met.", "Northland and Sudria", "party:sudria is"),
        (["north"], "Talks between Northland, Orland, and Sudria began.",
         "Northland, Orland, and Sudria", "party:orland and party:sudria are"),
        (["north", "orland"], "The Northern, Orlandic and Sudrian envoys met.",
         "Northern, Orlandic and Sudrian", "party:sudria is"),
        (["north"], "Foreign Minister Ilse Brandt and President Omar Haddad met.",
         "Ilse Brandt and President Omar Haddad", "person:haddad is"),
        (["north", "orland"], "Northland, Quatria, Orland and Sudria met.",
         "Northland, Quatria, Orland and Sudria", "party:sudria is"),
        (["north", "sudria"], "Orland, Northland and Sudria met.", "Orland, Northland and Sudria",
         "party:orland is"),
    ],
)  # fmt: skip
def test_one_who_is_missing_is_found(
    parties: list[str], text: str, words: str, missing: str
) -> None:
    found = findings(RULE, text, *PEOPLE, event(parties, text))
    assert [f"{place(each)}: {each.message}" for each in found] == [
        f'event:x /participants: the passage for it lists "{words}", and {missing} missing'
    ]


@pytest.mark.parametrize(
    ("parties", "text"),
    [
        (["north", "sudria"], "Northland and Sudria met."),
        (["north", "sudria"], "Northland and Sudria met with Orland."),
        (["north", "sudria"], "Northland and Sudria met in Orland."),
        (["north", "sudria"], "Northland and Sudria met at the invitation of Orland."),
        (["north", "sudria"], "Orland said that Northland and Sudria met."),
        (["north", "sudria"], "Northland met Sudria, Orland said."),
        (["north", "sudria"], "Northland met with Sudria and Orland watched."),
        (["north", "sudria"], "Northland and Sudria met. Orland and Northland had met before."),
        (["north", "sudria"], "“Northland, Sudria and we will go on,” Ana Reyes of Orland said."),
        (["north"], "Northland, Ilse Brandt and others met."),
        (["north", "sudria"], "Orland and Quatria watched."),
        (["north", "sudria"], "Northland, which is rich, and Sudria met."),
    ],
)
def test_names_outside_the_list_are_left_alone(parties: list[str], text: str) -> None:
    passage = text.split(". ")[0].strip("“").partition(",”")[0]
    assert not findings(RULE, text, *PEOPLE, event(parties, passage))


def test_of_a_delegation_persons_are_asked() -> None:
    text = "Northland sent Ilse Brandt, Omar Haddad and an aide. Sudria and Orland sent none."
    (found,) = findings(RULE, text, *PEOPLE, delegation(["brandt"], text[:-1]))
    assert (found.place.pointer, found.message) == (
        "/members",
        'the passage for it lists "Ilse Brandt, Omar Haddad", and person:haddad is missing',
    )
    assert not findings(RULE, text, *PEOPLE, delegation(["brandt", "haddad"], text[:-1]))


def test_the_addressees_of_a_proposal() -> None:
    text = "Northland sent the plan to Sudria and Orland."
    (found,) = findings(RULE, text, *PEOPLE, plan(text, addressees=["party:sudria"]))
    assert found.place.pointer == "/addressees"
    both = plan(text, addressees=["party:sudria"], issuers=["party:orland"])
    assert not findings(RULE, text, *PEOPLE, both)


def test_who_is_a_member_of_a_coalition_in_the_list_is_not_missing() -> None:
    text = "Northland, Sudria and Orland met."
    pact = {
        "type": "party",
        "id": "party:pact",
        "kind": "coalition",
        "name": "The Pact",
        "members": [{"party": "party:sudria"}, {"party": "party:orland"}],
    }
    assert not findings(RULE, text, *PEOPLE, pact, event(["north", "pact"], text))
    vague = {key: value for key, value in pact.items() if key != "members"}
    result = report(RULE, text, *PEOPLE, vague, event(["north", "pact"], text))
    assert result.tallies[RULE].could_not == {"a group may be meant by the names of its members": 1}


def test_only_a_passage_for_the_whole_list_is_read() -> None:
    text = "Northland and Sudria met."
    for supports in ("/participants/0", "/status"):
        result = report(RULE, text, *PEOPLE, event(["north"], text, supports))
        assert result.tallies[RULE].not_applicable == 1


def test_one_in_the_place_of_another_is_told_once() -> None:
    text = "Northland and Sudria met."
    record = event(["north", "orland"], text)
    assert findings(RULE, text, *PEOPLE, record)
    assert not findings("grounding/value-not-in-evidence", text, *PEOPLE, record)
