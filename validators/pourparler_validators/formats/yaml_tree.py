"""The values of a YAML text, each with its place, built from the parser's events.

What JSON could not hold is refused before it is built: tags, values nested too deep, aliases that
lead into themselves or unfold to too many values. An alias keeps its own place, and a value that
aliases stand for is known to be shared.
"""

from collections.abc import Iterator
from dataclasses import field
from functools import lru_cache
from typing import Any, Final

import yaml

from pourparler_validators.entries.faults import BadYaml, FileFault, Nested
from pourparler_validators.formats.json_text import MAX_DEPTH, TOO_DEEP, conflict
from pourparler_validators.formats.yaml_dialect import doubts, end_of, odd_breaks
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import visible

MAX_VALUES: Final = 1_000_000
"""The most values that a file may hold, and the most that its aliases may stand for."""

_library: Any = yaml
_LOADER: Final[Any] = getattr(_library, "CSafeLoader", _library.SafeLoader)


@dataclass(slots=True, eq=False)
class Node:
    """A value, or an alias for one, and where it stands."""

    start: int
    end: int
    text: str | None = None
    """The content of a scalar."""
    is_plain: bool = False
    """Whether a scalar has no quotation marks, and is no block."""
    items: list["Node"] = field(default_factory=list["Node"])
    """The items of a list; of a mapping its names and values, in turn."""
    is_list: bool = False
    is_block: bool = False
    """Whether a collection is written in lines, without brackets."""
    target: "Node | None" = None
    """What an alias stands for."""
    is_shared: bool = False
    """Whether an alias stands for it."""
    is_open: bool = False
    """Whether its end has not been read yet."""
    size: int = 1
    """How many values it is, with all within it."""
    height: int = 0
    """How deep it nests."""

    @property
    def names(self) -> list["Node"]:
        """The names of a mapping."""
        return self.items[::2]

    @property
    def values(self) -> list["Node"]:
        """The values of a mapping or list."""
        return self.items if self.is_list else self.items[1::2]


class RefusedError(Exception):
    """The text holds what is not read."""

    def __init__(self, fault: FileFault) -> None:
        super().__init__(fault.reason)
        self.fault = fault


@lru_cache(maxsize=1)
def trees(text: str) -> tuple[Node, ...]:
    """The documents of a text.

    Raises :class:`RefusedError` for what is not read, ``YAMLError`` for what is not YAML.
    """
    if (unmerged := conflict(text)) is not None:
        raise RefusedError(BadYaml("", *unmerged))
    for doubt in odd_breaks(text):
        raise RefusedError(BadYaml("", *doubt, is_yaml=True))
    return tuple(_Builder(text).trees(_library.parse(text, Loader=_LOADER)))


@lru_cache(maxsize=1)
def roots(text: str) -> dict[int, Node]:
    """The documents of a text, by where they start."""
    return {node.start: node for node in reversed(trees(text))}


@dataclass(slots=True)
class _Builder:
    """Builds the values of a text from the parser's events."""

    text: str
    seen: int = 0
    """How far the events have come."""
    open: list[Node] = field(default_factory=list[Node])
    """The collections around the present event."""
    anchors: dict[str, Node] = field(default_factory=dict[str, Node])
    values: int = 0
    unfolded: int = 0
    """The values that the aliases stand for."""

    def trees(self, events: Iterator[Any]) -> Iterator[Node]:
        """Every document, as soon as it is complete."""
        for event in events:
            self._look_at(event)
            if isinstance(event, yaml.DocumentStartEvent):
                self.anchors = {}
            elif isinstance(event, yaml.CollectionEndEvent):
                node = self._closed(event)
                if not self.open:
                    yield node
            elif isinstance(event, yaml.NodeEvent):
                node = self._node(event)
                self._take_in(node, event)
                if not self.open:
                    yield node

    def _look_at(self, event: Any) -> None:
        """Raises :class:`RefusedError` for what YAML 1.2 reads otherwise."""
        for doubt in doubts(self.text, event, self.seen):
            raise RefusedError(BadYaml("", *doubt, is_yaml=True))
        self.seen = max(self.seen, end_of(self.text, event))

    def _node(self, event: Any) -> Node:
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, start, end)
        if getattr(event, "tag", None):
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            raise _refused(event, f"the tag {visible(tag)} means nothing here", "delete it")
        if isinstance(event, yaml.ScalarEvent):
            node = Node(start, end, event.value, not event.style)
        else:
            is_list = isinstance(event, yaml.SequenceStartEvent)
            node = Node(start, end, is_list=is_list, is_block=not event.flow_style, is_open=True)
        if event.anchor:
            self.anchors[event.anchor] = node
        return node

    def _alias(self, event: Any, start: int, end: int) -> Node:
        target = self.anchors.get(event.anchor)
        name = visible(event.anchor)
        if target is None:
            reason = f"there is no anchor &{name} before this alias"
            raise _refused(event, reason, "write the value out")
        if target.is_open:
            reason = f"the alias *{name} leads into itself"
            raise _refused(event, reason, "write the value out")
        target.is_shared = True
        return Node(start, end, target=target, size=target.size, height=target.height)

    def _take_in(self, node: Node, event: Any) -> None:
        """Puts a node into the collection around it, within the limits."""
        if self._is_at_a_name() and (node.target or node).text is None:
            reason = "a list or an object stands where a field's name belongs"
            raise _refused(event, reason, 'a name is a text: kind, or "kind"')
        self.values += 1
        self.unfolded += node.size if node.target else 0
        if self.open:
            self.open[-1].items.append(node)
        if node.is_open:
            self.open.append(node)
        if len(self.open) + node.height > MAX_DEPTH:
            raise RefusedError(Nested("", event.start_mark.index, *TOO_DEEP))
        if self.unfolded > MAX_VALUES:
            reason = f"the aliases unfold to more than {MAX_VALUES:,} values"
            raise _refused(event, reason, "write the values out")
        if self.values > MAX_VALUES:
            reason = f"the file holds more than {MAX_VALUES:,} values"
            raise _refused(event, reason, "divide it, or write it as JSON Lines")

    def _is_at_a_name(self) -> bool:
        """Whether the name of a field comes next."""
        around = self.open[-1] if self.open else None
        return around is not None and not around.is_list and len(around.items) % 2 == 0

    def _closed(self, event: Any) -> Node:
        node = self.open.pop()
        node.is_open = False
        node.end = event.end_mark.index
        node.size += sum(item.size for item in node.items)
        node.height = 1 + max((item.height for item in node.items), default=0)
        return node


def _refused(event: Any, reason: str, hint: str) -> RefusedError:
    return RefusedError(BadYaml("", event.start_mark.index, reason, hint, is_yaml=True))
