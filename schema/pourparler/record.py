"""What every record has, and the parts that several record types share."""

from typing import Any, Self

from pydantic import ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from pourparler.dates import Date
from pourparler.extra import Extra
from pourparler.model import Model
from pourparler.number import Number
from pourparler.values import (
    Absent,
    ActorRef,
    EventRef,
    Flag,
    Language,
    Many,
    Offset,
    PartyRef,
    Pointer,
    Reason,
    RuleName,
    Slug,
    SourceRef,
    Text,
    Verbatim,
)
from pourparler.vocabularies import (
    AliasKind,
    CodingKind,
    Confidence,
    IdentifierScheme,
    Issue,
    Vocabulary,
)


class Passage(Model, frozen=True):
    """A place in a source, as in the W3C Web Annotation model (text selectors)."""

    source: SourceRef
    """The source that the words stand in."""
    exact: Verbatim
    """The words, copied from the source without a change."""
    prefix: Absent[Verbatim] = None
    """The words just before, to tell this place from others with the same words."""
    suffix: Absent[Verbatim] = None
    """The words just after, to tell this place from others with the same words."""
    start: Absent[Offset] = None
    """Where the words start: the number of characters (Unicode code points) before them."""
    end: Absent[Offset] = None
    """Where the words end: the number of characters (Unicode code points) up to their end."""


class Evidence(Passage, frozen=True):
    """The words of a source that a record, or some of its fields, rest on."""

    supports: Absent[Many[Pointer]] = None
    """The fields that these words support; the whole record where it is left out."""


class Coding(Model, frozen=True):
    """Who made the record, how, and how sure they are."""

    coder: Text
    """The person or program that made the record."""
    kind: CodingKind
    """Whether a person or a program made the record."""
    tool: Absent[Text] = None
    """The program that was used, with its version."""
    coded_on: Absent[Date] = None
    """When the record was made."""
    confidence: Absent[Confidence] = None
    """How sure the coder is of the record."""
    confidence_reason: Absent[Text] = None
    """Why the coder is as sure as that."""


class Identifier(Model, frozen=True):
    """The code of the same thing in another dataset."""

    scheme: IdentifierScheme
    """The dataset or code list that the code is taken from."""
    value: Text
    """The code, as that dataset writes it."""


class Waiver(Model, frozen=True):
    """A rule that this record is excused from, with the reason."""

    rule: RuleName
    """The name of the rule, such as dates/placeholder."""
    reason: Reason
    """Why the rule does not apply here, in at least 10 characters."""
    at: Absent[Pointer] = None
    """The field that the waiver is for; the whole record where it is left out."""
    by: Absent[Text] = None
    """Who decided it."""
    until: Absent[Date] = None
    """The day after which the waiver no longer holds."""


class Alias(Model, frozen=True):
    """Another name that texts use."""

    name: Text
    """The name, as texts write it."""
    kind: AliasKind
    """What sort of name it is."""
    language: Absent[Language] = None
    """The language that the name belongs to."""


class HistoryEntry(Model, frozen=True):
    """One step on the way to the present status."""

    status: Vocabulary
    """The status that was reached."""
    date: Absent[Date] = None
    """When it was reached."""
    by: Absent[Many[ActorRef]] = None
    """The parties or persons whose act it was."""
    event: Absent[EventRef] = None
    """The event at which it was reached."""
    evidence: Absent[Many[Evidence]] = None
    """The words of the sources that say so."""


class Quantity(Model, frozen=True):
    """A number or an amount: a value, bounds, or neither where the source says some."""

    what: Text
    """What is counted or measured: prisoners released."""
    value: Absent[Number] = None
    """The number, where the source gives one."""
    min: Absent[Number] = None
    """The least that it can be, this number included."""
    max: Absent[Number] = None
    """The most that it can be, this number included."""
    approximate: Absent[Flag] = None
    """Whether the source says about, around or nearly."""
    unit: Absent[Text] = None
    """The unit: a currency code of ISO 4217, %, or a noun."""
    evidence: Absent[Many[Evidence]] = None
    """The words of the sources that give it."""


class Term(Model, frozen=True):
    """One point of a proposal or an agreement."""

    issue: Issue
    """What the point is about."""
    text: Verbatim
    """What the point says, in the coder's words."""
    id: Absent[Slug] = None
    """A short name for the point, so that others can refer to it."""
    by: Absent[Many[PartyRef]] = None
    """The parties that must act."""
    deadline: Absent[Date] = None
    """The day by which they must act."""
    quantities: Absent[Many[Quantity]] = None
    """The numbers and amounts that are agreed or asked for."""
    condition: Absent[Verbatim] = None
    """The words of the condition that the point depends on."""
    evidence: Absent[Many[Evidence]] = None
    """The words of the sources that the point rests on."""


class Record(Model, frozen=True):
    """What every record has."""

    type: str
    """The record type."""
    id: str
    """The record's own id: its type, a colon, and a short name in small letters."""
    evidence: Absent[Many[Evidence]] = None
    """The words of the sources that the record rests on."""
    notes: Absent[Text] = None
    """The coder's remarks."""
    coding: Absent[Coding] = None
    """Who made the record, and how."""
    identifiers: Absent[Many[Identifier]] = None
    """The codes of the same thing in other datasets."""
    waivers: Absent[Many[Waiver]] = None
    """The rules that this record is excused from, with the reasons."""
    extra: Absent[Extra] = None
    """What other programs attach: names with a text, a number, true or false each."""

    @model_validator(mode="after")
    def _names_its_type(self, info: ValidationInfo) -> Self:
        """Refuses JSON without ``type``, which a Python constructor may leave to its default."""
        if info.mode == "json" and "type" not in self.model_fields_set:
            raise PydanticCustomError("type_missing", "the record type is missing")
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> dict[str, Any]:
        """Asks for ``type``, which only a constructor may leave to its default."""
        schema = super().__get_pydantic_json_schema__(core_schema, handler)
        found = handler.resolve_ref_schema(schema)
        found["properties"]["type"].pop("default", None)
        found["required"] = ["type", *(name for name in found["required"] if name != "type")]
        return schema
