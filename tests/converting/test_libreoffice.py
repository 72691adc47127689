"""Our workbooks, opened and saved by LibreOffice: the same records, and the same texts."""

from pathlib import Path

import openpyxl
import pytest

from pourparler.document import plain_record
from pourparler_validators import check_files
from pourparler_validators.cli import exit_code
from pourparler_validators.converting.hub import differences
from pourparler_validators.converting.output import Output
from pourparler_validators.formats import format_named
from pourparler_validators.formats.writing import Layout, Plain
from pourparler_validators.reading.files import read_paths
from tests.converting.datasets import HOSTILE, drawn, example, full_records, hostile_records
from tests.converting.libreoffice import saved_by_libreoffice
from tests.workbooks import content_of

CHANGED = ("_x005F_x000D_", "\ufffe")
"""The first no workbook holds; the second LibreOffice does not keep."""


def _hostile() -> list[Plain]:
    left_out = {HOSTILE.index(text) for text in CHANGED}
    return [one for one in hostile_records() if int(one["id"].partition(":h")[2]) not in left_out]


BOOKS = {"example": example, "full": full_records, "drawn": lambda: drawn(150), "hostile": _hostile}
TYPED = "id,kind,status,date,title\nevent:a,summit,held,2.6.2025,1.10\nevent:b,summit,held,,=D2\n"


@pytest.fixture(scope="session")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the workbooks as LibreOffice has saved them; it is started once."""
    given, folder, own = (tmp_path_factory.mktemp(name) for name in ("given", "saved", "profile"))
    for name, records in BOOKS.items():
        output = Output(format_named("xlsx"), given / f"{name}.xlsx", Layout())
        assert [loss for record in records() for loss in output.add(record)] == []
        assert list(output.close()) == []
    assert exit_code(["template", str(given / "template.xlsx")]) == 0
    (given / "event.xlsx").write_bytes(content_of(Path("event.xlsx"), TYPED))
    saved_by_libreoffice(given.iterdir(), folder, own)
    return folder


@pytest.mark.parametrize("name", BOOKS)
def test_the_same_records(name: str, saved: Path) -> None:
    entries = read_paths([str(saved / f"{name}.xlsx")]).entries
    found = [plain_record(one.record) for one in entries if one.record]
    assert [one.faults for one in entries if not one.record] == []
    assert differences(BOOKS[name](), found) == []


def test_what_was_typed_is_found_all_the_same(saved: Path) -> None:
    path = saved / "event.xlsx"
    report = check_files([str(path)], select=["structure"])
    found = [f"{one.place.where.removeprefix(f'{path}: ')} {one.rule}" for one in report.findings]
    assert found == [
        "event!D2 (date) structure/changed-by-spreadsheet",
        "event!E2 (title) structure/changed-by-spreadsheet",
        "event!E3 (title) structure/hidden-or-computed",
    ]


def test_the_drop_downs_of_a_template_are_kept(saved: Path) -> None:
    book = openpyxl.load_workbook(saved / "template.xlsx")
    rules = book["event"].data_validations.dataValidation
    lists = {one.formula1 for one in rules if one.type == "list"}
    assert len(lists) >= 6
    assert all("#lists" in formula for formula in lists)
    assert book["event"].row_dimensions[2].hidden
    assert book["event"]["B1"].comment.text == "What sort of event it is."
