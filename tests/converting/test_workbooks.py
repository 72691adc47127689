"""Workbooks: what is read of them, what a spreadsheet has changed, and what is no workbook."""

import io
import zipfile
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pourparler.document import plain_record
from pourparler_validators import check_files
from pourparler_validators.cli import exit_code
from pourparler_validators.converting.output import Output
from pourparler_validators.formats import format_named
from pourparler_validators.formats.writing import Layout, Loss, Plain
from pourparler_validators.formats.xlsx_reading.dates import iso_of, precision_of
from pourparler_validators.formats.xlsx_reading.package import Package
from pourparler_validators.formats.xlsx_reading.texts import decoded
from pourparler_validators.formats.xlsx_reading.worksheets import Book
from pourparler_validators.reading.files import read_paths
from tests.converting.datasets import HOSTILE, drawn, example, full_records, hostile_records
from tests.rules.dataset import TEXTS
from tests.workbooks import repacked, with_sheet, workbook

HEAD = ["id", "kind", "status", "title", "date"]
A = ["event:a", "summit", "held", "A", "2025-06"]
B = ["event:b", "summit", "held", "B", "2025-06"]


def found(folder: Path, content: bytes) -> list[str]:
    """Each finding of structure as ``cell: message (help)``."""
    (folder / "book.xlsx").write_bytes(content)
    report = check_files([str(folder / "book.xlsx")], select=["structure"])
    return [
        f"{one.place.where.removeprefix(f'{folder}/book.xlsx')}: {one.message} ({one.help})"
        for one in report.findings
        if one.rule.startswith("structure/")
    ]


def records_of(folder: Path) -> list[Plain]:
    return [plain_record(one.record) for one in read_paths([str(folder)]).entries if one.record]


def written(plain: Iterable[Plain], path: Path, layout: Layout | None = None) -> list[Loss]:
    output = Output(format_named("xlsx"), path, layout or Layout())
    losses = [loss for record in plain for loss in output.add(record)]
    return [*losses, *output.close()]


def test_every_finding_at_its_cell(tmp_path: Path) -> None:
    rows = [HEAD, A, ["event:b", "summit", "hold", "B", "2.6.2025"]]
    first, second = found(tmp_path, workbook({"event": rows}))
    assert first.startswith(': event!C3 (status): "hold" is not a value of "status"')
    assert second.startswith(': event!E3 (date): "2.6.2025" is not a date')


def test_what_a_spreadsheet_made_of_what_was_typed(tmp_path: Path) -> None:
    first: list[Any] = ["event:a", "summit", "held", 1.1, datetime(2025, 6, 2)]
    assert found(tmp_path, workbook({"event": [HEAD, first, [*B[:3], True, 2025]]})) == [
        ": event!D2 (title): the spreadsheet keeps this as the number 1.1, and a text belongs "
        "here: zeros at its ends may be lost "
        "(format the cell as text and type it again, or 1.1 if that is right)",
        ": event!E2 (date): the spreadsheet took this for a date, and kept it as the number 45810 "
        "(format the cell as text and type 2025-06-02, or what was meant)",
        ": event!D3 (title): the spreadsheet keeps this as true, and a text belongs here "
        "(format the cell as text and type it again, or true if that is right)",
    ]
    assert [(one["title"], one["date"]) for one in records_of(tmp_path)] == [
        ("1.1", "2025-06-02"),
        ("true", "2025"),
    ]


@pytest.mark.parametrize(
    ("code", "number", "is_1904", "expected"),
    [
        ("dd.mm.yyyy", 45810, False, "2025-06-02"),
        ("mmm\\-yy", 45809, False, "2025-06"),
        ("yyyy", 45809, False, "2025"),
        ("[$-407]d. mmmm yyyy;@", 45810, False, "2025-06-02"),
        ('yyyy-mm-dd"T"hh:mm', 45810.604166666664, False, "2025-06-02T14:30"),
        ("dd.mm.yyyy", 44348, True, "2025-06-02"),
        ("dd.mm.yyyy", 60, False, None),
        ("dd.mm.yyyy", 1e300, True, None),
        ("hh:mm", 0.5, False, None),
        ("0.00", 45810, False, None),
        ('0.0 "days"', 45810, False, None),
        ("General", 45810, False, None),
    ],
)
def test_dates(code: str, number: float, is_1904: bool, expected: str | None) -> None:
    precision = precision_of(code)
    found = precision and iso_of(number, precision, is_1904=is_1904)
    assert found == expected


