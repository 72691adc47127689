"""``pourparler review``."""

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pourparler_validators.adopting.differences import unified
from pourparler_validators.commands.output import emit, note
from pourparler_validators.commands.serve import undo_saves, workspace_of
from pourparler_validators.entries.entry import Entry
from pourparler_validators.formats.extras import library
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.wording import visible
from pourparler_validators.reading.dataset import DatasetReading, read_dataset
from pourparler_validators.reviewing.applying import (
    Application,
    application_of,
    left_as_coded,
    outdated,
    told,
)
from pourparler_validators.reviewing.referring import referring_to
from pourparler_validators.reviewing.verdicts import Decision, path_of_rejected
from pourparler_validators.running.options import Options, Overrides, resolved
from pourparler_validators.saving.changes import NotSavedError

NOT_ALL = 1


@dataclass(frozen=True, slots=True)
class Given:
    """The options of the command line, as they were given."""

    paths: tuple[str, ...]
    by: str | None
    is_applied: bool
    diff: bool
    coder: str | None
    port: int
    no_browser: bool
    texts: tuple[str, ...]
    config: str | None
    isolated: bool


def run(given: Given) -> int:
    """Serves the page until it is interrupted, or applies the verdicts; gives the exit code."""
    if (given.diff or given.coder is not None) and not given.is_applied:
        raise UsageError("--diff and --coder go with --apply")
    overrides = Overrides(config=given.config, isolated=given.isolated, texts=given.texts)
    options = resolved(given.paths, overrides)
    return _apply(given, options) if given.is_applied else _serve(given, options)


def _serve(given: Given, options: Options) -> int:
    library("uvicorn", "serve", "the page")
    library("starlette", "serve", "the page")
    from pourparler_validators.serving.app import application
    from pourparler_validators.serving.reviewing import Review
    from pourparler_validators.serving.server import serve

    workspace = workspace_of(given.paths, options)
    app = application(workspace, Review(workspace, given.by, options.today))
    opens = not given.no_browser
    serve(app, given.port, lambda address: emit(f"{address}\n"), opens_browser=opens)
    return 0


def _apply(given: Given, options: Options) -> int:
    """Applies the verdicts beside each file, or shows what that would change."""
    found = _read(given, options)
    entries = _by_file(found)
    applied = [
        application_of(file, entries[file.path, file.format], given.coder)
        for file in found.named.files
    ]
    said = [one for each in applied for one in _not_applied(each, entries)]
    if given.diff:
        emit("".join(map(_difference, applied)))
    else:
        said += [one for each in applied for one in _saved(each)]
    left = [one.entry for each in applied for one in each.decided if one.after is None]
    remarks = [*referring_to(left, found.whole.entries), *_left(given, applied, entries)]
    note("".join(f"{visible(one)}.\n" for one in (*said, *remarks)))
    is_changed = any(each.decided for each in applied)
    if not is_changed:
        note("No record changes by a verdict.\n")
    return NOT_ALL if said or (given.diff and is_changed) else 0


def _read(given: Given, options: Options) -> DatasetReading:
    found = read_dataset(given.paths, options.project)
    if undo_saves(found.named.files):
        return read_dataset(given.paths, options.project)
    return found


def _by_file(found: DatasetReading) -> Mapping[tuple[str, str], Sequence[Entry]]:
    entries: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in found.named.entries:
        entries[entry.file.path, entry.file.format].append(entry)
    return entries


def _not_applied(
    one: Application, entries: Mapping[tuple[str, str], Sequence[Entry]]
) -> Iterator[str]:
    yield from map(str, one.verdicts.damages)
    yield from told(one.refused)
    yield from outdated(one.verdicts, entries[one.file.path, one.file.format])


def _left(
    given: Given,
    applied: Sequence[Application],
    entries: Mapping[tuple[str, str], Sequence[Entry]],
) -> Iterator[str]:
    """Which accepted records are left, since they do not say who made them."""
    if given.coder is None:
        for one in applied:
            yield from left_as_coded(one.verdicts, entries[one.file.path, one.file.format])


def _saved(one: Application) -> Iterator[str]:
    """Saves what changes, and prints that; gives why it cannot be saved."""
    try:
        one.save()
    except NotSavedError as error:
        yield f"{one.file.path}: {error}"
        return
    numbers = {decision: one.number_of(decision) for decision in Decision}
    parts = [f"{number:,} {decision}" for decision, number in numbers.items() if number]
    if numbers[Decision.REJECTED]:
        parts[-1] += f" and moved into {path_of_rejected(one.file)}"
    if one.gone:
        parts[-1] += "; the file held nothing else and is gone"
    if parts:
        emit(visible(f"{one.file.path}: {', '.join(parts)}.") + "\n")


def _difference(one: Application) -> str:
    """What applying would change in the files, as lines of a patch."""
    return "".join(
        unified(path, *map(_text, (one.as_read.get(path, b""), after)), for_eyes=_is_for_eyes())
        for path, after in {**one.contents, **one.rejected, **dict.fromkeys(one.gone, b"")}.items()
    )


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig", errors="replace")


def _is_for_eyes() -> bool:
    return sys.stdout.isatty()
