"""Why a file cannot be read as text, before anything in it is looked at."""

from typing import Final

from pourparler_validators.entries.entry import SourceFile
from pourparler_validators.entries.fault import Unreadable
from pourparler_validators.entries.file_text import is_wide
from pourparler_validators.formats import Format, format_named

MAX_FILE: Final = 1024**3
"""The largest file, in bytes."""


def unreadable(file: SourceFile) -> Unreadable | None:
    """What is wrong with the bytes of a file, if anything is."""
    for content in (file.content, *file.parts.values()):
        if fault := _unreadable_content(content, format_named(file.format)):
            return fault
    return None


def _unreadable_content(content: bytes, form: Format) -> Unreadable | None:
    if len(content) > MAX_FILE:
        return Unreadable("", 0, f"is larger than {MAX_FILE // 1024**2} MiB", "divide it")
    if form.READS in ("bytes", "folder"):
        return None
    if is_wide(content):
        return Unreadable("", 0, "is in UTF-16 or UTF-32, not in UTF-8", "save it as UTF-8")
    if form.READS == "lines":
        return None
    try:
        content.decode()
    except UnicodeDecodeError as error:
        before = len(content[: error.start].decode("utf-8-sig"))
        reason = f"is not UTF-8: the byte 0x{content[error.start]:02X} cannot stand here"
        return Unreadable("", before, reason, "save it as UTF-8")
    return None
