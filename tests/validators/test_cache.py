"""A check that is looked up has the report of one that is done, to the byte."""

import json
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import chdir
from importlib import import_module
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pourparler_validators.reading.digests import code_of, digest_of
from pourparler_validators.reports import HUMAN, MACHINE
from pourparler_validators.running import (
    cache_folder,
    cache_key,
    kept_parts,
    kept_values,
    large_run,
)
from pourparler_validators.running.cache_folder import CacheFolder
from pourparler_validators.running.runner import Run as RulesRun
from tests.command_line import Run
from tests.left_on_disk import leave_on_disk
from tests.validators.checked import PARTY, ROOT
from tests.validators.recorded.mutants import kept

FOLDER: Final = ".pourparler-cache"
SETTINGS: Final = 'dataset = ["records/*"]\ntexts = ["texts"]\ntoday = 2025-06-10\n'
LOOKED_UP: Final = "Cache: nothing has changed since it was checked: it was looked up.\n"
KEPT: Final = "Cache: it was kept, and is looked up as long as nothing changes.\n"
MORE_SETTINGS: Final = (
    'ignore = ["parties"]\n',
    'severity = { "statements" = "error" }\n',
    '[per-path-ignores]\n"records/*" = ["references"]\n',
    "[assertions.at-least]\nevent = 50\n",
)
OTHERS: Final = [one.records for one in kept() if one.folder == "istanbul-2025" and one.has_texts]


@pytest.fixture(autouse=True)
def few_records_are_kept_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_key, "SMALL", 0)
    monkeypatch.setattr(kept_parts, "LENGTH", 2)


def put(path: str | Path, content: Any) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    text = content if isinstance(content, str) else json.dumps({"records": content})
    Path(path).write_text(text, encoding="utf-8")


def begin(records: list[dict[str, Any]]) -> None:
    """A dataset with settings and articles, some records a file."""
    put("pourparler.toml", SETTINGS)
    shutil.copytree(ROOT / "seeds", "texts")
    for number in range(0, len(records), 4):
        put(f"records/{number:03}.json", records[number : number + 4])


def stored() -> list[Path]:
    return sorted(Path(FOLDER).glob("*.check"))


def parties() -> None:
    put("pourparler.toml", SETTINGS.replace('texts = ["texts"]\n', ""))
    put("records/a.json", [PARTY])
    put("records/b.json", [{**PARTY, "id": "party:b", "parent": "party:none"}])


