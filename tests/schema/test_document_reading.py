"""Reading and writing documents, and finding records in a dataset."""

import json
import subprocess
import sys
from collections.abc import Callable

import pytest
from pydantic import ValidationError

from pourparler import (
    Dataset,
    Document,
    Event,
    Party,
    Person,
    RepeatedNameError,
    Source,
    read,
    write,
)
from pourparler.fields import fields
from tests.schema.documents import RECORD_TYPES, a_random, full_record

PARTY = '{"type": "party", "id": "party:a", "kind": "state", "name": "A"}'
PERSON = '{"type": "person", "id": "person:a", "name": "A"}'
RECORDS = (Party(id="party:a", kind="state", name="A"), Person(id="person:a", name="A"))  # type: ignore[arg-type]

FORMS: dict[str, Callable[[str], str]] = {
    "document": lambda record: f'{{"records": [{record}]}}',
    "list": lambda record: f"[{record}]",
    "single": lambda record: record,
}

REPEATED = {
    "twice": '"name": "B"',
    "spaces before the colon": '"name" \t\r\n : "B"',
    "escaped": r'"\u006eame": "B"',
    "the same value": '"name": "A"',
    "a colon escaped in a text": r'"notes": "\"\u003a", "name": "B"',
    "a colon escaped in capitals": r'"notes": "\"\u003A", "name": "B"',
    "a colon escaped at the start of a text": r'"notes": "\u003a", "name": "B"',
    "a space escaped before a colon": r'"notes": "\"\u0020:", "name": "B"',
    "a quotation mark escaped": r'"notes": "\u0022:", "name": "B"',
    "another name with it": '"aliases": [{"name": "A", "kind": "short", "name": "B"}]',
}
NOT_REPEATED = {
    "a name as a text": '"notes": "\\"name\\": \\"name\\":"',
    "a name in another object": '"aliases": [{"name": "A", "kind": "short"}]',
    "escapes": r'"notes": "\u0022name\u0022\u003a \u0020: \\u003a"',
    "a colon first": '"notes": ": a"',
}


def test_three_forms() -> None:
    document = read(f'{{"$schema": "a", "schema_version": "1.0", "records": [{PARTY}, {PERSON}]}}')
    assert document == Document.model_validate(
        {"$schema": "a", "schema_version": "1.0", "records": RECORDS}
    )
    assert (document.schema_uri, document.schema_version) == ("a", "1.0")
    assert read(f"[{PARTY}, {PERSON}]") == Document(records=RECORDS)
    assert read(PARTY) == Document(records=RECORDS[:1])
    alone = read(f'{{"$schema": "a", {PARTY[1:]}')
    assert alone == Document.model_validate({"$schema": "a", "records": RECORDS[:1]})


@pytest.mark.parametrize("form", FORMS)
def test_bytes_and_byte_order_marks(form: str) -> None:
    text = FORMS[form](PARTY.replace('"A"', '"Київ 👩"'))
    assert read(text) == read(text.encode()) == read("\ufeff" + text) == read(f" \r\n{text}\t\n")
    assert read(b"\xef\xbb\xbf" + text.encode()) == read(text)
    assert read(text).records[0] == RECORDS[0].model_copy(update={"name": "Київ 👩"})


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("case", REPEATED)
def test_repeated_names_are_refused(form: str, case: str) -> None:
    record = f"{PARTY[:-1]}, {REPEATED[case]}}}"
    with pytest.raises(RepeatedNameError, match=r"^an object has the name 'name' twice$"):
        read(FORMS[form](record))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("case", NOT_REPEATED)
def test_other_names_are_not(form: str, case: str) -> None:
    record = f"{PARTY[:-1]}, {NOT_REPEATED[case]}}}"
    assert read(FORMS[form](record)).records[0].id == "party:a"


@pytest.mark.parametrize("form", FORMS)
def test_names_are_looked_at_only_where_one_may_be_repeated(
    monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    def loads(*_: object, **__: object) -> None:
        raise AssertionError("a plain text is not read twice")

    monkeypatch.setattr("pourparler.document.json.loads", loads)
    assert read(FORMS[form](PARTY)).records == RECORDS[:1]
    with pytest.raises(AssertionError):
        read(FORMS[form](PARTY.replace("}", ', "name": "A"}')))


@pytest.mark.parametrize(
    "text",
    [
        f'{{"$schema": "a", "$schema": "b", {PARTY[1:]}',
        f'{{"records": [{PARTY}], "records": [{PARTY}]}}',
        f'{{"records": [{PARTY}], "schema_version": "1.0", "schema_version": "1.0"}}',
    ],
)
def test_repeated_names_beside_records_are_refused(text: str) -> None:
    with pytest.raises(RepeatedNameError):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "\ufeff", "{", "[", "nul", "{'type': 'party'}", f"{PARTY},", f"{PARTY} {PARTY}"),
        *(f"[{PARTY},]", f"// a\n{PARTY}", "type: party", PARTY.replace("A", "\t"), "[" * 100_000),
        *(PARTY.replace("A", "\ud800"), PARTY.replace("A", "\\ud800"), "\ufeff\ufeff" + PARTY),
        *(PARTY.encode("utf-16"), PARTY.replace("A", "Ä").encode("latin-1"), b"\x00", b"\xff"),
    ],
)
def test_what_is_not_json(text: str | bytes) -> None:
    with pytest.raises(ValueError, match=r".") as found:
        read(text)
    assert not isinstance(found.value, ValidationError | RepeatedNameError)


