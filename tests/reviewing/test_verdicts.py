"""The files of verdicts: what is read of them, and what is told of damaged lines."""

import datetime as dt
import errno
import json
import threading
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler_validators.entries.entry import Entry
from pourparler_validators.reading.files import read_paths
from pourparler_validators.reviewing.verdicts import (
    Decision,
    Verdict,
    Verdicts,
    add_verdicts,
    path_of_rejected,
    path_of_verdicts,
    read_verdicts,
)
from pourparler_validators.saving.changes import NotSavedError
from pourparler_validators.saving.steps import checksum_of

EVENT: Final = {"type": "event", "id": "event:a", "kind": "summit", "status": "held"}


def verdict(record: Any = EVENT, **fields: Any) -> Verdict:
    given = {"verdict": Decision.ACCEPTED, "by": "ab", "on": dt.date(2025, 6, 2), **fields}
    return Verdict(record=record.get("id"), hash=checksum_of(record), **given)


def read(folder: Path, content: str | bytes) -> Verdicts:
    path = folder / "a.jsonl.review.jsonl"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_verdicts(str(path))


def entry(folder: Path, record: Any) -> Entry:
    (folder / "a.jsonl").write_text(json.dumps(record))
    return read_paths([str(folder / "a.jsonl")]).entries[0]


def test_a_verdict_is_a_line(tmp_path: Path) -> None:
    path = str(tmp_path / "a.jsonl.review.jsonl")
    add_verdicts(path, [verdict(note="“Ja”,\nhe said")])
    add_verdicts(path, [verdict(verdict=Decision.REJECTED)])
    lines = Path(path).read_text("utf-8").split("\n")
    assert json.loads(lines[0]) == {
        "record": "event:a",
        "hash": checksum_of(EVENT),
        "verdict": "accepted",
        "note": "“Ja”,\nhe said",
        "by": "ab",
        "on": "2025-06-02",
    }
    assert len(lines) == 3
    assert [one.verdict for one in read_verdicts(path).verdicts] == ["accepted", "rejected"]


def test_the_last_verdict_on_a_content_counts_and_another_content_is_asked_again(
    tmp_path: Path,
) -> None:
    changed = {**EVENT, "status": "planned"}
    given = [verdict(), verdict(verdict=Decision.QUESTIONED, note="?"), verdict(changed)]
    found = read(tmp_path, "".join(f"{one.line}\n" for one in given))
    same_but_laid_out_otherwise = dict(reversed(EVENT.items()))
    assert found.on(entry(tmp_path, same_but_laid_out_otherwise)) == given[1]
    assert found.on(entry(tmp_path, changed)) == given[2]
    another = entry(tmp_path, {**EVENT, "status": "cancelled"})
    assert found.on(another) is None
    assert found.earlier(another) == given[2]


def test_a_record_without_an_id_is_known_by_its_content(tmp_path: Path) -> None:
    record = {"type": "event", "kind": "summit"}
    found = read(tmp_path, verdict(record).line)
    assert found.on(entry(tmp_path, record)) == verdict(record)
    other = entry(tmp_path, {**record, "kind": "call"})
    assert (found.on(other), found.earlier(other)) == (None, None)


def changed(**fields: Any) -> str:
    known = {**json.loads(verdict().line), **fields}
    return json.dumps({name: value for name, value in known.items() if value != "absent"})


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"record": "event:a", "ha', "it is no JSON, or only a part of it"),
        ("<<<<<<< ours", "it is no JSON, or only a part of it"),
        (b'{"record": "\xff"}', "it is not UTF-8"),
        ("[1, 2]", "a verdict is an object, this is a list of 2 items"),
        ("null", "a verdict is an object, this is null"),
        (changed(hash="absent"), 'it has no "hash"'),
        (changed(by="absent"), 'it has no "by"'),
        (changed(verdict="maybe"), '"verdict" is "maybe": accepted, questioned or rejected is'),
        (changed(hash="ABC"), '"hash" is "ABC": the checksum of the record is needed, 64 digits'),
        (changed(on="yesterday"), '"on" is "yesterday": a day such as 2025-06-02 is needed'),
        (changed(by=""), '"by" is "": a text is needed'),
        (changed(note=None), '"note" is null: a text is needed'),
        (changed(record=5), '"record" is 5: a text is needed'),
        (changed(colour="red"), 'a verdict has no field "colour"'),
    ],
)
def test_a_damaged_line_is_told_with_its_number_and_hurts_no_other(
    line: str | bytes, reason: str, tmp_path: Path
) -> None:
    raw = line if isinstance(line, bytes) else line.encode()
    sound = verdict().line.encode()
    found = read(tmp_path, b"\xef\xbb\xbf" + sound + b"\r\n\n" + raw + b"\n" + sound)
    assert found.verdicts == [verdict(), verdict()]
    (damage,) = found.damages
    assert str(damage).startswith(f"{found.path}:3: is left out: {reason}")


