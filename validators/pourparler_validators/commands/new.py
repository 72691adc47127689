"""``pourparler new``."""

from collections.abc import Iterator, Mapping
from typing import Any

from pourparler import MODELS
from pourparler.fields import Field
from pourparler_validators.coding.field_lists import choices, form_of
from pourparler_validators.coding.locating import Located, evidence, located, segment
from pourparler_validators.coding.skeletons import NAMED, empty_fields, skeleton
from pourparler_validators.coding.sources import source_record
from pourparler_validators.coding.utterances import speaker_fields
from pourparler_validators.commands.article import (
    Text,
    given_text,
    given_words,
    language_of,
    proposed,
    require_id,
    require_sound,
)
from pourparler_validators.commands.locate import FORMATS
from pourparler_validators.commands.output import emit, note
from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.likely_speakers import LikelySpeakers
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.messages.wording import shown


def run(
    kind: str,
    identity: str | None,
    words: str | None,
    file: str | None,
    source: str | None,
    language: str | None,
    output_format: str,
) -> int:
    """Prints the skeleton of a record, and says what has to be filled in."""
    _require_type(kind)
    if identity is not None:
        require_id(identity, kind)
    if source is not None:
        require_id(source, "source")
    given = None if file is None else given_text(file)
    known: dict[str, Any] = {} if identity is None else {"id": identity}
    if kind == "source":
        known = {**_of_source(given, words, language), **known}
    elif words is not None:
        known |= _of_words(kind, given_words(words), given, source, language)
    record = skeleton(kind, known)
    emit(FORMATS[output_format](record))
    note("".join(_told(record)))
    return 0


def _require_type(kind: str) -> None:
    if kind not in MODELS:
        hint = did_you_mean(nearest(kind, MODELS)) or f"there are {', '.join(MODELS)}"
        raise UsageError(f'there is no record type "{kind}"; {hint}')


def _of_source(given: Text | None, words: str | None, language: str | None) -> dict[str, Any]:
    if words is not None:
        raise UsageError("a source has no evidence: leave out --from")
    if given is None:
        return {}
    tag = language_of(given, language)
    known = {"id": given.source, "language": tag, "text_file": given.name, "sha256": given.sha256}
    article = prepared(given.text, tag)
    record = source_record(article, known, proposed(article, given))
    require_sound(record)
    return record


def _of_words(
    kind: str, words: str, given: Text | None, source: str | None, language: str | None
) -> Mapping[str, Any]:
    """What words of the text say of a record: its name, its segment or its evidence."""
    if given is None:
        return _of_unknown_place(kind, words, source)
    article = prepared(given.text, language_of(given, language))
    place = _place(words, located(article, words), needs_one=kind not in NAMED)
    if kind in NAMED:
        return {"name": article.text[place[0] : place[1]]}
    make = segment if kind == "statement" else evidence
    found = make(article, place, source or given.source, True)
    if kind != "statement":
        return {"evidence": [found]}
    speaker = LikelySpeakers(article).at(place)
    return {"segments": [found], **(speaker_fields(speaker) if speaker else {})}


def _of_unknown_place(kind: str, words: str, source: str | None) -> Mapping[str, Any]:
    if kind in NAMED:
        return {"name": words}
    if kind == "statement":
        return {"segments": [{"kind": "", "text": words, **({"source": source} if source else {})}]}
    return {"evidence": [{"source": source or "", "exact": words}]}


def _place(words: str, found: Located | None, *, needs_one: bool) -> tuple[int, int]:
    if found is None or not found.is_same:
        said = f"the text does not have the words {shown(words)}"
        raise UsageError(f"{said}; pourparler locate shows what comes nearest")
    if needs_one and len(found.places) > 1:
        number = f"the words stand in {len(found.places)} places"
        raise UsageError(f"{number}: give more of them")
    return found.places[0]


def _told(record: Mapping[str, Any]) -> Iterator[str]:
    """What has to be filled in, and where more is said."""
    missing = list(empty_fields(record))
    if missing:
        yield "To fill in:\n"
    for pointer, field in missing:
        yield f"  {pointer}: {_what(field)}\n"
    yield f"Its other fields: pourparler fields {record['type']}\n"


def _what(field: Field) -> str:
    return choices(field) or form_of(field)
