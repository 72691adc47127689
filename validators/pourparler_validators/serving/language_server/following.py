"""Where ids lead to, and what leads to a record."""

from collections.abc import Iterator

from lsprotocol import types as lsp

from pourparler_validators.contract.questions import Loaded
from pourparler_validators.entries.entry import Entry
from pourparler_validators.serving.language_server.dataset import Dataset
from pourparler_validators.serving.language_server.passages import WORDS, passage_at
from pourparler_validators.serving.language_server.session import Document, Session
from pourparler_validators.serving.language_server.spots import Spot

TEXT_FILE = "text_file"


def definition(session: Session, document: Document, position: lsp.Position) -> lsp.Location | None:
    """The record that an id names, the text of a source, the words of an article."""
    dataset = document.project.dataset
    spot = session.spot(document, document.buffer.offset(position))
    if dataset is None or spot is None or spot.is_name:
        return None
    entry = dataset.links.to(spot.word)
    if entry is not None:
        return session.pointing.location(dataset, entry, "/id")
    name = next((one for one in reversed(spot.steps) if isinstance(one, str)), "")
    if name == TEXT_FILE:
        loaded = dataset.links.text(spot.record.get("id", ""))
        path = loaded.path if isinstance(loaded, Loaded) else None
        return session.pointing.passage(path, "", 0, 0) if path else None
    return _passage(session, spot, dataset) if name in (*WORDS, "start", "end") else None


def _passage(session: Session, spot: Spot, dataset: Dataset) -> lsp.Location | None:
    passage = passage_at(spot, dataset)
    if passage is None:
        return None
    place = passage.place
    if place is None or place.path is None:
        return session.pointing.location(dataset, passage.text.entry, "/text")
    return session.pointing.passage(place.path, place.text, place.start, place.end)


def references(
    session: Session, document: Document, position: lsp.Position, *, with_record: bool
) -> list[lsp.Location]:
    """All places that name the record of an id."""
    dataset = document.project.dataset
    spot = session.spot(document, document.buffer.offset(position))
    if dataset is None or spot is None or spot.is_name:
        return []
    return [
        session.pointing.location(dataset, *place)
        for place in _references(spot.word, dataset, with_record)
    ]


def _references(key: str, dataset: Dataset, with_record: bool) -> Iterator[tuple[Entry, str]]:
    entry = dataset.links.to(key)
    if with_record and entry is not None:
        yield entry, "/id"
    for link in dataset.links.into(key):
        yield link.entry, link.pointer
