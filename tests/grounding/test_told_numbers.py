"""Numbers of a record, and what its article tells: rounds, sizes, amounts, and those of points."""

from typing import Any

import pytest

from tests.grounding.passages import Record, evidence, findings, report
from tests.rules.dataset import place

RULE = "grounding/number-not-in-text"


def event(passage: str, *supports: str, **fields: Any) -> Record:
    """A meeting whose evidence is one passage."""
    plain = {"type": "event", "id": "event:x", "kind": "negotiation_round", "status": "held"}
    return plain | fields | {"evidence": evidence(passage, *supports)}


def measured(passage: str, **fields: Any) -> Record:
    """An event with a quantity, for which there is one passage."""
    quantity = {"what": "prisoners", "evidence": evidence(passage)} | fields
    plain = {"type": "event", "id": "event:x", "kind": "prisoner_exchange", "status": "held"}
    return plain | {"quantities": [quantity]}


def plan(passage: str, text: str) -> Record:
    """A proposal with one point, for which there is one passage."""
    term = {"issue": "prisoners", "text": text, "evidence": evidence(passage)}
    plain = {"type": "proposal", "id": "proposal:x", "kind": "peace_plan", "title": "A plan"}
    return plain | {"status": "presented", "issuers": ["party:north"], "terms": [term]}


def delegation(passage: str, **fields: Any) -> Record:
    """A delegation whose evidence is one passage."""
    plain = {"type": "delegation", "id": "delegation:x", "party": "party:north"}
    return plain | {"status": "attended"} | fields | {"evidence": evidence(passage)}


MEMBERS = [
    {"person": "person:brandt", "role": "head"},
    {"person": "person:haddad", "role": "member"},
]
TOLD: list[tuple[str, Record]] = [
    ("The second round was held in Orland.", {"round": 2}),
    ("The 2nd round was held in Orland.", {"round": 2}),
    ("Round two was held in Orland.", {"round": 2}),
    ("The envoys came to Orland II for talks.", {"round": 2}),
    ("The twenty-first round was held.", {"round": 21}),
    ("The envoys met in Orland for the first time.", {"round": 1}),
]
AMOUNTS: list[tuple[str, Record]] = [
    ("Northland freed 300 prisoners.", {"value": 300}),
    ("Northland freed three hundred prisoners.", {"value": 300}),
    ("Northland freed over 300 prisoners.", {"min": 300}),
    ("Northland freed over 300 prisoners.", {"min": 301}),
    ("Northland freed fewer than 300 prisoners.", {"max": 299}),
    ("Northland freed 300-400 prisoners.", {"min": 300, "max": 400}),
    ("Northland freed between 300 and 400 prisoners.", {"min": 300, "max": 400}),
    ("Northland freed nearly 300 prisoners.", {"value": 298, "approximate": True}),
    ("Northland freed dozens of prisoners.", {"min": 24}),
    ("Northland freed hundreds of prisoners.", {"min": 100}),
    ("Northland freed both prisoners.", {"value": 2}),
    ("Northland freed some prisoners.", {"approximate": True}),
    ("Northland freed a prisoner.", {"value": 1}),
    ("Northland pays half a million euros.", {"value": 500000, "unit": "EUR"}),
    ("Northland pays $5m.", {"value": 5, "unit": "million dollars"}),
    ("Northland pays $5m.", {"value": 5000000, "unit": "USD"}),
    ("Duties fall by 2.5 percent.", {"value": 2.5, "unit": "%"}),
    ("The truce holds for two weeks.", {"value": 14, "unit": "days"}),
    ("The truce holds for a week.", {"value": 7, "unit": "days"}),
]
POINTS = [
    ("Each side frees 1,200 prisoners by May 9, 2025.", "1200 are freed by 9 May 2025"),
    ("Each side frees the wounded within three days.", "the wounded go free in 3 days"),
    ("One side withdraws first.", "one of them withdraws first"),
    ("The text builds on Resolution 1701 at 10:30.", "Resolution 1701"),
]
SIZES: list[tuple[str, Record]] = [
    ("A five-member team came from Northland.", {"size": 5}),
    ("A team of 12 came from Northland.", {"size": 12}),
    ("Brandt and Haddad came from Northland.", {"size": 2, "members": MEMBERS}),
    ("Brandt came from Northland.", {"size": 1}),
]
RECORDS = [
    *((text, event(text, "/round", **fields)) for text, fields in TOLD),
    *((text, measured(text, **fields)) for text, fields in AMOUNTS),
    *((text, plan(text, point)) for text, point in POINTS),
    *((text, delegation(text, **fields)) for text, fields in SIZES),
]


