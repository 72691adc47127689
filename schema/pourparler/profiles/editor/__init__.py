"""The JSON Schemas for editors: what may stand there, what it means, what is wrong in plain words.

Made for the JSON of VS Code and for the YAML language server, which know more than the standard:
``enumDescriptions``, ``errorMessage``, ``patternErrorMessage`` and ``defaultSnippets``.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from pourparler.document import MODELS, Envelope
from pourparler.export import SCHEMA_NAMES, Schema, as_text, file_name, reachable, schema
from pourparler.fields import fields, noun
from pourparler.model import Model
from pourparler.own_fields import OwnFields
from pourparler.profiles import Options
from pourparler.profiles.draft_07 import draft_07
from pourparler.profiles.editor.objects import by_type, closed, whole_file
from pourparler.profiles.editor.project import extra_of_project
from pourparler.profiles.editor.references import References
from pourparler.profiles.editor.snippets import new
from pourparler.subschemas import changed

ABOUT = "JSON Schema, draft 07, for VS Code and YAML editors, in plain words"
NAMES = SCHEMA_NAMES
OPTIONS = ("ids", "strict_ids")
LOSES: tuple[str, ...] = ()

_ROOTS: Final = {
    "record": "AnyRecord",
    "document": "Document",
    **{name: model.__name__ for name, model in MODELS.items()},
}
"""The definitions that are the roots of schemas, by the names of these."""


def files(name: str, options: Options) -> Mapping[str, str]:
    """The schema's file."""
    return {file_name(name): as_text(editor(name, References.of(options), options.own_fields))}


def editor(name: str, references: References, own: OwnFields | None = None) -> Schema:
    """The schema of one of the names, which takes and refuses what the canonical one does.

    Where the ids of a dataset are strict, it refuses the ids of other records, too.
    """
    canonical, own = schema(name), own or OwnFields()
    inner = {one: _part(one, part, references, own) for one, part in canonical["$defs"].items()}
    root = _part(_ROOTS.get(name, name), canonical, references, own)
    whole = _without_siblings({**root, "$defs": {**inner, **references.definitions()}})
    used = {one: whole["$defs"][one] for one in reachable({**whole, "$defs": {}}, whole["$defs"])}
    return {**draft_07({**whole, "$defs": used}), "$id": f"{schema(name, own)['$id']}:editor"}


def _part(name: str, part: Schema, references: References, own: OwnFields) -> Schema:
    """A definition, or the root, of which the name is given."""
    if name in ("AnyRecord", "AnyRecordFile"):
        return by_type(part)
    if name == "file":
        return whole_file(part)
    if name == "Document":
        return closed(part, fields(Envelope), references)
    model = _models()[name.removesuffix("File")]
    shape = {**fields(Envelope), **fields(model)}
    found: Schema = {**closed(part, shape, references), "defaultSnippets": [new(model)]}
    fields_of_project = own.of(noun(model))
    if "extra" in shape and fields_of_project is not None:
        extra = extra_of_project(fields_of_project, found["properties"]["extra"])
        found["properties"] = {**found["properties"], "extra": extra}
    return found


@cache
def _models() -> Mapping[str, type[Model]]:
    """The record types, and all objects within them, by the names of their definitions."""
    waiting: list[type[Model]] = [*MODELS.values()]
    found: dict[str, type[Model]] = {}
    while waiting:
        model = waiting.pop()
        found[model.__name__] = model
        inner = (one.model for one in fields(model).values())
        waiting.extend(one for one in inner if one is not None and one.__name__ not in found)
    return found


def _without_siblings(whole: Schema) -> Schema:
    """Puts an object in the place of a reference to it that stands beside a description."""

    def plain(part: Schema) -> Schema:
        if "$ref" not in part or len(part) == 1:
            return part
        object_ = whole["$defs"][part["$ref"].removeprefix("#/$defs/")]
        return {**object_, **{word: part[word] for word in part if word != "$ref"}}

    return changed(whole, plain)
