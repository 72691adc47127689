"""``pourparler timeline``."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from pourparler_validators.commands.named_records import assert_known
from pourparler_validators.commands.output import emit, emit_content, note
from pourparler_validators.entries.entry import Entry
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.wording import counted
from pourparler_validators.reading.dataset import dataset_files
from pourparler_validators.reading.files import Manner, read_paths
from pourparler_validators.running.options import Overrides, resolved
from pourparler_validators.timelines.calendars import calendar
from pourparler_validators.timelines.markdown import markdown
from pourparler_validators.timelines.page import page
from pourparler_validators.timelines.plain import plain
from pourparler_validators.timelines.text import text
from pourparler_validators.timelines.timeline import Timeline, timelines

FOUND: Final = 1
FORMATS: Final[Mapping[str, Callable[[Sequence[Timeline]], str | bytes]]] = {
    "text": text,
    "json": plain,
    "markdown": markdown,
    "ical": calendar,
    "html": page,
}
_PROCESS: Final = "process:"


def run(names: Sequence[str], config: str | None, output_format: str) -> int:
    """Prints the timelines of the processes that are named, or of all."""
    wanted = [name for name in names if name.startswith(_PROCESS)]
    paths = [name for name in names if not name.startswith(_PROCESS)]
    project = resolved(paths, Overrides(config=config, has_plugins=False)).project
    manner = replace(Manner(), is_excluded=project.is_excluded)
    found = read_paths(paths or dataset_files(project) or [str(project.folder)], manner)
    entries = [one for one in found.entries if not one.is_file]
    drawn = _chosen(timelines(entries), wanted, entries)
    if not drawn:
        raise UsageError("there is nothing that has an order: see pourparler check")
    made = FORMATS[output_format](drawn)
    if isinstance(made, str):
        emit(made)
    else:
        emit_content(made)
    unsound = sum(one.record is None for one in entries)
    if unsound:
        note(f"{counted(unsound, 'record')} left out: see pourparler check.\n")
    return FOUND if any(one.contradictions for one in drawn) else 0


def _chosen(
    drawn: Sequence[Timeline], wanted: Sequence[str], entries: Sequence[Entry]
) -> list[Timeline]:
    """The timelines of the processes that are named; all that have records, where none is."""
    known = {one.process.record.id: one for one in drawn if one.process is not None}
    assert_known(wanted, known, entries)
    if wanted:
        return [known[name] for name in wanted]
    return [one for one in drawn if one.items or one.contradictions]
