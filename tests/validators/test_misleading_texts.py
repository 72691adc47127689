"""Faults whose cause stands elsewhere than their place: the finding names the cause, once."""

import json
from typing import Any, Final

import pytest

from pourparler_validators.entries import record_shape
from tests.validators.checked import PARTY, checked, checked_value, found, only

RECORD: Final = json.dumps(PARTY)
MERGE: Final = "a mark of a merge of git that is not done stands here"
MERGED: Final = "keep one of the two versions, and delete the lines <<<<<<<, ======= and >>>>>>>"
FENCED: Final = "delete the lines with ```; the file holds the records alone"
EVENT: Final = {"type": "event", "id": "event:a", "kind": "summit", "status": "held"}
YAML: Final = "type: party\nid: party:a\nkind: state\n"


@pytest.mark.parametrize(
    ("text", "line", "reason", "hint"),
    [
        (f"```json\n{RECORD}\n```\n", 1, "a fence of Markdown, ```, stands round it", FENCED),
        (f"\n```\n{RECORD}\n```", 2, "a fence of Markdown, ```, stands round it", FENCED),
        (
            *(f"Here are the records:\n{RECORD}", 1, "words stand before the JSON"),
            "delete what stands before the first bracket",
        ),
        (
            *(f"{RECORD}\nI hope that this helps!", 2, "words stand behind the JSON"),
            "delete what stands behind the last bracket",
        ),
        (
            *(f"{RECORD}\n```", 2, "words stand behind the JSON"),
            "delete what stands behind the last bracket",
        ),
        ('{"type": "party",\n<<<<<<< HEAD\n"id": "a"\n=======\n>>>>>>> b\n}', 2, MERGE, MERGED),
        ('{"type": "party",\n"id": "a"\n>>>>>>> b\n}', 3, MERGE, MERGED),
    ],
)
def test_what_is_not_json(text: str, line: int, reason: str, hint: str) -> None:
    finding = only(checked(text, select=("structure",)).findings)
    assert finding.rule == "structure/not-json"
    assert (finding.message, finding.help) == (f"this is not JSON: {reason}", hint)
    assert (finding.place.start.line, finding.place.start.column) == (line, 1)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (f"{YAML}<<<<<<< HEAD\nname: A\n=======\nname: B\n>>>>>>> b\n", 4, MERGE),
        (f"{YAML}name: |\n  A\n<<<<<<< HEAD\n", 6, MERGE),
        (f"```yaml\n{YAML}name: A\n```\n", 1, "a fence of Markdown, ```, stands round it"),
    ],
)
def test_what_is_not_yaml(text: str, line: int, reason: str) -> None:
    finding = only(checked(text, "a.yaml", select=("structure",)).findings)
    assert finding.message == f"this is not YAML: {reason}"
    assert finding.place.start.line == line


def test_a_merge_in_json_lines_is_one_finding_and_the_records_are_read() -> None:
    other = RECORD.replace("party:tur", "party:b")
    text = f"<<<<<<< HEAD\n{RECORD}\n||||||| base\n=======\n{other}\n>>>>>>> b\n=======\n"
    report = checked(text, "a.jsonl", select=("structure",))
    assert [finding.place.start.line for finding in report.findings] == [1, 7]
    assert report.findings[0].help == MERGED
    assert report.findings[1].message == "this is not JSON: no value can be read here"


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        (
            {"event": {"id": "event:a", "kind": "summit"}},
            'the record lies one level deeper: write what "event" holds, alone, '
            'with "type": "event"',
        ),
        ({"data": EVENT}, 'the record lies one level deeper: write what "data" holds, alone'),
        (
            {"events": [EVENT]},
            'the records lie one level deeper: write "records" in place of "events"',
        ),
        (
            {"id": "event:a", "kind": "summit"},
            'add "type": "event"',
        ),
    ],
)
def test_an_object_without_a_type(value: Any, hint: str) -> None:
    finding = only(checked_value(value, select=("structure",)).findings)
    assert finding.rule == "structure/not-a-record"
    assert finding.help == hint


