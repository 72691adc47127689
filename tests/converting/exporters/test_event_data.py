"""CAMEO rows and PLOVER objects."""

import json
from typing import Any

import pytest

from pourparler.mapping import scheme
from pourparler_validators.converting.event_codes import VOCABULARIES, code_for
from tests.converting.datasets import HOSTILE, example
from tests.converting.exporters.exported import exported, text_of, undeclared
from tests.schema.documents import Plain

PARTIES: list[Plain] = [
    {"type": "party", "id": "party:rus", "kind": "state", "name": "Russia", "country": "RU"},
    {"type": "party", "id": "party:ukr", "kind": "state", "name": "Ukraine", "country": "UA"},
    {"type": "party", "id": "party:tur", "kind": "state", "name": "Türkiye", "country": "TR"},
    {
        "type": "party",
        "id": "party:mfa",
        "kind": "state_body",
        "name": "Foreign Ministry",
        "parent": "party:rus",
    },
    {
        "type": "party",
        "id": "party:un",
        "name": "United Nations",
        "kind": "intergovernmental_organization",
    },
    {"type": "party", "id": "party:west", "kind": "unspecified_collective", "name": "the West"},
    {
        "type": "person",
        "id": "person:lavrov",
        "name": "Sergei Lavrov",
        "roles": [{"title": "Minister", "party": "party:mfa"}],
    },
    {"type": "person", "id": "person:trump", "name": "Donald Trump"},
]
EVENT = {"type": "event", "id": "event:a", "kind": "call", "status": "held", "date": "2025-06-02"}
SAID: Plain = {
    "type": "statement",
    "id": "statement:a",
    "acts": ["accuse"],
    "date": "2025-06-03",
    "segments": [{"kind": "partial", "text": "crazy"}],
    "speaker": "person:lavrov",
}


def sides(*given: tuple[str, str]) -> Plain:
    return {"participants": [{"party": party, "role": role} for party, role in given]}


def rows(*plain: Plain) -> list[str]:
    return text_of([*plain, *PARTIES], "cameo").splitlines()


def objects(*plain: Plain) -> list[Any]:
    return [json.loads(line) for line in text_of([*plain, *PARTIES], "plover").split("\n")[:-1]]


def lost(*plain: Plain, name: str = "cameo") -> list[tuple[str, str, str]]:
    return undeclared([*plain, *PARTIES], name)


def left_out(*plain: Plain, name: str = "cameo") -> list[str]:
    """The reasons for which records are left out by declaration."""
    losses = exported([*plain, *PARTIES], name)[1]
    return [
        one.reason
        for one in losses
        if one.is_declared and one.is_whole and one.record.startswith(("event:", "statement:"))
    ]


def test_the_example() -> None:
    assert text_of(example(), "cameo") == "2025-05-16\tRUS\tUKR\t046\n2025-05-16\tUKR\tRUS\t046\n"
    first, second = (json.loads(line) for line in text_of(example(), "plover").splitlines())
    assert list(first) == [
        *("id", "date", "source", "target", "event", "eventText", "context", "mode", "text"),
        *("language", "publication", "coder", "version", "dateCoded", "comment"),
    ]
    assert (first["id"], second["id"]) == ("event:istanbul-1#1", "event:istanbul-1#2")
    assert first["source"] == [{"actorText": "Russia", "code": "RUS", "sector": "GOV"}]
    assert second["source"] == first["target"]
    assert (first["event"], first["language"]) == ("CONSULT", "en")
    assert first["text"].startswith("The first round was held in Istanbul on May 16.\n")


def test_talks_are_written_from_every_side() -> None:
    three = sides(
        *(("party:rus", "negotiating_party"), ("party:ukr", "negotiating_party")),
        *(("party:tur", "negotiating_party"), ("party:un", "observer")),
    )
    assert rows({**EVENT, **three}) == [
        *("2025-06-02\tRUS\tUKR\t041", "2025-06-02\tRUS\tTUR\t041"),
        *("2025-06-02\tUKR\tRUS\t041", "2025-06-02\tUKR\tTUR\t041"),
        *("2025-06-02\tTUR\tRUS\t041", "2025-06-02\tTUR\tUKR\t041"),
    ]


def test_hosts_are_sides_where_there_are_no_two() -> None:
    two = sides(("party:ukr", "negotiating_party"), ("party:un", "mediator"))
    assert rows({**EVENT, **two})[0] == "2025-06-02\tUKR\tIGO\t041"


def test_who_acts_and_on_whom() -> None:
    measure = {**EVENT, "kind": "refusal", **sides(("party:rus", "actor"), ("party:un", "target"))}
    assert rows(measure) == ["2025-06-02\tRUS\tIGO\t125"]
    (found,) = objects(measure)
    assert (found["id"], found["event"]) == ("event:a", "REJECT")


