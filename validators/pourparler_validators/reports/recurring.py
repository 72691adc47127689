"""What people are shown once a file, however often it recurs there."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pourparler_validators.running.finding import Finding


def gathered(findings: Sequence["Finding"]) -> Iterator[tuple["Finding", int]]:
    """The findings to show, each with the number of others of its kind in its file.

    They are gone through twice, and none is kept.
    """
    kinds = Counter(kind for finding in findings if (kind := kind_of(finding)) is not None)
    for _, finding in firsts(findings):
        kind = kind_of(finding)
        yield finding, 0 if kind is None else kinds[kind] - 1


def firsts(findings: Iterable["Finding"]) -> Iterator[tuple[int, "Finding"]]:
    """Those that are shown, the first of each kind, with their numbers among all."""
    met: set[object] = set()
    for number, finding in enumerate(findings):
        kind = kind_of(finding)
        if kind is None or kind not in met:
            yield number, finding
        if kind is not None:
            met.add(kind)


def kind_of(finding: "Finding") -> object:
    """What it has in common with those that are not shown beside it; nothing for most."""
    kind = (finding.rule, finding.severity, finding.message, finding.place.file)
    return kind if finding.recurs else None
