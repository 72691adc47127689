"""``init --ci``: what it writes checks a dataset, and is written over nothing."""

import json
from importlib import metadata
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.ci.runner import read_log
from tests.ci.steps import Job, needs_bash, stubs
from tests.command_line import Run
from tests.docs.markdown_pages import ROOT

FILES: Final = {
    "github": ".github/workflows/check-records.yml",
    "gitlab": ".gitlab-ci.yml",
    "pre-commit": ".pre-commit-config.yaml",
}
THEN: Final = {
    "github": "Then: commit the files and push them\n",
    "gitlab": "Then: commit the files and push them\n",
    "pre-commit": "Then: pre-commit install\n",
}
NEW: Final = "pourparler.toml\nrecords/first.json\n"
PINNED: Final = f"pourparler=={metadata.version('pourparler')}"
ODD: Final = "a 'b'; touch c # d: $e"
FAULTY: Final = [{"type": "person", "id": "person:a", "nmae": "A"}]


def written(system: str, folder: str = ".") -> Any:
    return yaml.safe_load(Path(folder, FILES[system]).read_text(encoding="utf-8"))


def scripts(system: str, folder: str = ".") -> list[dict[str, Any]]:
    """The steps of a system that run a script, as those of a workflow."""
    config = written(system, folder)
    if system == "github":
        steps: list[dict[str, Any]] = config["jobs"]["check-records"]["steps"]
        return steps
    if system == "gitlab":
        return [{"run": "\n".join(config["check records"]["script"])}]
    return [{"run": config["repos"][0]["hooks"][0]["entry"]}]


def run_there(system: str, folder: Path) -> Job:
    """Runs what a system would, but installs nothing."""
    builds = folder.parent / f"{folder.name}-builds"
    variables = {"CI_BUILDS_DIR": str(builds)}
    return Job(folder, programs=stubs(folder), variables=variables).run(
        scripts(system, str(folder))
    )


def test_each_system_has_a_folder_and_no_other_has() -> None:
    folder = ROOT / "validators/pourparler_validators/commands/ci"
    assert {one.name for one in folder.iterdir()} == set(FILES)


@pytest.mark.parametrize("system", FILES)
def test_in_a_fresh_repository_all_is_written(system: str, run: Run) -> None:
    code, out, err = run("init", "--ci", system)
    assert (code, err) == (0, "")
    assert out == f"{NEW}{FILES[system]}\nNow run: pourparler check .\n{THEN[system]}"
    assert PINNED in Path(FILES[system]).read_text()


@pytest.mark.parametrize("system", FILES)
def test_where_there_are_settings_nothing_else_is_written(system: str, run: Run) -> None:
    run("init")
    said = f"{FILES[system]}\nNow run: pourparler check .\n{THEN[system]}"
    assert run("init", "--ci", system)[1] == said
    assert run("init", "--ci", system) == (
        2,
        "",
        f"error: {FILES[system]} is there already: nothing was written\n",
    )


@needs_bash
@pytest.mark.parametrize(
    ("system", "folder"), [("github", ODD), ("gitlab", ODD), ("pre-commit", ODD), ("gitlab", ".")]
)
def test_sound_records_pass_and_a_fault_does_not(
    system: str, folder: str, run: Run, tmp_path: Path
) -> None:
    Path(".git").mkdir()
    run("init", folder, "--ci", system)
    assert run_there(system, tmp_path).code == 0
    (Path(folder) / "records" / "second.json").write_text(json.dumps(FAULTY))
    job = run_there(system, tmp_path)
    assert job.code == 1
    assert len([line for line in job.log.splitlines() if "nmae" in line]) == 1
    assert not Path("c").exists()
    if system == "gitlab":
        artifacts = written(system)["check records"]["artifacts"]
        (kept,) = artifacts["paths"]
        assert json.loads(Path(kept).read_bytes())["summary"]["error"] == 1
        assert len(json.loads(Path(artifacts["reports"]["codequality"]).read_bytes())) == 1
        assert "nmae" in Path(artifacts["reports"]["junit"]).read_text(encoding="utf-8")


