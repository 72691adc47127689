"""What becomes of a tool's labels, as a user says it in TOML.

[source]
kind = "news_article"
language = "en"

[labels.Quote]
segment = "direct"
acts = ["claim"]

[labels.Person]
record = "person"

[labels.Date]
evidence = "/date"
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import field
from typing import Any, Final, Literal, TypeAlias

from pourparler import MODELS, SegmentKind
from pourparler_validators.converting.annotations.fitting import field_names, fitted
from pourparler_validators.formats.writing import Plain
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.json_values import is_list, is_object
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.messages.wording import article, listed, shown

Use: TypeAlias = Literal["segment", "record", "evidence"]

USES: Final[tuple[Use, ...]] = ("segment", "record", "evidence")

_POINTER: Final = re.compile("(/([^~/]|~[01])*)+")


@dataclass(frozen=True, slots=True)
class Action:
    """What becomes of a passage with some label."""

    use: Use
    value: str
    """The kind of the segment, the type of the record, or the pointer of the field."""
    fields: Plain = field(default_factory=dict[str, Any])
    """What each such record has besides."""

    @property
    def record_type(self) -> str:
        """The type of the record that is made."""
        return "statement" if self.use == "segment" else self.value


@dataclass(frozen=True, slots=True)
class LabelMapping:
    """What becomes of the labels of a tool."""

    source: Plain = field(default_factory=dict[str, Any])
    """What each source has besides."""
    labels: Mapping[str, Action] = field(default_factory=dict[str, Action])

    def of(self, label: Any) -> Action | None:
        """What becomes of a label: what is said, else, of a record type's name, such a record."""
        if not isinstance(label, str):
            return None
        if label in self.labels:
            return self.labels[label]
        name = label.strip().casefold()
        return Action("record", name) if name in MODELS and name not in _BY_TEXT else None


_BY_TEXT: Final = ("source", "statement")
"""The types of records that are not made of a passage alone."""


def label_mapping(content: Mapping[str, Any]) -> LabelMapping:
    """What the content of a TOML file says. Raises ``UsageError`` for what cannot be done."""
    for name in content:
        if name not in ("source", "labels"):
            raise UsageError(f"the mapping has no table [{name}]; there are [source] and [labels]")
    labels = _table(content.get("labels", {}), "[labels]")
    return LabelMapping(
        _fields("source", _table(content.get("source", {}), "[source]"), "[source]"),
        {name: _action(name, value) for name, value in labels.items()},
    )


def _action(label: str, content: Any) -> Action:
    place = f"[labels.{label}]"
    table = _table(content, place)
    uses: list[Use] = [use for use in USES if use in table]
    if len(uses) != 1:
        raise UsageError(f"the mapping needs one of {listed([*USES])} in {place}")
    use = uses[0]
    value = table.pop(use)
    if use == "evidence":
        return _evidence(value, table, place)
    known = [*SegmentKind] if use == "segment" else [one for one in MODELS if one not in _BY_TEXT]
    if value not in known:
        hint = (
            did_you_mean(nearest(shown(value).strip('"'), known)) or f"there are {', '.join(known)}"
        )
        raise UsageError(f"{place} {use} = {shown(value)} is not known; {hint}")
    action = Action(use, value)
    return Action(use, value, _fields(action.record_type, table, place))


def _evidence(value: Any, table: dict[str, Any], place: str) -> Action:
    if not isinstance(value, str) or not _POINTER.fullmatch(value):
        raise UsageError(f'{place} evidence = {shown(value)} is no path such as "/date"')
    if table:
        raise UsageError(f"{place} evidence stands alone, without {listed([*table], 'and')}")
    return Action("evidence", value)


def _fields(record_type: str, table: dict[str, Any], place: str) -> Plain:
    """The fields of a table, where they fit a record of that type."""
    found: Plain = {"type": record_type}
    for name, value in table.items():
        if name in ("type", "id"):
            raise UsageError(f'{place}: "{name}" is made by the importer; leave it out')
        if name not in field_names(record_type):
            hint = did_you_mean(nearest(name, field_names(record_type)))
            reason = f'{place}: {article(record_type)} has no field "{name}"'
            raise UsageError(f"{reason}; {hint}" if hint else reason)
        changed = fitted(found, name, value)
        if changed is None:
            raise UsageError(f'{place}: {shown(value)} does not fit "{name}" of a {record_type}')
        found = changed
    return {name: value for name, value in found.items() if name != "type"}


def _table(content: Any, place: str) -> dict[str, Any]:
    if not is_object(content):
        raise UsageError(f"{place} of the mapping is no table")
    return {name: _plain(value) for name, value in content.items()}


def _plain(value: Any) -> Any:
    """A value of TOML as a JSON value: dates as texts."""
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if is_list(value):
        return [_plain(item) for item in value]
    if is_object(value):
        return {name: _plain(item) for name, item in value.items()}
    return value
