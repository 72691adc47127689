"""The copy of a workbook with its findings: all values are there, each finding at its cell."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pourparler_validators.cli import exit_code
from tests.workbooks import repacked, workbook

HEAD = ["id", "kind", "status", "title"]
ROWS: dict[str, list[list[Any]]] = {
    "event": [["Events"], HEAD, ["event:a", "summit", "hold", "=1+1"], ["event:b", "summit"]],
    "findings": [["mine"]],
    "# it's": [[1.5, "b"]],
}


def test_the_findings_stand_at_their_cells(tmp_path: Path) -> None:
    path, copy = tmp_path / "book.xlsx", tmp_path / "checked.xlsx"
    path.write_bytes(workbook(ROWS))
    before = path.read_bytes()
    assert exit_code(["check", str(path), "--select", "structure", "-o", f"xlsx={copy}"]) == 1
    assert path.read_bytes() == before
    book = openpyxl.load_workbook(copy)
    assert book.sheetnames == ["findings", "event", "findings (2)", "# it's"]
    assert [[cell.value for cell in row if cell.value] for row in book["event"]] == ROWS["event"]
    assert book["findings (2)"]["A1"].value == "mine"
    assert [cell.value for cell in book["# it's"][1]] == ["1.5", "b"]
    cell = book["event"]["C3"]
    assert cell.comment.text.startswith('error: "hold" is not a value of "status"')
    assert cell.fill.fgColor.rgb == "FFF4A6A0"
    rows = [[one.value for one in row][:4] for row in book["findings"]]
    assert rows == [
        ["severity", "rule", "cell", "record"],
        ["error", "structure/not-in-list", "event!C3 (status)", "event:a"],
        ["error", "structure/missing-field", "event!C4 (status)", "event:b"],
    ]
    assert book["findings"]["C2"].hyperlink.location == "'event'!C3"


@pytest.mark.parametrize(
    ("name", "copied"),
    [("e" * 99, "e" * 31), ("a/b:[c]*?\\", "a_b__c____"), ("'a'", "a"), ("", "_")],
)
def test_sheets_whose_names_no_program_would_take(name: str, copied: str, tmp_path: Path) -> None:
    path, copy = tmp_path / "book.xlsx", tmp_path / "checked.xlsx"
    given = f'name="{name}"'.encode()
    content = workbook({"event": ROWS["event"], "other": [["x"]]})
    path.write_bytes(
        repacked(
            content,
            lambda part, raw: (
                raw.replace(b'name="other"', given) if part == "xl/workbook.xml" else raw
            ),
        )
    )
    assert exit_code(["check", str(path), "--select", "structure", "-o", f"xlsx={copy}"]) == 1
    assert openpyxl.load_workbook(copy).sheetnames == ["findings", "event", copied]


def test_a_copy_is_made_of_one_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert exit_code(["check", ".", "-o", "xlsx=checked.xlsx"]) == 2
    assert capsys.readouterr().err == (
        "error: -o xlsx=PATH writes a copy of one workbook: name it, book.xlsx\n"
    )
