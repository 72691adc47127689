"""The example of a project with rules of its own works as its pages say."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from pourparler_validators.contract.rule import Rule
from pourparler_validators.messages.catalogue import catalogue
from pourparler_validators.rules import all_rules
from tests.docs.markdown_pages import ROOT
from tests.docs.page_runs import OWN_RULE, environment, own_rules

RULES = (
    "desk/address-twice",
    "desk/nothing-coded-from-it",
    "desk/speaker-not-at-event",
    "desk/sure-without-review",
)


def test_its_own_tests_pass(tmp_path: Path) -> None:
    with own_rules(tmp_path, OWN_RULE):
        done = run(own_tests(OWN_RULE))
    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout


def test_its_own_tests_fail_where_a_rule_is_wrong(tmp_path: Path) -> None:
    copied = tmp_path / "examples"
    shutil.copytree(OWN_RULE, copied / "own_rule")
    shutil.copytree(ROOT / "examples" / "istanbul-2025", copied / "istanbul-2025")
    rules = copied / "own_rule" / "desk_rules" / "desk.py"
    text = rules.read_text(encoding="utf-8")
    rules.write_text(text.replace("party not in [", "party in ["), encoding="utf-8")
    done = run(own_tests(copied / "own_rule"))
    assert done.returncode == 1
    assert "FAILED" in done.stdout
    assert "test_speaker_at_event" in done.stdout


def own_tests(folder: Path) -> list[str]:
    return [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)]


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    python_path = os.environ.get("PYTHONPATH", "")
    return subprocess.run(
        command,
        cwd=command[-1],
        env={**environment(), "PYTHONPATH": python_path, "PYTEST_ADDOPTS": "-c /dev/null"},
        capture_output=True,
        text=True,
        check=False,
    )


def rules_beside(folder: Path) -> dict[str, Rule]:
    with own_rules(folder, OWN_RULE):
        return {rule.name: rule for rule in all_rules() if rule.name not in catalogue()}


def test_the_names_are_made_from_module_and_function(tmp_path: Path) -> None:
    assert tuple(rules_beside(tmp_path)) == RULES
