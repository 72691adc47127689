"""What came of a check, as lines that are kept, and read again without a record."""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from pourparler_validators.contract.finding import RecordShare, Share, Tally
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.reading.article_files import Looked, Sought
from pourparler_validators.running.check import Checked
from pourparler_validators.running.finding import FindingsOnDisk
from pourparler_validators.running.kept_values import lines_of, values_of
from pourparler_validators.running.report import Extent, Report
from pourparler_validators.running.stored_findings import StoredFindings, clipped


def written(checked: Checked) -> Iterator[str]:
    """The lines of a check: what there is but the findings, then these.

    Raises ``TypeError`` where a rule's findings hold what JSON cannot hold.
    """
    yield json.dumps(_head(checked))
    yield from lines_of(map(clipped, checked.whole.findings))


def texts_of(head: Mapping[str, Any]) -> list[Looked]:
    """The texts that were looked for, by the first line."""
    return [Looked(Sought(*sought), path, digest) for sought, path, digest in head["looked"]]


def read(head: Mapping[str, Any], lines: Callable[[], Iterable[bytes]]) -> Checked:
    """The check whose first line is given, and whose others can be read again and again.

    Its records are known by their names only. Raises ``ValueError``, ``LookupError`` or
    ``TypeError`` for what is none.
    """
    on_disk = head["is_on_disk"]
    report = Report(
        findings=StoredFindings(lambda: values_of(lines()))
        if on_disk
        else tuple(values_of(lines())),
        tallies={name: Tally(*tally) for name, tally in head["tallies"].items()},
        errors=(),
        **head["counts"],
        today=dt.date.fromisoformat(head["today"]),
        folder=Path(head["folder"]),
        shares=tuple(_shares(head["shares"])),
        texts=tuple(head["texts"]),
        unnamed=head["unnamed"],
    )
    named = _extent(**head["named"])
    return Checked(report, named, **{name: head[name] for name in _OF_CHECK})


def _head(checked: Checked) -> dict[str, Any]:
    report = checked.whole
    counts = ("files", "records", "passed_over", "beside_dataset", "links_out")
    return {
        "looked": sorted(report.looked, key=str),
        "is_on_disk": isinstance(report.findings, FindingsOnDisk),
        "tallies": {name: list(asdict(tally).values()) for name, tally in report.tallies.items()},
        "counts": {name: getattr(report, name) for name in counts},
        "today": report.today.isoformat(),
        "folder": str(report.folder),
        "shares": [
            [one.rule, one.entry.file.path, one.entry.position, one.entry.id, asdict(one.share)]
            for one in report.shares
        ],
        "texts": report.texts,
        "unnamed": dict(report.unnamed),
        "named": _plain_extent(checked.named),
        **{name: getattr(checked, name) for name in _OF_CHECK},
    }


def _plain_extent(extent: Extent) -> dict[str, Any]:
    records: dict[str, list[tuple[int, str | None]]] = {}
    for entry in extent.entries:
        name = None if entry.is_file else entry.name
        records.setdefault(entry.file.path, []).append((entry.position, name))
    counts = ("number", "records", "passed_over", "beside_dataset", "links_out")
    return {
        "entries": records,
        "paths": [file.path for file in extent.files],
        "counts": {name: getattr(extent, name) for name in counts},
    }


def _extent(
    entries: Mapping[str, Sequence[tuple[int, str | None]]],
    paths: Sequence[str],
    counts: Mapping[str, int],
) -> Extent:
    files = {path: SourceFile(path) for path in (*paths, *entries)}
    found = [
        Entry(files[path], position, id=name, is_file=name is None)
        for path, names in entries.items()
        for position, name in names
    ]
    return Extent(found, [files[path] for path in paths], **counts)


def _shares(plain: Iterable[Sequence[Any]]) -> Iterator[RecordShare]:
    for rule, path, position, name, share in plain:
        yield RecordShare(rule, Entry(SourceFile(path), position, id=name), Share(**share))


_OF_CHECK: Final = ("is_whole", "files", "settings", "has_others")
