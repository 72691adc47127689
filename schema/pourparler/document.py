"""Documents of records: reading and writing them as JSON, and finding records by id."""

import codecs
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Final, TypeAlias, TypeVar, cast

import pydantic
from pydantic import TypeAdapter
from pydantic_core import from_json, to_json

from pourparler.agreement import Agreement
from pourparler.delegation import Delegation
from pourparler.event import Event
from pourparler.extra import EXTRA
from pourparler.fields import Field, fields
from pourparler.forms import Items
from pourparler.model import Model
from pourparler.party import Party
from pourparler.person import Person
from pourparler.process import Process
from pourparler.proposal import Proposal
from pourparler.record import Record
from pourparler.source import Source
from pourparler.statement import Statement
from pourparler.values import Absent, Many, SchemaVersion, Text

RecordT = TypeVar("RecordT", bound=Record)

AnyRecord: TypeAlias = Annotated[
    Source | Party | Person | Process | Event | Delegation | Statement | Proposal | Agreement,
    pydantic.Field(discriminator="type"),
]
"""A record of any of the nine types, told apart by ``type``."""

MODELS: Final[Mapping[str, type[Record]]] = {
    "source": Source,
    "party": Party,
    "person": Person,
    "process": Process,
    "event": Event,
    "delegation": Delegation,
    "statement": Statement,
    "proposal": Proposal,
    "agreement": Agreement,
}
"""The model of each record type, in the order of the standard."""

SCHEMA_VERSION: Final = "1.1"

_SPACE: Final = b" \t\r\n"
"""What JSON takes for space between values (RFC 8259)."""
_NAME = re.compile(rb'"\s*:')
_ESCAPED = re.compile(rb"\\u00(?:20|22|3[aA])")
"""A space, quotation mark or colon that a text escapes, as the value written again would not."""


class RepeatedNameError(ValueError):
    """An object of the JSON text has one name twice, so that one value would be lost."""


class Envelope(Model, frozen=True):
    """What a document may hold beside its records."""

    schema_uri: Absent[Text] = pydantic.Field(default=None, alias="$schema")
    """The JSON Schema of this file, for editors."""
    schema_version: Absent[SchemaVersion] = None
    """The version of the record standard."""


class Document(Envelope, frozen=True):
    """A file's content: a list of records, with the version of the standard."""

    records: Annotated[tuple[AnyRecord, ...], Items(0)]
    """The records; none where nothing was found."""


