"""``pourparler report``."""

import sys
from collections import Counter
from collections.abc import Mapping
from contextlib import nullcontext, suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from shutil import copyfileobj
from typing import TextIO

from pourparler_validators.commands.output import emit_pieces, note, write_file
from pourparler_validators.commands.targets import COPY, require_others, target_of
from pourparler_validators.entries.file_text import file_text
from pourparler_validators.formats.article_text import UnreadableTextError, article_text, is_page
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.wording import counted, visible
from pourparler_validators.reports import MACHINE, written
from pourparler_validators.reports.stored import report_in
from pourparler_validators.reports.style import Style
from pourparler_validators.reports.summary import summary
from pourparler_validators.running.finding import Finding
from pourparler_validators.running.report import Report
from pourparler_validators.running.stored_findings import WorkFolder

_MOST_GONE = 20
"""So many findings are named that are gone."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line says."""

    findings: str
    report_format: str
    compare: str | None
    outputs: tuple[str, ...]
    max_findings: int | None
    sarif_suppressions: bool


def run(given: Given) -> int:
    """Shows the report; with another, what is new, and what is gone."""
    targets = [target_of(output) for output in given.outputs]
    if any(target.report_format == COPY for target in targets):
        raise UsageError(f"a copy of a workbook is written by pourparler check -o {COPY}=PATH")
    report = _read(given.findings)
    said = ""
    if given.compare is not None:
        report, said = _compared(report, _read(given.compare), given.compare)
    require_others(targets, [path for path in (given.findings, given.compare) if path])
    style = Style(max_findings=given.max_findings)
    for target in targets:
        pieces = written(report, target.report_format, Style(), given.sarif_suppressions)
        write_file(target.path, pieces)
    emit_pieces(written(report, given.report_format, style, given.sarif_suppressions))
    if given.report_format in MACHINE:
        note(summary(report))
    note(said)
    return 0


def _read(path: str) -> Report:
    try:
        if path != "-" and Path(path).is_file():
            return report_in(lambda: Path(path).open(encoding="utf-8"), path, text_of)
        with Path(path).open(encoding="utf-8") if path != "-" else nullcontext(sys.stdin) as stream:
            return _read_once(stream, path)
    except OSError as error:
        reason = (error.strerror or "it does not open").lower()
        raise UsageError(f"{path} cannot be read: {reason}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path} is no report that can be read: it is not UTF-8") from None


def _read_once(stream: TextIO, name: str) -> Report:
    """The report of a text that can be read but once: it is kept on disk meanwhile."""
    folder = WorkFolder()
    kept = folder.path / "report"
    with kept.open("w", encoding="utf-8", errors="surrogatepass") as copy:
        copyfileobj(stream, copy)
    return report_in(lambda: kept.open(encoding="utf-8", errors="surrogatepass"), name, text_of)


def text_of(path: str) -> str | None:
    """The text of a file that a report names, if it is still there, with line breaks LF."""
    try:
        content = Path(path).read_bytes()
    except (OSError, ValueError):
        return None
    with suppress(UnreadableTextError):
        if is_page(path):
            return article_text(content, path).file_text
    return file_text(content).replace("\r\n", "\n")


def _compared(report: Report, old: Report, name: str) -> tuple[Report, str]:
    """The report, with what the old one has as known; and what has become of that, in words."""
    before = Counter(finding.fingerprint for finding in old.open_findings)
    compared = replace(report.changed(lambda: _Comparing(before).compared), known_to=name)
    comparing = _Comparing(before)
    for finding in report.findings:
        comparing.compared(finding)
    gone = (one for one in old.open_findings if comparing.takes(one.fingerprint))
    named = [f"  gone: {_named(one)}\n" for one in islice(gone, _MOST_GONE)]
    more = sum(1 for _ in gone)
    new = compared.figures.open
    kept = compared.figures.baselined - report.figures.baselined
    head = f"Since {visible(name)}: {new:,} new, {len(named) + more:,} gone, {kept:,} kept.\n"
    rest = f"  and {counted(more, 'more finding')} that are gone\n" if more else ""
    return compared, f"{head}{''.join(named)}{rest}"


class _Comparing:
    """Compares findings with those that are known, each of which counts once."""

    def __init__(self, known: Mapping[str, int]) -> None:
        self._left = Counter(known)

    def compared(self, finding: Finding) -> Finding:
        """The finding, as known if it is."""
        is_known = finding.is_open and self.takes(finding.fingerprint)
        return replace(finding, is_baselined=True) if is_known else finding

    def takes(self, fingerprint: str) -> bool:
        """Whether one is left of a kind, which is taken away then."""
        is_left = self._left[fingerprint] > 0
        self._left[fingerprint] -= is_left
        return is_left


def _named(finding: Finding) -> str:
    where = finding.place.record or finding.place.path
    return visible(f"{finding.rule} {where} {finding.place.pointer}: {finding.message}")
