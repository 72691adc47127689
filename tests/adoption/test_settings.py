"""Settings: where they are found, what each does, and what is said of wrong ones."""

import io
import json
import sys
import tomllib
from pathlib import Path
from random import Random
from typing import Any, Final

import jsonschema
import pytest
from pydantic import ValidationError

from pourparler_validators.commands import check as check_command
from pourparler_validators.project import path_patterns as patterns
from pourparler_validators.project.settings import Settings, settings_schema_text
from pourparler_validators.reading.files import Standard
from tests.adoption.adopting import Outcome, Plain, Run, party, put

OLD: Final = {"start": "1900-01-01"}
"""A date that dates/placeholder warns of."""


def put_dataset(folder: str = ".", settings: str = "") -> None:
    """Two files of records, one of which holds a warning, a remark and the other a remark."""
    put(f"{folder}/records/a.json", [party("a", **OLD)])
    put(f"{folder}/records/b.json", [party("b", country="SE")])
    put(f"{folder}/pourparler.toml", f'dataset = ["records/*.json"]\n{settings}')


def found(outcome: Outcome) -> set[tuple[str, str]]:
    """The files and rules of the findings."""
    return {(finding["file"], finding["rule"]) for finding in outcome.findings}


A: Final = "records/a.json"
B: Final = "records/b.json"
PLACEHOLDER: Final = "dates/placeholder"
UNUSED: Final = "identity/never-used"
EVERYTHING: Final = {(A, PLACEHOLDER), (A, UNUSED), (B, UNUSED)}