def test_formulas_hidden_rows_and_hidden_sheets_are_read_and_said(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        events, parties = book.worksheets()
        events.set_row(1, None, None, {"hidden": True})
        events.write_formula(2, 3, "=D2", None, "A")
        parties.hide()

    rows = {"event": [HEAD, A, B], "party": [["id", "kind", "name"]]}
    content = workbook(rows, change)
    assert found(tmp_path, content) == [
        ": event!2: this row is hidden, and is read (show it, or delete it)",
        ": event!D3 (title): a formula stands here, and the value that it gave is read "
        "(put the value itself in its place)",
        ": party!1: this sheet is hidden, and is read (show it, or begin its name with #)",
    ]
    assert [one["title"] for one in records_of(tmp_path)] == ["A", "A"]
    assert exit_code(["convert", str(tmp_path / "book.xlsx"), "-o", str(tmp_path / "a.json")]) == 0


@pytest.mark.parametrize(
    ("name", "titles", "names"),
    [
        ("event", ["ID *", "Kind *"], "id, kind, status, …"),
        ("event", ["Sorte", "Id"], "id, kind, status, …"),
        ("event.agenda", ["Record *", "Value"], "record, order, value"),
        ("event.agenda", ["FICHE *", "Valeur"], "record, order, value"),
    ],
)
def test_titles_without_the_row_of_names(
    name: str, titles: list[str], names: str, tmp_path: Path
) -> None:
    sheets = {"event": [HEAD, A], name: [titles, ["event:a", "territory"]]}
    title = next(one for one in titles if one.casefold().startswith(("id", "record", "fiche")))
    (finding,) = found(tmp_path, workbook(sheets))
    said = f"is a title: put a row of the fields' names below it: {names}"
    assert finding.endswith(f'("{title}" {said})')


def test_hidden_columns_are_read_and_said_once(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet = book.worksheets()[0]
        sheet.set_column(3, 16_383, None, None, {"hidden": True})

    rows: list[list[Any]] = [[*HEAD, "notes", "#mine"], A, [*B, None, "x"]]
    assert found(tmp_path, workbook({"event": rows}, change)) == [
        ": event!D1 (title): this column is hidden, and is read (show it, or delete it)",
        ": event!E1 (date): this column is hidden, and is read (show it, or delete it)",
    ]


def with_macros(content: bytes) -> bytes:
    relation = b'<Relationship Id="m" Type="x/vbaProject" Target="vbaProject.bin"/></Relationships>'
    return repacked(
        content,
        lambda part, raw: (
            raw.replace(b"</Relationships>", relation) if "workbook.xml.rels" in part else raw
        ),
    )


def test_macros_are_left_alone_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "macros stand in the workbook, and are left alone (save it as .xlsx)"
    assert found(tmp_path, with_macros(workbook({"event": [HEAD, A]}))) == [f": {said}"]
    monkeypatch.chdir(tmp_path)
    Path("book.xlsx").rename("book.xlsm")
    assert [one["id"] for one in records_of(tmp_path)] == ["event:a"]
    assert exit_code(["check", "book.xlsm", "-o", "xlsx=checked.xlsx", "-q"]) == 0
    copy = openpyxl.load_workbook("checked.xlsx")
    assert copy["event"]["A2"].value == "event:a"
    assert copy["findings"]["C2"].hyperlink.location == "'findings'!A1"  # not in a sheet of its own
    capsys.readouterr()
    assert exit_code(["convert", "book.xlsm", "-o", "other.xlsm"]) == 2
    assert capsys.readouterr().err == "error: .xlsm is only read; name the file with .xlsx\n"


def test_what_is_only_said_is_no_record(tmp_path: Path) -> None:
    nothing = ":1:1: the file holds no records (add records; where nothing was found, "
    first, second = sorted(found(tmp_path, with_macros(workbook({"event": [HEAD]}))))
    assert first.startswith(": macros stand in the workbook")
    assert second.startswith(nothing)


def test_hidden_headings_and_what_stands_in_remarks_is_not_said(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        (sheet,) = book.worksheets()
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.write_formula(2, 5, "=A3", None, "x")
        sheet.merge_range(0, 0, 0, 2, "Events")
        sheet.merge_range(2, 6, 3, 6, "mine")

    rows = [["Events"], [*HEAD, "#mine", "#ours"], A, B]
    assert found(tmp_path, workbook({"event": rows}, change)) == []


def test_merged_cells(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book.worksheets()[0].merge_range(1, 3, 2, 3, "A")

    assert found(tmp_path, workbook({"event": [HEAD, A, B]}, change)) == [
        ": event!D2 (title): the cells D2:D3 are merged: only the first has a value "
        "(split them, and write into each what belongs there)"
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (
            '<c r="D2"><f>1+1</f></c>',
            "a formula stands here, and the value that it gives is not in the file "
            "(open it in a spreadsheet program and save it, or write the value itself)",
        ),
        (
            '<c r="D2"><f>1+1</f><v></v></c>',
            "a formula stands here, and the value that it gives is not in the file "
            "(open it in a spreadsheet program and save it, or write the value itself)",
        ),
        (
            '<c r="D2" t="e"><v>#N/A</v></c>',
            "the error #N/A stands here (write the value itself, or empty the cell)",
        ),
    ],
)
def test_a_value_that_is_not_there(cell: str, expected: str, tmp_path: Path) -> None:
    content = with_sheet(f"<sheetData>{_row(1, HEAD)}{_row(2, A[:3], cell)}</sheetData>")
    assert found(tmp_path, content) == [f": event!D2 (title): {expected}"]


@pytest.mark.parametrize("declared", ["UTF-8", "UTF-v", "big5", "utf-7", "unicode_escape"])
def test_a_workbook_is_utf_8_whatever_it_declares(declared: str, tmp_path: Path) -> None:
    content = repacked(BOOK, lambda _, raw: raw.replace(b"UTF-8", declared.encode()))
    assert found(tmp_path, content) == []


def test_a_workbook_may_be_utf_16(tmp_path: Path) -> None:
    content = repacked(
        BOOK, lambda _, raw: raw.decode().replace('"UTF-8"', '"UTF-16"').encode("utf-16")
    )
    assert found(tmp_path, content) == []
    assert [one["id"] for one in records_of(tmp_path)] == ["event:a"]


def test_a_formula_may_give_an_empty_text(tmp_path: Path) -> None:
    cell = '<c r="D2" t="str"><f>E2</f><v></v></c>'
    content = with_sheet(f"<sheetData>{_row(1, HEAD)}{_row(2, A[:3], cell)}</sheetData>")
    assert found(tmp_path, content) == []


def test_a_value_beside_an_empty_row_is_not_lost(tmp_path: Path) -> None:
    rows: list[list[Any]] = [HEAD, A, [*[None] * 5, "beside"], B]
    (finding,) = found(tmp_path, workbook({"event": rows}))
    assert finding.startswith(': event!F3: no heading stands over "beside", cell 6 of this row')


def test_a_row_with_nothing_but_remarks_is_empty(tmp_path: Path) -> None:
    rows: list[list[Any]] = [[*HEAD, "#mine"], A, [*[None] * 5, "ask"], [*[None] * 8, "x"], B]
    assert found(tmp_path, workbook({"event": rows})) == []
    assert len(records_of(tmp_path)) == 2


def _row(number: int, texts: Iterable[str], more: str = "", **attributes: str) -> str:
    cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    given = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<row r="{number}"{given}>{cells}{more}</row>'


def test_sheets_of_one_name_up_to_case(tmp_path: Path) -> None:
    content = repacked(
        workbook({"event": [HEAD, A], "other": [HEAD, B]}),
        lambda part, raw: raw.replace(b'"other"', b'"EVENT"') if "workbook.xml" in part else raw,
    )
    assert found(tmp_path, content) == [
        ': EVENT!1: the table "event" is there twice (put the rows into one)'
    ]


def test_sheets_that_are_left_alone(tmp_path: Path) -> None:
    others = {name: [["x"]] for name in ("Read me", "values", "findings", "# mine")}
    content = workbook({"event": [HEAD, A], **others, "Sheet2": []})
    assert found(tmp_path, content) == []
    assert found(tmp_path, workbook({"event": [HEAD, A], "evnt": [["x"]]})) == [
        ': evnt!1: there is no table "evnt" (did you mean "event"?)'
    ]
    assert found(tmp_path, workbook({"values": [["x"]]})) == [
        ":1:1: the file holds no records (add records; where nothing was found, "
        'write {"records": []})'
    ]


def test_a_cell_at_the_end_of_the_sheet_takes_no_time(tmp_path: Path) -> None:
    last = '<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c>'
    wide = "".join(f'<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>' for row in range(3, 40_000))
    rows = f'{_row(1, HEAD)}{_row(2, A)}{wide}<row r="1048576">{last}</row>'
    assert found(tmp_path, with_sheet(f"<sheetData>{rows}</sheetData>")) == []
    assert [one["id"] for one in records_of(tmp_path)] == ["event:a"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            '<row r="999999999999"><c r="A1"><v>1</v></c></row>',
            ": event!1048576: the row 999999999999 lies beyond the last that a worksheet has, "
            "XFD1048576 (open it in the spreadsheet program and save it as .xlsx again)",
        ),
        (
            '<row r="7"><c r="XFE7"><v>1</v></c></row>',
            ": event!7: the cell XFE7 lies beyond the last that a worksheet has, XFD1048576 "
            "(open it in the spreadsheet program and save it as .xlsx again)",
        ),
        (
            '<row r="2"><c r="A2"><v>1</v></c></row>',
            ": event!2: the rows that follow are not in order "
            "(open it in the spreadsheet program and save it as .xlsx again)",
        ),
        (
            '<row r="3"><c r="B3"><v>1</v></c><c r="B3"><v>2</v></c></row>',
            ": event!3: the cells of this row are not in order "
            "(open it in the spreadsheet program and save it as .xlsx again)",
        ),
        (
            '<row r="3"><c r="A3" t="s"><v>99</v></c></row>',
            ": event!3: a cell names a text that is not there "
            "(open it in the spreadsheet program and save it as .xlsx again)",
        ),
        (
            '<row r="3">',
            ": event!1: the workbook is damaged: its part xl/worksheets/sheet1.xml is no sound "
            "XML (open it in the spreadsheet program and save it as .xlsx again)",
        ),
    ],
)
def test_sheets_that_cannot_be_read_on(row: str, expected: str, tmp_path: Path) -> None:
    xml = f"<sheetData>{_row(1, HEAD)}{_row(2, A)}{row}</sheetData>"
    assert found(tmp_path, with_sheet(xml)) == [expected]


def test_the_budget_of_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Book.__init__, "__defaults__", (*Book.__init__.__defaults__[:-1], 7))  # type: ignore[index]
    assert found(tmp_path, workbook({"event": [HEAD, A]})) == [
        ": event!2: from here on, the workbook has more than 5,000,000 cells with a value "
        "(divide it)"
    ]


