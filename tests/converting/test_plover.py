"""PLOVER's gold records: what becomes of events, actors and texts."""

import json
from typing import Any

import pytest

from pourparler_validators.converting.imported import Imported
from pourparler_validators.converting.importers import importer_named, reader
from tests.converting.annotated import importing, listed

read = importing("plover")

TEXT = "Hungary accused Norway of delay on Monday."
MAPPING = {
    "labels": {
        "GOV": {"record": "party", "kind": "state"},
        "ACCUSE": {"segment": "indirect", "acts": ["accuse"]},
        "AGREE": {"record": "event", "kind": "signing", "status": "held"},
    }
}
KEPT = "its passage is kept as evidence of the source"


def gold(**more: Any) -> dict[str, Any]:
    return {
        "id": "7",
        "date": "2025-06-02",
        "event": "ACCUSE",
        "eventText": "accused Norway",
        "source": [{"actorText": "Hungary", "code": "HUN", "sector": "GOV"}],
        "target": [{"actorText": "Norway", "code": "NOR", "sector": "GOV"}],
        "text": TEXT,
        "language": "en",
        "publication": "The Gazette",
        "coder": "PAS",
        "dateCoded": "2025-07-01",
        "comment": "",
        "context": "",
        "mode": "",
        **more,
    }


def test_a_gold_record() -> None:
    found = read(gold(), mapping=MAPPING)
    assert found.records[0] == {
        "type": "source",
        "id": "source:talks-7",
        "kind": "other",
        "language": "en",
        "publisher": "The Gazette",
        "text": TEXT,
        "notes": "PLOVER does not say the kind of this text.",
    }
    assert [one["id"] for one in found.records[1:3]] == ["party:hungary", "party:norway"]
    assert found.records[3] == {
        "type": "statement",
        "id": "statement:talks-7",
        "acts": ["accuse"],
        "speaker": "party:hungary",
        "addressees": ["party:norway"],
        "date": "2025-06-02",
        "segments": [{"kind": "indirect", "text": "accused Norway", "source": "source:talks-7"}],
        "coding": {"coder": "PAS", "kind": "human", "coded_on": "2025-07-01"},
    }
    reason = "records have no place for this code of PLOVER"
    assert listed(found) == [
        ("/0/source/0/code", "HUN", reason),
        ("/0/target/0/code", "NOR", reason),
    ]


def test_an_event_has_its_actors_as_participants() -> None:
    found = read(gold(event="AGREE", target=""), mapping=MAPPING)
    assert found.records[2]["participants"] == [{"party": "party:hungary", "role": "actor"}]


def test_actors_of_one_name_are_one_party_in_all_records() -> None:
    found = read(gold(), gold(id="8"), mapping=MAPPING)
    assert [one["type"] for one in found.records].count("party") == 2
    assert [one["source"] for one in found.records[1]["evidence"]] == [
        *("source:talks-7", "source:talks-8")
    ]


def test_without_a_mapping_nothing_is_guessed() -> None:
    found = read(gold(context="diplomatic"))
    assert [one["type"] for one in found.records] == ["source"]
    reason = f"no mapping says what becomes of this label; {KEPT}"
    labels = [(path, value) for path, value, why in listed(found) if why == reason]
    assert labels == [
        *(("/0/event", "ACCUSE"), ("/0/source/0/sector", "GOV"), ("/0/target/0/sector", "GOV"))
    ]
    assert ("/0/context", "diplomatic", "records have no place for this") in listed(found)


@pytest.mark.parametrize(
    "form",
    ["[{0}, {0}]", "{0}\n{0}\n", "{0},\n{0},\n", "\ufeff[{0},{0},]", "{0}{0}"],
)
def test_objects_with_trailing_commas_are_read(form: str) -> None:
    one = json.dumps(gold(comment="a, ] } { b"))[:-1] + ",}"
    assert len(content(form.format(one)).records) == 2 + 4


def content(text: str) -> Imported:
    return reader(importer_named("plover"), MAPPING)(text.encode(), "a.txt", {})


@pytest.mark.parametrize(
    ("value", "path", "reason"),
    [
        ([3], "/0", 'this is no record of PLOVER: it has no "event"'),
        ([gold(text=3, eventText="")], "/0/text", "this is no text"),
        ([gold(source=[3])], "/0/source/0", "this is no actor"),
    ],
)
def test_what_is_no_plover_is_listed(value: object, path: str, reason: str) -> None:
    assert (path, reason) in [(at, why) for at, _, why in listed(read(value))]
