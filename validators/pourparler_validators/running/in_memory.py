"""Records that another program holds in memory, as the text of a file that can be checked."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias, TypeGuard

from pourparler import Date, Document, Record, write
from pourparler.model import Model
from pourparler_validators.messages.errors import UsageError

Given: TypeAlias = Document | Record | Mapping[str, Any] | Iterable[Record | Mapping[str, Any]]
"""A document, a record, several records, or a dataset (or another mapping from ids to records);
each as a model, or as the dictionary that JSON would give."""

_WANTED: Final = "check takes a document, a dataset, a record or a list of records"


def text_of(given: Given) -> str | None:
    """The text of a JSON file with these records; nothing where there are none.

    Raises :class:`UsageError` for what cannot stand for records, and for what JSON cannot hold.
    """
    whole = _whole(given)
    if not whole:
        return None
    try:
        return json.dumps(whole, ensure_ascii=False, indent=2, default=_plain) + "\n"
    except (TypeError, ValueError, RecursionError) as error:
        raise UsageError(f"JSON cannot hold these records: {error}") from None


def _whole(given: Given) -> dict[str, Any] | list[Any]:
    if isinstance(given, str | bytes):
        raise UsageError(f"{_WANTED}; for the text of a file there is check_text")
    if _is_mapping(given):
        return list(given.values()) if _holds_records(given) else dict(given)
    if isinstance(given, Document | Record):
        return _written(given)
    try:
        return list(given)
    except TypeError:
        raise UsageError(f"{_WANTED}, not {given!r:.60}") from None


def _is_mapping(value: object) -> TypeGuard[Mapping[str, Any]]:
    return isinstance(value, Mapping)


def _holds_records(given: Mapping[str, Any]) -> bool:
    """Whether a mapping leads to records, and is not one itself, or a document."""
    return all(isinstance(value, Record | Mapping) for value in given.values())


def _plain(value: Any) -> Any:
    """A value as JSON has it, where the standard library does not know how."""
    if isinstance(value, Document | Record):
        return _written(value)
    if isinstance(value, Model):
        return value.model_dump(mode="json")
    if _is_mapping(value):
        return dict(value)
    if isinstance(value, Date | dt.date):
        return str(value)
    raise UsageError(f"JSON cannot hold {value!r:.60}, which stands in the records")


def _written(value: Document | Record) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(write(value))
    return plain
