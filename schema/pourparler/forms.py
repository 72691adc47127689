"""The marks of a field's type: its form, a reference, a list, a value that may be left out.

A mark says in a coder's words what a value must look like, and tells pydantic the same. It shows
itself in a few words, so that signatures and reference pages stay readable.
"""

from dataclasses import dataclass, field
from typing import Final, TypedDict, cast

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

RECORD_TYPES: Final = (
    "source",
    "party",
    "person",
    "process",
    "event",
    "delegation",
    "statement",
    "proposal",
    "agreement",
)
"""The nine record types, in the order in which the standard describes them."""

MAX_ID_LENGTH: Final = 128
SLUG: Final = "[a-z0-9]+([._-][a-z0-9]+)*"


class Limits(TypedDict, total=False):
    """What a form asks of a value, by the names that pydantic's core schemas have for it."""

    pattern: str
    min_length: int
    max_length: int
    ge: int
    le: int


@dataclass(frozen=True, slots=True)
class Form:
    """What a value must look like."""

    name: str
    words: str
    """What a value of this form is, for a coder: a noun with its article."""
    example: str = ""
    """How it is written."""
    limits: Limits = field(default_factory=Limits, hash=False, repr=False)
    """What a validator asks of the value."""

    def __repr__(self) -> str:
        return self.name

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return cast("CoreSchema", {**handler(source), **self.limits})


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a text as the id of another record of one of these types."""

    types: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name of the form."""
        return "reference"

    @property
    def words(self) -> str:
        """What a value of this form is, for a coder: a noun with its article."""
        kinds = "record" if self.types == RECORD_TYPES else " or ".join(self.types)
        return f"the id of {'an' if kinds[0] in 'ae' else 'a'} {kinds}"

    @property
    def example(self) -> str:
        """How it is written."""
        return " or ".join(f"{name}:…" for name in self.types) + ", in small letters"

    def __repr__(self) -> str:
        return "any id" if self.types == RECORD_TYPES else f"id of {' or '.join(self.types)}"

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return cast("CoreSchema", {**handler(source), **id_limits(*self.types)})


@dataclass(frozen=True, slots=True)
class Items:
    """Asks for a number of items, and takes a list for a tuple in Python.

    Exactly a list: a set has no order, a text is no list of letters, a generator is used up.
    """

    least: int = 1

    def __repr__(self) -> str:
        return f"at least {self.least}"

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        inner = handler(source)
        if self.least:
            inner = cast("CoreSchema", {**inner, "min_length": self.least})
        return core_schema.json_or_python_schema(
            inner, core_schema.no_info_before_validator_function(_tuple_of_list, inner)
        )


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Allows ``None`` in Python and leaves the field out of JSON, where ``null`` is refused."""

    def __repr__(self) -> str:
        return "may be left out"

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        nullable = handler(source)
        if nullable["type"] != "nullable":
            raise TypeError("Absent[T] needs a form T that is not optional itself")
        return core_schema.json_or_python_schema(nullable["schema"], nullable)


@dataclass(frozen=True, slots=True)
class IsNone:
    """Whether a value is ``None``: when a field is left out of what is written."""

    def __repr__(self) -> str:
        return "is None"

    def __call__(self, value: object) -> bool:
        """Whether the value is ``None``."""
        return value is None


@dataclass(frozen=True, slots=True)
class OneOf:
    """Restricts a text to the codes of a list that is too long to be typed as a vocabulary."""

    codes: tuple[str, ...]

    def __repr__(self) -> str:
        return f"one of {len(self.codes)} codes"

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.literal_schema(list(self.codes))


def id_limits(*types: str) -> Limits:
    """What the id of a record of one of these types must look like."""
    names = types[0] if len(types) == 1 else f"({'|'.join(types)})"
    return {"pattern": f"^{names}:{SLUG}$", "max_length": MAX_ID_LENGTH}


def id_form(record_type: str) -> Form:
    """The form of a record's own id."""
    noun = f"{'an' if record_type[0] in 'ae' else 'a'} {record_type}"
    example = f"{record_type}:my-{record_type}, in small letters"
    return Form("id", f"the id of {noun}", example, id_limits(record_type))


def _tuple_of_list(value: object) -> object:
    return tuple(cast("list[object]", value)) if type(value) is list else value