class TestWhere:
    def test_the_dataset_of_the_settings_is_checked(self, run: Run) -> None:
        put_dataset()
        put("other.json", [party("other")])
        outcome = run("check", "--format", "json")
        assert found(outcome) == EVERYTHING
        assert outcome.report["summary"]["files"] == 2

    def test_a_section_of_pyproject(self, run: Run) -> None:
        put_dataset()
        Path("pourparler.toml").unlink()
        put("pyproject.toml", f'[tool.pourparler]\nignore = ["{UNUSED}"]\n')
        assert found(run("check", "--format", "json")) == {(A, PLACEHOLDER)}

    def test_the_own_file_comes_before_pyproject(self, run: Run) -> None:
        put_dataset(settings=f'ignore = ["{PLACEHOLDER}"]')
        put("pyproject.toml", f'[tool.pourparler]\nignore = ["{UNUSED}"]\n')
        assert found(run("check", "--format", "json")) == {(A, UNUSED), (B, UNUSED)}

    @pytest.mark.parametrize(
        "text",
        [
            "",
            '[project]\ndependencies = ["pourparler"]\n',
            "# [tool.pourparler]\n",
            "[tool.pourparler-more]\nignore = 1\n",
            'about = "see [tool.pourparler]"\n',
            '[project\ndependencies = ["pourparler"]\n',
        ],
    )
    def test_a_pyproject_of_something_else_is_passed_over(self, text: str, run: Run) -> None:
        put_dataset("top", f'ignore = ["{UNUSED}"]')
        put("top/records/pyproject.toml", text)
        assert run("check", "top/records/a.json", "--format", "json").rules == [PLACEHOLDER]

    @pytest.mark.parametrize(
        "text",
        [
            '[tool]\npourparler = {ignore = ["identity"]}\n',
            '[tool]\npourparler.ignore = ["identity"]\n',
            '[ tool . "pourparler" ]\nignore = ["identity"]\n',
            "tool.pourparler.ignore = ['identity']\n",
        ],
    )
    def test_a_section_of_any_spelling(self, text: str, run: Run) -> None:
        put_dataset()
        Path("pourparler.toml").unlink()
        put("pyproject.toml", text)
        assert run("check", "--format", "json").rules == [PLACEHOLDER]

    def test_the_nearest_upwards(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        put("pourparler.toml", f'ignore = ["{UNUSED}", "{PLACEHOLDER}"]')
        put_dataset("inner", f'ignore = ["{UNUSED}"]')
        put("inner/deep/er/c.json", [party("c", country="DK", **OLD)])
        assert run("check", "inner/deep/er/c.json", "--format", "json").rules == [PLACEHOLDER]
        monkeypatch.chdir("inner/deep")
        assert run("check", "er", "--format", "json").rules == [PLACEHOLDER]
        shown = run("check", "--show-settings").out
        assert shown.startswith("# ../pourparler.toml\n")
        assert PLACEHOLDER not in shown

    def test_where_there_is_none_the_defaults_hold(self, run: Run) -> None:
        put("a.json", [party("a")])
        shown = run("check", "--show-settings").out
        assert shown.startswith("# no file: all settings are the defaults\n")
        assert Settings.model_validate_json(json.dumps(tomllib.loads(shown))) == Settings()

    def test_two_settings_at_once(self, run: Run) -> None:
        put_dataset("one")
        put_dataset("two")
        put("none/c.json", [party("c")])
        outcome = run("check", "one", "two/records/a.json")
        assert outcome.is_one_sentence
        assert "(one/pourparler.toml and two/pourparler.toml)" in outcome.err
        assert "(one/pourparler.toml and none)" in run("check", "one", "none").err
        assert run("check", "one", "two", "--isolated").code == 0
        assert run("check", "one", "two", "--config", "one/pourparler.toml").code == 0

    def test_config(self, run: Run) -> None:
        put_dataset(settings=f'ignore = ["{UNUSED}"]')
        put("ci/other.toml", f'dataset = ["../records/b.json"]\nignore = ["{PLACEHOLDER}"]')
        outcome = run("check", "--config", "ci/other.toml", "--format", "json")
        assert outcome.rules == [UNUSED]
        assert outcome.findings[0]["file"].endswith("records/b.json")

    def test_isolated(self, run: Run) -> None:
        put_dataset(settings='ignore = ["identity"]\nexclude = ["records/a.json"]')
        assert found(run("check", "--isolated", "--format", "json")) == EVERYTHING

    def test_isolated_reads_no_settings_at_all(self, run: Run) -> None:
        put_dataset(settings="select = [")
        assert run("check").code == 2
        assert run("check", "--isolated").code == 0

    def test_isolated_and_config(self, run: Run) -> None:
        put_dataset()
        outcome = run("check", "--isolated", "--config", "pourparler.toml")
        assert outcome.is_one_sentence
        assert outcome.err == "error: --isolated and --config contradict each other\n"


class TestShowSettings:
    SETTINGS: Final = (
        '# a comment\nexclude = ["a [b] \\"c\\" \\\\ \\u001b \\u007f \\U0001F600 é\\t", "#"]\n'
        'texts = ["texts"]\nselect = ["dates", "ALL"]\nextend-select = ["identity"]\n'
        'ignore = ["events"]\nfail-on = "never"\nbaseline = "known findings.json"\n'
        "today = 2025-06-10\n[severity]\n'dates/placeholder' = 'error'\n"
        '[per-path-ignores]\n"records/\\"x\\".json" = ["dates", "identity/never-used"]\n'
    )

    def test_what_is_shown_are_the_same_settings(self, run: Run) -> None:
        put_dataset("top", self.SETTINGS)
        shown = run("check", "top/records/a.json", "--show-settings")
        assert (shown.code, shown.err) == (0, "")
        assert shown.out.isascii() or shown.out.replace("é", "").replace("😀", "").isascii()
        assert "\x1b" not in shown.out
        expected = tomllib.loads(f'dataset = ["records/*.json"]\n{self.SETTINGS}')
        expected["today"] = "2025-06-10"
        assert tomllib.loads(shown.out) == {**expected, "rules": [], "assertions": {}, "extra": {}}
        put("top/again.toml", shown.out)
        again = run("check", "--config", "top/again.toml", "--show-settings")
        assert again.out.splitlines()[1:] == shown.out.splitlines()[1:]

    def test_the_command_line_is_in_it(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        put_dataset("top", 'baseline = "a.json"\ntexts = ["b"]\n')
        options = [
            *("--baseline", "c.json", "--texts", "d", "--today", "2025-06-11", "--fail-on", "info"),
            *("--select", "dates", "--severity", "dates=info"),
        ]
        shown = tomllib.loads(run("check", "top", *options, "--show-settings").out)
        assert shown["baseline"] == "../c.json"
        assert shown["texts"] == ["b", "../d"]
        assert (shown["today"], shown["select"]) == ("2025-06-11", ["dates"])
        assert (shown["severity"], shown["fail-on"]) == ({"dates": "info"}, "info")
        monkeypatch.chdir("top")
        shown = tomllib.loads(run("check", "--baseline", "c.json", "--show-settings").out)
        assert shown["baseline"] == "c.json"


class TestWhatEachDoes:
    @pytest.mark.parametrize(
        ("settings", "rules"),
        [
            ("", EVERYTHING),
            ('exclude = ["records/a.json"]', {(B, UNUSED)}),
            ('exclude = ["**/a.*"]', {(B, UNUSED)}),
            ('select = ["dates"]', {(A, PLACEHOLDER)}),
            (f'select = ["events"]\nextend-select = ["{PLACEHOLDER}"]', {(A, PLACEHOLDER)}),
            ('ignore = ["identity"]', {(A, PLACEHOLDER)}),
            (f'ignore = ["ALL", "{UNUSED}"]', None),
            (f'select = ["{UNUSED}"]\nignore = ["identity"]', {(A, UNUSED), (B, UNUSED)}),
            (f'select = ["{UNUSED}"]\nignore = ["{UNUSED}"]', set()),
            (f'per-path-ignores = {{"records/a.json" = ["{UNUSED}"]}}', EVERYTHING - {(A, UNUSED)}),
            ('[per-path-ignores]\n"records" = ["identity"]', {(A, PLACEHOLDER)}),
            ('[per-path-ignores]\n"records/" = ["ALL"]', set()),
            ('[per-path-ignores]\n"**/[a].json" = ["ALL"]', {(B, UNUSED)}),
            ('[per-path-ignores]\n"a.json" = ["ALL"]', EVERYTHING),
        ],
    )
    def test_which_findings(
        self, settings: str, rules: set[tuple[str, str]] | None, run: Run
    ) -> None:
        put_dataset(settings=settings)
        outcome = run("check", "--format", "json")
        if rules is None:
            assert outcome.is_one_sentence
            assert outcome.err.startswith("error: pourparler.toml:2: ALL cannot be ignored")
        else:
            assert found(outcome) == rules

    def test_what_a_path_ignores_is_never_structure(self, run: Run) -> None:
        put_dataset(settings='[per-path-ignores]\n"**" = ["ALL"]')
        put("records/c.json", [party("c", notes=None)])
        assert run("check", "--format", "json").rules == ["structure/null-or-empty"]

    def test_severity_and_fail_on(self, run: Run) -> None:
        put_dataset(settings=f'[severity]\n"{PLACEHOLDER}" = "error"\n"identity" = "warning"')
        outcome = run("check", "--format", "json")
        assert outcome.code == 1
        severities = [finding["severity"] for finding in outcome.findings]
        assert severities == ["warning", "error", "warning"]
        for level, code in (("error", 0), ("warning", 1), ("info", 1), ("never", 0)):
            put_dataset(settings=f'fail-on = "{level}"')
            assert run("check").code == code, level
            put_dataset(settings="")
            assert run("check", "--fail-on", level).code == code, level

    def test_baseline(self, run: Run) -> None:
        put_dataset("top", 'baseline = "known.json"\nfail-on = "info"')
        assert run("baseline", "create", "top").code == 0
        assert Path("top/known.json").exists()
        outcome = run("check", "top", "--format", "json")
        assert outcome.code == 0
        assert outcome.report["summary"]["baselined"] == 3

    def test_the_baseline_is_no_file_of_records(self, run: Run) -> None:
        put("a.json", [party("a")])
        put("pourparler.toml", 'dataset = ["*.json"]\nbaseline = "known.json"\nfail-on = "info"')
        assert run("baseline", "create").code == 0
        assert run("check").code == 0
        assert run("baseline", "create", "--force").out.startswith("known.json knows 1 finding.")

    @pytest.mark.parametrize("today", ['"2025-06-10"', "2025-06-10"])
    def test_today_as_a_text_or_as_a_date(self, today: str, run: Run) -> None:
        source = {"type": "source", "id": "source:a", "kind": "news_article", "language": "en"}
        put("a.json", [{**source, "retrieved": "2025-06-11", "text": "x"}])
        put("pourparler.toml", f'select = ["dates"]\ntoday = {today}')
        outcome = run("check", "--format", "json")
        assert outcome.report["today"] == "2025-06-10"
        assert outcome.rules == ["dates/in-the-future"]
        assert run("check", "--today", "2025-06-11", "--format", "json").rules == []

    def test_texts(self, run: Run) -> None:
        source = {"type": "source", "id": "source:a", "kind": "news_article", "language": "en"}
        put("top/a.json", [{**source, "text_file": "a.txt"}])
        put("top/articles/a.txt", "Some words.")
        put("top/pourparler.toml", 'select = ["sources"]\n')
        assert run("check", "top", "--format", "json").rules == ["sources/text-not-found"]
        put("top/pourparler.toml", 'select = ["sources"]\ntexts = ["articles"]\n')
        assert run("check", "top", "--format", "json").rules == []
        assert run("baseline", "create", "top").out.startswith(
            "top/pourparler-baseline.json knows 0"
        )

    RULE: Final = (
        "from pourparler import Party\n"
        "from pourparler_validators.contract.finding import Problem, Severity\n"
        "from pourparler_validators.contract.rule import Answers, At, rule\n\n\n"
        "@rule(Severity.WARNING)\n"
        "def short_name(party: At[Party]) -> Answers:\n"
        '    """A name is short."""\n'
        "    if len(party.value.name) < 2:\n"
        '        yield Problem("the name is short", "/name")\n'
    )

    def test_rules(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        put("lib/team_rules_a/style.py", self.RULE)
        monkeypatch.syspath_prepend("lib")
        put_dataset(settings='rules = ["team_rules_a.style"]\nselect = ["style"]')
        outcome = run("check", "--format", "json")
        assert found(outcome) == {(A, "style/short-name"), (B, "style/short-name")}

    @pytest.mark.parametrize(
        ("options", "rules"),
        [
            (("--select", "identity"), {(A, UNUSED), (B, UNUSED)}),
            (("--select", PLACEHOLDER), {(A, PLACEHOLDER)}),
            (("--extend-select", "identity"), EVERYTHING),
            (("--ignore", "dates"), set[tuple[str, str]]()),
            (("--ignore", "dates", "--select", PLACEHOLDER), {(A, PLACEHOLDER)}),
        ],
    )
    def test_the_command_line_wins(
        self, options: tuple[str, ...], rules: set[tuple[str, str]], run: Run
    ) -> None:
        put_dataset(settings='select = ["dates", "identity"]\nignore = ["identity"]')
        assert found(run("check", *options, "--format", "json")) == rules

    def test_the_command_line_wins_over_other_settings(self, run: Run) -> None:
        put_dataset(settings=f'fail-on = "info"\n[severity]\n"{PLACEHOLDER}" = "error"')
        assert run("check").code == 1
        options = ("--severity", f"{PLACEHOLDER}=info", "--fail-on", "warning")
        assert run("check", *options).code == 0


def test_from_a_folder_within_paths_are_as_one_would_type_them(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("top/deep/er/b.json", "[{")
    put_dataset("top", f'select = ["{PLACEHOLDER}"]\nbaseline = "known.json"')
    monkeypatch.chdir("top")
    assert run("baseline", "create").code == 0
    known = Path("known.json").read_text(encoding="utf-8")
    for folder, up in ((".", ""), ("deep", "../"), ("er", "../../")):
        monkeypatch.chdir(folder)
        outcome = run("check", "--format", "json")
        assert {one["file"] for one in outcome.findings} == {f"{up}records/a.json"}
        assert all(one["baselined"] for one in outcome.findings)
        assert run("baseline", "create", "--force").out.startswith(f"{up}known.json knows ")
        assert Path(f"{up}known.json").read_text(encoding="utf-8") == known


class TestPatterns:
    @pytest.mark.parametrize(
        ("path", "pattern", "fits"),
        [
            ("a/b.json", "a/*.json", True),
            ("a/b/c.json", "a/*.json", False),
            ("a/b/c.json", "a/**/*.json", True),
            ("a/c.json", "a/**/*.json", True),
            ("a/c.json", "./a/**", True),
            ("a/b/c.json", "**/c.json", True),
            ("c.json", "**/c.json", True),
            ("a/xc.json", "**/c.json", False),
            ("a/b/c.json", "a", True),
            ("a/b/c.json", "a/b/", True),
            ("ab/c.json", "a", False),
            ("a/b/c.json", "*", False),
            ("a.json", "?.json", True),
            ("ab.json", "?.json", False),
            ("b.json", "[a-c].json", True),
            ("b.json", "[!a-c].json", False),
            ("d.json", "[!a-c].json", True),
            ("a/b", "a[!x]b", False),
            ("[z-a].json", "[z-a].json", True),
            ("a+b.json", "a+b.json", True),
            ("aab.json", "a+b.json", False),
            ("a\nb.json", "a*.json", True),
            ("a/" * 40 + "b", "**/" * 30 + "c", False),
            ("a/" * 100 + "b", "**/a/" * 50 + "c", False),
            ("a/" * 100 + "b", "**/a/" * 50 + "**/b", True),
            ("a" * 500, "**a" * 100 + "b", False),
            ("a" * 500, "*a" * 100 + "b", False),
            ("a/" * 200, "**/*" * 50 + "b", False),
            ("a/b/c/d.json", "**b**.json", True),
            ("a/b/c/d.json", "a/*b**d*", True),
            ("a/b/c/d.json", "a/*b*d.json", False),
        ],
    )
    def test_a_path_fits(self, path: str, pattern: str, fits: bool) -> None:
        assert patterns.fits(path, pattern) is fits

    @pytest.mark.parametrize(
        ("pattern", "files"),
        [
            ("records/*.json", {"records/a.json"}),
            ("records/**/*.json", {"records/a.json", "records/x/b.json"}),
            ("records/**", {"records/a.json", "records/x/b.json", "records/x/c.yaml"}),
            ("./records/x/*", {"records/x/b.json", "records/x/c.yaml"}),
            ("**/*.json", {"records/a.json", "records/x/b.json"}),
            ("records/[a-b].json", {"records/a.json"}),
            (".hidden/*.json", {".hidden/d.json"}),
            ("*/.e.json", {"records/.e.json"}),
            ("**/x/**/*.json", {"records/x/b.json"}),
            ("records/**/**/**", {"records/a.json", "records/x/b.json", "records/x/c.yaml"}),
        ],
    )
    def test_the_files_of_a_dataset(self, pattern: str, files: set[str], run: Run) -> None:
        for path in ("records/a.json", "records/x/b.json", ".hidden/d.json", "records/.e.json"):
            put(path, [party(Path(path).stem.lstrip("."))])
        put("records/x/c.yaml", json.dumps([party("c")]))
        put("pourparler.toml", f'dataset = ["{pattern}"]\nselect = ["identity/never-used"]')
        assert {finding["file"] for finding in run("check", "--format", "json").findings} == files

    def test_a_pattern_looks_at_no_folder_twice(self, run: Run) -> None:
        put(f"{'a/' * 60}a.json", [party("a")])
        put("pourparler.toml", f'dataset = ["{"**/a/" * 30}*.json"]')
        assert run("check", "-q", "--format", "concise").out.startswith(f"{'a/' * 60}a.json:2:3: ")
        put("pourparler.toml", f'dataset = ["{"**/a/" * 30}*.yaml"]')
        assert run("check").is_one_sentence

    def test_a_link_that_leads_out_is_not_followed(self, run: Run) -> None:
        put("outside/x.json", [party("x")])
        put_dataset("top", 'select = ["identity"]')
        Path("top/records/x.json").symlink_to(Path("outside/x.json").absolute())
        Path("top/records/c.json").symlink_to("b.json")
        files = {finding["file"] for finding in run("check", "top", "--format", "json").findings}
        assert files == {"top/records/a.json", "top/records/b.json"}

    def test_what_a_folder_holds_is_left_out_and_what_is_named_is_read(self, run: Run) -> None:
        put_dataset(settings='exclude = ["records/a.json"]\nselect = ["dates"]')
        assert run("check", "records", "--format", "json").rules == []
        assert run("check", "records/a.json", "--format", "json").rules == [PLACEHOLDER]


class TestOnePathOfADataset:
    """As a hook passes it."""

    def put_linked(self) -> None:
        put("pourparler.toml", 'dataset = ["records/**/*.json"]\nselect = ["references"]')
        put("records/a.json", [party("a", parent="party:b"), party("x", parent="party:missing")])
        put("records/b.json", [party("b", parent="party:none")])

    def test_the_whole_dataset_is_read_and_its_own_findings_are_shown(self, run: Run) -> None:
        self.put_linked()
        outcome = run("check", "records/a.json", "--format", "json")
        assert outcome.code == 1
        assert [finding["record"] for finding in outcome.findings] == ["party:x"]
        summary = outcome.report["summary"]
        assert (summary["files"], summary["records"], summary["error"]) == (1, 2, 1)
        assert run("check", "records/b.json", "--format", "json").findings[0]["record"] == "party:b"

    def test_a_sound_path_passes_though_another_is_not(self, run: Run) -> None:
        self.put_linked()
        put("records/c.json", [party("c", parent="party:b")])
        assert run("check", "records/c.json").code == 0
        assert run("check", "records/c.json", "records/b.json").code == 1

    def test_without_a_dataset_only_the_path_is_read(self, run: Run) -> None:
        self.put_linked()
        put("pourparler.toml", "")
        rules = run("check", "records/a.json", "--format", "json", "--select", "references").rules
        assert rules == ["references/not-found", "references/not-found"]

    def test_a_file_beside_the_dataset_is_read_with_it(self, run: Run) -> None:
        self.put_linked()
        put("new.json", [party("new", parent="party:b")])
        assert run("check", "new.json").code == 0

    def test_from_within_a_folder(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        self.put_linked()
        monkeypatch.chdir("records")
        outcome = run("check", "a.json", "--format", "json")
        assert [(one["file"], one["record"]) for one in outcome.findings] == [("a.json", "party:x")]

    def test_a_fix_looks_at_the_whole_dataset_and_mends_the_path_alone(self, run: Run) -> None:
        self.put_linked()
        put("records/a.json", [party("a", parent="party:bb")])
        put("records/d.json", [party("d", parent="party:bb")])
        before = Path("records/d.json").read_bytes()
        assert run("check", "records/a.json", "--fix", "--unsafe-fixes").code == 0
        assert json.loads(Path("records/a.json").read_text())[0]["parent"] == "party:b"
        assert Path("records/d.json").read_bytes() == before

    def test_standard_input_takes_the_place_of_a_file(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.put_linked()
        unsaved = [party("a", parent="party:b"), party("x", parent="party:a")]

        def standard(name: str) -> Standard:
            return Standard(io.BytesIO(json.dumps(unsaved).encode()), name)

        monkeypatch.setattr(check_command, "_standard", standard)
        outcome = run("check", "-", "--stdin-filename", "records/a.json", "--format", "json")
        assert (outcome.code, outcome.rules) == (0, [])
        assert outcome.report["summary"]["records"] == 2
        unsaved[1]["parent"] = "party:y"
        outcome = run("check", "-", "--stdin-filename", "records/a.json", "--format", "json")
        assert [(one["file"], one["record"]) for one in outcome.findings] == [
            ("records/a.json", "party:x")
        ]
        assert outcome.findings[0]["start"]["line"] == 1


class TestWrongSettings:
    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            ('selct = ["ALL"]', '1: there is no setting "selct"; did you mean "select"?'),
            ('\n\nfail_on = "error"', '3: there is no setting "fail_on"; did you mean "fail-on"?'),
            ("zzz = 1", '1: there is no setting "zzz"; there are dataset, exclude, texts, rules, '),
            ("[tool.x]\na = 1", '1: there is no setting "tool"; '),
            ('select = "dates"', '1: "select" must be a list of texts: the rules or families'),
            ("ignore = [1]", '1: "ignore", "0", must be a text: rules or families to leave out'),
            ('severity = "error"', '1: "severity" must be a table: severities by rule: error, '),
            (
                '[severity]\n\n"dates/placeholder" = "fatal"',
                '3: "severity", "dates/placeholder", must be error, warning or info: severities',
            ),
            ('fail-on = "fatal"', '1: "fail-on" must be error, warning, info or never: the least'),
            ("baseline = 1", '1: "baseline" must be a text: the file of the findings'),
            ('today = "1 June"', '1: "today" must be a day such as 2025-06-01: the day of the'),
            ('today = "2025-02-30"', '1: "today" must be a day such as 2025-06-01: the day of the'),
            ("today = 2025-06-01T12:00:00", '1: "today" must be a day such as 2025-06-01'),
            ("today = 12:00:00", '1: "today" must be a day such as 2025-06-01'),
            ("today = nan", '1: "today" must be a text'),
            (
                '# ignore\nignore = ["dates/placehoder"]',
                '2: there is no rule or family "dates/placehoder"; '
                'did you mean "dates/placeholder"?',
            ),
            ('select = ["refrences"]', '1: there is no rule or family "refrences"; did you mean'),
            ('extend-select = ["datse"]', '1: there is no rule or family "datse"; did you mean'),
            (
                'severity."dates/placehoder" = "info"',
                '1: there is no rule or family "dates/placehoder"; did you mean',
            ),
            (
                '[per-path-ignores]\n"a" = ["dates"]\n"b.json" = ["datse"]',
                '3: there is no rule or family "datse"; did you mean "dates"?',
            ),
            ('ignore = ["structure"]', "1: structure cannot be ignored: no record can be read"),
            (
                '[per-path-ignores]\n"a" = ["structure/null-or-empty"]',
                "2: structure/null-or-empty cannot be ignored",
            ),
            ('\n[severity]\nstructure = "info"', "3: structure stays an error: no record can be"),
            ('rules = ["no_such_module"]', "1: the rules cannot be loaded: No module named"),
            ('dataset = ["no/*.json"]', '1: no file matches the pattern "no/*.json" of "dataset"'),
            ('dataset = [""]', '1: the pattern "" of "dataset" cannot be used; write one such as'),
            ('dataset = ["/x/*.json"]', '1: the pattern "/x/*.json" of "dataset" cannot be used'),
            (
                'dataset = ["sub"]',
                '1: no file matches the pattern "sub" of "dataset"; '
                "for all files of the folder write sub/**",
            ),
            (
                'dataset = ["*.json"]\nexclude = ["*.json"]',
                '1: no file matches the pattern "*.json" of "dataset"',
            ),
            ('baseline = "none.json"', "the baseline none.json cannot be read: no such file"),
            ("select = [", "1: the settings are not TOML: "),
            ("\n\na b", "3: the settings are not TOML: expected '='"),
            ("a = 1\na = 2", "2: the settings are not TOML: cannot overwrite a value"),
        ],
    )
    def test_one_sentence_with_the_place(self, text: str, sentence: str, run: Run) -> None:
        put("a.json", [party("a")])
        put("sub/b.json", [party("b")])
        put("pourparler.toml", text)
        outcome = run("check")
        assert outcome.is_one_sentence, outcome
        place = "" if sentence.startswith("the baseline") else "pourparler.toml:"
        assert outcome.err.startswith(f"error: {place}{sentence}"), outcome.err

    def test_settings_that_are_nested_too_deep(self, run: Run) -> None:
        put("a.json", [party("a")])
        put("pourparler.toml", f"a = {'[' * 50_000}")
        outcome = run("check")
        assert outcome.is_one_sentence
        assert outcome.err.startswith("error: pourparler.toml:")

    @pytest.mark.parametrize("command", [("baseline", "create"), ("check", "--show-settings")])
    def test_of_other_commands_too(self, command: tuple[str, ...], run: Run) -> None:
        put("a.json", [party("a")])
        put("pourparler.toml", 'ignore = ["datse"]')
        assert run(*command).is_one_sentence

    def test_the_line_within_pyproject(self, run: Run) -> None:
        put("a.json", [party("a")])
        text = '[tool.ruff.lint]\nselect = ["E"]\n\n[tool.pourparler]\nselect = "dates"\n'
        put("pyproject.toml", text)
        assert run("check").err.startswith('error: pyproject.toml:5: "select" must be a list')
        put("pyproject.toml", '[tool.x]\na = 1\n[tool.pourparler.severity]\n"dates" = 1\n')
        assert run("check").err.startswith('error: pyproject.toml:4: "severity", "dates", must be')

    @pytest.mark.parametrize("text", ["", "[tool]\n", "tool = 5\n", "[tool]\npourparler = 5\n"])
    def test_a_pyproject_without_settings_that_is_named(self, text: str, run: Run) -> None:
        put("a.json", [party("a")])
        put("pyproject.toml", text)
        outcome = run("check", "--config", "pyproject.toml")
        assert outcome.is_one_sentence
        assert outcome.err == "error: pyproject.toml has no section [tool.pourparler]\n"

    @pytest.mark.parametrize(
        ("content", "reason"),
        [(b"\xff", "are not UTF-8"), (None, "cannot be read: no such file or directory")],
    )
    def test_a_file_that_cannot_be_read(self, content: bytes | None, reason: str, run: Run) -> None:
        put("a.json", [party("a")])
        if content is not None:
            put("s.toml", content)
        outcome = run("check", "--config", "s.toml")
        assert outcome.is_one_sentence
        assert outcome.err == f"error: the settings s.toml {reason}\n"

    def test_what_is_named_like_settings_but_is_none(self, run: Run) -> None:
        put("a.json", [party("a")])
        Path("pourparler.toml").symlink_to("nowhere")
        assert run("check").err == (
            "error: the settings pourparler.toml cannot be read: no such file or directory\n"
        )
        Path("pourparler.toml").unlink()
        Path("pourparler.toml").mkdir()
        assert run("check").is_one_sentence

    def test_a_byte_order_mark_is_no_fault(self, run: Run) -> None:
        put("a.json", [party("a")])
        put("pourparler.toml", b'\xef\xbb\xbfignore = ["identity"]\r\n')
        assert run("check", "--format", "json").rules == []

    @pytest.mark.parametrize(
        "code",
        [
            "1 / 0",
            "import sys; sys.exit(0)",
            "def f(:",
            "import no_such_module_at_all",
            "raise KeyError",
        ],
    )
    def test_a_module_of_rules_that_fails(
        self, code: str, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        name = f"failing_rules_{abs(hash(code))}"
        put(f"lib/{name}.py", code)
        monkeypatch.syspath_prepend("lib")
        put("a.json", [party("a")])
        put("pourparler.toml", f'\nrules = ["{name}"]')
        outcome = run("check")
        sys.modules.pop(name, None)
        assert outcome.is_one_sentence
        assert outcome.err.startswith("error: pourparler.toml:2: the rules cannot be loaded: ")


VALUES: Final[tuple[Any, ...]] = (
    *("ALL", "dates", "error", "never", "2025-06-10", "2025-6-1", "2025-06-1", "", "x", "fatal"),
    *(None, True, 0, 1.5, [], ["ALL"], ["x", 1], [["x"]], [None], {}, {"a": "error"}, {"a": "x"}),
    *({"a": ["x"]}, {"a": "x", "b": ["y"]}, {"": []}, {"a": [1]}, {"a": {"b": "error"}}),
)
NAMES: Final = (
    *("dataset", "exclude", "texts", "rules", "select", "extend-select", "ignore", "severity"),
    *("per-path-ignores", "fail-on", "baseline", "today", "assertions", "extra"),
    *("extend_select", "Select", "x", ""),
)


def test_the_schema_accepts_what_the_model_accepts() -> None:
    schema = json.loads(settings_schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    random, accepted = Random(1), 0
    for _ in range(4000):
        names = random.sample(NAMES, random.randint(0, 3))
        value: Plain = {name: random.choice(VALUES) for name in names}
        is_valid = validator.is_valid(value)
        try:
            Settings.model_validate_json(json.dumps(value), by_alias=True, by_name=False)
        except ValidationError:
            assert not is_valid, value
        else:
            assert is_valid, value
            accepted += 1
    assert 200 < accepted < 3000


def test_a_day_that_there_is_not_is_what_the_schema_leaves_to_format() -> None:
    schema = json.loads(settings_schema_text())
    value = {"today": "2025-02-30"}
    assert jsonschema.Draft202012Validator(schema).is_valid(value)
    checker = jsonschema.FormatChecker(["date"])
    assert not jsonschema.Draft202012Validator(schema, format_checker=checker).is_valid(value)


def test_the_command_prints_the_schema(run: Run) -> None:
    assert run("schema", "settings").out == settings_schema_text()


def test_every_setting_is_described() -> None:
    properties = json.loads(settings_schema_text())["properties"]
    assert set(properties) == set(NAMES[:14])
    assert all(one["description"] for one in properties.values())
