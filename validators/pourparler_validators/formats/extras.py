"""Libraries that are installed only by who wants them."""

import importlib
from typing import Any

from pourparler_validators.messages.errors import UsageError


def library(module: str, extra: str, purpose: str) -> Any:
    """A module of a library that is installed with an extra of ours.

    ``purpose`` begins the sentence of the :class:`UsageError` that is raised where it is not
    there: ``writing a workbook``.
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError:
        name = module.partition(".")[0]
        raise UsageError(
            f"{purpose} needs {name}, which is not installed: pip install 'pourparler[{extra}]'"
        ) from None
