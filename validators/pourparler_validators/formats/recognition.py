"""Whether what was only found in a folder is meant as records, or is another program's.

A value is meant as records where it says a record's type or id as records say them, or is plainly
a document of records with a slip in it. Of a text that cannot be read, the words must do.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from pourparler import MODELS
from pourparler_validators.messages.json_values import is_list, is_object

_DEPTH: Final = 4
"""So many lists and objects may stand around a record."""

_LIKE: Final = 0.75
"""From this likeness on, "recrods" is "records" and "tpye" is "type"; "reports" is neither."""

_NAMES: Final = "|".join(MODELS)
_ID: Final = re.compile(rf"(?:{_NAMES}):[a-z0-9]", re.IGNORECASE)
_MENTION: Final = re.compile(
    rf"""["'](?:{_NAMES})["']"""
    rf"""|\btype["']?[ \t]*[:=][ \t]*(?:{_NAMES})\b"""
    rf"""|(?<![\w:/.-])(?:{_NAMES}):[a-z0-9]""",
    re.IGNORECASE,
)
_OF_A_DOCUMENT: Final = frozenset(("$schema", "schema_version"))
_KEYED: Final = frozenset(MODELS) | {
    f"{name[:-1]}ies" if name.endswith("y") else f"{name}{'es' if name.endswith('s') else 's'}"
    for name in MODELS
}


def looks_like_records(plain: Any) -> bool:
    """Whether a value is meant as records."""
    items = plain if is_list(plain) else [plain]
    return (
        any(is_object(item) and (_looks_like_a_record(item) or _is_keyed(item)) for item in items)
        or (is_object(plain) and _is_document(plain))
        or any(_has_an_id(one) or _holds_typed(one) for one in _objects(plain, _DEPTH))
    )


def mentions_records(text: str) -> bool:
    """Whether the name of a record type stands in a text that cannot be read."""
    return _MENTION.search(text.replace("\0", "")) is not None


def _looks_like_a_record(plain: dict[str, Any]) -> bool:
    """Other JSON files have a "type", too: only with a known type or an id is it a record's."""
    return ("type" in plain and "id" in plain) or _has_a_type(plain)


def _has_a_type(plain: dict[str, Any]) -> bool:
    """Whether the name of a record type stands at "type", or what is like it, but not "@type"."""
    return any(
        isinstance(value, str)
        and value.strip().casefold() in MODELS
        and not name.startswith("@")
        and _is_like(name, "type")
        for name, value in plain.items()
    )


def _has_an_id(plain: dict[str, Any]) -> bool:
    """Whether an id of a record stands at "id", or names what stands at it."""
    return any(
        (isinstance(value, str) and name.strip(" _").casefold() == "id" and _ID.match(value))
        or (is_object(value) and _ID.match(name))
        for name, value in plain.items()
    )


def _holds_typed(plain: dict[str, Any]) -> bool:
    """Whether objects with the type of a record stand at "records", or what is like it."""
    return any(
        is_list(value)
        and any(is_object(item) and _has_a_type(item) for item in value)
        and _is_like(name, "records")
        for name, value in plain.items()
    )


def _is_document(plain: dict[str, Any]) -> bool:
    """Whether it has the fields of a document, and nothing in it that is another program's."""
    names = [name for name in plain if name not in _OF_A_DOCUMENT]
    if len(names) != 1 or not _is_like(names[0], "records"):
        return False
    records = plain[names[0]]
    is_versioned = str(plain.get("schema_version")).startswith("1.")
    return is_versioned or not ((is_list(records) or is_object(records)) and records)


def _is_keyed(plain: dict[str, Any]) -> bool:
    """Whether lists of objects stand at the names of record types, and at nothing else."""
    names = [name.casefold() for name in plain if name not in _OF_A_DOCUMENT]
    return len(names) > 1 and all(
        name.casefold() in _KEYED and (is_object(value) or is_list(value))
        for name, value in plain.items()
        if name not in _OF_A_DOCUMENT
    )


def _is_like(name: str, wanted: str) -> bool:
    """Whether a name is the one that is wanted, but for a slip."""
    import difflib  # needed only where a file may be another program's

    return difflib.SequenceMatcher(None, name.casefold(), wanted).ratio() >= _LIKE


def _objects(plain: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The objects of a value, so many levels deep."""
    if is_object(plain):
        yield plain
    if depth > 1 and (is_object(plain) or is_list(plain)):
        for inner in plain.values() if is_object(plain) else plain:
            yield from _objects(inner, depth - 1)
