"""Checks records of negotiations: reading, rules, reports, and the command line.

:func:`check` checks records in memory, :func:`check_files` files and folders, :func:`check_text`
the text of a file in an editor or a form. Each gives a :class:`Report`. They are loaded when they
are first used, so that the command line starts fast. How to write a rule of one's own,
:mod:`pourparler_validators.contract.rule` says.
"""

from typing import TYPE_CHECKING, Any

from pourparler_validators import former_modules

if TYPE_CHECKING:
    from pourparler_validators.contract.finding import Severity
    from pourparler_validators.messages.errors import UsageError
    from pourparler_validators.running.check import check, check_files, check_text
    from pourparler_validators.running.report import Located, Report

__all__ = ["Located", "Report", "Severity", "UsageError", "check", "check_files", "check_text"]

_HOMES = {
    "check": "running.check",
    "check_files": "running.check",
    "check_text": "running.check",
    "Located": "running.report",
    "Report": "running.report",
    "Severity": "contract.finding",
    "UsageError": "messages.errors",
}

former_modules.remember()


def __getattr__(name: str) -> Any:
    import importlib

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
