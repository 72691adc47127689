"""Graphs, read by networkx."""

import csv
import io
import warnings
from typing import Any

import networkx  # type: ignore[import-untyped]
import pytest

from tests.converting.datasets import HOSTILE, example, full_records
from tests.converting.exporters.exported import exported, undeclared
from tests.schema.documents import Plain


def graphml(plain: list[Plain]) -> Any:
    content = exported(plain, "graphml")[0][""]
    return networkx.parse_graphml(content.decode(), force_multigraph=True)


def table(plain: list[Plain], name: str) -> list[dict[str, str]]:
    text = exported(plain, "edges")[0][name].decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def from_tables(plain: list[Plain]) -> Any:
    graph = networkx.MultiDiGraph()
    for row in table(plain, "nodes.csv"):
        graph.add_node(row["Id"], label=row["Label"], **row)
    for row in table(plain, "edges.csv"):
        graph.add_edge(row["Source"], row["Target"], **row)
    return graph


@pytest.mark.parametrize("read", [graphml, from_tables])
def test_the_example(read: Any) -> None:
    graph = read(example())
    assert len(graph) == 31
    assert graph.is_directed()
    assert graph.is_multigraph()
    node = graph.nodes["event:istanbul-2"]
    assert (node["label"], node["type"], node["kind"], node["status"], node["date"]) == (
        "Second round of direct Russian-Ukrainian negotiations",
        *("event", "negotiation_round", "announced", "2025-06-02"),
    )
    links = graph["event:istanbul-2"]["party:rus"].values()
    assert [(link["relation"], link.get("role") or None) for link in links] == [
        ("participants.party", "negotiating_party"),
        ("history.by", None),
    ]
    assert graph.nodes["statement:trump-putin"]["label"] == "gone crazy"
    assert graph.nodes["delegation:rus-istanbul-2"]["label"] == "delegation:rus-istanbul-2"


def test_both_forms_are_one_graph() -> None:
    for plain in (example(), full_records()):
        first, second = graphml(plain), from_tables(plain)
        assert sorted(first.nodes) == sorted(second.nodes)
        assert [(*link[:2], link[2]["relation"]) for link in first.edges(data=True)] == [
            (*link[:2], link[2]["relation"]) for link in second.edges(data=True)
        ]


def test_every_reference_but_those_of_passages_is_a_link() -> None:
    relations = {row["relation"] for row in table(full_records(), "edges.csv")}
    assert {"participants.persons", "third_parties.actor", "terms.by", "responses.statement"} <= (
        relations
    )
    assert not any("evidence" in relation or "segments" in relation for relation in relations)


def test_a_record_that_is_not_there_is_a_node() -> None:
    event = {
        "type": "event",
        "id": "event:a",
        "kind": "call",
        "status": "held",
        "confirmed_by": ["party:b"],
    }
    assert dict(graphml([event]).nodes) == {
        "event:a": {"type": "event", "label": "event:a", "kind": "call", "status": "held"},
        "party:b": {"type": "party", "label": "party:b"},
    }


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("read", [graphml, from_tables])
def test_texts_come_back(read: Any, text: str) -> None:
    person = {
        "type": "person",
        "id": "person:a",
        "name": text,
        "roles": [{"title": text, "party": "party:b"}],
    }
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        graph = read([person])
    wanted = text if read is from_tables else text.replace("\ufffe", "\ufffd")
    assert graph.nodes["person:a"]["label"] == wanted
    assert graph["person:a"]["party:b"][0]["title"] == wanted


def test_what_xml_has_no_place_for_is_listed() -> None:
    party = {"type": "party", "id": "party:a", "kind": "state", "name": "a\ufffe"}
    person = {
        "type": "person",
        "id": "person:a",
        "name": "\uffff",
        "roles": [{"title": "\ufffe", "party": "party:a"}],
    }
    reason = "XML has no place for U+FFFE and U+FFFF; U+FFFD takes it"
    assert undeclared([party, person], "graphml") == [
        ("party:a", "/name", reason),
        ("person:a", "/name", reason),
        ("person:a", "/roles", reason),
    ]
    assert undeclared([party, person], "edges") == []
