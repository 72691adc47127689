"""The worksheets of a workbook."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from pourparler_validators.entries.faults import HiddenOrComputed
from pourparler_validators.formats.tables.sheets import Aside, BrokenSheetError, Sheet, SheetRow
from pourparler_validators.formats.xlsx_reading.dates import Styles
from pourparler_validators.formats.xlsx_reading.package import BrokenWorkbookError, Package
from pourparler_validators.formats.xlsx_reading.scanning import Scanner
from pourparler_validators.formats.xlsx_reading.texts import SharedTexts, decoded
from pourparler_validators.formats.xlsx_reading.worksheets import Book, RowScanner
from pourparler_validators.late_dataclasses import dataclass

_MACROS: Final = ("vbaProject", "xlMacrosheet", "xlIntlMacrosheet")
"""The kinds of the parts that are programs."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A worksheet as the workbook names it."""

    name: str
    relation: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """What is read of a workbook."""

    sheets: list[Sheet]
    """Its worksheets, in order."""
    has_macros: bool


def workbook_of(content: bytes, path: str) -> Workbook:
    """The worksheets of a workbook; ``path`` is how it is shown.

    Raises :class:`BrokenWorkbookError` for what is no workbook. The rows of a sheet are read when
    they are taken, and raise :class:`BrokenSheetError` where they cannot be.
    """
    package = Package(content)
    main = _main_part(package)
    named, book = _read(package, main)
    relations = package.relations(main)
    has_macros = any(one.kind in _MACROS for one in relations.values())
    for relation in relations.values():
        if relation.kind == "sharedStrings":
            texts = SharedTexts()
            package.scan_all(relation.part, texts.scanner())
            book.texts = texts.texts
        elif relation.kind == "styles":
            styles = Styles()
            package.scan_all(relation.part, styles.scanner())
            book.dates = styles.dates
    sheets = [
        _sheet(package, book, one, relations[one.relation].part, path)
        for one in named
        if one.relation in relations and relations[one.relation].kind == "worksheet"
    ]
    return Workbook(sheets, has_macros)


def _main_part(package: Package) -> str:
    kinds = package.relations("").values()
    main = next((one.part for one in kinds if one.kind == "officeDocument"), "")
    if not main.startswith("xl/") or not main.endswith(".xml"):
        raise BrokenWorkbookError("is a zip archive, but no workbook of the form .xlsx")
    return main


def _read(package: Package, main: str) -> tuple[list[_Named], Book]:
    named: list[_Named] = []
    book = Book()

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            is_hidden = attributes.get("state", "visible") != "visible"
            title = decoded(attributes.get("name", ""))
            named.append(_Named(title, attributes.get("id", ""), is_hidden))
        elif name == "workbookPr":
            book.is_1904 = attributes.get("date1904") in ("1", "true")

    package.scan_all(main, Scanner(start))
    return named, book


def _sheet(package: Package, book: Book, named: _Named, part: str, path: str) -> Sheet:
    asides: list[Aside] = []
    if named.is_hidden:
        reason, advice = "this sheet is hidden, and is read", "show it, or begin its name with #"
        asides.append(Aside(0, 0, HiddenOrComputed, reason, advice))
    return Sheet(named.name, path, True, _rows(package, book, part, asides), asides)


def _rows(package: Package, book: Book, part: str, asides: list[Aside]) -> Iterator[SheetRow]:
    rows = RowScanner(book, asides)
    last = 1
    try:
        for row in chain.from_iterable(rows.taken() for _ in package.scan(part, rows.scanner())):
            last = row.number
            yield row
        yield from rows.taken()
    except BrokenWorkbookError as error:
        raise BrokenSheetError(last, f"the workbook {error.reason}", error.advice) from None
