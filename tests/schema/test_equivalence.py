"""The models and the JSON Schemas accept the same records and documents.

Tens of thousands of records with one mutation each, the same ones in every run, are shown to
both; what they are is listed with ``pytest -s`` and in the properties of a JUnit report.
"""

import itertools
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from hypothesis import given

from pourparler import MODELS, Document, read, write
from pourparler.document import record_adapter
from pourparler.export import schema
from tests.schema.documents import RECORD_TYPES, Plain, documents, files, records, seeded
from tests.schema.mutation_kinds import KINDS
from tests.schema.mutations import Mutant, sample, sweep
from tests.schema.pattern_ambiguity import is_exponential
from tests.schema.pattern_grammar import Reader
from tests.schema.schema_walk import assertions, parts

SEED = 20250602
VARIANTS_AT_A_PLACE = 3
FEWER_VARIANTS = 2
SPARSE_MUTANTS = 20_000
FEWER_SPARSE_MUTANTS = 4_000
HARMLESS = {"reordered_fields", "repeated_item"}
"""Kinds of mutation that leave every record as good as it was."""

SCHEMAS = {
    name: jsonschema_rs.validator_for(schema(name))
    for name in ("record", "document", "file", *RECORD_TYPES)
}
URIS: tuple[Any, ...] = ("record.schema.json", "", " ", "\n", None, 1, [], {})
VERSIONS: tuple[Any, ...] = ("1.0", "1.1", "1.2", "1", "1.0 ", "", 1.0, 1, None, [])
RECORDS: tuple[Any, ...] = ([], {}, None, "", 1, [[]], [{}], [None], ["event:a"])
HEADS: tuple[Plain, ...] = (
    *({"$schema": uri} for uri in URIS),
    *({"schema_version": version} for version in VERSIONS),
    *({"$schema": "a", "schema_version": "1.0"}, {"schema_uri": "a"}, {"colour": "red"}),
    *({"type": "event"}, {"id": "event:a"}, {"notes": "a"}, {"": "a"}, {"Records": []}, {}),
)
"""What may and may not stand beside the records of a document, or in a single record."""

ODD_FILES: tuple[Any, ...] = (
    *({}, [], None, "", "text", 0, 1.5, True, [[]], [{}], [None], ["records"], [[{}]]),
    *({"records": records} for records in RECORDS),
)


@dataclass(slots=True, repr=False)
class Tally:
    """What came of showing all mutants to the models and to the schemas."""

    accepted: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    disagreements: list[str] = field(default_factory=list)
    refusals: set[tuple[str, str, str]] = field(default_factory=set)
    """The record types, pointers and keywords of the schemas' errors."""

    def __repr__(self) -> str:
        return f"Tally of {self.accepted.total()} accepted, {self.refused.total()} refused"

    def add(self, mutant: Mutant) -> None:
        text = json.dumps(mutant.record)
        self._compare("record", record_adapter().validate_json, mutant, text)
        model = MODELS[mutant.record_type]
        accepted = self._compare(mutant.record_type, model.model_validate_json, mutant, text)
        (self.accepted if accepted else self.refused)[mutant.kind] += 1
        for error in SCHEMAS[mutant.record_type].iter_errors(mutant.record):
            self.refusals.add((mutant.record_type, *_place_and_keyword(error)))

    def _compare(
        self, name: str, read_json: Callable[[str], object], mutant: Mutant, text: str
    ) -> bool:
        accepted = accepts(read_json, text)
        if SCHEMAS[name].is_valid(mutant.record) != accepted:
            self.disagreements.append(f"{name} {mutant.kind} {mutant.place}: {text}")
        return accepted


def accepts(read_json: Callable[[str], object], text: str) -> bool:
    try:
        read_json(text)
    except ValueError:
        return False
    return True


def _place_and_keyword(error: jsonschema_rs.ValidationError) -> tuple[str, str]:
    steps = ["*" if isinstance(step, int) else step for step in error.instance_path]
    if "additionalProperties" in error.schema_path[:-1]:
        steps = [*steps[: steps.index("extra") + 1], "*"]  # a name that is free
    return "".join(f"/{step}" for step in steps), str(error.schema_path[-1])


@pytest.fixture(scope="module")
def tally(is_thorough: bool) -> Tally:
    found = Tally()
    sparse = sample(SEED, SPARSE_MUTANTS if is_thorough else FEWER_SPARSE_MUTANTS)
    variants = VARIANTS_AT_A_PLACE if is_thorough else FEWER_VARIANTS
    for mutant in itertools.chain(sweep(SEED, variants), sparse):
        found.add(mutant)
    return found


