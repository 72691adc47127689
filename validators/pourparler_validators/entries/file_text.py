"""The text of a file as people see it: also of one that is not in UTF-8, and so is not read."""

import codecs
from typing import Final

_MARKS: Final = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""The longer first: one of them begins with another."""
TOLD: Final = 4
"""So many bytes tell the encoding: those of two characters in UTF-16, or of one in UTF-32."""
_IN_NO_TEXT: Final = frozenset(("\ufffd", *map(chr, range(32)))) - {"\t", "\r"}
"""What stands in no line: it is none, or in another encoding."""


def is_wide(content: bytes) -> bool:
    """Whether a content is in UTF-16 or UTF-32: by its mark, or as bytes at its start are zero."""
    return b"\0" in content[:TOLD] or content.startswith((*_MARKS,))


def utf8_text(content: bytes) -> str:
    """A text in UTF-8, without a byte order mark; a byte that is none becomes U+FFFD."""
    return content.decode("utf-8-sig", errors="replace")


def file_text(content: bytes) -> str:
    """The text of a whole file, without a byte order mark, also of one in UTF-16 or UTF-32.

    A byte that cannot stand there becomes U+FFFD. Where the first line of what seems to be in
    UTF-16 or UTF-32 cannot be read so, the text is empty.
    """
    if not is_wide(content):
        return utf8_text(content)
    decoder = codecs.getincrementaldecoder(_encoding(content[:TOLD]))(errors="replace")
    text = decoder.decode(content)  # up to the last whole character
    first = text.partition("\n")[0]
    return text if _IN_NO_TEXT.isdisjoint(first) else ""


def _encoding(start: bytes) -> str:
    """UTF-16 or UTF-32, by which bytes are zero: those that an ASCII character leaves unused."""
    for mark, encoding in _MARKS.items():
        if start.startswith(mark):
            return encoding
    if start.endswith(b"\0\0"):
        return "utf-32-le"
    if start.startswith(b"\0\0"):
        return "utf-32-be"
    return "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"
