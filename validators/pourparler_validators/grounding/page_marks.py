"""What the page of an article has among its words and is none of them: footnote marks, markup."""

import html
import re
from collections.abc import Iterator
from typing import Final

from pourparler_validators.grounding.page_breaks import page_breaks
from pourparler_validators.grounding.page_mark import PageMark


def page_marks(text: str) -> Iterator[PageMark]:
    """The marks of a page in a text, in order.

    Entities and tags of HTML, footnote marks right after a word ([1], ¹), (sic), and hyphens by
    which a line ends within a word; between two pages also their heads, feet and numbers.
    """
    place = 0
    for page_break in page_breaks(text):
        yield from _within_page(text, place, page_break.start)
        yield page_break
        place = page_break.end
    yield from _within_page(text, place, len(text))


def _within_page(text: str, start: int, end: int) -> Iterator[PageMark]:
    place = start
    for sign in _SIGN.finditer(text, start, end):
        match = _mark_at(text, sign.start(), place, end)
        if match is not None:
            place = match.end()
            read = _read(match)
            if read != match[0]:
                yield PageMark(match.start(), match.end(), read)


def _mark_at(text: str, sign: int, start: int, end: int) -> re.Match[str] | None:
    """The mark that a sign may begin, with the space before it where that belongs to it."""
    if sign > start and text[sign - 1] == " ":
        match = _MARK.match(text, sign - 1, end)
        if match is not None:
            return match
    return _MARK.match(text, sign, end) if sign >= start else None


def _read(match: re.Match[str]) -> str:
    """What is read in the place of a mark."""
    if match["entity"]:
        return html.unescape(match["entity"])
    return " " if match["tag"] and not _INLINE.match(match["tag"]) else ""


_INLINE: Final = re.compile(r"</?(?:a|abbr|b|cite|em|font|i|mark|q|s|small|span|strong|su[bp]|u)\b")
_HYPHENS: Final = r"\-\u2010\u00ad\u00ac"
_SIGN: Final = re.compile(rf"[&<\[({_HYPHENS}¹²³⁰⁴-⁹]")
"""With what marks begin, but for a space before some: most of a text is passed over fast."""
_MARK: Final = re.compile(
    r"""
    (?P<entity> &(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31}); )
    | (?P<note> <sup\b[^<>]*>\[?[\da-z*†]{1,3}\]?</sup>
        | (?<=[^\s(\[])\[(?:\d{1,3}|[a-z])\]
        | (?<=[^\W\d_]{4})[¹²³⁰⁴-⁹]+(?!\w) | (?<=[.,;:!?"”’»)])[¹²³⁰⁴-⁹]+(?!\w) )
    | (?P<tag> </?(?:a|abbr|b|blockquote|br|cite|div|em|font|h[1-6]|i|img|li|mark|ol|p|q|s|small
        |span|strong|su[bp]|table|t[dhr]|u|ul)(?:\s+[\w-]+=[^<>]{0,500})?\s*/?> )
    | (?P<sic> [ ]?[(\[]sic!?[)\]] )
    | (?P<hyphen> (?<=[^\W\d_])[ ]?["""
    + _HYPHENS
    + r"""]\n[ \t]*(?=[^\W\d_A-Z\u0404-\u042f\u0490]) )
    """,
    re.VERBOSE,
)
"""Sic is Latin, and written so in every language."""
