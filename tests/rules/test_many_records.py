"""Datasets in which much is wrong at once: findings stay few, and steps in proportion."""

import difflib
import json
import sys
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler import Event, EventKind, EventStatus
from pourparler.fields import Field
from pourparler_validators import Report, Severity, check_text
from pourparler_validators.contract.rule import Rule
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.messages.nearest import MAX_CANDIDATES, nearest, neighbours
from pourparler_validators.running.whole_dataset import WholeDataset
from tests.rules.dataset import TODAY

MANY = 2_000


def test_many_parties_of_one_name_are_each_reported_once() -> None:
    parties = [_party(number, name="The Party", aliases=("The P.",)) for number in range(MANY)]
    found = _found(_check(parties), "identity/near-duplicate-entity")
    assert len(found) == MANY - 1
    assert {each.related[0].record for each in found} == {"party:p0"}


def test_many_bodies_of_one_party_may_bear_its_name() -> None:
    whole = _party(0, name="The Party")
    bodies = [
        {**_party(number, name=f"Body {number}", aliases=("The Party",)), "parent": "party:p0"}
        for number in range(1, MANY)
    ]
    found = _found(_check([whole, *bodies]), "identity/near-duplicate-entity")
    assert len(found) == MANY - 2
    assert {each.related[0].record for each in found} == {"party:p1"}


def test_many_records_of_one_id_are_each_reported_once() -> None:
    found = _found(_check([_party(1, name="A")] * MANY), "identity/duplicate-id")
    assert len(found) == MANY - 1
    assert {each.severity for each in found} == {Severity.WARNING}


def test_a_circle_of_many_is_one_finding() -> None:
    report = _check(_chain(MANY, first=MANY - 1))
    (finding,) = report.findings
    assert finding.rule == "references/circle"
    assert len(finding.related) == MANY - 1


def test_many_references_to_one_missing_record_have_the_same_advice() -> None:
    report = _check([{**event, "process": "process:gone"} for event in _chain(MANY)])
    found = _found(report, "references/not-found")
    assert len(found) == MANY
    assert {each.help for each in found} == {
        "correct the id, add the record, or check the whole dataset"
    }


@pytest.mark.parametrize("many", ["sources", "delegations"])
def test_many_records_take_steps_in_proportion(many: str) -> None:
    """Sources of one text, and delegations of one event's participants."""
    _calls(many, 10)
    assert _calls(many, 400) < 2.2 * _calls(many, 200)


def _calls(many: str, number: int) -> int:
    """How many functions are called for so many of them."""
    count = 0

    def note(*_: Any) -> None:
        nonlocal count
        count += 1

    text = json.dumps(_sources(number) if many == "sources" else _delegations(number))
    before = sys.getprofile()
    sys.setprofile(note)
    try:
        report = check_text(text, "a.json", today=TODAY, select=(many,))
    finally:
        sys.setprofile(before)
    assert len(report.findings) == (number - 1 if many == "sources" else 0)
    return count


def _sources(number: int) -> list[dict[str, Any]]:
    source = {"type": "source", "kind": "book", "language": "en", "text": "The same words."}
    return [{**source, "id": f"source:s{one}"} for one in range(number)]


def _delegations(number: int) -> list[dict[str, Any]]:
    parties = [_party(one, name=f"Party {one}") for one in range(number)]
    event = {
        "type": "event",
        "id": "event:a",
        "kind": "summit",
        "status": "held",
        "participants": [{"party": each["id"], "role": "negotiating_party"} for each in parties],
    }
    delegations = [
        {"type": "delegation", "id": f"delegation:d{one}", "party": each["id"], "event": "event:a"}
        for one, each in enumerate(parties)
    ]
    return [*parties, event, *delegations]


@dataclass
class Steps:
    """Records of a chain, which count how often somebody asks where they lead."""

    length: int
    first: str | None = None
    """Where the first record leads."""
    count: int = 0
    entries: list[Entry] = field(default_factory=list[Entry])

    def __post_init__(self) -> None:
        steps = self

        class Counting(SimpleNamespace):
            @property
            def previous(self) -> str | None:
                steps.count += 1
                following: str | None = self.next
                return following

        file = SourceFile("chain.json")
        for number in range(self.length):
            record: Any = Counting(next=f"event:e{number - 1}" if number else self.first)
            self.entries.append(Entry(file, number, record=record, id=f"event:e{number}"))


