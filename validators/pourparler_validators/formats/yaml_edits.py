"""Edits of YAML: what is removed takes its lines or its comma with it, and leaves its comments."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from pourparler_validators.formats import editing, inserting
from pourparler_validators.formats.editing import TextEdit
from pourparler_validators.formats.places import Place, Span
from pourparler_validators.formats.yaml_tree import Node
from pourparler_validators.formats.yaml_writing import quoted

if TYPE_CHECKING:
    from pourparler_validators.contract.finding import Edit

_COMMENT: Final = re.compile(r"#[^\r\n]*")
_BETWEEN: Final = re.compile(r"(?:[ \t\r\n]+|#[^\r\n]*)*")
_FIRST_LINE: Final = re.compile(r"\|[-+]?[ \t]*(\r?\n)( +)")
_LINE_END: Final = re.compile(r"[^\r\n]*(\r\n|\r|\n|\Z)")


def text_edit(text: str, edit: "Edit", place: Place) -> TextEdit | None:
    """What an edit of the value at a place does to the text; nothing where it cannot be done.

    A value that has comments within it is not replaced by another.
    """
    from pourparler_validators.contract.finding import SetValue

    if isinstance(edit, SetValue) and any(_comments(text, place.value, place)):
        return None
    return editing.text_edit(text, edit, place, _removal)


def spelled(text: str, place: Place, value: Any) -> str:
    """A text as the one at its place is written: with the same marks, in lines, or plainly.

    Any other value is written as in JSON.
    """
    node = place.node
    if isinstance(value, str) and isinstance(node, Node) and node.text:
        old = text[place.value.start : place.value.end]
        if node.is_plain:
            return quoted(value)
        if old.startswith("'") and value.isprintable():
            return "'{}'".format(value.replace("'", "''"))
        if old.startswith("|") and (lines := _in_lines(old, value)):
            return lines
        if not value.isprintable():
            return quoted(value)
    return inserting.spelled(text, place, value)


def _in_lines(old: str, value: str) -> str | None:
    """A text in lines below | with the indentation of the old ones."""
    found = _FIRST_LINE.match(old)
    lines = value.removesuffix("\n").split("\n")
    is_fit = all(not line or (line.isprintable() and line[0] != " ") for line in lines)
    if found is None or not is_fit or not lines[0] or not lines[-1]:
        return None
    newline, indent = found.groups()
    header = "|" if value.endswith("\n") else "|-"
    return newline.join([header, *(line and f"{indent}{line}" for line in lines)])


def _removal(text: str, place: Place) -> TextEdit | None:
    return _from_block(text, place) if place.is_block else _from_brackets(text, place)


def _from_brackets(text: str, place: Place) -> TextEdit:
    """A member between brackets, with the comma that belongs to it."""
    start, end = editing.start_of(place), place.value.end
    comma = _after(text, end)
    if text[comma : comma + 1] == ",":
        following = editing.skip_space(text, comma + 1)
        is_comment = text[following : following + 1] == "#"
        span = Span(start, comma + 1 if is_comment else following)
    else:
        before = text[:start].rstrip(" \t\r\n")
        line = before[editing.line_start(before, len(before)) :]
        is_comma = before.endswith(",") and "#" not in line
        span = Span(len(before[:-1].rstrip(" \t\r\n")) if is_comma else start, end)
    kept = "".join(f"{comment}\n" for comment in _comments(text, span, place))
    is_apart = text[span.start - 1 : span.start].isspace()
    return TextEdit(span.start, span.end, kept if is_apart or not kept else f" {kept}")


def _from_block(text: str, place: Place) -> TextEdit | None:
    """The lines of a member of a block; nothing where others share its first line.

    The name that follows takes the place of one that stands behind the dash of an item.
    """
    start, end = editing.start_of(place), place.value.end
    first = start if place.name else len(text[:start].rstrip(" \t\r\n")) - 1
    line = editing.line_start(text, first)
    before = text[line:first]
    if place.name is None and (text[first : first + 1] != "-" or before.strip(" ")):
        return None
    if before.strip(" ") == "-":
        return _behind_a_dash(text, place, start - line)
    if before.strip(" "):
        return None
    line_end = _LINE_END.match(text, end)
    span = Span(line, line_end.end() if line_end else end)
    newline = line_end[1] if line_end else ""
    kept = [f"{before}{comment}" for comment in _comments(text, span, place)]
    return TextEdit(span.start, span.end, (newline or "\n").join(kept) + (newline if kept else ""))


def _behind_a_dash(text: str, place: Place, column: int) -> TextEdit | None:
    span = Span(editing.start_of(place), _after(text, place.value.end))
    is_sibling = span.end - editing.line_start(text, span.end) == column
    if not is_sibling or span.end == len(text):
        return None
    lines = (f"{comment}\n{' ' * column}" for comment in _comments(text, span, place))
    return TextEdit(span.start, span.end, "".join(lines))


def _after(text: str, position: int) -> int:
    """Where the space and the comments behind a place end."""
    found = _BETWEEN.match(text, position)
    return found.end() if found else position


def _comments(text: str, span: Span, place: Place) -> Iterator[str]:
    """The comments in a stretch of the text, which holds no scalars but those of the value."""
    position = span.start
    for scalar in (*([place.name] if place.name else []), *_scalars(text, place.node)):
        if scalar.start >= position:
            yield from _COMMENT.findall(text, position, scalar.start)
            position = scalar.end
    yield from _COMMENT.findall(text, position, span.end)


def _scalars(text: str, node: object) -> Iterator[Span]:
    """Where the texts of a value stand; of one in lines without the line that announces it."""
    if not isinstance(node, Node):
        return
    for item in node.items:
        yield from _scalars(text, item)
    if node.text is None and node.target is None:
        return
    is_in_lines = not node.is_plain and text[node.start : node.start + 1] in ("|", ">")
    line = _LINE_END.match(text, node.start) if is_in_lines else None
    yield Span(line.end() if line else node.start, node.end)