class TestWhatIsLookedUp:
    def test_nothing_is_judged_where_nothing_has_changed(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        parties()
        before = run("check", "-v")

        def refuse(*_: object) -> None:
            raise AssertionError("a rule is run")

        monkeypatch.setattr(RulesRun, "__post_init__", refuse)
        after = run("check", "-v")
        assert LOOKED_UP in after[2]
        assert after[:2] == before[:2]
        assert before[0] == 1
        assert after[2].replace(LOOKED_UP, "") == before[2].replace(KEPT, "")

    @pytest.mark.parametrize("report_format", [*HUMAN, *MACHINE])
    def test_every_format_is_the_same(self, report_format: str, run: Run) -> None:
        for number, records in enumerate(OTHERS[::60]):
            put(f"{number}.json", records)
        shutil.copytree(ROOT / "examples" / "traps", "traps")
        arguments = ("check", ".", "--today", "2025-06-10", "--texts", str(ROOT / "seeds"))
        shown = (*arguments, "--select", "ALL,coverage", "--format", report_format)
        done = run(*shown, "--no-cache")
        kept = ("--cache-dir", FOLDER)
        assert run(*shown, *kept) == done
        assert run(*shown, *kept) == done
        assert LOOKED_UP in run(*shown, *kept, "-v")[2]

    def test_findings_that_stand_on_disk(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        leave_on_disk(monkeypatch)
        monkeypatch.setattr(large_run, "_MOST_FOUND", 3)
        monkeypatch.setattr(kept_values, "_MOST_TEXTS", 2)
        put("pourparler.toml", SETTINGS.replace('"texts"', json.dumps(str(ROOT / "seeds"))))
        for number, records in enumerate(OTHERS[::40]):
            put(f"records/{number}.jsonl", "".join(f"{json.dumps(one)}\n" for one in records))
        for report_format in ("json", "full", "junit"):
            done = run("check", "--format", report_format, "--no-cache")
            for jobs in ("1", "3"):
                assert run("check", "--format", report_format, "--jobs", jobs) == done
        assert LOOKED_UP in run("check", "-v")[2]

    def test_a_baseline_is_compared_anew(self, run: Run) -> None:
        parties()
        assert run("check")[0] == 1
        put("pourparler.toml", f'{Path("pourparler.toml").read_text()}baseline = "known.txt"\n')
        run("baseline", "create")
        assert run("check")[0] == 0
        code, _, err = run("check", "-v")
        assert code == 0
        assert LOOKED_UP in err

    @pytest.mark.parametrize("more", MORE_SETTINGS)
    def test_other_settings_are_another_check(self, more: str, run: Run) -> None:
        parties()
        first = run("check")
        put("pourparler.toml", Path("pourparler.toml").read_text(encoding="utf-8") + more)
        assert run("check") == run("check", "--no-cache")
        assert LOOKED_UP in run("check", "-v")[2]
        parties()
        assert run("check") == first

    def test_another_day_is_another_check(self, run: Run) -> None:
        parties()
        run("check", "--today", "2025-06-01")
        assert LOOKED_UP not in run("check", "-v", "--today", "2025-06-02")[2]
        assert LOOKED_UP in run("check", "-v", "--today", "2025-06-01")[2]


class TestWhereNothingIsKept:
    @pytest.mark.parametrize("option", ["--no-cache", "--fix", "--diff", "--statistics"])
    def test_on_request(self, option: str, run: Run) -> None:
        parties()
        run("check", option)
        assert not Path(FOLDER).exists()

    def test_without_settings(self, run: Run) -> None:
        parties()
        Path("pourparler.toml").unlink()
        run("check")
        assert not Path(FOLDER).exists()

    def test_of_few_records(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        parties()
        monkeypatch.setattr(cache_key, "SMALL", 1_000)
        run("check")
        assert not Path(FOLDER).exists()

    def test_of_standard_input(self, run: Run) -> None:
        parties()
        run("check", "-", "--stdin-filename", "records/a.json")
        assert not Path(FOLDER).exists()

    def test_where_two_options_contradict_each_other(self, run: Run) -> None:
        code, _, err = run("check", "--no-cache", "--cache-dir", "x")
        assert code == 2
        assert "--no-cache and --cache-dir contradict each other" in err

    def test_of_a_pipe(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        assert digest_of(tmp_path / "pipe") is None


class TestTheFolder:
    def test_it_is_left_out_by_git_and_by_copies(self, run: Run) -> None:
        parties()
        run("check")
        assert Path(FOLDER, ".gitignore").read_text(encoding="utf-8") == "*\n"
        assert Path(FOLDER, "CACHEDIR.TAG").is_file()

    def test_it_stands_where_it_is_asked_for(self, run: Run) -> None:
        parties()
        run("check", "--cache-dir", "deep/kept")
        assert len([*Path("deep/kept").glob("*.check")]) == 1
        assert not Path(FOLDER).exists()

    @pytest.mark.parametrize(
        "damage",
        [
            lambda content: content[:-5],
            lambda content: content[:70],
            lambda _: b"",
            lambda _: b"\n",
            lambda _: b"no cache at all\n{}\n",
            lambda content: content.replace(b"party:none", b"party:nine"),
        ],
    )
    def test_what_is_damaged_is_not_looked_up(
        self, damage: Callable[[bytes], bytes], run: Run
    ) -> None:
        parties()
        first = run("check")
        (path,) = stored()
        path.write_bytes(damage(path.read_bytes()))
        code, out, err = run("check", "-v")
        assert (code, out) == first[:2]
        assert LOOKED_UP not in err
        assert LOOKED_UP in run("check", "-v")[2]

    @pytest.mark.parametrize("head", ["null", "[]", "{}", '{"looked": [[1]]}', "nothing"])
    def test_what_is_of_another_program_is_not_looked_up(self, head: str, run: Run) -> None:
        parties()
        first = run("check")
        (path,) = stored()
        CacheFolder(Path(FOLDER)).put(path.stem, [head])
        assert run("check") == first
        assert LOOKED_UP in run("check", "-v")[2]

    def test_where_it_cannot_be_written_the_check_goes_on(self, run: Run) -> None:
        parties()
        put("file", "")
        done = run("check", "--no-cache")
        code, out, err = run("check", "--cache-dir", "file")
        assert (code, out) == done[:2]
        assert err == (
            "note: the cache file cannot be written to: file exists; the check went on without it\n"
            f"{done[2]}"
        )

    def test_the_oldest_goes(self, tmp_path: Path) -> None:
        folder = CacheFolder(tmp_path, most=2)
        for number, key in enumerate("abc"):
            folder.put(key, ["{}"])
            os.utime(tmp_path / f"{key}.check", (number, number))
        folder.put("d", ["{}"])
        folder.let_go()
        assert [key for key in "abcd" if folder.get(key)] == ["c", "d"]

    def test_no_more_than_so_many_bytes_stay(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(cache_folder, "_MOST_BYTES", 400)
        folder = CacheFolder(tmp_path)
        for key in "abc":
            folder.put(key, [json.dumps("x" * 200)])
        folder.let_go()
        assert len([*tmp_path.glob("*.check")]) == 1

    def test_what_is_read_stays_readable_when_another_run_writes(self, tmp_path: Path) -> None:
        folder = CacheFolder(tmp_path)
        folder.put("a", ["{}", "1", "2"])
        kept = folder.get("a")
        assert kept
        lines = kept.lines()
        assert next(lines) == b"1"
        folder.put("a", ["{}", "3", "4"])
        (tmp_path / "a.check").unlink()
        assert list(lines) == [b"2"]

    def test_what_breaks_off_leaves_nothing(self, tmp_path: Path) -> None:
        def lines() -> Any:
            yield "{}"
            raise TypeError("JSON cannot hold it")

        with pytest.raises(TypeError, match="JSON cannot hold it"):
            CacheFolder(tmp_path).put("a", lines())
        assert {one.name for one in tmp_path.iterdir()} == {".gitignore", "CACHEDIR.TAG"}


class TestOwnRules:
    def test_the_code_beside_them_and_what_they_import_counts(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.syspath_prepend(tmp_path)
        put(tmp_path / "cache_rules.py", "import cache_words.few\n")
        put(tmp_path / "cache_words" / "__init__.py", "")
        put(tmp_path / "cache_words" / "few.py", "WORDS = 1\n")
        put(tmp_path / "cache_words" / "more.txt", "one")
        import_module("cache_rules")
        seen = {code_of(["cache_rules"])}
        for name in ("cache_rules.py", "beside.py", "cache_words/few.py", "cache_words/more.txt"):
            put(tmp_path / name, "changed = 2\n")
            seen.add(code_of(["cache_rules"]))
        assert len(seen) == 5
        for name in ("cache_rules", "cache_words", "cache_words.few"):
            sys.modules.pop(name)


def change(draw: Random) -> str:
    """Changes something in a dataset; gives what, for whoever reads of a failure."""
    records = sorted(Path("records").iterdir())
    texts = sorted(Path("texts").iterdir())
    path = draw.choice(records)
    match what := draw.choice(
        [
            "edit",
            "delete",
            "rename",
            "add",
            "text",
            "no text",
            "renamed text",
            "new text",
            "settings",
        ]
    ):
        case "edit":
            put(path, draw.choice(OTHERS)[draw.randrange(5) :][:3])
        case "delete" if len(records) > 3:
            path.unlink()
        case "rename":
            path.rename(path.with_name(f"{draw.randrange(100)}.json"))
        case "add":
            put(f"records/{draw.randrange(100)}.json", [draw.choice(draw.choice(OTHERS))])
        case "text" if texts:
            text = draw.choice(texts)
            text.write_bytes(text.read_bytes().replace(b"ready", b"unready"))
        case "no text" if texts:
            draw.choice(texts).unlink()
        case "renamed text" if texts:
            text = draw.choice(texts)
            text.rename(text.with_name(f"{draw.randrange(9)}.txt"))
        case "new text":
            shutil.copytree(ROOT / "seeds", "texts", dirs_exist_ok=True)
        case "settings":
            more = draw.choice(MORE_SETTINGS)
            put("pourparler.toml", SETTINGS + more)
    return what


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=8,
    phases=[Phase.generate],  # a smaller seed is no smaller dataset
)
@given(st.randoms(use_true_random=False))
def test_the_report_is_that_of_a_check_without_a_cache(run: Run, draw: Random) -> None:
    with TemporaryDirectory() as folder, chdir(folder):
        begin(draw.choice(OTHERS))
        done: list[str] = []
        for _ in range(3):
            shown = ("check", "--format", draw.choice(["json", "full"]))
            plain = run(*shown, "--no-cache")
            assert run(*shown, "--jobs", draw.choice(["1", "2"])) == plain, done
            assert run(*shown) == plain, done
            assert LOOKED_UP in run(*shown, "-v")[2], done
            done.append(change(draw))