@pytest.mark.parametrize("first", [None, "event:e0", "event:e999", "event:e500", "event:gone"])
@pytest.mark.parametrize("is_backwards", [False, True])
def test_a_chain_is_gone_along_once_for_all_its_records(
    first: str | None, is_backwards: bool
) -> None:
    chain = Steps(1_000, first)
    links = WholeDataset()
    for entry in chain.entries:
        links.add(entry)
    for entry in reversed(chain.entries) if is_backwards else chain.entries:
        links.circle(entry.id or "", "previous")
    assert chain.count == chain.length


def test_the_members_of_a_circle_know_it_and_others_do_not() -> None:
    chain = Steps(10, "event:e4")
    links = WholeDataset()
    for entry in chain.entries:
        links.add(entry)
    circle = links.circle("event:e2", "previous")
    assert [entry.id for entry in circle or ()] == [
        f"event:e{number}" for number in (0, 4, 3, 2, 1)
    ]
    assert all(links.circle(f"event:e{number}", "previous") == circle for number in range(5))
    assert all(links.circle(f"event:e{number}", "previous") == () for number in range(5, 10))


def test_what_leads_to_an_unsound_record_is_not_known() -> None:
    links = WholeDataset()
    links.add(Entry(SourceFile("a.json"), 0, type="event", id="event:a"))
    for number, previous in enumerate(("event:a", "event:b0", "event:b1")):
        record = Event(
            id=f"event:b{number}", kind=EventKind.SUMMIT, status=EventStatus.HELD, previous=previous
        )
        links.add(Entry(SourceFile("a.json"), number + 1, record=record, id=record.id))
    assert links.circle("event:b2", "previous") is None
    assert links.circle("event:b0", "previous") is None
    assert not links.knows_all_of()
    assert not links.knows_all_of("event")
    assert links.knows_all_of("proposal")


def test_of_two_records_of_one_id_the_sound_one_counts() -> None:
    links = WholeDataset()
    record = Event(id="event:a", kind=EventKind.SUMMIT, status=EventStatus.HELD)
    links.add(Entry(SourceFile("a.json"), 0, type="event", id="event:a"))
    links.add(Entry(SourceFile("a.json"), 1, record=record, id="event:a"))
    links.add(Entry(SourceFile("a.json"), 2, record=record, id="event:a"))
    found = links.to("event:a")
    assert found is not None
    assert found.position == 1


def test_of_many_candidates_only_the_neighbours_are_compared() -> None:
    ordered = sorted(f"person:p{number:05}" for number in range(20_000))
    near = neighbours("person:p10000x", ordered)
    assert len(near) <= MAX_CANDIDATES
    assert "person:p10000" in near
    assert nearest("person:p10000x", ordered) == ["person:p10000"]
    few = ordered[:MAX_CANDIDATES]
    assert neighbours("zzz", few) == few


_NAMES = st.text("abcdE ", max_size=7)


@given(_NAMES, st.lists(_NAMES, unique_by=str.casefold), st.integers(1, 4))
def test_the_nearest_are_those_of_the_standard_library(
    word: str, known: list[str], most: int
) -> None:
    folded = {name.casefold(): name for name in known}
    close = difflib.get_close_matches(word.casefold(), folded, n=most, cutoff=0.6)
    assert nearest(word, known, most) == [folded[name] for name in close]


def test_what_rules_look_at_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    judges = Rule.judges

    def counting(self: Rule, field: Field, is_list: bool) -> bool:
        nonlocal asked
        asked += 1
        return judges(self, field, is_list)

    monkeypatch.setattr(Rule, "judges", counting)
    unsound = [{**_party(number, name="A"), "kind": "x"} for number in range(100)]
    _check(unsound[:1])
    for_one, asked = asked, 0
    _check(unsound)
    assert asked == for_one


def _party(number: int, name: str, aliases: tuple[str, ...] = ()) -> dict[str, Any]:
    party: dict[str, Any] = {"type": "party", "id": f"party:p{number}", "kind": "state"}
    party["name"] = name
    if aliases:
        party["aliases"] = [{"name": alias, "kind": "short"} for alias in aliases]
    return party


def _chain(length: int, first: int | None = None) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = [
        {"type": "event", "id": f"event:e{number}", "kind": "call", "status": "held"}
        for number in range(length)
    ]
    for number, event in enumerate(events):
        if number or first is not None:
            event["previous"] = f"event:e{number - 1 if number else first}"
    return events


def _check(records: list[dict[str, Any]]) -> Report:
    families = ("identity", "references", "dates")
    return check_text(json.dumps(records), "many.json", today=TODAY, select=families)


def _found(report: Report, rule: str) -> list[Any]:
    return [each for each in report.findings if each.rule == rule]