SAVE = "open it in the spreadsheet program and save it as .xlsx again"
BOOK = workbook({"event": [HEAD, A]})


def _zip(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def _in_place_of(part: str, text: bytes) -> Callable[[], bytes]:
    return lambda: repacked(BOOK, lambda name, raw: text if name == part else raw)


def _lying() -> bytes:
    """A workbook whose directory gives a part fewer bytes than it has."""
    content = bytearray(BOOK)
    with zipfile.ZipFile(io.BytesIO(BOOK)) as archive:
        at = content.index(b"PK\x01\x02")
        name = "xl/workbook.xml"
        while content[at + 46 : at + 46 + len(name)] != name.encode():
            at = content.index(b"PK\x01\x02", at + 4)
        content[at + 24 : at + 28] = (archive.getinfo(name).file_size - 9).to_bytes(4, "little")
    return bytes(content)


BOMB = (
    b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b"<workbook>&b;</workbook>"
)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            lambda: b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "is a workbook that is locked with a password "
            "(open it with its password and save it without one)",
        ),
        (
            lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600,
            f"is a workbook of the old form .xls, whatever its name says ({SAVE})",
        ),
        (lambda: b"id;kind\n", f"is no workbook, whatever its name says ({SAVE})"),
        (lambda: b"", f"is no workbook, whatever its name says ({SAVE})"),
        (lambda: BOOK[:-400], f"is a workbook that is damaged or cut off ({SAVE})"),
        (
            lambda: _zip({"a.txt": "x"}),
            f"is a zip archive, but no workbook of the form .xlsx ({SAVE})",
        ),
        (_lying, f"is damaged: its part xl/workbook.xml cannot be unpacked ({SAVE})"),
        (
            _in_place_of("xl/workbook.xml", BOMB),
            f"is damaged: its part xl/workbook.xml declares entities, as no workbook does ({SAVE})",
        ),
        (
            _in_place_of("xl/workbook.xml", b"<a>" * 100_000),
            f"is damaged: its part xl/workbook.xml is nested more than 64 deep ({SAVE})",
        ),
        (
            _in_place_of("xl/workbook.xml", b'<?xml version="1.0"?><workbook name="\xe4"/>'),
            f"is damaged: its part xl/workbook.xml is no sound XML ({SAVE})",
        ),
        (
            lambda: repacked(BOOK, lambda name, raw: raw.replace(b"Target=", b"To=")),
            f"is a zip archive, but no workbook of the form .xlsx ({SAVE})",
        ),
        (
            lambda: repacked(BOOK, lambda name, raw: None if "styles" in name else raw),
            f"has no part xl/styles.xml, which it names ({SAVE})",
        ),
    ],
)
def test_what_is_no_workbook(content: Callable[[], bytes], expected: str, tmp_path: Path) -> None:
    assert found(tmp_path, content()) == [f":1:1: the file {expected}"]


