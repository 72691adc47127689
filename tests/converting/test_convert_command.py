"""``pourparler convert``: what it writes, refuses and says."""

import io
import json
import sys
from pathlib import Path

import pytest

from tests.command_line import Run
from tests.validators.checked import EXAMPLE, PARTY

FAULTY = '{"type": "party", "id": "party:b", "kind": "stat",  "name": "B  b", "name": "B"}'


def put(name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8")


def names() -> list[str]:
    return sorted(path.as_posix() for path in Path().rglob("*") if path.is_file())


def test_a_folder_becomes_a_file(run: Run) -> None:
    assert run(EXAMPLE, "-o", "all.jsonl") == (
        *(0, ""),
        "Read 31 records: 31 written to all.jsonl, 0 set aside.\n",
    )
    assert len(Path("all.jsonl").read_text("utf-8").splitlines()) == 31
    assert names() == ["all.jsonl"]


def test_a_folder_is_written_a_file_a_type(run: Run) -> None:
    assert run(EXAMPLE, "-o", "out", "--to", "yaml")[0] == 0
    assert len(names()) == 9
    assert "out/agreement.yaml" in names()
    assert run("out", "-o", "again.json")[0] == 0
    assert len(json.loads(Path("again.json").read_text("utf-8"))["records"]) == 31


def test_a_folder_is_written_a_file_a_record(run: Run) -> None:
    assert run(EXAMPLE, "-o", "out", "--to", "json", "--split", "record")[0] == 0
    assert len(names()) == 31
    assert "out/event-istanbul-2.json" in names()


def test_a_folder_is_written_a_file_a_source(run: Run) -> None:
    assert run(EXAMPLE, "-o", "out", "--to", "jsonl", "--split", "source")[0] == 0
    assert names() == ["out/istanbul-2025.jsonl", "out/none.jsonl"]
    kept = Path("out/none.jsonl").read_text("utf-8").splitlines()
    assert {json.loads(line)["type"] for line in kept} == {"party", "person"}


def test_standard_input_and_output(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(json.dumps(PARTY).encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert run("-", "-o", "-", "--to", "jsonl") == (
        0,
        json.dumps(PARTY, ensure_ascii=False) + "\n",
        "Read 1 record: 1 written to standard output, 0 set aside.\n",
    )
    assert names() == []


def test_a_faulty_record_is_not_converted(run: Run) -> None:
    put("a.jsonl", f"{json.dumps(PARTY)}\n{FAULTY}\n")
    code, out, err = run("a.jsonl", "-o", "b.yaml")
    assert (code, out) == (1, "")
    assert (
        'error[structure/not-in-list] "stat" is not a value of "kind"\n --> a.jsonl:2:44\n' in err
    )
    assert err.endswith(
        "Nothing was written: a record whose structure is not sound is not converted. Fix it, or "
        "set such records aside with --keep-faulty FILE.\n"
    )
    assert names() == ["a.jsonl"]


@pytest.mark.parametrize("layout", ["{}\n{}\n", "[{},\n  {}]", '{{"records": [\n{}, {}]}}'])
def test_a_faulty_record_is_set_aside_untouched(run: Run, layout: str) -> None:
    name = "a.jsonl" if layout[0] != "[" and "records" not in layout else "a.json"
    put(name, layout.format(json.dumps(PARTY), FAULTY))
    code, out, err = run(name, "-o", "b.jsonl", "--keep-faulty", "faulty.jsonl")
    assert (code, out) == (0, "")
    assert err == "Read 2 records: 1 written to b.jsonl, 1 set aside in faulty.jsonl.\n"
    aside = '{"type":"party","id":"party:b","kind":"stat","name":"B  b","name":"B"}\n'
    assert Path("faulty.jsonl").read_text("utf-8") == aside


def test_lines_that_cannot_be_read_are_set_aside_to_the_byte(run: Run) -> None:
    broken = (b'{"id" 3}', b"\xff{}  ", b'{"a": "', b"{1}")
    Path("a.jsonl").write_bytes(
        b"\xef\xbb\xbf%s\r\n" % broken[0]
        + json.dumps(PARTY).encode()
        + b"\r\n\n"
        + b"\n".join(broken[1:])
    )
    assert run("a.jsonl", "-o", "b.jsonl", "--keep-faulty", "faulty.jsonl") == (
        *(0, ""),
        "Read 5 records: 1 written to b.jsonl, 4 set aside in faulty.jsonl.\n",
    )
    assert Path("faulty.jsonl").read_bytes() == b"".join(line + b"\n" for line in broken)


def test_a_faulty_record_of_yaml_keeps_its_numbers(run: Run) -> None:
    put("a.yaml", "- {type: party, id: party:a, kind: state, name: 2.10, extra: {n: 1e400}}\n")
    assert run("a.yaml", "-o", "b.jsonl", "--keep-faulty", "c.jsonl", "--allow-loss")[0] == 0
    assert '"name":2.10,"extra":{"n":1e400}' in Path("c.jsonl").read_text("utf-8")


def test_a_file_that_cannot_be_read_is_not_converted(run: Run) -> None:
    put("a.json", '{"records": [')
    code, _, err = run("a.json", "-o", "b.json", "--keep-faulty", "c.jsonl")
    assert code == 1
    assert "structure/not-json" in err
    assert names() == ["a.json"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("a.json", "-o", "b.doc"),
            "b.doc has no suffix of a format that can be written (.csv, .json",
        ),
        (("a.json", "-o", "a.json"), "a.json is there already; --force writes over it"),
        (("a.json", "-o", ".", "--to", "json"), ". is there already; --force writes over it"),
        (("a.json", "-o", "b.json", "--split", "type"), "--split writes into a folder; b.json is"),
        (("b.json", "-o", "c.json"), "there is no file or folder b.json"),
        (("a.json", "-o", "b.json", "--to", "jsn"), '--to takes no "jsn"; did you mean "json"'),
        (("e.json", "-o", "b.json"), "there is nothing to convert in e.json"),
        (("a.json", "-o", "a.json/b.json"), "a.json/b.json cannot be written: "),
    ],
)
def test_what_cannot_be_done(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    put("a.json", json.dumps(PARTY))
    put("e.json", '{"records": []}')
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"error: {sentence}")
    assert err.count("\n") == 1
    assert names() == ["a.json", "e.json"]


def test_force_writes_over_a_file(run: Run) -> None:
    put("a.json", json.dumps(PARTY))
    assert run("a.json", "-o", "a.json", "--force")[0] == 0
    assert json.loads(Path("a.json").read_text("utf-8"))["records"] == [PARTY]
