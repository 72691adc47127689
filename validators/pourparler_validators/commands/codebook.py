"""``pourparler codebook``."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from pourparler_validators.coding.book import Book, book
from pourparler_validators.coding.counts import Counts, counts
from pourparler_validators.coding.pages.html import html
from pourparler_validators.coding.pages.markdown import markdown
from pourparler_validators.coding.pages.table import table
from pourparler_validators.commands.output import emit, note
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.wording import counted
from pourparler_validators.reading.files import read_paths

FORMATS: Final[Mapping[str, Callable[[Book], str]]] = {
    "markdown": markdown,
    "html": html,
    "csv": table,
}


def run(paths: Sequence[str], output_format: str) -> int:
    """Prints the codebook, with the counts of a dataset where paths are given."""
    emit(FORMATS[output_format](book(_counts(paths) if paths else None)))
    return 0


def _counts(paths: Sequence[str]) -> Counts:
    entries = [one for one in read_paths(paths).entries if not one.is_file]
    records = [one.record for one in entries if one.record is not None]
    if not records:
        raise UsageError(f"there are no records to count in {' '.join(paths)}")
    if len(records) < len(entries):
        left = counted(len(entries) - len(records), "record")
        note(f"{left} left out of the counts: see pourparler check.\n")
    return counts(records)
