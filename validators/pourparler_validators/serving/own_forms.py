"""The fields of a project's own, as the page shows them: fields of the object ``extra``."""

from collections.abc import Iterator, Mapping
from typing import Any

from pourparler import MODELS
from pourparler.own_fields import OwnField, OwnFields, label_of
from pourparler_validators.serving.forms import forms


def forms_with(own: OwnFields) -> Mapping[str, Any]:
    """What :func:`forms` gives, with the fields of a project's own in the place of ``extra``."""
    found = dict(forms())
    models, lists = dict(found["models"]), dict(found["vocabularies"])
    for record_type, model in MODELS.items():
        fields = own.of(record_type)
        if fields:
            within = extra_of(record_type)
            of_model = [_with_fields(one, within) for one in models[model.__name__]]
            models[model.__name__] = of_model
            models[within] = [_field(name, one, within) for name, one in fields.items()]
            lists |= _lists(fields, within)
    return {**found, "models": models, "vocabularies": lists}


def extra_of(record_type: str) -> str:
    """What the object is called that holds the fields of a project's own."""
    return f"{record_type}.extra"


def _with_fields(field: Mapping[str, Any], within: str) -> Mapping[str, Any]:
    if field["name"] != "extra":
        return field
    shown = {"control": "object", "model": within, "always": True}
    return {**field, **shown, "description": "The fields of this project's own."}


def _field(name: str, own: OwnField, within: str) -> dict[str, Any]:
    described = own.meanings() if own.many else own.description or ""
    written = f"Such as {own.form.example}." if own.form.example else ""
    return {
        "name": name,
        "title": label_of(name, own),
        "description": described,
        "hint": " ".join(filter(None, (described, written))),
        "lines": own.kind == "text",
        "required": False,
        "always": True,
        "many": False,
        **dict(_control(name, own, within)),
    }


def _control(name: str, own: OwnField, within: str) -> Iterator[tuple[str, Any]]:
    if own.values and not own.many:
        yield "control", "choice"
        yield "vocabulary", f"{within}.{name}"
    else:
        yield "control", own.form.name
        yield "example", own.form.example
        yield "words", own.form.words


def _lists(fields: Mapping[str, OwnField], within: str) -> dict[str, list[dict[str, str]]]:
    """The lists of values that are chosen from, by the names of their fields."""
    return {
        f"{within}.{name}": [
            {"value": value, "title": value, "meaning": meaning}
            for value, meaning in own.values.items()
        ]
        for name, own in fields.items()
        if own.values
    }
