"""Files of many records are kept where there is memory for them; the report does not change."""

import json
import os
import resource
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from pourparler_validators.project import memory
from pourparler_validators.reading import files, kept_in_memory, large_files
from pourparler_validators.reading.kept_in_memory import keep_what_has_room, room_for_lines
from pourparler_validators.running.large_run import LargeRun
from tests.command_line import Run
from tests.validators.recorded.mutants import kept

PARTY = {"type": "party", "id": "party:a", "kind": "state", "name": "Türkiye"}
OPTIONS = ("--isolated", "--today", "2025-06-10", "--format", "json")
GIB = 1024**3


def lines(*records: dict[str, Any]) -> str:
    return "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records)


@pytest.fixture(autouse=True)
def unnamed(monkeypatch: pytest.MonkeyPatch) -> None:
    """All that is JSON Lines is too much to be named."""
    monkeypatch.setattr(files, "NAMED", 0)
    monkeypatch.setattr(large_files, "STRETCH", 5_000)


def give_room(monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    monkeypatch.setattr(kept_in_memory, "room_for_lines", lambda: room)


@pytest.fixture
def over(monkeypatch: pytest.MonkeyPatch) -> Mock:
    """What is called where records stay on disk."""
    over = Mock(wraps=LargeRun.over)
    monkeypatch.setattr(LargeRun, "over", lambda run: over(run))
    return over


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_the_report_is_the_same_to_the_byte(
    jobs: str, run: Run, over: Mock, monkeypatch: pytest.MonkeyPatch
) -> None:
    several = [one.records for one in list(kept())[5::60]]
    for number, records in enumerate(several):
        Path(f"{number}.jsonl").write_text(lines(*records), encoding="utf-8")
    Path("1b.json").write_text(json.dumps({"records": several[0][:9]}), encoding="utf-8")
    arguments = ("check", ".", *OPTIONS, "--jobs", jobs)
    give_room(monkeypatch, GIB)
    whole = run(*arguments)
    assert not over.called
    give_room(monkeypatch, 0)
    assert run(*arguments) == whole
    assert over.called
    named = json.loads(whole[1])
    assert list(named["files"]) == ["1b.json"]
    assert sum(named["unnamed"].values()) == sum(map(len, several))


def test_all_or_none_are_kept(run: Run, over: Mock, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "ab":
        Path(f"{name}.jsonl").write_text(lines(PARTY), encoding="utf-8")
    size = len(lines(PARTY).encode())
    give_room(monkeypatch, 2 * size)
    run("check", ".", *OPTIONS)
    assert not over.called
    give_room(monkeypatch, 2 * size - 1)
    run("check", ".", *OPTIONS)
    assert over.called


def test_records_with_faults_need_more_room(
    run: Run, over: Mock, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = lines(PARTY, {**PARTY, "kind": "x"}, {**PARTY, "kind": 7})
    Path("a.jsonl").write_text(text, encoding="utf-8")
    give_room(monkeypatch, len(text.encode()))
    first = run("check", "a.jsonl", *OPTIONS)
    assert over.called
    over.reset_mock()
    give_room(monkeypatch, len(text.encode()) * 11)
    assert run("check", "a.jsonl", *OPTIONS) == first
    assert not over.called


def test_a_dataset_beside_what_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked for is counted, whether it is kept or not."""
    Path("pourparler.toml").write_text('dataset = ["*.jsonl"]\n', encoding="utf-8")
    Path("a.jsonl").write_text(lines(PARTY), encoding="utf-8")
    Path("b.jsonl").write_text(lines({**PARTY, "id": "party:b"}), encoding="utf-8")
    said: set[tuple[int, str, str]] = set()
    for room in (0, GIB):
        give_room(monkeypatch, room)
        said.add(run("check", "a.jsonl", "--today", "2025-06-10", "--format", "json"))
    ((_, out, _),) = said
    assert json.loads(out)["unnamed"] == {"a.jsonl": 1}
    assert json.loads(out)["summary"]["records"] == 1


class TestRoom:
    @pytest.fixture(autouse=True)
    def machine(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        sizes = {"SC_PAGE_SIZE": 4096, "SC_PHYS_PAGES": 8 * GIB // 4096}
        monkeypatch.setattr(os, "sysconf", sizes.__getitem__)
        monkeypatch.setattr(memory, "_OF_CONTAINERS", (str(tmp_path / "max"),))

    def test_a_twentieth_of_a_quarter_of_the_memory(self) -> None:
        assert room_for_lines() == 2 * GIB // 20

    def test_4_gib_are_enough(self, monkeypatch: pytest.MonkeyPatch) -> None:
        sizes = {"SC_PAGE_SIZE": 4096, "SC_PHYS_PAGES": 64 * GIB // 4096}
        monkeypatch.setattr(os, "sysconf", sizes.__getitem__)
        assert room_for_lines() == 4 * GIB // 20

    @pytest.mark.parametrize(
        ("text", "size"), [(f"{GIB}\n", GIB), ("max\n", 8 * GIB), (f"{2**63}\n", 8 * GIB)]
    )
    def test_a_container_may_have_less(self, text: str, size: int, tmp_path: Path) -> None:
        Path(tmp_path, "max").write_text(text, encoding="ascii")
        assert room_for_lines() == size // 4 // 20

    def test_a_process_may_take_less(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(resource, "getrlimit", lambda _kind: (GIB, -1))
        assert room_for_lines() == GIB // 4 // 20

    def test_where_nothing_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delattr(os, "sysconf")
        monkeypatch.setattr(resource, "getrlimit", lambda _kind: (-1, -1))
        assert room_for_lines() == large_files.NAMED


def test_nothing_is_kept_of_nothing() -> None:
    reading = files.Reading()
    keep_what_has_room(reading)
    assert reading == files.Reading()
