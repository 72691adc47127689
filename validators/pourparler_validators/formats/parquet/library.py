"""The library that reads and writes Parquet, which not everybody has installed."""

import importlib
from typing import Any

from pourparler_validators.messages.errors import UsageError


def arrow() -> Any:
    """The package pyarrow; raises :class:`UsageError` where it is not installed."""
    return _module("pyarrow")


def arrow_parquet() -> Any:
    """The part of pyarrow for Parquet; raises :class:`UsageError` where it is not installed."""
    return _module("pyarrow.parquet")


def arrow_files() -> Any:
    """The part of pyarrow for file systems; raises :class:`UsageError` where it is missing."""
    return _module("pyarrow.fs")


def _module(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        raise UsageError(
            "Parquet needs the package pyarrow: pip install 'pourparler[parquet]'"
        ) from None
