"""What is left out is said: files beside the dataset, patterns, settings further down."""

from pathlib import Path

import pytest

from pourparler_validators import UsageError, check_files
from pourparler_validators.interface import check_project
from tests.adoption.adopting import Run, party, put

LEFT_OUT = 'in the folders of the dataset that no pattern of the setting "dataset" matches.\n'


class TestBesideTheDataset:
    @pytest.mark.parametrize(
        ("dataset", "number"),
        [
            ('["records/**/*.json"]', "3 files"),
            ('["records/*.json"]', "1 file"),
            ('["records/a.json"]', "2 files"),
            ('["records/deep/*.json"]', "2 files"),
            ('["records/**/*.json", "records/**/*.yaml"]', "1 file"),
            ('["rec*/*.json"]', "1 file"),
            ('["**/*.json"]', "4 files"),
            ('["records/**/*.yaml", "records/c.json", "records/a.json"]', "2 files"),
            ('["./records/*.json"]', "1 file"),
            ('["records/**"]', None),
            ('["records/*"]', None),
            ('["*/**"]', None),
        ],
    )
    def test_it_is_counted(self, dataset: str, number: str | None, run: Run) -> None:
        for name in ("records/a.json", "records/c.json", "records/deep/e.json"):
            put(name, [party(Path(name).stem)])
        for name in ("records/b.yaml", "records/deep/d.yaml", "other/g.yaml"):
            put(name, f"type: party\nid: party:{Path(name).stem}\nkind: other\nname: B\n")
        put("records/deep/f.jsonl", "\n")
        for name in ("records/README.md", "records/.hidden.json", "records/out.txt"):
            put(name, "x")
        put("pourparler.toml", f"dataset = {dataset}")
        outcome = run("check")
        said = [line for line in outcome.out.splitlines(True) if line.startswith("Left out: ")]
        assert said == ([f"Left out: {number} {LEFT_OUT}"] if number else [])
        assert "Left out" not in run("check", "--quiet").out
        assert "Left out" not in run("check", "records/a.json").out

    def test_what_is_excluded_is_left_out_knowingly(self, run: Run) -> None:
        put("records/a.json", [party("a")])
        put("records/b.yaml", "x")
        put("records/known.json", {"version": 1, "findings": []})
        put("pourparler.toml", 'dataset = ["records/a.json"]\nexclude = ["**/*.yaml"]')
        assert f"Left out: 1 file {LEFT_OUT}" in run("check").out
        put(
            "pourparler.toml",
            'dataset = ["records/a.json"]\nexclude = ["**/*.yaml"]\nbaseline="records/known.json"',
        )
        assert "Left out" not in run("check").out

    def test_of_a_wildcard_only_what_a_format_reads(self, run: Run) -> None:
        put("records/a.json", [party("a")])
        put("records/README.md", "x")
        put("pourparler.toml", 'dataset = ["records/**"]')
        assert run("check").code == 0
        put("pourparler.toml", 'dataset = ["records/*.md"]')
        assert "README.md has no suffix of a format" in run("check").err
        Path("records/a.json").unlink()
        put("pourparler.toml", 'dataset = ["records/**"]')
        assert run("check").err == (
            'error: pourparler.toml:1: no file matches the pattern "records/**" of "dataset"\n'
        )

    def test_new_settings_read_every_format(self, run: Run) -> None:
        run("init")
        assert run("check").out == "Checked 4 records in 1 file: no faults.\n"
        put("records/more.yml", "type: party\nid: party:x\nkind: stat\nname: X\n")
        put("records/deep/more.ndjson", "\n")
        put("records/README.md", "x")
        outcome = run("check", "--format", "json")
        assert {one["file"] for one in outcome.findings if one["severity"] == "error"} == {
            "records/more.yml",
            "records/deep/more.ndjson",
        }


