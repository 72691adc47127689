"""Makes a workbook for entering records by hand."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import IO, Any, Final, TypeAlias

from pourparler import vocabularies
from pourparler.own_fields import OwnField, OwnFields, label_of
from pourparler.vocabularies import Vocabulary
from pourparler_validators.converting.templates.choices import (
    Heading,
    entry_tables,
    headings,
    types_of,
)
from pourparler_validators.converting.templates.lists import FIRST_ROW, LAST_ROW, Lists
from pourparler_validators.entries.cells import Cell
from pourparler_validators.formats.tables.columns import RECORD, Column, Table
from pourparler_validators.formats.tables.rows import fields_in
from pourparler_validators.formats.xlsx_writing import new_workbook

_WIDTH: Final = 22
Words: TypeAlias = Callable[[str], str]
"""Gives an English text in the language of the workbook."""

_STEPS: Final = (
    "1. Begin with the sheet source: one row for each article. Then party, person, and the others.",
    "2. Give each record an id of its own, such as event:istanbul-1. The other sheets offer it.",
    "3. A sheet whose name has a point holds a list: record says whose, order the place in it.",
    "4. Leave a cell empty where the article does not say it. What must be there has a star, and "
    "is red while it lacks. The sheet values says what each value means.",
    "5. Save, then run: pourparler check BOOK.xlsx. Each finding names its cell.",
)


_NO_RECORD: Final = "No record of this id is known."
_NO_VALUE: Final = "The list does not have this value."


class Template:
    """A workbook for hand entry, sheet by sheet."""

    def __init__(
        self,
        stream: IO[bytes],
        types: Sequence[str],
        ids: Mapping[str, Sequence[str]],
        words: Words,
        own: OwnFields,
    ) -> None:
        self._words = words
        self._own = own
        self._book = new_workbook(stream, row_by_row=False)
        self._tables = entry_tables(types)
        names = [table.name for table in self._tables]
        self._lists = Lists(names, ids)
        self._text = self._book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
        self._title = self._book.add_format({"bold": True, "bg_color": "#DDE6F0"})
        self._required = self._book.add_format({"bold": True, "bg_color": "#F5D7A8"})
        self._missing = self._book.add_format({"bg_color": "#F4A6A0"})

    def write(self) -> None:
        """Writes all sheets, and ends the workbook."""
        self._write_steps()
        for table in self._tables:
            self._write_table(table)
        self._write_values()
        self._lists.write(self._book)
        self._book.close()

    def _write_steps(self) -> None:
        sheet = self._book.add_worksheet("read me")
        sheet.set_column(0, 0, 110, self._text)
        for row, step in enumerate(_STEPS):
            sheet.write_string(row, 0, self._words(step), self._text)

    def _write_table(self, table: Table) -> None:
        sheet = self._book.add_worksheet(table.worksheet)
        shown = list(headings(table, self._tables, self._own))
        sheet.set_column(0, len(shown) - 1, _WIDTH, self._text)
        for position, one in enumerate(shown):
            self._head(sheet, position, one)
            if one.own is not None:
                self._choose_own(sheet, position, one.path, one.own)
            elif one.column is not None:
                self._choose(sheet, position, one.column, table)
            elif one.path == RECORD and (source := self._lists.ids_of((table.type,))):
                self._validate(sheet, position, _offered(source, _NO_RECORD))
            if one.is_required:
                self._mark_missing(sheet, position, len(shown))
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.freeze_panes(FIRST_ROW, 1)

    def _head(self, sheet: Any, position: int, heading: Heading) -> None:
        """Writes the title of a column, its path below, and what it holds as a comment."""
        form = self._required if heading.is_required else self._title
        title = ": ".join(map(self._words, heading.titles))
        sheet.write_string(0, position, f"{title} *" if heading.is_required else title, form)
        sheet.write_comment(0, position, self._words(heading.said), {"x_scale": 2})
        sheet.write_string(1, position, heading.path, self._text)

    def _choose(self, sheet: Any, position: int, column: Column, table: Table) -> None:
        """Sets what may be entered into a column, as far as a spreadsheet can say it."""
        field = column.field
        if field.many and table.field is None:
            return  # the cell holds a list, which no drop-down can offer
        if field.vocabulary is not None:
            source = self._lists.values_of(field.vocabulary)
            self._validate(sheet, position, _offered(source, _NO_VALUE))
        elif types := types_of(field):
            if ids := self._lists.ids_of(types):
                self._validate(sheet, position, _offered(ids, _NO_RECORD))
        elif column.heading == "id" and table.parent is None:
            self._validate(sheet, position, _id_form(table.name))
        elif field.form is not None and field.form.name == "date":
            self._validate(sheet, position, _date_form(_letters(position)))

    def _choose_own(self, sheet: Any, position: int, heading: str, own: OwnField) -> None:
        """The same for a field of the project's own."""
        texts = ["true", "false"] if own.kind == "boolean" else list(own.values or ())
        if texts and not own.many:
            name = f"{sheet.get_name()} {heading}"
            source = self._lists.texts_of(name, texts)
            self._validate(sheet, position, _offered(source, _NO_VALUE))
        elif own.kind == "date":
            self._validate(sheet, position, _date_form(_letters(position)))

    def _validate(self, sheet: Any, position: int, options: Mapping[str, Any]) -> None:
        said = {name: self._words(options[name]) for name in ("error_title", "error_message")}
        sheet.data_validation(FIRST_ROW, position, LAST_ROW, position, {**options, **said})

    def _mark_missing(self, sheet: Any, position: int, width: int) -> None:
        """Colours an empty cell of a row in which something stands."""
        row = FIRST_ROW + 1
        cells = f"$A{row}:${_letters(width - 1)}{row}"
        criteria = f'=AND(COUNTA({cells})>0,${_letters(position)}{row}="")'
        options = {"type": "formula", "criteria": criteria, "format": self._missing}
        sheet.conditional_format(FIRST_ROW, position, LAST_ROW, position, options)

    def _write_values(self) -> None:
        sheet = self._book.add_worksheet("values")
        sheet.set_column(0, 1, _WIDTH)
        sheet.set_column(2, 2, 100)
        sheet.freeze_panes(1, 0)
        for column, title in enumerate(("list", "value", "meaning")):
            sheet.write_string(0, column, self._words(title), self._title)
        for row, (name, value, meaning) in enumerate(self._meanings(), start=1):
            for column, cell in enumerate((name, value, self._words(meaning))):
                sheet.write_string(row, column, cell)

    def _meanings(self) -> Iterator[tuple[str, str, str]]:
        """Each value that can be chosen, with its list and its meaning."""
        for name in vocabularies.__all__:
            if name != Vocabulary.__name__:
                for value, meaning in getattr(vocabularies, name).descriptions().items():
                    yield name, value, meaning
        for table in self._tables:
            for name, own in fields_in(table, self._own).items():
                for value, meaning in (own.values or {}).items():
                    yield f"{table.name}: {label_of(name, own)}", value, meaning


