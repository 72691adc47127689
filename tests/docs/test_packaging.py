"""What is packed: the licences of all that is shipped, and the Pythons that are tested."""

import tomllib
from typing import Any

import yaml

from tests.docs.markdown_pages import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_licence_that_is_shipped_is_named() -> None:
    named = {path for glob in PROJECT["project"]["license-files"] for path in ROOT.glob(glob)}
    notices = {
        path for folder in ("schema", "validators") for path in (ROOT / folder).rglob("NOTICE*")
    }
    assert notices
    assert named == {ROOT / "LICENSE", *notices}


def test_every_python_that_is_named_is_tested() -> None:
    start = "Programming Language :: Python :: 3."
    classifiers = PROJECT["project"]["classifiers"]
    named = {f"3.{one.removeprefix(start)}" for one in classifiers if one.startswith(start)}
    workflow = (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    jobs = yaml.safe_load(workflow)["jobs"]
    given = [step.get("with", {}) for step in jobs["all"]["steps"]]
    (first,) = [inputs["python-version"] for inputs in given if "python-version" in inputs]
    tested = {first, *jobs["newer-pythons"]["strategy"]["matrix"]["python"]}
    assert named == tested
    assert first == PROJECT["project"]["requires-python"].removeprefix(">=")


def test_the_extra_and_the_group_of_developers_are_one_list() -> None:
    assert PROJECT["project"]["optional-dependencies"]["dev"] == PROJECT["dependency-groups"]["dev"]
