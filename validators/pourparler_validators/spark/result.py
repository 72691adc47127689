"""What a check on Spark gives: the findings as a data frame, and a report of the worst."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import Any, Final

from pyspark.sql import Window
from pyspark.sql import functions as sql

from pourparler_validators.adopting.baseline import Baseline, was_unseen
from pourparler_validators.contract.finding import Severity, Tally
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.project.settings import Project
from pourparler_validators.running.check import is_ignored
from pourparler_validators.running.finding import (
    Begin,
    Figures,
    Finding,
    Kind,
    figures_of_kinds,
)
from pourparler_validators.running.outcome import InternalError
from pourparler_validators.running.report import Report
from pourparler_validators.running.stored_findings import StoredFindings
from pourparler_validators.spark.new_folder import FINDINGS as OF_FINDINGS
from pourparler_validators.spark.new_folder import new_folder
from pourparler_validators.spark.rows import Part, Row, go_to, of_kind, pickled, unpickled

FINDINGS: Final = (
    "rule string, severity string, record string, pointer string, file string, line int, "
    "column int, message string, help string, params string, related string, fix string, "
    "waived string, fingerprint string, was_unseen boolean, order string, finding binary"
)
"""A finding; ``params``, ``related`` and ``fix`` are JSON as in the report."""
_INNER: Final = ("was_unseen", "order", "finding")
_MOST_BESIDE: Final = 10_000
"""A report has so many of what is no finding, such as rules that failed, if there are so many."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a check has found."""

    tallies: Mapping[str, Tally]
    """How often each rule held, found a fault, did not apply, or could not be checked."""
    errors: Any
    """A data frame of the rules that raised an exception: ``rule``, ``record``, ``reason``."""
    today: dt.date
    files: int
    records: int
    passed_over: int
    links_out: int
    rounds: tuple[int, ...]
    """How many questions were open after each round."""
    pending: tuple[int, ...]
    """How many answers of rules waited for them, at the last for none."""
    folder: Path = Path()
    unnamed: Mapping[str, int] = field(default_factory=dict[str, int])
    """How many records each file has, which a report does not name; none of a data frame."""
    _rows: Any = field(kw_only=True, repr=False)
    _beside: Any = field(kw_only=True, repr=False)

    @property
    def findings(self) -> Any:
        """A data frame of all findings, also of those that are waived or in the baseline.

        ``params``, ``related`` and ``fix`` are JSON, as in the JSON report.
        """
        return self._rows.drop(*_INNER)

    def write(self, path: str | Path) -> None:
        """Writes Parquet: ``findings``, a folder for each rule; ``tallies`` and ``errors``.

        The folder appears when all is written. Raises :class:`UsageError` where files are there
        that are not of such a folder.
        """
        spark = self._rows.sparkSession
        rows = [
            (name, one.held, one.found, one.not_applicable, dict(one.could_not))
            for name, one in self.tallies.items()
        ]
        columns = (
            "rule string, held long, found long, not_applicable long, could_not map<string,long>"
        )
        tallies = spark.createDataFrame(rows, columns)
        by_rule = [] if self._rows.isEmpty() else ["rule"]  # else no file has the columns
        with new_folder(spark, str(path), is_over=True, of=OF_FINDINGS) as folder:
            self.findings.write.partitionBy(*by_rule).parquet(f"{folder}/findings")
            tallies.coalesce(1).write.parquet(f"{folder}/tallies")
            self.errors.write.parquet(f"{folder}/errors")

    def report(self, most: int = 10_000) -> Report:
        """The report as of any other check; of more findings than ``most`` it has the worst.

        Raises :class:`UsageError` where that is less than 0.
        """
        if most < 0:
            raise UsageError(f"most is {most}, and a report has at least 0 findings")
        ranked = sql.array_position(sql.array(*map(sql.lit, Severity)), sql.col("severity"))
        is_known = sql.col("waived").isNotNull() | sql.col("baselined")
        chosen = self._rows.orderBy(is_known, ranked, "order").limit(most)
        found = [
            replace(
                unpickled(row["finding"]),
                is_baselined=row["baselined"],
                came_to_light=row["was_unseen"],
            )
            for row in chosen.select("finding", "baselined", "was_unseen").collect()
        ]
        figures = self._figures()
        beside = self._beside_findings(max(most, _MOST_BESIDE))
        errors = (
            InternalError(row["rule"], row["key"], row["value"].decode(errors="surrogatepass"))
            for row in of_kind(beside, "error")
        )
        shares = (unpickled(row["value"]) for row in of_kind(beside, "share"))
        return Report(
            findings=Worst(sorted(found, key=lambda one: one.order), figures),
            tallies=self.tallies,
            errors=tuple(errors),
            files=self.files,
            records=self.records,
            passed_over=self.passed_over,
            links_out=self.links_out,
            today=self.today,
            folder=self.folder,
            unnamed=self.unnamed,
            shares=tuple(sorted(shares, key=lambda one: (one.rule, one.entry.rank))),
            texts=tuple(sorted(row["key"] for row in of_kind(beside, "text"))),
        )

    def _beside_findings(self, most: int) -> list[Any]:
        """What else is said, of each kind no more than so much."""
        rows = self._beside.where("kind <> 'tally'").distinct()
        number = sql.row_number().over(Window.partitionBy("kind").orderBy("key", "value"))
        return [*rows.withColumn("number", number).where(f"number <= {most}").collect()]

    def _figures(self) -> Figures:
        is_waived = sql.col("waived").isNotNull().alias("is_waived")
        kinds = self._rows.groupBy("severity", is_waived, "baselined", "was_unseen").count()
        return figures_of_kinds(
            (Kind(Severity(severity), *told), number) for severity, *told, number in kinds.collect()
        )


