"""The files that ``-o FORMAT=PATH`` names."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.reports import HUMAN, MACHINE

COPY: Final = "xlsx"
"""The name of a copy of the workbook that is checked, with the findings at its cells."""


@dataclass(frozen=True, slots=True)
class Target:
    """A file to write, and the form of the report in it."""

    report_format: str
    path: str


def target_of(option: str) -> Target:
    """What ``FORMAT=PATH`` says.

    Raises :class:`UsageError` for a form that there is not, and where a part is missing.
    """
    name, _, path = option.partition("=")
    known = [*HUMAN, *MACHINE, COPY]
    if name not in known or not path:
        hint = did_you_mean(nearest(name, known)) or f"the formats are {', '.join(known)}"
        raise UsageError(f'--output takes FORMAT=PATH, not "{option}"; {hint}')
    return Target(name, path)


def require_others(targets: Sequence[Target], inputs: Iterable[str | Path]) -> None:
    """Raises :class:`UsageError` for a target that is one of the inputs, whatever it is called."""
    inodes: set[tuple[int, int] | None] = (
        {_inode(Path(path)) for path in inputs} if targets else set()
    )
    for target in targets:
        if _inode(Path(target.path)) in inodes - {None}:
            raise UsageError(
                f"{target.path} is one of the files that are checked; "
                "write the report to another file"
            )


def _inode(path: Path) -> tuple[int, int] | None:
    """What a file is known by under all its names; nothing where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
