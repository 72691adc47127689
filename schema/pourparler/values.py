"""The forms that a value may have: texts, ids, references, codes and counts.

Each form is a plain Python type with its constraint and a :class:`Form`, which says in a coder's
words what a value must look like. The patterns stay in the subset of regular expressions that
Python, Rust and ECMAScript read alike, because the JSON Schemas carry them.
"""

from dataclasses import dataclass
from typing import Annotated, Final, Literal, TypeVar

from pydantic import Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from pourparler.countries import COUNTRIES

T = TypeVar("T")

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
MAX_INTEGER: Final = 2**53 - 1
"""The largest integer that every reader of JSON keeps exactly (RFC 8259, section 6)."""

_SPACE = r"\t\n\u000b\u000c\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_CONTROL = r"\u0000-\u0008\u000b-\u001f"
_SLUG = "[a-z0-9]+([._-][a-z0-9]+)*"

TEXT_PATTERN: Final = f"^[{_SPACE}]*[^{_SPACE}{_CONTROL}][^{_CONTROL}]*$"
LANGUAGE_PATTERN: Final = (
    "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*$"
)
_URL_STOP = r"\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_URL_BARRED = _URL_STOP + r'"<>\\^`{|}'
URL_PATTERN: Final = (
    r"^https?://"
    rf"([^{_URL_BARRED}/?#@:\[\]]+|\[[0-9A-Fa-f:.]+\])"
    r"(:[0-9]{1,5})?"
    rf"([/?#][^{_URL_BARRED}]*)?$"
)
POINTER_PATTERN: Final = "^(/([^~/]|~[01])*)+$"


@dataclass(frozen=True, slots=True)
class Form:
    """What a value must look like."""

    name: str
    words: str
    """What a value of this form is, for a coder: a noun with its article."""
    example: str = ""
    """How it is written."""


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


@dataclass(frozen=True, slots=True)
class _Absent:
    """Allows ``None`` in Python and leaves the field out of JSON, where ``null`` is refused."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        nullable = handler(source)
        if nullable["type"] != "nullable":
            raise TypeError("Absent[T] needs a form T that is not optional itself")
        return core_schema.json_or_python_schema(nullable["schema"], nullable)


@dataclass(frozen=True, slots=True)
class _OneOf:
    """Restricts a text to the codes of a list that is too long to be typed as a vocabulary."""

    codes: tuple[str, ...]

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.literal_schema(list(self.codes))


def _is_none(value: object) -> bool:
    return value is None


Absent = Annotated[T | None, _Absent(), Field(exclude_if=_is_none)]
"""A field that may be left out: ``None`` in Python, not there in JSON."""

Many = Annotated[tuple[T, ...], Field(min_length=1)]
"""A list of at least one item; a tuple in Python."""


def _id_form(record_type: str) -> Form:
    noun = f"{'an' if record_type[0] in 'ae' else 'a'} {record_type}"
    return Form("id", f"the id of {noun}", f"{record_type}:my-{record_type}, in small letters")


def _references(*types: str) -> str:
    names = types[0] if len(types) == 1 else f"({'|'.join(types)})"
    return f"^{names}:{_SLUG}$"


Text = Annotated[str, Field(pattern=TEXT_PATTERN), Form("text", "a text")]
"""The coder's own words: at least one character to read, no control characters but tab and LF."""

Verbatim = Annotated[str, Field(pattern=TEXT_PATTERN), Form("verbatim", "a text")]
"""The words of a source, kept as they stand there; the same form as a text."""

Reason = Annotated[
    str,
    Field(pattern=TEXT_PATTERN, min_length=10),
    Form("reason", "a reason in at least 10 characters"),
]
"""The coder's own words, at least 10 characters."""

Language = Annotated[
    str,
    Field(pattern=LANGUAGE_PATTERN),
    Form("language", "a language tag", "en, ru, zh-Hant or pt-BR"),
]
"""A BCP 47 tag: two or three letters, then optionally script, region and variants."""

Country = Annotated[
    str,
    _OneOf(tuple(COUNTRIES)),
    Form("country", "a country code of ISO 3166-1", "TR or UA, in capitals"),
]
"""An ISO 3166-1 alpha-2 code in capitals, or ``XK`` for Kosovo."""

Url = Annotated[
    str,
    Field(pattern=URL_PATTERN),
    Form("url", "a whole web address", "https://example.org/article"),
]
"""An absolute http or https URL without user name and password."""

Sha256 = Annotated[
    str,
    Field(pattern="^[0-9a-f]{64}$"),
    Form("sha256", "a SHA-256 checksum", "64 digits from 0-9 and a-f, in small letters"),
]
"""A SHA-256 checksum as 64 lower-case hexadecimal digits."""

Pointer = Annotated[
    str,
    Field(pattern=POINTER_PATTERN),
    Form("pointer", "the path of a field of this record", "/participants/0/party"),
]
"""A JSON Pointer (RFC 6901), relative to the record, not empty."""

Slug = Annotated[
    str,
    Field(pattern=f"^{_SLUG}$", max_length=MAX_ID_LENGTH),
    Form("slug", "a short name in small letters", "security-guarantees or point.2"),
]
"""Lower-case letters and digits, joined by single ``.``, ``_`` or ``-``."""

Count = Annotated[
    int,
    Field(ge=1, le=MAX_INTEGER),
    Form("count", "a whole number from 1 upwards", "2, without quotation marks"),
]
"""A whole number from 1 to 2**53 - 1."""

Offset = Annotated[
    int,
    Field(ge=0, le=MAX_INTEGER),
    Form("offset", "a whole number from 0 upwards", "198, without quotation marks"),
]
"""A number of Unicode code points from the start of the text, 0-based."""

Flag = Annotated[bool, Form("flag", "true or false", "true, without quotation marks")]
"""``true`` or ``false``."""

SchemaVersion = Annotated[
    Literal["1.0", "1.1"], Form("version", "a version of the standard", '"1.0" or "1.1"')
]
"""The version of the record standard."""

RuleName = Annotated[
    str,
    Field(pattern=TEXT_PATTERN),
    Form("rule", "the name of a rule", "dates/placeholder"),
]
"""The name of a rule; whether there is such a rule is itself a rule."""

SourceId = Annotated[
    str,
    Field(pattern=_references("source"), max_length=MAX_ID_LENGTH),
    _id_form("source"),
]
PartyId = Annotated[
    str,
    Field(pattern=_references("party"), max_length=MAX_ID_LENGTH),
    _id_form("party"),
]
PersonId = Annotated[
    str,
    Field(pattern=_references("person"), max_length=MAX_ID_LENGTH),
    _id_form("person"),
]
ProcessId = Annotated[
    str,
    Field(pattern=_references("process"), max_length=MAX_ID_LENGTH),
    _id_form("process"),
]
EventId = Annotated[
    str,
    Field(pattern=_references("event"), max_length=MAX_ID_LENGTH),
    _id_form("event"),
]
DelegationId = Annotated[
    str,
    Field(pattern=_references("delegation"), max_length=MAX_ID_LENGTH),
    _id_form("delegation"),
]
StatementId = Annotated[
    str,
    Field(pattern=_references("statement"), max_length=MAX_ID_LENGTH),
    _id_form("statement"),
]
ProposalId = Annotated[
    str,
    Field(pattern=_references("proposal"), max_length=MAX_ID_LENGTH),
    _id_form("proposal"),
]
AgreementId = Annotated[
    str,
    Field(pattern=_references("agreement"), max_length=MAX_ID_LENGTH),
    _id_form("agreement"),
]
SourceRef = Annotated[
    str,
    Field(pattern=_references("source"), max_length=MAX_ID_LENGTH),
    Reference(("source",)),
]
PartyRef = Annotated[
    str,
    Field(pattern=_references("party"), max_length=MAX_ID_LENGTH),
    Reference(("party",)),
]
PersonRef = Annotated[
    str,
    Field(pattern=_references("person"), max_length=MAX_ID_LENGTH),
    Reference(("person",)),
]
ProcessRef = Annotated[
    str,
    Field(pattern=_references("process"), max_length=MAX_ID_LENGTH),
    Reference(("process",)),
]
EventRef = Annotated[
    str,
    Field(pattern=_references("event"), max_length=MAX_ID_LENGTH),
    Reference(("event",)),
]
ProposalRef = Annotated[
    str,
    Field(pattern=_references("proposal"), max_length=MAX_ID_LENGTH),
    Reference(("proposal",)),
]
ResultRef = Annotated[
    str,
    Field(pattern=_references("agreement", "proposal"), max_length=MAX_ID_LENGTH),
    Reference(("agreement", "proposal")),
]
StatementRef = Annotated[
    str,
    Field(pattern=_references("statement"), max_length=MAX_ID_LENGTH),
    Reference(("statement",)),
]
ActorRef = Annotated[
    str,
    Field(pattern=_references("party", "person"), max_length=MAX_ID_LENGTH),
    Reference(("party", "person")),
]
RelayRef = Annotated[
    str,
    Field(pattern=_references("person", "party", "source"), max_length=MAX_ID_LENGTH),
    Reference(("person", "party", "source")),
]
AnswerableRef = Annotated[
    str,
    Field(pattern=_references("statement", "proposal", "event"), max_length=MAX_ID_LENGTH),
    Reference(("statement", "proposal", "event")),
]
AnyRef = Annotated[
    str,
    Field(pattern=_references(*RECORD_TYPES), max_length=MAX_ID_LENGTH),
    Reference(RECORD_TYPES),
]
