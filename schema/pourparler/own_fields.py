"""What a project lays down for ``extra``: fields of its own, by record type.

The standard's fields and lists are closed. What a project codes besides, and codes that are finer
than those of a list, stand in ``extra``, each under a name that the project has defined.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal, Self, TypeAlias

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from pourparler.dates import DATE_EXAMPLE, DATE_PATTERN, Date
from pourparler.extra import NAME_PATTERN, ExtraValue, extra_name
from pourparler.model import Model, title
from pourparler.number import NUMBER_SCHEMA
from pourparler.values import MAX_INTEGER, TEXT_PATTERN, Form, Text

OwnKind: TypeAlias = Literal["text", "number", "integer", "boolean", "date"]
"""What a field of a project's own holds."""

OwnName = Annotated[
    str, AfterValidator(extra_name), Field(json_schema_extra={"pattern": NAME_PATTERN})
]

EVERY: Final = "every"
"""What stands in the place of a record type for fields that records of every type may have."""

JOINT: Final = ";"
"""What stands between several texts in one."""

_DEFINITION: Final = "own_field"
"""The type of the errors whose message is a sentence for whoever writes the definition."""

_SPECIAL: Final = re.compile(r"([\\^$.|?*+()\[\]{}])")

_FORMS: Final[Mapping[OwnKind, Form]] = {
    "text": Form("text", "a text"),
    "number": Form("number", "a number", "300 or 12.5, without quotation marks"),
    "integer": Form("number", "a whole number", "12, without quotation marks"),
    "boolean": Form("flag", "true or false", "true or false, without quotation marks"),
    "date": Form("date", "a date", DATE_EXAMPLE),
}
_SEVERAL: Final = Form("text", "texts with one semicolon between two", "grain; ports")


class OwnField(Model, frozen=True):
    """A field of a project's own, within ``extra``."""

    kind: OwnKind = "text"
    """What it holds; boolean is true or false."""
    label: Text | None = None
    """What people call it; its name, where there is no label."""
    description: Text | None = None
    """What it means, and when to code it."""
    values: Annotated[dict[Text, Text], Field(min_length=1)] | None = None
    """The texts that it may have, each with its meaning."""
    many: bool = False
    """Whether several texts may stand in it, with a semicolon between them."""

    @model_validator(mode="after")
    def _is_of_texts(self) -> Self:
        if self.kind != "text" and (self.values is not None or self.many):
            word = "many" if self.values is None else "values"
            raise PydanticCustomError(_DEFINITION, f'"{word}" goes with the kind text only')
        if self.many and any(JOINT in one or one != one.strip(" ") for one in self.values or ()):
            reason = "where several values may stand, none has a semicolon or a space at its ends"
            raise PydanticCustomError(_DEFINITION, reason)
        return self

    @property
    def form(self) -> Form:
        """What it holds, in a coder's words."""
        return _SEVERAL if self.many else _FORMS[self.kind]

    def texts(self, value: str) -> tuple[str, ...]:
        """The texts that stand in a value, in order: one, or several with semicolons between."""
        return tuple(one.strip(" ") for one in value.split(JOINT)) if self.many else (value,)

    def is_of_kind(self, value: ExtraValue) -> bool:
        """Whether a value of ``extra`` is of the kind, whatever list there is."""
        if isinstance(value, bool):
            return self.kind == "boolean"
        if isinstance(value, str):
            return _is_date(value) if self.kind == "date" else self._is_text(value)
        return self.kind == "number" or (self.kind == "integer" and isinstance(value, int))

    def _is_text(self, value: str) -> bool:
        return self.kind == "text" and all(map(str.strip, self.texts(value)))

    def meanings(self) -> str:
        """The description with the list of the values, a line each."""
        values = (f"- {value}: {meaning}" for value, meaning in (self.values or {}).items())
        listed = "\n".join(values)
        return "\n\n".join(part for part in (self.description, listed) if part)


@dataclass(frozen=True, slots=True)
class OwnFields:
    """The fields of a project's own, by record type, or ``every``, and name."""

    by_type: Mapping[str, Mapping[str, OwnField]] = field(default_factory=dict[str, Any])

    def of(self, record_type: str) -> Mapping[str, OwnField] | None:
        """The fields of a record type, by name; nothing where ``extra`` may hold anything."""
        found = [self.by_type[one] for one in (EVERY, record_type) if one in self.by_type]
        if not found:
            return None
        return MappingProxyType({name: one for some in found for name, one in some.items()})

    def __bool__(self) -> bool:
        return bool(self.by_type)


def label_of(name: str, own: OwnField) -> str:
    """What people call a field."""
    return own.label or title(name)


def extra_schema(own: Mapping[str, OwnField]) -> dict[str, Any]:
    """The JSON Schema of an ``extra`` that has these fields and no others."""
    return {
        "type": "object",
        "minProperties": 1,
        "properties": {name: dict(_schema(name, one)) for name, one in own.items()},
        "additionalProperties": False,
    }


def _schema(name: str, own: OwnField) -> Iterator[tuple[str, Any]]:
    yield "title", label_of(name, own)
    if description := own.meanings():
        yield "description", description
    yield from _limits(own).items()


def _limits(own: OwnField) -> Mapping[str, Any]:
    match own.kind:
        case "number":
            return NUMBER_SCHEMA
        case "integer":
            return {"type": "integer", "minimum": -MAX_INTEGER, "maximum": MAX_INTEGER}
        case "boolean":
            return {"type": "boolean"}
        case "date":
            return {"type": "string", "pattern": DATE_PATTERN}
        case "text":
            return {"type": "string", **_texts(own)}


def _texts(own: OwnField) -> Mapping[str, Any]:
    if not own.many:
        return {"enum": list(own.values)} if own.values else {"pattern": TEXT_PATTERN}
    one = TEXT_PATTERN[1:-1].replace("[^", f"[^{JOINT}")
    if own.values:
        one = f" *({'|'.join(map(_literally, own.values))}) *"
    return {"pattern": f"^{one}({JOINT}{one})*$"}


def _literally(text: str) -> str:
    """A regular expression for a text, in the part that Python, Rust and ECMAScript share."""
    return _SPECIAL.sub(r"\\\1", text)


def _is_date(text: str) -> bool:
    try:
        Date(text)
    except ValueError:
        return False
    return True
