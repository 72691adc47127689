"""Records read one after the other are those that are read as a whole."""

import json
import random
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from pourparler.document import plain_record
from pourparler_validators.converting.output import Output
from pourparler_validators.formats import format_named
from pourparler_validators.formats.streaming import NotStreamedError
from pourparler_validators.formats.tables import streaming
from pourparler_validators.formats.writing import Layout, Plain
from pourparler_validators.reading.files import read_paths
from pourparler_validators.reading.streams import stream_paths
from tests.command_line import Run
from tests.converting.datasets import drawn, example, full_records, hostile_records
from tests.converting.test_convert_command import names, put
from tests.converting.test_tables import AGENDA, EVENT
from tests.validators.checked import EXAMPLE, PARTY


def written(plain: Sequence[Plain], name: str, folder: Path, layout: Layout) -> Path:
    """Where records were written to."""
    form = format_named(name)
    path = folder / ("tables" if form.READS == "folder" else f"records{form.SUFFIXES[0]}")
    output = Output(form, path, layout)
    for record in plain:
        assert list(output.add(record)) == []
    assert list(output.close()) == []
    return path


def streamed(*paths: Path) -> list[Plain]:
    """The records of files as a stream."""
    entries = stream_paths(map(str, paths))
    assert entries is not None
    return [plain_record(entry.record) for entry in entries() if entry.record]


def whole(*paths: Path) -> list[Plain]:
    """The records of files that are read as a whole."""
    entries = read_paths(map(str, paths)).entries
    return [plain_record(entry.record) for entry in entries if entry.record]


@pytest.mark.parametrize(
    ("name", "layout"),
    [
        ("jsonl", Layout()),
        ("csv", Layout()),
        ("csv", Layout(True, guards_formulas=True)),
        ("parquet", Layout()),
    ],
)
@pytest.mark.parametrize("records", [example, full_records, lambda: drawn(200), hostile_records])
def test_a_stream_gives_what_reading_gives(
    name: str, layout: Layout, records: Callable[[], Sequence[Plain]], tmp_path: Path
) -> None:
    plain = list(records())
    path = written(plain, name, tmp_path, layout)
    assert streamed(path) == whole(path)
    assert sorted(streamed(path), key=str) == sorted(plain, key=str)


def shuffled(folder: Path, pattern: str) -> int:
    """Puts the rows of tables into another order; the number of tables with such rows."""
    found = 0
    for path in folder.glob(pattern):
        head, *rows = path.read_text("utf-8").strip("\n").split("\n")
        if not any('"' in row for row in rows):
            random.Random(1).shuffle(rows)
            path.write_text("\n".join([head, *rows]), "utf-8")
            found += len(rows) > 2
    return found


def test_rows_of_lists_may_stand_in_any_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = example() + drawn(60)
    path = written(plain, "csv", tmp_path, Layout(lists_as_rows=True))
    assert shuffled(path, "*.*.csv") > 10
    stored = list[str]()

    class Spy(streaming._Stored):  # pyright: ignore[reportPrivateUsage]
        def __init__(self, head, rows) -> None:  # type: ignore[no-untyped-def]
            stored.append(head.table.name)
            super().__init__(head, rows)

    monkeypatch.setattr(streaming, "_Stored", Spy)
    assert sorted(streamed(path), key=str) == sorted(plain, key=str)
    assert streamed(path) == whole(path)
    assert stored


def test_several_sources_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text("\ufeff" + json.dumps(PARTY) + "\r\n\n", "utf-8")
    (tmp_path / "a.jsonl").write_text(json.dumps({**PARTY, "id": "party:a"}), "utf-8")
    tables = tmp_path / "c"
    tables.mkdir()
    (tables / "event.csv").write_text(EVENT)
    paths = [tmp_path / "b.jsonl", tmp_path, tmp_path / "c" / "event.csv"]
    assert [record["id"] for record in streamed(*paths)] == [
        "party:a",
        "party:tur",
        "event:a",
        "event:b",
    ]
    assert streamed(*paths) == whole(*paths)


