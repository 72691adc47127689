"""ajv, which most data-entry tools use, takes the schemas without a warning and says the same.

It is looked for in the folder that POURPARLER_NODE_MODULES names, or in ``node_modules`` of the
project. Without it these tests are skipped, but not in continuous integration.
"""

import json
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from pourparler import MODELS, read
from pourparler.document import record_adapter
from pourparler.export import SCHEMA_NAMES
from pourparler.profiles import Options, profile_named
from tests.schema.mutations import sample

HERE = Path(__file__).parent
MUTANTS = 2_000


def accepts(name: str, text: str) -> bool:
    try:
        if name == "file":
            read(text)
        elif name == "record":
            record_adapter().validate_json(text)
        else:
            MODELS[name].model_validate_json(text)
    except ValueError:
        return False
    return True


def cases() -> Iterator[dict[str, Any]]:
    for mutant in sample(7, MUTANTS):
        text = json.dumps(mutant.record)
        for name in ("record", mutant.record_type, "file"):
            yield {"schema": name, "value": mutant.record, "valid": accepts(name, text)}


def missing(words: str) -> NoReturn:
    """Skips a test for want of something; in continuous integration the test fails."""
    if os.environ.get("CI") == "true":
        pytest.fail(words)
    pytest.skip(words)


def node_modules() -> Path:
    named = os.environ.get("POURPARLER_NODE_MODULES")
    folder = Path(named) if named else HERE.parents[1] / "node_modules"
    if not (folder / "ajv" / "dist" / "2020.js").is_file():
        missing(f"ajv is missing in {folder}: npm install ajv@8, or set POURPARLER_NODE_MODULES")
    return folder.absolute()


@pytest.mark.parametrize(("profile", "module"), [("canonical", "2020"), ("draft-07", "ajv")])
def test_ajv_agrees(profile: str, module: str, tmp_path: Path) -> None:
    node = shutil.which("node") or missing("node is missing")
    asked = list(cases())
    for name in SCHEMA_NAMES:
        for file, text in profile_named(profile).files(name, Options()).items():
            (tmp_path / file).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [node, HERE / "ajv.mjs", node_modules(), tmp_path, module],
        input="".join(f"{json.dumps(case)}\n" for case in asked),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    found = json.loads(done.stdout)
    verdicts = Counter(case["valid"] for case in asked)
    assert found["schemas"] == sorted(SCHEMA_NAMES)
    assert found["warnings"] == []
    assert found["cases"] == len(asked) == 3 * MUTANTS
    assert not found["disagreements"]
    assert min(verdicts[True], verdicts[False]) > MUTANTS / 2


@pytest.mark.parametrize(("ci", "outcome"), [("", pytest.skip), ("true", pytest.fail)])
def test_what_is_missing_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ci: str, outcome: Any
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setenv("POURPARLER_NODE_MODULES", str(tmp_path))
    with pytest.raises(outcome.Exception, match=r"^ajv is missing in "):
        node_modules()
