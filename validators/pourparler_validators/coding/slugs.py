"""The short names of ids."""

import re
from typing import Final

from pourparler_validators.languages.folding import folded

MAX_LENGTH: Final = 50
"""The longest short name that is made of a name."""


def slug(name: str) -> str:
    """A name as the short name of an id."""
    return re.sub("[^a-z0-9]+", "-", folded(name)).strip("-")[:MAX_LENGTH].strip("-") or "text"
