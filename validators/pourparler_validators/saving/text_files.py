"""Changed records in files of JSON, JSON Lines and YAML."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from pourparler_validators.entries.entry import SourceFile
from pourparler_validators.formats.inserting import Put, newline_of, written
from pourparler_validators.formats.layouts.yaml_comments import comments
from pourparler_validators.formats.writing import Plain
from pourparler_validators.formats.yaml_writing import block
from pourparler_validators.messages.json_values import is_list, is_object
from pourparler_validators.saving.changes import Change, NotSavedError
from pourparler_validators.saving.steps import PutInto, same
from pourparler_validators.saving.text_steps import (
    NOT_ALONE,
    text_after,
    with_other_records,
    without_records,
)
from pourparler_validators.saving.text_values import GONE, replaced, values_of


def with_changes(file: SourceFile, changes: Sequence[Change]) -> bytes:
    """The content of a file after changes of its records; all that they leave alone stays.

    Raises :class:`NotSavedError` where a change cannot be made so.
    """
    if not file.is_text:
        raise NotSavedError("the file is not in UTF-8: save it as UTF-8 first")
    text = file.text
    said = _comments(file, text)
    text = _with_others(file.format, text, [one for one in changes if one.entry is not None])
    for change in changes:
        if change.entry is None and change.after is not None:
            text = _with_new(file.format, text, change.after)
    if _comments(file, text) != said:
        raise NotSavedError("a comment would be lost: make this change in the file itself")
    try:
        return f"{file.mark}{text}".encode()
    except UnicodeEncodeError:
        raise NotSavedError("it has half a character, which no file can hold") from None


def _comments(file: SourceFile, text: str) -> list[str]:
    return comments(text) if file.format == "yaml" else []


def _with_others(name: str, text: str, changes: Sequence[Change]) -> str:
    """A text in which records are other ones or are gone, read again and compared."""
    before = values_of(name, text)
    numbers = {offset: number for number, offset in enumerate(before)}
    values = list(before.values())
    afters: dict[int, dict[str, Plain | None]] = {}
    for entry, after in ((one.entry, one.after) for one in changes):
        if entry is None or entry.offset not in numbers:
            raise NotSavedError("the record is not where it was: load the file again")
        afters.setdefault(numbers[entry.offset], {})[entry.pointer] = after
    wanted = [
        replaced(value, afters[number]) if number in afters else value
        for number, value in enumerate(values)
    ]
    text = with_other_records(name, text, values, afters)
    text = without_records(name, text, values, afters)
    if not same(list(values_of(name, text).values()), [one for one in wanted if one is not GONE]):
        raise NotSavedError(NOT_ALONE)
    return text


def _with_new(name: str, text: str, record: Plain) -> str:
    """A text with a record more, behind all others, read again and compared."""
    before = values_of(name, text)
    after, wanted = _with_last(name, text, before, record)
    if not same(list(values_of(name, after).values()), wanted):
        raise NotSavedError(NOT_ALONE)
    return after


def _with_last(
    name: str, text: str, before: Mapping[int, Any], record: Plain
) -> tuple[str, list[Any]]:
    """A text with a record more, and the values that it is to hold."""
    wanted = list(before.values())
    if name == "jsonl":
        return _with_line(text, record), [*wanted, record]
    offset, root = next(iter(before.items()), (0, None))
    if is_object(root) and "records" in root:
        around, records = "/records", root["records"]
    else:
        around, records = "", root
    if is_list(records):
        step = PutInto(around, Put(len(records), record))
        both = [*records, record]
        wanted[0] = {**cast("Plain", root), "records": both} if around else both
        return text_after(name, text, offset, step), wanted
    if name == "yaml" and is_object(root):
        newline = newline_of(text)
        ended = text if text.endswith("\n") else f"{text}{newline}"
        lines = f"---\n{block(record)}".replace("\n", newline)
        return f"{ended}{lines}", [*wanted, record]
    raise NotSavedError("the file holds one record alone: put the new one into another file")


def _with_line(text: str, record: Plain) -> str:
    """A text of lines with one more, with spaces between values where the last has them."""
    newline = newline_of(text)
    ended = text if text.endswith("\n") or not text else f"{text}{newline}"
    last = ended.rstrip().rpartition("\n")[2]
    is_tight = '":' in last and '": ' not in last
    line = written(record, separators=(",", ":") if is_tight else (", ", ": "))
    return f"{ended}{line}{newline}"
