"""The stages of a run: each is written once, and is there for a run that goes on."""

from collections.abc import Callable
from typing import Any, Final

from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.spark.file_system import at, exactly, uri_of

_DONE: Final = "_SUCCESS"
_ROW_BY_ROW: Final = {
    "parquet.page.size.row.check.min": "1",
    "parquet.page.size.check.estimate": "false",
}
"""Has the writer look after each row how much it holds: a hundred rows may be larger than memory,
since what waits in a block is one row."""


@dataclass(slots=True)
class Stages:
    """The stages in a folder on a file system that all workers reach."""

    spark: Any
    path: str

    def stage(self, name: str, make: Callable[[], Any]) -> Any:
        """What a stage gives: read, where it was written before, else made and written."""
        place = uri_of(f"{self.path}/{name}")
        files, done = at(self.spark, f"{place}/{_DONE}")
        if files.exists(done):
            return self.spark.read.parquet(exactly(place))
        made = make()
        made.write.options(**_ROW_BY_ROW).mode("overwrite").parquet(place)
        return self.spark.read.schema(made.schema).parquet(exactly(place))
