"""What is said where Spark cannot run."""

import os
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from types import SimpleNamespace

import pytest

from pourparler_validators.messages.errors import UsageError
from pourparler_validators.spark import session
from pourparler_validators.spark.session import _reason, require_java, require_spark
from tests.command_line import Run


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


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--select", "date"], 'there is no rule or family "date"; did you mean "dates"?'),
        (["--ignore", "ALL"], "ALL cannot be ignored: no record can be read without it"),
        (["--severity", "nope=error"], 'there is no rule or family "nope"; '),
    ],
)
def test_a_rule_that_there_is_not_is_told_before_a_session(
    options: list[str], said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, run: Run
) -> None:
    monkeypatch.setattr(session, "session", None)
    file = tmp_path / "a.jsonl"
    file.write_text("{}\n")
    in_memory = run("check", "--isolated", file, *options)
    assert run("check", "--isolated", "--engine", "spark", file, *options) == in_memory
    assert in_memory[0] == 2
    assert in_memory[2].startswith(f"error: {said}")


@pytest.mark.parametrize("name", ["pyspark", "pandas", "pyarrow"])
def test_without_what_spark_needs(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    there = {"pyspark", "pandas", "pyarrow"} - {name}
    monkeypatch.setattr(session, "find_spec", lambda asked: (asked in there) or None)
    said = f"Spark needs the package {name}: pip install 'pourparler[spark]'"
    with pytest.raises(UsageError, match=re.escape(said)):
        require_spark()


def test_with_an_old_spark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "find_spec", lambda _name: True)
    monkeypatch.setattr(session, "version", lambda _name: "3.5.7")
    said = "Spark 4 is needed, and version 3.5.7 is there: pip install 'pourparler[spark]'"
    with pytest.raises(UsageError, match=re.escape(said)):
        require_spark()


