"""Large groups of statements and proposals: findings stay few, and time in proportion."""

import json
from typing import Any

from pourparler_validators import Report, check_text
from tests.rules.dataset import TODAY

MANY = 3_000

PROPOSAL = {
    "type": "proposal",
    "id": "proposal:p",
    "kind": "peace_plan",
    "title": "A plan",
    "issuers": ["party:a"],
    "status": "presented",
}
PERSON = {"type": "person", "id": "person:p", "name": "P"}


def test_a_speaker_who_wavers_is_found_once_for_each_later_statement() -> None:
    statements = [
        _statement(number, acts=["accept" if number % 2 else "reject"], date="2025-05-28")
        for number in range(MANY)
    ]
    found = _found(_check([PERSON, PROPOSAL, *statements]), "statements/contradicts-itself")
    assert len(found) == MANY - 1


def test_a_speaker_who_wavers_from_day_to_day_is_not_found() -> None:
    statements = [
        _statement(number, acts=["accept" if number % 2 else "reject"], date=f"{1000 + number}")
        for number in range(MANY)
    ]
    assert _found(_check([PERSON, PROPOSAL, *statements]), "statements/contradicts-itself") == []


def test_one_phrase_of_many_speakers_is_no_utterance_of_all() -> None:
    persons = [{**PERSON, "id": f"person:p{number}"} for number in range(MANY)]
    statements = [
        _statement(number, speaker=f"person:p{number}", text="No comment.")
        for number in range(MANY)
    ]
    assert _found(_check([*persons, *statements]), "statements/two-sources-one-utterance") == []


def test_one_phrase_of_one_speaker_is_found_once_for_each_later_statement() -> None:
    statements = [_statement(number, text="No comment.") for number in range(MANY)]
    found = _found(_check([PERSON, *statements]), "statements/two-sources-one-utterance")
    assert len(found) == MANY - 1


def test_one_passage_of_many_proposals_is_found_once_for_each_later_one() -> None:
    evidence = [{"source": "source:s", "exact": f"a plan {number}"} for number in range(3)]
    proposals = [
        {**PROPOSAL, "id": f"proposal:p{number}", "evidence": evidence} for number in range(MANY)
    ]
    found = _found(_check(proposals), "proposals/recorded-twice")
    assert len(found) == MANY - 1
    assert {each.related[0].record for each in found} == {"proposal:p0"}


def test_one_passage_of_many_statements_by_one_speaker_is_nobody_else_s() -> None:
    statements = [_statement(number, text="No comment.") for number in range(MANY)]
    found = _found(_check([PERSON, *statements]), "statements/one-passage-two-speakers")
    assert found == []


def test_one_passage_of_many_members_of_a_party_and_of_one_stranger() -> None:
    """Each member has a party of their own, too, so that no two statements have the same sides."""
    parties = [_party(f"a{number}") for number in range(MANY)]
    persons = [
        {**PERSON, "id": f"person:p{number}", "roles": _roles("a0", f"a{number}")}
        for number in range(1, MANY)
    ]
    persons[MANY // 2]["roles"] = _roles("b")
    statements = [
        _statement(number, speaker=f"person:p{number}", text="No comment.")
        for number in range(1, MANY)
    ]
    records = [*parties, _party("b"), *persons, *statements]
    found = _found(_check(records), "statements/one-passage-two-speakers")
    stranger = f"statement:s{MANY // 2 + 1}"
    after = [number for number in range(1, MANY) if f"statement:s{number}" > stranger]
    assert len(found) == len(after) + 1
    assert {each.related[0].record for each in found} == {"statement:s1", stranger}


def test_many_members_speak_for_their_coalition_and_some_for_one_that_is_not_theirs() -> None:
    members = [_party(f"a{number}") for number in range(MANY)]
    whole = {
        **_party("whole"),
        "kind": "coalition",
        "members": [{"party": one["id"]} for one in members],
    }
    persons = [
        {**PERSON, "id": f"person:p{number}", "roles": _roles(f"a{number}" if number % 2 else "b")}
        for number in range(MANY)
    ]
    statements = [
        {
            **_statement(number, speaker=f"person:p{number}", date=f"{1000 + number}"),
            "on_behalf_of": "party:whole",
        }
        for number in range(MANY)
    ]
    records = [*members, whole, _party("b"), *persons, *statements]
    found = _found(_check(records), "statements/speaks-for-another")
    assert len(found) == MANY / 2
    assert {int(each.place.record.removeprefix("statement:s")) % 2 for each in found} == {0}


def test_many_speak_together_to_as_many() -> None:
    others = [f"party:a{number}" for number in range(MANY)]
    statement = {
        **_statement(0),
        "co_speakers": others,
        "addressees": [*(f"party:b{number}" for number in range(MANY)), others[-1]],
    }
    (found,) = _found(_check([PERSON, statement]), "statements/addresses-itself")
    assert found.place.pointer == f"/addressees/{MANY}"
    assert found.related[0].pointer == f"/co_speakers/{MANY - 1}"


def _party(name: str) -> dict[str, Any]:
    return {"type": "party", "id": f"party:{name}", "kind": "state", "name": name}


def _roles(*parties: str) -> list[dict[str, str]]:
    return [{"title": "Minister", "party": f"party:{party}"} for party in parties]


def _statement(
    number: int,
    *,
    acts: list[str] | None = None,
    date: str | None = None,
    speaker: str = "person:p",
    text: str | None = None,
) -> dict[str, Any]:
    statement = {
        "type": "statement",
        "id": f"statement:s{number}",
        "acts": acts or ["decline_comment"],
        "segments": [{"kind": "direct", "text": text or f"Text {number}", "source": "source:s"}],
        "speaker": speaker,
        "responds_to": "proposal:p",
    }
    return {**statement, "date": date} if date else statement


def _check(records: list[dict[str, Any]]) -> Report:
    families = ("statements", "proposals")
    return check_text(json.dumps(records), "many.json", today=TODAY, select=families)


def _found(report: Report, rule: str) -> list[Any]:
    assert report.errors == ()
    return [each for each in report.findings if each.rule == rule]
