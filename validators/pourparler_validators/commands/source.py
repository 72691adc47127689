"""``pourparler source``."""

from collections.abc import Mapping, Sequence

from pourparler_validators.coding.sources import quoted_in, source_record, speakers_of
from pourparler_validators.commands.article import given_text, require_sound
from pourparler_validators.commands.locate import json_text
from pourparler_validators.commands.output import emit, note
from pourparler_validators.commands.pages import left_out_of
from pourparler_validators.grounding.article import prepared
from pourparler_validators.reading.files import read_paths


def run(
    file: str,
    identity: str | None,
    dataset: Sequence[str],
    known: Mapping[str, str],
    *,
    verbose: bool = False,
) -> int:
    """Prints the source record of a text, and the statements that its quotations would be."""
    given = given_text(file)
    if verbose:
        note(left_out_of(file, given.read))
    fields = {**known, "text_file": given.name, "sha256": given.sha256}
    article = prepared(given.text, known["language"])
    record = source_record(article, {"id": identity or given.source, **fields})
    require_sound(record)
    speakers = speakers_of(read_paths(dataset).entries)
    statements, segments = quoted_in(article, record["id"], speakers)
    emit(json_text({"record": record, "statements": statements, "segments": segments}))
    return 0
