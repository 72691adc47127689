"""What words stand for."""

from collections.abc import Mapping
from typing import NewType

Meanings = NewType("Meanings", Mapping[str, str])
"""What words and phrases stand for; the tables have them by what they stand for."""
