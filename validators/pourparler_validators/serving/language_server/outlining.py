"""The records of a file, as the outline of an editor lists them."""

from collections.abc import Iterator

from lsprotocol import types as lsp

from pourparler_validators.entries.entry import Entry
from pourparler_validators.serving.answers import label
from pourparler_validators.serving.language_server.dataset import Dataset
from pourparler_validators.serving.language_server.session import Document


def symbols(document: Document) -> list[lsp.DocumentSymbol]:
    """The records of a file, in order."""
    dataset = document.project.dataset
    known = dataset.files.get(dataset.path_of(document.path)) if dataset else None
    if dataset is None or known is None:
        return []
    entries = [one for one in known.read.entries if not one.is_file]
    return [*_symbols(document, dataset, entries)]


def _symbols(
    document: Document, dataset: Dataset, entries: list[Entry]
) -> Iterator[lsp.DocumentSymbol]:
    for entry in entries:
        whole, own = dataset.place(entry), dataset.place(entry, "/id")
        around = document.buffer.range(whole.start, whole.end)
        selected = document.buffer.range(own.start, own.end)
        named = label(entry, entry.value)
        yield lsp.DocumentSymbol(
            name=entry.name,
            detail=named if named != entry.name else (entry.type or ""),
            kind=lsp.SymbolKind.Object,
            range=around,
            selection_range=selected if entry.id else around,
        )
