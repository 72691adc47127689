"""The work folder of a run: each stage is written once, and is there for a run that goes on."""

import json
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, Final

from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError

_DONE: Final = "_SUCCESS"
_MANIFEST: Final = "run.json"
_IN_USE: Final = "in-use"


@dataclass(slots=True)
class WorkFolder:
    """A folder on a file system that all workers reach, used by one run at a time."""

    spark: Any
    path: str

    def stage(self, name: str, make: Callable[[], Any]) -> Any:
        """What a stage gives: read, where it was written before, else made and written."""
        place = f"{self.path}/{name}"
        if not self._exists(f"{place}/{_DONE}"):
            make().write.mode("overwrite").parquet(place)
        return self.spark.read.parquet(place)

    def begin(self, run: Mapping[str, str]) -> "WorkFolder":
        """Takes the folder for a run, of which it is said what it depends on.

        Raises :class:`UsageError` where another run uses it, or stages of another run are in it.
        """
        files, path = self._files(_IN_USE)
        try:
            files.mkdirs(self._hadoop(self.path))
            is_ours = files.createNewFile(path)
        except Exception as error:
            raise UsageError(
                f"the work folder {self.path} cannot be written: {first_line(error)}"
            ) from None
        if not is_ours:
            raise UsageError(
                f"the work folder {self.path} is in use by another run; if that has ended, "
                f"delete {self.path}/{_IN_USE}, and this one goes on from there"
            )
        before = self._read(_MANIFEST)
        if before is None:
            self._write(_MANIFEST, json.dumps(run, sort_keys=True))
        elif json.loads(before) != run:
            self.end()
            other = ", ".join(name for name in run if json.loads(before).get(name) != run[name])
            raise UsageError(
                f"the work folder {self.path} has stages of a run with other {other or 'options'}: "
                "name another one, or delete it"
            )
        return self

    def end(self) -> None:
        """Lets go of the folder."""
        files, path = self._files(_IN_USE)
        files.delete(path, False)

    def remove(self) -> None:
        """Deletes the folder with all stages."""
        files, path = self._files("")
        files.delete(path, True)

    def __enter__(self) -> "WorkFolder":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.end()

    def _exists(self, path: str) -> bool:
        files, _ = self._files("")
        return bool(files.exists(self._hadoop(path)))

    def _files(self, name: str) -> tuple[Any, Any]:
        path = self._hadoop(f"{self.path}/{name}" if name else self.path)
        return path.getFileSystem(self.spark._jsc.hadoopConfiguration()), path

    def _hadoop(self, path: str) -> Any:
        return self.spark._jvm.org.apache.hadoop.fs.Path(path)

    def _read(self, name: str) -> str | None:
        files, path = self._files(name)
        if not files.exists(path):
            return None
        stream = files.open(path)
        try:
            return bytes(stream.readAllBytes()).decode()
        finally:
            stream.close()

    def _write(self, name: str, text: str) -> None:
        files, path = self._files(name)
        stream = files.create(path)
        try:
            stream.write(bytearray(text.encode()))
        finally:
            stream.close()


def first_line(error: BaseException) -> str:
    """What an error of Spark says, without the trace of Java."""
    return str(error).strip().partition("\n")[0]
