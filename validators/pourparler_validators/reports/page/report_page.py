"""The report as one page: it works without its script, and asks for nothing from elsewhere."""

from collections.abc import Iterator, Mapping
from importlib import metadata, resources
from typing import TYPE_CHECKING, Final, TypeAlias

from pourparler_validators.contract.finding import Severity
from pourparler_validators.formats.html_page import html_page
from pourparler_validators.messages.wording import counted
from pourparler_validators.reports.page.filters import filters
from pourparler_validators.reports.page.manual import manual
from pourparler_validators.reports.page.markup import code, numbers, text
from pourparler_validators.reports.page.one_finding import one_finding
from pourparler_validators.reports.page.overview import answers, overview, unchecked
from pourparler_validators.reports.summary import NOUNS, besides, extent, verdict
from pourparler_validators.reports.worst import Worst, worst

if TYPE_CHECKING:
    from pourparler_validators.running.finding import Finding
    from pourparler_validators.running.report import Report

_Numbered: TypeAlias = "tuple[int, Finding, int]"
"""The number of a finding on the page, the finding, and how many of its kind are not shown."""

MOST: Final = 1000
"""So many findings are shown, where nothing else is said."""


def report_page(report: "Report", most: int) -> str:
    """The page, with so many findings at most."""
    found = worst(report.open_findings, most)
    body = "\n".join(_parts(report, found))
    script = _shipped("filters.js") if found.shown else ""
    return html_page(verdict(report), _shipped("style.css"), body, script)


def _parts(report: "Report", found: Worst) -> Iterator[str]:
    version = metadata.version("pourparler")
    yield (
        f"<p>Checked {extent(report)} with pourparler {text(version)}; "
        f"today was taken to be {report.today.isoformat()}.</p>"
    )
    said = [text(line.strip()) for line in besides(report)]
    if any(report.unchecked()):
        said.insert(0, '<a href="#unchecked">Not all could be checked.</a>')
    yield f"<ul>{''.join(f'<li>{line}</li>' for line in said)}</ul>" if said else ""
    yield _contents(found)
    if found.total:
        sections = {file: number for number, file in enumerate(_by_file(found), 1)}
        yield overview(found, sections)
        yield from _findings(found, sections)
    yield f'<h2 id="unchecked">What was not checked</h2>\n{unchecked(report)}'
    yield (
        '<h2 id="answers">What the rules answered</h2>\n<details><summary>How often each rule '
        f"held, found a fault, or could not look</summary>\n{answers(report)}\n</details>"
    )
    if found.total:
        yield f'<h2 id="rules">What the rules are for</h2>\n{manual(found)}'


def _contents(found: Worst) -> str:
    """Links to the parts of the page."""
    parts = {
        **({"by-file": "By file", "by-rule": "By rule"} if found.total else {}),
        **({"findings": "Findings"} if found.total else {}),
        "unchecked": "What was not checked",
        "answers": "What the rules answered",
        **({"rules": "What the rules are for"} if found.total else {}),
    }
    links = "".join(f'<li><a href="#{name}">{said}</a></li>' for name, said in parts.items())
    return f'<nav aria-label="Contents"><ul>{links}</ul></nav>'


def _findings(found: Worst, sections: Mapping[str, int]) -> Iterator[str]:
    """The findings that are shown, file by file, and how many are not."""
    yield '<h2 id="findings">Findings</h2>'
    if found.hidden:
        yield (
            f"<p>The worst {len(found.shown):,} are shown; the tables above count "
            f"{counted(found.hidden, 'more finding')}. "
            "<code>--format html --max-findings N</code> shows N of them.</p>"
        )
    if found.shown:
        severities = [
            one for one in Severity if any(counts[one] for counts in found.by_rule.values())
        ]
        rules = sorted({finding.rule for finding, _ in found.shown})
        yield filters(severities, rules, sections, len(found.shown))
    yield '<div id="findings-by-file">'
    for file, its in _by_file(found).items():
        yield _section(file, sections[file], found, its)
    yield "</div>"


def _by_file(found: Worst) -> dict[str, list[_Numbered]]:
    """The findings that are shown, with their numbers on the page, by their files."""
    files: dict[str, list[_Numbered]] = {}
    for number, (finding, more) in enumerate(found.shown, 1):
        files.setdefault(finding.place.path, []).append((number, finding, more))
    return files


def _section(file: str, section: int, found: Worst, its: list[_Numbered]) -> str:
    inner = "\n".join(one_finding(finding, more, number) for number, finding, more in its)
    return (
        f'<details open id="file-{section}" data-file="{section}">\n<summary><h3>{code(file)}</h3> '
        f"<span>{numbers(found.by_file[file], NOUNS)}</span></summary>\n{inner}\n</details>"
    )


def _shipped(name: str) -> str:
    return (
        resources.files("pourparler_validators.reports.page")
        .joinpath(name)
        .read_text(encoding="utf-8")
    )
