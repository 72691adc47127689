"""The forms that a value may have: texts, ids, references, codes and counts.

Each form is a plain Python type with its constraint and a :class:`Form`, which says in a coder's
words what a value must look like. The patterns stay in the subset of regular expressions that
Python, Rust and ECMAScript read alike, because the JSON Schemas carry them.
"""

from typing import Annotated, Final, Literal, TypeVar

from pydantic import Field

from pourparler.countries import COUNTRIES
from pourparler.forms import MAX_ID_LENGTH as MAX_ID_LENGTH
from pourparler.forms import RECORD_TYPES as RECORD_TYPES
from pourparler.forms import SLUG, IsNone, Items, LeftOut, OneOf, id_form
from pourparler.forms import Form as Form
from pourparler.forms import Reference as Reference
from pourparler.urls import URL_PATTERN as URL_PATTERN

T = TypeVar("T")

MAX_INTEGER: Final = 2**53 - 1
"""The largest integer that every reader of JSON keeps exactly (RFC 8259, section 6)."""

_SPACE = r"\t\n\u000b\u000c\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_CONTROL = r"\u0000-\u0008\u000b-\u001f"

TEXT_PATTERN: Final = f"^[{_SPACE}]*[^{_SPACE}{_CONTROL}][^{_CONTROL}]*$"
LANGUAGE_PATTERN: Final = (
    "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*$"
)
POINTER_PATTERN: Final = "^(/([^~/]|~[01])*)+$"


Absent = Annotated[T | None, LeftOut(), Field(exclude_if=IsNone())]
"""A field that may be left out: ``None`` in Python, not there in JSON."""

Many = Annotated[tuple[T, ...], Items()]
"""A list of at least one item; a tuple in Python, where a list is taken as well."""

Pair = Annotated[tuple[T, ...], Items(2)]
"""A list of at least two items."""


Text = Annotated[str, Form("text", "a text", limits={"pattern": TEXT_PATTERN})]
"""The coder's own words: at least one character to read, no control characters but tab and LF."""

Verbatim = Annotated[str, Form("verbatim", "a text", limits={"pattern": TEXT_PATTERN})]
"""The words of a source, kept as they stand there; the same form as a text."""

Reason = Annotated[
    str,
    Form(
        "reason",
        "a reason in at least 10 characters",
        limits={"pattern": TEXT_PATTERN, "min_length": 10},
    ),
]
"""The coder's own words, at least 10 characters."""

Language = Annotated[
    str,
    Form("language", "a language tag", "en, ru, zh-Hant or pt-BR", {"pattern": LANGUAGE_PATTERN}),
]
"""A BCP 47 tag: two or three letters, then optionally script, region and variants."""

Country = Annotated[
    str,
    OneOf(tuple(COUNTRIES)),
    Form("country", "a country code of ISO 3166-1", "TR or UA, in capitals"),
]
"""An ISO 3166-1 alpha-2 code in capitals, or ``XK`` for Kosovo."""

Url = Annotated[
    str,
    Form("url", "a whole web address", "https://example.org/article", {"pattern": URL_PATTERN}),
]
"""An absolute http or https URL without user name and password."""

Sha256 = Annotated[
    str,
    Form(
        "sha256",
        "a SHA-256 checksum",
        "64 digits from 0-9 and a-f, in small letters",
        {"pattern": "^[0-9a-f]{64}$"},
    ),
]
"""A SHA-256 checksum as 64 lower-case hexadecimal digits."""

Pointer = Annotated[
    str,
    Form(
        "pointer",
        "the path of a field of this record",
        "/participants/0/party",
        {"pattern": POINTER_PATTERN},
    ),
]
"""A JSON Pointer (RFC 6901), relative to the record, not empty."""

Slug = Annotated[
    str,
    Form(
        "slug",
        "a short name in small letters",
        "security-guarantees or point.2",
        {"pattern": f"^{SLUG}$", "max_length": MAX_ID_LENGTH},
    ),
]
"""Lower-case letters and digits, joined by single ``.``, ``_`` or ``-``."""

Count = Annotated[
    int,
    Form(
        "count",
        "a whole number from 1 upwards",
        "2, without quotation marks",
        {"ge": 1, "le": MAX_INTEGER},
    ),
]
"""A whole number from 1 to 2**53 - 1."""

Offset = Annotated[
    int,
    Form(
        "offset",
        "a whole number from 0 upwards",
        "198, without quotation marks",
        {"ge": 0, "le": MAX_INTEGER},
    ),
]
"""A number of Unicode code points from the start of the text, 0-based."""

Flag = Annotated[bool, Form("flag", "true or false", "true, without quotation marks")]
"""``true`` or ``false``."""

SchemaVersion = Annotated[
    Literal["1.0", "1.1"], Form("version", "a version of the standard", '"1.0" or "1.1"')
]
"""The version of the record standard."""

RuleName = Annotated[
    str, Form("rule", "the name of a rule", "dates/placeholder", {"pattern": TEXT_PATTERN})
]
"""The name of a rule; whether there is such a rule is itself a rule."""

SourceId = Annotated[str, id_form("source")]
PartyId = Annotated[str, id_form("party")]
PersonId = Annotated[str, id_form("person")]
ProcessId = Annotated[str, id_form("process")]
EventId = Annotated[str, id_form("event")]
DelegationId = Annotated[str, id_form("delegation")]
StatementId = Annotated[str, id_form("statement")]
ProposalId = Annotated[str, id_form("proposal")]
AgreementId = Annotated[str, id_form("agreement")]
SourceRef = Annotated[str, Reference(("source",))]
PartyRef = Annotated[str, Reference(("party",))]
PersonRef = Annotated[str, Reference(("person",))]
ProcessRef = Annotated[str, Reference(("process",))]
EventRef = Annotated[str, Reference(("event",))]
ProposalRef = Annotated[str, Reference(("proposal",))]
ResultRef = Annotated[str, Reference(("agreement", "proposal"))]
StatementRef = Annotated[str, Reference(("statement",))]
ActorRef = Annotated[str, Reference(("party", "person"))]
RelayRef = Annotated[str, Reference(("person", "party", "source"))]
AnswerableRef = Annotated[str, Reference(("statement", "proposal", "event"))]
AnyRef = Annotated[str, Reference(RECORD_TYPES)]
