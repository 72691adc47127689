"""JSON Schemas for the structured output of language models, in the subset that providers take."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from pourparler.document import MODELS
from pourparler.export import Schema
from pourparler.fields import Field, noun
from pourparler.forms import RECORD_TYPES
from pourparler.llm.asking import NOT_STATED, asked, takes_null
from pourparler.model import Model
from pourparler.subschemas import changed
from pourparler.vocabularies import Vocabulary

_TYPES: Final = {"count": "integer", "number": "number", "flag": "boolean"}
_WORDS: Final = "Words of a source are copied to the letter. Nothing is guessed: what the article"
_NULL: Final = f"{_WORDS} does not state is null."
_EMPTY: Final = f'{_WORDS} does not state is "", [] or "{NOT_STATED}".'


def schema(
    provider: str, types: str | Sequence[str] = RECORD_TYPES, *, many: bool | None = None
) -> Schema:
    """The JSON Schema of an answer, for ``openai``, ``anthropic`` or ``gemini``.

    Of one record type it is the schema of a record, of several that of an object with a list,
    ``records``; ``many`` asks for such a list of one type, too. Raises ``ValueError`` for a
    provider or a type that there is not. Nothing in it is a reference, since not all programs
    follow those.
    """
    null = takes_null(provider)
    names = (types,) if isinstance(types, str) else tuple(types)
    if not names:
        raise ValueError("name at least one record type")
    for name in names:
        if name not in MODELS:
            raise ValueError(f'there is no record type "{name}"; there are {", ".join(MODELS)}')
    models = [MODELS[name] for name in names]
    is_list = len(models) > 1 if many is None else many
    root = _list_of(models) if is_list else _object(models[0])
    about = f"{root.get('description', '')} {_NULL if null else _EMPTY}".strip()
    whole = {**root, "description": about}
    return whole if null else changed(whole, _stated)


def _list_of(models: Sequence[type[Model]]) -> Schema:
    about = "The records that an article supports."
    branches = {"anyOf": [_object(model) for model in models]}
    return _closed({"records": {"description": about, "type": "array", "items": branches}}, about)


def _object(model: type[Model]) -> Schema:
    properties = {field.name: _property(model, field) for field in asked(model)}
    return _closed(properties, model.__doc__ or "")


def _closed(properties: Schema, description: str) -> Schema:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _property(model: type[Model], field: Field) -> Schema:
    if field.name == "type":
        return {"description": field.description, "type": "string", "enum": [noun(model)]}
    value = {**_value(field), "description": _description(field)}
    if field.required:
        return value
    value["type"] = [value["type"], "null"]
    return {**value, "enum": [*value["enum"], None]} if "enum" in value else value


def _value(field: Field) -> Schema:
    """The schema of a value that is there."""
    one = _one(field)
    return {"type": "array", "items": one} if field.many else one


def _one(field: Field) -> Schema:
    if field.model:
        return _object(field.model)
    if field.vocabulary:
        return {"type": "string", "enum": list(field.vocabulary)}
    return {"type": _TYPES.get(field.form.name if field.form else "", "string")}


def _description(field: Field) -> str:
    """What a field means, the meanings of its codes, or how its values are written."""
    if field.vocabulary:
        return "\n".join((field.description, *_meanings(field.vocabulary)))
    form = field.form
    if form is None or not form.example or form.name in ("id", *_TYPES):
        return field.description
    return f"{field.description} Written as {form.example}."


def _meanings(vocabulary: type[Vocabulary]) -> Iterator[str]:
    return (f"- {code}: {words}" for code, words in vocabulary.descriptions().items())


def _stated(part: Schema) -> Schema:
    """A schema in which no type stands beside another, and no type beside an enumeration."""
    if "type" not in part:
        return part
    is_optional = "null" in part["type"]
    kind = part["type"][0] if is_optional else part["type"]
    rest: dict[str, Any] = {word: part[word] for word in part if word not in ("type", "enum")}
    if kind == "boolean":
        return {**rest, "enum": ["true", "false", *([NOT_STATED] * is_optional)]}
    if "enum" in part:
        return {**rest, "enum": [NOT_STATED if one is None else one for one in part["enum"]]}
    if kind == "object" and is_optional:
        about = {"description": f"{rest['description']} A list of none or one."}
        return {**about, "type": "array", "items": {**rest, "type": "object"}}
    return {**rest, "type": "string" if kind in ("integer", "number") else kind}
