"""What ``convert`` does with the files of other programs."""

from collections.abc import Sequence
from typing import Final

from pourparler_validators.commands.output import note
from pourparler_validators.converting.imported import Unplaced
from pourparler_validators.converting.importers import importer_named, reader, takes_mapping
from pourparler_validators.converting.importing import Brought, bring, json_line
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.wording import cut, visible
from pourparler_validators.reading.contents import contents, texts, toml
from pourparler_validators.reading.files import Standard

_MOST_LISTED: Final = 20
"""The most values without a place that are shown on the terminal."""

_LONGEST: Final = 80
"""The most characters of such a value that are shown."""


def bring_in(
    sources: Sequence[str],
    standard: Standard | None,
    name: str,
    text_paths: Sequence[str],
    mapping: str | None,
) -> Brought:
    """The records that an importer makes of files, told what becomes of what by a TOML file."""
    importer = importer_named(name)
    if mapping is not None and not takes_mapping(importer):
        raise UsageError(f"--from {name} takes no --mapping")
    read = reader(importer, None if mapping is None else toml(mapping))
    return bring(contents(sources, standard), read, texts(text_paths))


def list_unplaced(unplaced: Sequence[tuple[str, Unplaced]]) -> None:
    """Says on standard error what has no place in the records."""
    for file, one in unplaced[:_MOST_LISTED]:
        at = f" {one.path}" if one.path else ""
        note(visible(f"{file}{at}: {cut(json_line(one.value), _LONGEST)}: {one.reason}") + "\n")
    if len(unplaced) > _MOST_LISTED:
        note(f"and {len(unplaced) - _MOST_LISTED:,} more without a place\n")
