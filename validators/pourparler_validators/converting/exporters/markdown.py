"""Markdown: a dataset as a dossier to read, by process, in order of time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

from pourparler import MODELS
from pourparler.dates import Date
from pourparler.fields import fields
from pourparler_validators.converting.dossier import Dossier, escaped
from pourparler_validators.converting.gathering import Export, Gathering
from pourparler_validators.converting.records import Records
from pourparler_validators.formats.writing import Layout, Plain, Sink, Writer

SUFFIXES: Final = (".md",)
MAKES: Final = "file"
NEEDS_ONE_RECORD_AN_ID: Final = "always"

_UNSHOWN: Final = (
    *("coding", "identifiers", "waivers", "extra"),
    *("text", "text_file", "sha256", "wording_sha256"),
)
KEEPS: Final = {
    name: tuple(field for field in fields(model) if field not in ("type", "id", *_UNSHOWN))
    for name, model in MODELS.items()
}
LENDS: Final[dict[str, tuple[str, ...]]] = {}
LOSES: Final = (
    "where words stand in a text, and which field evidence supports",
    "white space at the ends of texts, and empty lines",
)

_ENTRIES: Final = ("event", "delegation", "proposal", "statement", "agreement")
"""The types that stand under a process, in this order on one day."""


def writer(sink: Sink, layout: Layout) -> Writer:
    """Writes one page: each process, what belongs to none, who is who, the sources."""
    return Gathering(sink, KEEPS, _page)


def _page(records: Records) -> Export:
    dossier = Dossier(records, _UNSHOWN)
    inside: dict[Any, list[Plain]] = defaultdict(list)
    for record in records:
        if record["type"] in _ENTRIES:
            inside[_process_of(record, records)].append(record)
    lines = ["# Dossier", ""]
    for process in records.of("process"):
        lines += [f"## {escaped(process['title'])}", "", *dossier.entry(process, shows_head=False)]
        lines += _in_order(inside.pop(process["id"], []), dossier)
    others = [record for found in inside.values() for record in found]
    lines += _section("Outside of any process", _in_order(others, dossier))
    people = [*records.of("party"), *records.of("person")]
    lines += _section("Who is who", _all(people, dossier))
    lines += _section("Sources", _all(records.of("source"), dossier))
    return Export({"": "\n".join(lines).encode()})


def _section(title: str, lines: list[str]) -> list[str]:
    return [f"## {title}", "", *lines] if lines else []


def _all(records: Iterable[Plain], dossier: Dossier) -> list[str]:
    return [line for record in records for line in dossier.entry(record)]


def _in_order(records: list[Plain], dossier: Dossier) -> list[str]:
    """In order of time; what has no date at the end, of one day by type."""
    ordered = sorted(records, key=lambda one: _ENTRIES.index(one["type"]))
    dated = sorted((one for one in ordered if "date" in one), key=lambda one: Date(one["date"]))
    return _all([*dated, *(one for one in ordered if "date" not in one)], dossier)


def _process_of(record: Plain, records: Records) -> Any:
    """The process of a record: its own, else that of what it belongs to."""
    if "process" in record:
        return record["process"]
    for identity in _leads(record):
        found = records.get(identity)
        if found and found is not record and "process" in found:
            return found["process"]
    return None


def _leads(record: Plain) -> Iterator[Any]:
    for name in ("event", "parent", "previous", "responds_to", "retracts"):
        if name in record:
            yield record[name]
    yield from record.get("about", ())
