"""``pourparler report``."""

import sys
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from pourparler_validators.commands.output import emit_pieces, note, write_file
from pourparler_validators.commands.targets import COPY, require_others, target_of
from pourparler_validators.formats.article_text import UnreadableTextError, article_text, is_page
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.wording import counted, visible
from pourparler_validators.reports import MACHINE, written
from pourparler_validators.reports.stored import report_in
from pourparler_validators.reports.style import Style
from pourparler_validators.reports.summary import summary
from pourparler_validators.running.finding import Finding
from pourparler_validators.running.report import Report

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
        text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
    except OSError as error:
        reason = (error.strerror or "it does not open").lower()
        raise UsageError(f"{path} cannot be read: {reason}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path} is no report that can be read: it is not UTF-8") from None
    return report_in(text, path, text_of)


def text_of(path: str) -> str | None:
    """The text of a file that a report names, if it is still there, with line breaks LF."""
    try:
        content = Path(path).read_bytes()
    except (OSError, ValueError):
        return None
    with suppress(UnreadableTextError):
        if is_page(path):
            return article_text(content, path).file_text
    return content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")


def _compared(report: Report, old: Report, name: str) -> tuple[Report, str]:
    """The report, with what the old one has as known; and what has become of that, in words."""
    left = Counter(finding.fingerprint for finding in old.open_findings)
    findings: list[Finding] = []
    for finding in report.findings:
        is_known = finding.is_open and left[finding.fingerprint] > 0
        left[finding.fingerprint] -= is_known
        findings.append(replace(finding, is_baselined=True) if is_known else finding)
    compared = replace(report, findings=tuple(findings), known_to=name)
    gone = [one for one in old.open_findings if _takes(left, one.fingerprint)]
    kept = sum(
        after.is_open is not before.is_open
        for before, after in zip(report.findings, findings, strict=True)
    )
    new = len(compared.open_findings)
    lines = [f"Since {visible(name)}: {new:,} new, {len(gone):,} gone, {kept:,} kept.\n"]
    lines += [f"  gone: {_named(one)}\n" for one in gone[:_MOST_GONE]]
    if len(gone) > _MOST_GONE:
        lines.append(f"  and {counted(len(gone) - _MOST_GONE, 'more finding')} that are gone\n")
    return compared, "".join(lines)


def _takes(left: "Counter[str]", fingerprint: str) -> bool:
    """Whether one is left of a kind, which is taken away then."""
    left[fingerprint] -= 1
    return left[fingerprint] >= 0


def _named(finding: Finding) -> str:
    where = finding.place.record or finding.place.path
    return visible(f"{finding.rule} {where} {finding.place.pointer}: {finding.message}")
