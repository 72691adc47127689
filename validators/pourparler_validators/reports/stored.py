"""A report that was written as JSON or JSON Lines, read again: all other formats are made of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
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
from pourparler_validators.reports import stored_form
from pourparler_validators.reports.known.json import VERSION
from pourparler_validators.reports.stored_place import Places, Texts, stretch
from pourparler_validators.reports.stored_text import Opened, taken_apart
from pourparler_validators.running.finding import Finding, Replacement
from pourparler_validators.running.outcome import InternalError
from pourparler_validators.running.report import Report
from pourparler_validators.running.stored_findings import WorkFolder, findings_in, store

_MOST_KEPT: Final = 20_000
"""So many findings are held in memory."""
_AT_ONCE: Final = 1_000


def report_in(opened: Opened, name: str, texts: Texts) -> Report:
    """The report that a text holds, which is opened twice.

    The lines of files are shown as they are now. ``name`` is what the text is called in messages.
    Raises :class:`UsageError` for a text that is no report, or one of another version.
    """
    try:
        apart = taken_apart(opened)
        _require_version(apart.head, name)
        stored = stored_form.Report.model_validate(apart.head)
        if apart.findings is None:
            raise _refusal(name, "/findings: there is no list of them")
        return _report(stored, _kept(_findings(apart.findings, Places(texts))))
    except ValidationError as error:
        raise _refusal(name, _told(error, "")) from None
    except _FindingError as error:
        raise _refusal(name, str(error)) from None
    except UnicodeEncodeError:
        raise _refusal(name, "it has half of a character") from None
    except UnicodeDecodeError:
        raise UsageError(f"{name} is no report that can be read: it is not UTF-8") from None
    except (ValueError, RecursionError):
        raise _refusal(name, "it is no JSON, or was cut off") from None
    except TypeError:
        raise _refusal(name, "it is no JSON object") from None


class _FindingError(Exception):
    """A finding that is none; the text says what it lacks."""


def _require_version(head: Mapping[str, Any], name: str) -> None:
    if head.get("version") != VERSION:
        said = f"it has the version {head.get('version')!r:.20}, and {VERSION} can be read"
        raise _refusal(name, said if "version" in head else "it has no version")


def _refusal(name: str, reason: str) -> UsageError:
    return UsageError(
        f"{name} is no report that can be read: {reason}; pourparler check --format json writes one"
    )


def _told(error: ValidationError, before: str) -> str:
    first = error.errors()[0]
    where = f"{before}{pointer_to(first['loc'])}" or "the whole"
    return f"{where}: {first['msg'].lower()}"


def _findings(plain: Iterable[Any], places: Places) -> Iterator[Finding]:
    for number, one in enumerate(plain):
        try:
            yield _finding(stored_form.Finding.model_validate(one), places)
        except ValidationError as error:
            raise _FindingError(_told(error, f"/findings/{number}")) from None


def _kept(findings: Iterator[Finding]) -> Sequence[Finding]:
    """The findings; of very many none is held in memory."""
    first = tuple(islice(findings, _MOST_KEPT))
    batch: Sequence[Finding] = tuple(islice(findings, _AT_ONCE))
    if not batch:
        return first
    folder = WorkFolder()
    path = folder.path / "findings"
    store(path, first)
    while batch:
        store(path, batch)
        batch = tuple(islice(findings, _AT_ONCE))
    return findings_in([path], folder)


def _report(stored: stored_form.Report, findings: Sequence[Finding]) -> Report:
    summary = stored.summary
    return Report(
        findings=findings,
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
        changed_since=summary.changed_since,
        in_all=summary.in_all,
        shares=tuple(_shares(stored)),
        known_to=stored.known_to,
        entries=tuple(_entries(stored.files)),
        unnamed=stored.unnamed,
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
