"""Makes records to measure with: the example dataset again and again, each copy its own."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

EXAMPLE = Path(__file__).parent.parent / "examples" / "istanbul-2025"
_NAMED = ("name", "title")
_OF_THE_TEXT = ("text_file", "sha256", "wording_sha256")
"""The copies have no text: it is the records that are measured."""


def lines(count: int, seed: int = 1) -> Iterator[str]:
    """That many records as lines of JSON; the same for the same seed."""
    records = [
        record
        for path in sorted(EXAMPLE.glob("*.json"))
        for record in json.loads(path.read_text(encoding="utf-8"))["records"]
    ]
    choose = random.Random(seed)  # noqa: S311 - nothing is secret here
    made = 0
    copy = 0
    while made < count:
        mark = f"{copy}-{choose.randrange(10**6)}"
        for record in records[: count - made]:
            yield json.dumps(_copied(record, mark), ensure_ascii=False)
            made += 1
        copy += 1


def _copied(value: Any, mark: str, name: str = "") -> Any:
    """A value whose ids, references and names have a mark of their copy."""
    if isinstance(value, dict):
        kept = {key: item for key, item in value.items() if key not in _OF_THE_TEXT}
        return {key: _copied(item, mark, key) for key, item in kept.items()}
    if isinstance(value, list):
        return [_copied(item, mark, name) for item in value]
    if isinstance(value, str) and (name in _NAMED or _is_id(value)):
        return f"{value}.{mark}" if _is_id(value) else f"{value} {mark}"
    return value


def _is_id(text: str) -> bool:
    kind, colon, slug = text.partition(":")
    return bool(colon) and kind.isalpha() and kind.islower() and " " not in slug
