"""``pourparler codebook``."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from pourparler import Record
from pourparler_validators.coding.book import Book, book
from pourparler_validators.coding.counts import counts
from pourparler_validators.coding.pages.html import html
from pourparler_validators.coding.pages.markdown import markdown
from pourparler_validators.coding.pages.table import table
from pourparler_validators.coding.project_fields import project_fields
from pourparler_validators.commands.output import emit, note
from pourparler_validators.commands.own_fields import own_fields_for
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.wording import counted
from pourparler_validators.reading.files import read_paths

FORMATS: Final[Mapping[str, Callable[[Book], str]]] = {
    "markdown": markdown,
    "html": html,
    "csv": table,
}


def run(paths: Sequence[str], output_format: str, config: str | None, isolated: bool) -> int:
    """Prints the codebook, with the counts of a dataset where paths are given."""
    own = own_fields_for(paths, config, isolated=isolated)
    records = _records(paths) if paths else None
    whole = book(None if records is None else counts(records))
    emit(FORMATS[output_format](replace(whole, project=project_fields(own, records))))
    return 0


def _records(paths: Sequence[str]) -> list[Record]:
    entries = [one for one in read_paths(paths).entries if not one.is_file]
    records = [one.record for one in entries if one.record is not None]
    if not records:
        raise UsageError(f"there are no records to count in {' '.join(paths)}")
    if len(records) < len(entries):
        left = counted(len(entries) - len(records), "record")
        note(f"{left} left out of the counts: see pourparler check.\n")
    return records
