"""What stands at a place of a YAML text that is being typed: read line by line, by indentation."""

import re
from dataclasses import field
from typing import Final

from pourparler.values import Reference
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.serving.language_server.spots import (
    Around,
    Frame,
    Spot,
    around,
    spot_of,
)

_LINE: Final = re.compile(
    r"(?P<indent> *)(?P<dashes>(?:-(?: +|$))*)"
    r"(?:(?P<name>\"[^\"]*\"|'[^']*'|[^\s\"'#{}\[\],&*!|>%@-][^:#{}\[\],]*?)\s*:(?=\s|$))?"
    r"(?P<gap>\s*)(?P<value>.*)"
)
_COMMENT: Final = re.compile(r"(?:^|\s)#.*$")
_BLOCK: Final = re.compile(r"[|>][-+0-9]*\s*$")
_ITEM: Final = re.compile(r"\"(?:[^\"\\]|\\.)*\"?|'[^']*'?|[^\s\[\]{},][^\[\]{},]*")


def spot_in_yaml(text: str, offset: int, start: int = 0) -> Spot | None:
    """What stands at a place; ``start`` is where a document starts, or the text."""
    walk = _Walk(offset)
    for line in text[start:].splitlines(keepends=True):
        walk.take(line.rstrip("\r\n"), start)
        start += len(line)
        if walk.is_done:
            break
    if walk.found is None:
        walk.take("", offset)
    return walk.spot()


@dataclass(slots=True)
class _Walk:
    """The way from line to line."""

    offset: int
    frames: list[Frame] = field(default_factory=list[Frame])
    found: Around | None = None
    is_name: bool = False
    start: int = 0
    end: int = 0
    word: str = ""
    begun: str = ""
    block: int | None = None
    """How far the field is indented whose text stands in the lines below it."""

    def take(self, line: str, start: int) -> None:
        """Takes in a line."""
        is_here = self.found is None and start <= self.offset <= start + len(line)
        indent = len(line) - len(line.lstrip(" "))
        if self.block is not None and (indent > self.block or not line.strip()):
            return
        self.block = None
        bare = _COMMENT.sub("", line)
        if is_here and not bare.strip():
            self._blank(self.offset - start)
        elif bare.startswith(("---", "...")):
            self.frames = []
        elif bare.strip():
            self._parts(bare, start, is_here=is_here)

    def _blank(self, column: int) -> None:
        """A place in a line that has nothing: the object of that column, or one that begins."""
        self._leave(column + 1)
        top = self.frames[-1] if self.frames else None
        if (
            top is not None and not top.is_list and column > top.column and top.name is not None
        ) or (top is not None and top.is_list):
            self.frames.append(Frame(False, column))
        self._note(self.offset, self.offset, "", is_name=True)

    def _parts(self, line: str, start: int, *, is_here: bool) -> None:
        found = _LINE.match(line)
        if found is None:
            return
        column = len(found["indent"])
        for dash in re.finditer("-", found["dashes"]):
            self._item(column + dash.start())
        column += len(found["dashes"])
        name = found["name"]
        if name is not None and self._is_reference(found, line):
            name = None
        if name is None:
            self._plain(found, line, start, is_here=is_here)
            return
        self._name(column, name.strip("\"'"))
        if is_here and self.offset <= start + found.end("name"):
            where = start + found.start("name"), start + found.end("name")
            self._note(*where, name.strip("\"'"), is_name=True)
        elif is_here:
            self._value(found["value"], start + found.start("value"))
        self._hold(found["value"])
        if _BLOCK.match(found["value"]):
            self.block = column

    def _is_reference(self, found: re.Match[str], line: str) -> bool:
        """Whether the begun id of an item looks like a name: ``- party:``."""
        spot = spot_of(around(self.frames, is_name=False), 0, 0, "", is_name=False, is_quoted=False)
        shown = spot.shown if spot and found["dashes"] else None
        return shown is not None and isinstance(shown.kind, Reference) and not found["value"]

    def _item(self, column: int) -> None:
        """The next item of the list at a column."""
        self._leave(column + 1)
        top = self.frames[-1] if self.frames else None
        if top is not None and top.is_list and top.column == column:
            top.number += 1
        else:
            self.frames.append(Frame(True, column))

    def _name(self, column: int, name: str) -> None:
        """The field of that name in the object at a column."""
        self._leave(column + 1)
        top = self.frames[-1] if self.frames else None
        if top is not None and top.is_list and top.column == column:
            self.frames.pop()
            top = self.frames[-1] if self.frames else None
        if top is None or top.is_list or top.column < column:
            top = Frame(False, column)
            self.frames.append(top)
        top.name = name
        top.texts.setdefault(name, "")

    def _plain(self, found: re.Match[str], line: str, start: int, *, is_here: bool) -> None:
        """A value, or the beginning of a name."""
        first = len(found["indent"]) + len(found["dashes"])
        words = line[first:].rstrip()
        if not is_here:
            return
        if found["dashes"] and not self._holds_objects():
            self._value(words, start + first)
            return
        self._leave(first + 1)
        top = self.frames[-1] if self.frames else None
        if top is None or top.is_list or top.column < first:
            self.frames.append(Frame(False, first))
        self._note(start + first, start + first + len(words), words, is_name=True)

    def _holds_objects(self) -> bool:
        """Whether the items of the present list are objects."""
        found = around(self.frames, is_name=False)
        if found.depth == len(self.frames):
            return True  # the list of records
        spot = spot_of(found, 0, 0, "", is_name=False, is_quoted=False)
        shown = spot.shown if spot else None
        return shown is not None and shown.model is not None

    def _value(self, words: str, start: int) -> None:
        """The value in a line, or that of its items between brackets that stands at the place."""
        words = words.rstrip()
        if words.startswith("["):
            self._flow(words, start)
            return
        end = start + len(words)
        if self.offset > end:
            start = end = self.offset
            words = ""
        begun = words[:1] if words[:1] in ("'", '"') else ""
        self._note(min(start, self.offset), end, words.strip("\"'"), is_name=False, begun=begun)

    def _flow(self, words: str, start: int) -> None:
        frame = Frame(True, start)
        self.frames.append(frame)
        at, item = self.offset, ""
        where = at, at
        for one in _ITEM.finditer(words):
            if start + one.start() <= at <= start + one.end():
                where, item = (start + one.start(), start + one.end()), one[0]
            frame.number = words.count(",", 0, max(at - start, 0))
        begun = item[:1] if item[:1] in ("'", '"') else ""
        self._note(*where, item.strip("\"'"), is_name=False, begun=begun)
        self.frames.pop()

    def _hold(self, value: str) -> None:
        top = self.frames[-1]
        if top.name is not None and value:
            top.texts[top.name] = value.strip().strip("\"'")

    def _leave(self, column: int) -> None:
        """Leaves what stands further to the right."""
        while self.frames and self.frames[-1].column >= column:
            self.frames.pop()

    def _note(self, start: int, end: int, word: str, *, is_name: bool, begun: str = "") -> None:
        self.found = around(self.frames, is_name=is_name)
        self.is_name, self.start, self.end, self.word, self.begun = is_name, start, end, word, begun

    @property
    def is_done(self) -> bool:
        """Whether the record around the place has ended."""
        record = self.found.record if self.found else None
        return self.found is not None and not any(one is record for one in self.frames)

    def spot(self) -> Spot | None:
        """What was found."""
        if self.found is None:
            return None
        where = (self.found, self.start, self.end, self.word)
        return spot_of(*where, is_name=self.is_name, is_quoted=False, begun=self.begun)
