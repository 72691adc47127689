"""Tables of a graph: nodes.csv and edges.csv, for Gephi, pandas, networkx and R."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Final

from pourparler_validators.converting.gathering import Export, Gathering
from pourparler_validators.converting.graph import (
    LINK_VALUES,
    LOST,
    NODE_VALUES,
    graph_of,
    kept,
)
from pourparler_validators.converting.records import Records
from pourparler_validators.formats.writing import Layout, Sink, Writer

SUFFIXES: Final = ()
MAKES: Final = "folder"
NEEDS_ONE_RECORD_AN_ID: Final = "always"
KEEPS: Final = kept()
LENDS: Final[dict[str, tuple[str, ...]]] = {}
LOSES: Final = LOST
_NODES: Final = ("Id", "Label", "type", *NODE_VALUES)
_EDGES: Final = ("Source", "Target", "Type", "relation", *LINK_VALUES)
"""The headings in capitals are those that Gephi knows."""


def writer(sink: Sink, layout: Layout) -> Writer:
    """Writes both tables into a folder."""
    return Gathering(sink, KEEPS, _tables)


def _tables(records: Records) -> Export:
    graph = graph_of(records)
    nodes = (
        {"Id": node.id, "Label": node.label, "type": node.type, **node.values}
        for node in graph.nodes
    )
    edges = (
        {
            "Source": link.source,
            "Target": link.target,
            "Type": "Directed",
            "relation": link.relation,
            **link.values,
        }
        for link in graph.links
    )
    return Export({"nodes.csv": _table(_NODES, nodes), "edges.csv": _table(_EDGES, edges)})


def _table(headings: Iterable[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    stream = io.StringIO(newline="")
    table = csv.DictWriter(stream, list(headings), lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return stream.getvalue().encode()
