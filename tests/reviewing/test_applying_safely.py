"""Whatever happens while verdicts are applied, files are whole and no record is lost."""

import json
import os
import random
from pathlib import Path
from typing import Any

import pytest

from pourparler_validators.reading.files import read_paths
from pourparler_validators.reviewing.applying import application_of
from pourparler_validators.saving.changes import NotSavedError
from tests.command_line import Run
from tests.converting.datasets import drawn
from tests.reviewing.reviewed import (
    AFTER,
    FORMS,
    RECORDS,
    VERDICTS,
    contents,
    decide,
    entries,
    rejected_of,
    values,
    written,
)
from tests.saving.test_text_files import texts_of


@pytest.mark.parametrize("form", FORMS)
def test_a_file_that_changes_in_between_is_left_and_nothing_moved(
    form: str, tmp_path: Path
) -> None:
    path = written(tmp_path, form, RECORDS)
    decide(path, VERDICTS)
    reading = read_paths([str(path)])
    applied = application_of(reading.files[0], reading.entries, None)
    changed = path / "event.csv" if form == "csv" else path
    changed.write_bytes(changed.read_bytes() + b"\n")
    with pytest.raises(NotSavedError, match="has changed on disk meanwhile"):
        applied.save()
    assert not rejected_of(path).exists()
    assert len(entries(path)) == 5


def test_what_others_have_rejected_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = written(tmp_path, "json", RECORDS)
    decide(path, VERDICTS)
    reading = read_paths([str(path)])
    applied = application_of(reading.files[0], reading.entries, None)
    rejected_of(path).write_text("{}\n")
    with pytest.raises(NotSavedError, match=r"rejected\.jsonl has changed on disk meanwhile"):
        applied.save()
    assert rejected_of(path).read_text() == "{}\n"
    assert values(path) == RECORDS


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("killed_at", range(8))
def test_a_program_that_is_ended_leaves_whole_files_and_the_next_run_finishes(
    form: str, killed_at: int, run: Run, tmp_path: Path
) -> None:
    """A process of its own dies at one of the moves of files."""
    path = written(tmp_path, form, RECORDS)
    decide(path, VERDICTS)
    child = os.fork()
    if not child:
        left = iter(range(killed_at))

        def dying(move: Any) -> Any:
            def moved(self: Path, target: Path) -> Path:
                if next(left, None) is None:
                    os._exit(1)
                return Path(move(self, target))

            return moved

        for name in ("rename", "replace"):
            setattr(Path, name, dying(getattr(Path, name)))
        reading = read_paths([str(path)])
        application_of(reading.files[0], reading.entries, None).save()
        os._exit(0)
    os.waitpid(child, 0)
    moved = rejected_of(path).read_text("utf-8") if rejected_of(path).exists() else ""
    if form != "csv":
        assert values(path) in (RECORDS, AFTER)
        assert moved or values(path) == RECORDS
    assert run("review", "--apply", path)[0] == 0
    assert values(path) == AFTER
    assert values(rejected_of(path)) == [RECORDS[2]]


@pytest.mark.parametrize("killed_at", ["replace", "unlink"])
def test_a_record_alone_is_never_lost(killed_at: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(RECORDS[0]))
    decide(tmp_path / "a.json", {"event:a": "rejected"})
    child = os.fork()
    if not child:
        setattr(Path, killed_at, lambda *_: os._exit(1))
        reading = read_paths([str(tmp_path / "a.json")])
        application_of(reading.files[0], reading.entries, None).save()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert status
    assert values(tmp_path / "a.json") == [RECORDS[0]]
    assert run("review", "--apply", ".")[0] == 0
    assert values(tmp_path / "a.json.rejected.jsonl") == [RECORDS[0]]
    assert not (tmp_path / "a.json").exists()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", range(5))
def test_random_verdicts_lose_no_record(form: str, seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    records = drawn(12, seed + 20)
    path = written(tmp_path, form, records)
    if form != "csv":
        path.write_text(texts_of(records, form, chance), encoding="utf-8")
    kinds = ["accepted", ("questioned", 'a "b": # c'), "rejected", None]
    given = {one["id"]: chance.choice(kinds) for one in records}
    decide(path, {name: one for name, one in given.items() if one is not None})
    before = {one.id: one.value for one in entries(path)}
    reading = read_paths([str(path)])
    applied = application_of(reading.files[0], reading.entries, "extractor 2")
    applied.save()
    assert list(applied.refused) == []
    left = {one.id: one.value for one in entries(path)}
    gone = (
        {one["id"]: one for one in values(rejected_of(path))}
        if "rejected" in given.values()
        else {}
    )
    assert list(left) == [name for name in before if given[name] != "rejected"]
    assert gone == {name: one for name, one in before.items() if given[name] == "rejected"}
    for name, value in left.items():
        others = {"coding", "notes"}
        assert {one: value[one] for one in value.keys() - others} == {
            one: before[name][one] for one in before[name].keys() - others
        }
        if given[name] == "accepted" and before[name].get("coding", {}).get("kind") != "human":
            assert value["coding"]["kind"] == "machine_reviewed"
        if given[name] == kinds[1]:
            assert value["notes"].endswith('on 2025-06-02: a "b": # c')
    after = contents(tmp_path)
    again = read_paths([str(path)])
    application_of(again.files[0], again.entries, None).save()
    assert contents(tmp_path) == after
