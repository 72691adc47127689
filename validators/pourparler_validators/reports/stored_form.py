"""The form of a JSON report, as far as other reports are made of it."""

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from pourparler_validators.contract.finding import Severity

Number = Annotated[int, Field(ge=0)]
Ordinal = Annotated[int, Field(ge=1)]


class At(BaseModel):
    """A line and a column."""

    line: Ordinal
    column: Ordinal


class Stretch(BaseModel):
    """Where something starts, and where it has ended."""

    start: At
    end: At


class Words(BaseModel):
    """A part of a text, and the stretch of it that is marked."""

    text: str
    start: Number
    end: Number


class Place(Stretch):
    """A value in a file."""

    record: str | None
    position: Number | None = None
    pointer: str
    file: str
    folder: str | None = None
    document_pointer: str
    mark: Stretch | None = None
    words: Words | None = None
    message: str
    sheet: str | None = None
    row: Number | None = None
    column: str = ""
    heading: str = ""


class Edit(BaseModel):
    """A change of a record."""

    action: Literal["set", "rename", "remove", "insert"]
    pointer: str
    value: Any = None
    name: str = ""
    fields: dict[str, Any] = {}


class Replacement(Stretch):
    """A change of the text."""

    text: str


class Fix(BaseModel):
    """What fixes a fault."""

    title: str
    safe: bool
    edits: list[Edit]
    replacements: list[Replacement] = []


class Finding(Place):
    """A finding with its place."""

    rule: str
    severity: Severity
    help: str | None
    params: dict[str, Any]
    related: list[Place]
    fix: Fix | None
    fingerprint: str
    waived: str | None
    baselined: bool
    came_to_light: bool = False
    recurs: bool = False


class Tally(BaseModel):
    """How often a rule answered what."""

    held: Number
    found: Number
    not_applicable: Number
    could_not: dict[str, Number]


class RecordShare(BaseModel):
    """What a rule counted of a record."""

    record: str
    part: Number
    whole: Number


class Share(BaseModel):
    """What a rule counted."""

    rule: str
    of: str
    records: list[RecordShare]


class Error(BaseModel):
    """A rule that failed."""

    rule: str
    record: str
    reason: str


class Summary(BaseModel):
    """How much was checked."""

    files: Number
    records: Number
    passed_over: Number
    beside_dataset: Number = 0
    changed_since: str | None = None
    in_all: Number = 0
    links_out: Number = 0


class Report(BaseModel):
    """The whole but its findings."""

    today: dt.date
    summary: Summary
    checked: dict[str, Tally]
    shares: list[Share] = []
    internal_errors: list[Error]
    files: dict[str, list[str | None]] = {}
    unnamed: dict[str, Number] = {}
    known_to: str = "the baseline"
