"""The command line: options, exit codes, streams, and what goes wrong."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path, PureWindowsPath
from typing import Any, Final

import click
import pytest

from pourparler_validators import UsageError, check_files, check_project, check_text
from pourparler_validators.cli import cli, exit_code
from pourparler_validators.commands import check as check_command
from pourparler_validators.commands import output
from pourparler_validators.formats import suffixes
from pourparler_validators.messages.catalogue import catalogue
from pourparler_validators.reading.named_paths import shown
from pourparler_validators.reports import style
from pourparler_validators.rules import own_rules
from tests.command_line import Run
from tests.validators.checked import EXAMPLE, PARTY, only
from tests.validators.invariants import assert_valid

BROKEN: Final = [{**PARTY, "kind": "stat"}, {**PARTY, "id": "party:b", "name": "B"}]

SOURCE: Final = {"type": "source", "id": "source:a", "kind": "news_article", "language": "en"}
WORDS: Final = "“We are ready to sign,” the minister said on Monday."


def program(
    *arguments: str | Path,
    stdin: bytes = b"",
    env: dict[str, str] | None = None,
    cwd: Path | None = None,
) -> "subprocess.CompletedProcess[bytes]":
    """Runs the command line as a program of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pourparler_validators", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env={**os.environ, **(env or {})},
        cwd=cwd,
        check=False,
    )


def put(name: str, value: Any) -> None:
    """Writes a file into the current folder."""
    text = value if isinstance(value, str) else json.dumps(value)
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def is_one_sentence(text: str) -> bool:
    return (
        text.startswith("error: ")
        and text.count("\n") == 1
        and text.endswith("\n")
        and "Usage" not in text
        and "Traceback" not in text
    )


