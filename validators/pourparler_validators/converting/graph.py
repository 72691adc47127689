"""Records as a graph: a node for each record, a link for each reference."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from pourparler import MODELS
from pourparler.fields import fields
from pourparler.model import Model
from pourparler.values import Reference
from pourparler_validators.converting.records import Records, label
from pourparler_validators.formats.writing import Plain
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_values import is_list, is_object
from pourparler_validators.messages.wording import cut

NODE_VALUES: Final = (
    *("kind", "status", "country", "track", "speaker_described"),
    *("date", "start", "end", "published"),
)
"""The fields of a record that its node shows, beside its type and its label."""

LINK_VALUES: Final = (
    *("role", "presence", "level", "title", "status", "consent", "response"),
    *("date", "start", "end"),
)
"""The fields beside a reference that its link shows: of a participant, a role, an answer."""

LOST: Final = (
    "what stands beside a reference but its role, presence, level, title, status, consent, "
    "response and dates",
    "of a statement's words all but the beginning",
)
"""What a graph loses of the fields that it shows."""

_PASSAGES: Final = ("evidence", "segments")
"""Lists whose references say where words stand, not how records hang together."""

_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Node:
    """A record, or what records refer to and the dataset lacks."""

    id: str
    type: str
    label: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Link:
    """A reference from one record to another."""

    source: str
    target: str
    relation: str
    """The path of the field that holds the reference, without positions: ``participants.party``."""
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Graph:
    """The nodes and links of a dataset, in its order."""

    nodes: list[Node]
    links: list[Link]


def graph_of(records: Records) -> Graph:
    """The graph of a dataset; a record that it lacks is a node with its id and type alone."""
    links = [link for record in records for link in _links(record)]
    nodes = {str(record["id"]): _node(record) for record in records}
    for link in links:
        if link.target not in nodes:
            missing = Node(link.target, link.target.partition(":")[0], link.target, {})
            nodes[link.target] = missing
    return Graph(list(nodes.values()), links)


def kept() -> dict[str, tuple[str, ...]]:
    """The fields of each record type that a graph shows."""
    return {name: tuple(_kept(model)) for name, model in MODELS.items()}


def _kept(model: type[Model]) -> Iterator[str]:
    shown = {*NODE_VALUES, "name", "title"}
    if model is MODELS["statement"]:
        shown.add("segments")
    for name, field in fields(model).items():
        if name in shown or _leads_on(name, field.kind):
            yield name


@cache
def _refers(model: type[Model]) -> bool:
    """Whether an object of a model may hold references that are links."""
    return any(_leads_on(name, field.kind) for name, field in fields(model).items())


def _leads_on(name: str, kind: object) -> bool:
    if name in _PASSAGES:
        return False
    if isinstance(kind, type) and issubclass(kind, Model):
        return _refers(kind)
    return isinstance(kind, Reference)


def _node(record: Plain) -> Node:
    shown = label(record)
    if record["type"] == "statement":
        shown = cut(record["segments"][0]["text"], _LONGEST)
    values: dict[str, str] = {name: record[name] for name in NODE_VALUES if name in record}
    return Node(record["id"], record["type"], shown or record["id"], values)


def _links(record: Plain) -> Iterator[Link]:
    for relation, target, item in _references(MODELS[record["type"]], record, ""):
        beside = LINK_VALUES if item is not record else ()
        values: dict[str, str] = {name: item[name] for name in beside if name in item}
        yield Link(record["id"], target, relation, values)


def _references(model: type[Model], item: Plain, path: str) -> Iterator[tuple[str, str, Plain]]:
    """The references in an object: where, to which record, and what they stand in."""
    for name, field in fields(model).items():
        if name not in item or not _leads_on(name, field.kind):
            continue
        held: Any = item[name]
        for value in held if is_list(held) else [held]:
            if is_object(value) and field.model is not None:
                yield from _references(field.model, value, f"{path}{name}.")
            else:
                yield f"{path}{name}", str(value), item
