"""What may be written at a place: names of fields, values with their meanings, ids."""

from collections.abc import Iterator
from typing import Final

from lsprotocol import types as lsp

from pourparler import MODELS, Record
from pourparler.countries import COUNTRIES
from pourparler.fields import Field, fields
from pourparler.values import Form, Reference
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.serving.answers import label
from pourparler_validators.serving.language_server.dataset import Dataset
from pourparler_validators.serving.language_server.hovering import described
from pourparler_validators.serving.language_server.session import Document, Session
from pourparler_validators.serving.language_server.spots import Spot

MOST: Final = 200
"""So many ids are offered at once; what is typed narrows them down."""
TRIGGERS: Final = ('"', ":", " ", "-")
"""The signs after which an editor asks by itself."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be written."""

    word: str
    said: str
    """What it means, in Markdown."""
    told: str = ""
    """What stands beside it in the list."""
    rank: int = 0
    """What comes first."""
    kind: lsp.CompletionItemKind = lsp.CompletionItemKind.EnumMember
    shown: Field | None = None
    """The field, for the name of one."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What an editor offers in a file."""

    session: Session
    document: Document
    takes_snippets: bool
    """Whether what is written may have marks where more is to be typed."""

    def at(self, position: lsp.Position) -> lsp.CompletionList:
        """What may be written at a place."""
        offset = self.document.buffer.offset(position)
        spot = self.session.spot(self.document, offset)
        if spot is None:
            return lsp.CompletionList(False, [])
        found = [*_choices(spot, self.document.project.dataset)]
        writer = _Writer(self.document, spot, offset, self.takes_snippets)
        items = [writer.item(number, one) for number, one in enumerate(found[:MOST])]
        return lsp.CompletionList(len(found) > MOST, items)


def _choices(spot: Spot, dataset: Dataset | None) -> Iterator[Choice]:
    shown = spot.shown
    if spot.is_name:
        yield from _names(spot)
    elif spot.steps == ("type",):
        for name, model in MODELS.items():
            yield Choice(name, model.__doc__ or "")
    elif shown is not None and shown.vocabulary is not None:
        for value, said in shown.vocabulary.descriptions().items():
            yield Choice(value, said, _first_words(said))
    elif shown is not None and isinstance(shown.kind, Reference):
        yield from _ids(spot, shown.kind, dataset)
    elif shown is not None and isinstance(shown.kind, Form):
        yield from _of_form(shown.kind.name, dataset)


def _names(spot: Spot) -> Iterator[Choice]:
    """The fields that the object has not; first those that must be there."""
    model = spot.model or (None if spot.steps else Record)
    for name, shown in fields(model).items() if model else ():
        if name not in spot.beside or name == spot.word:
            told = "must be there" if shown.required else ""
            kind = lsp.CompletionItemKind.Field
            yield Choice(name, described(shown), told, not shown.required, kind, shown)


def _ids(spot: Spot, kind: Reference, dataset: Dataset | None) -> Iterator[Choice]:
    """The ids of records of the right types; of many those that have what is typed in them."""
    if dataset is None:
        return
    typed = spot.word.casefold()
    known = sorted(dataset.links.of_types(*kind.types), key=lambda one: one.id or "")
    few = len(known) <= MOST
    for entry in known:
        name = label(entry, entry.value)
        if entry.id and (few or typed in f"{entry.id} {name}".casefold()):
            yield Choice(entry.id, name, name, kind=lsp.CompletionItemKind.Reference)


def _of_form(form: str, dataset: Dataset | None) -> Iterator[Choice]:
    if form == "flag":
        yield from (Choice(word, "") for word in ("true", "false"))
    elif form == "country":
        yield from (Choice(code, name, name) for code, name in COUNTRIES.items())
    elif form == "rule" and dataset is not None:
        yield from (Choice(rule.name, "") for rule in dataset.run.known if rule.is_waivable)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes what is chosen into the text, in the place of what stands there."""

    document: Document
    spot: Spot
    offset: int
    takes_snippets: bool

    def item(self, number: int, choice: Choice) -> lsp.CompletionItem:
        """A choice as the editor shows it."""
        written = self._name(choice.shown) if choice.shown else self._value(choice.word)
        start, end = min(self.spot.start, self.offset), self._end
        is_snippet = "$" in written and choice.shown is not None
        return lsp.CompletionItem(
            label=choice.word,
            kind=choice.kind,
            detail=choice.told or None,
            documentation=lsp.MarkupContent(lsp.MarkupKind.Markdown, choice.said),
            sort_text=f"{choice.rank}{number:04}",
            filter_text=f"{self.spot.begun}{choice.word} {choice.told}",
            text_edit=lsp.TextEdit(self.document.buffer.range(start, end), written),
            insert_text_format=lsp.InsertTextFormat.Snippet if is_snippet else None,
        )

    @property
    def _end(self) -> int:
        """The end of what is replaced; a text that is not closed yet ends where it is typed."""
        behind = self.document.buffer.text[self.offset : self.spot.end]
        is_open = any(sign in behind for sign in ", \t\n")
        return self.offset if is_open else max(self.spot.end, self.offset)

    def _value(self, word: str) -> str:
        mark = self.spot.begun or ('"' if self.spot.is_quoted else "")
        return word if word in ("true", "false") else f"{mark}{word}{mark}"

    def _name(self, shown: Field) -> str:
        """A name with its colon, and with the signs of its value where the editor takes them."""
        mark = '"' if self.spot.is_quoted else ""
        name = f"{mark}{shown.name}{mark}"
        if self.document.buffer.text[self._end :].lstrip(" ").startswith(":"):
            return name
        if not self.takes_snippets or not self.spot.is_quoted:
            return f"{name}: "
        return f"{name}: {_signs_of(shown)}"


def _signs_of(shown: Field) -> str:
    """What stands around a value of a field in JSON, with a mark where the value is typed."""
    is_number = isinstance(shown.kind, Form) and shown.kind.name in ("count", "offset", "flag")
    inner = "$1" if is_number else '"$1"'
    if shown.model is not None or (isinstance(shown.kind, Form) and shown.kind.name == "extra"):
        inner = "{$1}"
    return f"[{inner}]" if shown.many else inner


def _first_words(said: str) -> str:
    """The short name at the beginning of a meaning: ``In person: People are …``."""
    return said.partition(":")[0] if ": " in said[:40] else ""
