"""The answer that a language model would have given for a record."""

import json
from collections.abc import Mapping
from typing import Any

from pourparler.document import MODELS, plain_record
from pourparler.fields import Field
from pourparler.llm.asking import asked, is_flag, is_number, nothing, takes_null
from pourparler.model import Model
from pourparler.record import Record


def fill(record: Record | Mapping[str, Any], provider: str = "openai") -> dict[str, Any]:
    """A sound record in the form that the provider's schema asks for.

    What is absent in the record is ``null`` or the provider's empty value. What no model is asked
    for (:data:`pourparler.llm.LEFT_OUT`) is left out. Raises ``ValueError`` for a provider or a
    record type that there is not.
    """
    null = takes_null(provider)
    plain = plain_record(record) if isinstance(record, Record) else record
    model = MODELS.get(str(plain.get("type")))
    if model is None:
        raise ValueError(f"this is no record of a type that there is: {', '.join(MODELS)}")
    return _object(model, plain, null)


def _object(model: type[Model], plain: Mapping[str, Any], null: bool) -> dict[str, Any]:
    return {field.name: _value(field, plain.get(field.name), null) for field in asked(model)}


def _value(field: Field, value: Any, null: bool) -> Any:
    if value is None:
        return nothing(field, null=null)
    if field.many:
        return [_object(field.model, one, null) if field.model else one for one in value]
    if field.model:
        inner = _object(field.model, value, null)
        return inner if null else [inner]
    return json.dumps(value) if not null and (is_number(field) or is_flag(field)) else value
