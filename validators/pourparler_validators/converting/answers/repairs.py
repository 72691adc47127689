"""What was repaired in an answer, and what was left out of it."""

from dataclasses import field
from typing import Any

from pourparler_validators.converting.imported import Repair, Unplaced
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_pointer import escaped


@dataclass(slots=True)
class Log:
    """Notes what is repaired and left out."""

    repairs: list[Repair] = field(default_factory=list[Repair])
    unplaced: list[Unplaced] = field(default_factory=list[Unplaced])

    def repair(self, step: str, path: str, before: Any, after: Any) -> None:
        """Notes a repair."""
        self.repairs.append(Repair(step, path, before, after))

    def leave(self, path: str, value: Any, reason: str) -> None:
        """Notes what is left out."""
        self.unplaced.append(Unplaced(path, value, reason))


def within(path: str, step: str | int) -> str:
    """The path of what stands in an object or a list."""
    return f"{path}/{escaped(str(step))}"
