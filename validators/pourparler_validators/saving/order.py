"""The fields of a record in the order in which the standard writes them."""

from typing import Any

from pourparler_validators.formats.layouts.order import Kind, item_kind, shape
from pourparler_validators.messages.json_values import is_list, is_object


def in_order(value: Any, kind: Kind = "record") -> Any:
    """A record with all its objects in the standard's order; what is not known keeps its place."""
    if is_object(value):
        found = shape(kind, list(value), value.get("type"))
        names = list(value)
        ordered = [names[position] for position in found.order(names)]
        return {name: in_order(value[name], found.inner.get(name)) for name in ordered}
    if is_list(value):
        return [in_order(item, item_kind(kind)) for item in value]
    return value
