"""Makes records to measure with: the example dataset again and again, each copy its own."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from made_articles import article

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


def rich_lines(count: int, seed: int = 1) -> Iterator[str]:
    """That many records with much in each: ten passages or twelve segments."""
    choose = random.Random(seed)  # noqa: S311 - nothing is secret here
    yield json.dumps({**_SOURCE, "id": "source:s"})
    for number in range(count - 1):
        words = [f"{choose.getrandbits(40):x} of {number}" for _ in range(12)]
        made = _statement(words) if number % 2 else _event(words[:10])
        yield json.dumps({**made, "id": f"{made['type']}:r{number}"})


def quoting_lines(quotations: int, articles: int = 150, seed: int = 1) -> Iterator[str]:
    """So many statements, each a quotation from one of the articles, which come before them."""
    texts = [article(_ARTICLE, seed + number) for number in range(articles)]
    for number, made in enumerate(texts):
        yield json.dumps({**_SOURCE, "id": f"source:s{number}", "text": made.text})
    for number in range(quotations):
        of = number % articles
        words = texts[of].quotations[number // articles % len(texts[of].quotations)]
        segment = {"kind": "direct", "text": words, "source": f"source:s{of}"}
        yield json.dumps({**_SAID, "id": f"statement:q{number}", "segments": [segment]})


_ARTICLE = 6_000
"""The characters of an article."""
_SOURCE = {
    "type": "source",
    "kind": "news_article",
    "language": "en",
    "title": "Talks",
    "published": "2025-06-02",
}
_SAID = {
    "type": "statement",
    "acts": ["inform"],
    "speaker_described": "an official",
    "date": "2025-06-02",
}


def _statement(words: list[str]) -> dict[str, Any]:
    segments = [{"kind": "direct", "text": each, "source": "source:s"} for each in words]
    return {**_SAID, "segments": segments}


def _event(words: list[str]) -> dict[str, Any]:
    evidence = [{"source": "source:s", "exact": each, "supports": ["/date"]} for each in words]
    held = {"type": "event", "kind": "summit", "status": "held", "date": "2025-06-01"}
    return {**held, "title": words[0], "evidence": evidence}
