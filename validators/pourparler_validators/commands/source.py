"""``pourparler source``."""

from collections.abc import Mapping, Sequence

from pourparler_validators.coding.publication import NO_PROPOSALS
from pourparler_validators.coding.sources import quoted_in, source_record, speakers_of
from pourparler_validators.commands.article import given_text, language_of, proposed, require_sound
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
    language = language_of(given, known.get("language"))
    fields = {**known, "language": language, "text_file": given.name, "sha256": given.sha256}
    article = prepared(given.text, language)
    publication = NO_PROPOSALS if "published" in known else proposed(article, given)
    record = source_record(article, {"id": identity or given.source, **fields}, publication)
    require_sound(record)
    speakers = speakers_of(read_paths(dataset).entries)
    statements, segments = quoted_in(article, record["id"], speakers)
    proposals = [one.plain() for one in publication.proposals]
    marked = {"proposed": proposals} if proposals else {}
    emit(json_text({"record": record, **marked, "statements": statements, "segments": segments}))
    return 0
