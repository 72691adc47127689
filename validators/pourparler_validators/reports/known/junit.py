"""The report as JUnit XML, as Jenkins reads it: a suite a file, a test case a record.

What could not be checked is a suite of its own, with a skipped case for each rule and reason.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from pourparler_validators.messages.wording import counted, visible
from pourparler_validators.reports.summary import part_of

if TYPE_CHECKING:
    from pourparler_validators.entries.entry import Entry
    from pourparler_validators.running.finding import Finding
    from pourparler_validators.running.report import Report

IS_FOR_PEOPLE: Final = False

_BARRED: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]|[\ud800-\udfff]|[\ufffe\uffff]")
"""What XML 1.0 has no way to write. As one set it takes ten times as long to compile."""
_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_UNCHECKED: Final = "what could not be checked"
_FAILED: Final = "rules that failed"


def junit(report: "Report") -> Iterator[str]:
    """A suite for each file with its records, the passing ones too; errors and warnings fail.

    Those of a large file, which are not named, are counted.
    """
    name = _attribute(". ".join(["pourparler", *part_of(report)]))
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name={name}>\n'
    records: dict[str, list[Entry]] = {}
    for entry in report.entries:
        records.setdefault(entry.file.path, []).append(entry)
    found, again = (groupby(report.open_findings, _file_of) for _ in range(2))
    left = sorted({*records, *report.unnamed})
    for (file, findings), (_, same) in zip(found, again, strict=True):
        while left and left[0] < file:
            before = left.pop(0)
            yield from _suite(before, records.get(before, ()), report.unnamed.get(before, 0))
        left = left[left[:1] == [file] :]
        beside = report.unnamed.get(file, 0)
        yield from _suite(file, records.get(file, ()), beside, findings, same)
    for name in left:
        yield from _suite(name, records.get(name, ()), report.unnamed.get(name, 0))
    yield from _others(report)
    yield "</testsuites>\n"


def _suite(
    file: str,
    entries: "Sequence[Entry]",
    unnamed: int,
    findings: "Iterable[Finding]" = (),
    same: "Iterable[Finding]" = (),
) -> Iterator[str]:
    """A file: its records in order, each with what was found in it.

    The findings are given twice: they are counted first, and then written, and none is kept.
    The ``unnamed`` records in which nothing was found are one test case, with their number.
    """
    names = {entry.position: entry.name for entry in entries if not entry.is_file}
    failing: set[int] = set()
    last, is_in_order = 0, True
    for finding in findings:
        number = finding.place.number
        names.setdefault(number, finding.place.record or "the file")
        if _fails(finding):
            failing.add(number)
        last, is_in_order = number, is_in_order and last <= number
    passed = max(unnamed - len(names), 0)
    yield _suite_head(file, len(names) + bool(passed), failures=len(failing))
    by_record = groupby(same if is_in_order else sorted(same, key=_number_of), _number_of)
    number, found = next(by_record, _NOTHING)
    for each, name in sorted(names.items()):
        yield from _case(name, file, found if each == number else ())
        if each == number:
            number, found = next(by_record, _NOTHING)
    if passed:
        yield from _case(f"{counted(passed, 'more record')} in which nothing was found", file, ())
    yield "  </testsuite>\n"


_NOTHING: "Final[tuple[int, Iterator[Finding]]]" = -1, iter(())


def _file_of(finding: "Finding") -> str:
    return finding.place.file


def _number_of(finding: "Finding") -> int:
    return finding.place.number


def _suite_head(
    name: str, tests: int, *, failures: int = 0, errors: int = 0, skipped: int = 0
) -> str:
    counts = f'tests="{tests}" failures="{failures}" errors="{errors}" skipped="{skipped}"'
    return f"  <testsuite name={_attribute(name)} {counts}>\n"


def _case(name: str, file: str, findings: "Iterable[Finding]") -> Iterator[str]:
    """A record: one failure, which is what Jenkins reads, and remarks as output."""
    failing: list[Finding] = []
    remarks: list[Finding] = []
    for finding in findings:
        (failing if _fails(finding) else remarks).append(finding)
    head = f"    <testcase name={_attribute(name)} classname={_attribute(file)}"
    if not failing and not remarks:
        yield f"{head}/>\n"
        return
    yield f"{head}>\n"
    if failing:
        first = failing[0]
        more = f" and {counted(len(failing) - 1, 'more finding')}" if failing[1:] else ""
        said = _attribute(first.message + more)
        yield f"      <failure type={_attribute(first.rule)} message={said}>"
        yield f"{_text(''.join(map(_told, failing)))}</failure>\n"
    if remarks:
        yield f"      <system-out>{_text(''.join(map(_told, remarks)))}</system-out>\n"
    yield "    </testcase>\n"


def _others(report: "Report") -> Iterator[str]:
    """What could not be checked, and the rules that failed themselves."""
    unchecked = list(report.unchecked())
    if unchecked:
        number = len(unchecked)
        yield _suite_head(_UNCHECKED, number, skipped=number)
        for rule, reason, count in unchecked:
            said = f"{reason} ({counted(count, 'time')})"
            yield f'    <testcase name={_attribute(rule)} classname="{_UNCHECKED}">'
            yield f"<skipped message={_attribute(said)}/></testcase>\n"
        yield "  </testsuite>\n"
    if report.errors:
        number = len(report.errors)
        yield _suite_head(_FAILED, number, errors=number)
        for error in report.errors:
            yield f'    <testcase name={_attribute(error.rule)} classname="{_FAILED}">'
            yield f"<error message={_attribute(f'{error.record}: {error.reason}')}/></testcase>\n"
        yield "  </testsuite>\n"


def _fails(finding: "Finding") -> bool:
    return finding.severity != "info"


def _told(finding: "Finding") -> str:
    """A finding as a line, and what to do."""
    hint = f"\n  {finding.help}" if finding.help else ""
    return f"{finding.place.where}: {finding.severity} {finding.rule}: {finding.message}{hint}\n"


def _text(text: str) -> str:
    """A text of several lines, each of whose signs can be seen."""
    lines = (visible(line) for line in text.split("\n"))
    return _BARRED.sub("\ufffd", "\n".join(lines)).translate(_ESCAPES)


def _attribute(text: str) -> str:
    return f'"{_BARRED.sub(chr(0xFFFD), visible(text)).translate(_ESCAPES)}"'
