"""How the parts of a long run say how far they have come."""

from collections.abc import Callable
from typing import TypeAlias

Tell: TypeAlias = Callable[[Callable[[], str]], None]
"""Takes what makes a sentence on how far the run has come; asks for it when it is to be shown."""
