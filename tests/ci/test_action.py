"""The action of the repository, its steps run as the runner runs them."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from tests.ci.runner import read_log
from tests.ci.steps import Job, loaded, needs_bash, step_named, stubs

pytestmark = needs_bash
ACTION: Final[dict[str, Any]] = loaded("action.yml")
STEPS: Final[list[dict[str, Any]]] = ACTION["runs"]["steps"]


def inputs(**given: str) -> dict[str, str]:
    """What the expressions give for inputs, with dashes for underscores."""
    named = {name.replace("_", "-"): value for name, value in given.items()}
    assert named.keys() <= ACTION["inputs"].keys()
    known = {name: str(one["default"]) for name, one in ACTION["inputs"].items()}
    return {f"inputs.{name}": value for name, value in {**known, **named}.items()}


def run_action(folder: Path, **given: str) -> Job:
    programs = stubs(folder)
    python = {"steps.python.outputs.python-path": str(programs / "python")}
    variables = {"GITHUB_ACTION_PATH": "/the/action"}
    return Job(folder, {**inputs(**given), **python}, programs, variables).run(STEPS)


def outputs(job: Job) -> dict[str, str]:
    """The outputs of the action: nothing for what no step has said."""
    expressions = {name: one["value"] for name, one in ACTION["outputs"].items()}
    return {
        name: job.contexts.get(expression.removeprefix("${{ ").removesuffix(" }}"), "")
        for name, expression in expressions.items()
    }


def faulty(number: int) -> dict[str, Any]:
    return {"type": "person", "id": f"person:p{number}", "nmae": "A"}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with 200 faults in a file, and a sound record in another folder."""
    folder = tmp_path / "repository"
    for name in ("records", "a b"):
        (folder / name).mkdir(parents=True)
    sound = {"type": "party", "id": "party:rus", "kind": "state", "name": "Russia"}
    (folder / "a b" / "sound.json").write_text(json.dumps(sound))
    (folder / "records" / "a.json").write_text(json.dumps([faulty(one) for one in range(200)]))
    for name in ("json.py", "pourparler_validators.py"):
        (folder / name).write_text("raise SystemExit('a module of the repository is run')")
    return folder


def test_what_a_person_sees_is_the_ten_worst_and_the_table(repository: Path) -> None:
    job = run_action(repository, paths="records", report="report.json", sarif="s.json")
    assert job.code == 1, job.err
    commands, lines = read_log(job.log)
    assert [one.name for one in commands] == ["error"] * 10 + ["group", "endgroup"]
    assert len(lines) == 190
    assert job.summary.read_text().count("| error | records/a.json:1:") == 200
    assert outputs(job) == {"errors": "200", "warnings": "0", "findings": "200", "records": "200"}
    assert json.loads((repository / "report.json").read_bytes())["summary"]["error"] == 200
    assert len(json.loads((repository / "s.json").read_bytes())["runs"][0]["results"]) == 200
    calls = (job.temp / "calls").read_text().splitlines()
    assert calls == [
        f"python -m venv {job.temp}/pourparler",
        "python -m pip install --quiet --disable-pip-version-check /the/action",
    ]


def test_sound_records_pass_and_settings_count(repository: Path) -> None:
    (repository / "strict.toml").write_text('fail-on = "info"\nignore = ["identity/never-used"]')
    job = run_action(repository, paths="a b", settings="strict.toml", fail_on="info")
    assert (job.code, job.log) == (0, ""), job.err
    assert outputs(job) == {"errors": "0", "warnings": "0", "findings": "0", "records": "1"}


def test_a_baseline_that_is_not_there_is_said(repository: Path) -> None:
    job = run_action(repository, paths="records", baseline="not-there.json")
    assert job.code == 2
    assert job.err.startswith("error: the baseline not-there.json cannot be read")
    assert set(outputs(job).values()) == {""}


def test_what_a_revision_has_passes(repository: Path) -> None:
    identity = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "All"]):
        subprocess.run([*identity, *arguments], cwd=repository, check=True)
    assert run_action(repository, paths="records", fail_on_new="HEAD").code == 0
    (repository / "records" / "b.json").write_text(json.dumps([faulty(500)]))
    job = run_action(repository, paths="records", fail_on_new="HEAD")
    assert (job.code, outputs(job)["errors"]) == (1, "1")


def test_what_a_change_does_not_reach_passes(repository: Path) -> None:
    identity = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "All"]):
        subprocess.run([*identity, *arguments], cwd=repository, check=True)
    assert run_action(repository, paths="records", changed_since="HEAD").code == 0
    (repository / "records" / "b.json").write_text(json.dumps([faulty(500)]))
    job = run_action(repository, paths="records", changed_since="HEAD")
    assert (job.code, outputs(job)["errors"]) == (1, "1")


def test_the_inputs_are_no_commands(repository: Path) -> None:
    text = "$(touch run) `touch run`; touch run"
    assert run_action(repository, **dict.fromkeys(("paths", "report"), text)).code == 2
    assert run_action(repository, paths="--help").code == 2
    assert not (repository / "run").exists()


@pytest.fixture
def paths_of(tmp_path: Path) -> Callable[[str | None], list[str]]:
    """Runs the step that checks with a program that prints its arguments, in a folder of files."""
    folder = tmp_path / "repository"
    for name in ("a b/c d.json", "a b/e.json", "a b/deep/er/f.json", "g/h.json", "i[1].json"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    program = tmp_path / "printing"
    program.write_text("#!/bin/bash\nprintf '%s\\n' \"$@\"\n")
    program.chmod(0o755)

    def paths(given: str | None) -> list[str]:
        known = inputs() if given is None else inputs(paths=given)
        job = Job(folder, {**known, "steps.install.outputs.python": str(program)})
        job.run([step_named(STEPS, "Check the records")])
        assert (job.code, job.err) == (0, "")
        arguments = job.log.splitlines()
        return arguments[arguments.index("--") + 1 :]

    return paths


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, ["."]),
        ("g", ["g"]),
        ("g\ni[1].json\n", ["g", "i[1].json"]),
        ("a b", ["a b"]),
        ("a b\ng", ["a b", "g"]),
        ("\n  a b/c d.json  \n\n\tg\n\n", ["a b/c d.json", "g"]),
        ("g i[1].json", ["g", "i[1].json"]),
        ("g  \ti[1].json\na b", ["g", "i[1].json", "a b"]),
        ("*", ["a b", "g", "i[1].json"]),
        ("a b/*.json", ["a b/c d.json", "a b/e.json"]),
        ("g/* i*", ["g/h.json", "i[1].json"]),
        ("a b/**/*.json", ["a b/c d.json", "a b/deep/er/f.json", "a b/e.json"]),
        ("none/*.json", ["none/*.json"]),
        ("g\nnot there", ["g", "not", "there"]),
        ("g\\x `touch run` $HOME", ["g\\x", "`touch", "run`", "$HOME"]),
        ("", []),
    ],
)
def test_action_takes_paths_on_lines(
    given: str | None, expected: list[str], paths_of: Callable[[str | None], list[str]]
) -> None:
    assert paths_of(given) == expected
