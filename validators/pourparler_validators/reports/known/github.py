"""Findings as workflow commands of GitHub Actions, which annotate a pull request.

Files are named from the root of the repository, wherever the check runs. The escapes are those of
the runner's toolkit: ``%``, CR and LF in messages, and ``:`` and ``,`` too in properties.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pourparler_validators.messages.wording import visible

if TYPE_CHECKING:
    from pourparler_validators.formats.places import Position
    from pourparler_validators.running.finding import Finding, Placed
    from pourparler_validators.running.report import Report

IS_FOR_PEOPLE: Final = False

_COMMANDS: Final = {"error": "error", "warning": "warning", "info": "notice"}
"""By severity, the command."""


def github(report: "Report") -> str:
    """One workflow command a finding."""
    root = _root()
    return "".join(f"{_command(finding, root)}\n" for finding in report.open_findings)


def _root() -> str:
    """The folder of the repository: as the runner names it, else the nearest with a ``.git``."""
    here = Path.cwd()
    found = (str(folder) for folder in (here, *here.parents) if os.path.lexists(folder / ".git"))
    return os.path.realpath(os.environ.get("GITHUB_WORKSPACE") or next(found, here))


def _from_root(file: str, root: str) -> str:
    """The path of a file in the repository; one outside it, or no file at all, stays."""
    path = Path(os.path.realpath(Path(file).parent), Path(file).name)
    is_file = not file.startswith("<")
    return path.relative_to(root).as_posix() if is_file and path.is_relative_to(root) else file


def _command(finding: "Finding", root: str) -> str:
    properties = ",".join(
        f"{name}={_property(value)}" for name, value in _properties(finding, root) if value
    )
    hint = f"\n{visible(finding.help)}" if finding.help else ""
    cell = f"{visible(finding.place.cell.name)}: " if finding.place.cell else ""
    message = _data(f"{cell}{visible(finding.message)}{hint}")
    return f"::{_COMMANDS[finding.severity]} {properties}::{message}"


def _properties(finding: "Finding", root: str) -> Iterator[tuple[str, str]]:
    place = finding.place
    start, end = place.start, place.end
    yield "file", visible(_from_root(place.path, root))
    yield "line", str(start.line)
    yield "endLine", str(end.line)
    if start.line == end.line and place.cell is None:
        yield "col", str(_utf16_column(place, start))
        yield "endColumn", str(_utf16_column(place, end))
    yield "title", f"pourparler {finding.rule}"


def _utf16_column(place: "Placed", position: "Position") -> int:
    """The column in UTF-16 code units, which is how GitHub counts."""
    text, start = place.lines.text, place.lines.starts[position.line - 1]
    if text.isascii():
        return position.column
    before = text[start : start + position.column - 1]
    return len(before.encode("utf-16-le", errors="surrogatepass")) // 2 + 1


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
