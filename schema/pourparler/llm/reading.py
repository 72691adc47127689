"""The records of an answer that a language model gave by a schema."""

import json
import math
from collections.abc import Mapping
from typing import Any, Final, cast

from pourparler.document import MODELS
from pourparler.fields import Field, fields
from pourparler.llm.asking import NOT_STATED, is_flag, is_number
from pourparler.llm.places import placed
from pourparler.model import Model

_EMPTY: Final[tuple[Any, ...]] = (None, "", [], {})
_NO_JSON: Final = (
    "the answer is no JSON: it may be cut off, or have prose in it; "
    "pourparler_validators.records_of_answer reads such answers"
)


def records(
    answer: str | bytes | Mapping[str, Any], text: str | None = None
) -> list[dict[str, Any]]:
    """The records of an answer to a schema of :func:`pourparler.llm.schema`, as JSON values.

    The answer is a JSON text, or what was read from one: an object with ``records``, or a record.
    What is not stated is left out; the fields are in the standard's order. Nothing is checked: a
    value that is wrong stays, for ``pourparler_validators`` to find. ``text`` is the article:
    passages get the ``start`` and ``end`` of words that stand in it exactly once, as long as they
    name no more than one source. Raises ``ValueError`` where the answer is no such JSON.
    """
    found = [_record(one) for one in _listed(_read(answer))]
    return found if text is None else placed(found, text)


def _read(answer: str | bytes | Mapping[str, Any]) -> Any:
    if isinstance(answer, Mapping):
        return dict(answer)
    try:
        return json.loads(answer)
    except (ValueError, RecursionError):
        raise ValueError(_NO_JSON) from None


def _listed(plain: Any) -> list[dict[str, Any]]:
    if isinstance(plain, dict):
        is_wrapped = "records" in plain and "type" not in plain
        plain = cast("dict[str, Any]", plain)["records"] if is_wrapped else [plain]
    items = cast("list[object]", plain) if isinstance(plain, list) else [plain]
    if not all(isinstance(one, dict) for one in items):
        raise ValueError('an answer to a schema is a record, or an object with a list "records"')
    return cast("list[dict[str, Any]]", items)


def _record(value: dict[str, Any]) -> dict[str, Any]:
    model = MODELS.get(str(value.get("type")))
    return value if model is None else _object(model, value)


def _object(model: type[Model], value: Mapping[str, Any]) -> dict[str, Any]:
    """What is stated: the fields in the standard's order, and then what else there is."""
    shape = fields(model)
    names = dict.fromkeys((*(name for name in shape if name in value), *value))
    read = {name: _value(shape[name], value[name]) for name in names if name in shape}
    stated = {name: one for name, one in read.items() if not _is_nothing(shape[name], one)}
    return {**stated, **{name: value[name] for name in names if name not in shape}}


def _is_nothing(field: Field, value: Any) -> bool:
    is_code = field.vocabulary is not None or is_flag(field)
    return value in _EMPTY or (is_code and value == NOT_STATED)


def _value(field: Field, value: Any) -> Any:
    if not isinstance(value, list):
        return _one(field, value)
    read = [_one(field, one) for one in cast("list[object]", value)]
    stated = [one for one in read if not _is_nothing(field, one)]
    is_wrapped = field.model is not None and not field.many and len(stated) == 1
    return stated[0] if is_wrapped else stated


def _one(field: Field, value: Any) -> Any:
    if field.model and isinstance(value, dict):
        return _object(field.model, cast("dict[str, Any]", value))
    if isinstance(value, str) and (is_number(field) or is_flag(field)):
        return _scalar(value)
    return value


def _scalar(text: str) -> Any:
    """The number or truth value that a text says; the text itself where it says none."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return text
    is_scalar = isinstance(found, bool | int | float) and math.isfinite(found)
    return found if is_scalar else text
