"""The texts of sources, as they were found."""

import codecs
import hashlib
from collections.abc import Iterator
from dataclasses import field
from functools import cached_property

from pourparler import Source
from pourparler_validators.contract.finding import Related, TextPlace
from pourparler_validators.contract.questions import Loaded, Missing
from pourparler_validators.entries.entry import Entry
from pourparler_validators.formats.article_text import (
    ArticleText,
    UnreadableTextError,
    article_text,
)
from pourparler_validators.languages.scripts import script_of
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class SourceText:
    """The text of a source, as it was found."""

    entry: Entry
    source: Source
    read: ArticleText = field(repr=False)
    path: str | None
    sha256: str
    """Of the bytes."""

    @property
    def text(self) -> str:
        """The text, its line breaks LF and without a byte order mark."""
        return self.read.text

    @property
    def is_same(self) -> bool:
        """Whether the bytes are those that the record was coded from, as far as it says."""
        return self.source.sha256 in (None, self.sha256)

    def words(self, start: int, end: int, message: str = "") -> Related:
        """A stretch of it, as a report shows it."""
        passage = TextPlace(self.text, self.path, start, end)
        if self.read.page is not None:
            place = self.read.in_file(start, end)
            passage = TextPlace(self.read.file_text, self.path, *place, passage)
        return Related(self.entry, "/text", message, passage=passage)

    @cached_property
    def script(self) -> str | None:
        """The script of most of its letters."""
        return script_of(self.text)

    @cached_property
    def is_same_wording(self) -> bool:
        """Whether the wording is that which the record was coded from, as far as it says."""
        if self.source.sha256 == self.sha256:
            return True
        if self.source.wording_sha256 is not None:
            from pourparler_validators.grounding.comparable_text import wording_sha256

            return self.source.wording_sha256 == wording_sha256(self.text)
        return self.is_same or any(
            self.source.sha256 == one for one in _line_breaks(self.read.file_text)
        )


def _line_breaks(text: str) -> Iterator[str]:
    """The checksums of a text with other line breaks, and with a byte order mark."""
    for breaks in ("\n", "\r\n"):
        content = text.replace("\n", breaks).encode()
        for mark in (b"", codecs.BOM_UTF8):
            yield hashlib.sha256(mark + content).hexdigest()


def no_texts(entry: Entry) -> Loaded | Missing:
    """Reads no files: only the texts that stand in the records themselves."""
    source = entry.record
    if isinstance(source, Source) and source.text is not None:
        return Loaded(source.text.encode(errors="surrogatepass"), None)
    return Missing("no-text", "the source has no text")


def source_text(entry: Entry | None, loaded: Loaded | Missing) -> SourceText | Missing:
    """The text of a source, or why there is none."""
    if isinstance(loaded, Missing):
        return loaded
    if entry is None or not isinstance(entry.record, Source):
        return Missing("no-source", "the source is missing or not sound")
    try:
        read = article_text(loaded.content, loaded.path)
    except UnreadableTextError as error:
        return Missing("unreadable", f"the text {error}", error.help)
    digest = hashlib.sha256(loaded.content).hexdigest()
    return SourceText(entry, entry.record, read, loaded.path, digest)
