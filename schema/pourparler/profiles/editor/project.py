"""The fields of a project's own within ``extra``: what editors offer there, and say of faults."""

from collections.abc import Mapping

from pourparler.export import Schema
from pourparler.own_fields import OwnField, extra_schema, label_of
from pourparler.profiles.editor.values import choice, of_form


def extra_of_project(own: Mapping[str, OwnField], standard: Schema) -> Schema:
    """What ``extra`` holds in a project, by the schema that it has without one."""
    part = extra_schema(own)
    if not own:
        return {**standard, **part}
    names = ", ".join(f'"{name}"' for name in own)
    fields = f"Its fields are {names}."
    return {
        **{word: standard[word] for word in ("title", "description")},
        **{word: part[word] for word in ("type", "minProperties")},
        "errorMessage": f"This must be an object. {fields}",
        "properties": {name: _value(name, own[name], part["properties"][name]) for name in own},
        "propertyNames": {
            "enum": [*own],
            "errorMessage": f"The project has no such field. {fields}",
            "doNotSuggest": True,
        },
    }


def _value(name: str, own: OwnField, part: Schema) -> Schema:
    words: Schema = {word: part[word] for word in ("title", "description") if word in part}
    if own.values and not own.many:
        return {**words, **choice(label_of(name, own), own.values)}
    limits = {word: part[word] for word in part if word not in words}
    found = {**words, **of_form(limits, own.form)}
    if own.many:
        listed = f", from the list {', '.join(own.values)}" if own.values else ""
        found["patternErrorMessage"] = f"This must be {own.form.words}{listed}."
    return found
