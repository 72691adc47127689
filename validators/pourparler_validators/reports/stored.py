"""A report that was written as JSON or JSON Lines, read again: all other formats are made of it."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from pydantic import ValidationError

from pourparler_validators.contract.finding import (
    Edit,
    Fix,
    Insert,
    RecordShare,
    Remove,
    Rename,
    SetValue,
    Share,
    Tally,
)
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.json_pointer import pointer_to
from pourparler_validators.messages.json_values import is_object
from pourparler_validators.reports import stored_form
from pourparler_validators.reports.known.json import VERSION
from pourparler_validators.reports.stored_place import Places, Texts, stretch
from pourparler_validators.running.finding import Finding, Replacement
from pourparler_validators.running.outcome import InternalError
from pourparler_validators.running.report import Report


def report_in(text: str, name: str, texts: Texts) -> Report:
    """The report that a text holds.

    The lines of files are shown as they are now. ``name`` is what the text is called in messages.
    Raises :class:`UsageError` for a text that is no report, or one of another version.
    """
    plain = _plain(text, name)
    if plain.get("version") != VERSION:
        said = f"it has the version {plain.get('version')!r:.20}, and {VERSION} can be read"
        raise _refusal(name, said if "version" in plain else "it has no version")
    try:
        stored = stored_form.Report.model_validate(plain)
    except ValidationError as error:
        first = error.errors()[0]
        where = pointer_to(first["loc"]) or "the whole"
        raise _refusal(name, f"{where}: {first['msg'].lower()}") from None
    return _report(stored, Places(texts))


def _refusal(name: str, reason: str) -> UsageError:
    return UsageError(
        f"{name} is no report that can be read: {reason}; pourparler check --format json writes one"
    )


def _plain(text: str, name: str) -> dict[str, Any]:
    """The report as a JSON value, whether it stands in one value or in a line a finding."""
    try:
        lines = text.splitlines()
        if len(lines) > 1 and lines[0].rstrip().endswith("}"):
            first, *findings, last = (json.loads(line) for line in lines)
            if is_object(first) and is_object(last):
                return {**first, **last, "findings": findings}
        whole: object = json.loads(text)
    except (ValueError, RecursionError):
        raise _refusal(name, "it is no JSON, or was cut off") from None
    if not is_object(whole):
        raise _refusal(name, "it is no JSON object")
    return dict(whole)


def _report(stored: stored_form.Report, places: Places) -> Report:
    summary = stored.summary
    return Report(
        findings=tuple(_finding(one, places) for one in stored.findings),
        tallies={
            name: Tally(one.held, one.found, one.not_applicable, dict(one.could_not))
            for name, one in stored.checked.items()
        },
        errors=tuple(InternalError(e.rule, e.record, e.reason) for e in stored.internal_errors),
        files=summary.files,
        records=summary.records,
        passed_over=summary.passed_over,
        today=stored.today,
        beside_dataset=summary.beside_dataset,
        links_out=summary.links_out,
        shares=tuple(_shares(stored)),
        known_to=stored.known_to,
        entries=tuple(_entries(stored.files)),
    )


def _shares(stored: stored_form.Report) -> Iterator[RecordShare]:
    file = SourceFile("")
    for share in stored.shares:
        for number, one in enumerate(share.records):
            entry = Entry(file, number, id=one.record)
            yield RecordShare(share.rule, entry, Share(share.of, one.part, one.whole))


def _entries(files: Mapping[str, list[str | None]]) -> Iterator[Entry]:
    """The records that were read, of which only their names are known."""
    for path, names in files.items():
        file = SourceFile(path)
        for number, name in enumerate(names):
            yield Entry(file, number, id=name, is_file=name is None)


def _finding(one: stored_form.Finding, places: Places) -> Finding:
    return Finding(
        rule=one.rule,
        severity=one.severity,
        message=one.message,
        help=one.help,
        params=one.params,
        place=places.placed(one),
        related=tuple(places.placed(place, place.message) for place in one.related),
        fingerprint=one.fingerprint,
        fix=_fix(one.fix) if one.fix else None,
        replacements=tuple(_replacements(one.fix)) if one.fix else (),
        waived=one.waived,
        is_baselined=one.baselined,
        came_to_light=one.came_to_light,
        recurs=one.recurs,
    )


def _replacements(fix: stored_form.Fix) -> Iterator[Replacement]:
    for one in fix.replacements:
        yield Replacement(*stretch(one), one.text)


def _fix(stored: stored_form.Fix) -> Fix:
    return Fix(stored.title, tuple(_EDITS[one.action](one) for one in stored.edits), stored.safe)


_EDITS: Final[Mapping[str, Callable[[stored_form.Edit], Edit]]] = {
    "set": lambda one: SetValue(one.pointer, one.value),
    "rename": lambda one: Rename(one.pointer, one.name),
    "remove": lambda one: Remove(one.pointer),
    "insert": lambda one: Insert(one.pointer, one.fields),
}