class TestPatternsThatMatchNothing:
    def test_they_are_said_with_their_places(self, run: Run) -> None:
        put("records/a.json", [party("a")])
        put(
            "pourparler.toml",
            'dataset = ["records/*.json"]\nexclude = ["records/draft", "**/*.tmp", "/x", ""]\n'
            '[per-path-ignores]\n"recrods" = ["dates"]\n"records/a.json" = ["dates"]\n',
        )
        said = (
            'note: pourparler.toml:2: the pattern "records/draft" of "exclude" matches nothing\n'
            'note: pourparler.toml:2: the pattern "**/*.tmp" of "exclude" matches nothing\n'
            'note: pourparler.toml:2: the pattern "/x" of "exclude" matches nothing\n'
            'note: pourparler.toml:2: the pattern "" of "exclude" matches nothing\n'
            'note: pourparler.toml:4: the pattern "recrods" of "per-path-ignores" matches nothing\n'
        )
        for arguments in ((), ("records/a.json",), ("--format", "json")):
            outcome = run("check", *arguments)
            assert outcome.code == 0
            assert outcome.err.endswith(said)
            assert "note:" not in outcome.out
        assert run("check", "--quiet").err == ""
        assert run("check", "--isolated").err == ""

    @pytest.mark.parametrize(
        "pattern",
        ["records", "records/", "./records", "records/*", "**", "**/a.json", "records/**"],
    )
    def test_a_pattern_that_matches_is_silent(self, pattern: str, run: Run) -> None:
        put("records/a.json", [party("a")])
        put("b.json", [party("b", country="SE")])
        put("pourparler.toml", f'[per-path-ignores]\n"{pattern}" = ["dates"]')
        assert run("check").err == ""


SENTENCE = (
    "error: a part of the files has settings of its own ({}): check that folder by itself, "
    'leave it out with "exclude", or choose the settings for all with --config\n'
)


class TestSettingsFurtherDown:
    def test_a_folder_above_several(self, run: Run) -> None:
        put("one/records/a.json", [party("a")])
        put("one/pourparler.toml", 'ignore = ["identity"]')
        put("two/b.json", [party("b", country="SE")])
        put("two/pyproject.toml", "[tool.pourparler]\n")
        for paths in ((), (".",)):
            outcome = run("check", *paths)
            assert outcome.is_one_sentence
            assert outcome.err == SENTENCE.format("one/pourparler.toml, two/pyproject.toml")
            assert run("baseline", "create", *paths).is_one_sentence
        assert run("check", "one").code == 0
        assert run("check", ".", "--isolated").code == 0
        assert run("check", ".", "--config", "one/pourparler.toml").code == 0
        with pytest.raises(UsageError, match="settings of its own"):
            check_project(["."])
        assert check_files(["."]).records == 2

    def test_below_settings_of_its_own(self, run: Run) -> None:
        put("a.json", [party("a")])
        put("pourparler.toml", "")
        put("inner/b.json", [party("b", country="SE")])
        put("inner/pourparler.toml", "")
        assert run("check").err == SENTENCE.format("inner/pourparler.toml")
        put("pourparler.toml", 'exclude = ["inner"]')
        assert run("check").code == 0
        put("pourparler.toml", 'dataset = ["**/*.json"]')
        assert "Checked 2 records in 2 files" in run("check").out

    def test_many_are_named_in_short(self, run: Run) -> None:
        for name in "abcde":
            put(f"{name}/{name}.json", [party(name)])
            put(f"{name}/pourparler.toml", "")
        named = "a/pourparler.toml, b/pourparler.toml, c/pourparler.toml and 2 more"
        assert run("check").err == SENTENCE.format(named)

    def test_settings_above_no_records_are_no_matter(self, run: Run) -> None:
        put("a.json", [party("a")])
        put("docs/pourparler.toml", "")
        put("other/pyproject.toml", "[project]\nname = 'pourparler'\n")
        put("other/b.json", [party("b", country="SE")])
        assert "Checked 2 records in 2 files" in run("check").out
