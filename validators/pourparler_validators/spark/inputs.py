"""Records as Spark reads them, each with the place where it stands."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import field
from pathlib import Path, PurePath
from typing import Any, Final, TypeVar

from pyspark.sql import functions as sql

from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.formats import format_of
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.project.file_system import is_file, is_folder, is_remote
from pourparler_validators.project.settings import NO_SETTINGS, Project
from pourparler_validators.reading import files
from pourparler_validators.reading.dataset import require_one_project
from pourparler_validators.reading.entries_in import entries_in
from pourparler_validators.reading.files import Manner
from pourparler_validators.reading.named_paths import shown
from pourparler_validators.spark.file_system import (
    Names,
    State,
    at,
    exactly,
    first_line,
    state_of,
)
from pourparler_validators.spark.frame import has_places, place_columns, record_column
from pourparler_validators.spark.lines import WHOLE, cut, read_lines, with_offsets
from pourparler_validators.spark.parquet import damaged, read_parquet
from pourparler_validators.spark.rows import Part, Row, union
from pourparler_validators.spark.session import setting

READ: Final = "path string, position long, content binary, row binary"
"""A record, or where one should be."""

_DAMAGED: Final = "FAILED_READ_FILE"
_LEAVES_OUT: Final = "spark.sql.files.ignoreCorruptFiles"
_CUT_FOR: Final = "spark.sql.files.minPartitionNum"

_Written = TypeVar("_Written")

_NO_PROJECT: Final = Project(NO_SETTINGS, Path())
_FRAME: Final = "<dataframe>"


@dataclass(slots=True)
class Inputs:
    """What is read: the records, and what is known of the files."""

    parts: Sequence[Part]
    lines: Sequence[str] = ()
    """The files of JSON Lines."""
    files: int = 1
    passed_over: int = 0
    links_out: int = 0
    entries: list[Entry] = field(default_factory=list[Entry])
    """The files in which something is wrong as a whole."""
    rows: Mapping[str, int] = field(default_factory=dict[str, int])
    """How many rows each file of Parquet says that it has."""
    named: Collection[str] = ()
    """The paths that are given; other files were only found in a folder."""
    states: Mapping[str, State] = field(default_factory=dict[str, State])
    """The files that are read, each as it was before."""
    records: dict[str, int] = field(default_factory=dict[str, int])
    """How many records each file has, once all are written."""
    has_own_places: bool = False
    """Whether a data frame says where its records are from."""

    def made(self, make: Callable[[Iterable[Row]], Iterable[Row]], schema: str) -> Any:
        """A data frame of what is made of all records, as they are read."""
        return union(part.made(make, schema) for part in self.parts)

    def write(self, spark: Any, write: Callable[[], _Written]) -> _Written:
        """Does what writes all records; of a damaged file those that stand before the damage.

        Files are cut by how many processors there are, which is not to change meanwhile.
        """
        processors = spark.conf.get("spark.sql.leafNodeDefaultParallelism", None)
        number = str(processors or spark.sparkContext.defaultParallelism)
        with setting(spark, _CUT_FOR, spark.conf.get(_CUT_FOR, None) or number):
            try:
                return write()
            except Exception as error:
                if not self.rows or _DAMAGED not in str(error):
                    raise
            with setting(spark, _LEAVES_OUT, "true"):
                return write()

    def settled(self, spark: Any, records: Any) -> Any:
        """All records but those of files that are passed over, once all are written.

        A file of a folder is passed over where nothing in it is meant as a record. Notes how many
        these are, and the files that cannot be read as lines, in which nothing was found, or fewer
        rows than there are.
        """
        if not (self.lines or self.rows):
            return records
        of_files = records.groupBy("path").agg(
            sql.count("*").alias("n"),
            sql.bool_or("is_meant").alias("is_meant"),
            sql.max(sql.when(sql.col("position") == WHOLE, sql.col("content"))).alias("head"),
        )
        told = {row["path"]: row for row in of_files.collect()}
        passed_over = {path for path in {*told} - {*self.named} if not told[path]["is_meant"]}
        heads = {path: bytes(row["head"]) for path, row in told.items() if row["head"]}
        for path in sorted({*self.lines} - {*told} | {*heads} - passed_over):
            file = SourceFile(path, heads.get(path, b""), "jsonl")
            self.entries += entries_in(file, is_named=True) or ()
        counts = {path: row["n"] for path, row in told.items()}
        others = {*passed_over, *heads}
        self.records = {path: n for path, n in sorted(counts.items()) if path not in others}
        fewer = (path for path, rows in self.rows.items() if counts.get(path, 0) < rows)
        self.entries += [damaged(spark, path) for path in fewer]
        self.files -= len(passed_over)
        self.passed_over += len(passed_over)
        if not others:
            return records
        left_out = spark.createDataFrame([(path,) for path in others], "path string")
        return records.join(sql.broadcast(left_out), "path", "left_anti")


def read_paths(spark: Any, paths: Sequence[str], project: Project = _NO_PROJECT) -> Inputs:
    """The records of JSON Lines and of Parquet, in files and folders.

    Of a folder of this machine those files are read that a check on one machine reads. Raises
    :class:`UsageError` for a path that is not there, and for another format.
    """
    names = Names(paths)
    named = {names.given(path) for path in paths}
    local = [path for path in paths if not is_remote(path)]
    for path in local:
        if not (is_file(path) or is_folder(path)):
            raise UsageError(f"{path} is no file and no folder, which is what Spark reads")
    _require_forms(filter(is_file, local))
    here = files.read_paths(local, Manner(is_excluded=project.is_excluded, opens=False))
    require_one_project(project, here.searched)
    there = dict(each for path in paths if is_remote(path) for each in _listed(spark, path, names))
    elsewhere = {path: state for path, state in there.items() if format_of(path) or path in named}
    _require_forms((*map(shown, here.paths), *elsewhere))
    found, entries = _states(map(shown, here.paths))
    found |= elsewhere
    lines, rows_in = (
        {path: state.size for path, state in found.items() if format_of(path) == form}
        for form in ("jsonl", "parquet")
    )
    none = Part(spark.createDataFrame([], READ))
    rows = read_parquet(spark, [*rows_in], names, named)
    return Inputs(
        [none, *read_lines(spark, lines, names), *rows.parts],
        [*lines],
        len(found) + len(entries) - rows.passed_over,
        here.passed_over + rows.passed_over,
        here.links_out,
        [*entries, *rows.entries],
        rows.rows,
        named,
        found,
    )


def _require_forms(paths: Iterable[str]) -> None:
    for path in paths:
        if (form := format_of(path)) not in ("jsonl", "parquet"):
            advice = (
                "convert it first, with pourparler convert --to jsonl"
                if form
                else "give it a name that ends in .jsonl or .parquet, if it is"
            )
            raise UsageError(
                f"{path} is no JSON Lines and no Parquet, which is what Spark reads: {advice}"
            )
        _require_seen(path)


def _require_seen(path: str) -> None:
    """Raises :class:`UsageError` for a name that Spark passes over, or does not understand."""
    name = PurePath(path).name
    if name.startswith(("_", ".")):
        reason = "begins with _ or a full stop"
    elif ":" in name:
        reason = "has a colon"
    elif not name.isascii() and name != name.encode(errors="replace").decode():
        reason = "is not UTF-8"
    else:
        return
    raise UsageError(f"{path} is not read by Spark, since its name {reason}: give it another one")


def _states(paths: Iterable[str]) -> tuple[dict[str, State], list[Entry]]:
    """The states of files of this machine, and the entries of those that do not open."""
    states: dict[str, State] = {}
    entries: list[Entry] = []
    for path in paths:
        try:
            states[path] = state_of(path)
        except OSError as error:
            entries += files.locked(Path(path), format_of(path) or "", error)[1]
    return states, entries


def read_frame(frame: Any, column: str | None, stage: Any) -> Inputs:
    """The records of a column of JSON; ``path`` and ``line`` may stand beside them.

    Raises :class:`UsageError` where it is not clear which column that is, and where it is of
    another type.
    """
    chosen = record_column(frame, column).replace("`", "``")
    content = cut(sql.coalesce(sql.col(f"`{chosen}`").cast("binary"), sql.lit(b"null")))
    if has_places(frame):
        part = Part(frame.select(*place_columns(frame), *content))
        return Inputs([part], has_own_places=True)
    given = stage("given", lambda: frame.select(*content))
    part = sql.col("_metadata.file_path").alias("part")
    rows = given.select(
        "content", "row", sql.lit(_FRAME).alias("file_path"), part, "_metadata.row_index"
    )
    position = (sql.col("before") + sql.col("row_index")).alias("position")
    numbered = with_offsets(rows, rows.withColumn("is_unmerged", sql.lit(False)))
    return Inputs(
        [Part(numbered.select(sql.col("file_path").alias("path"), position, "content", "row"))]
    )


def _listed(spark: Any, path: str, names: Names) -> list[tuple[str, State]]:
    """The files of a path elsewhere: Spark has a row for each that is not empty."""
    reader = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
    try:
        system, place = at(spark, path)
        found = reader.load(exactly(path) if system.exists(place) else path)  # else it is a pattern
        changed = sql.col("modificationTime").cast("string").alias("changed")
        rows = found.select("_metadata.file_path", "length", changed).collect()
        states = {names.shown(path): State(size, time) for path, size, time in rows}
        none = State(0, "")
        listed = [(one, states.get(one, none)) for one in map(names.shown, found.inputFiles())]
    except Exception as error:
        raise UsageError(f"{path} cannot be read: {first_line(error)}") from None
    if not listed:
        _require_seen(path)
    return listed
