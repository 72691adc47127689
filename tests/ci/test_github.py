"""The report for GitHub Actions: ten annotations a level, the rest as text, a table on the page."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler_validators import Report, check_files, report_text
from pourparler_validators.reports.step_summary import step_summary
from tests.ci.runner import Command, read_log
from tests.command_line import Run
from tests.validators.checked import TODAY, checked

ROW: Final = re.compile(r"^\| (?:error|warning|info) \|", re.MULTILINE)


def person(number: int, /, **fields: Any) -> dict[str, Any]:
    return {"type": "person", "id": f"person:p{number}", **fields}


def faulty(number: int) -> dict[str, Any]:
    return person(number, nmae=f"A {number}")


def warned(number: int) -> dict[str, Any]:
    """One with a placeholder, which is a warning, and to which nobody refers, a remark."""
    role = {"title": "Minister", "party": "party:rus", "start": "1970-01-01"}
    return person(number, name=f"Person Number {number}", roles=[role])


def backwards(number: int) -> dict[str, Any]:
    """One whose role ends before it begins, which is an error, and a remark as above."""
    role = {"title": "Minister", "party": "party:rus", "start": "2020-05-05", "end": "2019-02-03"}
    return person(number, name=f"Person Number {number}", roles=[role])


def put(path: str, value: Any) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(json.dumps(value, indent=1), encoding="utf-8")


@pytest.fixture
def on_github(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A step of a workflow; gives the file of what is shown on the page of its run."""
    page = tmp_path.parent / f"{tmp_path.name}-summary.md"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    return page


@pytest.fixture
def two_hundred(run: Run) -> Run:
    """A repository of 200 errors, in files of 1, 2, 3 … of them."""
    number = 0
    for size in [*range(1, 20), 10]:
        put(f"records/{size:02}-{number:03}.json", [faulty(number + one) for one in range(size)])
        number += size
    assert number == 200
    return run


def annotations(log: str) -> list[Command]:
    commands, _ = read_log(log)
    return [one for one in commands if one.name in ("error", "warning", "notice")]


class TestWhatAPersonSees:
    def test_ten_annotations_one_a_file_and_all_others_below(
        self, two_hundred: Run, on_github: Path
    ) -> None:
        code, out, err = two_hundred("check", "records")
        commands, lines = read_log(out)
        assert code == 1
        assert [one.name for one in commands] == ["error"] * 10 + ["group", "endgroup"]
        assert len({one.properties["file"] for one in commands[:10]}) == 10
        assert commands[10].data == "190 more findings below"
        assert len(lines) == 190
        assert all(": error[structure/unknown-field] the person has no" in one for one in lines)
        assert err.startswith("Checked 200 records in 20 files: 200 errors.\n")
        assert len(ROW.findall(on_github.read_text())) == 200

    def test_no_finding_is_shown_twice_or_not_at_all(
        self, two_hundred: Run, on_github: Path
    ) -> None:
        commands, lines = read_log(two_hundred("check", "records")[1])
        places = [
            "{file}:{line}:{col}".format_map(one.properties)
            for one in commands
            if "file" in one.properties
        ]
        places += [":".join(line.split(":")[:3]) for line in lines]
        assert len(set(places)) == len(places) == 200
        assert on_github.exists()

    def test_each_level_has_its_ten_and_errors_come_first(self, run: Run, on_github: Path) -> None:
        put("a.json", [warned(one) for one in range(12)])
        put("b.json", [backwards(one) for one in range(20, 23)])
        party = {"type": "party", "id": "party:rus", "kind": "state", "name": "Russia"}
        put("c.json", [party])
        _, out, _ = run("check", "--select", "dates,identity/never-used")
        names = [one.name for one in annotations(out)]
        assert names == ["error"] * 3 + ["warning"] * 10 + ["notice"] * 10
        assert "::group::7 more findings below\n" in out
        assert on_github.exists()

    def test_few_findings_have_no_group(self, run: Run, on_github: Path) -> None:
        put("a.json", [faulty(1)])
        assert run("check")[1].count("\n") == 1
        assert on_github.exists()

    def test_a_fault_is_annotated_at_its_line(self, run: Run, on_github: Path) -> None:
        put("a.json", [faulty(1)])
        (annotation,) = annotations(run("check")[1])
        line = int(annotation.properties["line"])
        assert '"nmae"' in Path("a.json").read_text().splitlines()[line - 1]
        assert on_github.exists()


