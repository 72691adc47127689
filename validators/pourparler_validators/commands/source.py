"""``pourparler source``."""

import json
from typing import Any

from pourparler import SegmentKind, Source, SourceKind
from pourparler_validators.commands.article import given_text, require_sound
from pourparler_validators.commands.output import emit
from pourparler_validators.grounding.comparable_text import wording_sha256
from pourparler_validators.grounding.quotations import Quotation, quotations


def run(file: str, identity: str | None, language: str) -> int:
    """Prints the source record of a text, and the segments that its quotations would be."""
    given = given_text(file)
    source = Source.model_construct(
        type="source",
        id=identity or given.source,
        kind=SourceKind.NEWS_ARTICLE,
        language=language,
        text_file=given.name,
        sha256=given.sha256,
        wording_sha256=wording_sha256(given.text),
    )
    record = source.model_dump(mode="json", exclude_none=True)
    require_sound(record)
    segments = [_segment(record["id"], given.text, one) for one in quotations(given.text)]
    found = {"record": record, "segments": segments}
    emit(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    return 0


def _segment(source: str, text: str, quotation: Quotation) -> dict[str, Any]:
    kind = SegmentKind.PARTIAL if quotation.is_scare else SegmentKind.DIRECT
    return {
        "kind": str(kind),
        "text": text[quotation.start : quotation.end],
        "source": source,
        "start": quotation.start,
        "end": quotation.end,
    }
