"""The session of Spark: the one of ``spark-submit``, or one on this machine."""

import logging
import os
import re
import shutil
import signal
import subprocess
import sys
import warnings
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.wording import cut

_SPARK: Final = "4"
_PACKAGES: Final = ("pyspark", "pandas", "pyarrow")
"""Spark hands rows to Python by way of pyarrow, and does so only where pandas is, too."""
_INSTALL: Final = "pip install 'pourparler[spark]'"
_JAVA: Final = (17, 21)
"""The versions of Java that Spark 4 runs on; later ones are tried."""
_LONGEST: Final = 200
"""So much is shown of a line that Java prints."""
_GATEWAY: Final = "PYSPARK_GATEWAY_PORT"
"""Is set where ``spark-submit`` has started this process, which then has a Java already."""
_HERE: Final = {
    "spark.python.daemon.module": "pourparler_validators.spark.daemon",
    "spark.ui.enabled": "false",
    "spark.hadoop.fs.file.impl": "org.apache.hadoop.fs.RawLocalFileSystem",
}
"""How Spark runs on this machine, if it is not configured otherwise: workers are forked that have
imported what they need, and no file of a checksum is written beside each, with which one that is
edited is not read."""
_MEMORY: Final = "--driver-memory of spark-submit, on a cluster --executor-memory, too"
"""How Java gets more memory."""
_ENDED: Final = (
    "Java has ended in the middle, as it does where memory is too little: give it more "
    "(--driver-memory of spark-submit), and start again, with the same work folder where one was "
    "named"
)


def session() -> Any:
    """The session that this process runs in, else a new one: as configured, or on this machine.

    Raises :class:`UsageError` where Spark, or a Java that it runs on, is not installed.
    """
    require_spark()
    from pyspark import SparkConf, SparkContext
    from pyspark.sql import SparkSession

    warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas")
    if _GATEWAY not in os.environ and SparkSession.getActiveSession() is None:
        require_java()
        _print_errors_only()
    with spoken():
        SparkContext._ensure_initialized()  # pyright: ignore[reportPrivateUsage] (reads the configuration)
        builder, given = SparkSession.builder.appName("pourparler check"), SparkConf()
        if not given.contains("spark.master"):
            builder = builder.master("local[*]")
        if re.match(r"local\b", given.get("spark.master", "local")):
            # else the first python3 of the path, which may be another environment's
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
            for name, value in _HERE.items():
                builder = builder.config(name, given.get(name, value))
        builder = builder.config("spark.ui.showConsoleProgress", "false")
        found = builder.getOrCreate()
        found.sparkContext.setLogLevel("OFF")
    return found


def _print_errors_only() -> None:
    """Has Java print errors and not how it starts, where nobody has settings for that."""
    if not {"SPARK_CONF_DIR", "SPARK_HOME"} & {*os.environ}:
        settings = Path(__file__).with_name("log4j2.properties").as_uri()
        os.environ.setdefault("SPARK_SUBMIT_OPTS", f"-Dlog4j2.configurationFile={settings}")


@contextmanager
def session_of_command() -> Generator[Any]:
    """A session for a command, which says in one sentence what goes wrong, or is interrupted.

    Raises :class:`UsageError` as :func:`session` and :func:`spoken` do.
    """
    logged = logging.root.manager.disable
    logging.disable()  # what Python logs of Spark are the traces of what is said here
    try:
        spark = session()
        spark.sparkContext._accumulatorServer.handle_error = _silent
        with _interrupted_at_once(), spoken():
            yield spark
    finally:
        logging.disable(logged)


def _silent(*_of: object) -> None:
    """Says nothing of a connection that Java has left: whoever waits for an answer will."""


