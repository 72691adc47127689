"""What is said where Spark cannot run."""

import subprocess
import sys
from pathlib import Path

import pytest

from pourparler_validators.messages.errors import UsageError
from pourparler_validators.spark.session import require_java


def test_without_pyspark(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{}\n")
    without = "import sys; sys.modules['pyspark'] = None\n"
    programs = (
        "from pourparler_validators.cli import main\n"
        "main(['check', '--engine', 'spark', 'a.jsonl'])",
        "from pourparler_validators.spark import check_dataset",
    )
    for program in programs:
        ended = subprocess.run(
            [sys.executable, "-c", without + program],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode != 0
        assert "Spark needs the package pyspark: pip install 'pourparler[spark]'" in ended.stderr


def test_without_java(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(UsageError, match="Spark needs Java, and there is none on this machine: "):
        require_java()
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(UsageError, match="there is none in JAVA_HOME, "):
        require_java()


@pytest.mark.parametrize(("told", "named"), [("1.8.0_392", "Java 8"), ("11.0.2", "Java 11")])
def test_with_an_old_java(
    told: str, named: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text(f"#!/bin/sh\necho 'openjdk version \"{told}\"' >&2\n")
    java.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(UsageError, match=f"needs Java 17 or 21, and .* is {named}: install Java"):
        require_java()