ISSUES: Final = "write a list with a value for each; the values are "


@pytest.mark.parametrize(
    ("change", "pointer", "value", "hint"),
    [
        (
            *({"participants": "Russia, Ukraine"}, "/participants", "Russia, Ukraine"),
            'write a list with an object for each: [{"party": …, "role": …}, '
            '{"party": …, "role": …}]',
        ),
        (
            *({"confirmed_by": "Russia; Ukraine"}, "/confirmed_by", "Russia; Ukraine"),
            'write a list with the id of each: ["party:…", "party:…"]',
        ),
        (
            *({"confirmed_by": ["Russia, Ukraine"]}, "/confirmed_by/0", "Russia, Ukraine"),
            'write a list with the id of each: ["party:…", "party:…"]',
        ),
        ({"agenda": "peace talks, grain"}, "/agenda", "peace talks, grain", ISSUES),
    ],
)
def test_several_names_in_one_text(change: Any, pointer: str, value: str, hint: str) -> None:
    finding = only(checked_value({**EVENT, **change}, select=("structure",)).findings)
    assert (finding.rule, finding.place.pointer) == ("structure/joined-values", pointer)
    assert finding.message == f'"{value}" holds 2 values in one text'
    assert finding.help.startswith(hint)
    assert finding.fix is None


def test_a_sentence_is_no_list_of_names() -> None:
    text = "The delegations of both countries met in Istanbul, and nothing was agreed."
    report = checked_value({**EVENT, "participants": text}, select=("structure",))
    assert found(report) == [("structure/wrong-type", "/participants")]


@pytest.mark.parametrize("word", ["TODO", "N/A", "unknown", "tbd", "-", "?"])
@pytest.mark.parametrize(
    "field", ["date", "kind", "process", "round", "participants", "confirmed_by", "place"]
)
def test_a_placeholder_is_found_as_one_whatever_belongs_there(field: str, word: str) -> None:
    finding = only(checked_value({**EVENT, field: word}, select=("structure",)).findings)
    assert (finding.rule, finding.place.pointer) == ("structure/placeholder-text", f"/{field}")
    assert finding.message == f'"{word}" is a placeholder, not a text'
    assert finding.fix.title == "delete the field"


def test_a_placeholder_in_a_list_and_in_an_address() -> None:
    report = checked_value({**EVENT, "agenda": ["ceasefire", "tbd"]}, select=("structure",))
    assert found(report) == [("structure/placeholder-text", "/agenda/1")]
    source = {"type": "source", "id": "source:a", "kind": "book", "language": "en", "url": "n/a"}
    report = checked_value(source, select=("structure",))
    assert found(report) == [("structure/placeholder-text", "/url")]


def test_a_placeholder_in_what_other_programs_attach() -> None:
    extra = {"desk": "N/A", "desk_id": 7, "note": "fine"}
    for sound in (True, False):
        value = {**PARTY, "extra": extra} if sound else {**PARTY, "extra": extra, "start": "soon"}
        report = checked_value(value, select=("structure",))
        assert ("structure/placeholder-text", "/extra/desk") in found(report)
        assert len(found(report)) == (1 if sound else 2)


def test_codes_are_no_placeholders() -> None:
    report = checked_value({**PARTY, "country": "unknown"}, select=("structure",))
    assert found(report) == [("structure/wrong-form", "/country")]
    assert found(checked_value({**PARTY, "country": "NA"}), "structure/") == []


def test_a_misspelt_name_is_compared_with_what_its_own_object_lacks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = []

    def counting(word: str, candidates: list[str]) -> list[str]:
        compared.append(len(candidates))
        return [*candidates[:1]]

    monkeypatch.setattr(record_shape, "nearest", counting)
    people = [{"prty": "party:a", "role": "host"} for _ in range(500)]
    report = checked_value({**EVENT, "participants": people}, select=("structure",))
    assert len(report.findings) == 500
    assert sum(compared) == 500
