"""Records that stay on disk have the report of records that are kept, to the byte."""

import gc
import json
import re
import tempfile
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any, Final, NoReturn
from unittest.mock import Mock
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.formats.known import jsonl
from pourparler_validators.reading import large_files
from pourparler_validators.reading.files import Manner, read_paths
from pourparler_validators.reading.large_files import LargeFile
from pourparler_validators.reports import HUMAN, MACHINE
from pourparler_validators.running import index, large_run, on_disk, report, stored_findings
from pourparler_validators.running.check import check_reading
from pourparler_validators.running.finding import Finding
from pourparler_validators.running.index import Index, Indexed
from pourparler_validators.running.options import Options
from pourparler_validators.running.stored_findings import StoredFindings
from tests.command_line import Run
from tests.left_on_disk import leave_on_disk
from tests.validators.recorded.mutants import ROOT, kept

OPTIONS = ("--today", "2025-06-10", "--texts", str(ROOT / "seeds"), "--select", "ALL,coverage")


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of a file of JSON Lines is kept; a stretch has a few records, few findings wait."""
    leave_on_disk(monkeypatch)
    monkeypatch.setattr(large_run, "_MOST_FOUND", 3)


def lines(records: list[dict[str, Any]]) -> str:
    return "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records)


@pytest.fixture
def dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Recorded datasets with faults, in a few files, that share ids and names."""
    monkeypatch.chdir(tmp_path)
    several = [one.records for one in list(kept())[3::40]]
    for number, records in enumerate(several):
        Path(f"{number}.jsonl").write_text(lines(records), encoding="utf-8")
    Path("1b.json").write_text(json.dumps({"records": several[0][:9]}), encoding="utf-8")
    return ["."]


def without_names(outcome: tuple[int, str, str]) -> tuple[int, str, str]:
    """What a run has told but, in JSON, the names of records, which those of large files lack."""
    names = re.compile(r'\n  "(?:files|unnamed)": \{(\}|.*?\n  \}),', re.DOTALL)
    code, out, err = outcome
    return code, names.sub("", out), err


@pytest.mark.parametrize("report_format", ["json", "full", "concise", "llm", "github", "markdown"])
@pytest.mark.parametrize("jobs", ["1", "3"])
def test_the_report_is_the_same(
    jobs: str,
    report_format: str,
    dataset: list[str],
    run: Run,
    request: pytest.FixtureRequest,
) -> None:
    arguments = ("check", *dataset, *OPTIONS, "--format", report_format)
    whole = run(*arguments, "--jobs", "1")
    request.getfixturevalue("small")
    assert without_names(run(*arguments, "--jobs", jobs)) == without_names(whole)
    assert whole[0] == 1


def test_records_that_are_not_named_are_counted(
    dataset: list[str], run: Run, request: pytest.FixtureRequest
) -> None:
    """Also in what is made of a stored report; a file that is no JSON Lines has its names."""
    number = {
        path: len(Path(path).read_text("utf-8").splitlines()) for path in ("0.jsonl", "1.jsonl")
    }
    passing = lines([{**PARTY, "id": f"party:p{one}"} for one in range(3)])
    Path("9.jsonl").write_text(passing, encoding="utf-8")
    request.getfixturevalue("small")
    arguments = ("check", *dataset, *OPTIONS, "--ignore", "identity", "--format")
    _, stored, _ = run(*arguments, "json")
    found = json.loads(stored)
    assert list(found["files"]) == ["1b.json"]
    assert number.items() <= found["unnamed"].items()
    assert sum(found["unnamed"].values()) + 9 == found["summary"]["records"]
    _, direct, _ = run(*arguments, "junit")
    suites = {one.get("name"): one for one in ElementTree.fromstring(direct)}  # noqa: S314
    assert [one.get("name") for one in suites["9.jsonl"]] == [
        "3 more records in which nothing was found"
    ]
    assert all(int(one.get("tests", "")) == len(one) for one in suites.values())
    Path("kept.txt").write_text(stored, encoding="utf-8")
    assert run("report", "kept.txt", "--format", "junit")[1] == direct