def test_who_is_absent_takes_no_part() -> None:
    three = sides(*((f"party:{one}", "negotiating_party") for one in ("rus", "ukr", "tur")))
    three["participants"][2]["presence"] = "absent"
    assert len(rows({**EVENT, **three})) == 2


def test_a_statement_goes_to_whom_it_addresses_or_is_about() -> None:
    about = {**SAID, "about": ["event:a", "party:ukr"]}
    assert rows(about) == ["2025-06-03\tRUS\tUKR\t112"]
    assert rows({**about, "addressees": ["party:tur"]}) == ["2025-06-03\tRUS\tTUR\t112"]
    assert objects(SAID)[0]["target"] == ""
    assert lost(SAID) == [("statement:a", "", "a row of CAMEO needs a target")]


def test_acts_of_one_code_are_one_row() -> None:
    acts = {**SAID, "acts": ["announce", "inform", "accuse"], "about": ["party:ukr"]}
    assert rows(acts) == ["2025-06-03\tRUS\tUKR\t010", "2025-06-03\tRUS\tUKR\t112"]


def test_who_speaks_for_somebody_has_their_country() -> None:
    trump = {**SAID, "speaker": "person:trump", "about": ["party:ukr"]}
    reason = "a row of CAMEO needs the one country of who acts and of the target"
    assert lost(trump) == [("statement:a", "", reason)]
    assert objects(trump)[0]["source"] == [{"actorText": "Donald Trump", "code": "", "sector": ""}]
    assert rows({**trump, "on_behalf_of": "party:tur"}) == ["2025-06-03\tTUR\tUKR\t112"]


def test_a_described_speaker_has_words_only() -> None:
    plain = {name: value for name, value in SAID.items() if name != "speaker"}
    (found,) = objects({**plain, "speaker_described": "An official"})
    assert found["source"] == [{"actorText": "An official", "code": "", "sector": ""}]


def test_one_of_several_without_a_country_is_listed() -> None:
    said = {**SAID, "about": ["party:west", "party:ukr"]}
    assert rows(said) == ["2025-06-03\tRUS\tUKR\t112"]
    assert len(lost(said)) == 1


@pytest.mark.parametrize("date", [None, "2025", "2025-06-02?", "2025-06-01/2025-06-02"])
def test_what_has_no_day_is_listed(date: str | None) -> None:
    event = {**EVENT, **sides(("party:rus", "actor"))}
    event = {**event, "date": date} if date else {k: v for k, v in event.items() if k != "date"}
    pointer = "/date" if date else ""
    assert lost(event, name="plover") == [("event:a", pointer, "event data needs a day")]


def test_what_has_not_taken_place_is_left_out() -> None:
    assert left_out({**EVENT, "status": "announced"}) == ["it is not known to have taken place"]


def test_what_the_table_has_no_counterpart_for_is_left_out() -> None:
    assert left_out({**SAID, "acts": ["inform", "claim"]}, name="plover") == [
        "PLOVER has no plain statements, so the whole utterance is lost"
    ]
    assert left_out({**SAID, "acts": ["inform", "accuse"]}, name="plover") == []


def test_what_the_records_do_not_decide_is_listed() -> None:
    event = {**EVENT, "kind": "hostilities", **sides(("party:rus", "actor"))}
    assert lost(event) == [
        ("event:a", "/kind", "CAMEO has 18 or 19 or 20 for a part of what hostilities means")
    ]


@pytest.mark.parametrize(
    ("record_type", "value", "code"),
    [
        ("event", "visit", "040"),
        ("event", "call", "041"),
        ("event", "sanctions_step", None),
        ("event", "signing", None),
        ("statement", "deny", "010"),
        ("statement", "promise", "030"),
        ("statement", "ultimatum", "139"),
        ("proposal", "memorandum", "037"),
    ],
)
def test_codes_of_cameo(record_type: str, value: str, code: str | None) -> None:
    assert code_for(record_type, value, "cameo").code == code


@pytest.mark.parametrize("name", ["cameo", "plover"])
def test_every_value_has_a_code_of_the_list_or_a_reason(name: str) -> None:
    for record_type, vocabulary in VOCABULARIES.items():
        for value in vocabulary:
            found = code_for(record_type, value.value, name)
            assert found.code in scheme(name).labels if found.code else found.reason


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_come_back(text: str) -> None:
    said = {
        "type": "statement",
        "id": "statement:a",
        "acts": ["accuse"],
        "date": "2025-06-03",
        "segments": [{"kind": "partial", "text": text}],
        "speaker_described": text,
        "notes": text,
    }
    (found,) = objects(said)
    assert (found["text"], found["comment"], found["source"][0]["actorText"]) == (text, text, text)
