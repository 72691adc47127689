"""Parties that are members of each other: what is read of them grows as their records do."""

import json
from typing import Any

import pytest

from pourparler_validators import check_text
from pourparler_validators.contract.questions import Members, Questions
from pourparler_validators.facts.membership import members_of
from pourparler_validators.rules import parties


def coalitions(count: int) -> list[dict[str, Any]]:
    ids = [f"party:p{number}" for number in range(count)]
    return [
        {
            "type": "party",
            "id": one,
            "kind": "coalition",
            "name": one,
            "members": [{"party": other} for other in ids if other != one],
        }
        for one in ids
    ]


def found(records: list[dict[str, Any]]) -> list[str]:
    report = check_text(json.dumps(records), "a.json", select=("parties/member-of-itself",))
    return [finding.message for finding in report.findings if finding.rule.startswith("parties/")]


@pytest.mark.parametrize("count", [8, 16])
def test_their_members_are_worked_out_once(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(key: str, dataset: Questions) -> Members:
        asked.append(key)
        return members_of(key, dataset)

    monkeypatch.setattr("pourparler_validators.running.whole_dataset.members_of", counted)
    assert len(found(coalitions(count))) == count - 1
    assert len(asked) == 1


@pytest.mark.parametrize("count", [8, 16])
def test_the_way_back_is_seen_at_once(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[parties.Way] = []

    class Counted(parties.Way):
        def __init__(self, step: parties.Step, before: parties.Way | None = None) -> None:
            super().__init__(step, before)
            taken.append(self)

    monkeypatch.setattr(parties, "Way", Counted)
    said = found(coalitions(count))
    assert said[0].endswith("party:p0 → party:p1 → party:p0")
    memberships = count * (count - 1)
    assert len(taken) <= 3 * memberships


def test_those_beside_the_circle_have_members_of_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def counted(key: str, dataset: Questions) -> Members:
        asked.append(key)
        return members_of(key, dataset)

    monkeypatch.setattr("pourparler_validators.running.whole_dataset.members_of", counted)
    above = {"type": "party", "id": "party:whole", "kind": "coalition", "name": "W"}
    records = [*coalitions(3), above | {"members": [{"party": "party:p0"}]}]
    assert len(found(records)) == 2
    assert sorted(asked) == ["party:p0", "party:whole"]
