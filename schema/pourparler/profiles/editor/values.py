"""The values that fields hold: what each means, and what is said of one that is wrong."""

from collections.abc import Callable, Mapping
from typing import Final

from pourparler.countries import COUNTRIES
from pourparler.export import Schema
from pourparler.extra import EXTRA_NAME, EXTRA_VALUE
from pourparler.fields import Field
from pourparler.forms import Form, Reference
from pourparler.model import title
from pourparler.profiles.editor.references import References

_UNREADABLE: Final = (
    "This text has nothing to read, or a control character: write what is meant, or leave it out."
)
_DATES: Final = {
    "2025-06-02": "A day.",
    "2025-06": "A month.",
    "2025-06-02~": "About that day.",
    "2025-05-16/2025-05-17": "From one day to another.",
    "2025-06-02T14:30+03:00": "A time of a day, with the offset of the place.",
}
_LIST: Final = "This must be a list: in square brackets, or in YAML each item after a dash."


def list_of(items: Schema) -> Schema:
    """A list, by the schema of its items."""
    return {"type": "array", "errorMessage": _LIST, "items": items}


def value(part: Schema, field: Field, references: References) -> Schema:
    """What a field, or an item of it, holds, by the canonical schema of it."""
    form = field.form
    if field.vocabulary is not None:
        return choice(field.name, field.vocabulary.descriptions())
    if form is None:
        return part
    if isinstance(form, Reference):
        return references.field(_text(part, form), form)
    return of_form(part, form)


def of_form(part: Schema, form: Form) -> Schema:
    """A value of some form, by the canonical schema of it."""
    return _BY_FORM.get(form.name, _text)(part, form)


def choice(name: str, meanings: Mapping[str, str]) -> Schema:
    """One of a list of values.

    One message is said of a wrong type and of a wrong value: an editor shows it once.
    """
    return {
        "type": "string",
        "enum": [*meanings],
        "enumDescriptions": [f"{title(one)}: {words}" for one, words in meanings.items()],
        "errorMessage": f'This is not a value of "{name}". The values are {", ".join(meanings)}.',
    }


def _text(part: Schema, form: Form | Reference) -> Schema:
    most = f", in at most {part['maxLength']} characters" if "maxLength" in part else ""
    written = f" It is written like this: {form.example}{most}." if form.example else ""
    is_plain = form.name in ("text", "verbatim")
    return {
        **_without_lengths(part),
        "errorMessage": f"This must be {form.words}, in quotation marks.{written}",
        "patternErrorMessage": _UNREADABLE if is_plain else f"This is not {form.words}.{written}",
    }


def _without_lengths(part: Schema) -> Schema:
    """Puts the least and the most length into the pattern, so that one fault has one message."""
    if not part.keys() & {"minLength", "maxLength"}:
        return part
    rest = {word: part[word] for word in part if word not in ("minLength", "maxLength")}
    lengths = f"{part.get('minLength', 0)},{part.get('maxLength', '')}"
    pattern = part["pattern"].removeprefix("^")
    return {**rest, "pattern": rf"^(?=[\s\S]{{{lengths}}}$){pattern}"}


def _date(part: Schema, form: Form) -> Schema:
    examples = [{"label": one, "description": words} for one, words in _DATES.items()]
    return {
        **_text(part, form),
        "defaultSnippets": [{**one, "body": f"${{1:{one['label']}}}"} for one in examples],
    }


def _worded(part: Schema, form: Form) -> Schema:
    written = f"It is written like this: {form.example}."
    return {**part, "errorMessage": f"This must be {form.words}. {written}"}


def _country(part: Schema, form: Form) -> Schema:
    return {**_worded(part, form), "enumDescriptions": [*COUNTRIES.values()]}


def _number(part: Schema, form: Form) -> Schema:
    """Its bounds hold for numbers of the right kind only, so that one fault has one message."""
    bounds = {word: part[word] for word in ("minimum", "maximum")}
    kind = {"type": part["type"]}
    return {**_worded(kind, form), "if": kind, "then": bounds}


def _type(part: Schema, form: Form) -> Schema:
    return {**part, "errorMessage": f'This must be "{form.example}".'}


def _extra(part: Schema, form: Form) -> Schema:
    text, number, _ = part["additionalProperties"]["anyOf"]
    return {
        **part,
        "errorMessage": f"This must be {form.words}, such as {form.example}.",
        "propertyNames": _text(part["propertyNames"], EXTRA_NAME),
        "additionalProperties": {
            **_text({**number, **text}, EXTRA_VALUE),
            "type": ["string", "number", "boolean"],
            "errorMessage": f"This must be {EXTRA_VALUE.words}.",
            "patternErrorMessage": _UNREADABLE,
        },
    }


_BY_FORM: Final[Mapping[str, Callable[[Schema, Form], Schema]]] = {
    "date": _date,
    "country": _country,
    "count": _number,
    "offset": _number,
    "number": _number,
    "flag": _worded,
    "version": _worded,
    "type": _type,
    "extra": _extra,
}
