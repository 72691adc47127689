"""A line on the terminal that says how far a long run has come."""

import os
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import field
from typing import Final

from pourparler_validators.commands.output import note
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.progress import Tell

_FIRST: Final = 1.0
"""After so many seconds it is shown."""
_NEXT: Final = 0.2
"""After so many seconds it is shown anew."""
_CLEAR: Final = "\r\x1b[K"


@contextmanager
def progress_line(*, quiet: bool) -> Generator[Tell | None]:
    """Shows what it is told on the terminal while the block runs; nothing where there is none."""
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    line = ProgressLine()
    try:
        yield line.tell
    finally:
        line.clear()


@dataclass(slots=True)
class ProgressLine:
    """Is written over by what is said next, and is gone in the end."""

    now: Callable[[], float] = time.monotonic
    is_shown: bool = False
    _due: float = field(init=False)

    def __post_init__(self) -> None:
        self._due = self.now() + _FIRST

    def tell(self, said: Callable[[], str]) -> None:
        """Shows what is said, if it is time."""
        if self.now() >= self._due:
            note(f"{_CLEAR}{said()}")
            self.is_shown = True
            self._due = self.now() + _NEXT

    def clear(self) -> None:
        """Takes the line away."""
        if self.is_shown:
            note(_CLEAR)
