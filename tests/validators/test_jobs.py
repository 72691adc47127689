"""A check in several processes says what one in a single process says, to the byte."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pourparler_validators import UsageError, check_files
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.running import check, workers
from pourparler_validators.running.workers import Share, in_processes, usable_jobs
from tests.command_line import Run
from tests.validators.checked import EXAMPLE, ROOT, TODAY
from tests.validators.recorded.mutants import kept, one_line, report_on, reports

FILE = SourceFile("a.json")
ENTRIES = [Entry(FILE, position) for position in range(10)]


def test_the_shares_of_some_things_are_all_of_them() -> None:
    for number in (1, 2, 3, 7):
        parts = [Share(one, number).of(ENTRIES) for one in range(number)]
        assert [entry for part in parts for entry in part] == ENTRIES


@pytest.mark.parametrize("jobs", [2, 5])
def test_the_report_is_the_same_for_any_number_of_processes(
    jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    paths = ["examples/istanbul-2025", "examples/gaza-2009", "examples/traps"]
    whole = check_files(paths, today=TODAY, texts=["seeds"], select=["ALL", "coverage"])
    divided = check_files(
        paths, today=TODAY, texts=["seeds"], select=["ALL", "coverage"], jobs=jobs
    )
    assert one_line(divided) == one_line(whole)
    assert divided.texts == whole.texts
    assert len(whole.findings) > 20


def test_the_report_is_the_one_that_was_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(check, "usable_jobs", lambda _asked, _records: 3)
    pairs = list(zip(kept(), reports(), strict=True))[5::60]
    for dataset, recorded in pairs:
        assert report_on(dataset) == recorded


def test_entries_stay_the_same_objects() -> None:
    found = in_processes(lambda share: list(share.of(ENTRIES)), 3, ENTRIES)
    assert [entry for part in found for entry in part] == ENTRIES
    pairs = zip((entry for part in found for entry in part), ENTRIES, strict=True)
    assert all(one is other for one, other in pairs)


def test_what_cannot_be_handed_over_is_worked_out_here() -> None:
    found = in_processes(lambda share: (share.number, lambda: None), 3, ENTRIES)
    assert [number for number, _ in found] == [0, 1, 2]


def test_a_process_that_is_killed_ends_the_check() -> None:
    def work(share: Share) -> int:
        if share.number == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return share.number

    with pytest.raises(UsageError) as error:
        in_processes(work, 2, ENTRIES)
    assert str(error.value) == (
        "the process that checked the records 6 to 10 of 10 was ended by the signal 9, perhaps "
        "for want of memory; nothing is reported: check with --jobs 1"
    )


def test_what_this_process_raises_ends_the_others() -> None:
    def work(share: Share) -> None:
        if share.is_first:
            raise KeyboardInterrupt
        threading.Event().wait()

    with pytest.raises(KeyboardInterrupt):
        in_processes(work, 2, ENTRIES)


def test_a_killed_process_leaves_no_report(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dying(work: Callable[[Share], Any], jobs: int, entries: Any) -> Any:
        def die(share: Share) -> Any:
            if not share.is_first:
                os.kill(os.getpid(), signal.SIGKILL)
            return work(share)

        return in_processes(die, jobs, entries)

    monkeypatch.setattr("pourparler_validators.running.runner.in_processes", dying)
    target = tmp_path / "report.json"
    code, out, err = run("check", str(EXAMPLE), "--jobs", "2", "-o", f"json={target}")
    assert (code, out) == (2, "")
    assert err == (
        "error: the process that checked the records 16 to 31 of 31 was ended by the signal 9, "
        "perhaps for want of memory; nothing is reported: check with --jobs 1\n"
    )
    assert not target.exists()


def test_several_processes_are_used_where_they_pay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1, 2}, raising=False)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(sys, "platform", "linux")
    assert usable_jobs(None, workers.PAYS_FROM) == 3
    assert usable_jobs(None, workers.PAYS_FROM - 1) == 1
    assert usable_jobs(2, 10) == 2
    assert usable_jobs(8, 3) == 3
    assert usable_jobs(8, 1) == 1
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert usable_jobs(2, 10) == 1


@pytest.mark.parametrize(("option", "least"), [("--jobs", 1), ("--max-findings", 0)])
@pytest.mark.parametrize("given", ["0", "-1", "two", "1.5", "", "٣", "9" * 5000])
def test_what_is_no_number_of_processes_or_findings_is_refused(
    option: str, least: int, given: str, run: Run
) -> None:
    code, out, err = run("check", str(EXAMPLE), f"{option}={given}")
    if given == str(least):
        assert code == 0
        return
    said = given if len(given) < 100 else "9" * 10
    assert (code, out) == (2, "")
    assert err.startswith(f'error: {option} takes a whole number from {least} up, not "{said}')
