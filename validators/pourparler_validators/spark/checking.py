"""The check on Spark as one call."""

import atexit
import dataclasses
import datetime as dt
import importlib
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from pyspark.sql import DataFrame

from pourparler.own_fields import OwnFields
from pourparler_validators.adopting.baseline import Baseline
from pourparler_validators.contract.finding import Severity, Tally
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.reading.article_files import TextFolders
from pourparler_validators.running.check import run_of
from pourparler_validators.running.options import Options
from pourparler_validators.running.selection import ALL
from pourparler_validators.spark.dependence import depends_on
from pourparler_validators.spark.inputs import read_frame, read_paths
from pourparler_validators.spark.judged_rows import totals
from pourparler_validators.spark.result import Result, beside_findings, errors_of, rows_of_findings
from pourparler_validators.spark.run import SparkRun
from pourparler_validators.spark.session import reading_all_rows, spoken
from pourparler_validators.spark.work_folder import work_folder

_GIVEN: Final = "give paths of files and folders, in a list, or a data frame of Spark"


def check_dataset(
    spark: Any,
    records: Any,
    *,
    today: dt.date | None = None,
    select: Sequence[str] = (ALL,),
    ignore: Sequence[str] = (),
    severities: Mapping[str, Severity] | None = None,
    texts: Sequence[str] = (),
    modules: Sequence[str] = (),
    own_fields: OwnFields | None = None,
    column: str | None = None,
    work: str | None = None,
) -> Result:
    """Checks a dataset on Apache Spark, with what any other check would find.

    ``records`` are paths of JSON Lines and of Parquet as ``convert`` writes it, files or folders;
    or a data frame, each row of which has a record as JSON in ``column`` (by default ``record``,
    ``value``, or the only other text), and where it is from in ``path`` and ``line``, if it has
    these, which is a place of its own.
    ``work`` is a folder that all workers reach: stages are written there, and a run that was broken
    off goes on from the last; on one machine by default a new one, removed at exit. The other
    arguments are those of :func:`pourparler_validators.check_files`. Raises :class:`UsageError` for
    what cannot be read, for the name of a rule that there is not, for a work folder that is in use
    or has the stages of another run, and where the run is broken off.
    """
    own = OwnFields() if own_fields is None else own_fields
    options = Options(today, select, ignore, severities or {}, modules, texts, own_fields=own)
    with spoken():
        return check_with(spark, records, options, column=column, work=work)


def check_with(
    spark: Any,
    records: Any,
    options: Options,
    *,
    baseline: Baseline | None = None,
    column: str | None = None,
    work: str | None = None,
) -> Result:
    """Checks a dataset with options that are resolved; the baseline marks what it knows."""
    today = options.today or dt.date.today()
    options = dataclasses.replace(options, today=today, tell=None)
    run_of(options, TextFolders())  # says what is wrong with the names of rules
    _ship(spark, options.modules)
    place = work or _work_here(spark)
    paths, known = _paths(records), baseline or Baseline()
    with reading_all_rows(spark):
        read = None if paths is None else read_paths(spark, paths, options.project)
        rests_on = depends_on(None if read is None else read.states, options, known)
        with work_folder(spark, place, rests_on) as stages:
            inputs = read or read_frame(records, column, stages.stage)
            return _result(SparkRun(spark, inputs, options, stages), known, today)


def _result(run: SparkRun, known: Baseline, today: dt.date) -> Result:
    results, project, inputs, stage = (
        run.results(),
        run.options.project,
        run.inputs,
        run.stages.stage,
    )
    rows = stage("findings", lambda: rows_of_findings(results, project, known))
    beside = stage("beside", lambda: beside_findings(results))
    return Result(
        dict(sorted(totals(beside, "tally", Tally).items())),
        errors_of(beside),
        today,
        inputs.files,
        run.records,
        inputs.passed_over,
        inputs.links_out,
        tuple(run.rounds),
        tuple(run.pending),
        Path(project.folder),
        inputs.records,
        _rows=rows,
        _beside=beside,
    )


def _work_here(spark: Any) -> str:
    """A folder for the stages, of this machine, which is removed when this program ends.

    Raises :class:`UsageError` where workers of other machines would not see it.
    """
    if not spark.sparkContext.master.startswith("local"):
        raise UsageError(
            "the workers are on other machines: name a work folder that all of them reach "
            "(--work s3a://bucket/tmp/run-1)"
        )
    return str(_temporary())


def _temporary() -> Path:
    folder = TemporaryDirectory(prefix="pourparler-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    return Path(folder.name)


def _paths(records: Any) -> list[str] | None:
    """The paths, where these are what is given, and no data frame.

    Raises :class:`UsageError` where neither is.
    """
    if isinstance(records, DataFrame):
        return None
    given: Any = [records] if isinstance(records, str | Path) else records
    if not isinstance(given, list | tuple):
        raise UsageError(f"the records are {_named(given)}: {_GIVEN}")
    others = [path for path in given if not isinstance(path, str | Path)]
    if others or not given:
        held = f"a list, and one of them is {_named(others[0])}" if others else "an empty list"
        raise UsageError(f"the records are {held}: {_GIVEN}")
    return [str(path) for path in given]


def _named(value: Any) -> str:
    """How a value is named that is none of those that are read."""
    kind = type(value)
    home = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
    return "None" if value is None else f"of the type {home}{kind.__name__}"


def _ship(spark: Any, modules: Sequence[str]) -> None:
    """Has the workers find modules of own rules, which lie beside the driver only.

    Raises :class:`UsageError` for a module that cannot be imported here.
    """
    for name in dict.fromkeys(module.partition(".")[0] for module in modules):
        try:
            path = importlib.import_module(name).__file__
        except Exception as error:
            raise UsageError(f"the rules cannot be loaded: {error}") from None
        if path is None:
            raise UsageError(f"{name} has no file that could be sent to the workers")
        place = Path(path)
        if place.name == "__init__.py":
            package = place.parent
            base = str(Path(_temporary(), package.name))
            archive = shutil.make_archive(base, "zip", package.parent, package.name)
            spark.sparkContext.addPyFile(archive)
        else:
            spark.sparkContext.addPyFile(str(place))
