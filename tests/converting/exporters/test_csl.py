"""CSL-JSON: what the JSON Schema of CSL 1.0.2 asks of references."""

import json
from typing import Any, Final

import jsonschema
import pytest

from pourparler.vocabularies import SourceKind
from tests.converting.datasets import HOSTILE, example, full_records, hostile_records
from tests.converting.exporters.exported import text_of

_TEXT: Final = {"type": "string"}
_DATE: Final = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {
                "type": "array",
                "items": {"type": "integer"},
                "minItems": 1,
                "maxItems": 3,
            },
            "minItems": 1,
            "maxItems": 2,
        },
        "circa": {"type": "boolean"},
        "literal": _TEXT,
    },
    "additionalProperties": False,
}
_TYPES: Final = [
    "article-newspaper",
    "document",
    "interview",
    "post",
    "broadcast",
    "dataset",
    "book",
]

SCHEMA: Final[dict[str, Any]] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "properties": {
            **dict.fromkeys(("id", "genre", "language", "title", "URL"), _TEXT),
            **dict.fromkeys(("publisher", "container-title"), _TEXT),
            "type": {"enum": _TYPES},
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"literal": _TEXT},
                    "additionalProperties": False,
                },
            },
            "issued": _DATE,
            "accessed": _DATE,
        },
        "additionalProperties": False,
    },
}
"""Of the schema of CSL, csl-data.json, the variables that are written; closed, as there."""

SOURCE = {"type": "source", "id": "source:a", "kind": "news_article", "language": "en"}


def items(plain: list[Any]) -> list[Any]:
    found: list[Any] = json.loads(text_of(plain, "csl"))
    jsonschema.Draft7Validator(SCHEMA).validate(found)
    return found


def test_the_schema_holds() -> None:
    assert len(items(example())) == 1
    assert items([]) == []
    for seed in range(20):
        assert len(items(full_records(seed))) == 1
    assert len(items(list(hostile_records()))) == len(HOSTILE)


def test_a_reference() -> None:
    source = {
        **SOURCE,
        "title": "Talks in Istanbul",
        "publisher": "The Courier",
        "authors": ["A. Writer", "The Desk"],
        "published": "2025-05-28T10:00+03:00",
        "retrieved": "2025-06-01",
        "url": "https://example.org/a",
    }
    assert items([source]) == [
        {
            "id": "source:a",
            "type": "article-newspaper",
            "language": "en",
            "title": "Talks in Istanbul",
            "author": [{"literal": "A. Writer"}, {"literal": "The Desk"}],
            "container-title": "The Courier",
            "issued": {"date-parts": [[2025, 5, 28]]},
            "accessed": {"date-parts": [[2025, 6, 1]]},
            "URL": "https://example.org/a",
        }
    ]


def test_every_kind_is_told_apart() -> None:
    found = [items([{**SOURCE, "kind": kind.value}])[0] for kind in SourceKind]
    assert len({(item["type"], item.get("genre")) for item in found}) == len(SourceKind)


def test_the_publisher_of_what_stands_alone() -> None:
    (item,) = items([{**SOURCE, "kind": "book", "publisher": "A Press"}])
    assert (item["publisher"], item.get("container-title")) == ("A Press", None)


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("2025", {"date-parts": [[2025]]}),
        ("2025-06", {"date-parts": [[2025, 6]]}),
        ("2025-06-02?", {"date-parts": [[2025, 6, 2]], "circa": True}),
        ("2025~", {"date-parts": [[2025]], "circa": True}),
        ("2025-05-16/2025-06", {"date-parts": [[2025, 5, 16], [2025, 6]]}),
        ("2025~/2026", {"date-parts": [[2025], [2026]], "circa": True}),
        ("2025-05-16/..", {"literal": "since 2025-05-16"}),
        ("../2025-05", {"literal": "until 2025-05"}),
        ("[2025-05-26..2025-06-01]", {"literal": "between 2025-05-26 and 2025-06-01"}),
        ("[..2025-06-01]", {"literal": "not after 2025-06-01"}),
        ("[2025-05-26..]", {"literal": "not before 2025-05-26"}),
        ("0999-01-02T23:59:59Z", {"date-parts": [[999, 1, 2]]}),
    ],
)
def test_dates(date: str, found: Any) -> None:
    assert items([{**SOURCE, "published": date}])[0]["issued"] == found


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_come_back(text: str) -> None:
    (item,) = items([{**SOURCE, "title": text, "authors": [text], "publisher": text}])
    assert (item["title"], item["author"], item["container-title"]) == (
        *(text, [{"literal": text}]),
        text,
    )