@pytest.mark.parametrize("report_format", sorted({*HUMAN, *MACHINE} - {"llm"}))
def test_records_that_are_not_named_count_in_every_form(
    report_format: str, dataset: list[str], run: Run, request: pytest.FixtureRequest
) -> None:
    """In the report itself, or in the summary beside it; a model is told of faults only."""
    arguments = ("check", *dataset, *OPTIONS, "--format", report_format)
    _, whole, said = run(*arguments)
    number = re.search(r"[\d,]+ records in \d+ files", whole + said)
    request.getfixturevalue("small")
    _, out, err = run(*arguments)
    assert number is not None
    assert number[0] in out + err


@pytest.mark.parametrize("report_format", ["json", "full", "sarif", "html", "junit"])
def test_many_findings_of_few_records_are_put_on_disk(
    report_format: str, dataset: list[str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("check", *dataset, *OPTIONS, "--format", report_format)
    kept = run(*arguments)
    monkeypatch.setattr(report, "MOST_KEPT", 3)
    monkeypatch.setattr(stored_findings, "_AT_ONCE", 7)
    stored = Mock(wraps=stored_findings.stored)
    monkeypatch.setattr(stored_findings, "stored", stored)
    assert run(*arguments) == kept
    stored.assert_called_once()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_is_read_twice_is_said_on_request(
    jobs: str, run: Run, request: pytest.FixtureRequest
) -> None:
    """Of many events the first is a part of the last, which is read again for it."""
    event = {"type": "event", "kind": "summit", "status": "held"}
    many = [{**event, "id": f"event:e{number}"} for number in range(200)]
    many[0]["parent"] = many[-1]["id"]
    Path("a.jsonl").write_text(lines(many), encoding="utf-8")
    arguments = ("check", "a.jsonl", "--isolated", "-v", "--jobs", jobs, "--select", "references")
    assert "Memory:" not in run(*arguments)[2]
    request.getfixturevalue("small")
    said = run(*arguments)[2].partition("Memory: ")[2].partition("\n")[0]
    assert said == (
        "no room for 200 records, which stayed on disk: each was read twice, "
        "and single ones 1 time more, for others."
    )


def test_what_a_baseline_knows_is_marked_alike(
    dataset: list[str], run: Run, request: pytest.FixtureRequest
) -> None:
    settings = 'baseline = "known.txt"\ntoday = 2025-06-10\n'
    Path("pourparler.toml").write_text(settings, encoding="utf-8")
    run("baseline", "create", *dataset)
    several = Path("0.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    Path("0.jsonl").write_text(
        "".join(several[5:]) + lines([{**PARTY, "kind": "x"}]), encoding="utf-8"
    )
    whole = run("check", *dataset, "--format", "json")
    assert '"baselined": true' in whole[1]
    assert '"baselined": false' in whole[1]
    assert "no longer occur" in whole[2]
    request.getfixturevalue("small")
    large = run("check", *dataset, "--format", "json")
    assert without_names(large) == without_names(whole)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    "name", ["concise", "full", "llm", "json", "jsonl", "gitlab", "rdjson", "markdown", "junit"]
)
def test_findings_are_not_held_all_at_once(
    name: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [{**PARTY, "id": f"party:a{number}", "kind": f"x{number}"} for number in range(300)]
    path = tmp_path / "a.jsonl"
    path.write_text(lines([PARTY, *many]), encoding="utf-8")
    held: list[int] = []
    each = StoredFindings.__iter__

    def counted(findings: StoredFindings) -> Iterator[Finding]:
        for number, finding in enumerate(each(findings)):
            yield finding
            if number == 299:
                held.append(sum(isinstance(one, Finding) for one in gc.get_objects()))

    monkeypatch.setattr(StoredFindings, "__iter__", counted)
    _, said, _ = run("check", str(path), "--isolated", "--format", name, "--select", "structure")
    assert "x1" in said
    assert 0 < max(held) < 100


@pytest.mark.usefixtures("small")
def test_findings_are_gone_through_once_where_nothing_changes_them(
    dataset: list[str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are counted by their kinds, and read only to be shown."""
    read = Mock(wraps=stored_findings._rows)
    monkeypatch.setattr(stored_findings, "_rows", read)
    code, out, _ = run("check", *dataset, *OPTIONS, "--format", "json")
    assert code == 1
    files = [each.args[0] for each in read.call_args_list]
    assert len(files) == len(set(files)) > 0
    found = json.loads(out)
    open_ = [one for one in found["findings"] if not (one["waived"] or one["baselined"])]
    assert found["summary"]["error"] == sum(one["severity"] == "error" for one in open_) > 0
    assert found["summary"]["waived"] == sum(one["waived"] is not None for one in found["findings"])


@given(
    st.sets(st.text("ab.ü😀", min_size=1, max_size=3), max_size=40),
    st.text("ab.ü😀", min_size=1, max_size=3),
    st.integers(0, 6),
    st.integers(1, 4),
)
def test_the_ids_around_one(slugs: set[str], slug: str, most: int, near: int) -> None:
    known = [f"{kind}:{one}" for one in slugs for kind in ("event", "party", "person")]
    own = sorted(one for one in known if not one.startswith("event:"))
    asked = f"party:{slug}"
    with tempfile.TemporaryDirectory() as folder:
        found = Index(Path(folder, "index"))
        found.begin()
        found.add([Indexed(n, one, True, n, 1) for n, one in enumerate(known * 2)], (), ())
        found.gather(())
        around = found.ids_around(asked, ("person", "party"), most, near)
        found.close()
    if len(own) > most:
        before = [one for one in own if one <= asked]
        own = [*before[-near:], *[one for one in own if one > asked][:near]]
    assert around == own


def broken_lines(name: str) -> str:
    """What lines may hold beside sound records."""
    sound = lines([PARTY])
    return {
        "blank lines": f"\n  \n{sound}\n\n",
        "no line break at the end": sound + sound.rstrip("\n"),
        "ends of Windows": sound.replace("\n", "\r\n") * 2,
        "a byte order mark": f"\ufeff{sound}",
        "no JSON": f'{sound}{{"type": \n[1, 2\n"text"\n',
        "a name that stands twice": sound + sound.replace('"id"', '"name": "B", "id"'),
        "no record": f'{sound}{{"a": 1}}\n[]\nnull\n',
        "unmerged": f"{sound}<<<<<<< a\n{sound}=======\n{sound}>>>>>>> b\n",
        "nothing at all": "",
        "no record at first": f"{{}}\n{sound}",
    }[name]


PARTY = {"type": "party", "id": "party:a", "kind": "state", "name": "Türkiye 🇹🇷"}
BROKEN = (
    "blank lines",
    "no line break at the end",
    "ends of Windows",
    "a byte order mark",
    "no JSON",
    "a name that stands twice",
    "no record",
    "unmerged",
    "nothing at all",
    "no record at first",
)


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_with_lines_is_told_alike(
    name: str, tmp_path: Path, run: Run, request: pytest.FixtureRequest
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(broken_lines(name).encode())
    arguments = ("check", str(path), "--format", "json", "--isolated", "--today", "2025-06-10")
    whole = run(*arguments)
    request.getfixturevalue("small")
    assert without_names(run(*arguments)) == without_names(whole)


@pytest.mark.parametrize("name", BROKEN)
def test_what_comes_over_standard_input_is_kept_on_disk(
    name: str, run: Run, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    arguments = ("check", "-", "--input-format", "jsonl", "--format", "json", "--isolated")
    content = broken_lines(name).encode() * 20

    def outcome() -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(content)))
        return without_names(run(*arguments, "--today", "2025-06-10"))

    whole = outcome()
    request.getfixturevalue("small")
    monkeypatch.setattr(LargeFile, "content", read_whole := Mock(wraps=lambda _: content))
    assert outcome() == whole
    assert read_whole.called == (name == "unmerged")


@pytest.mark.parametrize("place", ["first", "between", "last", "last, without an end"])
def test_a_line_that_is_too_long_to_be_read(
    place: str,
    tmp_path: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    for module in (jsonl, large_files):
        monkeypatch.setattr(module, "LONGEST", 5_500)
    long, others = lines([{**PARTY, "name": "A" * 30_000}]), lines([PARTY, {**PARTY, "kind": "x"}])
    path = tmp_path / "a.jsonl"
    path.write_text(
        {
            "first": long + others,
            "between": others + long + others,
            "last": others + long,
            "last, without an end": others + long.rstrip(),
        }[place],
        encoding="utf-8",
    )
    arguments = ("check", str(path), "--format", "json", "--isolated", "--today", "2025-06-10")
    whole = run(*arguments)
    assert "the file holds a record of more than 8 MiB here" in whole[1]
    request.getfixturevalue("small")
    read = LargeFile._read

    def read_little(file: LargeFile, start: int, length: int) -> bytes:
        assert length < 12_000
        return read(file, start, length)

    monkeypatch.setattr(LargeFile, "_read", read_little)
    assert without_names(run(*arguments)) == without_names(whole)


@pytest.mark.usefixtures("small")
class TestWhatGoesWrong:
    def test_a_file_that_changes_while_it_is_read(
        self, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "a.jsonl"
        path.write_text(lines([PARTY]), encoding="utf-8")
        begin = Index.begin

        def change_and_begin(index: Index) -> None:
            path.write_text(lines([PARTY, PARTY]), encoding="utf-8")
            begin(index)

        monkeypatch.setattr(Index, "begin", change_and_begin)
        said = f"error: {path} was changed while it was read: check it again\n"
        assert run("check", str(path)) == (2, "", said)

    def test_a_file_that_is_gone(
        self, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "a.jsonl"
        path.write_text(lines([PARTY]), encoding="utf-8")
        monkeypatch.setattr(Index, "begin", lambda _index: path.unlink())
        said = f"error: {path} can no longer be read: no such file or directory\n"
        assert run("check", str(path)) == (2, "", said)

    def test_no_room_for_the_index(
        self, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "a.jsonl"
        path.write_text(lines([PARTY]), encoding="utf-8")
        monkeypatch.setattr(
            index, "_TABLES", "PRAGMA max_page_count = 2; CREATE TABLE a (b); CREATE TABLE c (d);"
        )
        assert run("check", str(path)) == (
            2,
            "",
            "error: the check keeps an index of so many records on disk, and cannot: database or "
            "disk is full; make room in the folder for temporary files, or name another one with "
            "TMPDIR\n",
        )

    def test_no_room_for_a_folder(
        self, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "a.jsonl"
        path.write_text(lines([PARTY]), encoding="utf-8")
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
        assert run("check", str(path)) == (
            2,
            "",
            "error: the check keeps an index of so many records on disk, and cannot: no such file "
            "or directory; make room in the folder for temporary files, or name another one with "
            "TMPDIR\n",
        )

    def test_no_room_for_standard_input(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(lines([PARTY]).encode())))
        monkeypatch.setattr(tempfile, "tempdir", "none")
        assert run("check", "-", "--input-format", "jsonl") == (
            2,
            "",
            "error: so much of <stdin> is kept on disk while it is checked, and cannot: no such "
            "file or directory; make room in the folder for temporary files, or name another one "
            "with TMPDIR\n",
        )

    def test_nothing_is_left_behind(
        self, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = tmp_path / "temporary"
        folder.mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(folder))
        path = tmp_path / "a.jsonl"
        path.write_text(lines([PARTY, {**PARTY, "kind": "x"}]), encoding="utf-8")
        assert run("check", str(path))[0] == 1
        gc.collect()
        assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("small")
def test_what_everything_refers_to_is_not_read_whole(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = {
        "type": "event",
        "kind": "summit",
        "status": "held",
        "participants": [{"party": "party:a", "role": "host"}],
    }
    events = [{**event, "id": f"event:e{number}"} for number in range(200)]
    path = tmp_path / "a.jsonl"
    in_a_stretch_of_its_own = {**PARTY, "notes": "long " * 2_000}
    path.write_text(lines([in_a_stretch_of_its_own, *events]), encoding="utf-8")
    read: list[int] = []
    entry = large_files.LargeFile.entry

    def counted(
        file: large_files.LargeFile, start: int, length: int, position: int, *, is_sound: bool
    ) -> Entry:
        read.append(position)
        return entry(file, start, length, position, is_sound=is_sound)

    monkeypatch.setattr(large_files.LargeFile, "entry", counted)
    run("check", str(path), "--select", "identity/never-used")
    assert 0 < len(read) < 20


@pytest.mark.usefixtures("small")
def test_of_what_was_read_again_little_is_kept(
    dataset: list[str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = run("check", *dataset, *OPTIONS, "--format", "json")
    monkeypatch.setattr(on_disk, "_MOST_KEPT", 2)
    sizes: list[int] = []
    go_to = on_disk.OnDisk.go_to

    def noted(answers: on_disk.OnDisk, entries: list[tuple[int, Entry]]) -> None:
        sizes.append(len(answers._others))
        go_to(answers, entries)

    monkeypatch.setattr(on_disk.OnDisk, "go_to", noted)
    large = run("check", *dataset, *OPTIONS, "--format", "json")
    assert without_names(large) == without_names(whole)
    assert max(sizes) == 2


@pytest.mark.usefixtures("small")
def test_names_are_not_read_where_there_is_no_article(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of them would be kept, of however many records."""

    def not_asked(_answers: on_disk.OnDisk) -> NoReturn:
        raise AssertionError

    monkeypatch.setattr(on_disk.OnDisk, "speakers", not_asked)
    path = tmp_path / "a.jsonl"
    folder = ROOT / "examples" / "istanbul-2025"
    records = [
        {key: value for key, value in record.items() if key not in ("text_file", "sha256")}
        for part in sorted(folder.glob("*.json"))
        for record in json.loads(part.read_text(encoding="utf-8"))["records"]
    ]
    path.write_text(lines(records), encoding="utf-8")
    _, said, _ = run("check", str(path), "--isolated", "--format", "json")
    checked = json.loads(said)["checked"]
    asking = ("grounding/name-not-in-text", "statements/act-against-words")
    assert all(checked[name]["could_not"] for name in asking)
    assert not checked["grounding/name-not-in-text"]["found"]


def test_a_mark_before_a_later_line_is_no_mark_of_the_file() -> None:
    content = b"\xef\xbb\xbf[]"
    assert SourceFile("a.jsonl", content, "jsonl").text == "[]"
    assert SourceFile("a.jsonl", content, "jsonl", lines_before=1).text == "\ufeff[]"


OWN: Final = """
from pourparler import Party
from pourparler_validators import Answers, Group, Problem, Severity, rule


class ByLostSign(Group[Party]):
    @staticmethod
    def keys(record: Party) -> list[str]:
        return [f"\\ud800{record.name}"]


class ByPair(Group[Party]):
    @staticmethod
    def keys(record: Party) -> list[object]:
        return [(record.name, 1)]


@rule(Severity.WARNING)
def lost_sign(group: ByLostSign) -> Answers:
    yield Problem(f"one of {len(group.entries)}")


@rule(Severity.WARNING)
def pair(group: ByPair) -> Answers:
    yield Problem("never")
"""


def test_the_keys_of_own_rules_are_told_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Texts of any sort group records; what is no text is said to the author of the rule."""
    (tmp_path / "own_keys.py").write_text(OWN, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    parties = [{**PARTY, "name": "A", "id": f"party:{number}"} for number in range(3)]
    path = tmp_path / "a.jsonl"
    path.write_text(lines(parties), encoding="utf-8")
    options = Options(select=("own-keys",), modules=("own_keys",))

    def told() -> tuple[list[str], list[str], Any]:
        found = check_reading(read_paths([str(path)], Manner(leaves_large=True)), options)
        messages = [finding.message for finding in found.findings]
        return messages, sorted({error.reason for error in found.errors}), found.tallies

    whole = told()
    request.getfixturevalue("small")
    assert told() == whole
    assert whole[0] == ["one of 3"]
    assert whole[1] == ["keys gives ('A', 1), which is no text"]
