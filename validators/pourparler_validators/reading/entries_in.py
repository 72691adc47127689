"""What a file holds, as entries: records, or what keeps them from being read."""

from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.entries.fault import FileFault
from pourparler_validators.entries.file_text import utf8_text
from pourparler_validators.formats import format_named
from pourparler_validators.reading.unreadable import unreadable


def entries_in(file: SourceFile, is_named: bool) -> list[Entry] | None:
    """The records of a file, or where they should be, with their faults.

    Nothing for a file that was only found in a folder and is not meant as records.
    """
    fault = unreadable(file)
    if fault is not None:
        entries: list[Entry] | None = [Entry(file, 0, faults=(fault,), is_file=True)]
    else:
        entries = format_named(file.format).read(file, is_named)
    is_text = format_named(file.format).READS in ("text", "lines")
    return entries if is_named or not is_text or _are_meant(file, entries) else None


def _are_meant(file: SourceFile, entries: list[Entry] | None) -> bool:
    """Whether anything of a text can be read, or what cannot be read is meant as records."""
    if not entries or not all(_cannot_be_read(entry) for entry in entries):
        return True
    from pourparler_validators.formats.recognition import mentions_records

    text = utf8_text(file.content)  # also of one in UTF-16, whose bytes are all looked through
    return not text.strip() or mentions_records(text)


def _cannot_be_read(entry: Entry) -> bool:
    return any(isinstance(fault, FileFault) for fault in entry.faults)
