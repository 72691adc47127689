"""Verdicts are applied: in every format, all else to the byte, once, and nothing is lost."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import Run
from tests.reviewing.reviewed import (
    AFTER,
    FORMS,
    QUESTION,
    RECORDS,
    REFERS,
    REVIEWED,
    VERDICTS,
    contents,
    decide,
    event,
    rejected_of,
    values,
    written,
)


@pytest.mark.parametrize("form", FORMS)
def test_each_verdict_does_what_it_says_and_all_else_stays(
    form: str, run: Run, tmp_path: Path
) -> None:
    path = written(tmp_path, form, RECORDS)
    decide(path, VERDICTS)
    code, printed, said = run("review", "--apply", path.name)
    rejected = rejected_of(path).relative_to(tmp_path)
    assert (code, said) == (0, REFERS)
    assert printed == (
        f"{path.name}: 2 accepted, 1 questioned, 1 rejected and moved into {rejected}.\n"
    )
    assert values(path) == AFTER
    assert [json.loads(line) for line in rejected.read_text("utf-8").splitlines()] == [RECORDS[2]]
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    after, wanted = contents(tmp_path), contents(written(fresh, form, AFTER).parent)
    if form == "csv":
        (heading,) = after["tables/event.participants.csv"].decode().splitlines()
        assert heading.startswith("record,order,party,role")
        del wanted["tables/datapackage.json"]
    assert {name: after[name] for name in wanted} == wanted


@pytest.mark.parametrize("form", FORMS)
def test_what_is_applied_twice_changes_nothing(form: str, run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, form, RECORDS)
    decide(path, VERDICTS)
    run("review", "--apply", path)
    before = contents(tmp_path)
    assert run("review", "--apply", path) == (0, "", "No record changes by a verdict.\n")
    assert contents(tmp_path) == before


@pytest.mark.parametrize("form", FORMS)
def test_a_difference_is_shown_and_nothing_written(form: str, run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, form, RECORDS)
    decide(path, VERDICTS)
    before = contents(tmp_path)
    code, printed, said = run("review", "--apply", "--diff", path)
    assert (code, said) == (1, REFERS)
    assert "machine_reviewed" in printed
    assert QUESTION in printed
    assert f"+++ {rejected_of(path)}" in printed
    assert contents(tmp_path) == before


def test_a_layout_by_hand_and_its_comments_stay(run: Run, tmp_path: Path) -> None:
    text = (
        "# Of the extractor.\n"
        "records:\n"
        "  - {type: event, id: 'event:a', kind: summit, status: held,"
        " coding: {coder: x, kind: machine}}   # sure\n"
        "\n"
        '  - type: event\n    id: "event:b"\n    kind: summit   # or a call\n    status: held\n'
        "# end\n"
    )
    path = tmp_path / "data.yaml"
    path.write_text(text)
    decide(path, {"event:a": "accepted", "event:b": ("questioned", "A call?")})
    assert run("review", "--apply", "data.yaml")[0] == 0
    assert path.read_text("utf-8") == text.replace("machine}", "machine_reviewed}").replace(
        "status: held\n#",
        'status: held\n    notes: "Questioned by AB on 2025-06-02: A call?"\n#',
    )


def test_a_record_that_has_changed_since_is_left_and_told(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, "jsonl", RECORDS)
    decide(path, {"event:a": "accepted", "event:b": "rejected", "event:e": "accepted"})
    after = [{**RECORDS[0], "status": "planned"}, {**RECORDS[1], "title": "A call"}]
    path.write_text("".join(json.dumps(one) + "\n" for one in after))
    code, printed, said = run("review", "--apply", "data.jsonl")
    assert (code, printed) == (1, "")
    assert said == (
        "event:a was accepted by AB on 2025-06-02, and has changed since then: review it again.\n"
        "event:b was rejected by AB on 2025-06-02, and has changed since then: review it again.\n"
        "event:e was accepted by AB on 2025-06-02, and is no longer there.\n"
        "No record changes by a verdict.\n"
    )
    assert values(path) == after
    assert not rejected_of(path).exists()


def test_damaged_lines_are_told_and_the_others_applied(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, "json", RECORDS)
    verdicts = Path(decide(path, {"event:a": "accepted"}))
    verdicts.write_text(f'{{"verdict": "maybe"}}\n{verdicts.read_text()}{{"rec')
    code, printed, said = run("review", "--apply", "data.json")
    assert (code, printed) == (1, "data.json: 1 accepted.\n")
    assert said == (
        'data.json.review.jsonl:1: is left out: it has no "hash".\n'
        "data.json.review.jsonl:3: is left out: it is no JSON, or only a part of it.\n"
    )


def test_a_file_that_cannot_be_read_is_told_once(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, "json", RECORDS)
    decide(path, VERDICTS)
    path.write_text(path.read_text()[:-2])
    code, printed, said = run("review", "--apply", "data.json")
    assert (code, printed) == (1, "")
    assert said == (
        "data.json cannot be read: fix it first, as check says.\nNo record changes by a verdict.\n"
    )


def test_what_cannot_be_applied_keeps_no_other_from_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "data.yaml"
    one, other = (
        "- type: event\n  id: event:a\n  coding: &c {coder: x, kind: machine}\n",
        "".join(
            f"- type: event\n  id: event:{name}\n  coding: {{coder: x, kind: machine}}\n"
            for name in "cde"
        ),
    )
    path.write_text(f"{one}- type: event\n  id: event:b\n  coding: *c\n{other}")
    decide(path, dict.fromkeys(("event:a", "event:b", "event:c", "event:d"), "accepted"))
    code, printed, said = run("review", "--apply", "data.yaml")
    assert (code, printed) == (1, "data.yaml: 2 accepted.\n")
    shared = (
        "this value stands in other places, too, by an anchor of YAML: change it in the file itself"
    )
    assert said == f"event:a and event:b: {shared}.\n"
    assert path.read_text().count("machine_reviewed") == 2


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"coding": "a machine"}, "the coding cannot be read: fix it first, as check says"),
        ({"coding": None}, "the coding cannot be read: fix it first, as check says"),
    ],
)
def test_a_coding_that_cannot_be_read_is_not_written_over(
    fields: dict[str, Any], reason: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.json").write_text(json.dumps([{**event("a"), **fields}]))
    decide(tmp_path / "a.json", {"event:a": "accepted"})
    code, _, said = run("review", "--apply", "a.json")
    assert (code, said) == (1, f"event:a: {reason}.\nNo record changes by a verdict.\n")


def test_an_accepted_record_that_does_not_say_who_made_it_stays_as_it_is(
    run: Run, tmp_path: Path
) -> None:
    record = {name: one for name, one in event("a").items() if name != "coding"}
    (tmp_path / "a.json").write_text(json.dumps([record]))
    decide(tmp_path / "a.json", {"event:a": "accepted"})
    code, _, said = run("review", "--apply", "a.json")
    assert (code, said) == (
        0,
        "event:a: accepted without a coding, and stays as it is; --coder names a program that made "
        "it.\nNo record changes by a verdict.\n",
    )
    assert values(tmp_path / "a.json") == [record]
    assert run("review", "--apply", "a.json", "--coder", "extractor 2")[::2] == (0, "")
    assert values(tmp_path / "a.json") == [{**record, "coding": REVIEWED}]


def test_records_of_one_reason_are_told_in_one_sentence(run: Run, tmp_path: Path) -> None:
    names = [f"event:e{number}" for number in range(1200)]
    records = [{**event("a"), "id": name, "coding": 5} for name in names]
    (tmp_path / "a.json").write_text(json.dumps(records))
    decide(tmp_path / "a.json", dict.fromkeys(names, "accepted"))
    said = run("review", "--apply", "a.json")[2]
    reason = "the coding cannot be read: fix it first, as check says"
    assert said == (
        f"event:e0, event:e1, event:e2 and 1,197 more: {reason}.\nNo record changes by a verdict.\n"
    )


def test_what_a_person_has_coded_stays_so(run: Run, tmp_path: Path) -> None:
    record = {**event("a"), "coding": {"coder": "cd", "kind": "human"}}
    (tmp_path / "a.json").write_text(json.dumps([record]))
    decide(tmp_path / "a.json", {"event:a": "accepted"})
    assert run("review", "--apply", "a.json")[::2] == (0, "No record changes by a verdict.\n")
    assert values(tmp_path / "a.json") == [record]


def test_notes_that_are_no_text_are_not_written_over(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([{**event("a"), "notes": ["by phone"]}]))
    decide(tmp_path / "a.json", {"event:a": ("questioned", "why?")})
    said = run("review", "--apply", "a.json")[2]
    assert said.startswith("event:a: the notes are no text: fix it first, as check says.\n")


@pytest.mark.parametrize("name", ["a.json", "a.yaml"])
def test_a_rejected_record_takes_its_file_with_it_where_that_holds_nothing_else(
    name: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(json.dumps(event("a")))
    (tmp_path / "b.json").write_text(json.dumps(event("b")))
    decide(tmp_path / name, {"event:a": "rejected"})
    code, printed, said = run("review", "--apply", ".", "--diff")
    assert (code, said) == (1, "")
    assert f"--- {name}\n+++ {name}\n@@ -1 +0,0 @@\n-{{" in printed
    assert (tmp_path / name).exists()
    assert run("review", "--apply", ".") == (
        0,
        f"{name}: 1 rejected and moved into {name}.rejected.jsonl; "
        "the file held nothing else and is gone.\n",
        "",
    )
    assert not (tmp_path / name).exists()
    assert values(tmp_path / f"{name}.rejected.jsonl") == [event("a")]
    assert run("review", "--apply", ".") == (0, "", "No record changes by a verdict.\n")


def test_a_link_to_a_record_alone_stays(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(event("a")))
    (tmp_path / "link.json").symlink_to("a.json")
    decide(tmp_path / "link.json", {"event:a": "rejected"})
    code, _, said = run("review", "--apply", "link.json")
    assert (code, said.splitlines()[0]) == (
        1,
        "event:a: the file holds this record alone: delete the file.",
    )
    assert not (tmp_path / "a.json.rejected.jsonl").exists()


def test_all_records_are_rejected_also_faulty_ones_and_two_alike(run: Run, tmp_path: Path) -> None:
    faulty = {"type": "event", "id": "event:b", "date": 5, "stranger": [None]}
    records = [event("a"), faulty, event("a")]
    (tmp_path / "a.json").write_text(json.dumps(records, indent=1))
    decide(tmp_path / "a.json", {"event:a": "rejected", "event:b": "rejected"})
    assert run("review", "--apply", "a.json")[0] == 0
    assert (tmp_path / "a.json").read_text() == "[]"
    moved = (tmp_path / "a.json.rejected.jsonl").read_text("utf-8").splitlines()
    assert list(map(json.loads, moved)) == records


def test_references_of_the_whole_dataset_are_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pourparler.toml").write_text('dataset = ["*.jsonl"]\n')
    (tmp_path / "a.jsonl").write_text(json.dumps(event("a")) + "\n" + json.dumps(event("b")) + "\n")
    other = event("c", previous="event:a", parent="event:b", notes="event:a")
    (tmp_path / "b.jsonl").write_text(json.dumps(other) + "\n" + json.dumps(event("b")) + "\n")
    decide(tmp_path / "a.jsonl", {"event:a": "rejected", "event:b": "rejected"})
    said = run("review", "--apply", "a.jsonl")[2]
    assert said == "event:c /previous refers to event:a, which was rejected.\n"


def test_files_of_a_review_are_no_part_of_a_dataset(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, "jsonl", RECORDS)
    assert "Checked 5 records in 1 file:" in run("check", ".")[1]
    verdicts = decide(path, {"event:c": "rejected"})
    Path(verdicts).write_text(Path(verdicts).read_text() + '{"record": "event:a"')
    run("review", "--apply", ".")
    assert "Checked 4 records in 1 file:" in run("check", ".")[1]
    (tmp_path / "pourparler.toml").write_text('dataset = ["*.jsonl"]\n')
    assert "Checked 4 records in 1 file:" in run("check")[1]
    assert values(tmp_path / "data.jsonl.rejected.jsonl") == [RECORDS[2]]


def test_options_that_go_with_apply(run: Run) -> None:
    for option in (["--diff"], ["--coder", "x"]):
        assert run("review", *option) == (2, "", "error: --diff and --coder go with --apply\n")
