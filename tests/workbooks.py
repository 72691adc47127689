"""Workbooks of the tests: what a spreadsheet makes of what is typed into it."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import xlsxwriter

_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_DATE: Final = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")


def content_of(path: Path, text: str) -> bytes:
    """The bytes of a file: of a workbook those that a spreadsheet makes of a table as it is typed.

    ``2.6.2025`` becomes a date there, ``1.10`` a number, ``true`` a truth value, ``=B2`` a formula.
    """
    if path.suffix != ".xlsx":
        return text.encode()
    return workbook({path.stem: [*csv.reader(io.StringIO(text))]}, as_typed=True)


def workbook(
    sheets: Mapping[str, Iterable[Iterable[Any]]],
    change: Callable[[xlsxwriter.Workbook], None] | None = None,
    *,
    as_typed: bool = False,
) -> bytes:
    """A workbook of these sheets; texts are texts in it, unless they are read as typed."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"default_date_format": "dd.mm.yyyy"})
    for name, given in sheets.items():
        sheet = book.add_worksheet(name)
        rows = [list(row) for row in given]
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if as_typed and value.startswith("="):
                    sheet.write_formula(number, column, value, None, _value(rows, value[1:]))
                elif as_typed:
                    sheet.write(number, column, _typed(value))
                elif isinstance(value, str):
                    sheet.write_string(number, column, value)
                else:
                    sheet.write(number, column, value)
    if change is not None:
        change(book)
    book.close()
    return stream.getvalue()


def repacked(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A workbook whose parts are changed; a part for which there is nothing is left out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return stream.getvalue()


def with_sheet(xml: str, name: str = "event") -> bytes:
    """A workbook of one sheet of which what stands within ``worksheet`` is given."""
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return repacked(
        workbook({name: [["a"]]}),
        lambda part, raw: f"{head}{xml}</worksheet>".encode() if "sheet1.xml" in part else raw,
    )


def _value(rows: list[list[str]], name: str) -> str:
    return rows[int(name[1:]) - 1][ord(name[0]) - ord("A")]


def _typed(text: str) -> Any:
    if _NUMBER.fullmatch(text):
        return float(text)
    if found := _DATE.fullmatch(text):
        return datetime(int(found[3]), int(found[2]), int(found[1]))
    return {"true": True, "false": False}.get(text, text)
