"""``pourparler report``: a stored report in any other form, and what is new in it."""

import io
import json
import os
import sys
import threading
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler_validators import UsageError, check_files, report_text
from pourparler_validators.reports import HUMAN, MACHINE
from pourparler_validators.reports.stored import report_in
from tests.command_line import Run
from tests.validators.checked import ROOT, TODAY, checked

STAT = '{"type": "party", "id": "party:a", "name": "A", "kind": "stat"}\n'
OTHER = '{"type": "party", "id": "party:b", "name": "B", "kind": "stete"}\n'


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """A folder with records, and the reports on them."""
    monkeypatch.chdir(tmp_path)
    Path("a.jsonl").write_text(STAT, encoding="utf-8")
    run("check", "a.jsonl", "-o", "json=old.json", "-o", "jsonl=old.jsonl")
    Path("a.jsonl").write_text(OTHER, encoding="utf-8")
    run("check", "a.jsonl", "-o", "json=new.json")
    return tmp_path


@pytest.fixture(scope="module")
def examples() -> str:
    """The JSON report on many faults, read and unread."""
    paths = [str(ROOT / "examples" / name) for name in ("traps", "istanbul-2025")]
    texts = [str(ROOT / "seeds")]
    report = check_files(paths, today=TODAY, texts=texts, select=["ALL", "coverage"])
    return report_text(report, "json")


def text_of(path: str) -> str | None:
    found = Path(path)
    return found.read_bytes().decode("utf-8-sig") if found.is_file() else None


@pytest.mark.parametrize("has_files", [True, False])
def test_nothing_is_lost(examples: str, has_files: bool) -> None:
    report = report_in(
        partial(StringIO, examples), "r.json", text_of if has_files else lambda _path: None
    )
    assert report_text(report, "json") == examples
    lines = report_text(report, "jsonl")
    assert report_text(report_in(partial(StringIO, lines), "r.jsonl", text_of), "json") == examples


@pytest.mark.parametrize("name", [*HUMAN, *MACHINE])
@pytest.mark.parametrize("has_files", [True, False])
def test_each_form_is_made_of_it(examples: str, name: str, has_files: bool) -> None:
    report = report_in(
        partial(StringIO, examples), "r.json", text_of if has_files else lambda _path: None
    )
    assert len(report_text(report, name)) > 1_000


def test_the_lines_are_shown_as_they_are_now(stored: Path, run: Run) -> None:
    code, out, err = run("report", "new.json")
    assert (code, err) == (0, "")
    assert "--> a.jsonl:1:57\n" in out
    assert OTHER.strip() in out
    (stored / "a.jsonl").unlink()
    assert "--> a.jsonl:1:57\n" in run("report", "new.json")[1]


def test_json_lines_are_read_too(stored: Path, run: Run) -> None:
    assert run("report", "old.jsonl", "--format", "json") == run(
        "report", "old.json", "--format", "json"
    )


def test_what_can_be_read_but_once_is_read(
    stored: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Standard input, and what a shell makes of ``<(zcat findings.json.gz)``."""
    text = (stored / "new.json").read_text(encoding="utf-8")
    whole = run("report", "new.json")
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    assert run("report", "-") == whole
    pipe = stored / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(text,))
    writer.start()
    assert run("report", str(pipe)) == whole
    writer.join()


def test_what_is_new_and_gone_since(stored: Path, run: Run) -> None:
    code, out, err = run("report", "new.json", "--compare", "old.json", "--format", "concise")
    assert code == 0
    assert out.startswith("a.jsonl:1:57: error")
    assert err.splitlines()[0] == "Since old.json: 1 new, 1 gone, 0 kept."
    assert err.splitlines()[1].startswith("  gone: structure/not-in-list party:a /kind: ")
    _, out, err = run("report", "new.json", "--compare", "new.json", "--format", "concise")
    assert "Known to new.json: 1 finding." in out
    assert err == "Since new.json: 0 new, 0 gone, 1 kept.\n"


def test_files_are_written(stored: Path, run: Run) -> None:
    run("report", "new.json", "-o", "gitlab=out/g.json", "-o", "sarif=out/s.sarif")
    assert len(json.loads((stored / "out" / "g.json").read_text())) == 1
    code, _, err = run("report", "new.json", "-o", "json=new.json")
    assert (code, err[:6]) == (2, "error:")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "it is no JSON, or was cut off"),
        ('{"version": 1, "find', "it is no JSON, or was cut off"),
        ("[]", "it is no JSON object"),
        ('{"records": []}', "it has no version"),
        ('{"version": 2}', "it has the version 2, and 1 can be read"),
        ('{"version": 1}', "/today: field required"),
        ("\xff", None),
    ],
)
def test_what_is_no_report(content: str, said: str | None, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(content.encode("latin-1"))
    code, out, err = run("report", str(path))
    assert (code, out) == (2, "")
    end = "; pourparler check --format json writes one"
    reason = f"{said}{end}" if said else "it is not UTF-8"
    assert err == f"error: {path} is no report that can be read: {reason}\n"


def test_what_is_not_there(run: Run) -> None:
    code, _, err = run("report", "nowhere.json")
    assert (code, err) == (2, "error: nowhere.json cannot be read: no such file or directory\n")


WHOLE: Any = json.loads(report_text(checked(STAT, "a.jsonl"), "json"))


def test_a_model_is_told_nothing_of_a_text_that_is_not_there() -> None:
    (finding,) = WHOLE["findings"]
    other = {**finding, "message": "this one"}
    plain = {**WHOLE, "findings": [{**finding, "related": [other]}]}
    there, gone = (
        report_text(report_in(partial(StringIO, json.dumps(plain)), "r.json", texts), "llm")
        for texts in (lambda _path: STAT, lambda _path: None)
    )
    assert there == f'{gone.rstrip()}; party:a /kind is "stat"\n'


@given(st.data())
def test_an_edited_report_is_read_or_refused(data: st.DataObject) -> None:
    plain = json.loads(json.dumps(WHOLE))
    finding = plain["findings"][0]
    place = data.draw(st.sampled_from([plain, finding, finding["start"]]))
    name = data.draw(st.sampled_from(sorted(place)))
    values: st.SearchStrategy[Any] = (
        st.none() | st.integers(-5, 10**9) | st.text(max_size=5) | st.just([]) | st.just({})
    )
    place[name] = data.draw(values)
    try:
        report = report_in(partial(StringIO, json.dumps(plain)), "r.json", lambda _path: STAT)
    except UsageError as error:
        said = str(error)
    else:
        said = "".join(report_text(report, form) for form in (*HUMAN, *MACHINE))
    assert said.startswith("r.json is no report that can be read: ") or "stat" in said
