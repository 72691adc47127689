"""What people are shown once a file, however often it recurs there."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pourparler_validators.running.finding import Finding


def gathered(findings: Iterable["Finding"]) -> list[tuple["Finding", int]]:
    """The findings to show, each with the number of others of its kind in its file."""
    kinds: dict[object, list[Finding]] = {}
    for number, finding in enumerate(findings):
        kinds.setdefault(kind_of(finding) or number, []).append(finding)
    return [(same[0], len(same) - 1) for same in kinds.values()]


def kind_of(finding: "Finding") -> object:
    """What it has in common with those that are not shown beside it; nothing for most."""
    kind = (finding.rule, finding.severity, finding.message, finding.place.file)
    return kind if finding.recurs else None