@pytest.mark.parametrize("is_submitted", [True, False])
def test_the_spark_of_spark_submit_is_no_package(
    is_submitted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(session, "find_spec", lambda _name: True)
    monkeypatch.setattr(session, "version", (lambda _name: "4.0.0") if is_submitted else missing)
    if is_submitted:
        monkeypatch.setenv("PYSPARK_GATEWAY_PORT", "1")
    monkeypatch.setitem(sys.modules, "pyspark", SimpleNamespace(__version__="3.4.1"))
    with pytest.raises(UsageError, match=r"version 3\.4\.1 is there"):
        require_spark()


def test_without_java(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(UsageError, match="Spark needs Java, and there is none on this machine: "):
        require_java()
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(UsageError, match="there is none in JAVA_HOME, "):
        require_java()


@pytest.fixture
def java(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The Java of this machine, of which a test says what it does."""
    found = tmp_path / "bin" / "java"
    found.parent.mkdir()
    found.touch(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    return found


@pytest.mark.parametrize(("told", "named"), [("1.8.0_392", "Java 8"), ("11.0.2", "Java 11")])
def test_with_an_old_java(told: str, named: str, java: Path) -> None:
    java.write_text(f"#!/bin/sh\necho 'openjdk version \"{told}\"' >&2\n")
    with pytest.raises(UsageError, match=f"needs Java 17 or 21, and .* is {named}: install Java"):
        require_java()


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (
            b"#!/bin/sh\necho 'Error occurred during initialization of VM' >&2\necho why\nexit 1\n",
            r"{java} does not run: Error occurred during initialization of VM; install Java 17",
        ),
        (
            b"#!/bin/sh\necho 'Picked up JAVA_TOOL_OPTIONS: -Xmx1z'; echo Invalid; exit 1\n",
            "{java} does not run: Invalid; install Java 17",
        ),
        (b"#!/bin/sh\nexit 3\n", "{java} does not run, and says nothing; install Java 17"),
        (b"#!/bin/sh\necho 'a\xff' >&2\nexit 1\n", "{java} does not run: a\ufffd; install"),
        (b"#!/bin/sh\necho 'openjdk\xff'\n", "is a Java that does not say its version: install"),
        (b"\x7fELF no program", "{java} does not run: exec format error; install Java 17"),
        (b"", "{java} does not run: permission denied; install Java 17"),
    ],
)
def test_with_a_java_that_does_not_run(script: bytes, said: str, java: Path) -> None:
    java.write_bytes(script)
    java.chmod(0o755 if script else 0o644)
    with pytest.raises(UsageError, match=said.replace("{java}", re.escape(str(java)))):
        require_java()


def test_what_java_says_is_cut(java: Path) -> None:
    java.write_text(f"#!/bin/sh\necho '{'a' * 1_000}'\nexit 1\n")
    with pytest.raises(UsageError, match=r": a{199}…; install"):
        require_java()


@pytest.mark.parametrize("name", [None, "SPARK_CONF_DIR", "SPARK_HOME", "SPARK_SUBMIT_OPTS"])
def test_java_prints_errors_where_nobody_has_settings_for_that(
    name: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in ("SPARK_CONF_DIR", "SPARK_HOME", "SPARK_SUBMIT_OPTS"):
        monkeypatch.setenv(each, "mine")  # so that it is put back, whatever happens
        monkeypatch.delenv(each)
    if name is not None:
        monkeypatch.setenv(name, "mine")
    session._print_errors_only()
    told = os.environ.get("SPARK_SUBMIT_OPTS", "")
    file = Path(session.__file__).with_name("log4j2.properties")
    assert file.is_file()
    assert (told == f"-Dlog4j2.configurationFile={file.as_uri()}") is (name is None)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            (
                "An error occurred while calling o34.text.",
                ": org.apache.hadoop.fs.UnsupportedFileSystemException: "
                'No FileSystem for scheme "x"',
                "\tat org.apache.hadoop.fs.FileSystem.getFileSystemClass(FileSystem.java:3585)",
                "\tat java.base/java.lang.Thread.run(Thread.java:840)",
                "",
            ),
            'No FileSystem for scheme "x"',
        ),
        (
            (
                "An error occurred while calling o42.parquet.",
                ": org.apache.hadoop.fs.ParentNotDirectoryException: "
                "Parent path is not a directory: file:/data/file",
                "\tat java.base/java.lang.Thread.run(Thread.java:840)",
            ),
            "Parent path is not a directory: file:/data/file",
        ),
        (
            (
                "An error occurred while calling o45.parquet.",
                ": org.apache.spark.SparkException: Job aborted due to stage failure: Task 1 in "
                "stage 0.0 failed 1 times, most recent failure: Lost task 1.0 in stage 0.0 (TID 1) "
                "(10.0.0.1 executor driver): java.io.IOException: Mkdirs failed to create "
                "file:/proc/x (exists=false, cwd=file:/data)",
                "\tat org.apache.hadoop.fs.ChecksumFileSystem.create(ChecksumFileSystem.java:541)",
                "",
                "Driver stacktrace:",
                "\tat java.base/java.lang.Thread.run(Thread.java:840)",
                "Caused by: java.io.IOException: Mkdirs failed to create file:/proc/x "
                "(exists=false, cwd=file:/data)",
                "\tat org.apache.hadoop.fs.ChecksumFileSystem.create(ChecksumFileSystem.java:541)",
                "\t... 1 more",
            ),
            "Mkdirs failed to create file:/proc/x (exists=false, cwd=file:/data)",
        ),
        (
            (
                "An error occurred while calling o50.parquet.",
                ": java.lang.RuntimeException: java.lang.ClassNotFoundException: "
                "Class org.apache.hadoop.fs.s3a.S3AFileSystem not found",
                "\tat org.apache.hadoop.conf.Configuration.getClass(Configuration.java:2833)",
                "Caused by: java.lang.ClassNotFoundException: "
                "Class org.apache.hadoop.fs.s3a.S3AFileSystem not found",
                "\t... 25 more",
            ),
            "Class org.apache.hadoop.fs.s3a.S3AFileSystem not found",
        ),
        (
            (
                "An error occurred while calling o47.collectToPython.",
                ": org.apache.spark.SparkException: Job aborted due to stage failure: Task 0 in "
                "stage 0.0 failed 1 times, most recent failure: Lost task 0.0 in stage 0.0 (TID 0) "
                '(10.0.0.1 executor driver): java.io.IOException: Cannot run program "/no/python": '
                "error=2, No such file or directory",
                "Caused by: java.io.IOException: error=2, No such file or directory",
                "\t... 28 more",
                "",
                "Driver stacktrace:",
                'Caused by: java.io.IOException: Cannot run program "/no/python": '
                "error=2, No such file or directory",
                "\t... 1 more",
                "Caused by: java.io.IOException: error=2, No such file or directory",
                "\t... 28 more",
            ),
            'Cannot run program "/no/python": error=2, No such file or directory',
        ),
        (
            (
                "An error occurred while calling o92.collectToPython.",
                ": org.apache.spark.SparkException: [FAILED_READ_FILE.NO_HINT] Encountered error "
                "while reading file file:///data/a.parquet.  SQLSTATE: KD001",
                "Caused by: java.lang.RuntimeException: file:/data/a.parquet is not a Parquet file",
                "\t... 1 more",
            ),
            "file:/data/a.parquet is not a Parquet file",
        ),
        (
            (
                ": org.apache.spark.SparkException: [FAILED_READ_FILE.NO_HINT] Encountered error "
                "while reading file file:///data/a.parquet.  SQLSTATE: KD001",
                "Caused by: java.io.EOFException",
                "\t... 1 more",
            ),
            "Encountered error while reading file file:///data/a.parquet.",
        ),
        (
            (
                ": org.apache.spark.SparkException: Job aborted due to stage failure: Task 0 in "
                "stage 1.0 failed 4 times, most recent failure: Lost task 0.3 in stage 1.0 (TID 7) "
                "(10.0.0.1 executor 1): ExecutorLostFailure (executor 1 exited caused by one of "
                "the running tasks) Reason: Container killed by YARN",
                "Driver stacktrace:",
                "\tat java.base/java.lang.Thread.run(Thread.java:840)",
            ),
            "ExecutorLostFailure (executor 1 exited caused by one of the running tasks) Reason: "
            "Container killed by YARN",
        ),
        (
            (
                "An error occurred while calling z:java.nio.ByteBuffer.allocate.",
                ": java.lang.OutOfMemoryError: Java heap space",
                "\tat java.base/java.lang.Thread.run(Thread.java:840)",
            ),
            "Java has too little memory (Java heap space): give it more (--driver-memory of "
            "spark-submit, on a cluster --executor-memory, too)",
        ),
        (
            ("java.net.UnknownHostException: bucket.example",),
            "UnknownHostException: bucket.example",
        ),
        (
            (
                "[UNRESOLVED_COLUMN.WITH_SUGGESTION] A column with name `a` cannot be resolved. "
                "SQLSTATE: 42703;",
                "'Project ['a]",
                "+- Range (0, 2, step=1, splits=Some(2))",
            ),
            "A column with name `a` cannot be resolved.",
        ),
        (
            (
                "An exception was thrown from the Python worker:",
                "Traceback (most recent call last):",
                '  File "a.py", line 17, in numbered',
                "    raise UsageError(said)",
                "    ^^^^^^^^^^^^^^^^^^^^^^",
                "pourparler_validators.messages.errors.UsageError: a.jsonl was changed: check it",
            ),
            "a.jsonl was changed: check it",
        ),
        (
            (
                "An exception was thrown from the Python worker:",
                "Traceback (most recent call last):",
                '  File "a.py", line 10, in rows',
                '    raise ValueError("two\\nlines")',
                "ValueError: two",
                "lines: of a message",
            ),
            "ValueError: two",
        ),
        (
            (
                "An error occurred while calling o219.collectToPython.",
                ": org.apache.spark.SparkException: Job aborted due to stage failure: Lost task",
                "Caused by: org.apache.spark.SparkException: Python worker exited unexpectedly "
                "(crashed). Consider setting 'spark.python.worker.faulthandler.enabled'",
                "Caused by: java.io.EOFException",
                "\t... 21 more",
            ),
            "a worker died, as it does where memory is too little; give the executors more",
        ),
        (
            ("[JAVA_GATEWAY_EXITED] Java gateway process exited before sending its port number.",),
            "Java did not start, for the reason that it has printed",
        ),
        (("",), "it says nothing"),
    ],
)
def test_of_a_trace_the_innermost_cause_is_said(lines: tuple[str, ...], said: str) -> None:
    assert _reason("\n".join(lines)) == said
