"""The JSON Schemas by which language models answer, in the subset that their providers take."""

from collections.abc import Mapping
from typing import Final

from pourparler.document import MODELS
from pourparler.export import as_text, file_name
from pourparler.llm import LEFT_OUT, PROVIDERS, schema
from pourparler.profiles import Options

ALL: Final = "records"

ABOUT = "JSON Schemas by which language models answer, evidence before what rests on it"
NAMES = (ALL, *MODELS)
OPTIONS = ("provider",)
LOSES = (
    *LEFT_OUT,
    "the forms of texts, ids, dates, languages and web addresses",
    "the list of country codes",
    "the least number of items",
)


def files(name: str, options: Options) -> Mapping[str, str]:
    """The schema of one record of a type, or of an object with records of all types."""
    if options.provider is None:
        raise ValueError(f"name whose model answers with --provider: {', '.join(PROVIDERS)}")
    types = tuple(MODELS) if name == ALL else name
    return {file_name(name): as_text(schema(options.provider, types))}
