"""What steps do to a text; those of different records are done at once, however many there are."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, takewhile
from typing import Any, Final, TypeAlias, cast

from pourparler_validators.contract.finding import Remove, SetValue
from pourparler_validators.formats import EditedFormat, format_named
from pourparler_validators.formats.editing import EditsApart, TextEdit, edited
from pourparler_validators.formats.places import Place
from pourparler_validators.formats.writing import Plain
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_pointer import steps_of
from pourparler_validators.messages.json_values import is_list, is_object
from pourparler_validators.saving.changes import NotSavedError
from pourparler_validators.saving.steps import PutInto, Step, steps_between
from pourparler_validators.saving.text_values import around, at, span_of, starts_of

NOT_ALONE: Final = (
    "this change would touch what stands beside it in the file: make it in the file itself"
)
_SHARED: Final = (
    "this value stands in other places, too, by an anchor of YAML: change it in the file itself"
)


Afters: TypeAlias = Mapping[int, Mapping[str, Plain | None]]
"""What records are to be, by the numbers of the values that they stand in and their pointers."""


@dataclass(frozen=True, slots=True)
class _Todo:
    """What is still to be done to a record."""

    number: int
    """The number of the value of the text that it stands in."""
    steps: deque[Step]


def with_other_records(name: str, text: str, values: Sequence[Any], afters: Afters) -> str:
    """A text of some values in which records are other ones.

    The first steps of all records are done together, then the second ones, and so on, so that the
    text is read a few times only. Raises :class:`NotSavedError` where a step cannot be done.
    """
    todo = [
        _Todo(number, deque(_steps(values[number], pointer, after)))
        for number in sorted(afters)
        for pointer, after in afters[number].items()
        if after is not None
    ]
    while waiting := [one for one in todo if one.steps]:
        text = _after_first_steps(name, text, waiting)
    return text


def without_records(name: str, text: str, values: Sequence[Any], afters: Afters) -> str:
    """A text of some values without the records that are to be none."""
    for number in sorted(afters, reverse=True):
        gone = [pointer for pointer, after in afters[number].items() if after is None]
        if gone and not gone[0]:
            start, end = span_of(name, text, number)
            text = f"{text[:start]}{text[end:]}"
        elif gone:
            text = _without_items(name, text, number, values[number], gone)
    return text


def text_after(name: str, text: str, offset: int, step: Step) -> str:
    """A text after a step in its value at a place."""
    place = _form(name).locate(text, offset, [step.pointer])[step.pointer]
    return edited(text, [_edit(name, text, step, place)])


def _steps(value: Any, pointer: str, after: Plain) -> Iterator[Step]:
    old = at(value, steps_of(pointer))
    return steps_between(old, around(old, after), pointer)


def _after_first_steps(name: str, text: str, waiting: Sequence[_Todo]) -> str:
    starts = starts_of(name, text)
    apart = EditsApart()
    edits: list[TextEdit] = []
    for number, group in groupby(waiting, key=_number):
        some = list(group)
        pointers = [one.steps[0].pointer for one in some]
        places = _form(name).locate(text, starts[number], pointers)
        for one, pointer in zip(some, pointers, strict=True):
            edit = _edit(name, text, one.steps[0], places[pointer])
            if apart.take([edit]):
                edits.append(edit)
                one.steps.popleft()
    return edited(text, edits)


def _without_items(name: str, text: str, number: int, value: Any, gone: Sequence[str]) -> str:
    """A text without items of the list of records in a value, the last ones first."""
    around_them = gone[0].rpartition("/")[0]
    if len(gone) == len(at(value, steps_of(around_them))):
        return _without_all_items(name, text, number, around_them)
    left = sorted(gone, key=_place_in_list, reverse=True)
    while left:
        places = _form(name).locate(text, starts_of(name, text)[number], left)
        edits = [_edit(name, text, Remove(one), places[one]) for one in left]
        done = list(takewhile(EditsApart().take_one, edits))
        text, left = edited(text, done), left[len(done) :]
    return text


def _without_all_items(name: str, text: str, number: int, pointer: str) -> str:
    """A text in which the list at a pointer is empty."""
    start = starts_of(name, text)[number]
    place = _form(name).locate(text, start, [pointer])[pointer]
    if not (place.is_block and place.name):
        return edited(text, [TextEdit(place.value.start, place.value.end, "[]")])
    colon = text.index(":", place.name.end) + 1
    return edited(text, [TextEdit(colon, place.value.end, " []")])


def _edit(name: str, text: str, step: Step, place: Place) -> TextEdit:
    form = _form(name)
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
        raise NotSavedError(_SHARED if place.is_shared or place.holds_shared else NOT_ALONE)
    return edit


def _is_scalar(value: Any) -> bool:
    return not (is_list(value) or is_object(value))


def _number(one: _Todo) -> int:
    return one.number


def _place_in_list(pointer: str) -> int:
    return int(pointer.rpartition("/")[2])


def _form(name: str) -> EditedFormat:
    return cast("EditedFormat", format_named(name))
