"""pourparler support: which sources support which value of each field."""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from tests.command_line import Run

Record = dict[str, Any]

SOURCES: Final[list[Record]] = [
    {"type": "source", "id": f"source:{name}", "kind": "news_article", "language": "en"}
    for name in "ab"
]
EVENT: Final[Record] = {
    "type": "event",
    "id": "event:a",
    "kind": "summit",
    "status": "held",
    "date": "2025-05-16",
    "place": {"name": "Riad", "country": "SA"},
    "quantities": [
        {"what": "delegates", "value": 20, "evidence": [{"source": "source:b", "exact": "twenty"}]}
    ],
    "evidence": [
        {"source": "source:b", "exact": "in Riad", "supports": ["/place", "/status"]},
        {"source": "source:a", "exact": "on May 16", "supports": ["/date"]},
        {"source": "source:a", "exact": "last Friday", "supports": ["/date"]},
    ],
}
STATEMENT: Final[Record] = {
    "type": "statement",
    "id": "statement:a",
    "acts": ["inform"],
    "speaker_described": "an envoy",
    "segments": [{"kind": "direct", "text": "We meet", "source": "source:a"}],
}


def supported(run: Run, records: list[Record], *arguments: str) -> dict[str, list[Record]]:
    """The fields by record."""
    Path("a.json").write_text(json.dumps([*SOURCES, *records]))
    code, out, err = run("support", "a.json", "--format", "json", *arguments)
    assert (code, err) == (0, "")
    plain = json.loads(out)
    assert plain["version"] == 1
    return {each["record"]: each["fields"] for each in plain["support"]}


def values(fields: list[Record], pointer: str) -> list[tuple[Any, ...]]:
    """The values of a field, each with its record and sources."""
    (field,) = [each for each in fields if each["pointer"] == pointer]
    return [
        (one["value"], one["record"], {each["source"]: each["at"] for each in one["sources"]})
        for one in field["values"]
    ]


def test_the_text(run: Run) -> None:
    Path("a.json").write_text(json.dumps([*SOURCES, EVENT, STATEMENT]))
    assert run("support", "a.json") == (
        0,
        "event:a\n"
        '  /kind "summit"\n'
        "    no source\n"
        '  /status "held"\n'
        '    source:b: "in Riad"\n'
        '  /date "2025-05-16"\n'
        '    source:a: "on May 16", "last Friday"\n'
        '  /place/name "Riad"\n'
        '    source:b: "in Riad"\n'
        '  /place/country "SA"\n'
        '    source:b: "in Riad"\n'
        '  /quantities/0/what "delegates"\n'
        '    source:b: "twenty"\n'
        "  /quantities/0/value 20\n"
        '    source:b: "twenty"\n'
        "\n"
        "statement:a\n"
        '  /acts/0 "inform"\n'
        '    source:a: "We meet"\n'
        '  /speaker_described "an envoy"\n'
        '    source:a: "We meet"\n',
        "",
    )


def test_evidence_that_names_no_field_is_for_all_of_the_record(run: Run) -> None:
    whole = {"source": "source:a", "exact": "They met"}
    found = supported(run, [{**EVENT, "evidence": [whole, *EVENT["evidence"]]}])["event:a"]
    assert values(found, "/kind") == [("summit", "event:a", {"source:a": ["/evidence/0"]})]
    place = {"source:a": ["/evidence/0"], "source:b": ["/evidence/1"]}
    assert values(found, "/place/name") == [("Riad", "event:a", place)]
    number = {"source:a": ["/evidence/0"], "source:b": ["/quantities/0/evidence/0"]}
    assert values(found, "/quantities/0/value") == [(20, "event:a", number)]


def test_a_pointer_is_no_beginning_of_a_name(run: Run) -> None:
    evidence = [{"source": "source:a", "exact": "Riad", "supports": ["/place/na"]}]
    found = supported(run, [{**EVENT, "evidence": evidence, "quantities": EVENT["quantities"]}])
    assert values(found["event:a"], "/place/name") == [("Riad", "event:a", {})]


