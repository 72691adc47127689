"""What each addressee of a proposal has answered, asked of a handful of records."""

from typing import Any

import pytest

from pourparler import Party, Person, Proposal, ProposalResponse, Record
from pourparler_validators import Unchecked
from pourparler_validators.facts.answers import Answer, answers_of
from tests.rules.test_belonging import links, party

YES = ProposalResponse.ACCEPTED
NO = ProposalResponse.REJECTED
ANN = {"type": "person", "id": "person:ann", "name": "Ann"}
UNREAD = "a party or person that issued, received or decided is missing or not sound"


def envoy(of: str, **role: str) -> Person:
    held = {"title": "Envoy", "party": f"party:{of}", **role}
    return Person.model_validate_json(
        Person.model_validate({**ANN, "roles": [held]}).model_dump_json()
    )


def proposal(addressees: str, **fields: Any) -> Proposal:
    return Proposal.model_validate(
        {
            "id": "proposal:one",
            "kind": "memorandum",
            "title": "One",
            "issuers": ["party:usa"],
            "status": "presented",
            "addressees": addressees.split(),
            **fields,
        }
    )


def response(by: str, answer: str = "accepted", **fields: str) -> dict[str, Any]:
    return {"by": [by], "response": answer, **fields}


EU = party("eu", None, "deu", "fra")
PARTIES: tuple[Party, ...] = (EU, party("deu"), party("fra"), party("rus"), party("mfa", "rus"))


def answers(given: Proposal, *records: Record) -> dict[str, Answer | Unchecked | None]:
    return answers_of(given, links(*PARTIES, *records))


@pytest.mark.parametrize(
    ("addressees", "by", "place"),
    [
        ("party:rus", ["party:rus"], 0),
        ("party:rus", ["party:fra", "party:rus"], 1),
        ("party:rus", ["party:fra", "party:mfa"], 1),
        ("party:mfa", ["party:fra", "party:rus"], 1),
        ("party:rus", ["party:mfa", "party:rus"], 0),
        ("party:deu", ["party:rus", "party:eu"], 1),
        ("party:deu", ["party:eu", "party:deu"], 0),
        ("party:eu", ["party:rus", "party:deu"], 1),
        ("party:rus", ["party:fra", "person:ann"], 1),
        ("person:ann", ["party:fra", "party:rus"], 1),
    ],
)
def test_the_first_response_that_an_addressee_may_have_given_counts(
    addressees: str, by: list[str], place: int
) -> None:
    given = proposal(addressees, responses=[response(each) for each in by])
    assert answers(given, envoy("rus")) == {addressees: Answer(YES, f"/responses/{place}")}


@pytest.mark.parametrize("by", ["party:none", "person:none"])
def test_a_response_by_somebody_unread_leaves_it_open(by: str) -> None:
    given = proposal("party:rus", responses=[response(by), response("party:rus")])
    assert answers(given) == {"party:rus": Unchecked(UNREAD)}


def test_a_response_by_somebody_unread_that_comes_later_does_not() -> None:
    given = proposal("party:rus", responses=[response("party:rus"), response("party:none")])
    assert answers(given) == {"party:rus": Answer(YES, "/responses/0")}


def test_the_roles_at_the_date_of_each_response_count() -> None:
    early, late = (
        response("person:ann", date="2025-05-01"),
        response("person:ann", date="2025-06-01"),
    )
    given = proposal("party:rus", responses=[early, {**late, "response": "rejected"}])
    assert answers(given, envoy("rus", start="2025-05-20")) == {
        "party:rus": Answer(NO, "/responses/1")
    }


def test_without_a_response_the_last_step_counts() -> None:
    history = [
        {"status": "accepted", "by": ["party:fra"]},
        {"status": "rejected", "by": ["party:mfa"]},
    ]
    given = proposal("party:rus party:fra party:deu", history=history, status="rejected")
    assert answers(given) == {
        "party:rus": Answer(NO, "/history/1"),
        "party:fra": Answer(YES, "/history/0"),
        "party:deu": None,
    }


@pytest.mark.parametrize("size", [100, 400])
def test_what_is_asked_grows_with_the_addressees(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    parties = [party(f"p{number}") for number in range(size)]
    known = links(*parties)
    asked: list[str] = []
    to = type(known).to

    def counted(self: Any, key: str) -> Any:
        asked.append(key)
        return to(self, key)

    monkeypatch.setattr(type(known), "to", counted)
    names = [each.id for each in parties]
    given = proposal(" ".join(names), responses=[response(name) for name in names])
    found = answers_of(given, known)
    assert [found[name] for name in names] == [
        Answer(YES, f"/responses/{place}") for place in range(size)
    ]
    assert size < len(asked) < 20 * size
