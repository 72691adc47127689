"""JSON-LD: what two other processors read in it, and what is read of it."""

import json
import socket
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import rdflib
from pyld import jsonld  # type: ignore[import-untyped]
from rdflib import RDF, Literal, URIRef
from rdflib.compare import isomorphic

from pourparler import MODELS, Evidence, Segment
from pourparler.fields import fields
from pourparler_validators import check_files, check_text
from pourparler_validators.cli import exit_code
from pourparler_validators.converting.hub import convert
from pourparler_validators.converting.output import Output
from pourparler_validators.formats import format_named
from pourparler_validators.formats.linked_data.context import context
from pourparler_validators.formats.writing import Layout
from pourparler_validators.reading.files import read_paths, read_text
from tests.converting.datasets import drawn, example, full_records, hostile_records
from tests.schema.documents import Plain

OA = "http://www.w3.org/ns/oa#"
EVENT: Plain = {"type": "event", "id": "event:a", "kind": "summit", "status": "held"}
WORDS: Plain = {"source": "source:a", "exact": "yes", "prefix": "said", "start": 5, "end": 8}

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever would be fetched makes a test fail."""

    def fetch(*_: Any, **__: Any) -> Any:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", fetch)
    monkeypatch.setattr(socket, "getaddrinfo", fetch)
    before = jsonld.get_document_loader()
    jsonld.set_document_loader(fetch)
    yield
    jsonld.set_document_loader(before)


def written(plain: Sequence[Plain], folder: Path) -> str:
    """The records as JSON-LD."""
    path = folder / "records.jsonld"
    output = Output(format_named("json-ld"), path, Layout())
    for record in plain:
        assert list(output.add(record)) == []
    assert list(output.close()) == []
    return path.read_text("utf-8")


def graph_of(text: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=text, format="json-ld")


def says(text: str) -> list[str]:
    """Each finding as ``line:column: message``."""
    report = check_text(text, "a.jsonld", select=["structure"])
    return [
        f"{one.place.start.line}:{one.place.start.column}: {one.message}"
        for one in report.findings
        if one.rule.startswith("structure")
    ]


@pytest.mark.parametrize(
    "plain",
    [
        *([record] for record in full_records()),
        *([record] for record in drawn(20)),
        *([record] for record in list(hostile_records())[::30]),
        example()[:9],
    ],
)
def test_two_processors_read_the_same(plain: Sequence[Plain], tmp_path: Path) -> None:
    text = written(plain, tmp_path)
    quads = jsonld.to_rdf(json.loads(text), {"format": "application/n-quads"})
    one, other = rdflib.Graph().parse(data=quads, format="nt"), graph_of(text)
    assert len(one) > len(plain)
    assert isomorphic(one, other)


def test_every_value_is_in_the_graph(tmp_path: Path) -> None:
    """A field without a term would be dropped by all processors, without a word."""
    for record in full_records():
        (found,) = jsonld.expand(json.loads(written([record], tmp_path)))
        assert len(found) == len(record)


def test_the_terms_are_those_of_known_vocabularies(tmp_path: Path) -> None:
    record = {**EVENT, "title": "A", "place": {"name": "Istanbul"}, "evidence": [WORDS]}
    graph = graph_of(written([record], tmp_path))
    event, schema = URIRef("event:a"), "https://schema.org/"
    assert graph.value(event, RDF.type) == URIRef(f"{schema}Event")
    assert graph.value(event, URIRef(f"{schema}name")) == Literal("A")
    place = graph.value(event, URIRef(f"{schema}location"))
    assert graph.value(place, URIRef(f"{schema}name")) == Literal("Istanbul")
    assert graph.value(event, URIRef("urn:pourparler:status")) == URIRef(
        "urn:pourparler:EventStatus/held"
    )
    (quote,) = graph.subjects(RDF.type, URIRef(f"{OA}TextQuoteSelector"))
    (position,) = graph.subjects(RDF.type, URIRef(f"{OA}TextPositionSelector"))
    assert graph.value(quote, URIRef(f"{OA}exact")) == Literal("yes")
    assert graph.value(position, URIRef(f"{OA}end")) == Literal(8)
    (passage,) = graph.subjects(URIRef(f"{OA}hasSelector"), quote)
    assert graph.value(passage, URIRef(f"{OA}hasSource")) == URIRef("source:a")


def test_a_code_that_is_also_a_name_of_a_field(tmp_path: Path) -> None:
    party = {"party": "party:a", "role": "party"}
    record = {
        "type": "agreement",
        "id": "agreement:a",
        "kind": "ceasefire",
        "title": "A",
        "parties": [party, {**party, "party": "party:b"}],
        "status": "signed",
        "coding": {"coder": "A", "kind": "human", "confidence": "medium"},
    }
    graph = graph_of(written([record], tmp_path))
    roles = {*graph.objects(None, URIRef("urn:pourparler:role"))}
    assert roles == {URIRef("urn:pourparler:AgreementRole/party")}
    assert {*graph.objects(None, URIRef("urn:pourparler:confidence"))} == {
        URIRef("urn:pourparler:Confidence/medium")
    }


def test_a_passage_has_selectors(tmp_path: Path) -> None:
    record = {**EVENT, "evidence": [WORDS, {"source": "source:a", "exact": "no"}]}
    (node,) = json.loads(written([record], tmp_path))["@graph"]
    assert node["evidence"] == [
        {
            "source": "source:a",
            "selector": [
                {"type": "TextQuoteSelector", "exact": "yes", "prefix": "said"},
                {"type": "TextPositionSelector", "start": 5, "end": 8},
            ],
        },
        {"source": "source:a", "selector": [{"type": "TextQuoteSelector", "exact": "no"}]},
    ]


def test_a_summary_is_no_quotation(tmp_path: Path) -> None:
    segments = [
        {"kind": "direct", "text": "yes", "source": "source:a"},
        {"kind": "summary", "text": "They agree."},
    ]
    record = {"type": "statement", "id": "statement:a", "acts": ["state"], "segments": segments}
    (node,) = json.loads(written([record], tmp_path))["@graph"]
    selector = [{"type": "TextQuoteSelector", "exact": "yes"}]
    assert node["segments"] == [
        {"kind": "direct", "source": "source:a", "selector": selector},
        segments[1],
    ]


OTHER = (
    "the file is JSON-LD of another form: only that which pourparler writes is read",
    "write it anew with pourparler convert --to json-ld, and leave its @context as it is",
)


@pytest.mark.parametrize(
    "other",
    [
        {"@context": "https://schema.org", "@graph": [EVENT]},
        {"@context": ["urn:a", "https://example.org/context.jsonld"], "@graph": [EVENT]},
        {"@context": {"@import": "https://example.org/context.jsonld"}, "@graph": []},
        {"@context": context() | {"event": "https://schema.org/Event"}, "@graph": [EVENT]},
        {"@context": context(), "type": "event", "id": "event:a"},
        {"@context": context(), "@graph": EVENT},
        [EVENT],
        EVENT,
    ],
)
def test_any_other_form_is_refused_and_nothing_is_fetched(other: Any) -> None:
    report = check_text(json.dumps(other), "a.jsonld", select=["structure"])
    (finding,) = report.findings
    assert (finding.rule, finding.message, finding.help) == ("structure/not-readable", *OTHER)


def test_of_a_folder_only_what_is_ours_is_read(tmp_path: Path) -> None:
    written([EVENT], tmp_path)
    (tmp_path / "page.jsonld").write_text('{"@context": "https://schema.org", "name": "A"}')
    reading = read_paths([str(tmp_path)])
    assert (reading.passed_over, [entry.id for entry in reading.entries]) == (1, ["event:a"])
    damaged = json.loads((tmp_path / "records.jsonld").read_text("utf-8"))
    damaged["@context"]["event"] = "urn:a"
    (tmp_path / "records.jsonld").write_text(json.dumps(damaged))
    report = check_files([str(tmp_path)], select=["structure"])
    assert [finding.message for finding in report.findings] == [OTHER[0]]


def document(text: str) -> str:
    """A document with one node, on the third line."""
    return f'{{"@context": {json.dumps(context())},\n"@graph": [\n{text}\n]}}\n'


PASSAGE = '"source": "source:a", "selector": [{"type": "TextQuoteSelector", "exact": '
HEAD = '{"type": "event", "id": "event:a", "kind": "summit", "status": "held", "evidence": [{'


@pytest.mark.parametrize(
    ("node", "marked", "message"),
    [
        (
            '{"type": "event", "id": "event:a", "kind": "summit", "status": "hold"}',
            '"hold"',
            '"hold" is not a value of "status"',
        ),
        (f'{HEAD}{PASSAGE}""}}]}}]}}', '""', '"exact" holds an empty text'),
        (
            f'{HEAD}{PASSAGE}"a", "exact": "b"}}]}}]}}',
            '"exact": "b"',
            'the field "exact" stands twice in one object',
        ),
        (
            f'{HEAD}{PASSAGE}"a"}}, {{"type": "TextPositionSelector", '
            '"start": "x", "end": 2}]}]}',
            '"x"',
            '"start" must be a number, and "x" is a text',
        ),
        (f'{HEAD}"source": "source:a"}}]}}', '{"source"', 'the evidence has no "exact"'),
        (
            f'{HEAD}"source": "source:a", "exact": "a", "selector": []}}]}}',
            '"selector"',
            'the evidence has no field "selector"',
        ),
        ('{"type": "evnt", "id": "event:a"}', '"evnt"', 'there is no record type "evnt"'),
        ("3", "3", "a number stands where a record belongs"),
    ],
)
def test_what_is_wrong_stands_at_its_place(node: str, marked: str, message: str) -> None:
    report = check_text(document(node), "a.jsonld", select=["structure"])
    (finding,) = report.findings
    assert finding.message.startswith(message), finding.message
    start = finding.place.lines.position(finding.place.mark.start)
    assert (start.line, start.column) == (3, node.rindex(marked) + 1)


def test_what_is_wrong_with_the_document() -> None:
    text = document(json.dumps(EVENT)).replace('"@graph"', '"name": "A", "@graph"')
    assert says("{") == ["1:2: this is not JSON: the text ends too early"]
    assert says(text) == ['2:9: the document has no field "name"']


def test_a_repeated_id_is_a_loss(tmp_path: Path) -> None:
    entries = read_text(json.dumps([EVENT, EVENT]), "a.json").entries
    output = Output(format_named("json-ld"), tmp_path / "a.jsonld", Layout())
    done = convert(entries, output)
    assert [(loss.record, loss.reason) for loss in done.losses] == [
        ("event:a", "a record before it has the same id")
    ]


def test_the_command_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    faulty = {**EVENT, "id": "event:b", "evidence": [{**WORDS, "start": "x"}]}
    Path("a.json").write_text(json.dumps([{**EVENT, "evidence": [WORDS]}]))
    assert exit_code(["convert", "a.json", "-o", "b.txt", "--to", "json-ld"]) == 0
    assert exit_code(["convert", "b.txt", "-o", "c.json", "--from", "json-ld"]) == 0
    assert json.loads(Path("c.json").read_text("utf-8"))["records"] == [
        {**EVENT, "evidence": [WORDS]}
    ]
    text = Path("b.txt").read_text("utf-8").replace('"start": 5', '"start": "x"')
    Path("d.jsonld").write_text(text.replace("event:a", "event:b"))
    arguments = ["convert", "d.jsonld", "-o", "e.json", "--keep-faulty", "f.jsonl"]
    assert exit_code(arguments) == 0
    assert json.loads(Path("f.jsonl").read_text("utf-8")) == faulty


def test_the_fields_that_hold_passages_are_known_where_places_are_looked_up() -> None:
    assert set(fields_of_passages()) == {"evidence", "segments"}


def fields_of_passages() -> Iterator[str]:
    """The fields that hold passages, in all models."""
    waiting: list[Any] = [*MODELS.values()]
    seen: set[Any] = set()
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        for name, field in fields(model).items():
            if field.model in (Evidence, Segment):
                yield name
            if field.model:
                waiting.append(field.model)
