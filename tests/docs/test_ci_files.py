"""The files for continuous integration name what is there, and their commands do what they say."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.docs.markdown_pages import ROOT, pages
from tests.docs.page_runs import environment

TRAP = '{"type": "person", "id": "person:a", "nmae": "A"}\n'

needs_bash = pytest.mark.skipif(sys.platform == "win32", reason="the runner's shell is bash")


def loaded(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def shell(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={**environment(), **variables},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A repository of records, with its settings and the article."""
    (tmp_path / "records").mkdir()
    for path in (ROOT / "examples" / "istanbul-2025").glob("*.json"):
        shutil.copy(path, tmp_path / "records")
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    settings = 'dataset = ["records/*.json"]\ntexts = ["seeds"]\n'
    (tmp_path / "pourparler.toml").write_text(settings)
    return tmp_path


def step(steps: list[dict[str, Any]], name: str) -> dict[str, Any]:
    (found,) = [step for step in steps if step.get("name") == name]
    return found


def workflow_steps() -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = loaded("examples/ci/check-records.yml")["jobs"]["check"]["steps"]
    return steps


@needs_bash
def test_workflow_passes_sound_records(records: Path) -> None:
    done = shell(step(workflow_steps(), "Check the records")["run"], records)
    assert (done.returncode, done.stdout) == (0, "")
    assert "Checked 31 records" in done.stderr
    assert (records / "report.json").read_text().startswith("{")


@needs_bash
def test_workflow_fails_for_a_fault_and_shows_it(records: Path) -> None:
    (records / "records" / "trap.json").write_text(TRAP)
    done = shell(step(workflow_steps(), "Check the records")["run"], records)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=records/trap.json,line=1,")
    page = records / "page.md"
    shown = step(workflow_steps(), "Show the findings on the page of the run")
    assert shell(shown["run"], records, GITHUB_STEP_SUMMARY=str(page)).returncode == 0
    lines = page.read_text().splitlines()
    assert lines[0] == lines[-1] == "```"
    assert 'error[structure/unknown-field] the person has no field "nmae"' in lines[1]


def test_workflow_keeps_the_report_that_the_check_writes() -> None:
    kept = step(workflow_steps(), "Keep the report")["with"]["path"]
    assert f"-o json={kept}" in step(workflow_steps(), "Check the records")["run"]


def run_action(
    folder: Path, path: str | None = None, **inputs: str
) -> subprocess.CompletedProcess[str]:
    action = loaded("action.yml")
    check = step(action["runs"]["steps"], "Check the records")
    variables = {} if path is None else {"PATH": path}
    for name, expression in check["env"].items():
        wanted = expression.removeprefix("${{ inputs.").removesuffix(" }}")
        variables[name] = inputs.get(wanted, str(action["inputs"][wanted]["default"]))
    assert "${{" not in check["run"]
    return shell(check["run"], folder, **variables)


@needs_bash
def test_action_passes_and_fails(records: Path) -> None:
    done = run_action(records)
    assert (done.returncode, done.stdout) == (0, "")
    (records / "records" / "trap.json").write_text(TRAP)
    done = run_action(records, report="report.json")
    assert (done.returncode, done.stdout.count("::error")) == (1, 1)
    assert (records / "report.json").exists()
    assert run_action(records, **{"fail-on": "never"}).returncode == 0


@needs_bash
def test_action_takes_several_paths_and_runs_no_text_of_its_inputs(records: Path) -> None:
    (records / "more").mkdir()
    (records / "more" / "trap.json").write_text(TRAP)
    assert run_action(records, paths="records more").returncode == 1
    assert run_action(records, paths="records $(touch run) ; touch run").returncode == 2
    assert run_action(records, paths="--help").returncode == 2
    assert not (records / "run").exists()


@pytest.fixture
def stub(tmp_path: Path) -> Callable[[str | None], list[str]]:
    """Runs the action's script with a program that prints its arguments, in a folder of files."""
    folder, programs = tmp_path / "repository", tmp_path / "programs"
    for name in ("a b/c d.json", "a b/e.json", "a b/deep/er/f.json", "g/h.json", "i[1].json"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    programs.mkdir()
    program = programs / "pourparler"
    program.write_text("#!/bin/bash\nprintf '%s\\n' \"$@\"\n")
    program.chmod(0o755)

    def paths(given: str | None) -> list[str]:
        inputs = {} if given is None else {"paths": given}
        path = f"{programs}{os.pathsep}{environment()['PATH']}"
        done = run_action(folder, path, **inputs)
        assert (done.returncode, done.stderr) == (0, "")
        arguments = done.stdout.splitlines()
        return arguments[arguments.index("--") + 1 :]

    return paths


@needs_bash
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
    given: str | None, expected: list[str], stub: Callable[[str | None], list[str]]
) -> None:
    assert stub(given) == expected


def test_the_pages_give_the_action_only_what_it_takes() -> None:
    blocks = [block for page in pages() for block in page.blocks if block.language == "yaml"]
    given = [
        set(step["with"])
        for steps in map(yaml.safe_load, (block.text for block in blocks))
        for step in (steps if isinstance(steps, list) else ())
        if step.get("uses", "").startswith("OWNER/pourparler@")
    ]
    assert given
    assert set().union(*given) <= set(loaded("action.yml")["inputs"])


def hook_named(name: str) -> dict[str, Any]:
    """A hook, which runs always, and over all files of the repository."""
    hook: dict[str, Any]
    (hook,) = [hook for hook in loaded(".pre-commit-hooks.yaml") if hook["id"] == name]
    assert hook["always_run"] is True
    assert hook["pass_filenames"] is False
    assert not {"files", "types", "types_or", "exclude", "stages"} & set(hook)
    return hook


@needs_bash
def test_pre_commit_hook_checks_all_records(records: Path) -> None:
    hook = hook_named("pourparler")
    assert shell(hook["entry"], records).returncode == 0
    (records / "records" / "trap.json").write_text(TRAP)
    assert shell(hook["entry"], records).returncode == 1


@needs_bash
def test_pre_commit_hook_lays_out_all_records(records: Path) -> None:
    hook = hook_named("pourparler-fmt")
    path = records / "records" / "trap.json"
    path.write_text(TRAP)
    assert shell(hook["entry"], records).returncode == 0
    assert path.read_text().splitlines()[1] == '  "type": "person",'
    assert shell(f"{hook['entry']} --check", records).returncode == 0


def test_pre_commit_configs_of_users_name_hooks_that_are_there() -> None:
    blocks = [block.text for page in pages() for block in page.blocks if block.language == "yaml"]
    configs = [yaml.safe_load(text) for text in blocks if "repos:" in text]
    known = {hook["id"] for hook in loaded(".pre-commit-hooks.yaml")}
    named = [
        {hook["id"] for hook in repository["hooks"]}
        for config in (*configs, loaded("examples/ci/pre-commit-config.yaml"))
        for repository in config["repos"]
    ]
    assert set().union(*named) == known


def test_own_hooks_start_programs_that_are_there() -> None:
    programs = Path(sys.executable).parent
    (repository,) = loaded(".pre-commit-config.yaml")["repos"]
    for hook in repository["hooks"]:
        program = hook["entry"].split()[0]
        assert shutil.which(program, path=f"{programs}{os.pathsep}{os.environ['PATH']}"), program