@pytest.mark.parametrize(
    "files",
    [
        {"a.jsonl": ""},
        {"a.jsonl": "{}\n"},
        {"a.jsonl": "[]\n"},
        {"a.jsonl": '{"type": "party", "id": "party:a", "kind": "state", "id": "party:a"}\n'},
        {"event.csv": "id,kind,status\n"},
        {"event.csv": "id,kind,status\nevent:a,summit,hold\n"},
        {"event.csv": "id,kind,status\nevent:a,summit,held,x\n"},
        {"event.csv": "id,kind,status\nevent:a,summit,held\n,,,x\n"},
        {"event.csv": 'id,kind,status\nevent:a,"summit,held\n'},
        {"event.csv": "id,kind,titel\nevent:a,summit,held\n"},
        {"event.agenda.csv": f"{AGENDA}event:a,1,territory\n"},
        {"event.csv": EVENT, "event.agenda.csv": f"{AGENDA}event:x,1,territory\n"},
        {"event.csv": EVENT, "event.agenda.csv": f"{AGENDA}event:a,1,territory,x\n"},
        {"event.csv": EVENT, "event.agenda.csv": f"{AGENDA}event:a,x,territory\n"},
        {"event.csv": EVENT, "event.agenda.csv": AGENDA + "event:a,1,territory\n" * 2},
        {
            "event.csv": EVENT,
            "event.agenda.csv": f"{AGENDA}event:b,1,other\nevent:a,1,other\nevent:x,1,other\n",
        },
        {"event.csv": EVENT, "event.histroy.csv": "record,order\n"},
        {"event.csv": EVENT, "datapackage.json": "{"},
        {"event.parquet": ""},
        {"event.parquet": "PAR1 and what is no table PAR1"},
    ],
)
def test_what_is_not_sound_is_not_streamed(files: dict[str, str], tmp_path: Path) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    entries = stream_paths([str(tmp_path)])
    assert entries is not None
    with pytest.raises(NotStreamedError):
        list(entries())


def test_lists_of_a_repeated_id_are_not_streamed(tmp_path: Path) -> None:
    (tmp_path / "event.csv").write_text(f"{EVENT}event:a,visit,held\n")
    assert [record["id"] for record in streamed(tmp_path)] == ["event:a", "event:b", "event:a"]
    rows = "event:b,1,nuclear\nevent:a,1,territory\n"
    (tmp_path / "event.agenda.csv").write_text(f"{AGENDA}{rows}")
    entries = stream_paths([str(tmp_path)])
    assert entries is not None
    with pytest.raises(NotStreamedError):
        list(entries())


@pytest.mark.parametrize("name", ["-", "a.json", "a.yaml", "missing.jsonl"])
def test_other_sources_have_no_stream(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(PARTY))
    (tmp_path / "a.yaml").write_text(json.dumps(PARTY))
    assert stream_paths([name if name == "-" else str(tmp_path / name)]) is None


def test_a_stream_holds_no_more_than_a_record(tmp_path: Path) -> None:
    line = json.dumps({**PARTY, "notes": "x" * 10_000})
    path = tmp_path / "a.jsonl"
    path.write_text("".join(f"{line}\n" for _ in range(2_000)))
    entries = stream_paths([str(path)])
    assert entries is not None
    next(entries())
    tracemalloc.start()
    number = sum(1 for _ in entries())
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert number == 2_000
    assert most < 1_000_000 < path.stat().st_size


def test_tables_to_lines_and_back(run: Run) -> None:
    assert run(EXAMPLE, "-o", "a.jsonl")[0] == 0
    assert run("a.jsonl", "-o", "tables", "--to", "csv")[0] == 0
    assert run("tables", "-o", "b.jsonl", "--verify")[0] == 0
    first, second = (
        sorted(Path(one).read_text("utf-8").splitlines()) for one in ("a.jsonl", "b.jsonl")
    )
    assert first == second


def test_a_fault_at_the_end_leaves_nothing(run: Run) -> None:
    put("a.jsonl", f"{json.dumps(PARTY)}\n" * 50 + "{}\n")
    code, _, err = run("a.jsonl", "-o", "b.jsonl")
    assert code == 1
    assert "a.jsonl:51:1" in err
    assert names() == ["a.jsonl"]


def test_texts_that_stay_where_they_are_are_told(run: Run) -> None:
    source = {
        "type": "source",
        "id": "source:a",
        "kind": "news_article",
        "language": "en",
        "text_file": "texts/a.txt",
    }
    Path("old/texts").mkdir(parents=True)
    put("old/texts/a.txt", "The words.")
    put("old/a.jsonl", json.dumps(source))
    _, _, err = run("old/a.jsonl", "-o", "old/b.jsonl")
    assert err == "Read 1 record: 1 written to old/b.jsonl, 0 set aside.\n"
    for target, folder in (("new/b.jsonl", "new"), ("tables", "tables"), ("c.yaml", ".")):
        _, _, err = run(
            "old/a.jsonl", "-o", target, "--to", "csv" if target == "tables" else "yaml"
        )
        assert err.splitlines()[1] == (
            f"1 text named by a source, such as old/texts/a.txt, is not found from {folder}: copy "
            'the folder of texts there, or name the old one with "texts" in the settings.'
        )
