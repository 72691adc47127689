"""The hooks of pre-commit, and what the pages say of the action and of them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from pourparler_validators.messages.manual_address import ACCOUNT
from tests.ci.steps import loaded, needs_bash
from tests.docs.markdown_pages import ROOT, pages
from tests.docs.page_runs import environment

TRAP = '{"type": "person", "id": "person:a", "nmae": "A"}\n'


def shell(script: str, folder: Path) -> int:
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env=environment(),
        capture_output=True,
        check=False,
    ).returncode


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


def test_the_pages_give_the_action_only_what_it_takes() -> None:
    blocks = [block for page in pages() for block in page.blocks if block.language == "yaml"]
    given = [
        set(step["with"])
        for steps in map(yaml.safe_load, (block.text for block in blocks))
        for step in (steps if isinstance(steps, list) else ())
        if step.get("uses", "").startswith(f"{ACCOUNT}/pourparler@")
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
    assert shell(hook["entry"], records) == 0
    (records / "records" / "trap.json").write_text(TRAP)
    assert shell(hook["entry"], records) == 1


@needs_bash
def test_pre_commit_hook_lays_out_all_records(records: Path) -> None:
    hook = hook_named("pourparler-fmt")
    path = records / "records" / "trap.json"
    path.write_text(TRAP)
    assert shell(hook["entry"], records) == 0
    assert path.read_text().splitlines()[1] == '  "type": "person",'
    assert shell(f"{hook['entry']} --check", records) == 0


def test_pre_commit_configs_of_users_name_hooks_that_are_there() -> None:
    blocks = [block.text for page in pages() for block in page.blocks if block.language == "yaml"]
    configs = [yaml.safe_load(text) for text in blocks if "repos:" in text]
    known = {hook["id"] for hook in loaded(".pre-commit-hooks.yaml")}
    named = [
        {hook["id"] for hook in repository["hooks"]}
        for config in configs
        for repository in config["repos"]
    ]
    assert set().union(*named) == known


def test_own_hooks_start_programs_that_are_there() -> None:
    programs = Path(sys.executable).parent
    (repository,) = loaded(".pre-commit-config.yaml")["repos"]
    for hook in repository["hooks"]:
        program = hook["entry"].split()[0]
        assert shutil.which(program, path=f"{programs}{os.pathsep}{os.environ['PATH']}"), program