@pytest.mark.parametrize(
    "text",
    [
        *("null", "1", '"records"', "true", "{}", "[]", "[[]]", "[{}]", '["records"]', "NaN"),
        *('{"records": {}}', '{"records": null}', '{"record": []}'),
        *(
            f'{{"records": [{PARTY}], "notes": "a"}}',
            f'{{"schema_uri": "a", "records": [{PARTY}]}}',
        ),
        *(f'{{"schema_version": "1.0", {PARTY[1:]}', f"[[{PARTY}]]", f"[{PARTY}, null]"),
        PARTY.replace("{", '{"$schema": null, '),
    ],
)
def test_json_that_holds_no_records(text: str) -> None:
    with pytest.raises(ValidationError):
        read(text)


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_written_in_the_order_of_the_standard(record_type: str) -> None:
    plain = full_record(a_random(1), record_type)
    backwards = dict(reversed(plain.items()))
    (record,) = read(json.dumps(backwards)).records
    written = write(record)
    assert json.loads(written) == plain
    assert list(json.loads(written)) == list(fields(type(record)))
    assert written == json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def test_writing_a_document_a_list_and_a_record() -> None:
    document = Document.model_validate(
        {"records": RECORDS, "schema_version": "1.0", "$schema": "a"}
    )
    plain = [json.loads(PARTY), json.loads(PERSON)]
    assert json.loads(write(document)) == {
        "$schema": "a",
        "schema_version": "1.0",
        "records": plain,
    }
    assert list(json.loads(write(document))) == ["$schema", "schema_version", "records"]
    assert json.loads(write(RECORDS)) == json.loads(write(iter(RECORDS))) == plain
    assert json.loads(write(RECORDS[0])) == plain[0]
    assert write(Document(records=RECORDS[:1])).startswith('{\n  "records": [\n    {\n      "type"')


def test_dataset() -> None:
    dataset = Dataset(RECORDS)
    assert list(dataset) == ["party:a", "person:a"]
    assert len(dataset) == 2
    assert dataset["party:a"] is RECORDS[0]
    assert "party:b" not in dataset
    assert dataset.get("party:b") is None
    assert dict(dataset) == {record.id: record for record in RECORDS}
    assert list(dataset.of(Party)) == [RECORDS[0]]
    assert list(dataset.of(Event)) == []
    assert list(Dataset([])) == []


def test_finding_a_record_of_a_type() -> None:
    dataset = Dataset(RECORDS)
    assert dataset.find("party:a", Party) is RECORDS[0]
    with pytest.raises(TypeError, match=r"^party:a is of type party, not source$"):
        dataset.find("party:a", Source)
    with pytest.raises(KeyError):
        dataset.find("party:b", Party)


def test_an_id_stands_for_one_record() -> None:
    with pytest.raises(ValueError, match=r"^two records have the id party:a$"):
        Dataset([*RECORDS, RECORDS[0]])


def test_importing_the_package_loads_pydantic_and_the_standard_library_only() -> None:
    program = f"""
import sys
sys.path = {sys.path!r}
before = set(sys.modules)
import pourparler
print(*{{name.partition(".")[0] for name in set(sys.modules) - before}})
"""
    python = [sys.executable, "-I", "-c", program]
    loaded = subprocess.run(python, capture_output=True, check=True, text=True).stdout.split()
    others = {name for name in loaded if not name.startswith("_")} - sys.stdlib_module_names
    allowed = {"annotated_types", "pydantic_core", "typing_extensions", "typing_inspection"}
    assert {"pourparler", "pydantic"} <= others <= {"pourparler", "pydantic"} | allowed


def test_a_document_in_which_nothing_was_found() -> None:
    document = read('{"schema_version": "1.1", "records": []}')
    assert document.records == ()
    assert read(write(document)) == document
    assert json.loads(write([])) == {"records": []}


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_a_document_keeps_the_version_that_it_says(version: str) -> None:
    text = write(read(f'{{"schema_version": "{version}", "records": [{PARTY}]}}'))
    assert json.loads(text)["schema_version"] == version
    assert "schema_version" not in json.loads(write(read(f'{{"records": [{PARTY}]}}')))
