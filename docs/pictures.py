"""Makes the pictures of the documentation, with LibreOffice and Chromium.

    python docs/pictures.py

writes a template that is filled in, and the copy that a check makes of it. LibreOffice prints a
sheet of each with its numbers of rows and letters of columns. Chromium prints the page of what is
read in the article of the example. What is printed becomes a picture.
"""

import contextlib
import io
import struct
import sys
import tempfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import openpyxl
import pypdfium2
from openpyxl.worksheet.properties import PageSetupProperties

from pourparler_validators.cli import exit_code

ROOT: Final = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
FOLDER: Final = ROOT / "docs" / "how-to" / "pictures"

TYPED: Final = (
    ("event:istanbul-1", "negotiation_round", "hold", "First round", "16.5.2025"),
    ("event:istanbul-2", None, None, "Second round", "2025-06-02"),
)
"""The first cells of events: two values are wrong, two are missing."""
FIRST_ROW: Final = 3
SHOWN: Final = "A1:F5"
SCALE: Final = 1.7
"""Pixels a point."""
WHITE: Final = 255
EXAMPLE: Final = ROOT / "examples" / "istanbul-2025"
PAGE: Final = "read.png"
MOST_ROWS: Final = 640
"""So many rows of pixels are shown of a page that is longer."""


def page_picture(work: Path) -> bytes:
    """The picture of what ``pourparler read`` shows of an article, as PNG."""
    from tests.chromium import printed_by_chromium

    article = next((ROOT / "seeds").glob("istanbul-*.txt"))
    page, printed = work / "read.html", work / "read.pdf"
    options = ("--dataset", str(EXAMPLE), "--published", "2025-05-29", "--format", "html")
    page.write_text(_run("read", str(article), *options), encoding="utf-8")
    printed_by_chromium(page, printed, work / "profile")
    return _picture(printed)


def pictures(work: Path) -> Mapping[str, bytes]:
    """The pictures as PNG by their names; what they are made of stands in a folder."""
    from tests.converting.libreoffice import saved_by_libreoffice

    book, checked = work / "template.xlsx", work / "checked.xlsx"
    _run("template", str(book), "--types", "source,party,event", "--force")
    _type_in(book)
    _run("check", str(book), "--isolated", "-o", f"xlsx={checked}")
    for path in (book, checked):
        _lay_out(path)
    printed = saved_by_libreoffice([book, checked], work, work / "profile", "pdf:calc_pdf_Export")
    return {f"{path.stem}.png": _picture(path) for path in printed}


def _run(*arguments: str) -> str:
    """Runs a command; gives what it prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
        exit_code(list(arguments))
    return printed.getvalue()


def _type_in(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    for number, cells in enumerate(TYPED, start=FIRST_ROW):
        for column, text in enumerate(cells, start=1):
            book["event"].cell(number, column).value = text
    book.save(path)


def _lay_out(path: Path) -> None:
    """Sets what is printed of a workbook: the sheet of events, as on a screen."""
    book = openpyxl.load_workbook(path)
    for sheet in book:
        sheet.sheet_state = "visible" if sheet.title == "event" else "hidden"
    sheet = book["event"]
    book.active = book.index(sheet)
    for letter in "ABCDEF":
        sheet.column_dimensions[letter].width = 22
    sheet.print_area = SHOWN
    sheet.print_options.headings = sheet.print_options.gridLines = True
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    book.save(path)


def _picture(path: Path) -> bytes:
    """The first page of a PDF, without the white around what stands on it."""
    bitmap = pypdfium2.PdfDocument(path)[0].render(scale=SCALE, rev_byteorder=True)
    pixels: Any = bitmap.to_numpy()[:, :, :3]
    inked = (pixels < WHITE).any(axis=2)
    rows, columns = inked.any(axis=1).nonzero()[0], inked.any(axis=0).nonzero()[0]
    last = min(rows[-1] + 1, rows[0] + MOST_ROWS)
    return _png(pixels[rows[0] : last, columns[0] : columns[-1] + 1])


def _png(pixels: Any) -> bytes:
    """Pixels of three bytes each as PNG, lossless."""
    height, width, _ = pixels.shape
    lines = b"".join(b"\0" + line.tobytes() for line in pixels)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    checksum = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", checksum)


def main() -> None:
    """Writes the pictures."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        for name, content in pictures(Path(work)).items():
            (FOLDER / name).write_bytes(content)
        (FOLDER / PAGE).write_bytes(page_picture(Path(work)))


if __name__ == "__main__":
    main()
