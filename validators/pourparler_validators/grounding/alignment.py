"""Lays two rows of words beside each other, so that as few as possible differ."""

from collections.abc import Sequence
from itertools import pairwise

from pourparler_validators.late_dataclasses import dataclass


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
    """The cheapest way through both rows: places in each before a step, and if words agree.

    Long rows are gone through in a band around the diagonal, which is widened until it is sure
    to hold all cheapest ways (Ukkonen 1985); where that takes too much, nothing agrees.
    """
    size = max(len(record), len(source))
    band = size if size <= _SHORT else max(_SHORT // 4, abs(len(record) - len(source)))
    while True:
        band = min(band, size)
        if len(record) * min(2 * band + 1, len(source) + 1) > _MOST_CELLS:
            return [(0, 0, False), (len(record), len(source), True)]
        rows = _costs(record, source, band)
        if band == size or _cost(rows, len(record), len(source), band) <= band:
            return _steps(record, source, rows, band)
        band *= 2


def _costs(record: Sequence[str], source: Sequence[str], band: int) -> list[list[int]]:
    """For each place of the record, what it costs to come to the places of the source near it.

    A row starts at the place ``max(0, number of the row - band)``.
    """
    rows = [list(range(min(band, len(source)) + 1))]
    for place, word in enumerate(record, start=1):
        first, last = max(0, place - band), min(place + band, len(source))
        before = [_FAR, *rows[-1], _FAR] if first == 0 else [*rows[-1], _FAR]
        others = source[first - 1 : last] if first else [None, *source[:last]]
        row: list[int] = []
        cost = _FAR
        for (aslant, above), other in zip(pairwise(before), others, strict=False):
            same = aslant if other == word else aslant + 1
            step = above + 1 if above < cost else cost + 1
            cost = same if same < step else step  # min() takes longer, and this is often done
            row.append(cost)
        rows.append(row)
    return rows


def _cost(rows: Sequence[Sequence[int]], i: int, j: int, band: int) -> int:
    place = j - max(0, i - band)
    return rows[i][place] if 0 <= place < len(rows[i]) else _FAR


def _steps(
    record: Sequence[str], source: Sequence[str], rows: Sequence[Sequence[int]], band: int
) -> list[tuple[int, int, bool]]:
    """The cheapest way, from its end; a replaced word before one left out before one put in."""
    steps: list[tuple[int, int, bool]] = []
    i, j = len(record), len(source)
    while i or j:
        agree = bool(i and j) and record[i - 1] == source[j - 1]
        cost = _cost(rows, i, j, band)
        if i and j and cost == _cost(rows, i - 1, j - 1, band) + (not agree):
            i, j = i - 1, j - 1
        elif i and cost == _cost(rows, i - 1, j, band) + 1:
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


_SHORT = 250
"""Rows of at most so many words are compared in full."""
_MOST_CELLS = 4_000_000
_FAR = 1 << 60
