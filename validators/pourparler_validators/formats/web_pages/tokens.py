"""The tags and the words of a page, by its characters.

A tokenizer of the HTML Standard (section 13.2.5) as far as text needs it, in one pass whose time
grows with the page alone, whatever is left unclosed. The parser of the standard library takes
quadratic time for some broken pages, and reads them otherwise from one version to the next.
"""

import re
from collections.abc import Iterator
from dataclasses import field
from typing import Final, TypeAlias

from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch between tags."""

    start: int
    end: int
    is_plain: bool = False
    """Whether an ampersand in it begins no entity."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that begins or ends an element."""

    start: int
    end: int
    name: str
    """In small letters."""
    is_end: bool
    is_empty: bool = False
    """Whether its element has no content."""
    attributes: dict[str, str] = field(default_factory=dict[str, str])
    """As they are written; of two with one name the first."""


@dataclass(frozen=True, slots=True)
class Raw:
    """An element whose content is no text of the page: a script, a style."""

    start: int
    end: int
    name: str


Token: TypeAlias = Words | Tag | Raw

_VOID_NAMES: Final = "area base br col embed hr img input link meta param source track wbr"
_VOID: Final = frozenset(_VOID_NAMES.split())
_RAW_NAMES: Final = "script style textarea title xmp iframe noembed noframes"
_RAW: Final = frozenset(_RAW_NAMES.split())
_ATTRIBUTES: Final = r"(?:[^>=]|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))?+)*+"
_TOKEN: Final = re.compile(
    rf"""
    <(?P<name> [a-zA-Z][^\s/>]*+)(?P<attributes>{_ATTRIBUTES})(?:>|\Z)
    | </(?P<end_name> [a-zA-Z][^\s/>]*+)[^>]*+(?:>|\Z)
    | <!--(?:-?>|.*?(?:--!?>|\Z))
    | (?P<cdata> <!\[CDATA\[)
    | <[!?/][^>]*+(?:>|\Z)
    """,
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE: Final = re.compile(
    r"""([^\s"'>/=]++)(?:\s*+=\s*+(?:"([^"]*+)|'([^']*+)|([^\s"'=<>`]*+)))?+"""
)


def tokens(page: str, *, is_xml: bool = False) -> Iterator[Token]:
    """The tags, words and scripts of a page, in order; comments are none.

    In XML a tag that ends with a slash is an element, and CDATA is text.
    """
    place = 0
    while found := _TOKEN.search(page, place):
        if found.start() > place:
            yield Words(place, found.start())
        place = found.end()
        if found["cdata"] and is_xml:
            end = page.find("]]>", place)
            yield Words(place, end if end >= 0 else len(page), is_plain=True)
            place = _after(page, "]]>", place)
        elif found["cdata"]:
            place = _after(page, ">", found.end())
        elif found["end_name"]:
            yield Tag(found.start(), place, found["end_name"].lower(), is_end=True)
        elif found["name"]:
            tag = _started(found, is_xml)
            is_raw = tag.name in _RAW and not (is_xml and tag.is_empty)
            place = _end_of_raw(page, tag) if is_raw else place
            yield Raw(tag.start, place, tag.name) if is_raw else tag
    if place < len(page):
        yield Words(place, len(page))


def _started(found: re.Match[str], is_xml: bool) -> Tag:
    name, written = found["name"].lower(), found["attributes"]
    is_empty = name in _VOID or (is_xml and written.endswith("/"))
    attributes: dict[str, str] = {}
    for one in _ATTRIBUTE.finditer(written) if written else ():
        attributes.setdefault(one[1].lower(), one[2] or one[3] or one[4] or "")
    return Tag(found.start(), found.end(), name, False, is_empty, attributes)


def _end_of_raw(page: str, tag: Tag) -> int:
    """Where an element ends whose content has no tags: after its end tag, or with the page."""
    found = re.compile(rf"</{tag.name}(?=[\s/>])[^>]*+(?:>|\Z)", re.IGNORECASE).search(
        page, tag.end
    )
    return found.end() if found else len(page)


def _after(page: str, words: str, place: int) -> int:
    found = page.find(words, place)
    return len(page) if found < 0 else found + len(words)
