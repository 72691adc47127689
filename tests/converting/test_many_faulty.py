"""Many faulty records, and names without end: the work is in proportion to what is given."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from pourparler_validators.converting.answers import spelling
from pourparler_validators.converting.answers.ladder import records_of_answer
from pourparler_validators.entries.entry import SourceFile
from pourparler_validators.formats.known import json as json_format
from pourparler_validators.formats.known import jsonl as jsonl_format
from pourparler_validators.formats.places import Place, locate
from tests.command_line import Run
from tests.validators.checked import PARTY

FAULTY = [{**PARTY, "id": f"party:p{number}", "kind": "stat"} for number in range(200)]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_faulty_records_are_cut_out_of_one_text(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    lines = [json.dumps(one) for one in (*FAULTY, PARTY)]
    listed = f"[{','.join(lines)}]" if name == "a.json" else "\n".join(lines)
    Path(name).write_text(listed, "utf-8")
    looked_through = 0

    def counting(text: str, offset: int, pointers: Iterable[str]) -> dict[str, Place]:
        nonlocal looked_through
        found = locate(text, offset, pointers)
        looked_through += found[min(found)].value.end - offset
        return found

    for form in (json_format, jsonl_format):
        monkeypatch.setattr(form, "locate", counting)
    decoded = 0

    def text(file: SourceFile) -> str:
        nonlocal decoded
        decoded += 1
        return file.content.decode()

    monkeypatch.setattr(SourceFile, "text", property(text))
    assert run(name, "-o", "b.json", "--keep-faulty", "c.jsonl")[0] == 0
    kept = [json.loads(line) for line in Path("c.jsonl").read_text("utf-8").splitlines()]
    assert kept == FAULTY
    assert looked_through <= len(listed)
    assert decoded < 10


def test_names_of_the_standard_are_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    worked_out: list[str] = []
    word_stem = spelling._word_stem

    def counting(word: str) -> str:
        worked_out.append(word)
        return word_stem(word)

    monkeypatch.setattr(spelling, "_word_stem", counting)
    strange = {f"zz{number}": "x" for number in range(500)}
    found = records_of_answer(json.dumps([{**PARTY, **strange}]))
    assert found.records[0]["extra"] == strange
    assert len(worked_out) < 3 * len(strange)


def test_many_records_of_one_name_have_ids_of_their_own() -> None:
    named = [{**PARTY, "id": f"party:p{number}"} for number in range(500)]
    event = {"type": "event", "id": "event:a", "kind": "summit", "status": "held"}
    parties = [{"party": PARTY["name"], "role": "host"}, {"party": "party:p7", "role": "host"}]
    found = records_of_answer(json.dumps([*named, {**event, "participants": parties}]))
    assert len({one["id"] for one in found.records}) == len(named) + 1
    assert [one["party"] for one in found.records[-1]["participants"] if "party" in one] == [
        "party:p7"
    ]