class Worst(StoredFindings):
    """The worst findings of more, with the figures of all, which no change of these touches."""

    def __init__(
        self, findings: Sequence[Finding], figures: Figures, changes: Sequence[Begin] = ()
    ) -> None:
        super().__init__(lambda: iter(findings), changes)
        self._findings = findings
        self._figures = figures

    def changed(self, begin: Begin) -> "Worst":
        """The same findings after a change."""
        return Worst(self._findings, self.figures(), (*self._changes, begin))


def rows_of_findings(results: Any, project: Project, baseline: Baseline) -> Any:
    """The findings of a run as rows, those marked that the baseline knows."""
    here = str(Path.cwd())

    def rows(given: Iterable[Row]) -> Iterator[Row]:
        go_to(here)
        found = (unpickled(row["value"]) for row in given)
        return (_row(one, project, baseline) for one in found if not is_ignored(one, project))

    found = Part(results.where("kind = 'finding'").select("value")).made(rows, FINDINGS)
    counts = [(one.fingerprint, one.count) for one in baseline.findings]
    if not counts:
        return found.withColumn("baselined", sql.lit(False))
    known = found.sparkSession.createDataFrame(counts, "fingerprint string, known int")
    known = known.groupBy("fingerprint").agg(sql.sum("known").alias("known"))
    is_open = sql.col("waived").isNull()
    same = Window.partitionBy("fingerprint", is_open).orderBy("order")
    numbered = found.withColumn("number", sql.row_number().over(same))
    marked = numbered.join(sql.broadcast(known), "fingerprint", "left")
    is_known = is_open & (sql.col("number") <= sql.coalesce("known", sql.lit(0)))
    columns = [name for name in found.columns if name != "was_unseen"]
    is_old = (sql.col("was_unseen") & ~is_known).alias("was_unseen")
    return marked.select(*columns, is_old, is_known.alias("baselined"))


def beside_findings(results: Any) -> Any:
    """What comes of a run beside findings, apart from all that waited in its blocks."""
    chosen = results.where("kind IN ('share', 'error', 'text', 'tally')")
    return chosen.select("kind", "rule", "key", "value")


def errors_of(results: Any) -> Any:
    """The rules that raised an exception, with the records at which they did."""
    columns = ("rule", "key AS record", "CAST(value AS string) AS reason")
    return results.where("kind = 'error'").selectExpr(*columns)


def _row(finding: Finding, project: Project, baseline: Baseline) -> dict[str, Any]:
    plain = finding.to_dict()
    start = plain["start"]
    path, sheet, place, *names, other, message = finding.order
    numbers = (f"{one.line:012}\0{one.column:09}" for one in (place, other))
    order = (path, sheet, next(numbers), *names, next(numbers), message)
    return {
        **{name: plain[name] for name in ("rule", "severity", "record", "pointer", "file")},
        "line": start["line"],
        "column": start["column"],
        **{name: plain[name] for name in ("message", "help", "waived", "fingerprint")},
        **{name: _json(plain[name]) for name in ("params", "related", "fix")},
        "was_unseen": finding.waived is None
        and bool(baseline.unseen)
        and was_unseen(finding, Path(project.folder), baseline.unseen),
        "order": "\0".join(order),
        "finding": pickled(finding),
    }


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)
