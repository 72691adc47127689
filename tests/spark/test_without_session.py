"""What the check on Spark does before a session, and between rows of Arrow, needs none."""

import datetime as dt
import logging
import re
import signal
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pourparler_validators import check_files
from pourparler_validators.formats.parquet.library import arrow
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.reading.files import read_paths
from tests.spark.conftest import require_spark_here

require_spark_here()

from py4j.protocol import Py4JNetworkError  # noqa: E402

from pourparler_validators.spark import check_dataset, checking, frame, rows, session  # noqa: E402
from pourparler_validators.spark.file_system import Names  # noqa: E402
from pourparler_validators.spark.lines import numbered  # noqa: E402

TODAY = dt.date(2025, 6, 10)
UNMERGED = b"{}\n<<<<<<< ours\n{}\n||||||| base\n=======\n[]\n>>>>>>> theirs\n=======\n"


def test_batches_end_by_rows_and_by_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MOST_ROWS", 3)
    monkeypatch.setattr(rows, "LARGEST_BATCH", 10)
    texts = ["a", "b", "c", "d" * 10, "e", "f" * 9, "g"]
    types = arrow().schema([("text", "string")])
    made = rows.batches(({"text": text} for text in texts), types)
    assert [batch.num_rows for batch in made] == [3, 1, 2, 1]


@pytest.mark.parametrize("options", [{"select": "dates"}, {"ignore": ["ALL"]}, {"select": ["x"]}])
def test_a_rule_that_there_is_not_is_told_before_anything_runs(
    options: dict[str, Any], tmp_path: Path
) -> None:
    file = str(tmp_path / "a.jsonl")
    Path(file).write_text("{}\n")
    with pytest.raises(UsageError) as in_memory:
        check_files([file], **options)
    with pytest.raises(UsageError, match=re.escape(str(in_memory.value))):
        check_dataset(None, [file], **options)


GENERATOR = (path for path in ["records"])


@pytest.mark.parametrize(
    ("records", "said"),
    [
        (GENERATOR, "the records are of the type generator: "),
        ({"records"}, "the records are of the type set: "),
        ({"records": 1}, "the records are of the type dict: "),
        (None, "the records are None: "),
        (b"records", "the records are of the type bytes: "),
        (SimpleNamespace(), "the records are of the type types.SimpleNamespace: "),
        ([], "the records are an empty list: "),
        (["records", b"records"], "the records are a list, and one of them is of the type bytes: "),
        ((None,), "the records are a list, and one of them is None: "),
    ],
)
def test_records_that_are_none(records: object, said: str) -> None:
    here = SimpleNamespace(sparkContext=SimpleNamespace(master="local[2]"))
    end = "give paths of files and folders, in a list, or a data frame of Spark"
    with pytest.raises(UsageError, match=re.escape(said + end)):
        check_dataset(here, records, today=TODAY)


@pytest.mark.parametrize(
    ("dtypes", "column", "said"),
    [
        ("path string, line int", None, "has no column of texts, besides path, that could hold"),
        (
            "a string, b string",
            None,
            "name the column that holds a record as JSON in each row: a, ",
        ),
        ("record string", "json", 'the data frame has no column "json": it has record'),
        ("record map<string,int>", None, "has no column of texts, besides path"),
        ("line int, a string", "line", 'the column "line" is of the type int, and records are'),
    ],
)
def test_columns_that_do_not_fit(dtypes: str, column: str | None, said: str) -> None:
    columns = [tuple(each.split(" ", 1)) for each in dtypes.split(", ")]
    made = SimpleNamespace(dtypes=columns, columns=[name for name, _ in columns])
    with pytest.raises(UsageError, match=said):
        frame.record_column(made, column)


