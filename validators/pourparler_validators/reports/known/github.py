"""Findings as workflow commands of GitHub Actions, which annotate a pull request.

Of each level GitHub shows ten annotations a step, and drops the others without a word. So the worst
become annotations, and the rest stands below as text, in a group of the log.

Files are named from the root of the repository, wherever the check runs. The escapes are those of
the runner: ``%``, CR and LF in messages, and ``:`` and ``,`` too in properties. It also takes lines
of text for commands, so they stand between two that stop this; the word that ends it follows from
the lines, so that none of them can say it.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pourparler_validators.messages.wording import counted, visible
from pourparler_validators.reports.in_repository import from_root, root_of_repository
from pourparler_validators.reports.known.concise import concise
from pourparler_validators.reports.recurring import gathered
from pourparler_validators.reports.style import Style

if TYPE_CHECKING:
    from pourparler_validators.formats.places import Position
    from pourparler_validators.running.finding import Finding, Placed
    from pourparler_validators.running.report import Report

IS_FOR_PEOPLE: Final = False

_COMMANDS: Final = {"error": "error", "warning": "warning", "info": "notice"}
"""By severity, the command."""
_MOST_ANNOTATIONS: Final = 10
"""So many of each severity GitHub shows for a step."""
_MOST_LINES: Final = 1000


def github(report: "Report") -> Iterator[str]:
    """Ten workflow commands of each severity at most, and the other findings as text."""
    found = report.open_findings
    annotated = _worst([finding for finding, _ in gathered(found)])
    root = root_of_repository()
    commands = "".join(f"{_command(finding, root)}\n" for finding in annotated)
    shown = set(map(id, annotated))
    yield commands
    yield _below(report, [one for one in found if id(one) not in shown])


def _worst(findings: "Sequence[Finding]") -> "list[Finding]":
    """The findings to annotate, errors first."""
    return [
        finding
        for severity in _COMMANDS
        for finding in _in_turns([one for one in findings if one.severity == severity])
    ]


def _in_turns(findings: "Sequence[Finding]") -> "list[Finding]":
    """As many as are shown: the first of each file, then the second of each, and so on."""
    seen: Counter[str] = Counter()
    turns: list[tuple[int, int]] = []
    for number, finding in enumerate(findings):
        turns.append((seen[finding.place.file], number))
        seen[finding.place.file] += 1
    return [findings[number] for _, number in sorted(turns)[:_MOST_ANNOTATIONS]]


def _below(report: "Report", findings: "Sequence[Finding]") -> str:
    """A group of the log with findings as text."""
    if not findings:
        return ""
    listed = replace(report, findings=tuple(findings[:_MOST_LINES]))
    text = concise(listed, Style(has_summary=False))
    if len(findings) > _MOST_LINES:
        text += f"and {counted(len(findings) - _MOST_LINES, 'more finding')}: a report has all\n"
    end = hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
    title = f"::group::{counted(len(findings), 'more finding')} below"
    return f"{title}\n::stop-commands::{end}\n{text}::{end}::\n::endgroup::\n"


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
    yield "file", visible(from_root(place.path, root))
    yield "line", str(start.line)
    yield "endLine", str(end.line)
    if start.line == end.line and place.cell is None:
        yield "col", str(_utf16_column(place, start))
        yield "endColumn", str(_utf16_column(place, end))
    yield "title", f"pourparler {finding.rule}"


def _utf16_column(place: "Placed", position: "Position") -> int:
    """The column in UTF-16 code units, as browsers and editors count; GitHub does not say."""
    before = place.before(position)
    return len(before.encode("utf-16-le", errors="surrogatepass")) // 2 + 1


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
