"""The work folder of a run: one run at a time uses it, and only one that rests on the same."""

import json
from collections.abc import Generator, Mapping
from contextlib import closing, contextmanager
from typing import Any, Final

from pourparler_validators.messages.errors import UsageError
from pourparler_validators.spark.file_system import at, first_line
from pourparler_validators.spark.stages import Stages

_MANIFEST: Final = "run.json"
_IN_USE: Final = "in-use"


@contextmanager
def work_folder(spark: Any, path: str, run: Mapping[str, str]) -> Generator[Stages]:
    """The stages of a run, of which it is said what it rests on.

    Raises :class:`UsageError` where another run uses the folder, and where other files, or stages
    of another run, are in it.
    """
    files, mark = at(spark, f"{path}/{_IN_USE}")
    try:
        files.mkdirs(mark.getParent())
        is_ours = files.createNewFile(mark)
    except Exception as error:
        raise UsageError(f"the work folder {path} cannot be written: {first_line(error)}") from None
    if not is_ours:
        raise UsageError(
            f"the work folder {path} is in use by another run; if that has ended, "
            f"delete {path}/{_IN_USE}, and this one goes on from there"
        )
    try:
        before = _run_before(spark, path)
        if before is None:
            _begin(spark, path, run)
        elif before != run:
            other = ", ".join(name for name in run if before.get(name) != run[name])
            raise UsageError(
                f"the work folder {path} has stages of a run with other {other or 'options'}: "
                "name another one, or delete it"
            )
        yield Stages(spark, path)
    finally:
        files.delete(mark, False)


def _run_before(spark: Any, path: str) -> Mapping[str, str] | None:
    """What the stages that are there rest on; nothing where there are none."""
    files, manifest = at(spark, f"{path}/{_MANIFEST}")
    if not files.exists(manifest):
        names = (one.getPath().getName() for one in files.listStatus(manifest.getParent()))
        others = sorted(name for name in names if not name.startswith((_IN_USE, f".{_IN_USE}")))
        if others:
            raise UsageError(
                f"the work folder {path} holds files that are not of a run, such as {others[0]}: "
                "name another one"
            )
        return None
    try:
        with closing(files.open(manifest)) as stream:
            before: Mapping[str, str] = dict(json.loads(bytes(stream.readAllBytes())).items())
    except Exception:
        raise UsageError(
            f"the work folder {path} does not say whose stages it has, since its {_MANIFEST} is "
            "damaged: name another one, or delete it"
        ) from None
    return before


def _begin(spark: Any, path: str, run: Mapping[str, str]) -> None:
    """Says what the stages rest on, in a file that appears whole."""
    files, manifest = at(spark, f"{path}/{_MANIFEST}")
    _, part = at(spark, f"{path}/{_IN_USE}-{_MANIFEST}")
    with closing(files.create(part)) as stream:
        stream.write(bytearray(json.dumps(run, sort_keys=True).encode()))
    files.rename(part, manifest)
