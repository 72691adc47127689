"""What is shown of the words under the pointer."""

from collections.abc import Iterator

from lsprotocol import types as lsp

from pourparler import MODELS
from pourparler.fields import Field
from pourparler.values import Reference
from pourparler_validators.contract.manual import manual_of
from pourparler_validators.entries.entry import Entry
from pourparler_validators.running.finding import Finding
from pourparler_validators.serving.answers import label
from pourparler_validators.serving.language_server.dataset import Dataset
from pourparler_validators.serving.language_server.passages import WORDS, passage_at
from pourparler_validators.serving.language_server.session import Document, Session
from pourparler_validators.serving.language_server.spots import Spot


def hover(session: Session, document: Document, position: lsp.Position) -> lsp.Hover | None:
    """What is known of a place: what was found there, the field, the value, the article."""
    offset = document.buffer.offset(position)
    spot = session.spot(document, offset)
    parts = [_rule(one, document.project.dataset) for one in _findings_at(document, position)]
    if spot is not None and spot.start <= offset <= spot.end and spot.start < spot.end:
        parts += _of_spot(spot, document.project.dataset)
    if not parts:
        return None
    shown = document.buffer.range(spot.start, spot.end) if spot else None
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, "\n\n---\n\n".join(parts)), shown)


def _findings_at(document: Document, position: lsp.Position) -> Iterator[Finding]:
    for shown in document.shown:
        if shown.range.start <= position <= shown.range.end:
            yield shown.finding


def _rule(finding: Finding, dataset: Dataset | None) -> str:
    """The manual page of the rule that has found something."""
    rules = dataset.run.rules if dataset else ()
    rule = next((one for one in rules if one.name == finding.rule), None)
    if rule is None:
        return f"**{finding.rule}**"
    page = manual_of(rule, is_whole=False)
    parts = (page.fault, page.why and f"*Why:* {page.why}", page.fix and f"*Fix:* {page.fix}")
    return "\n\n".join([f"**{finding.rule}**", *(one for one in parts if one)])


def _of_spot(spot: Spot, dataset: Dataset | None) -> Iterator[str]:
    shown = spot.shown
    if shown is not None:
        yield described(shown)
    if shown is not None and not spot.is_name:
        yield from _meaning(spot.word, shown, dataset)
    if dataset is not None and (shown is None or shown.name in (*WORDS, "start", "end")):
        passage = passage_at(spot, dataset)
        if passage is not None:
            before, words, behind = passage.sentence
            yield f"> {_plain(before)}**{_plain(words).strip()}**{_plain(behind)}"


def described(shown: Field) -> str:
    """A field with its meaning."""
    needed = " (must be there)" if shown.required else ""
    form = ""
    if shown.form and shown.form.example:
        form = f"\n\nIt is {shown.form.words}, written like this: {_plain(shown.form.example)}."
    return f"**{shown.title}**{needed}: {_plain(shown.description)}{form}"


def _meaning(word: str, shown: Field, dataset: Dataset | None) -> Iterator[str]:
    """What a value of a list means, or which record an id leads to."""
    if shown.vocabulary is not None and word in shown.vocabulary.descriptions():
        yield f"`{word}`: {_plain(shown.vocabulary.descriptions()[word])}"
    elif shown.name == "type" and word in MODELS:
        yield f"`{word}`: {_plain(MODELS[word].__doc__ or '')}"
    elif isinstance(shown.kind, Reference) and dataset is not None:
        entry = dataset.links.to(word)
        yield record_line(entry) if entry else f"There is no record `{word}`."


def record_line(entry: Entry) -> str:
    """A record in one line: its id, its type, what it is called, its file."""
    named = label(entry, entry.value)
    return f"`{entry.id}` ({entry.type}): {_plain(named)} — {_plain(entry.file.path)}"


def _plain(text: str) -> str:
    """A text in which nothing is taken for Markdown."""
    signs = "\\`*_{}[]<>#|~"
    return "".join(f"\\{sign}" if sign in signs else sign for sign in " ".join(text.split(" ")))