class TestLimits:
    def test_no_message_is_longer_than_the_runner_sends(self, run: Run) -> None:
        long = "\U0001f1f9" * 9_000
        put("a.json", [person(1, name="A", **{f"{number}{long}": 1}) for number in range(3)])
        put("b.json", [{"type": "party", "id": "party:a", "name": long, "kind": long}])
        found = annotations(run("check", "--format", "github")[1])
        sizes = [len(one.data.encode("utf-16-le")) // 2 for one in found]
        assert len(sizes) > 3
        assert max(sizes) <= 4096

    def test_what_to_do_stands_below_a_message_that_is_cut(self) -> None:
        report = checked(json.dumps(person(1, nmae=1)), select=("structure",))
        (finding,) = [one for one in report.findings if one.help]
        whole = replace(report, findings=(replace(finding, message="x" * 5_000, help="do this"),))
        (command,) = annotations(report_text(whole, "github"))
        assert command.data.startswith("xxx")
        assert command.data.endswith("…\ndo this")
        assert len(command.data) < 1_100


class TestWhereItIsUsed:
    def test_by_itself_in_github_actions(self, run: Run, on_github: Path) -> None:
        put("a.json", [faulty(1)])
        assert run("check")[1] == run("check", "--format", "github")[1]
        before = on_github.read_bytes()
        assert run("check", "--format", "concise")[1].startswith("a.json:5:3: error[")
        assert run("check", "-o", "github=log.txt", "--format", "json")[0] == 1
        assert on_github.read_bytes() == before

    @pytest.mark.parametrize("value", [None, "", "false"])
    def test_not_elsewhere(
        self, value: str | None, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        if value is not None:
            monkeypatch.setenv("GITHUB_ACTIONS", value)
        put("a.json", [faulty(1)])
        assert run("check")[1].startswith("error[structure/unknown-field]")
        assert run("check", "--format", "github")[1].startswith("::error ")


class TestTextIsNoCommand:
    HOSTILE: Final = "##[error]x ::error::y"

    def test_in_the_lines_below(self, run: Run) -> None:
        names = ("::error::", "##[add-mask]", "::stop-commands::x", "a,b%0A")
        for name in names:
            put(f"{name}/a.json", [person(one, **{self.HOSTILE: 1}) for one in range(12)])
        commands, lines = read_log(run("check", "--format", "github")[1])
        assert [one.name for one in commands] == ["error"] * 10 + ["group", "endgroup"]
        assert len(lines) == 86
        files = {one.properties["file"] for one in commands[:10]}
        assert files == {f"{name}/a.json" for name in names}

    @given(st.lists(st.text(min_size=1), min_size=1, max_size=12, unique=True))
    def test_whatever_fields_are_called(self, names: list[str]) -> None:
        report = checked(json.dumps(person(1, **dict.fromkeys(names, 1))), select=("structure",))
        commands, lines = read_log(report_text(report, "github"))
        errors = [one for one in commands if one.name == "error"]
        assert len(errors) + len(lines) == len(report.findings)
        assert {one.name for one in commands} <= {"error", "group", "endgroup"}


class TestPageOfTheRun:
    def test_what_was_checked_and_a_table(self, run: Run, on_github: Path) -> None:
        put("a|b.json", [person(1, name="A", **{"<b>*x*`": 1})])
        run("check", "--select", "structure")
        assert on_github.read_text().splitlines()[0] == "Checked 1 record in 1 file: 1 error."
        assert on_github.read_text().splitlines()[-2] == (
            r"| error | a\|b.json:6:3 | structure/unknown-field | "
            r'the person has no field "\<b\>\*x\*\`" |'
        )

    def test_sound_records_have_no_table(self, run: Run, on_github: Path) -> None:
        put("a.json", [person(1, name="Sergei Lavrov")])
        run("check", "--ignore", "identity")
        assert on_github.read_text() == "Checked 1 record in 1 file: no faults.\n\n"

    def test_it_is_added_to_what_the_step_has_written(self, run: Run, on_github: Path) -> None:
        on_github.write_text("mine\n")
        put("a.json", [faulty(1)])
        run("check")
        run("check")
        assert on_github.read_text().startswith("mine\nChecked ")
        assert len(ROW.findall(on_github.read_text())) == 2

    def test_github_never_drops_it_for_its_size(self, run: Run, on_github: Path) -> None:
        on_github.write_text("x" * (1000 * 1024 - 8000))
        put("a.json", [faulty(one) for one in range(200)])
        run("check")
        page = on_github.read_text()
        assert 1000 * 1024 - 200 < on_github.stat().st_size <= 1000 * 1024
        rows = len(ROW.findall(page))
        assert 0 < rows < 200
        assert page.endswith(f" |\n\nLeft out here: {200 - rows} findings.\n\n")

    def test_where_nothing_fits_nothing_is_written(self, run: Run, on_github: Path) -> None:
        on_github.write_text("x" * 1000 * 1024)
        put("a.json", [faulty(1)])
        assert run("check")[0] == 1
        assert on_github.stat().st_size == 1000 * 1024

    def test_errors_are_the_last_to_be_left_out(self, tmp_path: Path) -> None:
        report = report_on(tmp_path, [warned(1), warned(2), backwards(3)])
        page = step_summary(report, 10_000)
        kinds = [match[0][2:-2] for match in ROW.finditer(page)]
        assert kinds == ["error", "warning", "warning", "info", "info", "info"]

    @pytest.mark.parametrize(
        "spoilt",
        [
            lambda page: page.mkdir(),
            lambda page: page.symlink_to("/dev/full"),
            lambda page: page.symlink_to("not/there/page.md"),
        ],
    )
    def test_a_file_that_cannot_be_written_is_said_and_the_run_goes_on(
        self, spoilt: Callable[[Path], None], run: Run, on_github: Path
    ) -> None:
        spoilt(on_github)
        put("a.json", [faulty(1)])
        code, out, err = run("check", "-q", "-o", "json=report.json")
        assert (code, out.count("::error")) == (1, 1)
        assert err.startswith(f"No table is on the page of the run, since {on_github} cannot be ")
        assert err.count("\n") == 1
        assert Path("report.json").exists()


def report_on(folder: Path, value: list[dict[str, Any]]) -> Report:
    path = folder / "a.json"
    path.write_text(json.dumps(value))
    return check_files([str(path)], today=TODAY, select=("structure", "dates", "identity"))
