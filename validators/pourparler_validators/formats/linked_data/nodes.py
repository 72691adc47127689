"""Records and the nodes of JSON-LD: they differ in passages, which have selectors there.

A selector says which words of a source are meant: the words themselves with what stands around
them, or the place of their start and end (W3C Web Annotation).
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeAlias

from pourparler import Evidence, Model, Segment
from pourparler.fields import fields
from pourparler.vocabularies import SegmentKind
from pourparler_validators.entries.record_shape import RepeatingObject
from pourparler_validators.messages.json_values import is_list, is_object

WORDS: Final[Mapping[type[Model], str]] = {Evidence: "exact", Segment: "text"}
"""The objects that are passages, and the field that has their words."""

SELECTOR: Final = "selector"
QUOTE: Final = "TextQuoteSelector"
POSITION: Final = "TextPositionSelector"

_AROUND: Final = ("prefix", "suffix")
_POSITIONS: Final = ("start", "end")

Change: TypeAlias = Callable[[dict[str, Any], str], dict[str, Any]]
"""What becomes of a passage whose words have that name."""


def node_of(record: dict[str, Any], model: type[Model]) -> dict[str, Any]:
    """The node of a record."""
    return _changed(record, model, _selected)


def record_of(node: dict[str, Any], model: type[Model]) -> dict[str, Any]:
    """The record of a node; what is not as in a node of ours stays as it is."""
    return _changed(node, model, _unselected)


def _changed(value: dict[str, Any], model: type[Model], change: Change) -> dict[str, Any]:
    """An object with all passages within it changed; repeated names are kept."""
    known = fields(model)
    found: dict[str, Any] = {}
    for name, item in value.items():
        inner = known[name].model if name in known else None
        if inner is not None and is_list(item):
            found[name] = [_changed(one, inner, change) if is_object(one) else one for one in item]
        else:
            is_inner = inner is not None and is_object(item)
            found[name] = _changed(item, inner, change) if inner and is_inner else item
    if model in WORDS:
        found = change(found, WORDS[model])
    return _repeating(found, (value, *_selectors(value)))


def _selected(passage: dict[str, Any], words: str) -> dict[str, Any]:
    """A passage with selectors; a summary has none, for its words do not stand in the source."""
    if passage.get("kind") == SegmentKind.SUMMARY:
        return passage
    moved = {words: "exact", **{name: name for name in (*_AROUND, *_POSITIONS)}}
    quote = {moved[name]: passage[name] for name in (words, *_AROUND) if name in passage}
    position: dict[str, Any] = {name: passage[name] for name in _POSITIONS if name in passage}
    selectors: list[dict[str, Any]] = [{"type": QUOTE, **quote}]
    if position:
        selectors += [{"type": POSITION, **position}]
    rest = {name: value for name, value in passage.items() if name not in moved}
    return {**rest, SELECTOR: selectors}


def _unselected(passage: dict[str, Any], words: str) -> dict[str, Any]:
    """A passage without selectors, if these are as ours and say nothing that is said already."""
    selectors = _selectors(passage)
    kinds = [selector.get("type") for selector in selectors]
    said = [name for selector in selectors for name in selector if name != "type"]
    if (
        len(selectors) != len(passage.get(SELECTOR, ()))
        or kinds not in ([QUOTE], [QUOTE, POSITION])
        or len({*said, *passage}) < len(said) + len(passage)
    ):
        return passage
    rest = {name: value for name, value in passage.items() if name != SELECTOR}
    for selector in selectors:
        for name, value in selector.items():
            if name != "type":
                rest[words if name == "exact" else name] = value
    return rest


def _selectors(passage: dict[str, Any]) -> list[dict[str, Any]]:
    value = passage.get(SELECTOR)
    return [one for one in value if is_object(one)] if is_list(value) else []


def _repeating(found: dict[str, Any], parts: Iterable[dict[str, Any]]) -> dict[str, Any]:
    repeated = [name for one in parts if isinstance(one, RepeatingObject) for name in one.repeated]
    if not repeated:
        return found
    whole = RepeatingObject(found)
    whole.repeated = tuple(repeated)
    return whole
