"""The forms in which a report can be written: each a function from a report to a text."""

from collections.abc import Callable
from typing import Final

from pourparler_validators.reports.concise import concise
from pourparler_validators.reports.full import full
from pourparler_validators.reports.github import github
from pourparler_validators.reports.json import json
from pourparler_validators.reports.style import Style
from pourparler_validators.running.report import Report

HUMAN: Final[dict[str, Callable[[Report, Style], str]]] = {"full": full, "concise": concise}
"""The formats for people, which may be coloured and cut."""

MACHINE: Final[dict[str, Callable[[Report], str]]] = {"json": json, "github": github}
"""The formats that other programs read."""
