"""``pourparler convert --engine spark``."""

from typing import Any, Final

from pourparler_validators.commands.convert import MOST_LISTED, REFUSED, lossy, refused
from pourparler_validators.commands.convert_given import Given
from pourparler_validators.commands.output import note
from pourparler_validators.converting.hub import MOST_VERIFIED, REPEATED
from pourparler_validators.converting.sinks import STDOUT
from pourparler_validators.formats.writing import Loss
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.wording import counted, visible
from pourparler_validators.project.file_system import is_remote
from pourparler_validators.reading.files import Reading
from pourparler_validators.reading.named_paths import require_there
from pourparler_validators.spark.file_system import require_apart

_FORMS: Final = ("jsonl", "parquet")
_NOT_HERE: Final = {
    "source_format": "--from",
    "split": "--split",
    "keep_faulty": "--keep-faulty",
    "guard_formulas": "--guard-formulas",
    "texts": "--texts",
    "repairs": "--repairs",
    "mapping": "--mapping",
    "config": "--config",
}
"""What is not done on Spark, by the name of the option."""


def run(given: Given) -> int:
    """Converts, and says how many records were read and written; gives the exit code.

    Raises :class:`UsageError` for options that do not go together, where Spark cannot run, and
    where the run is broken off.
    """
    _require_forms(given)
    require_there(path for path in given.sources if not is_remote(path))
    from pourparler_validators.spark.session import reading_all_rows, session_of_command

    with session_of_command() as spark, reading_all_rows(spark):
        return _converted(spark, given)


def _require_forms(given: Given) -> None:
    for name, option in _NOT_HERE.items():
        if getattr(given, name):
            raise UsageError(f"{option} does not go with --engine spark")
    if STDOUT in (*given.sources, given.target):
        raise UsageError("Spark reads files and folders, and writes a folder: name them")
    if given.target_format not in _FORMS:
        raise UsageError("Spark writes JSON Lines or Parquet: say --to jsonl or parquet")
    require_apart(given.target, given.sources)
    if given.allow_loss:
        require_apart(_losses(given), given.sources)


def _converted(spark: Any, given: Given) -> int:
    from pourparler_validators.spark.converting import read
    from pourparler_validators.spark.new_folder import new_folder

    with new_folder(spark, given.target, is_over=given.force) as made:
        found = read(spark, given.sources, f"{made}.read")
        count = sum(found.counts.values())
        if faulty := found.faulty(MOST_LISTED):
            said = f"the structure of {found.number_of_faulty:,} is not sound"
            few = Reading(entries=faulty, files=[one.file for one in faulty])
            return refused(few, f"\nRead {counted(count, 'record')}: {said}.\n")
        if not count:
            raise UsageError(f"there is nothing to convert in {' '.join(given.sources)}")
        is_by_type = given.target_format == "parquet"
        lost = _lost(spark, found, given) if is_by_type else 0
        if lost and not given.allow_loss:
            return REFUSED
        if is_by_type:
            found.write_columns(made, of_each_id_one=bool(lost))
        else:
            found.write_lines(made)
        if count <= MOST_VERIFIED if given.verify is None else given.verify:
            _verify(spark, found, made, of_each_id_one=bool(lost))
    said = f"Read {counted(count, 'record')}: {count - lost:,} written to {given.target}"
    if lost:
        said += f", {lost:,} left out, see {_losses(given)}"
    note(f"{visible(said)}.\n")
    return 0


def _lost(spark: Any, found: Any, given: Given) -> int:
    """How many records have no place; they are shown, or listed where that is allowed."""
    from pourparler_validators.spark.new_folder import new_folder

    repeated = found.repeated()
    count: int = repeated.count()
    if not count:
        return 0
    if not given.allow_loss:
        rows = repeated.orderBy("path", "position").limit(MOST_LISTED).collect()
        lossy([Loss(row["id"], "", row["kind"], REPEATED) for row in rows], {}, count)
        return count
    with new_folder(spark, _losses(given), is_over=given.force) as made:
        found.write_losses(made)
    return count


def _losses(given: Given) -> str:
    return f"{given.target.rstrip('/')}.losses"


def _verify(spark: Any, found: Any, made: str, *, of_each_id_one: bool) -> None:
    """Raises :class:`UsageError` where the records that were written would not be read as such."""
    from pourparler_validators.spark.converting import digest
    from pourparler_validators.spark.inputs import read_paths

    if digest(read_paths(spark, [made])) != found.digest(of_each_id_one=of_each_id_one):
        raise UsageError(
            "nothing was written: read back, the records would not be the same; please report this"
        )
