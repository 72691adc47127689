"""Changed records in tables that are the files of a folder: CSV, or with tabs."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import field, replace
from pathlib import PurePath
from typing import Any, Final

from pourparler.own_fields import OwnFields
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.formats import DESCRIPTION, format_named
from pourparler_validators.formats.csv_writing import COMMAS, TABS
from pourparler_validators.formats.json_text import parse
from pourparler_validators.formats.tables.columns import Table, tables
from pourparler_validators.formats.tables.data_package import Dialect, description, is_guarded
from pourparler_validators.formats.tables.items import Item
from pourparler_validators.formats.tables.reading import Cells
from pourparler_validators.formats.tables.sheets import BrokenSheetError
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_values import is_list
from pourparler_validators.saving.changes import Change, NotSavedError
from pourparler_validators.saving.rows_between import (
    AddRow,
    RemoveRow,
    SetCells,
    lists_in_rows,
    new_rows,
    removed_rows,
    require_fields,
    rows_between,
)
from pourparler_validators.saving.steps import key_of
from pourparler_validators.saving.table_file import TableFile, new_content


def with_table_changes(
    file: SourceFile, entries: Sequence[Entry], changes: Sequence[Change]
) -> dict[str, bytes]:
    """The contents of those files of a folder of tables that changes of its records change.

    All cells that they leave alone stay as they are, to the byte. ``entries`` are what was read of
    the folder. Raises :class:`NotSavedError` where a change cannot be made so.
    """
    folder = _Folder(file, _items(entries))
    for change in changes:
        folder.take(change)
    contents = folder.contents()
    _require(file, contents, _wanted(entries, changes))
    return contents


@dataclass(slots=True)
class _Folder:
    """The tables of a folder, with what is to be changed in them."""

    file: SourceFile
    items: Mapping[str, Item]
    is_guarded: bool = False
    tables: dict[Table, TableFile] = field(default_factory=dict[Table, TableFile])
    new: dict[Table, list[Mapping[str, str]]] = field(
        default_factory=lambda: defaultdict(list[Mapping[str, str]])
    )

    def __post_init__(self) -> None:
        try:
            self.is_guarded = is_guarded(self.file.content)
            for path, raw in self.file.parts.items():
                table = tables().get(PurePath(path).stem.casefold())
                if table is not None and table not in self.tables:
                    self.tables[table] = TableFile(path, raw, table, self.is_guarded)
        except (BrokenSheetError, UnicodeDecodeError):
            raise NotSavedError("a table cannot be read: fix it first, as check says") from None

    def take(self, change: Change) -> None:
        """Notes what a change does to the rows of the tables."""
        if change.after is not None:
            require_fields(change.after)
        as_rows = lists_in_rows(frozenset(one.name for one in self.tables), self.items)
        if change.entry is None:
            steps = new_rows(change.after, as_rows) if change.after else iter(())
        elif change.after is None:
            steps = removed_rows(self.items[change.entry.pointer])
        else:
            steps = rows_between(self.items[change.entry.pointer], change.after, as_rows)
        for step in steps:
            match step:
                case SetCells(item=item, cells=cells):
                    self.tables[tables()[_own_table(item)]].set(item, cells)
                case RemoveRow(item=item):
                    self.tables[item.head.table].removed.add(item.row.number)
                case AddRow(table=table, cells=cells, behind=behind):
                    self._add(table, cells, behind)

    def _add(self, table: Table, cells: Mapping[str, str], behind: Item | None) -> None:
        if table in self.tables:
            self.tables[table].add(cells, behind.row.number if behind else None)
        else:
            self.new[table].append(cells)

    def contents(self) -> dict[str, bytes]:
        """The contents of the files that have changed, and of those that are new."""
        found = {one.path: one.content() for one in self.tables.values() if one.is_changed}
        for table, some in self.new.items():
            path = PurePath(self.file.folder, self._dialect.file_of(table)).as_posix()
            found[path] = new_content(table, some, self._dialect.delimiter, self.is_guarded)
        path = PurePath(self.file.folder, DESCRIPTION).as_posix()
        if self.new and self.file.content == self._described(self.tables):
            found[path] = self._described([*self.tables, *self.new])
        return found

    @property
    def _dialect(self) -> Dialect:
        return TABS if self.file.format == TABS.name else COMMAS

    def _described(self, some: Collection[Table]) -> bytes:
        own = OwnFields()
        return description(some, self._dialect, own, is_guarded=self.is_guarded).encode()


def _own_table(item: Item) -> str:
    """The name of the table in whose file an item's row stands."""
    return item.head.sheet.name.casefold()


def _items(entries: Sequence[Entry]) -> Mapping[str, Item]:
    """The rows of the records, by their pointers."""
    cells = (entry.file.cells for entry in entries)
    return next((one.items for one in cells if isinstance(one, Cells)), dict[str, Item]())


def _values(entries: Sequence[Entry]) -> list[Any]:
    """The records of tables as plain values."""
    file = next((one.file for one in entries if isinstance(one.file.cells, Cells)), None)
    value: Any = parse(file.text) if file is not None else None
    return value if is_list(value) else []


def _wanted(entries: Sequence[Entry], changes: Sequence[Change]) -> Counter[str]:
    """The records after changes, as texts."""
    values = dict(enumerate(_values(entries)))
    for number, change in enumerate(changes):
        if change.entry is not None:
            del values[int(change.entry.pointer[1:])]
        if change.after is not None:
            values[-1 - number] = change.after
    return Counter(map(key_of, values.values()))


def _require(file: SourceFile, contents: Mapping[str, bytes], wanted: Counter[str]) -> None:
    """Raises :class:`NotSavedError` where the files would hold other records than they should."""
    described = contents.get(PurePath(file.folder, DESCRIPTION).as_posix(), file.content)
    parts = {path: raw for path, raw in contents.items() if not path.endswith(DESCRIPTION)}
    after = replace(file, content=described, parts={**file.parts, **parts})
    found = format_named(file.format).read(after, is_named=True) or []
    if Counter(map(key_of, _values(found))) != wanted:
        raise NotSavedError(_NOT_ALONE)


_NOT_ALONE: Final = "this change cannot be made in the tables: make it in the files themselves"
