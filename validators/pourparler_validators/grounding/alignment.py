"""Lays two rows of words beside each other, so that as few as possible differ."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """Words that differ: those of the record and those of the source in their place."""

    record_start: int
    record_end: int
    source_start: int
    source_end: int


def blocks(record: Sequence[str], source: Sequence[str]) -> list[Block]:
    """Where two rows of words differ; words between two blocks are the same in both."""
    head = _common(record, source)
    tail = _common(record[head:][::-1], source[head:][::-1])
    inner_record = record[head : len(record) - tail]
    inner_source = source[head : len(source) - tail]
    return [
        Block(a + head, b + head, c + head, d + head)
        for a, b, c, d in _differing(_path(inner_record, inner_source))
    ]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count


def _path(record: Sequence[str], source: Sequence[str]) -> list[tuple[int, int, bool]]:
    """The cheapest way through both rows: places in each before a step, and if words agree."""
    rows = [list(range(len(source) + 1))]
    for place, word in enumerate(record, start=1):
        above, row = rows[-1], [place]
        for column, other in enumerate(source, start=1):
            same = above[column - 1] + (0 if word == other else _REPLACED)
            row.append(min(same, above[column] + 1, row[-1] + 1))
        rows.append(row)
    steps: list[tuple[int, int, bool]] = []
    i, j = len(record), len(source)
    while i or j:
        agree = bool(i and j) and record[i - 1] == source[j - 1]
        cost = rows[i][j]
        if i and j and cost == rows[i - 1][j - 1] + (0 if agree else _REPLACED):
            i, j = i - 1, j - 1
        elif i and cost == rows[i - 1][j] + 1:
            i, agree = i - 1, False
        else:
            j, agree = j - 1, False
        steps.append((i, j, agree))
    return [*reversed(steps), (len(record), len(source), True)]


def _differing(path: Sequence[tuple[int, int, bool]]) -> list[tuple[int, int, int, int]]:
    found: list[tuple[int, int, int, int]] = []
    start: tuple[int, int] | None = None
    for i, j, agree in path:
        if agree and start is not None:
            found.append((start[0], i, start[1], j))
            start = None
        elif not agree and start is None:
            start = (i, j)
    return found


_REPLACED = 1