def test_agree_on_mutants(tally: Tally) -> None:
    assert not tally.disagreements[:5]
    assert min(tally.accepted.total(), tally.refused.total()) > 10_000


def test_every_kind_of_mutation_accepts_and_refuses(
    tally: Tally, record_property: Callable[[str, object], None]
) -> None:
    print(f"\n{'mutation':<20} accepted  refused")
    for kind in KINDS:
        print(f"{kind:<20} {tally.accepted[kind]:8} {tally.refused[kind]:8}")
        record_property(kind, f"{tally.accepted[kind]} accepted, {tally.refused[kind]} refused")
    print(f"{'all':<20} {tally.accepted.total():8} {tally.refused.total():8}")
    assert len(KINDS) >= 25
    assert set(tally.accepted) == set(KINDS)
    assert set(tally.refused) == set(KINDS) - HARMLESS


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_every_keyword_at_every_place_refuses_something(tally: Tally, record_type: str) -> None:
    refused = {
        (pointer, keyword) for name, pointer, keyword in tally.refusals if name == record_type
    }
    assert refused == assertions(schema(record_type))


def test_agree_on_files() -> None:
    verdicts: Counter[bool] = Counter()
    for content in _files():
        verdict = accepts(read, json.dumps(content))
        verdicts[verdict] += 1
        assert SCHEMAS["file"].is_valid(content) == verdict, content
        if isinstance(content, dict) and "records" in content:
            assert SCHEMAS["document"].is_valid(content) == verdict, content
        else:
            assert not SCHEMAS["document"].is_valid(content), content
    assert min(verdicts[True], verdicts[False]) > 1_000


def _files() -> Iterator[Any]:
    yield from ODD_FILES
    mutants = sample(SEED + 1, 1_500)
    for mutant, good, head in zip(mutants, seeded(SEED + 2), itertools.cycle(HEADS), strict=False):
        yield [good, mutant.record]
        yield {**head, "records": [good]}
        yield {**good, **head}
        yield {"records": [mutant.record, good]}
        if isinstance(mutant.record, dict):
            yield {**mutant.record, **head}


def test_agree_with_python_jsonschema() -> None:
    validator = jsonschema.Draft202012Validator(schema("record"))
    _refuse_slow_patterns()
    branches = set()
    compared = 0
    for mutant in sample(SEED + 3, 1_200):
        if _ends_in_line_feed(mutant.record):
            continue  # a difference that cannot be avoided, see test_differences.py
        compared += 1
        errors = list(validator.iter_errors(mutant.record))
        assert (not errors) == accepts(record_adapter().validate_json, json.dumps(mutant.record))
        branches |= {tuple(error.absolute_schema_path)[:3] for error in errors}
    assert compared > 1_000
    assert {("allOf", number, "then") for number in range(len(MODELS))} <= branches
    assert {("type",), ("required",), ("properties", "type", "enum")} <= branches


def _refuse_slow_patterns() -> None:
    """Python's matcher would not come back from some texts; see test_patterns.py."""
    for pattern in {part.get("pattern", "^$") for part in parts(schema("record"))}:
        assert not is_exponential(Reader(pattern).read())


def _ends_in_line_feed(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_ends_in_line_feed, value.values()))
    if isinstance(value, list):
        return any(map(_ends_in_line_feed, value))
    return isinstance(value, str) and value.endswith("\n")


@given(records())
def test_both_accept_valid_records(record: Plain) -> None:
    text = json.dumps(record)
    assert SCHEMAS["record"].is_valid(record)
    assert SCHEMAS[record["type"]].is_valid(record)
    assert MODELS[record["type"]].model_validate_json(text) == record_adapter().validate_json(text)


@given(files())
def test_both_accept_valid_files(content: Plain | list[Plain]) -> None:
    assert SCHEMAS["file"].is_valid(content)
    assert len(read(json.dumps(content)).records) == (
        len(content) if isinstance(content, list) else len(content.get("records", [content]))
    )


@given(documents())
def test_documents_survive_writing_and_reading(plain: Plain) -> None:
    document = Document.model_validate_json(json.dumps(plain))
    written = write(document)
    again = read(written)
    assert again == document
    assert hash(again) == hash(document)
    assert write(again) == written
    assert json.loads(written) == plain
    assert read(write(document.records)).records == document.records
    assert [read(write(record)).records for record in document.records] == [
        (record,) for record in document.records
    ]
