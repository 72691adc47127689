"""The traps: small files, each with one fault, beside what the check prints of it."""

import contextlib
import io
from functools import cache
from pathlib import Path

from pourparler_validators.cli import exit_code

FOLDER = Path(__file__).parents[2] / "examples" / "traps"
TRAPS = sorted(path for path in FOLDER.iterdir() if path.suffix in (".json", ".jsonl"))


def printed(trap: Path) -> str:
    """What the command prints of a trap, called in the folder of traps."""
    return _run(trap)[1]


def code(trap: Path) -> int:
    """The exit code of the command."""
    return _run(trap)[0]


@cache
def _run(trap: Path) -> tuple[int, str]:
    out = io.StringIO()
    arguments = ["check", trap.name, "--color", "never", "--today", "2025-06-10"]
    with (
        contextlib.chdir(trap.parent),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        return exit_code(arguments), out.getvalue()