class Dataset(Mapping[str, Record]):
    """Records by id.

    ``dataset["event:istanbul-2"]`` gives the record, ``dataset.find("event:istanbul-2", Event)``
    the record as an ``Event``. Raises ``ValueError`` where two records have one id.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self._records: dict[str, Record] = {}
        for record in records:
            if record.id in self._records:
                raise ValueError(f"two records have the id {record.id}")
            self._records[record.id] = record

    def __getitem__(self, key: str) -> Record:
        return self._records[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def find(self, key: str, model: type[RecordT]) -> RecordT:
        """The record with that id, as a record of that type.

        Raises ``KeyError`` where no record has the id, ``TypeError`` where its type is another.
        """
        record = self._records[key]
        if not isinstance(record, model):
            raise TypeError(f"{key} is of type {record.type}, not {model.__name__.lower()}")
        return record

    def of(self, model: type[RecordT]) -> Iterator[RecordT]:
        """All records of a type, in order."""
        return (record for record in self._records.values() if isinstance(record, model))


def read(text: str | bytes) -> Document:
    """The records of a JSON text: a document, a list of records, or a single record.

    A byte order mark is passed over. Raises ``ValueError``: ``pydantic.ValidationError`` where
    the text does not hold records, :class:`RepeatedNameError` where an object has one name
    twice, and a plain one where the text is not JSON.
    """
    content = text.encode() if isinstance(text, str) else text
    content = content.removeprefix(codecs.BOM_UTF8)
    plain = from_json(content)
    document: Document
    if (isinstance(plain, dict) and "records" in plain) or not isinstance(plain, dict | list):
        document = Document.model_validate_json(content)
    elif isinstance(plain, list):
        document = Document(records=record_list_adapter().validate_json(content))
    else:
        document = _alone(cast("dict[str, Any]", plain))
    written = document_adapter().dump_json(document, by_alias=True)
    if may_repeat_names(content, written, added=0 if "records" in plain else 1):
        json.loads(content, object_pairs_hook=_refuse_repeated_names)
    return document


def write(value: Document | Record | Iterable[Record]) -> str:
    """The JSON text of a document, a record, or a list of records.

    Two spaces of indentation, the standard's order of fields, a final line feed; absent fields
    are left out. Of no records it is a document without records: an empty list is refused.
    """
    plain: Any
    if isinstance(value, Document):
        plain = value.model_dump(mode="json", by_alias=True, exclude={"records"})
        plain["records"] = [plain_record(record) for record in value.records]
    elif isinstance(value, Record):
        plain = plain_record(value)
    else:
        plain = [plain_record(record) for record in value] or {"records": []}
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


@cache
def record_adapter() -> TypeAdapter[AnyRecord]:
    """Reads one record of any type."""
    return TypeAdapter(AnyRecord)


@cache
def record_list_adapter() -> TypeAdapter[tuple[AnyRecord, ...]]:
    """Reads a list of at least one record of any type."""
    return TypeAdapter(Many[AnyRecord])


@cache
def document_adapter() -> TypeAdapter[Document]:
    """Reads a document."""
    return TypeAdapter(Document)


def may_repeat_names(content: bytes, written: bytes, added: int = 0) -> bool:
    """Whether a JSON text may hold a name twice in one object.

    ``written`` is what was read from it, written again: the text holds more names if it repeats
    one. ``added`` is the number of names in it that were never in the text. A cheap test: where
    it says no, no name is repeated; where it says yes, look.
    """
    if _ESCAPED.search(content):
        return True
    return len(_NAME.findall(content)) != len(_NAME.findall(written)) - added


def surely_repeats_no_name(content: bytes, record: Record) -> bool:
    """Whether the JSON text of a record surely holds no name twice in one object.

    ``record`` is what was read from the text. A quicker test than :func:`may_repeat_names`: a
    quotation mark before a colon ends a name, or begins a text, or is escaped.
    """
    number = _number_of_names(record)
    if _most_names(content) == number:
        return True
    if b"\\" not in content:
        return False
    return _most_names(content.replace(b"\\\\", b"").replace(b'\\"', b"")) == number


def _most_names(content: bytes) -> int:
    """How many names stand in a JSON text at most."""
    if b'" ' in content or b'"\n' in content or b'"\t' in content or b'"\r' in content:
        content = content.translate(None, _SPACE)
    return content.count(b'":')


def _number_of_names(value: Model) -> int:
    """How many names stand in the JSON text of a value that was read from one."""
    held = value.__dict__
    number = len(value.__pydantic_fields_set__)
    for name, number_in in _holding_names(type(value)):
        inner = held[name]
        if inner is not None:
            number += number_in(inner)
    return number


@cache
def _holding_names(model: type[Model]) -> tuple[tuple[str, Callable[[Any], int]], ...]:
    """The fields of a model that hold objects, each with what counts the names in its value."""
    return tuple(
        (name, _counter(shown))
        for name, shown in fields(model).items()
        if shown.model is not None or shown.kind is EXTRA
    )


def _counter(shown: Field) -> Callable[[Any], int]:
    """What counts the names in the value of a field that holds objects."""
    if shown.model is None:
        return len
    is_flat = not _holding_names(shown.model)
    if shown.many:
        return _number_in_flat_items if is_flat else _number_in_items
    return _number_of_own_names if is_flat else _number_of_names


def _number_of_own_names(value: Model) -> int:
    return len(value.__pydantic_fields_set__)


def _number_in_flat_items(values: Iterable[Model]) -> int:
    return sum([len(value.__pydantic_fields_set__) for value in values])


def _number_in_items(values: Iterable[Model]) -> int:
    return sum(map(_number_of_names, values))


def _alone(plain: dict[str, Any]) -> Document:
    """A single record, which may have the document's ``$schema`` beside its own fields."""
    record = {name: value for name, value in plain.items() if name != "$schema"}
    around = {name: value for name, value in plain.items() if name == "$schema"}
    return Document.model_validate_json(to_json({**around, "records": [record]}))


def _refuse_repeated_names(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) < len(pairs):
        names = [name for name, _ in pairs]
        repeated = next(name for name in names if names.count(name) > 1)
        raise RepeatedNameError(f"an object has the name {repeated!r} twice")
    return plain


def plain_record(record: Record) -> dict[str, Any]:
    """A record as the plain JSON value that is written: the standard's order, no absent field."""
    plain = record.model_dump(mode="json")
    return {name: plain[name] for name in fields(type(record)) if name in plain}
