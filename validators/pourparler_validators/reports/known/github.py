"""Findings as workflow commands of GitHub Actions, which annotate a pull request.

Of each level GitHub shows ten annotations a step, and drops the others without a word. So the worst
become annotations, and the rest stands below as text, in a group of the log.

Files are named from the root of the repository, wherever the check runs. The escapes are those of
the runner: ``%``, CR and LF in messages, and ``:`` and ``,`` too in properties. It also takes lines
of text for commands, so they stand between two that stop this; the word that ends it follows from
the lines, so that none of them can say it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from heapq import nsmallest
from itertools import islice
from typing import TYPE_CHECKING, Final

from pourparler_validators.messages.wording import counted, cut, visible
from pourparler_validators.reports.in_repository import from_root, root_of_repository
from pourparler_validators.reports.known.concise import concise
from pourparler_validators.reports.recurring import firsts
from pourparler_validators.reports.style import Style

if TYPE_CHECKING:
    from pourparler_validators.formats.places import Position
    from pourparler_validators.running.finding import Finding
    from pourparler_validators.running.placed import Placed
    from pourparler_validators.running.report import Report

IS_FOR_PEOPLE: Final = False

_COMMANDS: Final = {"error": "error", "warning": "warning", "info": "notice"}
"""By severity, the command."""
_MOST_ANNOTATIONS: Final = 10
"""So many of each severity GitHub shows for a step."""
_MOST_LINES: Final = 1000
_LONGEST: Final = 1000
"""The most characters of a message, and of what to do: of both the runner sends 4,096 units of
UTF-16, and drops the others without a word."""


def github(report: "Report") -> Iterator[str]:
    """Ten workflow commands of each severity at most, and the other findings as text."""
    found = report.open_findings
    annotated = dict(_worst(found))
    root = root_of_repository()
    yield "".join(f"{_command(finding, root)}\n" for finding in annotated.values())
    yield _below(report, (one for number, one in enumerate(found) if number not in annotated))


def _worst(findings: "Sequence[Finding]") -> "Iterator[tuple[int, Finding]]":
    """The findings to annotate, errors first, with their numbers among all."""
    for severity in _COMMANDS:
        those = (each for each in firsts(findings) if each[1].severity == severity)
        for _, number, finding in nsmallest(_MOST_ANNOTATIONS, _in_turns(those)):
            yield number, finding


def _in_turns(
    findings: "Iterable[tuple[int, Finding]]",
) -> "Iterator[tuple[int, int, Finding]]":
    """The first of each file has the first turn, the second of each the second, and so on."""
    seen: Counter[str] = Counter()
    for number, finding in findings:
        yield seen[finding.place.file], number, finding
        seen[finding.place.file] += 1


def _below(report: "Report", findings: "Iterator[Finding]") -> str:
    """A group of the log with findings as text."""
    first = tuple(islice(findings, _MOST_LINES))
    if not first:
        return ""
    left = sum(1 for _ in findings)
    import hashlib  # takes as long to load as all else here

    text = "".join(concise(replace(report, findings=first), Style(has_summary=False)))
    if left:
        text += f"and {counted(left, 'more finding')}: a report has all\n"
    end = hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
    title = f"::group::{counted(len(first) + left, 'more finding')} below"
    return f"{title}\n::stop-commands::{end}\n{text}::{end}::\n::endgroup::\n"


def _command(finding: "Finding", root: str) -> str:
    properties = ",".join(
        f"{name}={_property(value)}" for name, value in _properties(finding, root) if value
    )
    hint = f"\n{cut(visible(finding.help), _LONGEST)}" if finding.help else ""
    cell = f"{visible(finding.place.cell.name)}: " if finding.place.cell else ""
    message = cut(f"{cell}{visible(finding.message)}", _LONGEST)
    return f"::{_COMMANDS[finding.severity]} {properties}::{_data(f'{message}{hint}')}"


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
