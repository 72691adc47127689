"""The codebook as one table in CSV: a row for each record type, field, value and ruling."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pourparler_validators.coding.book import (
    Book,
    FieldEntry,
    Section,
    ValueEntry,
    VocabularyEntry,
    sections,
)
from pourparler_validators.coding.counts import Uses
from pourparler_validators.coding.examples import Example
from pourparler_validators.coding.guidance import Ruling
from pourparler_validators.coding.project_fields import ProjectField, ProjectValue

COLUMNS: Final = (
    *("what", "name", "holds", "required", "definition", "make_one", "make_none", "rulings"),
    *("example", "example_words", "example_record", "example_article", "made_up_example"),
    *("used", "used_of", "share_of_other"),
)


def table(book: Book) -> str:
    """The rows below their headings."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(_rows(book))
    return stream.getvalue()


def _rows(book: Book) -> Iterator[Mapping[str, object]]:
    for section in sections(book):
        yield _section(section)
        yield from map(_field, section.fields)
    for vocabulary in book.vocabularies:
        yield _vocabulary(vocabulary)
        yield from map(_value, vocabulary.values)
    for own in book.project:
        yield _project_field(own)
        yield from map(_project_value, own.values)
    yield from map(_ruling, book.rulings)


def _section(section: Section) -> Mapping[str, object]:
    guidance = section.guidance
    row = {"what": "object", "name": section.name, "definition": section.definition}
    if guidance is not None and guidance.when:
        row |= {"what": "type", "make_one": guidance.when, "make_none": guidance.when_not}
    number = {} if section.number is None else {"used": section.number}
    return {**row, **number, "rulings": _ids(guidance.rulings if guidance else ())}


def _field(entry: FieldEntry) -> Mapping[str, object]:
    return {
        "what": "field",
        "name": entry.key,
        "holds": entry.holds,
        "required": "yes" if entry.field.required else "no",
        "definition": entry.field.description,
        "rulings": _ids(entry.rulings),
        **_example(entry.example),
        **_uses(entry.uses),
    }


def _vocabulary(entry: VocabularyEntry) -> Mapping[str, object]:
    row: dict[str, object] = {"what": "vocabulary", "name": entry.name}
    row |= {"definition": entry.definition, "holds": " ".join(entry.fields)}
    if entry.other is not None and entry.other.of:
        row |= {"used_of": entry.other.of, "share_of_other": f"{entry.other.share:.3f}"}
    return row


def _value(entry: ValueEntry) -> Mapping[str, object]:
    row = {"what": "value", "name": entry.key, "definition": entry.meaning}
    return {
        **row,
        "rulings": _ids(entry.rulings),
        **_example(entry.example),
        "made_up_example": entry.phrase,
        **_uses(entry.uses),
    }


def _project_field(own: ProjectField) -> Mapping[str, object]:
    words = ": ".join(filter(None, (own.label, own.field.description)))
    row = {"what": "project field", "name": own.key, "holds": own.field.form.words}
    return {**row, "required": "no", "definition": words, **_uses(own.uses)}


def _project_value(value: ProjectValue) -> Mapping[str, object]:
    row = {"what": "project value", "name": value.key, "definition": value.meaning}
    return {**row, **_uses(value.uses)}


def _ruling(ruling: Ruling) -> Mapping[str, object]:
    words = f"{ruling.question} {' '.join(ruling.rule.split())} Why: {ruling.reason}"
    return {
        "what": "ruling",
        "name": ruling.id,
        "definition": words,
        "holds": " ".join(ruling.types),
        "example": json.dumps(ruling.records, ensure_ascii=False),
        "example_words": ruling.text,
        "example_article": ruling.article or "",
    }


def _ids(rulings: Sequence[Ruling]) -> str:
    return " ".join(one.id for one in rulings)


def _example(example: Example | None) -> Mapping[str, object]:
    if example is None:
        return {}
    value = example.value
    return {
        "example": value if isinstance(value, str) else json.dumps(value, ensure_ascii=False),
        "example_words": example.words,
        "example_record": example.record,
        "example_article": example.article,
    }


def _uses(uses: Uses | None) -> Mapping[str, object]:
    return {} if uses is None else {"used": uses.number, "used_of": uses.of}
