"""``pourparler fmt``: what it writes, leaves alone and says."""

import codecs
import io
import os
import sys
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from tests import command_line
from tests.command_line import Run

BEFORE: Final = '[{"id": "party:a", "type": "party", "name": "A", "kind": "state"}]'
AFTER: Final = """\
[
  {
    "type": "party",
    "id": "party:a",
    "kind": "state",
    "name": "A"
  }
]
"""


@pytest.fixture
def run(run: command_line.Run) -> command_line.Run:
    """Runs ``fmt`` in an empty folder, which is the current one."""
    return partial(run, "fmt")


def put(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())
    return path


def test_files_are_laid_out(run: Run) -> None:
    path, other = put("a.json", BEFORE), put("b.yaml", "- id: party:a\n  type: party\n")
    assert run() == (0, "", "changed a.json\nchanged b.yaml\n2 files: 2 changed.\n")
    assert path.read_text("utf-8") == AFTER
    assert other.read_text("utf-8") == "- type: party\n  id: party:a\n"
    assert run() == (0, "", "2 files: 0 changed.\n")


def test_check_names_the_files_that_differ(run: Run) -> None:
    put("a.json", AFTER)
    path = put("b.json", BEFORE)
    assert run("--check") == (1, "b.json\n", "2 files: 1 would change.\n")
    assert run("--check", "a.json", "-q") == (0, "", "")
    assert path.read_text("utf-8") == BEFORE


def test_diff_shows_what_would_change(run: Run) -> None:
    path = put("a.jsonl", '{"id": "party:a", "type": "party"}\n')
    code, out, err = run("--diff")
    assert (code, err) == (1, "1 file: 1 would change.\n")
    assert out == (
        '--- a.jsonl\n+++ a.jsonl\n@@ -1 +1 @@\n-{"id": "party:a", "type": "party"}\n'
        '+{"type": "party", "id": "party:a"}\n'
    )
    assert path.read_text("utf-8") == '{"id": "party:a", "type": "party"}\n'


def test_line_ends_and_the_byte_order_mark_are_of_one_kind(run: Run) -> None:
    texts = {"a.json": AFTER, "b.jsonl": '{"type": "party"}\n', "c.yaml": "type: party\n"}
    for name, text in texts.items():
        Path(name).write_bytes(codecs.BOM_UTF8 + text.replace("\n", "\r\n").encode())
    assert run("--check")[1] == "a.json\nb.jsonl\nc.yaml\n"
    assert run()[0] == 0
    assert {name: Path(name).read_bytes().decode() for name in texts} == texts


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "a.json",
            '[{"type": "party", "id": "party:a", "id": "party:a"}]',
            'a.json: left as it is: an object has the name "id" twice (keep one of the two)',
        ),
        (
            "a.jsonl",
            '{"type": "party"}\n{"type": "party",}\n',
            "a.jsonl:2:17: left as it is: a comma stands before the closing bracket (delete it)",
        ),
        (
            "a.yaml",
            "- type: party\n  id: a\n  id: b\n",
            'a.yaml:1:3: left as it is: an object has the name "id" twice (keep one of the two)',
        ),
        (
            "a.yaml",
            "notes: &a x\nname: *a\ntype: party\n",
            "a.yaml: left as it is: in the order of fields an alias would stand before its anchor "
            "(write the value out)",
        ),
        (
            "a.yaml",
            "- type: !x party\n",
            "a.yaml:1:9: left as it is: the tag !x means nothing here (delete it)",
        ),
    ],
)
def test_what_cannot_be_laid_out_is_left_alone(run: Run, name: str, text: str, said: str) -> None:
    path, other = put(name, text), put("b.json", BEFORE)
    assert run(name, "b.json") == (
        1,
        "",
        f"{said}\nchanged b.json\n2 files: 1 changed, 1 left as it is.\n",
    )
    assert path.read_text("utf-8") == text
    assert other.read_text("utf-8") == AFTER
    assert run("--check", name)[0] == 1


def test_a_file_that_is_not_utf8_is_left_alone(run: Run) -> None:
    Path("a.jsonl").write_bytes(b'{"type": "party"}\n{"type": "party", "name": "\xff"}\n')
    code, _, err = run("a.jsonl")
    assert code == 1
    assert err.startswith("a.jsonl:2:28: left as it is: is not UTF-8: the byte 0xFF cannot stand ")


def test_by_default_the_dataset_of_the_settings(run: Run) -> None:
    put("pourparler.toml", 'dataset = ["records/*"]\nexclude = ["records/old.json"]\n')
    put("records/a.json", BEFORE)
    put("records/old.json", BEFORE)
    put("other.json", BEFORE)
    assert run("--check") == (1, "records/a.json\n", "1 file: 1 would change.\n")
    assert run("--check", ".")[1] == "other.json\nrecords/a.json\n"


def test_files_of_other_programs_are_not_touched(run: Run) -> None:
    path = put("package.json", '{"name":"x","type":"module"}')
    put("a.json", BEFORE)
    put("statement.csv", "id,kind\n")
    assert run() == (0, "", "changed a.json\n1 file: 1 changed.\n")
    assert path.read_text("utf-8") == '{"name":"x","type":"module"}'


def given(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def test_standard_input_goes_to_standard_output(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, BEFORE)
    assert run("-") == (0, AFTER, "1 file: 1 changed.\n")
    given(monkeypatch, AFTER)
    assert run("-", "-q") == (0, AFTER, "")
    given(monkeypatch, "- id: party:a\n  type: party\n")
    assert run("-", "--stdin-filename", "a.yaml", "-q") == (
        *(0, "- type: party\n  id: party:a\n"),
        "",
    )
    given(monkeypatch, BEFORE)
    assert run("-", "--check", "-q") == (1, "<stdin>\n", "")
    given(monkeypatch, "[")
    assert run("-", "-q")[:2] == (1, "")
    assert list(Path().iterdir()) == []


def test_a_link_stays_and_permissions_stay(run: Run) -> None:
    path = put("kept/a.json", BEFORE)
    path.chmod(0o640)
    Path("link.json").symlink_to(path)
    assert run("link.json")[0] == 0
    assert Path("link.json").is_symlink()
    assert path.read_text("utf-8") == AFTER
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_file_that_may_not_be_written_stops_all(run: Run) -> None:
    first, second = put("a.json", BEFORE), put("b.json", BEFORE)
    second.chmod(0o444)
    assert run() == (2, "", "error: b.json is read-only: nothing was changed\n")
    assert first.read_text("utf-8") == second.read_text("utf-8") == BEFORE
    assert sorted(map(str, Path().iterdir())) == ["a.json", "b.json"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("b.json",), 'there is no file or folder b.json; did you mean "a.json"?'),
        (("a.csv",), "a.csv is no JSON, JSON Lines or YAML, which fmt lays out"),
        (("empty",), "there is nothing to lay out in empty"),
        (("pipe.json",), "pipe.json is no regular file; give its content as standard input"),
        (("-", "a.json"), "standard input is laid out alone: name the files in another call"),
        (
            ("--check", "--diff"),
            "--check names the files, --diff shows the changes: give one of them",
        ),
    ],
)
def test_what_cannot_be_done(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    put("a.json", BEFORE)
    put("a.csv", "id\n")
    Path("empty").mkdir()
    os.mkfifo("pipe.json")
    assert run(*arguments) == (2, "", f"error: {sentence}\n")