def test_a_zip_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pourparler_validators.formats.xlsx_reading.package.MOST_BYTES", 2**20)
    bomb = _zip({"xl/workbook.xml": " " * 2**21, "_rels/.rels": MAIN})
    assert len(bomb) < 2**14
    assert found(tmp_path, bomb) == [
        ":1:1: the file holds more than 1 MiB when it is unpacked (divide it)"
    ]
    with pytest.raises(ValueError, match="holds more than 1 MiB"):
        list(Package(bomb).blocks("xl/workbook.xml"))


MAIN = (
    '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>"
)


def test_a_search_takes_workbooks_with_a_table(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(BOOK)
    (tmp_path / "~$a.xlsx").write_bytes(b"\x05owner")
    (tmp_path / ".~lock.a.xlsx#").write_bytes(b",owner")
    (tmp_path / "budget.xlsx").write_bytes(workbook({"2025": [["rent", 1]]}))
    (tmp_path / "broken.xlsx").write_bytes(BOOK[:100])
    reading = read_paths([str(tmp_path)])
    assert [entry.id for entry in reading.entries] == ["event:a"]
    assert reading.passed_over == 2


def test_fix_never_edits_a_workbook(tmp_path: Path) -> None:
    content = workbook({"event": [HEAD, ["event:a", "summit ", "held", "A", "2025/06/02"]]})
    assert found(tmp_path, content)
    path = tmp_path / "book.xlsx"
    assert exit_code(["check", str(path), "--fix", "--unsafe-fixes"]) == 1
    assert path.read_bytes() == content


def test_texts_are_decoded_from_left_to_right_once() -> None:
    assert decoded("_x0041__x005F_x0042__x00e4_") == "A_x0042_\u00e4"
    assert decoded("_xD800_ _x41_ _x004G_") == "_xD800_ _x41_ _x004G_"


def test_runs_and_reading_aids(tmp_path: Path) -> None:
    title = (
        '<c t="inlineStr"><is><r><t xml:space="preserve">Talks </t></r><r><t>in</t></r>'
        "<rPh><t>x</t></rPh></is></c>"
    )
    content = with_sheet(f"<sheetData>{_row(1, HEAD)}{_row(2, A[:3], title)}</sheetData>")
    assert found(tmp_path, content) == []
    assert records_of(tmp_path)[0]["title"] == "Talks in"


def test_what_is_too_much_for_a_cell_is_a_loss(tmp_path: Path) -> None:
    event = {"type": "event", "id": "event:a", "kind": "summit", "status": "held"}
    long, smileys = "x" * 32_768, "\U0001f600" * 16_384
    history = [{"status": "held", "evidence": [{"exact": smileys}]}]
    lossy = {**event, "title": long, "history": history, "notes": "_x000D_x000D_"}
    assert written([lossy], tmp_path / "a.xlsx") == [
        Loss("event:a", "/title", long, "a cell holds 32,767 characters, and this has 32,768"),
        Loss(
            *("event:a", "/notes", "_x000D_x000D_"),
            "two of the signs _xHHHH_ overlap in it, which a workbook cannot keep apart",
        ),
        Loss(
            *("event:a", "/history/0/evidence/0/exact", smileys),
            "a cell holds 32,767 characters, and this has 32,768",
        ),
    ]
    most = {**event, "title": "x" * 32_767, "notes": "\U0001f600" * 16_383 + "x"}
    assert written([most], tmp_path / "b.xlsx") == []
    assert records_of(tmp_path / "b.xlsx") == [most]


def test_too_many_rows_are_a_loss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pourparler_validators.formats.xlsx_writing.MOST_ROWS", 2)
    event = {"type": "event", "id": "event:a", "kind": "summit", "status": "held"}
    losses = written([event, {**event, "id": "event:b"}], tmp_path / "a.xlsx")
    assert [(one.record, one.pointer, one.reason) for one in losses] == [
        ("event:b", "", "a worksheet has at most 2 rows")
    ]


def test_lists_as_rows_but_for_those_whose_names_are_too_long(tmp_path: Path) -> None:
    plain = [*full_records(), *drawn(40)]
    assert written(plain, tmp_path / "a.xlsx", Layout(lists_as_rows=True)) == []
    assert sorted(records_of(tmp_path), key=str) == sorted(plain, key=str)
    names = openpyxl.load_workbook(tmp_path / "a.xlsx", read_only=True).sheetnames
    assert {"event.agenda", "proposal.terms.quant.evidence"} <= {*names}
    assert max(map(len, names)) <= 31


def test_another_reader_finds_the_same_texts(tmp_path: Path) -> None:
    plain = [one for one in hostile_records() if one["type"] == "party"]
    readable = [one for one in plain if "_x" not in str(one) and "\ufffe" not in one["name"]]
    written(readable, tmp_path / "a.xlsx")
    rows = openpyxl.load_workbook(tmp_path / "a.xlsx")["party"].iter_rows(values_only=True)
    headings = next(rows)
    found = {row[0]: row[headings.index("name")] for row in rows}
    assert found == {one["id"]: one["name"] for one in plain if one["id"] in found}
    assert len(found) > len(HOSTILE) - 5


def test_the_example_as_a_workbook_gives_the_same_findings(tmp_path: Path) -> None:
    assert written(example(), tmp_path / "a.xlsx") == []
    assert check_files([str(tmp_path / "a.xlsx")], texts=TEXTS).findings == ()
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames[:3] == ["source", "party", "party.aliases"]
    assert book["event"].freeze_panes == "A2"
    cells = [cell for row in book["event"].iter_rows() for cell in row if cell.value]
    assert {cell.number_format for cell in cells} == {"@"}


def test_without_the_library_one_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    (tmp_path / "book.xlsx").write_bytes(BOOK)
    monkeypatch.chdir(tmp_path)
    assert exit_code(["convert", "book.xlsx", "-o", "other.xlsx"]) == 2
    assert capsys.readouterr().err == (
        "error: writing a workbook needs xlsxwriter, which is not installed: "
        "pip install 'pourparler[xlsx]'\n"
    )
    assert exit_code(["check", "book.xlsx"]) == 0


def test_a_workbook_whose_beginning_is_missing(tmp_path: Path) -> None:
    content = workbook({"event": [HEAD, A]})
    last = content.rindex(b"PK\x03\x04")
    (said,) = found(tmp_path, content[last:])
    assert "the file is damaged: its part " in said
    assert "cannot be unpacked (open it in the spreadsheet program" in said
