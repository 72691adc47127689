"""A check on Spark, from the records to the findings: owns the order of the stages."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from functools import partial
from typing import Any, Final, TypeAlias

from pyspark.sql import functions as sql

from pourparler_validators.contract.links import Gaps
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.reading.article_files import MAX_TEXT, TextFolders
from pourparler_validators.running.asking import Question
from pourparler_validators.running.beforehand import by_kind, judge_declarations, judge_structure
from pourparler_validators.running.check import run_of
from pourparler_validators.running.options import Options
from pourparler_validators.spark.answers import OF_ALL, Answers, speakers
from pourparler_validators.spark.inputs import Inputs, uri_of
from pourparler_validators.spark.judging import (
    Work,
    as_rows,
    judge_again,
    judge_block,
    judge_waivers,
    results_of,
)
from pourparler_validators.spark.layout import Layout
from pourparler_validators.spark.rows import (
    PLACE_NAMES,
    RESULTS,
    ResultRow,
    Row,
    batches,
    entry_of,
    go_to,
    piece,
    table,
    union,
)
from pourparler_validators.spark.stages import WorkFolder
from pourparler_validators.spark.survey import INDEX, Survey

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
    folder: WorkFolder
    records: int = field(init=False, default=0)
    rounds: list[int] = field(init=False, default_factory=list[int])
    """How many questions were open after each round."""

    def results(self) -> Any:
        """All that comes of it, but for what was judged again."""
        layout = Layout(self._index(), self.folder.stage)
        work = self._work(layout)
        layout.has_actors = bool(work.actors)
        winners = self.folder.stage("ids", layout.winners)
        linked = self.folder.stage("links", layout.linked)
        blocks = self.folder.stage("blocks", lambda: layout.blocks(self.records))
        pieces = layout.pieces(blocks, winners, linked)
        judged = self._judged("judged-0", pieces, work, judge_block)
        answers = Answers(layout, layout.records_of(winners), linked, work)
        come = [judged, self._apart(layout, work)]
        for number in range(1, MOST_ROUNDS + 1):
            lacking = judged.where("kind = 'lacking'").select("block", "rule", "key").distinct()
            self.rounds.append(lacking.count())
            if not self.rounds[-1]:
                break
            if not lacking.where(sql.col("rule").isin(*OF_ALL)).isEmpty():
                work = self._with_speakers(work, layout.records_of(winners))
            pending = piece(judged.where("kind = 'pending'"), "pending")
            named = lacking.withColumnRenamed("rule", "name")
            given = union((answers.to(named), pending))
            is_last = number == MOST_ROUNDS
            judged = self._judged(
                f"judged-{number}", given, work, partial(judge_again, is_last=is_last)
            )
            come.append(judged)
        every = union(come)
        if not work.has_waivers:
            return every
        return union((every, self._waivers(layout, every, work)))

    def _index(self) -> Any:
        """The records, and by what each is found."""
        options = self.options

        def rows(given: Iterable[Any]) -> Iterator[Any]:
            survey = Survey(options)
            each = (survey.row(row) for batch in given for row in batch.to_pylist())
            return batches(each, INDEX)

        def make() -> Any:
            return self.inputs.records.mapInArrow(rows, INDEX)

        index = self.folder.stage("index", make)
        return self._with_texts(index)

    def _with_texts(self, index: Any) -> Any:
        """The same with the files of texts that are known by their checksums."""
        folders = [*self.options.texts]
        if not folders or index.where("sha256 IS NOT NULL").isEmpty():
            return index.withColumn("text", sql.lit(None).cast("string"))
        found = self.folder.stage("texts", lambda: checksums(self.spark, folders))
        return index.join(found, "sha256", "left")

    def _work(self, layout: Layout) -> Work:
        """What all workers are told."""
        index = layout.index
        figures = index.agg(
            sql.count("*").alias("records"),
            sql.count_if(sql.col("id").isNull()).alias("nameless"),
            sql.collect_set(sql.when(~sql.col("is_sound"), sql.col("type"))).alias("unsound"),
            sql.count_if(sql.col("type").isin("person", "party")).alias("actors"),
            sql.count_if("has_text").alias("texts"),
        ).first()
        self.records = figures["records"]
        gaps = Gaps(not figures["nameless"], {*figures["unsound"]})
        for entry in self.inputs.entries:
            gaps.note(entry)
        of_ids = layout.records_of(self.folder.stage("ids", layout.winners))
        newest = (
            of_ids.where("day IS NOT NULL")
            .orderBy(sql.desc("day"), "id", "path", "position")
            .first()
        )
        known: dict[Question, Any] = {
            Question("newest_source"): newest and entry_of(newest.asDict())
        }
        actors: list[Row] = []
        chosen = of_ids.where("type IN ('person', 'party')")
        if figures["actors"] <= MOST_ACTORS:
            columns = [sql.col("id").alias("key"), *PLACE_NAMES]
            actors = [row.asDict() for row in chosen.select(*columns).collect()]
        waived = index.select(sql.explode("waived").alias("rule")).distinct()
        rules = {rule.name for rule in run_of(self.options, TextFolders()).known}
        names = {row["rule"] for row in waived.where(sql.col("rule").isin(*rules)).collect()}
        has_waivers = bool(names) or not waived.isEmpty()
        work = Work(self.options, gaps, known, actors, frozenset(names), has_waivers)
        return self._with_speakers(work, of_ids) if figures["texts"] else work

    def _with_speakers(self, work: Work, of_ids: Any) -> Work:
        """Tells all workers what persons and parties are called."""
        actors = of_ids.where("type IN ('person', 'party')")
        known = {**work.known, Question("speakers"): speakers(work, actors)}
        return dataclasses.replace(work, known=known)

    def _judged(self, name: str, pieces: Any, work: Work, judging: Judging) -> Any:
        """What comes of judging blocks, each as a whole."""
        shared = self.spark.sparkContext.broadcast(work)

        def judged(rows: Any) -> Any:
            held = rows.to_pylist()
            go_to(shared.value.here)
            return table(as_rows(held[0]["block"], judging(shared.value, held)), RESULTS)

        make = lambda: pieces.groupBy("block").applyInArrow(judged, RESULTS)  # noqa: E731
        return self.folder.stage(name, make)

    def _waivers(self, layout: Layout, every: Any, work: Work) -> Any:
        """What records excuse, and what their waivers are judged by."""
        index = layout.index.where("size(waived) > 0")
        excused = index.select("id", "waived", *PLACE_NAMES)
        block = sql.pmod(sql.xxhash64("path", "position"), sql.lit(1 + self.records // 1_000)).cast(
            "int"
        )
        beside = every.where("kind = 'beside'").select("rule", "key", "value")
        names = excused.select("id", "path", "position", sql.explode("waived").alias("rule"))
        joined = names.withColumnRenamed("id", "key").distinct().join(beside, ["key", "rule"])
        of_record = every.where("kind IN ('held', 'unseen')")
        pieces = union(
            (
                piece(excused, "record", block=block),
                piece(joined, "beside", block=block),
                piece(of_record.where("kind = 'held'"), "held", block=block),
                piece(of_record.where("kind = 'unseen'"), "unseen", block=block),
            )
        )
        return self._judged("waivers", pieces, work, judge_waivers)

    def _apart(self, layout: Layout, work: Work) -> Any:
        """What is said of files, of the declarations of rules, and of groups that are too large."""
        run = run_of(self.options, TextFolders())
        judge_declarations(run.judge)
        judge_structure(run.judge, self.inputs.entries)
        kinds = by_kind(run.rules)
        for kind, number in layout.too_large():
            for rule in kinds[kind]:
                reason = "so many records are alike that they are not compared"
                run.outcome.tallies[rule.name].could_not_look(reason, number)
        rows = as_rows(0, results_of(run.outcome, work.folder))
        return self.spark.createDataFrame([tuple(row.values()) for row in rows], RESULTS)


def checksums(spark: Any, folders: Sequence[str]) -> Any:
    """The file of each text in some folders, by the checksum of its bytes; of several the first."""
    reader = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
    files = reader.load([uri_of(one) for one in folders])
    files = files.where(sql.col("length") <= MAX_TEXT)
    found = files.select(sql.sha2("content", 256).alias("sha256"), "path")
    first = found.groupBy("sha256").agg(sql.min("path").alias("path"))
    return first.select("sha256", sql.regexp_replace("path", "^file:/*", "/").alias("text"))
