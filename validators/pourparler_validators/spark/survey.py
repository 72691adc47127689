"""The first pass over the records: what the others have to know of each."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from pourparler import Source
from pourparler_validators.contract.links import UNKNOWN
from pourparler_validators.contract.references import links_of
from pourparler_validators.contract.waivers import waivers_of
from pourparler_validators.entries.entry import Entry
from pourparler_validators.reading.article_files import TextFolders
from pourparler_validators.running.beforehand import by_kind, keys_of
from pourparler_validators.running.check import run_of
from pourparler_validators.running.options import Options
from pourparler_validators.running.whole_dataset import day_of
from pourparler_validators.spark.rows import Row, entry_of, hashed, is_meant

INDEX: Final = (
    "path string, position long, content binary, row binary, id string, type string, "
    "is_sound boolean, refers array<struct<key:string,field:string>>, "
    "groups array<struct<key:string,number:long>>, waived array<string>, day date, "
    "sha256 string, has_text boolean, is_meant boolean"
)
"""A record, and by what it is found."""


def surveyed(options: Options, rows: Iterable[Row]) -> Iterator[Row]:
    """What is known of the records of some rows."""
    return map(Survey(options).row, rows)


class Survey:
    """Looks at each record, and at nothing else."""

    def __init__(self, options: Options) -> None:
        run = run_of(options, TextFolders())
        self._kinds, self._judge = by_kind(run.rules), run.judge

    def row(self, row: Row) -> Row:
        """What is known of the record of a row."""
        entry = entry_of(row)
        return {
            **{name: row[name] for name in ("path", "position", "content", "row")},
            "id": entry.id,
            "type": entry.type or UNKNOWN,
            "is_sound": entry.record is not None,
            "refers": [{"key": key, "field": link.field} for key, link in links_of(entry)],
            "groups": list(self._groups(entry)),
            "waived": [waiver.rule for _, waiver in waivers_of(entry)],
            "day": day_of(entry),
            "sha256": _checksum(entry),
            "has_text": _has_text(entry),
            "is_meant": is_meant(entry),
        }

    def _groups(self, entry: Entry) -> Iterator[dict[str, Any]]:
        for number, rules in enumerate(self._kinds):
            for key in keys_of(self._judge, rules, entry, says_errors=False):
                yield {"key": str(number), "number": hashed(key)}


def _checksum(entry: Entry) -> str | None:
    """The checksum by which the text of a source is found, where nothing else says where it is."""
    source = entry.record
    if not isinstance(source, Source) or source.text is not None or source.text_file is not None:
        return None
    return source.sha256


def _has_text(entry: Entry) -> bool:
    source = entry.record
    return isinstance(source, Source) and any((source.text, source.text_file, source.sha256))
