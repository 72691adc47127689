"""Changed records in files of JSON, JSON Lines and YAML."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, cast

import yaml

from pourparler_validators.contract.finding import Remove, SetValue
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.entries.faults import FileFault
from pourparler_validators.formats import EditedFormat, format_named
from pourparler_validators.formats.editing import TextEdit, edited
from pourparler_validators.formats.inserting import Put, newline_of, written
from pourparler_validators.formats.json_text import parse
from pourparler_validators.formats.layouts.yaml_comments import comments
from pourparler_validators.formats.writing import Plain
from pourparler_validators.formats.yaml_tree import RefusedError, trees
from pourparler_validators.formats.yaml_values import plain_values
from pourparler_validators.formats.yaml_writing import block
from pourparler_validators.messages.json_pointer import steps_of
from pourparler_validators.messages.json_values import is_list, is_object
from pourparler_validators.saving.changes import Change, NotSavedError
from pourparler_validators.saving.steps import PutInto, Step, same, steps_between


def with_changes(file: SourceFile, changes: Sequence[Change]) -> bytes:
    """The content of a file after changes of its records; all that they leave alone stays.

    Raises :class:`NotSavedError` where a change cannot be made so.
    """
    if not file.is_text:
        raise NotSavedError("the file is not in UTF-8: save it as UTF-8 first")
    text = file.text
    said = _comments(file, text)
    for change in sorted(changes, key=_from_the_end):
        text = _changed(file.format, text, change)
    if _comments(file, text) != said:
        raise NotSavedError("a comment would be lost: make this change in the file itself")
    try:
        return f"{file.mark}{text}".encode()
    except UnicodeEncodeError:
        raise NotSavedError("it has half a character, which no file can hold") from None


def _from_the_end(change: Change) -> tuple[bool, int]:
    """Orders changes so that each leaves the places of those that follow it alone."""
    return change.entry is None, -change.entry.position if change.entry else 0


def _comments(file: SourceFile, text: str) -> list[str]:
    return comments(text) if file.format == "yaml" else []


def _changed(name: str, text: str, change: Change) -> str:
    """A text after a change, read again and compared with what it is to hold."""
    before = _VALUES[name](text)
    if change.entry is not None:
        after, wanted = _with_other(name, text, before, change.entry, change.after)
    elif change.after is not None:
        after, wanted = _with_new(name, text, before, change.after)
    else:
        return text
    if not same(list(_VALUES[name](after).values()), wanted):
        raise NotSavedError(_NOT_ALONE)
    return after


def _with_other(
    name: str, text: str, before: Mapping[int, Any], entry: Entry, after: Plain | None
) -> tuple[str, list[Any]]:
    """A text in which a record is another one or is gone, and the values that it is to hold."""
    if entry.offset not in before:
        raise NotSavedError("the record is not where it was: load the file again")
    wanted = [
        _with(value, steps_of(entry.pointer), after) if at == entry.offset else value
        for at, value in before.items()
    ]
    if after is None:
        return _without(name, text, before[entry.offset], entry), [
            value for value in wanted if value is not _GONE
        ]
    old = _at(before[entry.offset], steps_of(entry.pointer))
    for step in steps_between(old, _around(old, after), entry.pointer):
        text = _after_step(name, text, entry.offset, step)
    return text, wanted


def _without(name: str, text: str, root: Any, entry: Entry) -> str:
    """A text without a record."""
    if name == "jsonl":
        end = text.find("\n", entry.offset) + 1
        return text[: entry.offset] + (text[end:] if end else "")
    if not entry.pointer:
        raise NotSavedError("the file holds this record alone: delete the file")
    around = entry.pointer.rpartition("/")[0]
    if len(_at(root, steps_of(around))) > 1:
        return _after_step(name, text, entry.offset, Remove(entry.pointer))
    place = _form(name).locate(text, entry.offset, [around])[around]
    start = place.name.end if place.is_block and place.name else place.value.start
    colon = text.index(":", start) + 1 if start != place.value.start else start
    empty = " []" if start != place.value.start else "[]"
    return edited(text, [TextEdit(colon, place.value.end, empty)])


def _with_new(
    name: str, text: str, before: Mapping[int, Any], record: Plain
) -> tuple[str, list[Any]]:
    """A text with a record more, behind all others."""
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
        return _after_step(name, text, offset, step), wanted
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


def _after_step(name: str, text: str, offset: int, step: Step) -> str:
    form = _form(name)
    place = form.locate(text, offset, [step.pointer])[step.pointer]
    edit: TextEdit | None
    match step:
        case PutInto(put=put):
            edit = form.put_text(text, place, put)
        case SetValue(value=value) if _is_scalar(value) and form.text_edit(text, step, place):
            new = form.spelled(text, place, value)
            edit = TextEdit(place.value.start, place.value.end, new)
        case _:
            edit = form.text_edit(text, step, place)
    if edit is None:
        raise NotSavedError(_SHARED if place.is_shared or place.holds_shared else _NOT_ALONE)
    return edited(text, [edit])


def _is_scalar(value: Any) -> bool:
    return not (is_list(value) or is_object(value))


def _around(old: Any, after: Plain) -> Plain:
    """A record as it is to stand; a ``$schema`` beside its fields stays."""
    return {"$schema": old["$schema"], **after} if is_object(old) and "$schema" in old else after


def _with(value: Any, steps: Sequence[str], after: Plain | None) -> Any:
    """A value in which another one, or none, stands where the steps lead."""
    if not steps:
        return _GONE if after is None else _around(value, after)
    step, *below = steps
    if is_list(value):
        items = [
            _with(item, below, after) if number == int(step) else item
            for number, item in enumerate(value)
        ]
        return [item for item in items if item is not _GONE]
    return {**value, step: _with(value[step], below, after)}


def _at(value: Any, steps: Sequence[str]) -> Any:
    for step in steps:
        value = value[int(step)] if is_list(value) else value[step]
    return value


def _of_json(text: str) -> dict[int, Any]:
    value = parse(text)
    if isinstance(value, FileFault):
        raise NotSavedError(_BROKEN)
    return {0: value}


def _of_lines(text: str) -> dict[int, Any]:
    """The values of lines; a line that cannot be read is its text."""
    values: dict[int, Any] = {}
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            value = parse(line)
            values[offset] = line.strip() if isinstance(value, FileFault) else value
        offset += len(line) + 1
    return values


def _of_yaml(text: str) -> dict[int, Any]:
    try:
        starts = [node.start for node in trees(text)]
        return dict(zip(starts, plain_values(text), strict=True))
    except (RefusedError, yaml.YAMLError):
        raise NotSavedError(_BROKEN) from None


def _form(name: str) -> EditedFormat:
    return cast("EditedFormat", format_named(name))


_VALUES: Final[Mapping[str, Callable[[str], dict[int, Any]]]] = {
    "json": _of_json,
    "jsonl": _of_lines,
    "yaml": _of_yaml,
}
"""For each format, the values of a text, in order, by where they start."""

_GONE: Final = object()
_BROKEN: Final = "the file cannot be read: fix it first, as check says"
_SHARED: Final = (
    "this value stands in other places, too, by an anchor of YAML: change it in the file itself"
)
_NOT_ALONE: Final = (
    "this change would touch what stands beside it in the file: make it in the file itself"
)
