"""What is said during a long run, and what is said of its cost afterwards."""

import datetime as dt
import json
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from pourparler_validators.commands import progress_line
from pourparler_validators.commands.progress_line import ProgressLine
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.rules import own_rules
from pourparler_validators.running.costs import Clock, Cost
from pourparler_validators.running.judging import Means
from pourparler_validators.running.progress import Progress
from pourparler_validators.running.whole_dataset import WholeDataset
from pourparler_validators.running.workers import Share
from tests.command_line import Run
from tests.validators.checked import EXAMPLE, PARTY

ENTRIES = [Entry(SourceFile("a.json"), position) for position in range(10)]
_NEVER_USED = next(rule for rule in own_rules() if rule.name == "identity/never-used")


@pytest.fixture
def terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on a terminal, where each step of it lasts long."""
    monkeypatch.setattr(progress_line, "_FIRST", 0)
    monkeypatch.setattr(progress_line, "_NEXT", 0)
    monkeypatch.setenv("TERM", "xterm")
    Path("a.json").write_text(json.dumps([PARTY, {**PARTY, "kind": "stat"}]), encoding="utf-8")
    Path("b.json").write_text(json.dumps({**PARTY, "id": "party:b"}), encoding="utf-8")

    def run_there(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        return run(*arguments)

    return run_there


class TestProgress:
    def test_a_terminal_is_told_how_far_the_run_has_come(self, terminal: Run) -> None:
        _, _, err = terminal("check", ".", "--jobs", "1")
        assert err.split("\r\x1b[K")[1:] == [
            "Read 0 records in 0 files so far",
            "Read 2 records in 1 file so far",
            "Checked 0 of 3 records (0%): 2 findings so far",
            "Checked 1 of 3 records (33%): 2 findings so far",
            "Checked 2 of 3 records (67%): 2 findings so far",
            "1 finding can be fixed with --fix --unsafe-fixes.\n",
        ]

    def test_a_run_that_is_refused_leaves_no_line_behind(self, terminal: Run) -> None:
        code, _, err = terminal("check", ".", "--baseline", "none.json")
        assert code == 2
        assert err.startswith("error: ")
        Path("a.json").write_text("{}", encoding="utf-8")
        _, _, err = terminal("check", "b.json", "nowhere.json")
        assert err.endswith("\r\x1b[Kerror: there is no file or folder nowhere.json\n")

    def test_whoever_wants_quiet_is_told_nothing(self, terminal: Run) -> None:
        assert terminal("check", ".", "--quiet")[2] == ""

    def test_a_dumb_terminal_is_told_nothing(
        self, terminal: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("TERM", "dumb")
        assert "\x1b" not in terminal("check", ".")[2]

    @pytest.mark.usefixtures("terminal")
    def test_a_pipe_is_told_nothing(self, run: Run) -> None:
        assert "\x1b" not in run("check", ".")[2]

    def test_the_line_comes_after_a_second_and_five_times_a_second(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        times = iter([0.0, 0.9, 1.0, 1.0, 1.1, 1.3, 1.3])
        line = ProgressLine(lambda: next(times))
        for word in ("early", "first", "too soon", "second"):
            line.tell(lambda word=word: word)  # type: ignore[misc]
        assert capsys.readouterr().err == "\r\x1b[Kfirst\r\x1b[Ksecond"

    def test_what_all_processes_have_done_is_counted(self) -> None:
        said: list[str] = []
        progress = Progress(lambda make: said.append(make()), 10, 2)
        first, second = Share(0, 2), Share(1, 2)
        list(progress.over(second.of(ENTRIES), second, lambda: 0))
        assert said == []
        list(progress.over(first.of(ENTRIES), first, lambda: 0))
        assert said[0] == "Checked 5 of 10 records (50%): 0 findings so far"
        assert said[-1] == "Checked 9 of 10 records (90%): 0 findings so far"


class TestStatistics:
    @pytest.mark.parametrize("jobs", ["1", "3"])
    def test_each_rule_that_was_asked_has_its_calls(self, run: Run, jobs: str) -> None:
        code, out, err = run("check", EXAMPLE, "--statistics", "--jobs", jobs)
        assert code == 0
        assert run("check", EXAMPLE) == (0, out, "")
        head, *rows = [line.split() for line in err.splitlines()]
        assert head == ["rule", "calls", "seconds", "µs", "a", "call"]
        calls = {name: int(number.replace(",", "")) for name, number, _, _ in rows}
        assert calls["timeline/impossible-order"] == 9
        assert calls.pop("all") == sum(calls.values())
        assert [*calls][-1] != "all"
        seconds = [float(row[2]) for row in rows[:-1]]
        assert seconds == sorted(seconds, reverse=True)

    def test_a_call_that_fails_costs_too(self) -> None:
        times: Iterator[int] = count(0, 2)
        clock = Clock({}, lambda: float(next(times)))
        means = Means(WholeDataset(), dt.date(2026, 1, 1))
        ask = clock.asker_of(_NEVER_USED, means)
        for _ in range(3):
            with pytest.raises(AttributeError):
                ask(None)
        assert clock.costs == {"identity/never-used": Cost(3, 6.0)}
