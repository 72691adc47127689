"""The check on Spark finds what the check on one machine finds, however the records are cut."""

import datetime as dt
import json
import re
import shutil
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from pourparler_validators import check_files
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.reading.files import read_paths
from tests.command_line import Run
from tests.spark.conftest import require_spark_here

require_spark_here()

from pourparler_validators.spark import (  # noqa: E402
    Result,
    answers,
    check_dataset,
    checking,
    inputs,
    layout,
)
from pourparler_validators.spark.rows import piece  # noqa: E402
from pourparler_validators.spark.session import setting, spoken  # noqa: E402
from tests.converting.parquet_files import write  # noqa: E402
from tests.spark.datasets import apart, edge_cases, examples, few, findings, written  # noqa: E402
from tests.spark.reports import TODAY, differences  # noqa: E402

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "how-to" / "check-on-spark.md"
SEEDS = str(ROOT / "seeds")


def test_all_rules_in_random_order(
    spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The examples and edge cases of all rules, in seven blocks."""
    monkeypatch.setattr(layout, "BLOCK", 1_000)
    folder = str(written(tmp_path / "records", apart([*examples(), *edge_cases()]), 7, seed=1))
    report = check_files([folder], today=TODAY)
    assert differences(check_dataset(spark, [folder], today=TODAY), report) == []


def test_all_examples_in_their_order(spark: Any, tmp_path: Path) -> None:
    folder = str(written(tmp_path / "records", apart(examples()), 2))
    report = check_files([folder], today=TODAY, texts=[SEEDS])
    assert differences(check_dataset(spark, [folder], today=TODAY, texts=[SEEDS]), report) == []


def test_stories_that_are_cut_apart(
    spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a story is larger than a block, rounds of questions bring what is elsewhere.

    What they bring matters: a run that goes on from the first with wrong answers has other
    findings.
    """
    monkeypatch.setattr(layout, "BLOCK", 20)
    monkeypatch.setattr(layout, "LARGEST", 1)
    folder = str(written(tmp_path / "records", few(4), 3, seed=2))
    check = partial(check_dataset, spark, [folder], today=TODAY, texts=[SEEDS])
    report = check_files([folder], today=TODAY, texts=[SEEDS])
    result = check(work=str(tmp_path / "right"))
    assert differences(result, report) == []
    assert len([one for one in result.rounds if one]) > 2
    again = shutil.ignore_patterns("judged-[1-9]*", "waivers", "findings")
    shutil.copytree(tmp_path / "right", tmp_path / "wrong", ignore=again)
    monkeypatch.setattr(
        answers.Answers, "_answers", lambda _self, _name, asked: piece(asked, "answer")
    )
    assert findings(check(work=str(tmp_path / "wrong")).report()) != findings(report)


def test_names_with_characters_of_all_kinds(
    spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that addresses encode, that stand for others in patterns, and that hide a file."""
    monkeypatch.chdir(tmp_path)
    folder = written(Path("été [1] {2} 100%41"), few(1), 1)
    (folder / "type=x").mkdir()
    (folder / "part-0.jsonl").rename(folder / "type=x" / "a b*?.jsonl")
    write([json.loads(few(1)[0])], folder / "c d%20[1].parquet")
    foreign = Path("named 100%41 [é].jsonl")
    foreign.write_text('{"rain": 1.5}\n')
    paths = [str(folder), str(foreign)]
    report = check_files(paths, today=TODAY)
    assert differences(check_dataset(spark, paths, today=TODAY), report) == []
    (folder / "_e.jsonl").touch()
    with pytest.raises(UsageError, match=r"_e\.jsonl is not read by Spark, since its name begins"):
        check_dataset(spark, [str(folder / "_e.jsonl")], today=TODAY)


def test_a_data_frame(spark: Any, tmp_path: Path) -> None:
    lines = few(1)
    file = written(tmp_path / "records", lines, 1) / "part-0.jsonl"
    report = check_files([str(file)], today=TODAY)
    rows = [(line, str(file), number) for number, line in enumerate(lines, 1)]
    frame = spark.createDataFrame(rows, "record string, path string, line int")
    assert findings(check_dataset(spark, frame, today=TODAY).report()) == findings(report)
    with pytest.raises(UsageError, match="has no column of texts, besides path, that could hold"):
        check_dataset(spark, frame.select("path", "line"), today=TODAY)


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ([("a.jsonl", 1), (None, 2)], 'a row of the data frame has nothing as "path"'),
        ([("a.jsonl", 0)], 'has no number from 1 to 2,147,483,647 as "line"'),
        ([("a.jsonl", None)], 'has no number from 1 to 2,147,483,647 as "line"'),
        ([("a.jsonl", 2**31)], 'has no number from 1 to 2,147,483,647 as "line"'),
        (
            [("a.jsonl", 7)] * 3,
            r"3 rows of the data frame are line 7 of a\.jsonl: give each its own",
        ),
    ],
)
def test_a_data_frame_that_does_not_say_where_records_are_from(
    spark: Any, places: Sequence[tuple[str | None, int | None]], said: str
) -> None:
    rows = [("{}", *place) for place in places]
    frame = spark.createDataFrame(rows, "`a.b` string, path string, line long")
    with pytest.raises(UsageError, match=said):
        check_dataset(spark, frame, today=TODAY)


def test_what_a_result_is_asked_for(spark: Any, tmp_path: Path) -> None:
    frame = spark.createDataFrame(
        [("{}", "a.jsonl", 2**31 - 1)], "`a.b` string, path string, line int"
    )
    result = check_dataset(spark, frame, today=TODAY)
    with pytest.raises(UsageError, match="most is -1, and a report has at least 0 findings"):
        result.report(most=-1)
    assert not [*result.report(most=0).findings]
    result.write(tmp_path / "found")
    rows = spark.read.parquet(str(tmp_path / "found" / "findings")).collect()
    assert {row["line"] for row in rows} == {2**31 - 1}


@pytest.mark.parametrize(("size", "parts"), [("4096b", 4), ("128m", 1)])
def test_lines_are_numbered_through_the_parts_of_a_file(
    spark: Any, tmp_path: Path, size: str, parts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of files that were left unmerged, too; one in another encoding says so in its first part.

    The parts are of so many bytes, or so that each processor has one: then it matters how many
    bytes all files have, of which some are not cut.
    """
    folder = written(tmp_path / "records", few(1), 2)
    (folder / "small.jsonl").write_text('{"type": "event"}\n')
    ours, theirs = (f"{line}\n" * 3_000 for line in ('{"type": "event"}', "[]"))
    unmerged = f"<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n"
    (folder / "unmerged.jsonl").write_text(f"{unmerged}=======\n{ours}{ours}=======\n")
    expected = {entry.order for entry in read_paths([str(folder)]).entries}
    (folder / "wide.jsonl").write_text(ours[:6_000], encoding="utf-16")
    monkeypatch.setattr("pourparler_validators.spark.lines._never_cut", lambda _spark: 4096)
    files = "spark.sql.files"
    with (
        setting(spark, f"{files}.maxPartitionBytes", size),
        setting(spark, f"{files}.openCostInBytes", "4096b"),
    ):
        frame = inputs.read_paths(spark, [str(folder)]).made(iter, inputs.READ)
        assert frame.rdd.getNumPartitions() > parts
        rows = frame.collect()
    found = {(row["path"], row["position"]): bytes(row["content"]) for row in rows}
    lines_read = [row for row in rows if row["position"] >= 0]
    assert len(found) == len(lines_read) + 1  # the beginning of one file
    wide = str(folder / "wide.jsonl")
    assert [position for path, position in found if path == wide and position < 1] == [-1, 0]
    lines = {str(path): path.read_bytes().splitlines() for path in folder.iterdir()}
    read = {place: line for place, line in found.items() if place[0] != wide}
    assert read == {(path, number): lines[path][number] for path, number in expected}


def test_files_are_cut_for_the_same_number_of_processors(spark: Any) -> None:
    """Also where some come or go between the counting of lines and their reading."""
    name = "spark.sql.files.minPartitionNum"
    told = inputs.Inputs([]).write(spark, lambda: spark.conf.get(name, None))
    assert told == str(spark.sparkContext.defaultParallelism)
    assert spark.conf.get(name, None) is None


def test_rows_without_places_are_numbered(spark: Any) -> None:
    frame = spark.createDataFrame([("{}",), ('{"type": "event"',)], "value string")
    (first, second) = check_dataset(spark, frame.coalesce(1), today=TODAY).report().findings
    assert (first.place.where, second.place.where) == ("<dataframe>:1:1", "<dataframe>:2:17")


def test_the_command_line_with_settings(spark: Any, tmp_path: Path, run: Run) -> None:
    """Waivers, a baseline, severities, assertions, and what is ignored in single files."""
    waiver = {"rule": "events/held-yet-expected", "reason": "it was so announced"}
    lines = [json.loads(line) for line in few(3)]
    for line in lines:
        line["waivers"] = [waiver]
    written(tmp_path / "records", list(map(json.dumps, lines)), 2)
    (tmp_path / "pourparler.toml").write_text(
        'severity = { identity = "info" }\ntoday = "2025-06-10"\ndataset = ["records/*"]\n'
        "[assertions]\nsource-texts = true\nat-least.event = 1000\nat-least.party = 1\n"
        'at-most.event.format.direct = 50\nevery = { statement = ["evidence"], party = ["id"] }\n'
        '[per-path-ignores]\n"records/part-1.jsonl" = ["dates", "timeline"]\n'
    )
    made = run("baseline", "create", "records/part-0.jsonl", "--baseline", "known.json")
    assert made[0] == 0, made[2]
    options = ("--baseline", "known.json", "--extend-select", "waivers")
    plain = run("check", "records", *options, "--format", "json")
    found = run("check", "records", *options, "--format", "json", "--engine", "spark",
                "--findings", tmp_path / "found")  # fmt: skip
    assert (found[0], plain[0]) == (1, 1), (plain[2], found[2])
    on_spark, on_one_machine = (
        {json.dumps(one, sort_keys=True) for one in json.loads(text)["findings"]}
        for text in (found[1], plain[1])
    )
    assert on_spark ^ on_one_machine == set()
    assert json.loads(found[1])["checked"] == json.loads(plain[1])["checked"]
    table = spark.read.parquet(str(tmp_path / "found" / "findings"))
    assert table.count() == len(json.loads(plain[1])["findings"])
    assert table.where("waived IS NOT NULL").count() > 0
    assert table.where("baselined").count() > 0
    counts = spark.read.parquet(str(tmp_path / "found" / "tallies"))
    assert counts.count() == len(json.loads(plain[1])["checked"])


OWN = '''
import os
from pathlib import Path
from pourparler import Event
from pourparler_validators import Answers, At, Problem, Severity, rule

@rule(Severity.WARNING)
def {name}(event: At[Event]) -> Answers:
    """Is a rule of one's own."""
    {body}
    yield Problem("seen", "/name")
'''


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], str]:
    """Makes a module of one rule, which only this process finds."""

    def make(name: str, body: str) -> str:
        (tmp_path / f"{name}.py").write_text(OWN.format(name=f"{name}_rule", body=body))
        monkeypatch.syspath_prepend(tmp_path)
        return name

    return make


