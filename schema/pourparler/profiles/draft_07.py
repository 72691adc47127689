"""The JSON Schemas in draft 07, for programs that know no later one."""

from collections.abc import Mapping
from typing import Final

from pourparler.export import SCHEMA_NAMES, Schema, as_text, file_name, schema
from pourparler.profiles import Options
from pourparler.subschemas import changed

ABOUT = "JSON Schema, draft 07, for forms, editors and validators that know no later one"
NAMES = SCHEMA_NAMES
OPTIONS: tuple[str, ...] = ()
LOSES: tuple[str, ...] = ()

DIALECT: Final = "http://json-schema.org/draft-07/schema#"


def files(name: str, options: Options) -> Mapping[str, str]:
    """The schema's file."""
    return {file_name(name): as_text(draft_07(schema(name, options.own_fields)))}


def draft_07(canonical: Schema) -> Schema:
    """A canonical schema in draft 07, which takes and refuses the same."""
    body = changed(canonical, _older)
    return {**body, "$schema": DIALECT, "$id": f"{canonical['$id']}:draft-07"}


def _older(part: Schema) -> Schema:
    """A reference alone, since draft 07 passes over what stands beside it; the older names."""
    renamed = {"definitions" if word == "$defs" else word: part[word] for word in part}
    if "$ref" not in renamed:
        return renamed
    reference = {"$ref": renamed.pop("$ref").replace("#/$defs/", "#/definitions/")}
    return {**renamed, "allOf": [*renamed.get("allOf", ()), reference]} if renamed else reference
