"""``pourparler source``."""

import codecs
import hashlib
import json
import re
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pourparler import SegmentKind, Source, SourceKind
from pourparler.document import record_adapter
from pourparler_validators.commands.output import emit
from pourparler_validators.grounding.comparable_text import wording_sha256
from pourparler_validators.grounding.quotations import Quotation, quotations
from pourparler_validators.languages.folding import folded
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.reading.article_files import MAX_TEXT


def run(file: str, identity: str | None, language: str) -> int:
    """Prints the source record of a text, and the segments that its quotations would be."""
    _require_utf_8(Path(file))
    content = _content(Path(file))
    try:
        text = content.removeprefix(codecs.BOM_UTF8).decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise UsageError(f"{file} is not in UTF-8: save it as UTF-8") from None
    source = Source.model_construct(
        type="source",
        id=identity or f"source:{_slug(Path(file).stem)}",
        kind=SourceKind.NEWS_ARTICLE,
        language=language,
        text_file=Path(file).name,
        sha256=hashlib.sha256(content).hexdigest(),
        wording_sha256=wording_sha256(text),
    )
    record = source.model_dump(mode="json", exclude_none=True)
    _require_sound(record)
    segments = [_segment(record["id"], text, one) for one in quotations(text)]
    found = {"record": record, "segments": segments}
    emit(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    return 0


def _require_utf_8(path: Path) -> None:
    """Raises :class:`UsageError` for a name that no record could hold."""
    try:
        path.name.encode()
    except UnicodeEncodeError:
        raise UsageError(f"the name {path.as_posix()} is not UTF-8: rename the file") from None


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_TEXT + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{path.as_posix()} cannot be read: {reason}") from None
    if len(content) > MAX_TEXT:
        raise UsageError(f"{path.as_posix()} is longer than {MAX_TEXT // 1024**2} MiB")
    if not content.strip():
        raise UsageError(f"{path.as_posix()} is empty")
    return content


def _require_sound(record: dict[str, Any]) -> None:
    try:
        record_adapter().validate_json(json.dumps(record))
    except ValidationError as error:
        name = error.errors(include_url=False)[0]["loc"][-1]
        raise UsageError(f'the {name} "{record[str(name)]}" has a wrong form') from None


def _segment(source: str, text: str, quotation: Quotation) -> dict[str, Any]:
    kind = SegmentKind.PARTIAL if quotation.is_scare else SegmentKind.DIRECT
    return {
        "kind": str(kind),
        "text": text[quotation.start : quotation.end],
        "source": source,
        "start": quotation.start,
        "end": quotation.end,
    }


def _slug(name: str) -> str:
    """A file's name as the short name of an id."""
    return re.sub("[^a-z0-9]+", "-", folded(name)).strip("-") or "text"
