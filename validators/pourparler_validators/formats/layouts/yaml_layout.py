"""The canonical layout of YAML: blocks, in the order of the standard, with all comments."""

import re
from collections.abc import Iterator
from typing import Final

import yaml

from pourparler_validators.formats.layouts.order import (
    Kind,
    NotLaidOutError,
    item_kind,
    require_single_names,
    shape,
)
from pourparler_validators.formats.layouts.yaml_comments import (
    STARTS,
    Document,
    comments,
    documents,
)
from pourparler_validators.formats.layouts.yaml_parts import (
    Collection,
    Member,
    anchor,
    content_start,
    is_in_lines,
    scalar_end,
)
from pourparler_validators.formats.yaml_tree import Node, RefusedError, trees
from pourparler_validators.formats.yaml_values import plain_values
from pourparler_validators.formats.yaml_writing import quoted

_HEADER: Final = re.compile(r"[|>][+-]?(?=[ \t\r\n]|\Z)")
_STEP: Final = "  "


def yaml_layout(text: str) -> str:
    """A field or item a line, with its comments; texts and numbers stay as they are spelled."""
    roots = trees(text)
    parts = [_Layout(text).document(one) for one in documents(text, roots)]
    is_begun = bool(roots) and STARTS.search(text, 0, roots[0].start) is not None
    after = ("---\n" if is_begun else "") + "---\n".join(parts)
    _require_equal(text, after)
    return after


def _require_equal(text: str, after: str) -> None:
    """Raises :class:`NotLaidOutError` where the values or the comments would be others."""
    try:
        is_equal = plain_values(text) == plain_values(after) and comments(text) == comments(after)
    except (RefusedError, yaml.YAMLError):
        is_equal = False
    if not is_equal:
        is_linked = any(map(_has_alias, trees(text)))
        reason = "an alias would stand before its anchor" if is_linked else "it has a rare form"
        help_ = "write the value out" if is_linked else "lay it out by hand"
        raise NotLaidOutError(f"in the order of fields {reason}" if is_linked else reason, help_)


def _has_alias(node: Node) -> bool:
    return node.target is not None or any(map(_has_alias, node.items))


class _Layout:
    """Writes the documents of one text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def document(self, document: Document) -> str:
        """The lines of a document."""
        lines = [*document.above]
        if document.inner is not None:
            lines += self._collection(document.inner, "file", "")
        elif document.root.start < document.root.end:
            lines.append(self._value("", document.root, "", []))
        lines += document.below
        written = "\n".join(_single(lines)).strip("\n")
        return f"{written}\n" if written else ""

    def _collection(self, inner: Collection, kind: Kind, pad: str) -> list[str]:
        lines: list[str] = []
        for member, found in self._ordered(inner, kind):
            above, own = self._member(member, found, pad)
            lines += [f"{pad}{line}" if line else "" for line in above] + own
        below = [f"{pad}{line}" if line else "" for line in inner.below]
        first = next((at for at, line in enumerate(lines) if line), 0)
        return lines[first:] + below

    def _ordered(self, inner: Collection, kind: Kind) -> Iterator[tuple[Member, Kind]]:
        """The members in their order, and what the value of each is."""
        if inner.node.is_list:
            for member in inner.members:
                yield member, item_kind(kind)
            return
        names = [_name(key) for key in inner.node.names]
        require_single_names(names, inner.members[0].start)
        values = dict(zip(names, inner.node.values, strict=True))
        record_type = values["type"].text if "type" in values else None
        found = shape(kind, names, record_type)
        for position in found.order(names):
            yield inner.members[position], found.inner.get(names[position])

    def _member(self, member: Member, kind: Kind, pad: str) -> tuple[list[str], list[str]]:
        """The comments that stand above a field or item, without indentation, and its lines."""
        sign = f"{self._key(member.key)}:" if member.key else "-"
        inner = member.inner
        above = member.above + member.behind[1:]
        if inner is None:
            value = self._value(sign, member.value, pad, member.behind[:1])
            return above, [f"{pad}{value}"]
        name = anchor(self.text, member.value)
        head = " ".join([sign, name] if name else [sign])
        if member.key or name:
            deeper = pad if inner.node.is_list and member.key else pad + _STEP
            line = f"{pad}{'  '.join([head, *member.behind[:1]])}"
            return above, [line, *self._collection(inner, kind, deeper)]
        lines = self._collection(inner, kind, pad + _STEP)
        first = next(at for at, line in enumerate(lines) if line and line.lstrip()[0] != "#")
        moved = [line.strip() for line in lines[:first]]
        own = [f"{pad}- {lines[first].lstrip()}", *lines[first + 1 :]]
        return [*above, *member.behind[:1], *moved], own

    def _key(self, key: Node) -> str:
        written = self._spelled(key)
        return f"{written} " if key.target is not None else written

    def _value(self, sign: str, node: Node, pad: str, behind: list[str]) -> str:
        """A scalar, an alias, or an empty value, with the comment behind it."""
        name = anchor(self.text, node)
        in_lines = self._in_lines(node, pad + _STEP)
        header, *lines = in_lines or [self._spelled(node)]
        head = " ".join(part for part in (sign, name, header) if part)
        return "\n".join(["  ".join([head, *behind]), *lines])

    def _spelled(self, node: Node) -> str:
        """A scalar as it is written; one of several lines on one."""
        if node.text is None and node.target is None:
            return "[]" if node.is_list else "{}"
        written = self.text[content_start(self.text, node) : scalar_end(self.text, node)]
        return quoted(node.text or "") if re.search(r"[\r\n]", written) else written

    def _in_lines(self, node: Node, pad: str) -> list[str]:
        """A text after | or > with its lines; nothing where it has another form."""
        if not is_in_lines(self.text, node):
            return []
        written = self.text[content_start(self.text, node) : scalar_end(self.text, node)]
        header = _HEADER.match(written)
        text = node.text or ""
        body = text.removesuffix("\n")
        if header is None or not body or body[-1].isspace():
            return []
        lines = re.split(r"\r\n|\r|\n", written)[1:]
        width = next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), 0)
        end = "" if text.endswith("\n") else "-"
        cut = (line[width:] for line in lines)
        return [f"{header[0][0]}{end}", *(f"{pad}{line}" if line else "" for line in cut)]


def _name(key: Node) -> str:
    found = key.target or key
    return found.text or ""


def _single(lines: list[str]) -> Iterator[str]:
    """The lines, of several empty ones the first."""
    before = ""
    for line in lines:
        if line or before:
            yield line
        before = line
