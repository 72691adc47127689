"""Examples of fields and values from the coded articles, each with the words that it rests on.

``examples.json`` is made of the articles that are coded in the project's folder of examples, so
that they ship with the package.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from importlib import resources
from typing import Any, Final

from pourparler import MODELS, Record
from pourparler.fields import Node, nodes
from pourparler.vocabularies import Vocabulary
from pourparler_validators.coding.names import field_key, value_key
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_values import is_list, is_object

EXAMPLES: Final = "examples.json"


@dataclass(frozen=True, slots=True)
class Article:
    """An article that was coded."""

    name: str
    """The name of its folder."""
    title: str
    publisher: str
    license: str
    url: str


@dataclass(frozen=True, slots=True)
class Example:
    """A value of a coded article."""

    article: str
    record: str
    """The id of the record that has it."""
    value: Any
    """The value as JSON has it."""
    words: str = ""
    """The words of the article that it rests on, where the record names them."""


@dataclass(frozen=True, slots=True)
class Examples:
    """The examples that ship with the package."""

    articles: Sequence[Article]
    records: Mapping[str, Mapping[str, Mapping[str, Any]]]
    """By article and record type: the first record of the type."""
    found: Mapping[str, Example]
    """By the name of a field or of a value, such as ``Event.date`` or ``EventStatus.held``."""


@cache
def examples() -> Examples:
    """The examples that ship with the package."""
    folder = resources.files("pourparler_validators.coding")
    return examples_of(folder.joinpath(EXAMPLES).read_text(encoding="utf-8"))


def examples_of(text: str) -> Examples:
    """The examples of a file that :func:`gathered` has made."""
    plain = json.loads(text)
    return Examples(
        [Article(**one) for one in plain["articles"]],
        plain["records"],
        {key: Example(**one) for key, one in plain["found"].items()},
    )


def gathered(coded: Mapping[str, Sequence[Record]]) -> str:
    """The text of the file of examples, from the records of coded articles by their names."""
    best: dict[str, tuple[tuple[int, ...], Example]] = {}
    for name, records in coded.items():
        for record in records:
            for key, rank, example in _of_record(name, record):
                if key not in best or rank < best[key][0]:
                    best[key] = rank, example
    whole = {
        "articles": [asdict(_article(name, records)) for name, records in coded.items()],
        "records": {name: _firsts(records) for name, records in coded.items()},
        "found": {key: asdict(example) for key, (_, example) in sorted(best.items())},
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _article(name: str, records: Iterable[Record]) -> Article:
    source = next(_plain(one) for one in records if one.type == "source")
    known = {key: source.get(key, "") for key in ("title", "publisher", "license", "url")}
    return Article(name, **known)


def _firsts(records: Sequence[Record]) -> dict[str, Any]:
    """The first record of each type."""
    found = {kind: next((one for one in records if one.type == kind), None) for kind in MODELS}
    return {kind: _plain(record) for kind, record in found.items() if record is not None}


def _of_record(article: str, record: Record) -> Iterator[tuple[str, tuple[int, ...], Example]]:
    """The examples that a record gives, each with its key and how far from the best it is."""
    plain = _plain(record)
    for node in nodes(record):
        if node.pointer.count("/extra"):
            continue
        words = _words(plain, node.pointer)
        value = _at(plain, node.pointer)
        example = Example(article, record.id, value, words)
        size = len(json.dumps(value)) + len(words)
        beside = len(plain.get("acts", ())) if node.field.name == "acts" else 1
        rank = (beside, int(not words), size)
        if not _is_item(node):
            yield field_key(node.field), rank, example
        if isinstance(node.value, Vocabulary):
            yield value_key(node.value), rank, example


def _is_item(node: Node) -> bool:
    return node.field.many and not isinstance(node.value, tuple)


def _plain(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json", by_alias=True)


def _at(plain: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        plain = plain[int(step)] if is_list(plain) else plain[step]
    return plain


def _words(plain: dict[str, Any], pointer: str) -> str:
    """The shortest words that a record gives for one of its values."""
    found = [*_segment(plain, pointer), *_supporting(plain, pointer)]
    return min(found, key=len, default="")


def _segment(plain: dict[str, Any], pointer: str) -> Iterator[str]:
    segments = plain.get("segments", ())
    is_one = pointer.startswith("/segments/")
    is_only_act = pointer.startswith("/acts") and len(plain["acts"]) == 1
    wanted = [int(pointer.split("/")[2])] if is_one else [0] * is_only_act
    for place in wanted[: len(segments)]:
        if segments[place]["kind"] != "summary":
            yield segments[place]["text"]


def _supporting(plain: dict[str, Any], pointer: str) -> Iterator[str]:
    """The evidence for a field, from the record and from the objects around the field."""
    steps = pointer.split("/")
    for stop in range(1, len(steps)):
        around = "/".join(steps[:stop])
        value = _at(plain, around)
        evidence: Sequence[Any] = value.get("evidence", ()) if is_object(value) else ()
        for one in evidence:
            named: Sequence[str] = one.get("supports", [around] if around else [])
            if any(pointer == each or pointer.startswith(f"{each}/") for each in named):
                yield one["exact"]
