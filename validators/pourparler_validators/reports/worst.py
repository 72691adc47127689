"""Of many findings those to show, and how many there are by file and by rule."""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.reports.recurring import kind_of

if TYPE_CHECKING:
    from pourparler_validators.contract.finding import Severity
    from pourparler_validators.running.finding import Finding

Counts: TypeAlias = "Mapping[str, Counter[Severity]]"


@dataclass(frozen=True, slots=True)
class Worst:
    """The findings to show, in their order, and the numbers of all."""

    shown: "tuple[tuple[Finding, int], ...]"
    """Each with the number of others of its kind in its file, which are not shown."""
    by_file: Counts
    by_rule: Counts

    @property
    def total(self) -> int:
        """The number of all findings."""
        return sum(counts.total() for counts in self.by_file.values())

    @property
    def hidden(self) -> int:
        """The number of those that are neither shown nor of the kind of one that is."""
        return self.total - sum(1 + more for _, more in self.shown)


class _Counting:
    """Looks at one finding after the other, and keeps only numbers."""

    def __init__(self) -> None:
        self.by_file: dict[str, Counter[Severity]] = {}
        self.by_rule: dict[str, Counter[Severity]] = {}
        self.more: Counter[object] = Counter()
        self._of_rule_in_file: Counter[tuple[str, str]] = Counter()

    def ranked(
        self, findings: "Iterable[Finding]"
    ) -> "Iterator[tuple[tuple[int, int, int], Finding]]":
        """Those that may be shown, each with its rank: 0 for what is to be shown first."""
        for number, finding in enumerate(findings):
            file, kind = finding.place.path, kind_of(finding)
            self.by_file.setdefault(file, Counter())[finding.severity] += 1
            self.by_rule.setdefault(finding.rule, Counter())[finding.severity] += 1
            if kind is not None:
                self.more[kind] += 1
                if self.more[kind] > 1:
                    continue
            self._of_rule_in_file[finding.rule, file] += 1
            turn = self._of_rule_in_file[finding.rule, file]
            yield (finding.severity.rank, turn, number), finding


def worst(findings: "Iterable[Finding]", most: int) -> Worst:
    """So many of the findings: errors first, one of a rule in a file before a second."""
    counting = _Counting()
    ranked = counting.ranked(findings)
    chosen = heapq.nsmallest(max(most, 1), ranked, key=lambda one: one[0])[:most]
    return Worst(
        tuple(
            (finding, max(counting.more[kind_of(finding)] - 1, 0))
            for _, finding in sorted(chosen, key=lambda one: one[0][2])
        ),
        counting.by_file,
        counting.by_rule,
    )
