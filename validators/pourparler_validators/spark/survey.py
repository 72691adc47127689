"""The first pass over the records: what the others have to know of each."""

from collections.abc import Iterable, Iterator
from typing import Final

from pourparler import Source
from pourparler_validators.contract.links import UNKNOWN
from pourparler_validators.contract.references import links_of
from pourparler_validators.contract.waivers import waivers_of
from pourparler_validators.reading.article_files import TextFolders, sought_by
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
    """What is known of the records of some rows, each looked at by itself."""
    run = run_of(options, TextFolders())
    kinds = by_kind(run.rules)
    for row in rows:
        entry = entry_of(row)
        text = sought_by(entry)
        yield {
            **{name: row[name] for name in ("path", "position", "content", "row")},
            "id": entry.id,
            "type": entry.type or UNKNOWN,
            "is_sound": entry.record is not None,
            "refers": [{"key": key, "field": link.field} for key, link in links_of(entry)],
            "groups": [
                {"key": str(kind), "number": hashed(key)}
                for kind, rules in enumerate(kinds)
                for key in keys_of(run.judge, rules, entry, says_errors=False)
            ],
            "waived": [waiver.rule for _, waiver in waivers_of(entry)],
            "day": day_of(entry),
            "sha256": text.sha256 if text and text.name is None else None,
            "has_text": text is not None
            or (isinstance(entry.record, Source) and entry.record.text is not None),
            "is_meant": is_meant(entry),
        }
