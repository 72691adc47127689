"""What two checks of the same records say differently."""

import datetime as dt
from collections import Counter

from pourparler_validators import Report
from pourparler_validators.spark import Result
from tests.spark.datasets import findings

TODAY = dt.date(2025, 6, 10)


def differences(result: Result, report: Report) -> list[object]:
    """In what a check on Spark differs from another."""
    on_spark = result.report(100_000)
    more, fewer = findings(on_spark), findings(report)
    pairs = (
        (more - fewer, fewer - more),
        (on_spark.tallies, report.tallies),
        (Counter(map(str, on_spark.errors)), Counter(map(str, report.errors))),
        ((on_spark.records, on_spark.files), (report.records, report.files)),
        (on_spark.figures, report.figures),
    )
    return [pair for pair in pairs if pair[0] != pair[1]]
