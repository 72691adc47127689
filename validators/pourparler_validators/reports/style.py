"""How a report for people looks: colours, and how much of it is shown."""

import sys
from typing import TYPE_CHECKING, Final

from pourparler_validators.late_dataclasses import dataclass

if TYPE_CHECKING:
    from pourparler_validators.contract.finding import Severity

_CODES = {"error": "1;31", "warning": "1;33", "info": "1;36"}
"""By severity, the colour."""
MOST: Final = 10_000
"""So many findings are shown where nothing else is said; machines are given all."""


@dataclass(frozen=True, slots=True)
class Style:
    """Whether to use colours, how many findings to show, and whether to sum up."""

    color: bool = False
    max_findings: int | None = None
    has_summary: bool = True

    @property
    def most(self) -> int:
        """How many findings are shown, as a number that a computer can count to."""
        return MOST if self.max_findings is None else min(self.max_findings, sys.maxsize)

    def severity(self, text: str, severity: "Severity") -> str:
        """A text in the colour of a severity."""
        return self._painted(text, _CODES[severity])

    def strong(self, text: str) -> str:
        """A text that stands out."""
        return self._painted(text, "1")

    def faint(self, text: str) -> str:
        """A text that stands back."""
        return self._painted(text, "34")

    def _painted(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and text else text
