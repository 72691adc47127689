"""What a language model is asked for, in which order, and how it says that there is nothing.

All providers want closed objects in which every property is there. OpenAI and Gemini take ``null``
beside a type. Anthropic allows few types beside another and few properties that may be missing in
one request, so it gets none: what is not stated is an empty text, an empty list, or a code.
"""

from functools import cache
from typing import Any, Final

from pourparler.fields import Field, fields
from pourparler.model import Model
from pourparler.record import Coding, Identifier, Waiver
from pourparler.statement import Segment

PROVIDERS: Final = ("openai", "anthropic", "gemini")
"""Whose models can be asked."""

LEFT_OUT: Final = (
    "coding, waivers and extra",
    "identifiers of records and of places",
    "start and end of segments and of evidence",
    "sha256 and wording_sha256 of sources",
)
"""What no model is asked for, since others know it, or since no model can count or compute it."""

NOT_STATED: Final = "not_stated"
"""Anthropic: the code for what is not stated, where a value must be one of a list."""

_MODELS: Final = (Coding, Identifier, Waiver)
_FORMS: Final = ("offset", "sha256", "extra")
_FIRST: Final = ("type", "evidence", "segments")


def takes_null(provider: str) -> bool:
    """Whether what is not stated is ``null``.

    Raises ``ValueError`` for a provider that is not one of :data:`PROVIDERS`.
    """
    if provider not in PROVIDERS:
        raise ValueError(f'there is no provider "{provider}"; there are {", ".join(PROVIDERS)}')
    return provider != "anthropic"


@cache
def asked(model: type[Model]) -> tuple[Field, ...]:
    """The fields of a model that are asked for: the words of a source before what rests on them."""
    first = ("text",) if model is Segment else _FIRST
    shape = fields(model)
    names = dict.fromkeys((*(name for name in first if name in shape), *shape))
    return tuple(shape[name] for name in names if not _is_left_out(shape[name]))


def nothing(field: Field, *, null: bool) -> Any:
    """How it is written that an article does not state the value of a field."""
    if null:
        return None
    if field.many or field.model:
        return []
    return NOT_STATED if field.vocabulary or is_flag(field) else ""


def is_flag(field: Field) -> bool:
    """Whether a field holds ``true`` or ``false``."""
    return field.form is not None and field.form.name == "flag"


def is_number(field: Field) -> bool:
    """Whether a field holds a number."""
    return field.form is not None and field.form.name in ("count", "number")


def _is_left_out(field: Field) -> bool:
    return field.model in _MODELS or (field.form is not None and field.form.name in _FORMS)