@pytest.mark.parametrize(
    ("path", "line", "said"),
    [
        ("string", "string", 'the column "line" is of the type string, and it counts lines'),
        ("binary", "int", 'the column "path" is of the type binary, and it names a file'),
        ("string", "double", 'the column "line" is of the type double, and it counts lines'),
    ],
)
def test_places_of_other_types(path: str, line: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        frame.place_columns(SimpleNamespace(dtypes=[("path", path), ("line", line)]))


@pytest.mark.parametrize(
    ("dtypes", "column", "chosen"),
    [
        ("path string, a varchar(9)", None, "a"),
        ("value string, record binary", None, "record"),
        ("a string, value string", None, "value"),
        ("a string, path string", "path", "path"),
    ],
)
def test_the_column_of_records(dtypes: str, column: str | None, chosen: str) -> None:
    columns = [tuple(each.split(" ", 1)) for each in dtypes.split(", ")]
    made = SimpleNamespace(dtypes=columns, columns=[name for name, _ in columns])
    assert frame.record_column(made, column) == chosen


def test_workers_elsewhere_need_a_work_folder() -> None:
    elsewhere = SimpleNamespace(sparkContext=SimpleNamespace(master="yarn"))
    with pytest.raises(UsageError, match="name a work folder that all of them reach"):
        check_dataset(elsewhere, ["records"], today=TODAY)


def test_a_temporary_work_folder_goes_when_the_program_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ends: list[Callable[[], None]] = []
    monkeypatch.setattr(checking, "atexit", SimpleNamespace(register=ends.append))
    here = SimpleNamespace(sparkContext=SimpleNamespace(master="local[2]"))
    made = Path(checking._work_here(here).removeprefix("file://"))
    assert made.is_dir()
    for end in ends:
        end()
    assert not made.exists()


@pytest.mark.parametrize("starts", [[0], [0, 3], [0, 1, 6], [0, 7]])
def test_marks_of_git_are_no_lines_of_their_own(tmp_path: Path, starts: list[int]) -> None:
    """The lines that a check in memory reads, in whatever parts Spark reads the file."""
    file = tmp_path / "a.jsonl"
    file.write_bytes(UNMERGED)
    lines = UNMERGED.splitlines()
    parts = [(start, max(one for one in starts if one <= start)) for start in range(len(lines))]
    batch = arrow().Table.from_pylist(
        [
            {
                "content": lines[number],
                "file_path": file.as_uri(),
                "part": start,
                "before": start,
                "is_unmerged": start in range(2, 7),
            }
            for number, start in parts
        ]
    )
    found = numbered(Names([str(file)]), [batch])
    expected = [entry.order[1] for entry in read_paths([str(file)]).entries]
    assert [row["position"] for row in found] == expected


def test_a_part_that_was_not_counted_has_no_numbers() -> None:
    line = {"content": b"{}", "file_path": "file:///a.jsonl", "part": 7, "before": None}
    with pytest.raises(UsageError, match=r"/a\.jsonl was changed while it was read"):
        list(numbered(Names([]), [arrow().Table.from_pylist([line])]))


def _raise(error: Exception) -> None:
    """Raises what ends the work, and then what a file that is in use cannot be deleted for."""
    try:
        raise error
    finally:
        raise UsageError("a file cannot be deleted")


@pytest.mark.parametrize(
    "error",
    [Py4JNetworkError("Answer from Java side is empty"), ConnectionRefusedError(), EOFError()],
)
def test_that_java_has_ended_is_said(error: Exception) -> None:
    said = "Java has ended in the middle, as it does where memory is too little: give it more "
    with pytest.raises(UsageError, match=said), session.spoken():
        raise error
    with pytest.raises(UsageError, match=said), session.spoken():
        _raise(error)


def test_what_is_said_in_one_sentence_is_not_said_in_two() -> None:
    error = UsageError("there is no rule of this name", argument="name", option="--name")
    with pytest.raises(UsageError) as raised, session.spoken():
        raise error
    assert raised.value is error


def test_an_interrupt_ends_a_command_and_nothing_is_logged(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As Spark would not: it has a handler of its own, and so has the program that asks."""
    server = SimpleNamespace(handle_error=None)
    found = SimpleNamespace(sparkContext=SimpleNamespace(_accumulatorServer=server))
    monkeypatch.setattr(session, "session", lambda: found)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with pytest.raises(KeyboardInterrupt), session.session_of_command():
            signal.raise_signal(signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
    with session.session_of_command():
        logging.getLogger("py4j").error("Exception while sending command.")
        assert server.handle_error(None, None) is None
    assert not logging.root.manager.disable
    assert capsys.readouterr().err == ""