def test_an_event_that_is_recorded_twice_has_the_values_of_both(run: Run) -> None:
    process = {
        "type": "process",
        "id": "process:p",
        "title": "Talks",
        "parties": ["party:x", "party:y"],
    }
    one = {**EVENT, "process": "process:p"}
    other = {
        **one,
        "id": "event:b",
        "date": "2025-05-16/2025-05-17",
        "medium": "video",
        "evidence": [{"source": "source:b", "exact": "for two days"}],
    }
    del other["quantities"]
    found = supported(run, [process, one, other])
    assert list(found) == ["event:a", "event:b"]
    dates = [
        ("2025-05-16", "event:a", {"source:a": ["/evidence/1", "/evidence/2"]}),
        ("2025-05-16/2025-05-17", "event:b", {"source:b": ["/evidence/0"]}),
    ]
    assert values(found["event:a"], "/date") == dates
    assert values(found["event:b"], "/date") == dates[::-1]
    assert len(values(found["event:b"], "/medium")) == 1


def test_delegations_of_one_party_to_one_event_are_one(run: Run) -> None:
    one = {
        "type": "delegation",
        "id": "delegation:a",
        "party": "party:x",
        "event": "event:a",
        "size": 5,
        "members": [{"role": "head", "name": "Ann"}],
        "evidence": [{"source": "source:a", "exact": "five, led by Ann"}],
    }
    other = {
        **one,
        "id": "delegation:b",
        "members": [{"role": "member", "name": "Bo"}, {"role": "head", "name": "Cy"}],
        "evidence": [{"source": "source:b", "exact": "five, led by Cy"}],
    }
    gone = {**one, "id": "delegation:c", "status": "withdrawn"}
    found = supported(run, [one, other, gone])
    heads = [
        ("Ann", "delegation:a", {"source:a": ["/evidence/0"]}),
        ("Cy", "delegation:b", {"source:b": ["/evidence/0"]}),
    ]
    assert values(found["delegation:a"], "/members/0/name") == heads
    assert [size for size, *_ in values(found["delegation:a"], "/size")] == [5, 5]
    assert len(values(found["delegation:c"], "/size")) == 1


def test_one_record(run: Run) -> None:
    found = supported(run, [EVENT, STATEMENT], "--record", "statement:a")
    assert list(found) == ["statement:a"]


def test_records_that_cite_nothing_are_left_out(run: Run) -> None:
    assert supported(run, []) == {}


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("event:b", 'there is no sound record "event:b"; did you mean "event:a"?'),
        ("x", 'there is no sound record "x"; name one of the dataset'),
    ],
)
def test_a_record_that_is_not_there(run: Run, record: str, said: str) -> None:
    Path("a.json").write_text(json.dumps([*SOURCES, EVENT]))
    assert run("support", "a.json", "--record", record) == (2, "", f"error: {said}\n")


def test_what_is_not_sound_is_left_out_and_counted(run: Run) -> None:
    Path("a.json").write_text(json.dumps([*SOURCES, EVENT, {**STATEMENT, "acts": "inform"}]))
    code, out, err = run("support", "a.json")
    assert (code, err) == (0, "1 record left out: see pourparler check.\n")
    assert "statement:a" not in out


def test_nothing_that_is_sound(run: Run) -> None:
    Path("a.json").write_text('[{"type": "event"}]')
    said = "error: there are no sound records: see pourparler check\n"
    assert run("support", "a.json") == (2, "", said)


def test_the_dataset_of_the_settings_is_read_by_default(run: Run) -> None:
    Path("b.json").write_text(json.dumps([*SOURCES, EVENT]))
    Path("a.json").write_text(json.dumps([*SOURCES, STATEMENT]))
    Path("pourparler.toml").write_text('dataset = ["a.json"]\n')
    code, out, _ = run("support")
    assert (code, out.splitlines()[0]) == (0, "statement:a")


def test_a_thousand_sources_of_one_event(run: Run) -> None:
    many = [{**SOURCES[0], "id": f"source:s{number}"} for number in range(1000)]
    evidence = [{"source": one["id"], "exact": "It was held"} for one in many]
    found = supported(run, [*many, {**EVENT, "evidence": evidence}])
    ((_, _, sources),) = values(found["event:a"], "/date")
    assert len(sources) == 1000
