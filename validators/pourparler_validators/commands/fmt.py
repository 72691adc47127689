"""``pourparler fmt``."""

import sys
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path
from typing import Final

from pourparler_validators.adopting.differences import unified
from pourparler_validators.commands.output import emit, emit_content, note, replace_texts
from pourparler_validators.entries.entry import SourceFile
from pourparler_validators.entries.faults import FileFault
from pourparler_validators.formats import format_of
from pourparler_validators.formats.layouts import LAYOUTS
from pourparler_validators.formats.layouts.order import NotLaidOutError
from pourparler_validators.formats.places import Lines
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.wording import counted, visible
from pourparler_validators.project.file_system import is_file, is_folder
from pourparler_validators.reading.dataset import dataset_files
from pourparler_validators.reading.files import (
    STDIN,
    STDIN_NAME,
    Manner,
    Reading,
    Standard,
    read_paths,
)
from pourparler_validators.running.options import Overrides, resolved

DIFFERS: Final = 1


@dataclass(frozen=True, slots=True)
class Given:
    """The options of the command line, as they were given."""

    paths: tuple[str, ...]
    only_check: bool
    diff: bool
    stdin_filename: str | None
    input_format: str | None
    config: str | None
    quiet: bool


@dataclass(slots=True)
class _Outcome:
    """What came of the files."""

    texts: dict[str, str] = field(default_factory=dict[str, str])
    """The new texts, by the paths of the files that change."""
    left: int = 0
    """How many are left as they are."""


def run(given: Given) -> int:
    """Lays out the files, or says which of them would change; gives the exit code."""
    if given.only_check and given.diff:
        raise UsageError("--check names the files, --diff shows the changes: give one of them")
    if STDIN in given.paths and len(given.paths) > 1:
        raise UsageError("standard input is laid out alone: name the files in another call")
    reading = _reading(given)
    outcome = _laid_out(reading)
    if given.only_check:
        emit("".join(f"{visible(path)}\n" for path in outcome.texts))
    elif given.diff:
        before = {file.path: f"{file.mark}{file.text}" for file in reading.files}
        for path, text in outcome.texts.items():
            emit(unified(path, before[path], text, for_eyes=sys.stdout.isatty()))
    else:
        _write(reading, outcome, given)
        if not given.quiet and STDIN not in given.paths:
            note("".join(f"changed {visible(path)}\n" for path in outcome.texts))
    if not given.quiet:
        note(_summary(given, len(reading.files), outcome))
    is_refused = (given.only_check or given.diff) and bool(outcome.texts)
    return DIFFERS if is_refused or outcome.left else 0


def _reading(given: Given) -> Reading:
    """The files that hold records, or should.

    Raises :class:`UsageError` for a path that cannot be laid out, and where there is none.
    """
    for path in given.paths:
        _require_file(path, given.input_format)
    named = [given.stdin_filename or "." if path == STDIN else path for path in given.paths]
    project = resolved(named, Overrides(config=given.config, has_plugins=False)).project
    paths = list(given.paths) or dataset_files(project) or [str(project.folder)]
    name = given.stdin_filename or STDIN_NAME
    standard = None if sys.stdin is None else Standard(sys.stdin.buffer, name)
    reading = read_paths(paths, Manner(given.input_format, standard, project.is_excluded))
    reading.files = [file for file in reading.files if file.format in LAYOUTS]
    if not reading.files:
        raise UsageError(f"there is nothing to lay out in {' '.join(paths)}")
    return reading


def _require_file(path: str, input_format: str | None) -> None:
    if path == STDIN or is_folder(path) or not Path(path).exists():
        return
    if not is_file(path):
        raise UsageError(f"{path} is no regular file; give its content as standard input")
    found = input_format or format_of(path)
    if found is not None and found not in LAYOUTS:
        raise UsageError(f"{path} is no JSON, JSON Lines or YAML, which fmt lays out")


def _laid_out(reading: Reading) -> _Outcome:
    """The new texts; what keeps a file from being laid out is said."""
    outcome = _Outcome()
    faults = dict(_faults(reading))
    for file in reading.files:
        try:
            if file.path in faults:
                raise faults[file.path]
            text = LAYOUTS[file.format](file.text)
        except NotLaidOutError as error:
            outcome.left += 1
            note(_left(file, error))
        else:
            if text.encode() != file.content:
                outcome.texts[file.path] = text
    return outcome


def _faults(reading: Reading) -> Iterator[tuple[str, NotLaidOutError]]:
    """The first of the faults that keep a file from being read."""
    for entry in reversed(reading.entries):
        for fault in entry.faults:
            if isinstance(fault, FileFault):
                yield entry.file.path, NotLaidOutError(fault.reason, fault.help, fault.offset)


def _left(file: SourceFile, error: NotLaidOutError) -> str:
    place = file.path
    if error.offset is not None:
        at = Lines(file.text).position(error.offset)
        place = f"{place}:{at.line}:{at.column}"
    return visible(f"{place}: left as it is: {error.reason} ({error.help})") + "\n"


def _write(reading: Reading, outcome: _Outcome, given: Given) -> None:
    """Writes the files that change, all or none; what came in for the path ``-`` goes out."""
    if STDIN not in given.paths:
        replace_texts(outcome.texts)
    elif not outcome.left:
        (file,) = reading.files
        emit_content(outcome.texts.get(file.path, "").encode() or file.content)


def _summary(given: Given, number: int, outcome: _Outcome) -> str:
    changed = len(outcome.texts)
    would = "would change" if given.only_check or given.diff else "changed"
    left = f", {outcome.left:,} left as {'it is' if outcome.left == 1 else 'they are'}"
    return f"{counted(number, 'file')}: {changed:,} {would}{left if outcome.left else ''}.\n"
