"""A text that records are coded from."""

from typing import Literal

from pourparler.dates import Date
from pourparler.record import Record
from pourparler.values import (
    Absent,
    Language,
    Many,
    Sha256,
    SourceId,
    SourceRef,
    Text,
    Url,
    Verbatim,
)
from pourparler.vocabularies import SourceKind


class Source(Record, frozen=True):
    """A text that records are coded from."""

    type: Literal["source"] = "source"
    """The record type."""
    id: SourceId
    """The record's own id, such as source:my-article."""
    kind: SourceKind
    """What sort of text it is."""
    language: Language
    """The language that the text is written in."""
    title: Absent[Text] = None
    """The headline or title."""
    publisher: Absent[Text] = None
    """The outlet or body that published it."""
    authors: Absent[Many[Text]] = None
    """The authors that the text names."""
    published: Absent[Date] = None
    """When it was published; bounds such as [2025-05-26..2025-06-01] where that can only be
    inferred."""
    updated: Absent[Date] = None
    """When it was last changed by its publisher."""
    retrieved: Absent[Date] = None
    """When the coder took the text."""
    url: Absent[Url] = None
    """Where it was published."""
    archive_url: Absent[Url] = None
    """Where a copy is kept."""
    license: Absent[Text] = None
    """The terms under which the text may be used."""
    text: Absent[Verbatim] = None
    """The text itself."""
    text_file: Absent[Text] = None
    """The path of a file that holds the text, or of a saved web page (`.html`), relative to this
    file or to the folder of texts."""
    sha256: Absent[Sha256] = None
    """The SHA-256 checksum of the text's bytes."""
    wording_sha256: Absent[Sha256] = None
    """The SHA-256 checksum of the text's wording, whatever its spaces and quotation marks."""
    republishes: Absent[SourceRef] = None
    """The source whose text this one repeats."""
    corrects: Absent[SourceRef] = None
    """The source that this one corrects."""
