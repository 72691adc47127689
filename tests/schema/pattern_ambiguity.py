"""Whether a pattern can match a text in ever more ways, the longer the text is.

A matcher that goes back tries all ways before it refuses a text: where their number cannot grow,
matching takes linear time.
"""

import itertools
from collections.abc import Iterable, Iterator

from tests.schema.pattern_grammar import Reader


def is_exponential(reader: Reader) -> bool:
    """Whether two different ways lead from a state over one text back to it."""
    states = range(len(reader.follow))
    for state in states:
        start = (state, state)
        parted = {pair for pair in _reached(reader, [start]) if pair[0] != pair[1]}
        if start in _reached(reader, parted):
            return True
    return False


def is_polynomial(reader: Reader) -> bool:
    """Whether one text leads from a state to itself, to a later one, and from that to itself."""
    looping = [
        state for state in range(len(reader.follow)) if (state,) in _reached(reader, [(state,)])
    ]
    return any(
        (one, other, other) in _reached(reader, [(one, one, other)])
        for one, other in itertools.permutations(looping, 2)
    )


def _reached(reader: Reader, starts: Iterable[tuple[int, ...]]) -> set[tuple[int, ...]]:
    """The states that several matchers, each on its own way, can be in after the same text."""
    found: set[tuple[int, ...]] = set()
    waiting = list(starts)
    while waiting:
        for step in _steps(reader, waiting.pop()):
            if step not in found:
                found.add(step)
                waiting.append(step)
    return found


def _steps(reader: Reader, states: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    for step in itertools.product(*(reader.follow[state] for state in states)):
        if frozenset.intersection(*(reader.characters[state] for state in step)):
            yield step
