"""The workbook for hand entry: what it offers, and that what is typed into it is read."""

import io
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pourparler import MODELS
from pourparler.document import plain_record
from pourparler.own_fields import OwnFields
from pourparler_validators.cli import exit_code
from pourparler_validators.converting.templates.choices import entry_tables
from pourparler_validators.converting.templates.workbook import Template
from pourparler_validators.formats.tables.columns import Table, tables
from pourparler_validators.formats.tables.rows import plain_lists, rows
from pourparler_validators.languages.workbook_words import workbook_languages, workbook_words
from pourparler_validators.reading.files import read_paths
from tests.converting.datasets import example, full_records
from tests.converting.test_both_ways import by_type
from tests.schema.documents import Plain
from tests.validators.checked import EXAMPLE

DIRECT = {one for one in plain_lists() if one.parent and one.parent.parent is None}
"""The lists of plain values that are sheets of the template."""


UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""What XML cannot hold: a workbook has signs for it, which openpyxl does not write."""


def simple(record: Plain) -> Plain:
    return {name: value for name, value in record.items() if name not in ("coding", "identifiers")}


def fits(record: Plain) -> bool:
    """Whether the template has a sheet for each list of a record."""
    return {table for table, _ in rows(record, as_rows=frozenset(DIRECT))} <= {
        *entry_tables(MODELS)
    }


def made(folder: Path, *options: str) -> Path:
    path = folder / "book.xlsx"
    assert exit_code(["template", str(path), *options]) == 0
    return path


def typed_in(path: Path, records: list[Plain], as_rows: Collection[Table] = DIRECT) -> None:
    """Fills in the rows of records, below the titles and the hidden paths."""
    book = openpyxl.load_workbook(path)
    for record in records:
        for table, row in rows(record, as_rows=frozenset(as_rows)):
            _type_row(book[table.worksheet or ""], row)
    book.save(path)


def _type_row(sheet: Any, row: Mapping[str, str]) -> None:
    paths = [cell.value for cell in sheet[2]]
    below = max(3, sheet.max_row + 1)
    for heading, text in row.items():
        cell = sheet.cell(below, paths.index(heading) + 1)
        cell.value = UNWRITABLE.sub(lambda one: f"_x{ord(one[0]):04X}_", text)
        cell.data_type = "s"  # no formula, whatever it begins with


def rules_of(sheet: Any) -> dict[str, Any]:
    """The first rule for each column, by the path of the column."""
    paths = {cell.column_letter: cell.value for cell in sheet[2]}
    found = sheet.data_validations.dataValidation
    return {paths[str(one.sqref).partition("3")[0]]: one for one in found}


def offered(book: Any, rule: Any) -> list[Any]:
    """The cells of the range that a drop-down shows."""
    name, _, cells = rule.formula1.rpartition("!")
    return [row[0].value for row in book[name.strip("'")][cells.replace("$", "")]]


def test_what_is_typed_in_is_read(tmp_path: Path) -> None:
    path = made(tmp_path)
    records = [one for one in map(simple, by_type(example())) if fits(one)]
    assert {one["type"] for one in records} >= {*MODELS} - {"agreement"}
    typed_in(path, records)
    entries = read_paths([str(path)]).entries
    assert [one.faults for one in entries if not one.record] == []
    assert [plain_record(one.record) for one in entries if one.record] == records


def test_titles_stand_over_a_hidden_row_of_paths(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(made(tmp_path))["event"]
    assert [cell.value for cell in sheet[1]][:4] == ["ID *", "Kind *", "Status *", "Title"]
    assert [cell.value for cell in sheet[2]][:4] == ["id", "kind", "status", "title"]
    assert sheet.row_dimensions[2].hidden
    assert sheet.freeze_panes == "B3"
    assert sheet["B1"].comment.text == "What sort of event it is."
    assert sheet.column_dimensions["A"].number_format == "@"


def test_values_and_ids_are_offered_and_others_only_warned_of(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(made(tmp_path, "--from", str(EXAMPLE)))
    rules = rules_of(book["event"])
    assert {"negotiation_round", "summit"} <= {*offered(book, rules["kind"])}
    process = offered(book, rules["process"])
    assert process[:2] == [
        *(one["id"] for one in example() if one["type"] == "process"),
        '=IF(process!$A$3="","",process!$A$3)',
    ]
    assert {rules["kind"].errorStyle, rules["process"].errorStyle} == {"warning"}
    assert offered(book, rules_of(book["event.participants"])["record"])[-1].startswith(
        "=IF(event!"
    )
    assert "confirmed_by" not in rules  # its cell holds a list
    assert rules["id"].formula1 == 'AND(LEFT(A3,6)="event:",COUNTIF($A$3:$A$1002,A3)=1)'
    assert book["#lists"].sheet_state == "hidden"


def test_no_formula_is_too_long_and_no_list_is_literal(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(made(tmp_path))
    for sheet in book:
        for rule in sheet.data_validations.dataValidation:
            assert len(rule.formula1) <= 255
            assert rule.type == "custom" or "!" in rule.formula1


def test_each_value_is_explained(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(made(tmp_path))["values"]
    explained = {(row[0], row[1]): row[2] for row in sheet.iter_rows(values_only=True)}
    assert explained["EventStatus", "held"]
    assert all(explained.values())


def test_types_are_chosen(tmp_path: Path) -> None:
    names = openpyxl.load_workbook(made(tmp_path, "--types", "party,person")).sheetnames
    assert {name.partition(".")[0] for name in names} & {*MODELS} == {"party", "person"}
    assert names[0] == "read me"
    assert names[-2:] == ["values", "#lists"]


def test_lists_are_asked_for(tmp_path: Path) -> None:
    names = "event.identifiers,event.participants.persons,proposal.terms.quantities.evidence"
    book = openpyxl.load_workbook(made(tmp_path, "--types", names))
    assert book.sheetnames[1:-2] == [
        *("event", "event.participants", "event.participants.persons", "event.identifiers"),
        *("proposal", "proposal.terms", "proposal.terms.quantities"),
        "proposal.terms.quant.evidence",
    ]
    titles = {name: [cell.value for cell in book[name][1]] for name in book.sheetnames[1:-2]}
    inner = titles["proposal.terms.quant.evidence"]
    assert inner[:4] == ["Record *", "Terms: Order *", "Quantities: Order *", "Order"]
    assert titles["proposal.terms.quantities"][:3] == ["Record *", "Terms: Order *", "Order *"]
    assert "Persons" not in titles["event.participants"]
    assert "Agenda" in titles["event"]  # its table is not among them


def test_every_list_can_be_asked_for(tmp_path: Path) -> None:
    named = [table for table in tables().values() if table.worksheet is not None]
    path = made(tmp_path, "--types", ",".join(table.name for table in named))
    records = [
        {name: value for name, value in record.items() if name not in ("coding", "extra")}
        for record in full_records()
    ]
    typed_in(path, records, {table for table in plain_lists() if table in named})
    entries = read_paths([str(path)]).entries
    assert [plain_record(one.record) for one in entries if one.record] == records


@pytest.mark.parametrize("language", [one for one in workbook_languages() if one != "en"])
def test_each_text_has_words_in_each_language(language: str) -> None:
    asked: set[str] = set()

    def words(text: str) -> str:
        asked.add(text)
        return text

    named = [table.name for table in tables().values() if table.worksheet is not None]
    for names in (named, list(MODELS), [f"{one}.waivers" for one in MODELS]):
        Template(io.BytesIO(), names, {}, words, OwnFields()).write()
    found = workbook_words(language)
    few = len(asked) // 20
    assert len(asked - {*found}) <= few, sorted(asked - {*found})
    assert len({*found} - asked) <= few, sorted({*found} - asked)
    assert all(text.strip() == text and text for text in found.values())
    assert all(len(found[one]) <= 32 for one in ("Not in the list", "Not an id", "Not a date"))
    examples = re.compile(r"[a-z]+:my-[a-z]+|[A-Z]*[0-9][0-9A-Z-]*")
    for english, text in found.items():
        assert examples.findall(text) == examples.findall(english)


def test_in_another_language(tmp_path: Path) -> None:
    path = made(tmp_path, "--types", "event", "--language", "fr")
    book = openpyxl.load_workbook(path)
    assert [cell.value for cell in book["event"][1]][:4] == ["ID *", "Sorte *", "Statut *", "Titre"]
    assert [cell.value for cell in book["event"][2]][:4] == ["id", "kind", "status", "title"]
    assert book["event"]["B1"].comment.text == "De quelle sorte d'événement il s'agit."
    assert book["read me"]["A1"].value.startswith("1. Commencez par la feuille source")
    assert rules_of(book["event"])["kind"].error == "La liste n'a pas cette valeur."
    assert ("EventStatus", "held") in {row[:2] for row in book["values"].values}
    typed_in(path, [{"type": "event", "id": "event:a", "kind": "summit", "status": "held"}])
    assert [entry.id for entry in read_paths([str(path)]).entries if entry.record] == ["event:a"]


def test_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first = made(tmp_path).read_bytes()
    assert made(tmp_path, "--force").read_bytes() == first


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["book.ods"], "error: book.ods does not end in .xlsx\n"),
        (["a.xlsx"], "error: a.xlsx is there already; --force writes over it\n"),
        (
            ["b.xlsx", "--types", "evnt"],
            'error: there is no record type "evnt"; did you mean "event"?\n',
        ),
        (
            ["b.xlsx", "--language", "it"],
            'error: the workbook has no words in "it"; it has them in en, fr\n',
        ),
        (
            ["b.xlsx", "--types", "event,event.identifers"],
            'error: there is no list "event.identifers"; did you mean "event.identifiers"?\n',
        ),
        (
            ["b.xlsx", "--types", "proposal.terms.evidence.supports"],
            "error: no worksheet can be called proposal.terms.evidence.supports: the name is too "
            "long. Ask for proposal.terms.evidence; there, supports is a column whose cells hold "
            "lists\n",
        ),
    ],
)
def test_what_is_refused(
    arguments: list[str],
    expected: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.xlsx").write_bytes(b"")
    assert exit_code(["template", *arguments]) == 2
    assert capsys.readouterr().err == expected


SETTINGS = """
[extra.every.batch]
kind = "integer"
[extra.event.tone]
label = "Tone of voice"
description = "How the two sides speak."
values = { firm = "asks for all", soft = "leaves room" }
[extra.event.open]
kind = "boolean"
[extra.event.seen]
kind = "date"
"""


def test_fields_of_the_projects_own_have_columns(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pourparler.toml").write_text(SETTINGS)
    path = made(tmp_path, "--types", "event")
    book = openpyxl.load_workbook(path)
    sheet = book["event"]
    titles = dict(zip([cell.value for cell in sheet[2]], sheet[1], strict=True))
    own = [name for name in titles if str(name).startswith("extra")]
    assert own == ["extra.batch", "extra.tone", "extra.open", "extra.seen"]
    assert titles["extra.tone"].value == "Tone of voice"
    said = "How the two sides speak.\n\n- firm: asks for all\n- soft: leaves room"
    comment: Any = titles["extra.tone"].comment
    assert comment.text == said
    assert offered(book, rules_of(sheet)["extra.tone"]) == ["firm", "soft"]
    assert offered(book, rules_of(sheet)["extra.open"]) == ["true", "false"]
    assert rules_of(sheet)["extra.seen"].errorTitle == "Not a date"
    meanings = [tuple(cell.value for cell in row) for row in book["values"]]
    assert ("event: Tone of voice", "firm", "asks for all") in meanings

    event: Plain = {"type": "event", "id": "event:a", "kind": "summit", "status": "held"}
    event["extra"] = {"batch": 3, "tone": "firm", "open": True, "seen": "2025-06"}
    _type_row(sheet, {"id": "event:a", "kind": "summit", "status": "held"})
    for name, text in zip(own, ("3", "firm", "true", "2025-06"), strict=True):
        sheet.cell(3, [*titles].index(name) + 1).value = text
    book.save(path)
    (entry,) = read_paths([str(path)]).entries
    assert entry.record is not None
    assert plain_record(entry.record) == event
    assert exit_code(["check", str(path), "--select", "extra"]) == 0
    sheet.cell(3, [*titles].index("extra.tone") + 1).value = "frim"
    book.save(path)
    assert exit_code(["check", str(path), "--select", "extra"]) == 1


def test_without_settings_there_are_none(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pourparler.toml").write_text(SETTINGS)
    path = made(tmp_path, "--types", "event", "--isolated")
    assert "extra.tone" not in [cell.value for cell in openpyxl.load_workbook(path)["event"][2]]
