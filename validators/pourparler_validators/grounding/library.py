"""The articles of a dataset: each is read and prepared once, for all records that use it.

What reads an article is loaded only where there is one.
"""

import codecs
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pourparler import Party, Person, Source
from pourparler_validators.contract.links import Links
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.affiliations import belongs_to
from pourparler_validators.grounding.comparable_text import wording_sha256
from pourparler_validators.languages.scripts import script_of

if TYPE_CHECKING:
    from pourparler_validators.grounding.article import Article
    from pourparler_validators.grounding.attribution import Attributor
    from pourparler_validators.grounding.differences import Judge
    from pourparler_validators.grounding.match import Match
    from pourparler_validators.grounding.speakers import Roster, Speaker


@dataclass(frozen=True, slots=True)
class Loaded:
    """The bytes of a text, and the file that they are from; none for a text in the record."""

    content: bytes = field(repr=False)
    path: str | None


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a source has no text that can be read."""

    kind: str
    """``no-source``, ``no-text``, ``two-texts``, ``no-folder``, ``not-found``, ``outside`` or
    ``unreadable``."""
    reason: str
    help: str = ""
    """What to do, where that is known."""


@dataclass(frozen=True)
class SourceText:
    """The text of a source, as it was found."""

    entry: Entry
    source: Source
    text: str = field(repr=False)
    """The text, its line breaks LF and without a byte order mark."""
    path: str | None
    sha256: str
    """Of the bytes."""

    @property
    def is_same(self) -> bool:
        """Whether the bytes are those that the record was coded from, as far as it says."""
        return self.source.sha256 in (None, self.sha256)

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
            return self.source.wording_sha256 == wording_sha256(self.text)
        return self.is_same or any(self.source.sha256 == one for one in _line_breaks(self.text))


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


@dataclass(slots=True)
class Library:
    """The articles of a dataset, by the ids of their sources."""

    links: Links
    load: Callable[[Entry], Loaded | Missing] = no_texts
    _texts: dict[str, SourceText | Missing] = field(
        default_factory=dict[str, "SourceText | Missing"]
    )
    _articles: "dict[str, Article]" = field(default_factory=dict[str, Any])
    _attributors: "dict[str, Attributor]" = field(default_factory=dict[str, Any])
    _matches: "dict[tuple[str | int | None, ...], Match]" = field(default_factory=dict[Any, Any])
    _wordings: dict[str, list[SourceText]] | None = None
    _roster: "Roster | None" = None

    def text_of(self, key: str) -> SourceText | Missing:
        """The text of the source with that id, or why there is none."""
        if key not in self._texts:
            self._texts[key] = self._read(key)
        return self._texts[key]

    def first_with_wording(self, text: SourceText) -> SourceText | None:
        """The first other source of the same words, if it comes before this one."""
        if self._wordings is None:
            self._wordings = {}
            for entry in self.links.of_types("source"):
                found = self.text_of(entry.record.id) if entry.record is not None else None
                if isinstance(found, SourceText):
                    self._wordings.setdefault(wording_sha256(found.text), []).append(found)
        same = self._wordings.get(wording_sha256(text.text), [])
        first = min(same, key=lambda one: one.entry.rank, default=None)
        return None if first is None or first.source.id == text.source.id else first

    def article_of(self, text: SourceText) -> "Article":
        """The text prepared for searching."""
        from pourparler_validators.grounding.article import prepared

        key = text.source.id
        if key not in self._articles:
            self._articles[key] = prepared(text.text, text.source.language)
        return self._articles[key]

    def attributor_of(self, text: SourceText) -> "Attributor":
        """Who speaks in the quotations of the text."""
        from pourparler_validators.grounding.attribution import Attributor

        key = text.source.id
        if key not in self._attributors:
            article = self.article_of(text)
            self._attributors[key] = Attributor(article, self.roster.cast_in(article))
        return self._attributors[key]

    def judge_of(self, text: SourceText) -> "Judge | None":
        """Names the differences from a text; none where its language has no tables."""
        from pourparler_validators.grounding.differences import Judge

        article = self.article_of(text)
        if article.language is None:
            return None
        return Judge(article.language, article.positions.__contains__, self.roster.are_one)

    def match(
        self,
        text: SourceText,
        words: str,
        start: int | None,
        end: int | None,
        prefix: str | None,
        suffix: str | None,
    ) -> "Match":
        """Where words stand in a text; each is looked for once."""
        from pourparler_validators.grounding.search import find_quotation

        key = (text.source.id, words, start, end, prefix, suffix)
        if key not in self._matches:
            self._matches[key] = find_quotation(
                self.article_of(text),
                words,
                start=start,
                end=end,
                prefix=prefix,
                suffix=suffix,
                is_alias=self.roster.are_one,
            )
        return self._matches[key]

    @property
    def roster(self) -> "Roster":
        """The persons and parties of the dataset."""
        from pourparler_validators.grounding.speakers import Roster

        if self._roster is None:
            self._roster = Roster(self._speakers())
        return self._roster

    def _read(self, key: str) -> SourceText | Missing:
        entry = self.links.to(key)
        if entry is None or not isinstance(entry.record, Source):
            return Missing("no-source", "the source is missing or not sound")
        loaded = self.load(entry)
        if isinstance(loaded, Missing):
            return loaded
        try:
            text = loaded.content.removeprefix(codecs.BOM_UTF8).decode()
        except UnicodeDecodeError:
            return Missing("unreadable", "the text is not in UTF-8", "save it as UTF-8")
        digest = hashlib.sha256(loaded.content).hexdigest()
        plain = text.replace("\r\n", "\n")
        return SourceText(entry, entry.record, plain, loaded.path, digest)

    def _speakers(self) -> "Iterable[Speaker]":
        from pourparler_validators.grounding.speakers import Speaker

        for entry in self.links.of_types("person", "party"):
            actor = entry.record
            if isinstance(actor, Person | Party):
                names = (actor.name, *(alias.name for alias in actor.aliases or ()))
                parties = belongs_to(actor.id, self.links).parties
                yield Speaker(actor.id, names, isinstance(actor, Person), parties)
