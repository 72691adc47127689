"""The report as JSON, as ``report.schema.json`` describes it."""

import dataclasses
import json as json_text
import re
from importlib import metadata, resources
from typing import Any, Final

from pourparler_validators.contract.finding import Edit, Fix, Remove, Rename, SetValue, Severity
from pourparler_validators.formats.places import Position
from pourparler_validators.running.report import Located, Placed, Report

VERSION: Final = 1

_ESCAPES: Final = re.compile(r"(\\ud[89ab]..\\ud[c-f]..|\\(?!ud[89a-f]).)|\\ud[89a-f]..")
"""Escapes: those of whole characters in the first group, else of one half of a character."""
_INSTEAD_OF_HALF: Final = r"\ufffd"


def json(report: Report) -> str:
    """The whole report: what was checked, how often each rule answered what, all findings."""
    text = json_text.dumps(plain(report), ensure_ascii=True, indent=2) + "\n"
    return _ESCAPES.sub(lambda match: match[1] or _INSTEAD_OF_HALF, text)


def plain(report: Report) -> dict[str, Any]:
    """The report as a JSON value."""
    return {
        "version": VERSION,
        "tool": {"name": "pourparler", "version": metadata.version("pourparler")},
        "today": report.today.isoformat(),
        "summary": {
            "files": report.files,
            "records": report.records,
            "passed_over": report.passed_over,
            **{str(severity): report.count(severity) for severity in Severity},
            "waived": sum(finding.waived is not None for finding in report.findings),
            "baselined": sum(finding.is_baselined for finding in report.findings),
        },
        "checked": {
            name: dataclasses.asdict(tally) for name, tally in sorted(report.tallies.items())
        },
        "internal_errors": [dataclasses.asdict(error) for error in report.errors],
        "findings": [_finding(finding) for finding in report.findings],
    }


def schema_text() -> str:
    """The JSON Schema of the report."""
    return (
        resources.files("pourparler_validators.reports")
        .joinpath("report.schema.json")
        .read_text(encoding="utf-8")
    )


def _finding(finding: Located) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "help": finding.help,
        "params": dict(finding.params),
        "record": finding.place.record,
        "pointer": finding.place.pointer,
        **_place(finding.place),
        "related": [_related(place) for place in finding.related],
        "fix": _fix(finding.fix) if finding.fix else None,
        "fingerprint": finding.fingerprint,
        "waived": finding.waived,
        "baselined": finding.is_baselined,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "title": fix.title,
        "safe": fix.is_safe,
        "edits": [
            {"action": _ACTIONS[type(edit)], **dataclasses.asdict(edit)} for edit in fix.edits
        ],
    }


def _related(place: Placed) -> dict[str, Any]:
    return {
        "record": place.record,
        "pointer": place.pointer,
        **_place(place),
        "message": place.message,
    }


def _place(place: Placed) -> dict[str, Any]:
    return {
        "file": place.file,
        "document_pointer": place.document_pointer,
        "start": _position(place.start),
        "end": _position(place.end),
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}


_ACTIONS: Final[dict[type[Edit], str]] = {SetValue: "set", Rename: "rename", Remove: "remove"}