def test_a_half_line_at_the_end_does_not_spoil_the_next(tmp_path: Path) -> None:
    found = read(tmp_path, f'{verdict().line}\n{{"record": "ev')
    add_verdicts(found.path, [verdict(by="cd")])
    again = read_verdicts(found.path)
    assert [one.by for one in again.verdicts] == ["ab", "cd"]
    assert [one.line for one in again.damages] == [2]


def test_there_are_none_where_the_file_is_not_there(tmp_path: Path) -> None:
    found = read_verdicts(str(tmp_path / "nothing.review.jsonl"))
    assert (found.verdicts, found.damages) == ([], [])


def test_two_at_once_lose_no_line(tmp_path: Path) -> None:
    path = str(tmp_path / "a.review.jsonl")

    def many(by: str) -> None:
        for number in range(50):
            add_verdicts(path, [verdict(by=by, note=f"{number} " + "x" * 3000)])

    reviewers = [threading.Thread(target=many, args=(name,)) for name in ("ab", "cd", "ef")]
    for one in reviewers:
        one.start()
    for one in reviewers:
        one.join()
    found = read_verdicts(path)
    assert not found.damages
    for name in ("ab", "cd", "ef"):
        notes = [one.note or "" for one in found.verdicts if one.by == name]
        assert [note.split()[0] for note in notes] == [str(number) for number in range(50)]


def test_a_full_disk_leaves_no_half_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = read(tmp_path, f"{verdict().line}\n")
    before = Path(found.path).read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(NotSavedError, match="cannot be written: no space left on device"):
        add_verdicts(found.path, [verdict(by="cd")])
    assert Path(found.path).read_bytes() == before


def test_where_the_files_lie(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([EVENT]))
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "event.csv").write_text("id,kind,status\nevent:b,summit,held\n")
    (tmp_path / "link").mkdir()
    (tmp_path / "link" / "b.json").symlink_to(tmp_path / "a.json")
    names = ["a.json", "tables", "link/b.json"]
    found = [read_paths([str(tmp_path / name)]).files[0] for name in names]
    assert [Path(path_of_verdicts(one)).relative_to(tmp_path).as_posix() for one in found] == [
        "a.json.review.jsonl",
        "tables/records.review.jsonl",
        "a.json.review.jsonl",
    ]
    assert path_of_rejected(found[0]) == (tmp_path / "a.json.rejected.jsonl").as_posix()


@given(st.lists(st.one_of(st.binary(max_size=60), st.sampled_from([verdict().line.encode()]))))
def test_whatever_stands_in_the_file_is_read_or_told(lines: list[bytes]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        found = read(Path(folder), b"\n".join(lines))
    said = [str(one) for one in found.damages]
    content = b"\n".join(lines).removeprefix(b"\xef\xbb\xbf").split(b"\n")
    filled = [number for number, line in enumerate(content, start=1) if line.strip()]
    assert len(found.verdicts) + len(said) == len(filled)
    assert {one.line for one in found.damages} <= set(filled)
    assert all(one.isprintable() and "\n" not in one for one in said)


@given(
    st.dictionaries(
        st.sampled_from(["record", "hash", "verdict", "note", "by", "on", "x"]),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
            lambda inner: (
                st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2)
            ),
            max_leaves=4,
        ),
    )
)
def test_whatever_object_stands_in_a_line_is_read_or_told(fields: dict[str, Any]) -> None:
    import tempfile

    line = json.dumps({**json.loads(verdict().line), **fields})
    with tempfile.TemporaryDirectory() as folder:
        found = read(Path(folder), line)
    assert len(found.verdicts) + len(found.damages) == 1
    assert all("\n" not in str(one) for one in found.damages)
