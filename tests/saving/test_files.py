"""Files are saved whole or not at all, and only if nobody has changed them meanwhile."""

import os
from pathlib import Path
from typing import Final

import pytest

from pourparler_validators.converting.replacing import undo_interrupted
from pourparler_validators.reading.files import Reading, read_paths
from pourparler_validators.saving.changes import Change, NotSavedError
from pourparler_validators.saving.records import save_changes

EVENTS: Final = "id,kind,status\nevent:a,summit,held\n"
PEOPLE: Final = "record,order,party,role\nevent:a,1,party:rus,host\n"
JSON: Final = '[{"type": "event", "id": "event:a", "kind": "summit", "status": "held"}]\n'
AFTER: Final = {
    "type": "event",
    "id": "event:a",
    "kind": "summit",
    "status": "planned",
    "participants": [{"party": "party:ukr", "role": "host"}],
}


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "event.csv").write_text(EVENTS)
    (folder / "event.participants.csv").write_text(PEOPLE)
    return folder


def change(path: Path, reading: Reading | None = None) -> None:
    """Saves another event in the place of the first."""
    reading = reading or read_paths([str(path)])
    entry = next(one for one in reading.entries if one.id)
    save_changes(reading.files[0], reading.entries, [Change(entry, AFTER)])


def test_several_files_and_one(tables: Path, tmp_path: Path) -> None:
    change(tables)
    assert (tables / "event.csv").read_text() == EVENTS.replace("held", "planned")
    assert (tables / "event.participants.csv").read_text() == PEOPLE.replace("rus", "ukr")
    file = tmp_path / "a.json"
    file.write_text(JSON)
    file.chmod(0o640)
    change(file)
    assert '"planned"' in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "tables"]


def test_a_file_that_has_changed_meanwhile_is_left(tables: Path, tmp_path: Path) -> None:
    reading = read_paths([str(tables)])
    (tables / "event.participants.csv").write_text(PEOPLE + "\n")
    with pytest.raises(NotSavedError, match=r"participants\.csv has changed on disk meanwhile"):
        change(tables, reading)
    assert (tables / "event.csv").read_text() == EVENTS


def test_a_link_stays(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.json").write_text(JSON)
    (tmp_path / "a.json").symlink_to("real/a.json")
    change(tmp_path / "a.json")
    assert (tmp_path / "a.json").is_symlink()
    assert '"planned"' in (tmp_path / "real" / "a.json").read_text()


def test_a_file_that_may_not_be_written(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(JSON)
    file.chmod(0o444)
    with pytest.raises(NotSavedError, match=r"a\.json is read-only: nothing was changed"):
        change(file)


def test_what_is_not_edited_says_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(JSON)
    reading = read_paths([str(file)], None)
    shown = type(reading.files[0])("book.xlsx", b"", "xlsx")
    with pytest.raises(
        NotSavedError, match=r"with pourparler convert book\.xlsx -o records\.jsonl"
    ):
        save_changes(shown, reading.entries, [])


@pytest.mark.parametrize("killed_at", range(6))
def test_a_program_that_is_ended_leaves_old_or_new_files(killed_at: int, tables: Path) -> None:
    """A process of its own dies at one of the moves; the next start undoes what was begun."""
    child = os.fork()
    if not child:
        left = iter(range(killed_at))
        rename = Path.rename

        def dying(self: Path, target: Path) -> Path:
            if next(left, None) is None:
                os._exit(1)
            return rename(self, target)

        Path.rename = dying  # type: ignore[method-assign,assignment]
        change(tables)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    undo_interrupted(tables)
    found = [(tables / name).read_text() for name in ("event.csv", "event.participants.csv")]
    old, new = [EVENTS, PEOPLE], [EVENTS.replace("held", "planned"), PEOPLE.replace("rus", "ukr")]
    assert found == (old if status else new)
    assert not list(tables.parent.glob(".saving*"))
