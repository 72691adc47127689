"""Where one page of a printed text ends and the next begins: with heads, feet and page numbers.

A program that takes the text out of a PDF parts its pages by a form feed (pdftotext does).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from pourparler_validators.grounding.page_mark import PageMark
from pourparler_validators.late_dataclasses import dataclass

PAGE: Final = "\f"
_EDGE: Final = 3
"""How many lines a head or a foot has at most."""
_REPEATED: Final = 3
"""On how many pages a line stands at least that is a head or a foot, its numbers apart."""
_PAGE: Final = re.compile(rf"[^{PAGE}]+")
_LINE: Final = re.compile(r"[^\n]*\S")
_NUMBER: Final = re.compile(r"\d+")
_DIVIDED: Final = re.compile(r"(?<=[^\W\d_])[ ]?[-\u2010]\Z")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    form: str
    """Its words in small letters, with one sign for each number; empty of a row of numbers."""


def page_breaks(text: str) -> Iterator[PageMark]:
    """The stretches from the last line of the article on a page to its first on the next one.

    A head or foot is a line among the outermost three of a page that stands so, but for its
    numbers, on three pages or more. A word that is divided between two pages is read as one.
    """
    if PAGE not in text:
        return
    pages = [lines for lines in _pages(text) if lines]
    heads = _repeated([page[:_EDGE] for page in pages])
    feet = _repeated([page[-_EDGE:] for page in pages])
    bodies = [_body(page, heads, feet) for page in pages]
    last: _Line | None = None
    for body in bodies:
        if last is not None and body:
            yield _between(text, last.end, body[0].start)
        last = body[-1] if body else last


def unbroken(text: str, start: int, end: int) -> str:
    """A stretch of a text as if it had no pages."""
    if PAGE not in text[start:end]:
        return text[start:end]
    parts: list[str] = []
    for one in page_breaks(text):
        if start <= one.start and one.end <= end:
            parts += text[start : one.start], one.text
            start = one.end
    return "".join((*parts, text[start:end]))


def _pages(text: str) -> Iterator[list[_Line]]:
    for page in _PAGE.finditer(text):
        yield [_line(text, found) for found in _LINE.finditer(text, *page.span())]


def _line(text: str, found: re.Match[str]) -> _Line:
    words = " ".join(found[0].casefold().split())
    start = found.end() - len(found[0].lstrip())
    is_row = len(_NUMBER.findall(words)) > 2 and not any(map(str.isalpha, words))
    return _Line(start, found.end(), "" if is_row else _NUMBER.sub("#", words))


def _repeated(edges: Sequence[Sequence[_Line]]) -> frozenset[str]:
    """The forms of lines that stand at the edges of enough pages."""
    counts = Counter(form for edge in edges for form in {line.form for line in edge} - {""})
    return frozenset(form for form, count in counts.items() if count >= _REPEATED)


def _body(page: list[_Line], heads: frozenset[str], feet: frozenset[str]) -> list[_Line]:
    """The lines of a page without its head and its foot."""
    first, last = 0, len(page)
    while first < min(_EDGE, last) and page[first].form in heads:
        first += 1
    while last > max(len(page) - _EDGE, first) and page[last - 1].form in feet:
        last -= 1
    return page[first:last]


def _between(text: str, end: int, start: int) -> PageMark:
    divided = _DIVIDED.search(text, max(0, end - 3), end)
    if divided is not None and text[start].islower():
        return PageMark(divided.start(), start, "")
    return PageMark(end, start, " ")