class TestExitCodes:
    def test_no_faults(self, run: Run) -> None:
        code, out, err = run("check", EXAMPLE)
        assert (code, err) == (0, "")
        assert out.startswith("Checked 31 records in 9 files")

    def test_findings(self, run: Run) -> None:
        put("a.json", BROKEN)
        code, out, err = run("check", "a.json")
        assert code == 1
        assert out.startswith("error[structure/not-in-list] ")
        assert "Traceback" not in err

    def test_by_default_the_current_folder(self, run: Run) -> None:
        put("a/b.json", BROKEN)
        code, out, _ = run("check")
        assert code == 1
        assert " --> a/b.json:1:47\n" in out

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (("chekc",), 'there is no command "chekc"; did you mean "check"?'),
            (("qqqq",), 'there is no command "qqqq"; see: pourparler --help'),
            (
                ("check", "--select", "dates/placehoder", "a.json"),
                'there is no rule or family "dates/placehoder"; did you mean "dates/placeholder"?',
            ),
            (
                ("check", "--ignore", "refrences", "a.json"),
                'there is no rule or family "refrences"; did you mean "references"?',
            ),
            (
                ("check", "--ignore", "structure", "a.json"),
                "structure cannot be ignored: no record can be read without it",
            ),
            (
                ("check", "--severity", "dates/placehoder=info", "a.json"),
                'there is no rule or family "dates/placehoder"; did you mean "dates/placeholder"?',
            ),
            (
                ("check", "--severity", "dates/placeholder=bad", "a.json"),
                "--severity takes RULE=LEVEL with the level error, warning or info, "
                'not "dates/placeholder=bad"',
            ),
            (
                ("check", "--severity", "dates/placeholder", "a.json"),
                "--severity takes RULE=LEVEL with the level error, warning or info, "
                'not "dates/placeholder"',
            ),
            (
                ("check", "--today", "1 June", "a.json"),
                '--today takes a day such as 2025-06-01, not "1 June"',
            ),
            (
                ("check", "--today", "2025-02-30", "a.json"),
                '--today takes a day such as 2025-06-01, not "2025-02-30"',
            ),
            (
                ("check", "-o", "jsn=x", "a.json"),
                '--output takes FORMAT=PATH, not "jsn=x"; did you mean "json"?',
            ),
            (
                ("check", "b.json"),
                'there is no file or folder b.json; did you mean "a.json"?',
            ),
            (("check", "zzzzzzzz"), "there is no file or folder zzzzzzzz"),
            (("check", "-"), "there is nothing to check in standard input"),
            (("explain",), "name a rule, such as dates/placeholder, or give --all"),
            (
                ("explain", "dates/placehoder"),
                'there is no rule "dates/placehoder"; did you mean "dates/placeholder"?',
            ),
            (
                ("explain", "placeholder"),
                'there is no rule "placeholder"; did you mean "dates/placeholder"?',
            ),
            (
                ("explain", "grounding"),
                'there is no rule "grounding"; it is a family of rules: pourparler rules',
            ),
            (
                ("explain", "evnt"),
                'there is no rule "evnt"; did you mean "event"?',
            ),
            (
                ("explain", "event"),
                'there is no rule "event"; it is a record type: pourparler schema event',
            ),
            (
                ("explain", "EventStatus"),
                'there is no rule "EventStatus"; it is a vocabulary: '
                "pourparler vocabulary EventStatus",
            ),
            (
                ("explain", "event status"),
                'there is no rule "event status"; it is a vocabulary: '
                "pourparler vocabulary EventStatus",
            ),
            (
                ("explain", "announced"),
                'there is no rule "announced"; it is a value of DelegationStatus, EventStatus and '
                "ProposalStatus: pourparler vocabulary DelegationStatus",
            ),
            (
                ("explain", "held"),
                'there is no rule "held"; it is a value of EventStatus: '
                "pourparler vocabulary EventStatus",
            ),
            (
                ("explain", "speaker_role"),
                'there is no rule "speaker_role"; it is a field of statement: '
                "pourparler schema statement",
            ),
            (
                ("explain", "notes"),
                'there is no rule "notes"; it is a field of every record: pourparler schema record',
            ),
            (
                ("explain", "event/date"),
                'there is no rule "event/date"; it is a field of event: pourparler schema event',
            ),
        ],
    )
    def test_one_sentence_where_the_work_cannot_be_done(
        self, arguments: tuple[str, ...], sentence: str, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put("a.json", PARTY)
        monkeypatch.setattr(check_command, "_standard", lambda _: None)
        code, out, err = run(*arguments)
        if arguments == ("check", "-"):
            sentence = "there is no file or folder -"
        assert (code, out, err) == (2, "", f"error: {sentence}\n")

    @pytest.mark.parametrize(
        ("arguments", "names"),
        [
            (("check", "--format", "jsn"), 'did you mean "json"?'),
            (("check", "--fail-on", "err"), 'did you mean "error"?'),
            (("check", "--input-format", "jsno"), 'did you mean "json"?'),
            (("check", "--color", "yes"), "there are auto, always, never"),
            (("check", "--todya", "2025-06-01"), "--today"),
            (("rules", "--fromat", "json"), "--format"),
            (("check", "-x"), "-x"),
            (("check", "--today"), "--today"),
            (("check", "--max-findings", "-1"), "0"),
            (("check", "--max-findings", "many"), 'a whole number from 0 up, not "many"'),
            (("rules", "--format", "jsn"), 'did you mean "json"?'),
        ],
    )
    def test_a_wrong_option_or_choice_names_the_right_ones(
        self, arguments: tuple[str, ...], names: str, run: Run
    ) -> None:
        code, out, err = run(*arguments)
        assert (code, out) == (2, "")
        assert is_one_sentence(err)
        assert names in err

    def test_without_a_command_the_help(self, run: Run) -> None:
        code, out, err = run()
        assert (code, err) == (2, "")
        assert out.startswith("Usage: pourparler")
        assert out == run("--help")[1]
        assert run("--help")[0] == 0

    def test_the_name_of_a_path_that_is_too_long(self, run: Run) -> None:
        code, out, err = run("check", "a" * 5000)
        assert (code, out) == (2, "")
        assert is_one_sentence(err)
        assert len(err) < 300

    def test_an_error_of_ours_is_one_line_too(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(_: Any) -> int:
            raise KeyError("x\x1b" * 500)

        monkeypatch.setattr(check_command, "run", fail)
        code, out, err = run("check")
        assert (code, out) == (2, "")
        assert err.startswith(r"internal error: KeyError: 'x\x1b")
        assert err.endswith("; please report this\n")
        assert len(err) < 300

    def test_too_little_memory(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(_: Any) -> int:
            raise MemoryError

        monkeypatch.setattr(check_command, "run", fail)
        said = "the memory is too small for so many records at once: take a part of them"
        assert run("check") == (2, "", f"error: {said}\n")

    def test_ctrl_c(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        def stop(_: Any) -> int:
            raise KeyboardInterrupt

        monkeypatch.setattr(check_command, "run", stop)
        code, out, err = run("check")
        assert code == 130
        assert "Traceback" not in out + err


class TestNothingChecked:
    def test_is_never_green(self, run: Run) -> None:
        put("package.json", {"name": "x"})
        put("tsconfig.json", {})
        assert run("check") == (
            2,
            "",
            "error: there is nothing to check in .; 2 files without records passed over; "
            "--allow-empty allows that\n",
        )
        Path("empty").mkdir()
        for arguments in (("empty",), ("empty", "--fail-on", "never"), ("empty", "-q")):
            code, out, err = run("check", *arguments)
            assert (code, out) == (2, "")
            assert err == "error: there is nothing to check in empty; --allow-empty allows that\n"

    def test_unless_it_is_allowed(self, run: Run) -> None:
        code, out, err = run("check", "--allow-empty")
        assert (code, err) == (0, "")
        assert out.startswith("Checked 0 records in 0 files")

    def test_a_file_without_records_is_a_finding(self, run: Run) -> None:
        for name, text in (("a.json", "[]"), ("a.jsonl", "\n")):
            put(name, text)
            assert run("check", name)[0] == 1

    def test_nothing_but_an_empty_document_is_nothing_to_check(self, run: Run) -> None:
        put("a.json", '{"records": []}')
        assert run("check", "a.json")[0] == 2
        assert run("check", "a.json", "--allow-empty")[0] == 0


def fails(*_: Any) -> Any:
    raise TypeError("not a JSON value: Digits")
    yield


class TestARuleThatFails:
    """It is said, and nothing is taken for checked, whatever the options."""

    SAID: Final = (
        "The rule structure/wrong-type failed at a record "
        "(TypeError: not a JSON value: Digits): report this."
    )

    @pytest.fixture(autouse=True)
    def broken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        (rule,) = (rule for rule in own_rules() if rule.name == "structure/wrong-type")
        broken = replace(rule, check=fails)
        rules = tuple(broken if one is rule else one for one in own_rules())
        monkeypatch.setattr("pourparler_validators.rules.own_rules", lambda: rules)

    @pytest.mark.parametrize("option", ["--isolated", "--allow-empty", "--fix", "--diff"])
    def test_check(self, option: str, run: Run) -> None:
        put("a.json", '{"records": 7}')
        code, out, err = run("check", "a.json", option)
        assert code == 2
        assert self.SAID in (out + err).splitlines()
        assert "nothing to check" not in out + err

    def test_not_more_findings_are_shown_than_a_person_reads(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(style, "MOST", 3)
        put("a.json", [{**PARTY, "kind": "x"}] * 5)
        out = run("check", "a.json", "--format", "concise")[1]
        assert out.count("error[") == 3
        assert "2 more findings: --max-findings shows them." in out
        assert run("check", "a.json", "--max-findings", "5", "-q")[1].count("error[") == 5

    def test_quiet(self, run: Run) -> None:
        put("a.json", '{"records": 7}')
        assert run("check", "a.json", "--quiet") == (2, "", f"{self.SAID}\n")

    def test_a_baseline(self, run: Run) -> None:
        put("a.json", '{"records": 7}')
        said = f"error: t{self.SAID[1:-1]}\n"
        assert run("baseline", "create", "a.json") == (2, "", said)
        assert not Path("pourparler-baseline.json").exists()
        put("pourparler-baseline.json", {"version": 2, "findings": [None]})
        assert run("baseline", "prune", ".") == (2, "", said)


def test_as_many_findings_as_one_likes(run: Run) -> None:
    put("a.json", BROKEN)
    for form in ("full", "concise", "llm"):
        options = ("check", "a.json", "--format", form)
        assert run(*options, "--max-findings", "1" + "0" * 40) == run(*options)


def test_an_error_in_python_names_the_argument(run: Run) -> None:
    """And on the command line the option."""
    put("a.txt", "")
    put("one/pourparler.toml", "")
    put("two/pourparler.toml", "")
    kinds = f"({', '.join(suffixes())})"
    suffix = f"a.txt has no suffix of a format that can be read {kinds}"
    settings = "one/pourparler.toml and two/pourparler.toml"
    apart = f"the paths belong to different settings ({settings})"
    calls: list[tuple[Callable[[], Any], str]] = [
        (lambda: check_files(["a.txt"]), f"{suffix}; name the format with input_format"),
        (lambda: check_project(["a.txt"]), f"{suffix}; name the format with input_format"),
        (lambda: check_text("", "a.txt"), suffix),
        (lambda: check_project(["one", "two"]), f"{apart}; choose with config"),
    ]
    for call, said in calls:
        with pytest.raises(UsageError) as caught:
            call()
        assert str(caught.value) == said
    assert run("check", "a.txt")[2] == f"error: {suffix}; name the format with --input-format\n"
    assert run("check", "one", "two")[2] == f"error: {apart}; choose with --config\n"


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("book.ods", "an OpenDocument spreadsheet"),
        ("BOOK.XLS", "a workbook of Excel before 2007"),
        ("book.numbers", "a spreadsheet of Numbers"),
    ],
)
def test_a_spreadsheet_that_is_not_read(run: Run, name: str, what: str) -> None:
    put(name, "PK")
    said = f"error: {name} is {what}, which is not read: save it as .xlsx\n"
    assert run("check", name) == (2, "", said)
    assert run("convert", name, "-o", "a.json") == (2, "", said)


class TestCheckOptions:
    def test_select_and_ignore_take_lists(self, run: Run) -> None:
        put("a.json", [{**PARTY, "parent": "party:tur", "start": "1900-01-01"}, PARTY])
        for options, rules in (
            (("--select", "dates,references"), {"dates/placeholder", "references/to-itself"}),
            (
                ("--select", "dates", "--select", "references"),
                {"dates/placeholder", "references/to-itself"},
            ),
            (("--select", "dates, references", "--ignore", "dates"), {"references/to-itself"}),
            (("--select", "structure"), set()),
        ):
            report = json.loads(run("check", "a.json", "--format", "json", *options)[1])
            assert {finding["rule"] for finding in report["findings"]} == rules

    def test_severity_and_fail_on(self, run: Run) -> None:
        put("a.json", [{**PARTY, "parent": "party:tur"}])
        select = ("--select", "references")
        to_warning = ("--severity", "references/to-itself=warning")
        for options, code in (
            ((), 1),
            (("--fail-on", "never"), 0),
            (to_warning, 0),
            ((*to_warning, "--fail-on", "warning"), 1),
            (("--severity", "references=info", "--fail-on", "warning"), 0),
            (("--severity", "references=info", *to_warning, "--fail-on", "warning"), 1),
            ((*to_warning, "--severity", "references=info", "--fail-on", "warning"), 1),
            (("--severity", "references=info", "--fail-on", "info"), 1),
        ):
            assert run("check", "a.json", *select, *options)[0] == code, options

    def test_fail_on_unchecked(self, run: Run) -> None:
        put("a.json", [{**PARTY, "parent": "party:b"}])
        put("b.json", "7")
        arguments = ("check", "a.json", "b.json", "--fail-on", "never")
        assert run(*arguments)[0] == 0
        assert run(*arguments, "--fail-on-unchecked")[0] == 1
        put("c.json", [{**PARTY, "id": "party:c"}])
        select = ("--select", "references/not-found", "--fail-on-unchecked")
        assert run("check", "c.json", *select)[0] == 0

    def test_today(self, run: Run) -> None:
        source = {"type": "source", "id": "source:a", "kind": "book", "language": "en"}
        put("a.json", {**source, "retrieved": "2025-06-02"})
        for day, code in (("2025-06-01", 1), ("2025-06-02", 0)):
            arguments = ("check", "a.json", "--select", "dates", "--today", day, "--format", "json")
            said, out, _ = run(*arguments)
            assert said == code
            assert json.loads(out)["today"] == day

    def test_most_findings_are_counted_all_the_same(self, run: Run) -> None:
        put("a.json", [{**PARTY, "kind": "x"}] * 5)
        for report_format in ("full", "concise"):
            code, out, _ = run("check", "a.json", "--max-findings", "2", "--format", report_format)
            assert code == 1
            assert out.count("error[") == 2
            assert "3 more findings: --max-findings shows them." in out
            assert ": 5 errors." in out
        report = json.loads(run("check", "a.json", "--max-findings", "2", "--format", "json")[1])
        assert len(report["findings"]) == report["summary"]["error"] == 5
        assert run("check", "a.json", "--max-findings", "0")[0] == 1

    def test_quiet(self, run: Run) -> None:
        put("a.json", BROKEN)
        for report_format in ("full", "concise", "json", "github", "llm"):
            code, out, err = run("check", "a.json", "-q", "--format", report_format)
            assert (code, err) == (1, "")
            assert "Checked" not in out
        assert run("check", "-q", EXAMPLE) == (0, "", "")

    def test_verbose(self, run: Run) -> None:
        put("a.json", BROKEN)
        code, out, err = run("check", "a.json", "-v")
        assert code == 1
        assert "rule " not in out
        rows = {line.split()[0]: line.split()[1:] for line in err.splitlines() if "/" in line}
        assert rows["structure/not-in-list"] == ["1", "1", "0", "0"]
        assert set(rows) >= {
            name for name, one in catalogue().items() if not one.get("off_by_default")
        }

    def test_the_summary_of_machine_formats_is_no_part_of_them(self, run: Run) -> None:
        put("a.json", BROKEN)
        for report_format in ("json", "github"):
            code, out, err = run("check", "a.json", "--format", report_format)
            assert code == 1
            assert "Checked" not in out
            assert err.startswith("Checked 2 records in 1 file")
        assert out.startswith("::error file=a.json,")
        assert_valid(run("check", "a.json", "--format", "json")[1])

    def test_colours(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        put("a.json", BROKEN)
        plain = run("check", "a.json")[1]
        assert "\x1b" not in plain
        assert "\x1b[1;31merror" in run("check", "a.json", "--color", "always")[1]
        assert run("check", "a.json", "--color", "never")[1] == plain
        monkeypatch.setattr(check_command, "_is_terminal", lambda: True)
        assert "\x1b[1;31merror" in run("check", "a.json")[1]
        assert "\x1b" not in run("check", "a.json", "--color", "never")[1]
        assert "\x1b" not in run("check", "a.json", "--format", "github")[1]

    @pytest.mark.parametrize(
        ("env", "is_colored"),
        [
            ({"TERM": "xterm"}, True),
            ({"TERM": "xterm", "NO_COLOR": ""}, True),
            ({"TERM": "xterm", "NO_COLOR": "1"}, False),
            ({"TERM": "dumb"}, False),
        ],
    )
    def test_a_terminal_that_wants_no_colours(
        self, env: dict[str, str], is_colored: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("NO_COLOR", raising=False)
        for name, value in env.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        assert check_command._is_terminal() is is_colored  # pyright: ignore[reportPrivateUsage]

    def test_standard_input(self) -> None:
        text = json.dumps(BROKEN).encode()
        result = program("check", "-", stdin=text)
        assert result.returncode == 1
        assert b" --> <stdin>:1:47\n" in result.stdout
        lines = "\n".join(map(json.dumps, BROKEN)).encode()
        for options in (("--stdin-filename", "a/b.jsonl"), ("--input-format", "jsonl")):
            result = program("check", "-", *options, stdin=lines, cwd=EXAMPLE.parent)
            assert result.returncode == 1
            assert b"Checked 2 records in 1 file" in result.stdout
        assert b" --> <stdin>:1:46\n" in result.stdout
        result = program("check", "-", "--stdin-filename", "a/b.jsonl", stdin=lines)
        assert b" --> a/b.jsonl:1:46\n" in result.stdout

    def test_input_format(self, run: Run) -> None:
        put("a.json", "\n".join(map(json.dumps, BROKEN)))
        put("records", json.dumps(BROKEN))
        assert "structure/not-json" in run("check", "a.json")[1]
        assert "structure/not-in-list" in run("check", "a.json", "--input-format", "jsonl")[1]
        assert run("check", "records")[0] == 2
        assert run("check", "records", "--input-format", "json")[0] == 1

    def test_a_broken_file_beside_a_sound_one(self, run: Run) -> None:
        put("a.json", '{"type": "party"')
        put("b.json", BROKEN)
        _, out, _ = run("check", "--format", "concise")
        assert [line.split(":")[0] for line in out.splitlines()][:2] == ["a.json", "b.json"]


class TestOutputs:
    def test_several_at_once(self, run: Run) -> None:
        put("a.json", BROKEN)
        options = [
            f"--output={name}=out/{name}.txt"
            for name in ("full", "concise", "json", "github", "llm")
        ]
        Path("out").mkdir()
        code, out, err = run("check", "a.json", *options, "-o", "json=again.txt")
        assert (code, err.count("\n")) == (1, 1)
        texts = {path.stem: path.read_text(encoding="utf-8") for path in Path("out").iterdir()}
        assert set(texts) == {"full", "concise", "json", "github", "llm"}
        assert texts["full"] == out
        assert texts["github"] == run("check", "a.json", "--format", "github")[1]
        assert (
            texts["json"]
            == Path("again.txt").read_text()
            == run("check", "a.json", "--format", "json")[1]
        )
        assert_valid(texts["json"])

    def test_a_file_is_replaced_and_keeps_its_permissions(self, run: Run) -> None:
        put("a.json", BROKEN)
        put("out.txt", "before")
        Path("out.txt").chmod(0o640)
        run("check", "a.json", "-o", "concise=out.txt")
        assert Path("out.txt").read_text().startswith("a.json:1:47: error")
        assert Path("out.txt").stat().st_mode & 0o777 == 0o640

    def test_a_link_stays_a_link(self, run: Run) -> None:
        put("a.json", BROKEN)
        put("real/out.txt", "before")
        Path("link.txt").symlink_to("real/out.txt")
        run("check", "a.json", "-o", "concise=link.txt")
        assert Path("link.txt").is_symlink()
        assert Path("real/out.txt").read_text().startswith("a.json:1:47: error")

    def test_a_pipe_stays_a_pipe(self, run: Run) -> None:
        """And so does a device; a test that fails must not put a file in the place of one."""
        put("a.json", BROKEN)
        os.mkfifo("pipe")
        Path("link").symlink_to("pipe")
        reader = os.open("pipe", os.O_RDWR | os.O_NONBLOCK)
        try:
            for name in ("pipe", "link"):
                assert run("check", "a.json", "-o", f"concise={name}")[0] == 1
                assert os.read(reader, 65536).startswith(b"a.json:1:47: error")
        finally:
            os.close(reader)
        assert Path("pipe").is_fifo()
        assert Path("link").is_symlink()

    @pytest.mark.parametrize("target", ["folder", "a.json/out.txt", "."])
    def test_what_cannot_be_written_leaves_nothing(self, target: str, run: Run) -> None:
        put("a.json", BROKEN)
        put("folder/b.txt", "b")
        before = sorted(Path().rglob("*"))
        code, out, err = run("check", "a.json", "-o", f"json={target}")
        assert (code, out) == (2, "")
        assert is_one_sentence(err)
        assert f"{Path(target).as_posix()} cannot be written: " in err
        assert sorted(Path().rglob("*")) == before

    def test_the_folder_of_a_file_is_made(self, run: Run) -> None:
        put("a.json", BROKEN)
        assert run("check", "a.json", "-o", "concise=reports/new/out.txt")[0] == 1
        assert Path("reports/new/out.txt").read_text().startswith("a.json:1:47: error")

    def test_a_folder_that_cannot_be_made(self, run: Run) -> None:
        put("a.json", BROKEN)
        code, out, err = run("check", "a.json", "-o", "json=a.json/reports/out.txt")
        assert (code, out) == (2, "")
        assert err == "error: a.json/reports cannot be made: not a directory\n"

    @pytest.mark.parametrize(
        ("paths", "target"),
        [
            (["a.json"], "a.json"),
            (["a.json"], "sub/../a.json"),
            (["sub/../a.json"], "./a.json"),
            (["link.json"], "a.json"),
            (["a.json"], "link.json"),
            (["a.json"], "hard.json"),
            (["."], "a.json"),
            (["."], "sub/broken.jsonl"),
            (["."], "sub/reports.yaml"),
            (["a.json"], "sub/other.json"),
            ([], "sub/other.json"),
            (["a.json"], "pourparler.toml"),
            (["a.json"], "known.json"),
        ],
    )
    @pytest.mark.parametrize("option", ["--quiet", "--fix", "--diff"])
    def test_no_file_that_is_checked_is_written_over(
        self, paths: list[str], target: str, option: str, run: Run
    ) -> None:
        put("a.json", [{**PARTY, "name": "Türkiye", "date": "x", "notes": " n"}])
        put("sub/other.json", [{**PARTY, "id": "party:b", "name": "B"}])
        put("sub/broken.jsonl", '{"type": "party"')
        put("sub/reports.yaml", "- type: party")
        put("pourparler.toml", 'dataset = ["a.json", "sub/*"]\nbaseline = "known.json"')
        put("known.json", {"version": 2, "findings": []})
        Path("link.json").symlink_to("a.json")
        Path("hard.json").hardlink_to("a.json")
        before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
        code, out, err = run("check", *paths, option, "-o", "json=new.txt", "-o", f"full={target}")
        assert (code, out) == (2, "")
        assert err == (
            f"error: {target} is one of the files that are checked; "
            "write the report to another file\n"
        )
        after = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
        assert after == before

    @pytest.mark.parametrize(
        ("target", "option"),
        [
            ("named.txt", "--quiet"),
            ("texts/found.txt", "--quiet"),
            ("named.txt", "--fix"),
            ("tables/event.csv", "--quiet"),
            ("tables/agenda.csv", "--quiet"),
        ],
    )
    def test_no_text_and_no_table_that_is_read_is_written_over(
        self, target: str, option: str, run: Run
    ) -> None:
        put("named.txt", WORDS)
        put("texts/found.txt", f"{WORDS} Again.")
        checksum = hashlib.sha256(Path("texts/found.txt").read_bytes()).hexdigest()
        put("a.json", [{**SOURCE, "text_file": "named.txt"}])
        put("b.json", [{**SOURCE, "id": "source:b", "sha256": checksum}])
        put("tables/event.csv", "id,kind,status\nevent:a,summit,held\n")
        put("tables/agenda.csv", "record,order,value\nevent:a,1,x\n")
        before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
        options = ("--isolated", "--texts", "texts", option)
        code, out, err = run("check", ".", *options, "-o", f"json={target}")
        assert (code, out) == (2, "")
        assert err == (
            f"error: {target} is one of the files that are checked; "
            "write the report to another file\n"
        )
        after = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
        assert after == before

    def test_a_text_that_no_source_has_may_be_written_over(self, run: Run) -> None:
        put("texts/old-report.txt", WORDS)
        put("a.json", [{**SOURCE, "sha256": "0" * 64}])
        code, _, err = run("check", "a.json", "--texts", "texts", "-o", "full=texts/old-report.txt")
        assert code == 0, err
        assert "sources/" in Path("texts/old-report.txt").read_text()

    def test_a_report_in_a_folder_that_is_checked_is_written_anew(self, run: Run) -> None:
        put("a.json", BROKEN)
        for _ in range(2):
            code, _, err = run("check", ".", "-q", "-o", "json=r.json", "-o", "full=r.txt")
            assert (code, err) == (1, "")

    def test_a_file_is_whole_or_not_at_all(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        put("a.json", BROKEN)
        put("out.txt", "before")

        def full_disk(*_: Any) -> None:
            raise OSError(28, "No space left on device")

        for name in ("chmod", "replace"):
            with monkeypatch.context() as patch:
                patch.setattr(Path, name, full_disk)
                code, out, err = run("check", "a.json", "-o", "json=out.txt")
            assert (code, out) == (2, "")
            assert err == "error: out.txt cannot be written: no space left on device\n"
            assert Path("out.txt").read_text() == "before"
            assert sorted(path.name for path in Path().iterdir()) == ["a.json", "out.txt"]

    def test_an_unforeseen_error_leaves_nothing_either(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with pytest.raises(UnicodeEncodeError):
            output.write_file(str(tmp_path / "out.txt"), "\ud800")
        assert list(tmp_path.iterdir()) == []


class TestStreams:
    def test_a_reader_that_goes_away(self, tmp_path: Path) -> None:
        path = tmp_path / "a.json"
        path.write_text(json.dumps(BROKEN), encoding="utf-8")
        for arguments in (
            ("check", str(path)),
            ("check", str(path), "--format", "json"),
            ("explain", "--all"),
            ("schema",),
        ):
            with subprocess.Popen(
                [sys.executable, "-m", "pourparler_validators", *arguments],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            ) as process:
                assert process.stdout is not None
                assert process.stderr is not None
                process.stdout.close()
                said = process.stderr.read()
            assert b"Traceback" not in said
            assert b"Error" not in said
            assert b"error: " not in said
            assert process.returncode == (1 if arguments[0] == "check" else 0)

    def test_closed_streams(self, tmp_path: Path) -> None:
        path = tmp_path / "a.json"
        path.write_text(json.dumps(BROKEN), encoding="utf-8")
        command = f"{sys.executable} -m pourparler_validators check {path}"
        for closing in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
            result = subprocess.run(  # noqa: S602 - the shell closes the stream
                f"{command} {closing}", shell=True, capture_output=True, check=False
            )
            assert result.returncode == 1, closing
            assert b"error: " not in result.stderr
        result = subprocess.run(  # noqa: S602
            f"{command} - <&-", shell=True, capture_output=True, check=False
        )
        assert result.returncode == 2
        assert is_one_sentence(result.stderr.decode())

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
    def test_a_full_disk(self, tmp_path: Path) -> None:
        path = tmp_path / "a.json"
        path.write_text(json.dumps(BROKEN), encoding="utf-8")
        with Path("/dev/full").open("wb") as stream:
            result = subprocess.run(
                [sys.executable, "-m", "pourparler_validators", "check", str(path)],
                stdout=stream,
                stderr=subprocess.PIPE,
                check=False,
            )
        said = "error: standard output cannot be written: no space left on device\n"
        assert (result.returncode, result.stderr.decode()) == (2, said)

    @pytest.mark.parametrize(
        "env",
        [
            {"PYTHONIOENCODING": "ascii"},
            {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
            {"PYTHONIOENCODING": "latin-1"},
        ],
    )
    def test_a_terminal_that_knows_few_characters(
        self, env: dict[str, str], tmp_path: Path
    ) -> None:
        value = {**PARTY, "name": "Türkiye → 北京 𐍈", "kind": "стат"}
        (tmp_path / "a.json").write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        for report_format in ("full", "json"):
            result = program("check", "a.json", "--format", report_format, env=env, cwd=tmp_path)
            assert result.returncode == 1
            assert b"Traceback" not in result.stderr
            assert rb"\u0441\u0442\u0430\u0442" in result.stdout
        for arguments in (("rules", "--format=json"), ("schema", "event")):
            result = program(*arguments, env=env)
            assert result.returncode == 0
            assert json.loads(result.stdout.decode(env.get("PYTHONIOENCODING", "ascii")))
        assert program("explain", "--all", env=env).returncode == 0

    def test_what_json_writes_does_not_depend_on_the_terminal(self) -> None:
        arguments = ("rules", "--format", "json")
        ascii_text, utf_8_text = (
            program(*arguments, env={"PYTHONIOENCODING": encoding}).stdout
            for encoding in ("ascii", "utf-8")
        )
        assert ascii_text == utf_8_text


class TestWindowsPaths:
    def test_paths_are_shown_with_forward_slashes(self) -> None:
        assert shown(PureWindowsPath("records\\2025\\a.json")) == "records/2025/a.json"


class TestExplain:
    @pytest.mark.parametrize("name", ["dates/placeholder", "structure/not-json"])
    def test_one_rule(self, name: str, run: Run) -> None:
        code, out, err = run("explain", name)
        assert (code, err) == (0, "")
        assert out.startswith(f"{name} (")
        for heading in ("\nWhy:   ", "\nFix:   ", "\nWaive: ", "\nExample", "\nIt says:\n"):
            assert heading in out
        waive = "this rule cannot be waived" if name[0] == "s" else f'"rule": "{name}"'
        assert waive in out

    def test_all_rules(self, run: Run) -> None:
        code, out, err = run("explain", "--all")
        assert (code, err) == (0, "")
        headings = [line[4:] for line in out.splitlines() if line.startswith("### ")]
        assert headings == list(catalogue()) == sorted(catalogue())


class TestRules:
    def test_text(self, run: Run) -> None:
        code, out, err = run("rules")
        assert (code, err) == (0, "")
        assert [line.split()[0] for line in out.splitlines()] == list(catalogue())

    def test_json(self, run: Run) -> None:
        code, out, _ = run("rules", "--format", "json")
        assert code == 0
        assert [page["name"] for page in json.loads(out)] == list(catalogue())

    def test_markdown(self, run: Run) -> None:
        code, out, _ = run("rules", "--format", "markdown")
        assert code == 0
        head, line, *rows = out.splitlines()
        assert head.count("|") == line.count("|") == 5
        assert [row.split("|")[1].strip() for row in rows] == list(catalogue())


def loaded(arguments: Sequence[str]) -> set[str]:
    """The modules that a run of the command line loads."""
    code = (
        "import sys; from pourparler_validators.cli import exit_code; "
        f"exit_code({list(arguments)!r}); print(); print(*sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return set(result.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "arguments",
    [
        *(("--help",), ("--version",), ("check", "--help"), ("explain", "dates/placeholder")),
        *(("explain", "--all"), ("rules",), ("chekc",), ("check", "--slect")),
    ],
)
def test_help_and_explanations_load_no_models(arguments: tuple[str, ...]) -> None:
    modules = loaded(arguments)
    assert "pourparler_validators.cli" in modules
    assert not {"pydantic", "pydantic_core", "pourparler", "yaml"} & modules


@pytest.mark.parametrize("arguments", [("--help",), ("explain", "dates/placeholder")])
def test_help_and_a_manual_page_load_no_package_data_or_metadata(arguments: Sequence[str]) -> None:
    assert not {"importlib.metadata", "importlib.resources", "tempfile"} & loaded(arguments)


NOT_FOR_JSON: Final = (
    *("yaml", "subprocess", "difflib", "pourparler_validators.entries.faults"),
    *(f"pourparler_validators.{room}" for room in ("coding", "saving", "serving", "timelines")),
    *("pourparler_validators.converting.sinks", "pourparler_validators.adopting.offsets"),
    *("pourparler_validators.formats.web_pages", "pourparler_validators.formats.envelopes"),
    *("pourparler_validators.entries.record_shape", "pourparler_validators.entries.value_faults"),
    *("pourparler_validators.languages.language", "pourparler_validators.facts.timeline.building"),
    *("pourparler_validators.grounding.article", "pourparler_validators.grounding.tokens"),
    *("pourparler_validators.rules.grounding.words", "pourparler_validators.rules.coverage"),
    *("pourparler_validators.rules.events", "pourparler_validators.rules.structure.values"),
)
"""What a check of a sound file of JSON without texts has no use for."""


def test_a_check_of_json_loads_only_what_it_needs() -> None:
    modules = loaded(("check", str(EXAMPLE / "parties.json"), "--isolated"))
    assert {"pydantic", "pourparler_validators.rules.parties"} <= modules
    assert sorted(modules.intersection(NOT_FOR_JSON)) == []


def test_a_check_of_sound_records_reads_no_source_code() -> None:
    code = (
        "import inspect, sys; inspect.getsource = None; "
        "from pourparler_validators.cli import exit_code; "
        f"sys.exit(exit_code(['check', {str(EXAMPLE / 'parties.json')!r}, '--isolated']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_every_option_has_a_help() -> None:
    for command in cli.commands.values():
        assert command.get_short_help_str()
        for option in (one for one in command.params if isinstance(one, click.Option)):
            is_plain = isinstance(option.type, click.Choice)
            assert option.help or is_plain, (command.name, option.name)


def test_the_module_is_the_program() -> None:
    result = program("check", EXAMPLE)
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.startswith(b"Checked 31 records in 9 files")
    assert only(program("--version").stdout.splitlines()).startswith(b"pourparler, version ")


def test_structure_stays_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("[", encoding="utf-8")
    assert exit_code(["check", str(broken), "--severity", "ALL=info"]) == 1
    capsys.readouterr()
    for name in ("structure", "structure/not-json"):
        assert exit_code(["check", str(broken), "--severity", f"{name}=info"]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err == f"error: {name} stays an error: no record can be read without it\n"
