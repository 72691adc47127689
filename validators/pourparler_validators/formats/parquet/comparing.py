"""Compares the columns of a Parquet file with those that records have."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any, Final

from pourparler.dates import Date
from pourparler.document import MODELS
from pourparler.fields import Field, fields, noun
from pourparler_validators.formats.parquet.library import arrow
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.nearest import did_you_mean, nearest

_WHOLE_OR_NOT: Final = ("count", "offset", "number")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is read."""

    field: Field
    inner: Mapping[str, "Column"]
    """The columns within it, where it holds objects."""


@dataclass(frozen=True, slots=True)
class ColumnFault:
    """What is wrong with a column of a file."""

    path: str
    """The names that lead to it: ``participants/role``; empty for the file."""
    reason: str
    help: str


@dataclass(slots=True)
class Comparison:
    """Which columns of a file are read, and what is wrong with the others."""

    columns: dict[str, Column] = field(default_factory=dict[str, Column])
    faults: list[ColumnFault] = field(default_factory=list[ColumnFault])
    is_readable: bool = True
    """Whether all columns are there, and right, that every record must have."""

    def fault(self, path: str, reason: str, advice: str) -> None:
        """Keeps what is wrong with a column."""
        self.faults.append(ColumnFault(path, reason, advice))


def compared(record_type: str, schema: Any) -> Comparison:
    """The columns of a file that has records of a type; the column ``type`` may lack."""
    found = Comparison()
    known = {**fields(MODELS[record_type])}
    if "type" not in schema.names:
        del known["type"]
    found.columns.update(_compared(found, known, record_type, schema, ""))
    return found


def _compared(
    found: Comparison, known: Mapping[str, Field], holder: str, given: Iterable[Any], before: str
) -> Iterator[tuple[str, Column]]:
    counts = Counter(one.name for one in given)
    lacking = [name for name, one in known.items() if one.required and name not in counts]
    for name, count in counts.items():
        if name not in known:
            near = nearest(name, known)
            lacking = [one for one in lacking if one not in near]
            found.is_readable = found.is_readable and not any(known[one].required for one in near)
            advice = did_you_mean(near) or "take the column out"
            found.fault(before + name, f'{holder} has no field "{name}"', advice)
        elif count > 1:
            found.fault(before + name, "this column is there twice", "take one of the two out")
            found.is_readable = False
    for name in lacking:
        reason = f'no column is called "{before}{name}"'
        found.fault("", reason, f"every {holder} needs it: add the column")
        found.is_readable = False
    for one in given:
        if one.name in known and counts[one.name] == 1:
            column = _column(found, known[one.name], one.type, before + one.name)
            if column is not None:
                yield one.name, column


def _column(found: Comparison, wanted: Field, given: Any, path: str) -> Column | None:
    """The column of a field; nothing where its values are not of the field's type."""
    item = given
    if wanted.many and _is_list(given):
        item = given.value_type
    is_right = (not wanted.many or item is not given or _is_null(given)) and _holds(wanted, item)
    if not is_right:
        expected = _expected(wanted)
        reason = f"this column holds {_named(given)}, not {expected}"
        found.fault(path, reason, f"write it as {expected}")
        found.is_readable = found.is_readable and not wanted.required
        return None
    if wanted.model is None or _is_null(item):
        return Column(wanted, {})
    inner = [item.field(position) for position in range(item.num_fields)]
    within = _compared(found, fields(wanted.model), noun(wanted.model), inner, f"{path}/")
    return Column(wanted, dict(within))


def _holds(wanted: Field, given: Any) -> bool:
    """Whether values of an Arrow type can be those of a field."""
    types = arrow().types
    name = wanted.form.name if wanted.form else ""
    if types.is_dictionary(given):
        given = given.value_type
    if _is_null(given):
        return True
    if wanted.model is not None:
        return bool(types.is_struct(given))
    if name == "flag":
        return bool(types.is_boolean(given))
    if name in _WHOLE_OR_NOT:
        return bool(types.is_integer(given) or types.is_floating(given) or types.is_decimal(given))
    return _is_text(given) or (
        wanted.kind is Date and bool(types.is_date(given) or types.is_timestamp(given))
    )


def _is_text(given: Any) -> bool:
    types = arrow().types
    checks = ("string", "large_string", "string_view", "binary", "large_binary", "binary_view")
    return any(getattr(types, f"is_{check}")(given) for check in checks)


def _is_list(given: Any) -> bool:
    types = arrow().types
    checks = ("list", "large_list", "fixed_size_list", "list_view", "large_list_view")
    return any(getattr(types, f"is_{check}")(given) for check in checks)


def _is_null(given: Any) -> bool:
    return bool(arrow().types.is_null(given))


def _expected(wanted: Field) -> str:
    name = wanted.form.name if wanted.form else ""
    if wanted.model is not None:
        one = "objects (struct)"
    elif name == "flag":
        one = "true and false"
    else:
        one = "numbers" if name in _WHOLE_OR_NOT else "texts"
    return f"lists of {one}" if wanted.many else one


def _named(given: Any) -> str:
    """What a column holds, in plain words, with the type as Parquet programs call it."""
    if _is_list(given):
        return f"lists of {_named(given.value_type)}"
    types = arrow().types
    if types.is_struct(given):
        return "objects (struct)"
    words = {
        "true and false": types.is_boolean(given),
        "numbers": types.is_integer(given) or types.is_floating(given) or types.is_decimal(given),
        "texts": _is_text(given) or types.is_dictionary(given),
    }
    return next((word for word, fits in words.items() if fits), f"values of the type {given}")
