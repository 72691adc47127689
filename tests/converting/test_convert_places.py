"""``pourparler convert`` where the target is a source, a link, a device, or stands among others."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

from pourparler_validators.commands import convert
from pourparler_validators.converting import replacing
from pourparler_validators.converting.exporters import exporter_named, exporter_names
from tests.command_line import Run
from tests.validators.checked import EXAMPLE, PARTY

PARTIES: Final = [{**PARTY, "id": f"party:p{number}"} for number in range(3)]
CODED: Final = [
    {"type": "event", "id": "event:a", "kind": "summit", "status": "held"},
    {"type": "source", "id": "source:a", "kind": "press_release", "language": "en"},
]
FAULTY: Final = '{"type": "party", "id": "party:b", "kind": "stat", "name": "B"}\n'


def put(name: str, *records: object, faulty: str = "") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{json.dumps(one)}\n" for one in records) + faulty, "utf-8")
    return path


def ids(name: str) -> list[str]:
    lines = Path(name).read_text("utf-8").splitlines()
    return [str(json.loads(line)["id"]) for line in lines]


def names() -> list[str]:
    return sorted(path.as_posix() for path in Path().rglob("*") if not path.is_dir())


ONE_WAY: Final = next(name for name in exporter_names() if exporter_named(name).MAKES == "file")

TOGETHER: Final = (
    "error: {} would be read together with other records: {}; "
    "write to another folder, or move these files away\n"
)


def test_a_folder_with_other_records_is_not_mixed(run: Run) -> None:
    put("a.jsonl", *PARTIES)
    for name in ("event", "old", "party", "sub/x", "z"):
        put(f"out/{name}.jsonl", {**PARTY, "id": f"party:{name[:3].replace('/', '')}"})
    put("out/package.json", {"name": "x"})
    before = names()
    said = "out/event.jsonl, out/old.jsonl, out/z.jsonl and 1 more"
    assert run("a.jsonl", "-o", "out", "--to", "jsonl", "--force") == (
        *(2, ""),
        TOGETHER.format("out", said),
    )
    assert names() == before
    assert ids("out/party.jsonl") == ["party:par"]


def test_what_is_written_over_is_not_mixed(run: Run) -> None:
    put("a.jsonl", *PARTIES)
    put("out/party.jsonl", PARTY)
    put("out/package.json", {"name": "x"})
    assert run("a.jsonl", "-o", "out", "--to", "jsonl", "--force")[0] == 0
    assert ids("out/party.jsonl") == ["party:p0", "party:p1", "party:p2"]
    assert names() == ["a.jsonl", "out/package.json", "out/party.jsonl"]


@pytest.mark.parametrize("target", ["src/all.json", "src/sub", "src/sub/all.yaml", "src"])
def test_a_target_in_the_folder_of_the_sources(run: Run, target: str) -> None:
    put("src/a.jsonl", *PARTIES[:1])
    put("src/b.jsonl", *PARTIES[1:])
    assert run("src", "-o", target, "--force", *(() if "." in target else ("--to", "json"))) == (
        *(2, ""),
        TOGETHER.format(target, "src/a.jsonl, src/b.jsonl"),
    )
    assert names() == ["src/a.jsonl", "src/b.jsonl"]


def test_sources_in_the_folder_of_the_target(run: Run) -> None:
    put("out/src/a.jsonl", *PARTIES)
    code, _, err = run("out/src", "-o", "out", "--to", "json", "--force")
    assert (code, err) == (2, TOGETHER.format("out", "out/src/a.jsonl"))


def test_the_only_file_of_a_folder_may_be_written_over(run: Run) -> None:
    put("src/party.jsonl", *PARTIES)
    assert run("src", "-o", "src/party.jsonl", "--force")[0] == 0
    assert run("src", "-o", "src", "--to", "jsonl", "--force")[0] == 0
    assert names() == ["src/party.jsonl"]
    assert ids("src/party.jsonl") == ["party:p0", "party:p1", "party:p2"]


def test_a_source_is_not_written_over_by_less(run: Run) -> None:
    path = put("a.jsonl", *PARTIES)
    text = path.read_text("utf-8")
    said = "a.jsonl is a source, and not all of it can be written; write to another file\n"
    assert run("a.jsonl", "-o", "a.jsonl", "--to", ONE_WAY, "--force") == (2, "", f"error: {said}")
    assert path.read_text("utf-8") == text
    assert names() == ["a.jsonl"]


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("b.jsonl", "b.jsonl is the target"),
        ("./x/../b.jsonl", "x/../b.jsonl is the target"),
        ("a.jsonl", "a.jsonl is a source"),
        ("link.jsonl", "link.jsonl is a source"),
        ("src/c.jsonl", "src/c.jsonl lies in src, which is a source"),
    ],
)
def test_faulty_records_are_set_aside_elsewhere(run: Run, kept: str, said: str) -> None:
    path = put("a.jsonl", *PARTIES, faulty=FAULTY)
    text = path.read_text("utf-8")
    Path("x").mkdir()
    Path("src").mkdir()
    Path("link.jsonl").symlink_to("a.jsonl")
    arguments = ("a.jsonl", "src", "-o", "b.jsonl", "--keep-faulty", kept, "--force")
    expected = f"error: {said}; give --keep-faulty another file\n"
    assert run(*arguments) == (2, "", expected)
    assert path.read_text("utf-8") == text
    assert names() == ["a.jsonl", "link.jsonl"]


def test_faulty_records_do_not_go_to_standard_output_or_a_folder(run: Run) -> None:
    put("a.jsonl", *PARTIES, faulty=FAULTY)
    Path("d").mkdir()
    said = "error: --keep-faulty names a file, not standard output\n"
    assert run("a.jsonl", "-o", "b.jsonl", "--keep-faulty", "-") == (2, "", said)
    code, _, err = run("a.jsonl", "-o", "b.jsonl", "--keep-faulty", "d", "--force")
    assert (code, err) == (2, "error: d cannot be written: is a directory\n")
    assert names() == ["a.jsonl"]


def test_no_file_is_written_for_no_faulty_records(run: Run) -> None:
    put("a.jsonl", *PARTIES)
    said = "Read 3 records: 3 written to b.jsonl, 0 set aside.\n"
    assert run("a.jsonl", "-o", "b.jsonl", "--keep-faulty", "c.jsonl") == (0, "", said)
    assert names() == ["a.jsonl", "b.jsonl"]


def test_lists_of_losses_are_not_written_over(run: Run) -> None:
    put("a.jsonl", PARTY, PARTY)
    put("out.losses.jsonl", "kept")
    arguments = ("a.jsonl", "-o", "out", "--to", "csv", "--allow-loss")
    said = "error: out.losses.jsonl is there already; --force writes over it\n"
    assert run(*arguments) == (2, "", said)
    assert names() == ["a.jsonl", "out.losses.jsonl"]
    assert run(*arguments, "--force")[0] == 0


def test_a_link_stays_and_what_it_leads_to_is_written(run: Run, tmp_path: Path) -> None:
    put("a.jsonl", *PARTIES)
    put("kept/b.jsonl", PARTY)
    Path("kept/folder").mkdir()
    for name, to in (("b.jsonl", "kept/b.jsonl"), ("new.jsonl", "kept/n.jsonl"), ("f", "kept/f")):
        Path(name).symlink_to(to)
    assert run("a.jsonl", "-o", "b.jsonl", "--force")[0] == 0
    assert run("a.jsonl", "-o", "new.jsonl")[0] == 0
    assert run("a.jsonl", "-o", "f", "--to", "json")[0] == 0
    assert [Path(name).is_symlink() for name in ("b.jsonl", "new.jsonl", "f")] == [True] * 3
    assert ids("kept/b.jsonl") == ids("kept/n.jsonl") == ids("a.jsonl")
    assert Path("kept/f/party.json").is_file()


def test_a_link_to_another_disk(run: Run) -> None:
    shared = Path("/dev/shm")  # noqa: S108 (another file system, where there is one)
    if not os.access(shared, os.W_OK):
        pytest.skip("there is no second file system")
    put("a.jsonl", *PARTIES)
    target = shared / f"pourparler-{os.getpid()}.jsonl"
    Path("b.jsonl").symlink_to(target)
    try:
        assert run("a.jsonl", "-o", "b.jsonl")[0] == 0
        assert ids(str(target)) == ids("a.jsonl")
    finally:
        target.unlink(missing_ok=True)


needs_devices = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")


@needs_devices
def test_a_device_is_written_to_and_stays(run: Run) -> None:
    put("a.jsonl", *PARTIES)
    assert run("a.jsonl", "-o", "/dev/null", "--to", "json")[0] == 0
    assert run("a.jsonl", "-o", "/dev/null", "--to", "json", "--force")[0] == 0
    assert Path("/dev/null").is_char_device()
    said = "error: /dev/full cannot be written: no space left on device\n"
    assert run("a.jsonl", "-o", "/dev/full", "--to", "json") == (2, "", said)
    assert names() == ["a.jsonl"]


def test_a_pipe_is_written_to_and_read(run: Run) -> None:
    put("a.jsonl", *PARTIES)
    os.mkfifo("pipe.jsonl")
    with subprocess.Popen(["cat", "pipe.jsonl"], stdout=subprocess.PIPE) as reader:
        assert run("a.jsonl", "-o", "pipe.jsonl")[0] == 0
        assert len(reader.communicate()[0].splitlines()) == 3
    with subprocess.Popen(["cp", "a.jsonl", "pipe.jsonl"]):
        assert run("pipe.jsonl", "-o", "b.jsonl")[0] == 0
    assert ids("b.jsonl") == ids("a.jsonl")


def test_git_ignores_what_is_written(run: Run, tmp_path: Path) -> None:
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not there")
    subprocess.run([git, "init", "-q", tmp_path], check=True)
    Path(".gitignore").write_text("*.yaml\n*.csv\n", "utf-8")
    for form in ("yaml", "csv"):
        assert run(EXAMPLE, "-o", form, "--to", form)[0] == 0
    found = names()
    assert "yaml/party.yaml" in found
    assert "csv/party.csv" in found
    assert [name for name in found if ".gitignore" in name] == [".gitignore"]


def test_odd_names(run: Run) -> None:
    put("a.jsonl", *PARTIES)
    said = "Read 3 records: 3 written to a b\\nc.jsonl, 0 set aside.\n"
    assert run("a.jsonl", "-o", "a b\nc.jsonl") == (0, "", said)
    assert ids("a b\nc.jsonl") == ids("a.jsonl")
    name = os.fsdecode(b"\xff.jsonl")
    said = "Read 3 records: 3 written to \\udcff.jsonl, 0 set aside.\n"
    assert run("a b\nc.jsonl", "-o", name) == (0, "", said)
    assert ids(name) == ids("a.jsonl")
    long = "x" * 240 + ".jsonl"
    assert run(name, "-o", long)[0] == 0
    code, _, err = run("a.jsonl", "-o", "x" * 300 + ".jsonl")
    assert (code, err.endswith("file name too long\n"), err.count("\n")) == (2, True, 1)


def test_thousands_of_files(run: Run) -> None:
    put("a.jsonl", *({**PARTY, "id": f"party:p{number}"} for number in range(5_000)))
    assert run("a.jsonl", "-o", "out", "--to", "json", "--split", "record")[0] == 0
    assert len(list(Path("out").iterdir())) == 5_000


@pytest.mark.parametrize("target", ["b.jsonl", "out"])
def test_an_interrupted_conversion_leaves_nothing(
    run: Run, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    put("a.jsonl", *PARTIES, faulty=FAULTY)
    for step in ("_verify", "_list", "_put"):
        with monkeypatch.context() as patch:
            patch.setattr(convert, step, interrupt)
            arguments = ("a.jsonl", "-o", target, "--to", "jsonl", "--keep-faulty", "c.jsonl")
            assert run(*arguments)[0] == 130
        kept = ["c.jsonl"] if step == "_put" else []
        assert [name for name in names() if name != "a.jsonl"] == kept
    assert sorted(map(str, Path().iterdir())) == ["a.jsonl", "c.jsonl"]


def test_a_folder_in_the_place_of_a_file(run: Run) -> None:
    put("a.jsonl", *PARTIES)
    Path("out/party.jsonl").mkdir(parents=True)
    said = "error: out/party.jsonl is a folder; nothing was written\n"
    assert run("a.jsonl", "-o", "out", "--to", "jsonl", "--force") == (2, "", said)
    assert names() == ["a.jsonl"]


def test_a_file_without_a_suffix_is_a_file(run: Run) -> None:
    put("a.jsonl", *PARTIES)
    put("out", PARTY)
    assert run("a.jsonl", "-o", "out", "--to", "jsonl", "--force")[0] == 0
    assert ids("out") == ids("a.jsonl")


def test_one_id_in_two_sources(run: Run) -> None:
    put("a.jsonl", PARTY)
    put("b.jsonl", {**PARTY, "name": "Other"})
    assert run("a.jsonl", "b.jsonl", "-o", "c.jsonl")[0] == 0
    assert len(ids("c.jsonl")) == 2
    code, _, err = run("a.jsonl", "b.jsonl", "-o", "out", "--to", "csv")
    assert code == 1
    assert err.startswith('party:tur: "party": a record before it has the same id\n')
    assert run("a.jsonl", "./a.jsonl", "-o", "d.jsonl")[0] == 0
    assert len(ids("d.jsonl")) == 1


def _folder_of_three() -> dict[str, bytes]:
    """Converts three tables into a folder in which two of them stand; gives what it has then."""
    put("a.jsonl", *PARTIES, *CODED)
    put("out/party.jsonl", PARTY)
    put("out/event.jsonl", *CODED[:1])
    Path("out/read me.txt").write_text("keep this", "utf-8")
    return contents_of("out")


def contents_of(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


class Ended(BaseException):
    """Stands for a program that is ended."""


def _ending_at(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """Ends the program at a step of the moves of files."""
    left, rename = step, Path.rename

    def failing(self: Path, target: Path) -> Path:
        nonlocal left
        left -= 1
        if left < 0:
            raise Ended
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)


ARGUMENTS: Final = ("a.jsonl", "-o", "out", "--to", "jsonl", "--force")
MOVES: Final = 5
"""Two files are moved away, three into their places."""


@pytest.mark.parametrize("step", range(MOVES))
def test_what_fails_between_two_moves_is_undone(
    run: Run, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    before = _folder_of_three()
    with monkeypatch.context() as patch:
        _ending_at(patch, step)
        with pytest.raises(Ended):
            run(*ARGUMENTS)
    assert contents_of("out") == before
    assert names() == ["a.jsonl", *(f"out/{name}" for name in sorted(before))]
    assert run(*ARGUMENTS)[0] == 0


@pytest.mark.parametrize("step", range(MOVES))
def test_what_is_killed_between_two_moves_is_undone_later(
    run: Run, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    before = _folder_of_three()
    with monkeypatch.context() as patch:
        _ending_at(patch, step)
        patch.setattr(replacing, "_undo", lambda *_: None)
        with pytest.raises(Ended):
            run(*ARGUMENTS)
    assert run("missing.jsonl", *ARGUMENTS[1:])[2].startswith(
        "A conversion into out was interrupted before, and is undone.\n"
    )
    assert contents_of("out") == before
    assert run(*ARGUMENTS)[:2] == (0, "")
    assert ids("out/party.jsonl") == ["party:p0", "party:p1", "party:p2"]
    assert [*Path().glob(".*")] == []


@pytest.mark.parametrize(
    "journal",
    [
        "{",
        "[]",
        '{"folder": "out", "made": "out", "was_there": {"../a.jsonl": false}}',
        '{"folder": "out", "made": "../out", "was_there": {}}',
        '{"folder": "in", "made": "in", "was_there": {"party.jsonl": false}}',
    ],
)
def test_what_is_no_journal_of_the_folder_undoes_nothing(run: Run, journal: str) -> None:
    before = _folder_of_three()
    Path(".x").mkdir()
    Path(".x/journal.json").write_text(journal, "utf-8")
    assert "undone" not in run("missing.jsonl", *ARGUMENTS[1:])[2]
    assert contents_of("out") == before
    assert names() == [".x/journal.json", "a.jsonl", *(f"out/{name}" for name in sorted(before))]


def test_half_a_character_in_a_table_is_a_finding_and_kept(run: Run) -> None:
    Path("t").mkdir()
    cell = '"[""x\\ud800""]"'
    Path("t/event.csv").write_text(f"id,kind,status,agenda\nevent:a,summit,held,{cell}\n", "utf-8")
    code, _, err = run("t", "-o", "a.jsonl")
    assert code == 1
    assert '"x\\ud800" is not a text of whole characters\n --> t/event.csv:2 column "agenda"' in err
    assert not Path("a.jsonl").exists()
    put("t/party.jsonl", PARTY)
    assert run("t", "-o", "a.jsonl", "--keep-faulty", "b.jsonl")[0] == 0
    assert json.loads(Path("b.jsonl").read_text("utf-8"))["agenda"] == ["x\ud800"]


def test_a_parquet_file_whose_columns_cannot_be_named_is_not_converted(run: Run) -> None:
    put("a.jsonl", *CODED[:1])
    assert run("a.jsonl", "-o", "pq", "--to", "parquet")[0] == 0
    made = Path("pq/event.parquet")
    made.write_bytes(made.read_bytes().replace(b"status", b"\x86tatus"))
    code, _, err = run("pq", "-o", "b.jsonl")
    assert code == 1
    assert "structure/not-readable" in err
    assert not Path("b.jsonl").exists()
