"""One session of Spark for all tests here; without Spark or Java they are skipped, and say so."""

import os
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from pourparler_validators.messages.errors import UsageError
from pourparler_validators.spark.session import require_spark, session


def require_spark_here() -> None:
    """Skips the module that calls it where Spark is not installed; with ``CI=true`` it fails."""
    try:
        require_spark()
    except UsageError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"the check on Spark is not tested: {error}", allow_module_level=True)


@pytest.fixture(scope="package")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A session on two processors of this machine; a task that fails is tried three times.

    Of small data it is the plans that cost, so these are neither compiled nor changed on the way.
    """
    folder = tmp_path_factory.mktemp("spark")
    options = {
        "spark.sql.shuffle.partitions": "2",
        "spark.ui.enabled": "false",
        "spark.local.dir": str(folder),
        "spark.driver.memory": "2g",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    }
    given = " ".join(f"--conf {name}={value}" for name, value in options.items())
    os.environ["PYSPARK_SUBMIT_ARGS"] = f"--master local[2,3] {given} pyspark-shell"
    try:
        found = session()
    except UsageError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"the check on Spark is not tested: {error}")
    yield found
    found.stop()
    _leave_java()


def _leave_java() -> None:
    """Ends the threads that talk to Java: a check beside others takes one process only."""
    from pyspark import SparkContext

    gateway: Any = SparkContext._gateway
    gateway.shutdown()
    gateway.proc.stdin.close()
    gateway.proc.wait(60)
    for thread in threading.enumerate():
        if type(thread).__name__ == "FinalizerWorker":
            thread.join(60)
    SparkContext._gateway = SparkContext._jvm = None
