"""Saves changed records where they stand."""

from collections.abc import Sequence
from pathlib import PurePath

from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.formats import DESCRIPTION, format_named
from pourparler_validators.saving.changes import Change, NotSavedError
from pourparler_validators.saving.files import save
from pourparler_validators.saving.table_files import with_table_changes
from pourparler_validators.saving.text_files import with_changes

EDITED = ("json", "jsonl", "yaml", "csv", "tsv")
"""The formats in which records can be changed."""


def changed_contents(
    file: SourceFile, entries: Sequence[Entry], changes: Sequence[Change]
) -> dict[str, bytes]:
    """The new contents of the files that changes of a file's records change, by their paths.

    ``entries`` are what was read of the file. Raises :class:`NotSavedError` where a change cannot
    be made without touching what it leaves alone, and in formats that are not edited.
    """
    if file.format not in EDITED:
        name = PurePath(file.path).name
        raise NotSavedError(
            f"{name} is shown and not changed: make files of it that can be, with "
            f"pourparler convert {file.path} -o records.jsonl"
        )
    if format_named(file.format).READS == "folder":
        return with_table_changes(file, entries, changes)
    after = with_changes(file, changes)
    return {file.path: after} if after != file.content else {}


def save_changes(file: SourceFile, entries: Sequence[Entry], changes: Sequence[Change]) -> None:
    """Writes the files that changes of a file's records change, all or none of them.

    Raises :class:`NotSavedError` as :func:`changed_contents` does, and where a file is no longer
    as it was read.
    """
    save(changed_contents(file, entries, changes), as_read(file))


def as_read(file: SourceFile) -> dict[str, bytes]:
    """What stood in the files of which one was read, by their paths."""
    if not file.parts:
        return {file.path: file.content}
    described = PurePath(file.folder, DESCRIPTION).as_posix()
    return {**file.parts, **({described: file.content} if file.content else {})}
