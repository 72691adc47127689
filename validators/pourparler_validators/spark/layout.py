"""Which records are judged together, and what each block has to know of the others.

Records whose dates bear on each other belong to one story, and a story is kept together: so most
of what a rule asks is at hand, in whatever order the records came.
"""

from collections.abc import Callable
from dataclasses import field
from functools import partial
from typing import Any, Final

from pyspark.sql import Window
from pyspark.sql import functions as sql

from pourparler_validators.facts.timeline.component import FIELDS
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.spark.rows import PLACE_NAMES, piece, union

BLOCK: Final = 4_000
"""The usual number of records of a block."""
LARGEST: Final = 5 * BLOCK
"""A story of more records than these is divided, in order of the files."""
ACTORS: Final = ("person", "party")
"""The types of the records that have speakers."""
MOST_IN_GROUP: Final = 100_000
"""The records of a larger group are not compared."""

_OF_A_STORY: Final = (*FIELDS, "about")
"""The references by which records belong to one story."""
_MOST_STEPS: Final = 40


@dataclass(slots=True)
class Layout:
    """The records of a run as data frames, none of which is ever collected."""

    index: Any
    """All records, with what they are found by."""
    stage: Callable[[str, Callable[[], Any]], Any]
    """Writes a data frame once, and reads it."""
    records: int
    has_actors: bool = False
    """Whether the records of persons and parties are at hand everywhere."""
    spread: Any = field(init=False, default=None)
    """The groups that have records in several blocks, or too many; known with the pieces."""

    def winners(self) -> Any:
        """The place of the record of each id: of several the first that is sound, else the last."""
        place = sql.struct("path", "position")
        sound = sql.min(sql.when(sql.col("is_sound"), place))
        chosen = self.index.where("id IS NOT NULL").groupBy("id")
        one = chosen.agg(sql.coalesce(sound, sql.max(place)).alias("place"))
        return one.select("id", "place.path", "place.position")

    def records_of(self, winners: Any) -> Any:
        """The record of each id."""
        return self.index.join(winners, ["id", "path", "position"])

    def links(self) -> Any:
        """All references: the id, the field, and the record that holds it."""
        exploded = self.index.select("id", *PLACE_NAMES, sql.explode("refers").alias("link"))
        return exploded.select(
            "link.key", "link.field", sql.col("id").alias("holder"), *PLACE_NAMES
        )

    def linked(self) -> Any:
        """How often each id is referred to, by field; without a name by other records."""
        other = sql.when(~sql.col("key").eqNullSafe(sql.col("holder")), 1)
        each = self.links().select("key", "field", other.alias("other"))
        counts = each.groupBy("key", "field").agg(
            sql.count("*").alias("n"), sql.count("other").alias("others")
        )
        names = sql.map_from_entries(sql.collect_list(sql.struct("field", "n")))
        found = counts.groupBy("key").agg(names.alias("names"), sql.sum("others").alias("others"))
        both = sql.map_concat("names", sql.create_map(sql.lit(""), sql.col("others")))
        return found.select("key", both.alias("links"))

    def blocks(self) -> Any:
        """The block of each record."""
        if self._number == 1:
            return self.index.select("path", "position", "id", sql.lit(0).alias("block"))
        chunk = sql.xxhash64("path", sql.floor(sql.col("position") / BLOCK))
        places = self.index.select("path", "position", "id", chunk.alias("chunk"))
        label = sql.coalesce("label", sql.xxhash64("id"), sql.col("chunk"))
        story = sql.when(sql.coalesce("size", sql.lit(1)) <= LARGEST, label).otherwise(
            sql.col("chunk")
        )
        told = places.join(self._stories(), sql.xxhash64("id") == sql.col("node"), "left")
        block = sql.pmod(sql.xxhash64(story), sql.lit(self._number)).cast("int")
        return told.select("path", "position", "id", block.alias("block"))

    def pieces(self, blocks: Any, winners: Any, linked: Any) -> Any:
        """All that the blocks are made of."""
        here = self.index.join(blocks.drop("id"), ["path", "position"])
        wins = winners.select("path", "position", sql.lit(1).alias("wins"))
        own = here.join(wins, ["path", "position"], "left")
        ids = blocks.where("id IS NOT NULL").select("block", sql.col("id").alias("key")).distinct()
        self.spread = self.stage("spread", lambda: self._spread(blocks))
        groups = here.select("block", *PLACE_NAMES, sql.explode("groups").alias("group")).select(
            "block", *PLACE_NAMES, "group.key", "group.number"
        )
        apart = groups.join(self.spread, ["key", "number"])
        allowed = apart.where(sql.col("n") <= MOST_IN_GROUP).drop("block")
        number = sql.pmod("number", sql.lit(self._number)).cast("int")
        return union(
            (
                piece(own, "record", key="id", number=sql.coalesce("wins", sql.lit(0))),
                piece(ids.join(linked, "key", "left"), "linked"),
                piece(self._near(own, winners), "near"),
                piece(apart.select("block", "key", "number").distinct(), "apart"),
                piece(allowed.withColumn("block", number), "member"),
            )
        )

    def too_large(self) -> list[tuple[int, int]]:
        """How many groups are too large to be compared, by the kind of the group."""
        counted = self.spread.where(f"n > {MOST_IN_GROUP}").groupBy("key").count()
        return [(int(row["key"]), row["count"]) for row in counted.collect()]

    @property
    def _number(self) -> int:
        """How many blocks there are."""
        return max(1, -(-self.records // BLOCK))

    def _spread(self, blocks: Any) -> Any:
        """The groups that have records in several blocks, or too many."""
        each = self.index.select("path", "position", sql.explode("groups").alias("group"))
        placed = each.join(blocks.drop("id"), ["path", "position"]).select(
            "block", "group.key", "group.number"
        )
        sizes = placed.groupBy("key", "number").agg(
            sql.min("block").alias("low"), sql.max("block").alias("high"), sql.count("*").alias("n")
        )
        return sizes.where(f"low < high OR n > {MOST_IN_GROUP}").select("key", "number", "n")

    def _near(self, own: Any, winners: Any) -> Any:
        """The records elsewhere that a block refers to, or has the id of; or that there is none."""
        refers = own.select("block", sql.explode("refers.key").alias("key"))
        if self.has_actors:
            actors = self.index.where(sql.col("type").isin(*ACTORS))
            known = actors.select(sql.col("id").alias("key")).distinct()
            refers = refers.join(sql.broadcast(known), "key", "left_anti")
        named = own.where("id IS NOT NULL").select("block", sql.col("id").alias("key"), "wins")
        lost, won = (named.where(f"wins IS {one}").drop("wins") for one in ("NULL", "NOT NULL"))
        away = refers.unionByName(lost).distinct().join(won, ["block", "key"], "left_anti")
        there = self.records_of(winners).select(sql.col("id").alias("key"), *PLACE_NAMES)
        return away.join(there, "key", "left")

    def _stories(self) -> Any:
        """The story that each record belongs to, and how many records that has.

        By the smallest hash of its ids: each record takes over the smallest that it is linked
        with, alternately from larger and from smaller ones (Kiveris and others, Connected
        Components in MapReduce and Beyond, 2014).
        """
        near = self.links().where("holder IS NOT NULL").where(sql.col("field").isin(*_OF_A_STORY))
        pair = (sql.xxhash64("holder").alias("a"), sql.xxhash64("key").alias("b"))
        edges = self.stage("story-0", lambda: near.select(*pair).where("a <> b").distinct())
        before = None
        for step in range(1, _MOST_STEPS):
            edges = self.stage(f"story-{step}", partial(_step, edges))
            now = edges.agg(sql.count("*"), sql.bit_xor(sql.xxhash64("a", "b"))).first()
            if now == before:
                break
            before = now
        labels = edges.select(sql.col("a").alias("node"), sql.col("b").alias("label"))
        roots = edges.select(sql.col("b").alias("node"), sql.col("b").alias("label"))
        every = labels.union(roots).groupBy("node").agg(sql.min("label").alias("label"))
        sizes = every.groupBy("label").agg(sql.count("*").alias("size"))
        return every.join(sizes, "label")


def _step(edges: Any) -> Any:
    return _small(_large(edges)).distinct()


def _large(edges: Any) -> Any:
    """Links each record's larger neighbours with the smallest of all."""
    both = edges.select("a", "b").union(edges.select("b", "a"))
    joined = both.withColumn("least", _least_of(sql.least("a", "b"))).where("b > a")
    return joined.select(sql.col("b").alias("a"), sql.col("least").alias("b")).where("a <> b")


def _small(edges: Any) -> Any:
    """Links each record and its smaller neighbours with the smallest of these."""
    down = edges.select(sql.greatest("a", "b").alias("a"), sql.least("a", "b").alias("b"))
    joined = down.withColumn("least", _least_of("b"))
    each = sql.explode(sql.array("a", "b")).alias("a")
    return joined.select(each, sql.col("least").alias("b")).where("a <> b")


def _least_of(value: Any) -> Any:
    """The least of a value among the links of a record."""
    return sql.min(value).over(Window.partitionBy("a"))
