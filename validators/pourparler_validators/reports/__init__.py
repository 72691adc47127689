"""The forms of a report: each is a module of ``known``, and collected from there."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pourparler_validators.reports import known

if TYPE_CHECKING:
    from pourparler_validators.reports.style import Style
    from pourparler_validators.running.report import Report


@cache
def _modules() -> dict[str, Any]:
    names = sorted(module.name for module in pkgutil.iter_modules(known.__path__))
    return {name: importlib.import_module(f"{known.__name__}.{name}") for name in names}


def _writers(*, for_people: bool) -> dict[str, Any]:
    return {
        name: getattr(module, name)
        for name, module in _modules().items()
        if module.IS_FOR_PEOPLE is for_people
    }


HUMAN: Final[dict[str, "Callable[[Report, Style], Iterator[str]]"]] = _writers(for_people=True)
"""The forms for people, which may be coloured and cut, by their names."""

MACHINE: Final[dict[str, "Callable[[Report], Iterator[str]]"]] = _writers(for_people=False)
"""The forms that other programs read, by their names; each is written piece by piece."""


def written(
    report: "Report", name: str, style: "Style", has_suppressed: bool = False
) -> Iterable[str]:
    """A report in the form of that name, piece by piece.

    ``has_suppressed`` is whether SARIF has what is waived, or known to the baseline.
    """
    if name in HUMAN:
        return HUMAN[name](report, style)
    if name == "sarif" and has_suppressed:
        from pourparler_validators.reports.known.sarif import sarif

        return sarif(report, has_suppressed=True)
    return MACHINE[name](report)
