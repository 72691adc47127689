"""What came of a part of a dataset, as lines that are kept, and read again with its records."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from pourparler_validators.contract.finding import RecordShare, Tally, UnplacedFinding
from pourparler_validators.contract.questions import Questions
from pourparler_validators.entries.entry import Entry
from pourparler_validators.running.asking import NAMES
from pourparler_validators.running.kept_values import Names, lines_of, values_of
from pourparler_validators.running.outcome import Outcome

Asked: TypeAlias = Mapping[str, Iterable[tuple[Any, ...]]]
"""By the name of a question: what it was asked about."""


class Head(NamedTuple):
    """What was asked and counted while a part was judged."""

    asked: Asked
    answers: Mapping[str, str]
    """Checksums of the answers."""
    tallies: Mapping[str, Sequence[Any]]
    """By rule: how often it held, found something, did not apply, and could not look."""


def written(come: Outcome, asked: Asked, answers: Mapping[str, str], names: Names) -> Iterator[str]:
    """The lines of what came of a part: what was asked and counted, then what was found.

    Raises ``TypeError`` for what JSON cannot hold, and for a record that has no name.
    """
    tallies = {
        name: [tally.held, tally.found, tally.not_applicable, tally.could_not]
        for name, tally in come.tallies.items()
        if tally != _NOTHING
    }
    yield json.dumps(Head({name: list(every) for name, every in asked.items()}, answers, tallies))
    unchecked = sorted(come.unchecked, key=lambda each: (each[0], each[1].order))
    yield from lines_of([*come.findings, *come.shares, *unchecked], names)


def head_of(line: Any) -> Head:
    """What was asked and counted, by the first line.

    Raises ``LookupError`` or ``TypeError`` where that is none.
    """
    asked, answers, tallies = line
    found = {name: list(map(_hashable, every)) for name, every in asked.items()}
    if not {*found}.issubset(NAMES):
        raise LookupError("there is no such question")
    return Head(found, answers, tallies)


def outcome_of(head: Head, lines: Iterable[bytes], names: Names) -> Outcome:
    """What came of a part.

    Raises ``ValueError``, ``LookupError`` or ``TypeError`` where the lines are none.
    """
    found = Outcome(tallies={name: Tally(*counts) for name, counts in head.tallies.items()})
    for value in values_of(lines, names):
        if isinstance(value, UnplacedFinding):
            found.findings.append(value)
        elif isinstance(value, RecordShare):
            found.shares.append(value)
        else:
            rule, entry = value
            found.unchecked.add((rule, entry))
    return found


def names_in(part: Sequence[Entry], dataset: Questions) -> Names:
    """How the records of a part are called, by their numbers, and all others, by their ids."""
    numbers = {entry: number for number, entry in enumerate(part)}

    def name(entry: Entry) -> str | int:
        if entry in numbers:
            return numbers[entry]
        if entry.id is None or dataset.to(entry.id) != entry:
            raise TypeError("no question leads to the record")
        return entry.id

    def named(name: Any) -> Entry:
        entry = part[name] if isinstance(name, int) else dataset.to(name)
        if entry is None:
            raise LookupError("there is no such record any more")
        return entry

    return Names(name, named)


def _hashable(value: Any) -> Any:
    return tuple(map(_hashable, value)) if isinstance(value, list) else value  # pyright: ignore


_NOTHING: Final = Tally()