@needs_bash
def test_a_new_user_sees_the_fault_of_a_pull_request(run: Run, tmp_path: Path) -> None:
    run("init", "--ci", "github")
    path = Path("records/first.json")
    path.write_text(path.read_text().replace('"name":', '"nmae":', 1))
    job = run_there("github", tmp_path)
    assert job.code == 1
    (kept,) = [step["with"]["path"] for step in scripts("github") if "Keep" in step.get("name", "")]
    assert json.loads(Path(kept).read_bytes())["summary"]["error"] == 1
    command = read_log(job.log)[0][0]
    assert (command.name, command.properties["file"]) == ("error", "records/first.json")
    assert '"nmae"' in path.read_text().splitlines()[int(command.properties["line"]) - 1]
    assert "| error | records/first.json:" in job.summary.read_text()
    calls = (job.temp / "calls").read_text()
    assert calls == f"python -m pip install {PINNED}\n"


@pytest.mark.parametrize("system", FILES)
@pytest.mark.parametrize(
    ("origin", "requirement"),
    [
        (
            {
                "url": "https://github.com/a/p.git",
                "vcs_info": {"vcs": "git", "commit_id": "1" * 40},
            },
            f"pourparler @ git+https://github.com/a/p.git@{'1' * 40}",
        ),
        ({"url": "file:///home/me/p", "dir_info": {"editable": True}}, PINNED),
        ({"url": "https://a/$(touch c)", "vcs_info": {"commit_id": "1" * 40}}, PINNED),
        (None, PINNED),
    ],
)
def test_what_is_installed_there_is_what_is_installed_here(
    system: str,
    origin: dict[str, Any] | None,
    requirement: str,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = None if origin is None else json.dumps(origin)
    monkeypatch.setattr(metadata.PathDistribution, "read_text", lambda *_: text)
    monkeypatch.setattr(metadata.PathDistribution, "version", PINNED.partition("==")[2])
    run("init", "--ci", system)
    assert Path(FILES[system]).read_text().count(f'"{requirement}"') == 1
    assert written(system)


def test_settings_above_the_repository_are_not_in_its_checkout(run: Run) -> None:
    Path("pourparler.toml").write_text("")
    Path("inner/.git").mkdir(parents=True)
    run("init", "inner", "--ci", "gitlab")
    assert Path("inner/pourparler.toml").exists()
    assert Path("inner/.gitlab-ci.yml").exists()


def test_settings_of_a_folder_below_are_found(run: Run) -> None:
    Path(".git").mkdir()
    run("init", "talks")
    Path("talks/more").mkdir()
    run("init", "talks/more", "--ci", "pre-commit")
    assert scripts("pre-commit") == [{"run": "pourparler check talks"}]
    assert not Path("talks/more/pourparler.toml").exists()


@pytest.mark.parametrize("name", ["a\nb", "-x", "${{ x }}"])
def test_a_folder_that_cannot_be_named(name: str, run: Run) -> None:
    Path(".git").mkdir()
    code, out, err = run("init", "--ci", "github", f"./{name}")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.endswith(" cannot be named there: rename it\n")
    assert [path.name for path in Path().iterdir()] == [".git"]


def test_a_system_that_there_is_not(run: Run) -> None:
    said = 'error: --ci takes no "gitlb"; did you mean "gitlab"?\n'
    assert run("init", "--ci", "gitlb") == (2, "", said)


def test_the_hook_runs_in_a_commit_of_a_file_of_any_kind(run: Run) -> None:
    run("init", "--ci", "pre-commit")
    (hook,) = written("pre-commit")["repos"][0]["hooks"]
    assert hook["always_run"] is True
    assert hook["pass_filenames"] is False
    assert hook["additional_dependencies"] == [PINNED]
