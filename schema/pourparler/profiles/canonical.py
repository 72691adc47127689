"""The JSON Schemas of draft 2020-12 that say just what the models say."""

from collections.abc import Mapping

from pourparler.export import SCHEMA_NAMES, file_name, schema_text
from pourparler.profiles import Options

ABOUT = "JSON Schema, draft 2020-12, which says just what the models say"
NAMES = SCHEMA_NAMES
OPTIONS: tuple[str, ...] = ()
LOSES: tuple[str, ...] = ()


def files(name: str, options: Options) -> Mapping[str, str]:
    """The schema's file."""
    return {file_name(name): schema_text(name, options.own_fields)}
