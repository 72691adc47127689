"""What a page declares of itself: its language, and when it was published.

Read are ``lang``; the ``meta`` elements of Open Graph, Dublin Core and the like; schema.org's
``datePublished``, as JSON-LD or as a property of an element; and a ``time`` above the article's
first sentences.
"""

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import field
from email.utils import parsedate_to_datetime
from typing import Any, Final

from pourparler_validators.formats.web_pages.elements import MAIN
from pourparler_validators.formats.web_pages.tokens import Raw, Tag, Token
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_values import is_list, is_object

_META_NAMES: Final = (
    "article:published_time og:published_time og:article:published_time datepublished "
    "citation_publication_date dc.date dc.date.issued dcterms.date dcterms.issued "
    "date pubdate publishdate publish-date publish_date parsely-pub-date sailthru.date"
)
_METAS: Final = frozenset(_META_NAMES.split())
_PUBLISHED: Final = "datePublished"
_OF_ARTICLE: Final = re.compile(r"(?:\w*Article|\w*Posting|Report|WebPage)")
"""The types of schema.org that are an article, or the page that is one."""
_PARTS: Final = ("@graph", "mainEntity", "mainEntityOfPage")
_TIMES: Final = 20
"""So many times are noted: the first of the article is among the first of the page."""
_CHANGED: Final = re.compile(r"updat|modif", re.IGNORECASE)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_UNKNOWN: Final = frozenset(("und", "mul", "zxx", "mis"))


@dataclass(frozen=True, slots=True)
class DeclaredDay:
    """A day of publication that a page declares."""

    day: dt.date
    """As it is written, whatever the zone of its time."""
    by: str
    """What declares it: ``article:published_time``."""
    start: int
    """Where that stands in the page."""
    moment: dt.datetime | None = None
    """The time, where it is written with its zone."""

    def agrees(self, other: "DeclaredDay") -> bool:
        """Whether both are one day, or one moment in two zones."""
        is_moment = self.moment is not None and self.moment == other.moment
        return self.day == other.day or is_moment


@dataclass(frozen=True, slots=True)
class Declared:
    """What a page declares of itself."""

    language: str | None = None
    """A tag of BCP 47; it may be wrong."""
    published: tuple[DeclaredDay, ...] = ()
    """In the order of the page, first those that are declared for programs."""


NOTHING_DECLARED: Final = Declared()


@dataclass(slots=True)
class Declarations:
    """Notes what the tags of a page declare, while somebody else reads them."""

    page: str = field(repr=False)
    _languages: dict[int, tuple[str, str]] = field(default_factory=dict[int, tuple[str, str]])
    """The names and languages of elements around the article, by where they start."""
    _days: list[DeclaredDay] = field(default_factory=list[DeclaredDay])
    _times: list[DeclaredDay] = field(default_factory=list[DeclaredDay])

    def noting(self, tokens: Iterable[Token]) -> Iterator[Token]:
        """The tokens, each noted as it is read."""
        for token in tokens:
            if isinstance(token, Raw):
                self._take_script(token)
            elif isinstance(token, Tag) and not token.is_end and token.attributes:
                self._take(token)
            yield token

    def times(self) -> list[DeclaredDay]:
        """The days of its ``time`` elements, in order."""
        return self._times

    def declared(self, main: int | None, times: Iterable[DeclaredDay]) -> Declared:
        """What is declared, of an article that starts there, and by a time above its words."""
        return Declared(self._language(main), (*self._days, *times))

    def _language(self, main: int | None) -> str | None:
        """The language of the article's element, else of the innermost around it."""
        if main in self._languages:
            return self._languages[main][1]
        around = [tag for name, tag in self._languages.values() if name in ("html", "body")]
        return around[-1] if around else None

    def _take(self, tag: Tag) -> None:
        given = tag.attributes
        language = given.get("lang") or given.get("xml:lang")
        is_around = tag.name in ("html", "body", *MAIN) or given.get("role") == MAIN[0]
        if is_around and language and _LANGUAGE.fullmatch(language.strip()):
            self._note_language(tag, language.strip().replace("_", "-"))
        written = given.get("content") or given.get("datetime") or ""
        if tag.name == "meta" and (by := _name_of(given)):
            self._days += _day(written, by, tag.start)
        elif given.get("itemprop", "").casefold() == _PUBLISHED.casefold():
            self._days += _day(written, _PUBLISHED, tag.start)
        elif tag.name == "time" and not _CHANGED.search(given.get("class", "")):
            self._times = [*self._times, *_day(written, "<time>", tag.start)][:_TIMES]

    def _note_language(self, tag: Tag, language: str) -> None:
        if language.partition("-")[0].lower() not in _UNKNOWN:
            self._languages[tag.start] = tag.name, language

    def _take_script(self, raw: Raw) -> None:
        """The days of a script that is JSON-LD."""
        head, _, content = self.page[raw.start : raw.end].partition(">")
        if raw.name != "script" or "ld+json" not in head.lower():
            return
        with suppress(ValueError, RecursionError):
            for written in _published(json.loads(content.rpartition("</")[0].strip())):
                self._days += _day(written, f"JSON-LD {_PUBLISHED}", raw.start)


def _name_of(given: dict[str, str]) -> str | None:
    """By what name a ``meta`` element declares a day of publication, if it does."""
    names = (given.get(one, "") for one in ("property", "name", "itemprop"))
    return next((name for name in names if name.lower() in _METAS), None)


def _published(value: Any) -> Iterator[str]:
    """When the articles were published that a value of JSON-LD describes."""
    for one in value if is_list(value) else [value]:
        if not is_object(one):
            continue
        kinds = one.get("@type")
        written = one.get(_PUBLISHED)
        is_article = any(
            isinstance(kind, str) and _OF_ARTICLE.fullmatch(kind)
            for kind in (kinds if is_list(kinds) else [kinds])
        )
        if is_article and isinstance(written, str):
            yield written
        for part in _PARTS:
            yield from _published(one.get(part))


def _day(written: str, by: str, start: int) -> Iterator[DeclaredDay]:
    """The day that is written there, if there is one."""
    text = written.strip()
    moment: dt.datetime | None = None
    for read in (dt.datetime.fromisoformat, parsedate_to_datetime):
        with suppress(ValueError, TypeError, OverflowError):
            moment = moment or read(text)
    if moment is not None:
        has_zone = moment.tzinfo is not None
        yield DeclaredDay(moment.date(), by, start, moment if has_zone else None)
    elif found := _DAY.match(text):
        with suppress(ValueError):
            yield DeclaredDay(dt.date.fromisoformat(found[0]), by, start)