@pytest.mark.parametrize(("text", "record"), RECORDS)
def test_a_number_that_the_text_tells_is_no_fault(text: str, record: Record) -> None:
    assert not findings(RULE, text, record)


NOWHERE = "which neither {} nor the article tells"
OWN, ALL = NOWHERE.format("the passage for it"), NOWHERE.format("the evidence of the record")
FAULTS = [
    (event("The third round was held on May 2.", "/round", round=2),
     '/round: the round is 2, but the passage for it says "third"'),
    (event("The third round was held on May 2.", "/round", round=1),
     '/round: the round is 1, but the passage for it says "third"'),
    (event("The two sides held talks on May 2.", "/round", round=2),
     f"/round: the round is 2, {OWN}"),
    (event("The two sides held talks on May 2.", "/kind", round=2),
     f"/round: the round is 2, {ALL}"),
    (measured("Northland freed over 300 prisoners on May 8.", min=800),
     '/quantities/0/min: the least is 800, but the passage for it says "300"'),
    (measured("Northland freed over 300 prisoners on May 8.", value=8),
     '/quantities/0/value: the value is 8, but the passage for it says "300"'),
    (measured("Northland freed its prisoners on May 8.", value=8),
     f"/quantities/0/value: the value is 8, {OWN}"),
    (measured("Northland pays five million euros.", value=50, unit="million EUR"),
     '/quantities/0/value: the value is 50, but the passage for it says "five million euros"'),
    (measured("The truce holds for two weeks.", value=10, unit="days"),
     '/quantities/0/value: the value is 10, but the passage for it says "two"'),
    (measured("Northland freed 300-400 prisoners.", min=300, max=450),
     '/quantities/0/max: the most is 450, but the passage for it says "300"'),
    (plan("Each side frees 1,200 prisoners by May 9.", "1,000 go free by 9 May"),
     '/terms/0/text: the point has "1,000", but the passage for it says "1,200"'),
    (plan("Each side frees all prisoners.", "all 1,000 go free"),
     f'/terms/0/text: the point has "1,000", {OWN}'),
    (delegation("A five-member team came from Northland.", size=15),
     f"/size: the size is 15, {ALL}"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "said"), FAULTS)
def test_another_number_is_found(record: Record, said: str) -> None:
    held = str(record)
    text = held[held.index("'exact': ") :].split("'")[3]
    found = findings(RULE, text, record)
    assert [f"{place(each)}: {each.message}" for each in found] == [f"{record['id']} {said}"]


def test_the_record_and_the_article_are_read_where_the_passage_tells_no_number() -> None:
    text = "The sides held talks in Orland. It was a hard day.\n\nThis was the second round."
    record = event("The sides held talks in Orland.", "/round", round=2)
    assert not findings(RULE, text, record)


def test_other_evidence_of_the_record_may_tell_the_number() -> None:
    text = "Two sides and a third one held talks. It was the second round."
    record = event("a third one held talks", "/round", round=2)
    assert findings(RULE, text, record)
    record["evidence"] += evidence("the second round", "/kind")
    assert not findings(RULE, text, record)


def test_the_words_of_the_text_are_shown() -> None:
    text = "The third round was held."
    (found,) = findings(RULE, text, event(text, "/round", round=2))
    (related,) = found.related
    assert (related.message, related.pointer) == ("the text has another number here", "/text")
    assert found.params == {"words": "third"}


def test_a_round_that_follows_from_the_one_before_it_is_not_asked_for() -> None:
    text = "The sides held talks again."
    before = {"type": "event", "id": "event:a", "kind": "negotiation_round", "status": "held"}
    after = event(text, round=2, previous="event:a")
    assert not findings(RULE, text, before | {"round": 1}, after)
    assert findings(RULE, text, before | {"round": 3}, after)


def test_a_first_round_without_a_number_is_not_judged() -> None:
    text = "The sides held talks."
    result = report(RULE, text, event(text, "/round", round=1))
    assert not result.findings
    assert result.tallies[RULE].not_applicable == 1


def test_without_tables_it_could_not_be_checked() -> None:
    text = "Odbyła się druga runda."
    result = report(RULE, text, event(text, round=3), source={"language": "pl"})
    assert result.tallies[RULE].could_not == {"there are no tables for the language pl": 1}
