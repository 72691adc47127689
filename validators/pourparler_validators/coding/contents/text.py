"""What is read in an article, for a terminal: its lines with signs below, and notes."""

from collections.abc import Iterator, Sequence
from typing import Final

from pourparler_validators.coding.contents.article import ReadArticle
from pourparler_validators.coding.contents.notes import NAMES, heads, note
from pourparler_validators.grounding.contents.kinds import AnyFound, Kind
from pourparler_validators.messages.wording import columns, cut, visible

WIDTH: Final = 90
"""How many columns of an article's line stand in one row."""
MAX_WORDS: Final = 40
SIGNS: Final = {
    Kind.QUOTATION: '"',
    Kind.DATE: "d",
    Kind.NUMBER: "#",
    Kind.NAME: "n",
    Kind.LABEL: "l",
    Kind.LEFT_OUT: "x",
}
"""The sign that stands below a thing."""
_TAB: Final = "    "


def text(read: ReadArticle) -> str:
    """The article, and what is read in it."""
    return "".join(f"{line}\n" for line in _lines(read))


def _lines(read: ReadArticle) -> Iterator[str]:
    yield visible(read.name)
    yield from heads(read)
    counts = (f"{SIGNS[kind]} {NAMES[kind]} {read.contents.number_of(kind)}" for kind in Kind)
    yield f"Read: {', '.join(counts)}."
    gutter = len(str(len(read.lines.starts)))
    beginning = _by_line(read)
    signs = _signs(read)
    for number, start in enumerate(read.lines.starts, 1):
        line = read.lines.line(number)
        if line.strip():
            yield ""
            yield from _rows(line, signs[start : start + len(line)], number, gutter)
            yield from (_note(one, read, gutter) for one in beginning.get(number, ()))


def _by_line(read: ReadArticle) -> dict[int, list[AnyFound]]:
    """What begins in each line, by its number."""
    found: dict[int, list[AnyFound]] = {}
    for one in read.contents.found:
        found.setdefault(read.place(one.start).line, []).append(one)
    return found


def _signs(read: ReadArticle) -> Sequence[str]:
    """For each character of the text the sign of the shortest thing that holds it."""
    signs = [" "] * len(read.contents.article.text)
    for one in read.contents.found:
        signs[one.start : one.end] = SIGNS[one.kind] * (one.end - one.start)
    return signs


def _rows(line: str, signs: Sequence[str], number: int, gutter: int) -> Iterator[str]:
    """A line of the article in rows that fit, each with its signs."""
    start = 0
    head = str(number).rjust(gutter)
    while start < len(line):
        end = _row_end(line, start)
        row = line[start:end].rstrip()
        yield f"{head} | {''.join(map(_plain, row))}"
        below = "".join(
            sign * columns(_plain(letter))
            for letter, sign in zip(row, signs[start:end], strict=False)
        )
        if below.strip():
            yield f"{' ' * gutter} | {below.rstrip()}"
        head, start = " " * gutter, end


def _row_end(line: str, start: int) -> int:
    """Where a row ends that starts at a place: behind the last space that fits, if there is one."""
    width, end, space = 0, start, 0
    while end < len(line):
        width += columns(_plain(line[end]))
        if width > WIDTH:
            return space or max(end, start + 1)
        end += 1
        if line[end - 1].isspace():
            space = end
    return end


def _plain(letter: str) -> str:
    return _TAB if letter == "\t" else visible(letter)


def _note(one: AnyFound, read: ReadArticle, gutter: int) -> str:
    place = read.place(one.start)
    words = " ".join(read.contents.article.text[one.start : one.end].split())
    said = visible(note(one, read))
    where = f"{place.line}:{place.column}"
    return f"{' ' * gutter} = {where} {NAMES[one.kind]} {visible(cut(words, MAX_WORDS))}: {said}"
