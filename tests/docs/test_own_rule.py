"""The example of a project with rules of its own works as its pages say."""

import copy
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pourparler_validators import check_text
from pourparler_validators.commands.catalogue import catalogue
from pourparler_validators.contract.manual import manual_of
from pourparler_validators.contract.rule import Rule
from pourparler_validators.rules import all_rules
from tests.docs.markdown_pages import ROOT
from tests.docs.page_runs import OWN_RULE, environment, own_rule

RULES = ("desk/speaker-not-at-event", "desk/sure-without-review")


def test_its_own_tests_pass(tmp_path: Path) -> None:
    with own_rule(tmp_path):
        done = run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(OWN_RULE)])
    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout


def test_its_own_tests_fail_without_the_rules() -> None:
    done = run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(OWN_RULE)])
    assert done.returncode == 1
    assert 'there is no rule or family "desk"' in done.stdout


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    python_path = os.environ.get("PYTHONPATH", "")
    return subprocess.run(
        command,
        cwd=OWN_RULE,
        env={**environment(), "PYTHONPATH": python_path, "PYTEST_ADDOPTS": "-c /dev/null"},
        capture_output=True,
        text=True,
        check=False,
    )


def own_rules(folder: Path) -> dict[str, Rule]:
    with own_rule(folder):
        return {rule.name: rule for rule in all_rules() if rule.name not in catalogue()}


def test_the_names_are_made_from_module_and_function(tmp_path: Path) -> None:
    assert tuple(own_rules(tmp_path)) == RULES


@pytest.mark.parametrize("name", RULES)
def test_the_examples_say_what_the_docstrings_claim(name: str, tmp_path: Path) -> None:
    manual = manual_of(own_rules(tmp_path)[name])
    text = json.dumps({"records": patched(example(), json.loads(manual.bad))})
    with own_rule(tmp_path / "again"):
        report = check_text(text, "example.json", select=["desk"])
    assert [
        f"{finding.place.record} {finding.place.pointer}: {finding.message}"
        for finding in report.findings
    ] == list(manual.says)


def example() -> list[dict[str, Any]]:
    files = sorted((ROOT / "examples" / "istanbul-2025").glob("*.json"))
    return [
        record
        for path in files
        for record in json.loads(path.read_text(encoding="utf-8"))["records"]
    ]


def patched(records: list[dict[str, Any]], changes: dict[str, Any]) -> list[dict[str, Any]]:
    found = copy.deepcopy(records)
    for record in found:
        record.update(changes.get(record["id"], {}))
    return found