def check_own(spark: Any, module: str, paths: Sequence[str]) -> Result:
    with spoken():
        result = check_dataset(spark, paths, today=TODAY, modules=[module])
        result.findings.count()
    return result


def test_own_rules_are_brought_to_the_workers(
    spark: Any, tmp_path: Path, own: Callable[[str, str], str]
) -> None:
    """One of which raises an exception, and lets a worker die once, which is started again."""
    mark = tmp_path / "mark"
    dies = f"m = Path({str(mark)!r})\n    if not m.exists(): m.touch(); os._exit(9)"
    module = own("seen", dies + '\n    if event.value.id.endswith("x1"): raise ValueError("odd")')
    folder = str(written(tmp_path / "records", few(), 1))
    result = check_own(spark, module, [folder])
    assert mark.exists()
    report = check_files([folder], today=TODAY, modules=[module])
    assert differences(result, report) == []
    assert {row["reason"] for row in result.errors.collect()} == {"ValueError: odd"}
    assert {Path(file).parent.name for file in result.errors.inputFiles()} == {"beside"}


def test_own_rules_that_a_worker_cannot_import(
    spark: Any, tmp_path: Path, own: Callable[[str, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    module = own("absent", "pass")
    monkeypatch.setattr(checking, "_ship", lambda _spark, _modules: None)
    folder = str(written(tmp_path / "records", few(), 1))
    with pytest.raises(UsageError, match="the rules cannot be loaded: No module named 'absent'"):
        check_own(spark, module, [folder])


def test_a_worker_that_dies_each_time(
    spark: Any, tmp_path: Path, own: Callable[[str, str], str]
) -> None:
    module = own("dies", "os._exit(9)")
    folder = str(written(tmp_path / "records", few(), 1))
    with pytest.raises(UsageError, match="a worker died, as it does where memory is too little"):
        check_own(spark, module, [folder])


def test_a_run_goes_on_where_it_was_broken_off(
    spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, work = str(written(tmp_path / "records", few(1), 1)), str(tmp_path / "work")

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(checking, "rows_of_findings", broken)
        with pytest.raises(KeyboardInterrupt):
            check_dataset(spark, [folder], today=TODAY, work=work)
    stage = tmp_path / "work" / "judged-0" / "_SUCCESS"
    before = stage.stat().st_mtime_ns
    result = check_dataset(spark, [folder], today=TODAY, work=work)
    assert differences(result, check_files([folder], today=TODAY)) == []
    assert stage.stat().st_mtime_ns == before
    with pytest.raises(UsageError, match="has stages of a run with other today: name another one"):
        check_dataset(spark, [folder], today=dt.date(2026, 1, 1), work=work)
    (tmp_path / "work" / "in-use").touch()
    with pytest.raises(UsageError, match="is in use by another run; if that has ended, delete"):
        check_dataset(spark, [folder], today=TODAY, work=work)


def test_what_is_too_large_is_said(
    spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "BLOCK", 10)
    monkeypatch.setattr(layout, "MOST_IN_GROUP", 1)
    monkeypatch.setattr(answers, "MOST_LINKS", 1)
    folder = str(written(tmp_path / "records", few(1), 1))
    unchecked = {
        reason for _, reason, _ in check_dataset(spark, [folder], today=TODAY).report().unchecked()
    }
    assert "more records refer to it than are looked at together" in unchecked
    assert "so many records are alike that they are not compared" in unchecked


def test_what_is_no_record(spark: Any, tmp_path: Path) -> None:
    """Faulty lines, a file of nothing, no UTF-8, a very long record, and marks of git."""
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "a.jsonl").write_bytes(
        b'\xef\xbb\xbf{"type": 1}\n\n[]\r\n"x"\nnull\n{"id": "\xff"}\n'
    )
    (folder / "b.jsonl").write_bytes(b" \n\n")
    (folder / "e.jsonl").write_bytes(b"")
    long = {"type": "event", "id": "event:x", "name": "x" * 9_000_000, "date": "2025-05-16"}
    (folder / "d.jsonl").write_bytes(b"<<<<<<< ours\n{}\n=======\n[]\n>>>>>>> theirs\n=======\n")
    (folder / "c.jsonl").write_text(json.dumps(long) + "\n")
    files = [*map(str, sorted(folder.iterdir()))]
    report = check_files(files, today=TODAY)
    assert differences(check_dataset(spark, files, today=TODAY), report) == []


def test_what_cannot_be_read(spark: Any, tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.json").write_text("[]")
    cases = {
        ("none.jsonl",): "there is no file or folder none.jsonl",
        ("a.json",): "a.json is no JSON Lines and no Parquet",
        (): "name the files or folders that Spark reads",
        ("a.json", "--fix"): "--fix does not go with --engine spark",
    }
    for arguments, message in cases.items():
        code, out, error = run("check", "--engine", "spark", *arguments)
        assert (code, out) == (2, "")
        assert message in error
    (tmp_path / "empty").mkdir()
    code, _, error = run("check", "--engine", "spark", "empty")
    assert (code, "there is nothing to check in empty" in error) == (2, True)


def test_the_blocks_of_the_guide(
    spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "records", apart(examples()[:2]), 2)
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, Any] = {}
    for block in blocks:
        here = block.replace('"found', f'"{tmp_path}/found')  # Java stays in another folder
        exec(here, names)  # noqa: S102 (the page is ours)
    counted = {row["rule"]: row["n"] for row in names["worst"].collect()}
    assert counted
    assert sum(counted.values()) == len(names["report"].findings)
    assert next(iter(counted)) in capsys.readouterr().out
