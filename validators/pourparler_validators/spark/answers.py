"""Answers the questions of all blocks at once, from the whole dataset."""

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from typing import Any, Final

from pyspark.sql import Window
from pyspark.sql import functions as sql

from pourparler_validators.contract.questions import Speaker
from pourparler_validators.entries.entry import Entry
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.nearest import MAX_CANDIDATES, NEIGHBOURS
from pourparler_validators.running.asking import ABOUT_ALL_TEXTS, answered
from pourparler_validators.running.whole_dataset import WholeDataset
from pourparler_validators.spark.judging import Work
from pourparler_validators.spark.layout import ACTORS, Layout
from pourparler_validators.spark.rows import (
    PLACE,
    PLACE_NAMES,
    Part,
    Row,
    entry_of,
    go_to,
    pickled,
    piece,
    question_of,
    union,
    unpickled,
)
from pourparler_validators.spark.texts import Texts

MOST_LINKS: Final = 100_000
"""The references to an id are not looked at together where they are more than these."""

OF_ALL: Final = ("speakers",)
"""Questions whose answer every worker gets."""


@dataclass(slots=True)
class Answers:
    """The whole dataset, asked."""

    layout: Layout
    by_id: Any
    """The record of each id."""
    linked: Any
    """How often each id is referred to."""
    work: Work

    def to(self, lacking: Any, names: Collection[str]) -> Any:
        """The pieces that answer what blocks lack: rows of block, name and key of a question.

        ``names`` are those of the questions that are among them.
        """
        about = sql.from_json("key", "array<string>")
        asked = lacking.select(
            "block", "name", "key", sql.get(about, 1).alias("id"), sql.get(about, 2).alias("field")
        )
        none = piece(asked.limit(0), "answer")
        each = (
            self._answers(name, asked.where(asked.name == name))
            for name in sorted({*names} - {*OF_ALL})
        )
        return union((none, *each))

    def _answers(self, name: str, asked: Any) -> Any:
        match name:
            case "to":
                places = self.by_id.select("id", *PLACE_NAMES)
                return piece(asked.join(places, "id", "left"), "answer")
            case "into":
                return self._into(asked)
            case "is_used":
                used = self.linked.withColumnRenamed("key", "id")
                return piece(
                    asked.join(used, "id", "left"), "answer", number="coalesce(links[''], 0)"
                )
            case "like":
                return self._like(asked)
            case _ if name in ABOUT_ALL_TEXTS:
                return self._of_sources(asked)
            case _:
                raise AssertionError(name)

    def _into(self, asked: Any) -> Any:
        """The records that refer to an id by a field; of too many none, and that is said."""
        counts = self.linked.select(
            sql.col("key").alias("id"), sql.explode("links").alias("field", "n")
        )
        sized = asked.join(counts, ["id", "field"], "left")
        refused = piece(sized.where(f"n > {MOST_LINKS}"), "refused")
        few = sized.where(f"coalesce(n, 0) <= {MOST_LINKS}")
        links = self.layout.links().select(sql.col("key").alias("id"), "field", *PLACE_NAMES)
        found = few.join(links, ["id", "field"], "left")
        return (
            piece(found, "answer")
            .dropDuplicates(["block", "key", "path", "position"])
            .unionByName(refused)
        )

    def _like(self, asked: Any) -> Any:
        """The ids that stand next to one that no record has, in the alphabet; of few ids all."""
        known = self.by_id.select("id", sql.split("id", ":")[0].alias("type"))
        sets = (
            asked.select("field")
            .distinct()
            .withColumn("type", sql.explode(sql.from_json("field", "array<string>")))
        )
        ids = known.join(sql.broadcast(sets), "type").select("field", "id")
        in_order = Window.partitionBy("field").orderBy("id")
        ranked = ids.withColumn("rank", sql.row_number().over(in_order))
        sizes = ids.groupBy("field").agg(sql.count("*").alias("n"))
        words = asked.select("field", "id").distinct().withColumn("is_known", sql.lit(0))
        both = words.unionByName(ids.withColumn("is_known", sql.lit(1)))
        place = sql.sum("is_known").over(
            in_order.rangeBetween(Window.unboundedPreceding, Window.currentRow)
        )
        placed = both.withColumn("place", place).where("is_known = 0").join(sizes, "field")
        first = sql.expr(f"if(n > {MAX_CANDIDATES}, place - {NEIGHBOURS - 1}, 1)")
        last = sql.expr(f"if(n > {MAX_CANDIDATES}, place + {NEIGHBOURS}, n)")
        wanted = placed.select("field", "id", sql.explode(sql.sequence(first, last)).alias("rank"))
        near = wanted.join(ranked.withColumnRenamed("id", "text"), ["field", "rank"])
        return piece(asked.join(near, ["field", "id"], "left"), "answer")

    def _of_sources(self, asked: Any) -> Any:
        """What is asked of the texts of all sources, answered by one worker, text after text."""
        wanted = asked.select("key").distinct()
        sources = self.by_id.where("type = 'source' AND has_text").select(*PLACE_NAMES)
        given = sources.unionByName(wanted, allowMissingColumns=True).withColumnRenamed(
            "key", "question"
        )
        found = Part(given.coalesce(1)).made(partial(_whole, self.work), _ANSWER)
        return piece(asked.join(found, "key"), "answer")


_ANSWER: Final = f"key string, {PLACE}"


def _whole(work: Work, given: Iterable[Row]) -> Iterator[Row]:
    """What sources answer, all of which are held here, without their texts."""
    go_to(work.here)
    texts = Texts(work.options.texts)
    dataset = WholeDataset(gaps=work.gaps, load=texts.load)
    rows: dict[tuple[str, int], Row] = {}
    questions: list[str] = []
    for row in given:
        if row["question"] is not None:
            questions.append(row["question"])
            continue
        texts.note(row)
        entry = entry_of(row)
        rows[entry.order] = row
        dataset.add(entry)
    for key in questions:
        found = answered(question_of(key), dataset)
        several: list[Entry | None] = (
            [*found] if question_of(key).name == "sources_with" else [found]
        )
        entries = [entry for entry in several if entry is not None]
        for entry in entries:
            yield {**rows[entry.order], "key": key}
        if not entries:
            yield {"key": key}


def speakers(work: Work, by_id: Any) -> tuple[Speaker, ...]:
    """All persons and parties with their names; if there are many, worked out by one worker."""
    if work.actors.rows:
        return _speakers(work, work.actors.rows)

    def answer(rows: Iterable[Row]) -> Iterator[Row]:
        yield {"value": pickled(_speakers(work, rows))}

    actors = by_id.where(sql.col("type").isin(*ACTORS)).select(*PLACE_NAMES).coalesce(1)
    found: tuple[Speaker, ...] = unpickled(
        Part(actors).made(answer, "value binary").first()["value"]
    )
    return found


def _speakers(work: Work, rows: Iterable[Row]) -> tuple[Speaker, ...]:
    dataset = WholeDataset(gaps=work.gaps)
    for row in rows:
        dataset.add(entry_of(row))
    return dataset.speakers()
