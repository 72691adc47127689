"""Points in time that records own, and the links that say which is no later than which."""

from dataclasses import field
from typing import Final, TypeAlias

from pourparler_validators.late_dataclasses import dataclass

NOBODY: Final = -1
"""The owner of a point that belongs to no record."""
WITHIN: Final = -1
"""The label of a link within one record, or to a point that belongs to none."""
ONE_DAY: Final = -2
"""The label of a link from the last day of a thing to its first, where both are one."""

Day: TypeAlias = int
"""A day, by its number from the first of the year 1."""
Bound: TypeAlias = Day | None
Link: TypeAlias = tuple[int, int]
"""A point, and the label of the link that leads to it."""


@dataclass(slots=True)
class Graph:
    """Points, the records that own them, and the links between them.

    Records are numbered in the order of their ids.
    """

    owners: list[int] = field(default_factory=list[int])
    after: list[list[Link]] = field(default_factory=list[list[Link]])
    """For each point those that are no earlier."""
    before: list[list[Link]] = field(default_factory=list[list[Link]])
    """For each point those that are no later."""

    def add(self, owner: int = NOBODY) -> int:
        """A new point."""
        self.owners.append(owner)
        self.after.append([])
        self.before.append([])
        return len(self.owners) - 1

    def link(self, earlier: int, later: int, label: int = WITHIN) -> None:
        """Says that one point is no later than another."""
        self.after[earlier].append((later, label))
        self.before[later].append((earlier, label))

    def enters(self, point: int, other: int) -> bool:
        """Whether the way from one point to another comes to one more record."""
        return self.owners[other] not in (NOBODY, self.owners[point])


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first day and the last that each point can be, where there are such."""

    lower: list[Bound]
    upper: list[Bound]


@dataclass(frozen=True, slots=True)
class Chain:
    """Points, each no later than the next, and the labels of the links between them."""

    points: tuple[int, ...]
    labels: tuple[int, ...]
