"""Finds the records in a value: in lists, under names of types, within one wrapper more."""

from collections.abc import Iterator
from typing import Any, Final

from pourparler.document import MODELS
from pourparler_validators.converting.answers.repairs import Log, within
from pourparler_validators.converting.answers.spelling import alike, snake
from pourparler_validators.converting.answers.synonyms import RECORD_LISTS
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_values import is_list, is_object

_MAX_WRAPPERS: Final = 6
_QUOTES: Final = ("quote", "quotes", "quotation", "quotations", "segments")
_AROUND: Final = ("$schema", "schema_version")


@dataclass(slots=True)
class Candidate:
    """An object that stands for a record."""

    path: str
    type: str
    value: dict[str, Any]


def candidates(path: str, value: Any, log: Log) -> Iterator[Candidate]:
    """The objects of a value that stand for records, each with its type."""
    yield from _within(path, value, None, log, _MAX_WRAPPERS)


def _within(
    path: str, value: Any, hinted: str | None, log: Log, wrappers: int
) -> Iterator[Candidate]:
    """``hinted`` is the type that the name of what is around says."""
    if is_list(value) and wrappers:
        for position, item in enumerate(value):
            yield from _within(within(path, position), item, hinted, log, wrappers)
    elif not is_object(value):
        if value not in (None, "", []):
            log.leave(path, value, "no record stands here")
    elif (record_type := _type_of(path, value, hinted, log)) is not None:
        plain = {name: item for name, item in value.items() if name != "$schema"}
        yield Candidate(path, record_type, plain)
    elif wrappers:
        yield from _unwrapped(path, value, log, wrappers - 1)
    else:
        log.leave(path, value, "no record stands here")


def _type_of(path: str, value: dict[str, Any], hinted: str | None, log: Log) -> str | None:
    said = next((value[name] for name in ("type", "@type", "record_type") if name in value), None)
    found = _named(said) if isinstance(said, str) else None
    if found is None and hinted is not None and not _is_wrapper(value):
        found = hinted
    if found is None and _is_of_prefix(value):
        found = value["id"].partition(":")[0].strip().lower()
    if found is None and "speaker" in value and any(name in value for name in _QUOTES):
        found = "statement"
    if found is not None and said != found:
        log.repair("type", path, said, found)
    return found


def _named(name: str) -> str | None:
    """The record type that a word says."""
    known = alike(name, MODELS) or alike(name, RECORD_LISTS)
    return RECORD_LISTS.get(known, known) if known else None


def _of_list(name: str) -> str | None:
    """The record type that the name of a list says: ``negotiation_events`` holds events."""
    last = snake(name).rpartition("_")[2]
    return _PLURALS.get(last) or _named(name) or _named(last)


_PLURALS: Final = {
    **{f"{name}s": name for name in MODELS},
    "parties": "party",
    "persons": "person",
    "processes": "process",
}


def _is_of_prefix(value: dict[str, Any]) -> bool:
    identity = value.get("id")
    if not isinstance(identity, str):
        return False
    prefix, colon, _ = identity.partition(":")
    return bool(colon) and prefix.strip().lower() in MODELS


def _is_wrapper(value: dict[str, Any]) -> bool:
    """Whether an object holds nothing but one other object or a list of them."""
    inner = next(iter(value.values())) if len(value) == 1 else None
    items = inner if is_list(inner) else [inner]
    return bool(items) and all(is_object(item) for item in items)


def _unwrapped(path: str, value: dict[str, Any], log: Log, wrappers: int) -> Iterator[Candidate]:
    for name, inner in value.items():
        at = within(path, name)
        if is_object(inner) and "id" not in inner and _is_of_prefix({"id": name}):
            log.repair("wrapper", at, name, "id")
            yield from _within(at, {"id": name, **inner}, None, log, wrappers)
        elif isinstance(inner, dict | list):
            if name != "records":
                log.repair("wrapper", at, name, "records")
            yield from _within(at, inner, _of_list(name), log, wrappers)
        elif name not in _AROUND and inner not in (None, ""):
            log.leave(at, inner, "it stands beside the records")
