"""The form of a report that was written as JSON: what of it is read again."""

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


class Place(BaseModel):
    """Where a finding stands, or what it is related to."""

    record: str | None
    pointer: str
    file: str
    document_pointer: str
    start: At
    end: At
    message: str
    sheet: str | None = None
    row: Ordinal | None = None
    column: str = ""
    heading: str = ""


class Edit(BaseModel):
    """A step of a fix."""

    action: Literal["set", "rename", "remove", "insert"]
    pointer: str
    value: Any = None
    name: str = ""
    fields: dict[str, Any] = {}


class Fix(BaseModel):
    """What may be done about a finding."""

    title: str
    safe: bool
    edits: list[Edit]


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


class Tally(BaseModel):
    """How often a rule answered what."""

    held: Number
    found: Number
    not_applicable: Number
    could_not: dict[str, Number]


class RecordShare(BaseModel):
    """What a rule counted in a record."""

    record: str
    part: Number
    whole: Number


class Share(BaseModel):
    """What a rule counted, by record."""

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
    links_out: Number = 0


class Report(BaseModel):
    """All of it."""

    today: dt.date
    summary: Summary
    checked: dict[str, Tally]
    shares: list[Share] = []
    internal_errors: list[Error]
    findings: list[Finding]
