"""``pourparler support``."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final, TypeAlias

from pourparler_validators.coding.support import SupportedField, SupportedValue, supported
from pourparler_validators.commands.named_records import assert_known
from pourparler_validators.commands.output import emit, note
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.wording import counted, shown
from pourparler_validators.reading.dataset import dataset_files
from pourparler_validators.reading.files import read_paths
from pourparler_validators.running.options import Overrides, resolved
from pourparler_validators.running.whole_dataset import WholeDataset

VERSION: Final = 1

Supported: TypeAlias = Sequence[tuple[str, tuple[SupportedField, ...]]]


def run(
    paths: Sequence[str], records: Sequence[str], config: str | None, output_format: str
) -> int:
    """Prints which sources support which values of the records."""
    project = resolved(paths, Overrides(config=config, has_plugins=False)).project
    found = read_paths(list(paths) or dataset_files(project) or [str(project.folder)])
    entries = [one for one in found.entries if not one.is_file]
    dataset = WholeDataset()
    for entry in entries:
        dataset.add(entry)
    known = sorted({str(one.id) for one in entries if one.record is not None})
    assert_known(records, known, entries)
    if not known:
        raise UsageError("there are no sound records: see pourparler check")
    chosen = [one for one in supported(entries, dataset) if not records or one[0] in records]
    emit(_FORMATS[output_format](chosen))
    unsound = sum(one.record is None for one in entries)
    if unsound:
        note(f"{counted(unsound, 'record')} left out: see pourparler check.\n")
    return 0


def _json(records: Supported) -> str:
    plain = {
        "version": VERSION,
        "support": [
            {
                "record": record,
                "fields": [
                    {"pointer": field.pointer, "values": [_plain(one) for one in field.values]}
                    for field in fields
                ],
            }
            for record, fields in records
        ],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def _plain(value: SupportedValue) -> dict[str, Any]:
    return {
        "value": value.value,
        "record": value.record,
        "pointer": value.pointer,
        "sources": [
            {"source": source, "at": [each.pointer for each in supports]}
            for source, supports in value.by_source().items()
        ],
    }


def _text(records: Supported) -> str:
    return "\n".join("".join(_lines(record, fields)) for record, fields in records)


def _lines(record: str, fields: Sequence[SupportedField]) -> Iterator[str]:
    yield f"{record}\n"
    for field in fields:
        for value in field.values:
            where = "" if value.record == record else f" ({value.record})"
            yield f"  {value.pointer} {shown(value.value)}{where}\n"
            by_source = value.by_source()
            for source, supports in by_source.items():
                words = ", ".join(dict.fromkeys(shown(each.exact) for each in supports))
                yield f"    {source}: {words}\n"
            if not by_source:
                yield "    no source\n"


_FORMATS: Final = {"json": _json, "text": _text}