@contextmanager
def _interrupted_at_once() -> Generator[None]:
    """Has an interrupt end what waits for Java.

    Spark asks Java first to end its jobs, on the connection that is just read, which fails.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def spoken() -> Generator[None]:
    """Says in one sentence what Spark says in many.

    Raises :class:`UsageError` for what goes wrong there, on the driver or on a worker.
    """
    from py4j.protocol import Py4JError, Py4JNetworkError
    from pyspark.errors import PySparkException

    try:
        yield
    except Exception as error:
        lost = (Py4JNetworkError, ConnectionError, EOFError)
        if any(isinstance(one, lost) for one in _with_earlier(error)):
            raise UsageError(_ENDED) from None
        if isinstance(error, PySparkException | Py4JError):
            raise UsageError(f"the run on Spark was broken off: {_reason(str(error))}") from None
        raise


def _with_earlier(error: BaseException | None) -> Iterator[BaseException]:
    """An exception, and those that were being handled when it was raised."""
    while error is not None:
        yield error
        error = error.__context__


def _reason(text: str) -> str:
    """What a trace of Python or of Java says for a person: that of the innermost cause.

    A cause that only has the end of what an outer one says gives way to that.
    """
    lines = text.splitlines()
    if any("exited unexpectedly" in line or "(crashed)" in line for line in lines):
        return "a worker died, as it does where memory is too little; give the executors more"
    if "[JAVA_GATEWAY_EXITED]" in text:
        return "Java did not start, for the reason that it has printed"
    if said := _raised_in_python(lines):
        return said
    causes = [cause for cause in map(_cause, lines) if cause]
    if not causes:
        first = next((line.strip() for line in lines if line.strip()), "it says nothing")
        return _without_codes(first)
    said = causes.pop()
    while causes and said in causes[-1]:
        said = causes.pop()
    return said


def _raised_in_python(lines: Sequence[str]) -> str:
    """The exception at the end of a trace of Python, which follows on its last indented line."""
    if not (calls := [at for at, line in enumerate(lines) if line.startswith('  File "')]):
        return ""
    rest = (line for line in lines[calls[-1] :] if line and not line[0].isspace())
    return re.sub(r"^(?:[\w.]+\.)?UsageError: ", "", next(rest, ""))


def _cause(line: str) -> str:
    """What an exception of Java says on the line that begins with it, if anything.

    One word, such as the name of a machine, says too little without the name of the exception.
    """
    begun = re.match(r"(?:: |Caused by: )?(?=[\w.$]+(?:Error|Exception)\b)", line)
    if begun is None:
        return ""
    said = re.sub(r"^.*Job aborted due to .*? \(TID \d+\) \([^()]*\): ", "", line[begun.end() :])
    name = ""
    while of := re.match(r"(?:\w+\.)*([\w$]+(?:Error|Exception))(?:: |$)", said):
        name, said = of[1], said[of.end() :]
    said = _without_codes(said)
    if name == "OutOfMemoryError":
        return f"Java has too little memory ({said}): give it more ({_MEMORY})"
    return said if " " in said else f"{name}: {said}" if said else ""


def _without_codes(said: str) -> str:
    """A message of Spark without the signs that it has for programs."""
    return re.sub(r"^\[[A-Z_.\d]+\] |\s+SQLSTATE: \w+;?$", "", said.strip()).strip()


def require_spark() -> None:
    """Raises :class:`UsageError` where Spark 4, or what it needs to run this, is not installed."""
    lacking = next((name for name in _PACKAGES if find_spec(name) is None), None)
    if lacking is not None:
        raise UsageError(f"Spark needs the package {lacking}: {_INSTALL}")
    found = _version()
    if found.partition(".")[0] != _SPARK:
        raise UsageError(f"Spark {_SPARK} is needed, and version {found} is there: {_INSTALL}")


def _version() -> str:
    """The version of pyspark; that of ``spark-submit`` goes before one that is installed."""
    if _GATEWAY not in os.environ:
        with suppress(PackageNotFoundError):
            return version("pyspark")
    import pyspark

    return str(pyspark.__version__)


def require_java() -> None:
    """Raises :class:`UsageError` where there is no Java that Spark runs on."""
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home, "bin", "java")) if home else shutil.which("java")
    advice = "install Java 17 or 21 (on Debian: apt install openjdk-17-jre-headless)"
    if java is None or not Path(java).exists():
        where = f"there is none in JAVA_HOME, {home}" if home else "there is none on this machine"
        raise UsageError(f"Spark needs Java, and {where}: {advice}")
    match = re.search(r'version "(?:1\.)?(\d+)', _told(java, advice))
    if match is None or int(match[1]) < min(_JAVA):
        named = f"Java {match[1]}" if match else "a Java that does not say its version"
        raise UsageError(f"Spark needs Java 17 or 21, and {java} is {named}: {advice}")


def _told(java: str, advice: str) -> str:
    """What a Java says of itself. Raises :class:`UsageError` where it does not run."""
    try:
        ended = subprocess.run(  # noqa: S603
            [java, "-version"], capture_output=True, text=True, errors="replace", check=False
        )
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{java} does not run: {reason}; {advice}") from None
    told = ended.stderr + ended.stdout
    if ended.returncode:
        lines = [line.strip() for line in told.splitlines() if not line.startswith("Picked up ")]
        said = next((f": {cut(line, _LONGEST)}" for line in lines if line), ", and says nothing")
        raise UsageError(f"{java} does not run{said}; {advice}")
    return told


@contextmanager
def setting(spark: Any, name: str, value: str) -> Generator[None]:
    """Has a setting of Spark another value for a while."""
    before = spark.conf.get(name, None)
    spark.conf.set(name, value)
    try:
        yield
    finally:
        if before is None:
            spark.conf.unset(name)
        else:
            spark.conf.set(name, before)


@contextmanager
def reading_all_rows(spark: Any) -> Generator[None]:
    """Has Spark hold few rows at once, since some are large, and read them all as usual."""
    with ExitStack() as stack:
        for name, value in _READING.items():
            stack.enter_context(setting(spark, name, value))
        yield


_READING: Final = {
    "spark.sql.parquet.columnarReaderBatchSize": "16",
    "spark.sql.legacy.parquet.nanosAsLong": "true",
    "spark.sql.caseSensitive": "true",
    "spark.sql.execution.arrow.useLargeVarTypes": "false",
}
