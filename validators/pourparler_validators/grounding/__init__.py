"""Reads articles: quotations, their speakers, and how a record's words differ from them.

Its modules are loaded when they are first used, so that a check without texts starts fast.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pourparler_validators.grounding import voices as voices
    from pourparler_validators.grounding import wordings as wordings


def __getattr__(name: str) -> Any:
    if name not in ("voices", "wordings"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return importlib.import_module(f"{__name__}.{name}")
