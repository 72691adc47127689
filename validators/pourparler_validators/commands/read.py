"""``pourparler read``."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from pourparler import Date, Source
from pourparler_validators.coding.contents.article import Known, Origin, ReadArticle, read_article
from pourparler_validators.coding.contents.page import page
from pourparler_validators.coding.contents.plain import plain
from pourparler_validators.coding.contents.text import text
from pourparler_validators.coding.sources import speakers_of
from pourparler_validators.commands.article import Text, given_text
from pourparler_validators.commands.output import emit
from pourparler_validators.entries.entry import Entry
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.messages.wording import shown
from pourparler_validators.reading.files import read_paths

FORMATS: Final[Mapping[str, Callable[[ReadArticle], str]]] = {
    "text": text,
    "json": plain,
    "html": page,
}


def run(
    file: str,
    language: str | None,
    published: str | None,
    dataset: Sequence[str],
    source: str | None,
    output_format: str,
) -> int:
    """Prints what is read in an article."""
    given = given_text(file)
    _require_no_records(file, given.text)
    if source is not None and not dataset:
        raise UsageError("--source names a record of a dataset: give it with --dataset")
    entries = read_paths(dataset).entries if dataset else []
    record = _source(entries, source, file, given)
    of_record = record is not None
    known = Known(
        language=language or (record.language if record else None),
        published=_date(published) if published else record.published if record else None,
        source=record.id if record else None,
        speakers=speakers_of(entries),
        language_from=Origin.SOURCE if of_record and not language else Origin.GIVEN,
        published_from=Origin.SOURCE if of_record and not published else Origin.GIVEN,
        declared=given.read.declared,
    )
    emit(FORMATS[output_format](read_article(given.name, given.sha256, given.text, known)))
    return 0


def _require_no_records(file: str, text: str) -> None:
    """Raises :class:`UsageError` for records in place of an article."""
    lines = (line for line in text.splitlines() if line.strip())
    for part in (text, next(lines, "")):
        with suppress(ValueError, RecursionError):
            if isinstance(json.loads(part), list | dict):
                raise UsageError(f"{file} is JSON, not an article: name the text of a source")


def _source(
    entries: Iterable[Entry], identity: str | None, file: str, given: Text
) -> Source | None:
    """The record of the text: that with the id, else the one whose text this is."""
    found = {
        str(entry.id): (entry, entry.record)
        for entry in entries
        if isinstance(entry.record, Source)
    }
    if identity is None:
        same = (record for entry, record in found.values() if _is_of(entry, record, file, given))
        return next(same, None)
    if identity not in found:
        hint = did_you_mean(nearest(identity, sorted(found))) or "name one of the dataset"
        raise UsageError(f"there is no sound source {shown(identity)}; {hint}")
    return found[identity][1]


def _is_of(entry: Entry, record: Source, file: str, given: Text) -> bool:
    """Whether a text is the one of a source, by its checksum or its file."""
    if record.sha256 == given.sha256:
        return True
    if record.text_file is None:
        return False
    return Path(entry.file.folder, record.text_file).resolve() == Path(file).resolve()


def _date(text: str) -> Date:
    try:
        return Date(text)
    except ValueError:
        raise UsageError(f"--published {shown(text)} is no date; write 2025-05-29") from None
