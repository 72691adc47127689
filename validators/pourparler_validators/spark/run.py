"""A check on Spark, from the records to the findings: owns the order of the stages."""

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from functools import partial
from typing import Any, Final, TypeAlias

from pyspark.sql import functions as sql

from pourparler_validators.contract.links import Gaps
from pourparler_validators.entries.entry import Entry
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.reading.article_files import TextFolders
from pourparler_validators.running.asking import Question
from pourparler_validators.running.beforehand import by_kind, judge_declarations, judge_structure
from pourparler_validators.running.census import Census, asked_of
from pourparler_validators.running.check import run_of
from pourparler_validators.running.options import Options
from pourparler_validators.spark.answers import OF_ALL, Answers, speakers
from pourparler_validators.spark.block import Actors
from pourparler_validators.spark.frame import require_a_place_each
from pourparler_validators.spark.inputs import Inputs
from pourparler_validators.spark.judged_rows import RESULTS, ResultRow, as_rows, results_of, totals
from pourparler_validators.spark.judging import (
    Work,
    judge_again,
    judge_block,
    judge_waivers,
)
from pourparler_validators.spark.layout import ACTORS, Layout
from pourparler_validators.spark.rows import (
    PLACE_NAMES,
    Row,
    entry_of,
    go_to,
    piece,
    table,
    types_of,
    union,
)
from pourparler_validators.spark.stages import Stages
from pourparler_validators.spark.survey import INDEX, surveyed
from pourparler_validators.spark.texts import checksums

MOST_ROUNDS: Final = 40
"""After so many rounds of questions, what is still open counts as what could not be checked."""
MOST_ACTORS: Final = 20_000
"""Persons and parties are at hand everywhere if there are no more than these."""

Judging: TypeAlias = Callable[[Work, Sequence[Row]], Iterator[ResultRow]]


