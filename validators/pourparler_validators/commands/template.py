"""``pourparler template``."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from pourparler import MODELS
from pourparler_validators.commands.output import note
from pourparler_validators.converting.sinks import FileSink, beside, move
from pourparler_validators.converting.templates.workbook import Template
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.messages.wording import counted
from pourparler_validators.reading.files import read_paths


def run(book: str, types: Sequence[str], sources: Sequence[str], force: bool) -> int:
    """Writes a workbook for entering records of some types by hand; of all where none is named."""
    target = Path(book)
    if target.suffix.casefold() != ".xlsx":
        raise UsageError(f"{book} does not end in .xlsx")
    if target.exists() and not force:
        raise UsageError(f"{target.as_posix()} is there already; --force writes over it")
    chosen = _types(types)
    ids: dict[str, list[str]] = defaultdict(list)
    for entry in read_paths(sources).entries:
        if entry.record is not None:
            ids[entry.record.type].append(entry.record.id)
    with beside(target) as made:
        with FileSink(made).stream() as stream:
            Template(stream, chosen, ids).write()
        move(made, target)
    note(f"{target.as_posix()} is ready, for {counted(len(chosen), 'type')} of records.\n")
    return 0


def _types(named: Sequence[str]) -> list[str]:
    found = [one.strip() for names in named for one in names.split(",")]
    for name in found:
        if name not in MODELS:
            hint = did_you_mean(nearest(name, MODELS)) or f"there are {', '.join(MODELS)}"
            raise UsageError(f'there is no record type "{name}"; {hint}')
    return [name for name in MODELS if not found or name in found]
