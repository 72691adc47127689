"""``pourparler locate``."""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from pourparler_validators.coding.locating import evidence, located, segment
from pourparler_validators.commands.article import given_text, given_words, language_of, require_id
from pourparler_validators.commands.output import emit, note
from pourparler_validators.formats.yaml_writing import block
from pourparler_validators.grounding.article import prepared
from pourparler_validators.messages.wording import shown

NOT_THERE: Final = 1
"""The exit code where the text does not have the words."""


def json_text(value: Any) -> str:
    """A value as JSON that people read."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


FORMATS: Final[Mapping[str, Callable[[Any], str]]] = {"json": json_text, "yaml": block}


def run(
    file: str,
    words: str,
    source: str | None,
    language: str | None,
    as_segment: bool,
    output_format: str,
) -> int:
    """Prints where words stand in a text, and says what differs."""
    if source is not None:
        require_id(source, "source")
    wanted = given_words(words)
    given = given_text(file)
    article = prepared(given.text, language_of(given, language))
    found = located(article, wanted)
    if found is None:
        note(f"the text has nothing like {shown(wanted)}\n")
        return NOT_THERE
    make = segment if as_segment else evidence
    is_only = len(found.places) == 1 or not found.is_same
    places = [make(article, place, source, is_only) for place in found.places]
    emit(FORMATS[output_format](places[0] if len(places) == 1 else places))
    note("".join(f"{said}\n" for said in found.told))
    return 0 if found.is_same else NOT_THERE
