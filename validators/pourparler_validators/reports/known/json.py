"""The report as JSON, as ``report.schema.json`` describes it."""

import dataclasses
import json as json_text
import re
from typing import TYPE_CHECKING, Any, Final

from pourparler_validators.reports.summary import totals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pourparler_validators.running.report import Report

IS_FOR_PEOPLE: Final = False


VERSION: Final = 1

_ESCAPES: Final = re.compile(r"(\\ud[89ab]..\\ud[c-f]..|\\(?!ud[89a-f]).)|\\ud[89a-f]..")
"""Escapes: those of whole characters in the first group, else of one half of a character."""
_INSTEAD_OF_HALF: Final = r"\ufffd"


def json(report: "Report") -> str:
    """The whole report: what was checked, how often each rule answered what, all findings."""
    text = json_text.dumps(plain(report), ensure_ascii=True, indent=2) + "\n"
    return _ESCAPES.sub(lambda match: match[1] or _INSTEAD_OF_HALF, text)


def plain(report: "Report") -> dict[str, Any]:
    """The report as a JSON value."""
    from importlib import metadata

    from pourparler_validators.contract.finding import Severity

    return {
        "version": VERSION,
        "tool": {"name": "pourparler", "version": metadata.version("pourparler")},
        "today": report.today.isoformat(),
        "summary": {
            "files": report.files,
            "records": report.records,
            "passed_over": report.passed_over,
            "beside_dataset": report.beside_dataset,
            "links_out": report.links_out,
            **{str(severity): report.count(severity) for severity in Severity},
            "waived": sum(finding.waived is not None for finding in report.findings),
            "baselined": sum(finding.is_baselined for finding in report.findings),
        },
        "checked": {
            name: dataclasses.asdict(tally) for name, tally in sorted(report.tallies.items())
        },
        **({"shares": list(_shares(report))} if report.shares else {}),
        "internal_errors": [dataclasses.asdict(error) for error in report.errors],
        "findings": [finding.to_dict() for finding in report.findings],
    }


def _shares(report: "Report") -> "Iterator[dict[str, Any]]":
    """What rules counted: the whole of it, and record by record."""
    for (rule, of), shares in totals(report).items():
        yield {
            "rule": rule,
            "of": of,
            "part": sum(one.share.part for one in shares),
            "whole": sum(one.share.whole for one in shares),
            "records": [
                {"record": str(one.entry.id), "part": one.share.part, "whole": one.share.whole}
                for one in shares
            ],
        }


def schema_text() -> str:
    """The JSON Schema of the report."""
    from importlib import resources

    return (
        resources.files("pourparler_validators.reports")
        .joinpath("report.schema.json")
        .read_text(encoding="utf-8")
    )
