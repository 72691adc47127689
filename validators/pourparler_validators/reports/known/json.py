"""The report as JSON, as ``report.schema.json`` describes it."""

import dataclasses
import json as json_text
import re
from typing import TYPE_CHECKING, Any, Final

from pourparler_validators.reports.summary import totals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pourparler_validators.entries.entry import Entry
    from pourparler_validators.running.report import Report

IS_FOR_PEOPLE: Final = False


VERSION: Final = 1

_ESCAPES: Final = re.compile(r"(\\ud[89ab]..\\ud[c-f]..|\\(?!ud[89a-f]).)|\\ud[89a-f]..")
"""Escapes: those of whole characters in the first group, else of one half of a character."""
_BEGINS_HALF: Final = r"\ud"
_INSTEAD_OF_HALF: Final = r"\ufffd"


def json(report: "Report") -> "Iterator[str]":
    """The whole report: what was checked, how often each rule answered what, all findings."""
    before, _, after = _written({**head(report), "findings": []}).rpartition("[]")
    yield before
    divider = "["
    for finding in report.findings:
        text = _written(finding.to_dict()).replace("\n", "\n    ")
        yield f"{divider}\n    {text}"
        divider = ","
    yield f"{'[]' if divider == '[' else f'{chr(10)}  ]'}{after}\n"


def _written(value: object, indent: int | None = 2) -> str:
    text = json_text.dumps(value, ensure_ascii=True, indent=indent)
    if _BEGINS_HALF not in text:
        return text
    return _ESCAPES.sub(lambda match: match[1] or _INSTEAD_OF_HALF, text)


def one_line(value: object) -> str:
    """A JSON value in one line, in which no half of a character is left."""
    return _written(value, None)


def head(report: "Report") -> dict[str, Any]:
    """The report as a JSON value, without the findings."""
    from importlib import metadata

    from pourparler_validators.contract.finding import Severity

    figures = report.figures
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
            "waived": figures.waived,
            "baselined": figures.baselined,
            **_part(report),
        },
        "checked": {
            name: dataclasses.asdict(tally) for name, tally in sorted(report.tallies.items())
        },
        **({"shares": list(_shares(report))} if report.shares else {}),
        "internal_errors": [dataclasses.asdict(error) for error in report.errors],
        "files": _files(report.entries),
        **({"unnamed": dict(sorted(report.unnamed.items()))} if report.unnamed else {}),
        **({"known_to": report.known_to} if figures.baselined else {}),
    }


def _files(entries: "Iterable[Entry]") -> dict[str, list[str | None]]:
    """By file the names of its records, each at its place."""
    files: dict[str, list[str | None]] = {}
    for entry in entries:
        names = files.setdefault(entry.file.path, [])
        names += [None] * (entry.position + 1 - len(names))
        names[entry.position] = None if entry.is_file else entry.name
    return files


def _part(report: "Report") -> dict[str, Any]:
    """That the findings are a part of all that are open, if so, and which."""
    if report.changed_since is None:
        return {}
    return {"changed_since": report.changed_since, "in_all": report.in_all}


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
