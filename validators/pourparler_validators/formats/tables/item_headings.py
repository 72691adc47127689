"""What a heading leads to: a column of its table, or of an item of a list in the same row.

``participants/0/party`` is the field ``party`` of the first item of ``participants``, as
flatten-tool writes it (https://flatten-tool.readthedocs.io/): a slash stands before a field within
an object, too, and items are numbered from 0.
"""

import re
from typing import Final

from pourparler.extra import EXTRA_NAME
from pourparler_validators.formats.tables.columns import OWN, VALUE, Table, children, tables
from pourparler_validators.formats.tables.sheets import REMARK
from pourparler_validators.messages.nearest import did_you_mean, nearest

SLASH: Final = "/"
_NUMBER: Final = re.compile("0|[1-9][0-9]{0,8}")


class UnknownHeadingError(ValueError):
    """A heading that leads to no column: why, and what to do."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice


def led(table: Table, heading: str) -> tuple[list[tuple[Table, int]], str]:
    """The items of lists that a heading leads through, each with its order, and the column.

    Raises :class:`UnknownHeadingError` where it leads to none.
    """
    items: list[tuple[Table, int]] = []
    before, rest = "", heading.split(SLASH)
    while number := next((at for at, step in enumerate(rest) if _NUMBER.fullmatch(step)), 0):
        inner = tables().get(f"{table.name}.{'.'.join(rest[:number])}")
        if inner is None:
            raise _no_list(table, before, rest, number)
        before += "".join(f"{step}{SLASH}" for step in rest[: number + 1])
        items.append((inner, int(rest[number]) + 1))
        table, rest = inner, rest[number + 1 :]
    name = ".".join(rest) or VALUE
    if table.column(name) is not None or (not items and name in table.keys):
        return items, name
    raise _no_column(table, before, rest)


def _no_list(table: Table, before: str, rest: list[str], number: int) -> UnknownHeadingError:
    """What is said where numbers stand after what is no list."""
    named = SLASH.join(rest[:number])
    lists = {one.path.replace(".", SLASH): one for one in children(table)}
    found = [f"{before}{SLASH.join([one, *rest[number:]])}" for one in nearest(named, lists)]
    advice = did_you_mean(found) or _REMARK
    return UnknownHeadingError(f'{table.name} has no list "{named}"', advice)


def _no_column(table: Table, before: str, rest: list[str]) -> UnknownHeadingError:
    """What is said where a heading ends at what is no field."""
    named = SLASH.join(rest)
    for length in range(len(rest), 0, -1):
        inner = tables().get(f"{table.name}.{'.'.join(rest[:length])}")
        if inner is not None:
            example = _example(inner, f"{before}{SLASH.join(rest[:length])}", rest[length:])
            advice = f"{rest[length - 1]} is a list, whose items are numbered from 0: {example}"
            return UnknownHeadingError(f'{table.name} has no column "{named}"', advice)
    if not rest:
        advice = f"name the field of the item: {before}{next(iter(table.columns))}"
        return UnknownHeadingError(f"{table.name} is no list of plain values", advice)
    headings = table.columns if before else table.headings
    near = nearest(named.replace(SLASH, "."), headings)
    is_slashed = before or SLASH in named
    found = [before + (one.replace(".", SLASH) if is_slashed else one) for one in near]
    reason = f'{table.name} has no column "{named}"'
    if named.startswith(OWN) and table.parent is None:
        return UnknownHeadingError(reason, f"after {OWN} stands {EXTRA_NAME.words}: {OWN}desk_id")
    return UnknownHeadingError(reason, did_you_mean(found) or _REMARK)


def _example(table: Table, path: str, rest: list[str]) -> str:
    """The heading of the first item of a list; of the field that is named, if it has that."""
    field = SLASH.join(rest[1:] if rest and rest[0].isdigit() else rest)
    if table.field is not None:
        return f"{path}{SLASH}0"
    is_known = field.replace(SLASH, ".") in table.columns
    return f"{path}{SLASH}0{SLASH}{field if is_known else next(iter(table.columns))}"


_REMARK: Final = f"begin it with {REMARK}: a remark"
