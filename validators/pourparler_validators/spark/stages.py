"""The work folder of a run: each stage is written once, and is there for a run that goes on."""

import json
from collections.abc import Callable, Generator, Mapping
from contextlib import closing, contextmanager
from typing import Any, Final

from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.spark.file_system import at, exactly, first_line, uri_of

_DONE: Final = "_SUCCESS"
_MANIFEST: Final = "run.json"
_IN_USE: Final = "in-use"
_ROW_BY_ROW: Final = {
    "parquet.page.size.row.check.min": "1",
    "parquet.page.size.check.estimate": "false",
}
"""Has the writer look after each row how much it holds: a hundred rows may be larger than memory,
since what waits in a block is one row."""


@dataclass(slots=True)
class WorkFolder:
    """A folder on a file system that all workers reach, used by one run at a time."""

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

    @contextmanager
    def used_by(self, run: Mapping[str, str]) -> Generator[None]:
        """The folder is that of a run, of which it is said what it depends on.

        Raises :class:`UsageError` where another run uses it, or stages of another run are in it.
        """
        files, mark = at(self.spark, f"{self.path}/{_IN_USE}")
        try:
            files.mkdirs(mark.getParent())
            is_ours = files.createNewFile(mark)
        except Exception as error:
            raise UsageError(
                f"the work folder {self.path} cannot be written: {first_line(error)}"
            ) from None
        if not is_ours:
            raise UsageError(
                f"the work folder {self.path} is in use by another run; if that has ended, "
                f"delete {self.path}/{_IN_USE}, and this one goes on from there"
            )
        try:
            before = self._run_before()
            if before is None:
                self._begin(run)
            elif before != run:
                other = ", ".join(name for name in run if before.get(name) != run[name])
                raise UsageError(
                    f"the work folder {self.path} has stages of a run with other "
                    f"{other or 'options'}: name another one, or delete it"
                )
            yield
        finally:
            files.delete(mark, False)

    def _run_before(self) -> Mapping[str, str] | None:
        """What the stages that are there depend on; nothing where there are none."""
        files, manifest = at(self.spark, f"{self.path}/{_MANIFEST}")
        if not files.exists(manifest):
            names = (one.getPath().getName() for one in files.listStatus(manifest.getParent()))
            others = sorted(name for name in names if not name.startswith((_IN_USE, f".{_IN_USE}")))
            if others:
                raise UsageError(
                    f"the work folder {self.path} holds files that are not of a run, such as "
                    f"{others[0]}: name another one"
                )
            return None
        try:
            with closing(files.open(manifest)) as stream:
                before: Mapping[str, str] = json.loads(bytes(stream.readAllBytes()))
        except Exception:
            raise UsageError(
                f"the work folder {self.path} does not say whose stages it has, since its "
                f"{_MANIFEST} is damaged: name another one, or delete it"
            ) from None
        return before

    def _begin(self, run: Mapping[str, str]) -> None:
        """Says what the stages depend on, in a file that appears whole."""
        files, manifest = at(self.spark, f"{self.path}/{_MANIFEST}")
        _, part = at(self.spark, f"{self.path}/{_IN_USE}-{_MANIFEST}")
        with closing(files.create(part)) as stream:
            stream.write(bytearray(json.dumps(run, sort_keys=True).encode()))
        files.rename(part, manifest)
