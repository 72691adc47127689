"""CSL-JSON (Citation Style Language 1.0.2): the sources, for Zotero, pandoc and citeproc."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from pourparler_validators.converting.gathering import Export, Gathering
from pourparler_validators.converting.records import Records
from pourparler_validators.formats.writing import Layout, Plain, Sink, Writer

SUFFIXES: Final = (".csl.json",)
MAKES: Final = "file"
NEEDS_ONE_RECORD_AN_ID: Final = "always"
KEEPS: Final = {
    "source": (
        *("kind", "language", "title", "publisher", "authors"),
        *("published", "retrieved", "url"),
    )
}
LENDS: Final[dict[str, tuple[str, ...]]] = {}
LOSES: Final = (
    "the time of day",
    "whether a date is approximate, uncertain or both, which all are circa",
)

_TYPES: Final = {
    "news_article": ("article-newspaper", None),
    "press_release": ("document", "press release"),
    "official_document": ("document", "official document"),
    "transcript": ("document", "transcript"),
    "interview": ("interview", None),
    "social_post": ("post", None),
    "broadcast": ("broadcast", None),
    "dataset": ("dataset", None),
    "book": ("book", None),
    "other": ("document", None),
}
"""The type of CSL that a kind of source is, and the genre that tells it from others of the type."""

_IN_CONTAINER: Final = ("news_article", "social_post")
"""Kinds whose publisher is the title of what they stand in, such as the newspaper."""


def writer(sink: Sink, layout: Layout) -> Writer:
    """Writes a list of references."""
    return Gathering(sink, KEEPS, _references)


def _references(records: Records) -> Export:
    items = [dict(_item(record)) for record in records.of("source")]
    text = json.dumps(items, ensure_ascii=False, indent=2) + "\n"
    return Export({"": text.encode()})


def _item(record: Plain) -> Iterator[tuple[str, Any]]:
    kind = record["kind"]
    form, genre = _TYPES[kind]
    yield "id", record["id"]
    yield "type", form
    if genre is not None:
        yield "genre", genre
    yield "language", record["language"]
    if "title" in record:
        yield "title", record["title"]
    if "authors" in record:
        yield "author", [{"literal": name} for name in record["authors"]]
    if "publisher" in record:
        yield "container-title" if kind in _IN_CONTAINER else "publisher", record["publisher"]
    if "published" in record:
        yield "issued", _date(record["published"])
    if "retrieved" in record:
        yield "accessed", _date(record["retrieved"])
    if "url" in record:
        yield "URL", record["url"]


def _date(text: str) -> dict[str, Any]:
    """A date of CSL: of one day, month or year, from … to …, or in words where it is neither."""
    if text.startswith("["):
        return {"literal": _bounds(*text[1:-1].split("..", 1))}
    sides = text.split("/")
    if ".." in sides:
        return {"literal": f"until {sides[1]}" if sides[0] == ".." else f"since {sides[0]}"}
    found: dict[str, Any] = {"date-parts": [_parts(side) for side in sides]}
    if re.search("[~?%]", text):
        found["circa"] = True
    return found


def _bounds(first: str, last: str) -> str:
    if not first:
        return f"not after {last}"
    return f"between {first} and {last}" if last else f"not before {first}"


def _parts(side: str) -> list[int]:
    day = side.partition("T")[0].rstrip("~?%")
    return [int(part) for part in day.split("-")]
