"""GraphML: a node a record, a link a reference, for Gephi, networkx, Cytoscape and yEd."""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from pourparler_validators.converting.gathering import Export, Gathering
from pourparler_validators.converting.graph import (
    LINK_VALUES,
    LOST,
    NODE_VALUES,
    Graph,
    graph_of,
    kept,
)
from pourparler_validators.converting.records import Records
from pourparler_validators.formats.writing import Layout, Loss, Sink, Writer

SUFFIXES: Final = (".graphml",)
MAKES: Final = "file"
NEEDS_ONE_RECORD_AN_ID: Final = "always"
KEEPS: Final = kept()
LENDS: Final[dict[str, tuple[str, ...]]] = {}
LOSES: Final = LOST
_NO_XML: Final = re.compile("[\ufffe\uffff]")
"""Characters that a text may hold and XML may not."""

_REASON: Final = "XML has no place for U+FFFE and U+FFFF; U+FFFD takes it"

_LABELS: Final = ("segments", "name", "title")
"""The fields that a node's label is taken from."""


def writer(sink: Sink, layout: Layout) -> Writer:
    """Writes a directed graph."""
    return Gathering(sink, KEEPS, _graphml)


def _graphml(records: Records) -> Export:
    graph = graph_of(records)
    root = Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for part, names in (
        ("node", ("type", "label", *NODE_VALUES)),
        ("edge", ("relation", *LINK_VALUES)),
    ):
        for name in names:
            about = {"attr.name": name, "attr.type": "string"}
            SubElement(root, "key", {"id": f"{part}-{name}", "for": part, **about})
    drawn = SubElement(root, "graph", edgedefault="directed")
    for node in graph.nodes:
        element = SubElement(drawn, "node", id=node.id)
        _fill(element, {"type": node.type, "label": node.label, **node.values})
    for link in graph.links:
        element = SubElement(drawn, "edge", source=link.source, target=link.target)
        _fill(element, {"relation": link.relation, **link.values})
    indent(root)
    content = tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
    return Export({"": content}, list(_losses(graph, records)))


def _fill(element: Element, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        data = SubElement(element, "data", key=f"{element.tag}-{name}")
        data.text = _NO_XML.sub("\ufffd", value)


def _losses(graph: Graph, records: Records) -> Iterator[Loss]:
    """The characters that XML has no place for, at the field that shows them."""
    for node in graph.nodes:
        named = next((name for name in _LABELS if name in records.get(node.id)), "id")
        for name, value in {named: node.label, **node.values}.items():
            if _NO_XML.search(value):
                yield Loss(node.id, f"/{name}", value, _REASON)
    for link in graph.links:
        for value in filter(_NO_XML.search, link.values.values()):
            yield Loss(link.source, f"/{link.relation.partition('.')[0]}", value, _REASON)
