"""What keeps a file from being read: its bytes, its grammar, what it holds."""

from typing import Final

from pourparler_validators.contract.finding import (
    Problem,
    Related,
    Severity,
)
from pourparler_validators.contract.rule import Answers, rule
from pourparler_validators.entries.faults import (
    BadJson,
    BadTable,
    BadYaml,
    ChangedCell,
    HiddenOrComputed,
    Nested,
    NoRecords,
    RepeatedName,
    Unreadable,
)
from pourparler_validators.messages.wording import shown

ERROR: Final = Severity.ERROR


@rule(ERROR, is_waivable=False)
def not_readable(fault: Unreadable) -> Answers:
    """The file is not text in UTF-8, is too large, or is no file.

    Why: nothing in it can be checked, so nothing in it counts.

    Fix: save it as UTF-8; in a spreadsheet or an editor the choice is called encoding.

    Bad, in latin-1:
        {"type": "party", "id": "party:tur", "kind": "state", "name": "Türkiye"}

    Says:
        - (file): the file is not UTF-8: the byte 0xFC cannot stand here
    """
    yield Problem(f"the file {fault.reason}", fault.pointer, help=fault.help, offset=fault.offset)


@rule(ERROR, is_waivable=False)
def not_json(fault: BadJson) -> Answers:
    """The text breaks the grammar of JSON.

    Why: from the fault on, nothing can be read; what follows it is not checked.

    Fix: look at the place, and at the line above it: mostly a comma is missing, or one too many.

    Bad:
        {"type": "party", "id": "party:tur", "kind": "state" "name": "Türkiye"}

    Says:
        - (file): this is not JSON: a comma or a closing bracket is missing before this
    """
    yield Problem(f"this is not JSON: {fault.reason}", help=fault.help, offset=fault.offset)


@rule(ERROR, is_waivable=False)
def not_yaml(fault: BadYaml) -> Answers:
    """The text breaks the grammar of YAML, or holds what JSON could not: a tag, an endless alias.

    Why: from the fault on, nothing can be read; what follows it is not checked.

    Fix: look at the place, and at the line above it: mostly the indentation is wrong, or a text
    that holds a colon needs quotation marks.

    Bad, in yaml:
        type: party
        id: party:tur
        kind: state
        name: Türkiye: the state

    Says:
        - (file): this is not YAML: a colon and a space stand where no field can begin
    """
    said = "this YAML is not read" if fault.is_yaml else "this is not YAML"
    yield Problem(f"{said}: {fault.reason}", help=fault.help, offset=fault.offset)


@rule(ERROR, is_waivable=False)
def not_a_table(fault: BadTable) -> Answers:
    """The tables do not hold together: a name, a heading, a key or an order leads nowhere.

    Why: a row that belongs to no record, and a column that is no field, would be lost in silence.

    Fix: look at the cell. A table is named after a record type or a list of it, its first row has
    the fields' names, and a row of a list names its record and its place: `record`, `order`.

    Bad, in event.csv:
        id,kind,status,titel
        event:a,summit,held,A summit

    Says:
        - /tables/0: event has no column "titel"
    """
    yield Problem(fault.reason, fault.pointer, help=fault.help)


@rule(ERROR, is_waivable=False)
def changed_by_spreadsheet(fault: ChangedCell) -> Answers:
    """A spreadsheet has made a date, a number or an error of what was typed into a cell.

    Why: of `2025-06` it makes June 1, of `1.10` the number 1.1, of `007` a 7; what was meant is
    not in the file any more.

    Fix: format the cell as text, then type it again. `pourparler template` makes a workbook whose
    cells are texts.

    Bad, in event.xlsx:
        id,kind,status,date
        event:a,summit,held,2.6.2025

    Says:
        - /0/date: the spreadsheet took this for a date, and kept it as the number 45810
    """
    yield Problem(fault.reason, fault.pointer, help=fault.help)


@rule(Severity.INFO, is_waivable=False)
def hidden_or_computed(fault: HiddenOrComputed) -> Answers:
    """A row, a column or a worksheet is hidden, a cell holds a formula, a workbook macros.

    Why: what is hidden is read like the rest, though nobody sees it; of a formula the value is
    read that it gave when the workbook was saved, and macros are not run.

    Fix: show what is hidden and delete what is not meant; put values in the place of formulas.

    Bad, in event.xlsx:
        id,kind,status,title
        event:a,summit,held,A summit
        event:b,summit,held,=D2

    Says:
        - /1/title: a formula stands here, and the value that it gave is read
    """
    yield Problem(fault.reason, fault.pointer, help=fault.help)


@rule(ERROR, is_waivable=False)
def too_deep(fault: Nested) -> Answers:
    """Lists and objects are nested more than 200 deep.

    Why: no record needs it, and it is a known way to make programs crash.

    Fix: a record nests at most six deep; look for a program that wrapped a value again and again.

    Bad:
        [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
        [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
        [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[

    Says:
        - (file): lists and objects are nested more than 200 deep here
    """
    yield Problem(fault.reason, help=fault.help, offset=fault.offset)


@rule(ERROR, is_waivable=False)
def duplicate_key(fault: RepeatedName) -> Answers:
    """A field stands twice in one object.

    Why: most programs silently keep the last value and lose the first.

    Fix: delete the one that is wrong; two values of one field belong into a list.

    Bad:
        {"type": "person", "id": "person:lavrov", "name": "Lavrov", "name": "Sergei Lavrov"}

    Says:
        person:lavrov /name: the field "name" stands twice in one object
    """
    yield Problem(
        f"the field {shown(fault.name)} stands twice in one object",
        fault.pointer,
        help="delete the one that is wrong: programs would keep the last and lose the first",
        params={"name": fault.name},
        related=(Related(None, fault.pointer, "it stands here first", earlier=True),),
        at_name=True,
    )


@rule(ERROR, is_waivable=False)
def no_records(fault: NoRecords) -> Answers:
    """A file is empty, or is a list with nothing in it.

    Why: an empty file is mostly a program's mistake. That nothing was found in an article is said
    by a document: {"records": []}.

    Fix: add records, write a document with an empty list of records, or delete the file.

    Bad:
        []

    Says:
        - (record): the file holds no records
    """
    yield Problem(
        "the file holds no records",
        fault.pointer,
        help='add records; where nothing was found, write {"records": []}',
    )