@dataclass(slots=True)
class SparkRun:
    """One run; what each stage gives is written before it is read."""

    spark: Any
    inputs: Inputs
    options: Options
    stages: Stages
    records: int = field(init=False, default=0)
    rounds: list[int] = field(init=False, default_factory=list[int])
    """How many questions were open after each round."""
    pending: list[int] = field(init=False, default_factory=list[int])
    """How many subjects were to be judged again after each round."""

    def results(self) -> Any:
        """All that comes of it, but for what was judged again."""
        stage = self.stages.stage
        index = self.inputs.settled(self.spark, self.inputs.write(self.spark, self._index))
        if self.inputs.has_own_places:
            require_a_place_each(index)
        figures = self._figures(index)
        layout = Layout(self._with_texts(index, figures), stage, figures["records"])
        winners = stage("ids", layout.winners)
        by_id = layout.records_of(winners)
        work = self._work(figures, index, by_id)
        layout.has_actors = bool(work.actors.rows)
        linked = stage("links", layout.linked)
        blocks = stage("blocks", layout.blocks)
        pieces = layout.pieces(blocks, winners, linked)
        judged = self._judged("judged-0", pieces, work, judge_block)
        answers = Answers(layout, by_id, linked, work)
        come = [judged, self._apart(layout, work, judged)]
        for number in range(1, MOST_ROUNDS + 1):
            asked = self._open(judged)
            if not asked:
                break
            if asked & {*OF_ALL}:
                work = _with_speakers(work, by_id)
            lacking = judged.where("kind = 'lacking'")
            named = lacking.select("block", sql.col("rule").alias("name"), "key")
            pending = piece(judged.where("kind = 'pending'"), "pending")
            given = union((answers.to(named, asked), pending))
            judging = partial(judge_again, is_last=number == MOST_ROUNDS)
            judged = self._judged(f"judged-{number}", given, work, judging)
            come.append(judged)
        every = union(come)
        return union((every, self._waivers(layout, every, work))) if work.has_waivers else every

    def _index(self) -> Any:
        make = partial(surveyed, self.options)
        return self.stages.stage("index", lambda: self.inputs.made(make, INDEX))

    def _open(self, judged: Any) -> set[str]:
        """The names of the questions that are open after a round; all are counted."""
        sums = (sql.count("*").alias("n"), sql.sum("position").alias("subjects"))
        counts = judged.where("kind IN ('lacking', 'pending')").groupBy("kind", "rule").agg(*sums)
        rows = counts.collect()
        lacking = {row["rule"]: row["n"] for row in rows if row["kind"] == "lacking"}
        self.rounds.append(sum(lacking.values()))
        self.pending.append(sum(row["subjects"] or 0 for row in rows))
        return {*lacking}

    def _figures(self, index: Any) -> Row:
        """What is counted in all records."""
        figures: Row = index.agg(
            sql.count("*").alias("records"),
            sql.count_if(sql.col("id").isNull()).alias("nameless"),
            sql.collect_set(sql.when(~sql.col("is_sound"), sql.col("type"))).alias("unsound"),
            sql.count_if(sql.col("type").isin(*ACTORS)).alias("actors"),
            sql.count_if("has_text").alias("texts"),
            sql.count("sha256").alias("checksums"),
            sql.count("day").alias("days"),
            sql.count_if(sql.size("waived") > 0).alias("waivers"),
        ).first()
        self.records = figures["records"]
        return figures

    def _with_texts(self, index: Any, figures: Row) -> Any:
        """The records with the files of texts that are known by their checksums."""
        folders = [*self.options.texts]
        if not folders or not figures["checksums"]:
            return index.withColumn("text", sql.lit(None).cast("string"))
        found = self.stages.stage("texts", lambda: checksums(self.spark, folders))
        return index.join(found, "sha256", "left")

    def _work(self, figures: Row, index: Any, by_id: Any) -> Work:
        """What all workers are told."""
        gaps = Gaps(not figures["nameless"], {*figures["unsound"]})
        for entry in self.inputs.entries:
            gaps.note(entry)
        newest = Question("newest_source"), _newest(by_id) if figures["days"] else None
        actors: list[Row] = []
        if 0 < figures["actors"] <= MOST_ACTORS:
            columns = [sql.col("id").alias("key"), *PLACE_NAMES]
            chosen = by_id.where(sql.col("type").isin(*ACTORS))
            actors = [row.asDict() for row in chosen.select(*columns).collect()]
        has_waivers = figures["waivers"] > 0
        names = self._waived(index) if has_waivers else frozenset[str]()
        work = Work(self.options, gaps, dict([newest]), Actors(actors), names, has_waivers)
        return _with_speakers(work, by_id) if figures["texts"] else work

    def _waived(self, index: Any) -> frozenset[str]:
        """The names of rules that waivers name."""
        rules = {rule.name for rule in run_of(self.options, TextFolders()).known}
        waived = index.select(sql.explode("waived").alias("rule")).distinct()
        return frozenset(
            row["rule"] for row in waived.where(sql.col("rule").isin(*rules)).collect()
        )

    def _judged(self, name: str, pieces: Any, work: Work, judging: Judging) -> Any:
        """What comes of judging blocks, each as a whole."""
        shared, types = self.spark.sparkContext.broadcast(work), types_of(RESULTS)

        def judged(rows: Any) -> Any:
            held = rows.to_pylist()
            go_to(shared.value.here)
            return table(as_rows(held[0]["block"], judging(shared.value, held)), types)

        return self.stages.stage(
            name, lambda: pieces.groupBy("block").applyInArrow(judged, RESULTS)
        )

    def _waivers(self, layout: Layout, every: Any, work: Work) -> Any:
        """What records excuse, and what their waivers are judged by."""
        index = layout.index.where("size(waived) > 0")
        excused = index.select("id", "waived", *PLACE_NAMES)
        number = sql.lit(1 + self.records // 1_000)
        block = sql.pmod(sql.xxhash64("path", "position"), number).cast("int")
        beside = every.where("kind = 'beside'").select("rule", "key", "value")
        names = excused.select("id", "path", "position", sql.explode("waived").alias("rule"))
        joined = names.withColumnRenamed("id", "key").distinct().join(beside, ["key", "rule"])
        of_record = every.where("kind IN ('held', 'unseen')")
        pieces = union(
            (
                piece(excused, "record", block=block),
                piece(joined, "beside", block=block),
                piece(of_record, block=block),
            )
        )
        return self._judged("waivers", pieces, work, judge_waivers)

    def _apart(self, layout: Layout, work: Work, judged: Any) -> Any:
        """What is said of files, declarations, groups that are too large, and of all records."""
        run = run_of(self.options, TextFolders(), asked_of(self.options.project))
        if counted := run.outcome.census:
            for census in totals(judged, "census", partial(Census, counted.asked)).values():
                counted.add(census)
        run.judge_dataset()
        judge_declarations(run.judge)
        judge_structure(run.judge, self.inputs.entries)
        kinds = by_kind(run.rules)
        for kind, number in layout.too_large():
            for rule in kinds[kind]:
                reason = "so many records are alike that they are not compared"
                run.outcome.tallies[rule.name].could_not_look(reason, number)
        rows = as_rows(0, results_of(run.outcome, work.folder))
        return self.spark.createDataFrame([tuple(row.values()) for row in rows], RESULTS)


def _newest(by_id: Any) -> Entry | None:
    """The source that was published last."""
    order = sql.struct((-sql.unix_date("day")).alias("day"), "id", *PLACE_NAMES)
    found = by_id.where("day IS NOT NULL").agg(sql.min(order).alias("first")).first()
    return found["first"] and entry_of(found["first"].asDict())


def _with_speakers(work: Work, by_id: Any) -> Work:
    """Tells all workers what persons and parties are called."""
    known = {**work.known, Question("speakers"): speakers(work, by_id)}
    return dataclasses.replace(work, known=known)