def _offered(source: str, reason: str) -> dict[str, Any]:
    """A drop-down that warns of other values and does not stop them."""
    said = {"error_title": "Not in the list", "error_message": reason}
    return {"validate": "list", "source": source, "error_type": "warning", **said}


def _id_form(record_type: str) -> dict[str, Any]:
    row = FIRST_ROW + 1
    start = f'LEFT(A{row},{len(record_type) + 1})="{record_type}:"'
    once = f"COUNTIF($A${row}:$A${LAST_ROW + 1},A{row})=1"
    message = "An id begins with the name of the sheet and a colon, and stands only once."
    form = {"error_title": "Not an id", "error_message": message}
    return {"validate": "custom", "value": f"=AND({start},{once})", **form}


def _date_form(letters: str) -> dict[str, Any]:
    cell = f"{letters}{FIRST_ROW + 1}"
    after = f'OR(LEN({cell})=4,MID({cell},5,1)="-",MID({cell},5,1)="/")'
    value = f'=OR(LEFT({cell},2)="..",AND(ISNUMBER(--LEFT({cell},4)),{after}))'
    form = {"error_title": "Not a date", "error_message": "A date is 2025-06-02, 2025-06 or 2025."}
    return {"validate": "custom", "value": value, "error_type": "warning", **form}


def _letters(position: int) -> str:
    return Cell("", "", 1, position + 1, "").letters
