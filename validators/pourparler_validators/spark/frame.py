"""A data frame of records: which column holds them, and which say where they are from."""

import re
from typing import Any, Final

from pyspark.sql import functions as sql

from pourparler_validators.messages.errors import UsageError

_PLACE: Final = ("path", "line")
_LAST: Final = 2**31 - 1
"""No line has a greater number."""
_TEXT: Final = r"(string|varchar|char)\b"


def has_places(frame: Any) -> bool:
    """Whether it is said of each record where it is from."""
    return {*_PLACE} <= {*frame.columns}


def record_column(frame: Any, column: str | None) -> str:
    """The column that holds the records, which is ``column`` where that is given.

    Raises :class:`UsageError` where there is none, or where several may be meant.
    """
    kinds: dict[str, str] = dict(frame.dtypes)
    there = ", ".join(frame.columns)
    if column is not None:
        if column not in kinds:
            raise UsageError(f'the data frame has no column "{column}": it has {there}')
        if not _may_be_json(kinds[column]):
            raise UsageError(
                f'the column "{column}" is of the type {kinds[column]}, and records are read as '
                "JSON, from texts: make one of each with to_json"
            )
        return column
    texts = [name for name in kinds if name not in _PLACE and _may_be_json(kinds[name])]
    for name in ("record", "value", *texts[: len(texts) == 1]):
        if name in texts:
            return name
    if texts:
        raise UsageError(f"name the column that holds a record as JSON in each row: {there}")
    raise UsageError(
        "the data frame has no column of texts, besides path, that could hold a record as JSON in "
        f"each row: it has {there}"
    )


def place_columns(frame: Any) -> tuple[Any, Any]:
    """The columns ``path`` and ``position``, which count lines from 0.

    Raises :class:`UsageError` where they are of other types; a row that does not say where it is
    from ends the run.
    """
    kinds = dict(frame.dtypes)
    _require("path", kinds["path"], _TEXT, "names a file, as text")
    _require("line", kinds["line"], r"(tinyint|smallint|int|bigint)$", "counts lines, as int")
    nothing = 'a row of the data frame has nothing as "path", which says where a record is from'
    beyond = f'a row of the data frame has no number from 1 to {_LAST:,} as "line"'
    path = sql.coalesce(sql.col("path"), sql.raise_error(sql.lit(nothing)))
    line = sql.col("line").cast("long")
    is_sound = line.between(1, _LAST)
    position = sql.when(is_sound, line - 1).otherwise(sql.raise_error(sql.lit(beyond)))
    return path.alias("path"), position.alias("position")


def require_a_place_each(records: Any) -> None:
    """Raises :class:`UsageError` where two records are said to be from one place."""
    each = records.groupBy("path", "position").count().where("count > 1")
    for row in each.orderBy("path", "position").limit(1).collect():
        raise UsageError(
            f"{row['count']:,} rows of the data frame are line {row['position'] + 1:,} of "
            f"{row['path']}: give each its own, or leave path and line out"
        )


def _may_be_json(kind: str) -> bool:
    return kind == "binary" or re.match(_TEXT, kind) is not None


def _require(name: str, kind: str, pattern: str, does: str) -> None:
    if re.match(pattern, kind) is None:
        raise UsageError(
            f'the column "{name}" is of the type {kind}, and it {does}: cast it, or rename it '
            "where it is something else"
        )
