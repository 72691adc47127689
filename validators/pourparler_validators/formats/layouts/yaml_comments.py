"""What each comment of a YAML text is about.

A comment behind a value is about that field or item; one on a line of its own is about what comes
next, unless it is indented as what has just ended; what stands before the first field or item of
a document is about all of it. An empty line goes with what comes after it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import pairwise
from typing import Final, NamedTuple

from pourparler_validators.formats.editing import line_start
from pourparler_validators.formats.layouts.yaml_parts import (
    Collection,
    Member,
    collection,
    scalars,
)
from pourparler_validators.formats.yaml_tree import Node, trees
from pourparler_validators.late_dataclasses import dataclass

_PIECE: Final = re.compile(r"#[^\r\n]*|(?<=[\r\n])[ \t]*(?=\r?\n|\r)")
_NOWHERE: Final = -1

STARTS: Final = re.compile(r"^---(?=[ \t\r\n]|\Z)", re.MULTILINE)
"""The line that begins a document."""


@dataclass(slots=True, eq=False)
class Document:
    """A document with its comments."""

    root: Node
    inner: Collection | None
    above: list[str] = field(default_factory=list[str])
    below: list[str] = field(default_factory=list[str])


class _Piece(NamedTuple):
    """A comment or an empty line."""

    start: int
    text: str
    column: int
    is_behind: bool
    """Whether something else stands before it on its line."""


def comments(text: str) -> list[str]:
    """All comments of a text that can be read, sorted."""
    pieces = (piece for gap in _gaps(text, trees(text)) for piece in _pieces(text, *gap))
    return sorted(piece.text for piece in pieces if piece.text)


def documents(text: str, roots: Sequence[Node]) -> list[Document]:
    """The documents of a text, each comment at what it is about."""
    found = [Document(root, collection(text, root)) for root in roots]
    for gap in _gaps(text, roots):
        _attach(text, found, list(_pieces(text, *gap)))
    return found


def _gaps(text: str, roots: Sequence[Node]) -> Iterator[tuple[int, int]]:
    """The stretches of a text between its scalars."""
    spans = [(0, 0), *(span for root in roots for span in scalars(text, root))]
    for (_, start), (end, _) in pairwise([*spans, (len(text), len(text))]):
        yield start, end


def _pieces(text: str, start: int, end: int) -> Iterator[_Piece]:
    for found in _PIECE.finditer(text, start, end):
        line = line_start(text, found.start())
        is_comment = found[0].startswith("#")
        is_behind = is_comment and bool(text[line : found.start()].strip())
        column = found.start() - line if is_comment else _NOWHERE
        yield _Piece(found.start(), found[0] if is_comment else "", column, is_behind)


def _attach(text: str, found: Sequence[Document], pieces: list[_Piece]) -> None:
    """Puts each piece of a gap where it belongs; an empty line goes with the piece after it."""
    target: list[str] = []
    placed: list[tuple[list[str], str]] = []
    for piece in reversed(pieces):
        if piece.text or not placed or pieces[len(pieces) - len(placed)].is_behind:
            target = _target(text, found, piece)
        placed.append((target, piece.text))
    for target, said in reversed(placed):
        target.append(said)


def _target(text: str, found: Sequence[Document], piece: _Piece) -> list[str]:
    following = next((one for one in found if one.root.start > piece.start), None)
    around = next((one for one in reversed(found) if one.root.start <= piece.start), None)
    if around is None:
        return following.above if following else []
    if following is not None and STARTS.search(text, piece.start, following.root.start):
        following = None
    last = around.below if following is None else following.above
    if around.inner is None:
        return last
    if piece.is_behind:
        member = _member_behind(text, around.inner, piece.start)
        is_first = piece.start < around.inner.members[0].start
        return member.behind if member else around.above if is_first else last
    is_over = following is not None and piece.start >= around.inner.end
    return last if is_over else _on_its_own(around, around.inner, piece)


def _member_behind(text: str, inner: Collection, position: int) -> Member | None:
    """The field or item that a comment on its line is about."""
    if not inner.contains(text, position):
        return None
    member = inner.before(position)
    if member is not None and member.inner is not None:
        return _member_behind(text, member.inner, position) or member
    return member


def _on_its_own(document: Document, inner: Collection, piece: _Piece) -> list[str]:
    """The lines that a comment on a line of its own goes with."""
    if (member := inner.before(piece.start)) is None:
        return document.above
    while piece.start < member.end:
        if member.inner is None:
            return member.above
        if (deeper := member.inner.before(piece.start)) is None:
            return member.inner.members[0].above
        inner, member = member.inner, deeper
    after = inner.after(piece.start)
    if inner.node.is_block and (ended := _ended(inner, member, after, piece.column)):
        return ended.below
    return inner.below if after is None else after.above


def _ended(
    inner: Collection, member: Member, after: Member | None, column: int
) -> Collection | None:
    """The innermost of the collections that have just ended in which a comment stands."""
    if after is not None and column <= inner.column:
        return None
    found = None
    last = member
    while last.inner is not None and last.inner.node.is_block:
        if last.inner.column <= column:
            found = last.inner
        last = last.inner.members[-1]
    return found
