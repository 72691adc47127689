"""What was written is read back, and compared with what was read."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from pourparler.document import plain_record
from pourparler_validators.converting.hub import differences
from pourparler_validators.entries.entry import Entry
from pourparler_validators.formats.streaming import NotStreamedError
from pourparler_validators.formats.writing import Plain
from pourparler_validators.reading.files import Manner, read_paths
from pourparler_validators.reading.streams import stream_paths


def changed_records(
    entries: Callable[[], Iterable[Entry]], made: Path, form: str, lossy: Collection[str]
) -> list[str]:
    """The ids of the records that are not the same in what was made, but for those of ``lossy``.

    ``entries`` gives what was read, anew.
    """
    if again := stream_paths([str(made)], form):
        with suppress(NotStreamedError):
            return differences(_plain(entries(), lossy), _plain(again(), lossy))
    whole = read_paths([str(made)], Manner(form)).entries
    return differences(_plain(entries(), lossy), _plain(whole, lossy))


def _plain(entries: Iterable[Entry], lossy: Collection[str]) -> Iterator[Plain]:
    for entry in entries:
        if entry.record is not None and entry.record.id not in lossy:
            yield plain_record(entry.record)
