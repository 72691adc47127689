"""What comes of judging a block, as rows."""

import dataclasses
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, Final, NamedTuple, Protocol, TypeVar

from pyspark.sql import functions as sql

from pourparler_validators.contract.references import links_of
from pourparler_validators.contract.waivers import has_waivers
from pourparler_validators.entries.entry import Entry
from pourparler_validators.running.outcome import Outcome
from pourparler_validators.running.placing import located
from pourparler_validators.running.stored_findings import clipped
from pourparler_validators.spark.rows import Part, Row, pickled, unpickled

RESULTS: Final = (
    "block int, kind string, rule string, key string, path string, position long, value binary"
)
"""What comes of judging a block."""


class ResultRow(NamedTuple):
    """A row of what comes of judging."""

    kind: str
    rule: str | None = None
    key: str | None = None
    path: str | None = None
    position: int | None = None
    value: Any = None


class Total(Protocol):
    """What counts, and takes in what was counted elsewhere."""

    def add(self, other: Any) -> None:
        """Takes that in."""


_Total = TypeVar("_Total", bound=Total)


def results_of(outcome: Outcome, folder: str) -> Iterator[ResultRow]:
    """What has come of judging, the findings with their places."""
    for one in located(outcome.findings, folder):
        yield ResultRow("finding", one.rule, value=pickled(clipped(one)))
    for name, tally in outcome.tallies.items():
        yield ResultRow("tally", name, value=pickled(tally))
    for error in outcome.errors:
        reason = error.reason.encode(errors="surrogatepass")
        yield ResultRow("error", error.rule, error.record, value=reason)
    for share in outcome.shares:
        bare = dataclasses.replace(share, entry=_bare(share.entry))
        yield ResultRow("share", share.rule, share.entry.id, value=pickled(bare))
    for path in {text.path for text in outcome.texts if text.path is not None}:
        yield ResultRow("text", key=path)


def for_waivers(outcome: Outcome, waived: Collection[str]) -> Iterator[ResultRow]:
    """What waivers are judged by: what was found at their records, and beside these by rules named.

    ``waived`` are the names of the rules that waivers name.
    """
    for one in outcome.findings:
        if has_waivers(one.entry):
            yield ResultRow("held", one.rule, None, *one.entry.order, pickled(one))
        if one.rule in waived:
            for key in {key for key, _ in links_of(one.entry)} - {one.entry.id}:
                yield ResultRow("beside", one.rule, key, value=pickled(one))
    for rule, entry in outcome.unchecked:
        yield ResultRow("unseen", rule, None, *entry.order)


def as_rows(block: int, results: Iterable[ResultRow]) -> Iterator[dict[str, Any]]:
    """Results as rows of their block."""
    return ({"block": block, **result._asdict()} for result in results)


def totals(results: Any, kind: str, new: Callable[[], _Total]) -> dict[str, _Total]:
    """What was counted of a kind of results, by rule; each part of the rows is summed by itself."""

    def summed(rows: Iterable[Row]) -> dict[str, _Total]:
        found: dict[str, _Total] = {}
        for row in rows:
            found.setdefault(row["rule"], new()).add(unpickled(row["value"]))
        return found

    def parts(rows: Iterable[Row]) -> Iterator[Row]:
        return ({"rule": rule, "value": pickled(sum_)} for rule, sum_ in summed(rows).items())

    counted = Part(results.where(sql.col("kind") == kind).select("rule", "value"))
    return summed(counted.made(parts, "rule string, value binary").toLocalIterator())


def _bare(entry: Entry) -> Entry:
    """The place of a record without the record."""
    file = dataclasses.replace(entry.file, content=b"", cells=None)
    return dataclasses.replace(entry, file=file, record=None, plain=None, faults=())
