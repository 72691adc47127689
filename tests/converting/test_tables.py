"""Tables: what their columns are, what is wrong with them, and the cell where it is."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from pourparler.document import plain_record
from pourparler_validators import check_files
from pourparler_validators.converting.output import Output
from pourparler_validators.entries.cells import Cell
from pourparler_validators.formats import format_named
from pourparler_validators.formats.tables.columns import tables
from pourparler_validators.formats.writing import Layout, Plain
from pourparler_validators.reading.files import read_paths
from tests.converting.datasets import drawn, example, full_records, hostile_records

AGENDA = "record,order,value\n"
EVENT = "id,kind,status\nevent:a,summit,held\nevent:b,summit,held\n"


def found(folder: Path, files: Mapping[str, str | bytes], family: str = "structure") -> list[str]:
    """Each finding as ``cell: message (help)``."""
    for name, content in files.items():
        raw = content if isinstance(content, bytes) else content.encode()
        (folder / name).write_bytes(raw)
    report = check_files([str(folder)], select=[family])
    return [
        f"{finding.place.where.removeprefix(f'{folder}/')}: {finding.message} ({finding.help})"
        for finding in report.findings
        if finding.rule.startswith(family)
    ]


def records_of(folder: Path) -> list[Plain]:
    """The sound records of the tables of a folder."""
    return [plain_record(one.record) for one in read_paths([str(folder)]).entries if one.record]


def test_no_item_has_a_field_of_the_names_of_keys() -> None:
    for table in tables().values():
        own = {column.heading.rpartition(".")[2] for column in table.columns.values()}
        assert not own & {"record", "order"}, table.name


def test_the_columns_of_lists_within_lists() -> None:
    table = tables()["proposal.terms.quantities.evidence"]
    assert table.headings == (
        *("record", "terms.order", "quantities.order", "order"),
        *("source", "exact", "prefix", "suffix", "start", "end", "supports"),
    )
    assert tables()["event.participants.persons"].headings == (
        *("record", "participants.order", "order", "value"),
    )


@pytest.mark.parametrize("lists_as_rows", [False, True])
def test_there_and_back(lists_as_rows: bool, tmp_path: Path) -> None:
    for number, plain in enumerate((example(), full_records(), drawn(60))):
        folder = tmp_path / str(number)
        output = Output(format_named("csv"), folder, Layout(lists_as_rows))
        for record in plain:
            assert list(output.add(record)) == []
        assert list(output.close()) == []
        back = records_of(folder)
        assert sorted(back, key=str) == sorted(plain, key=str)
        names = {path.name for path in folder.iterdir()}
        assert ("event.agenda.csv" in names) is (lists_as_rows and number > 0)


def test_as_a_spreadsheet_writes_it(tmp_path: Path) -> None:
    text = "\ufeffstatus;id;kind;#mine;;left alone\r\nheld;event:a;summit;x;;y\r\n;;;;;\r\n"
    assert found(tmp_path, {"event.csv": text}) == []
    (entry,) = read_paths([str(tmp_path)]).entries
    assert entry.record is not None
    assert plain_record(entry.record) == {
        "type": "event",
        "id": "event:a",
        "kind": "summit",
        "status": "held",
    }


def test_titles_may_stand_above_the_headings(tmp_path: Path) -> None:
    text = "Events,,\n,What it is,\nid,kind,status\nevent:a,summit,hold\n"
    (finding,) = found(tmp_path, {"event.csv": text})
    assert finding.startswith('event.csv:4 column "status": "hold" is not a value of "status"')


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"event.csv": "id,kind,status,titel\nevent:a,summit,held,A\n"},
            ['event.csv:1: event has no column "titel" (did you mean "title"?)'],
        ),
        (
            {"event.csv": "id,kind,kind,status\nevent:a,summit,summit,held\n"},
            ['event.csv:1: the heading "kind" stands twice (take one of the columns out)'],
        ),
        (
            {"event.csv": "name,kind\na,b\n"},
            [
                'event.csv:1: no column is called "id" '
                "(put the fields' names into the first row: id, and the others)"
            ],
        ),
        (
            {"event.csv": EVENT, "event.agenda.csv": "record,order,value\nevent:c,1,territory\n"},
            [
                'event.agenda.csv:2 column "record": no row of event has the id "event:c" '
                '(did you mean "event:b"?)'
            ],
        ),
        (
            {"event.csv": EVENT, "event.agenda.csv": "record,order,value\n,1,territory\n"},
            [
                'event.agenda.csv:2 column "record": "record" is empty: it says which row of event '
                "this belongs to (add the row, or correct this)"
            ],
        ),
        (
            {
                "event.csv": EVENT,
                "event.history.csv": "record,order,status\nevent:a,1,held\n",
                "event.history.evidence.csv": (
                    "record,history.order,order,source,exact\nevent:a,2,1,source:a,x\n"
                ),
            },
            [
                'event.history.evidence.csv:2 column "history.order": event:a has no row 2 in '
                "event.history (add the row, or correct this)"
            ],
        ),
        (
            {
                "event.csv": EVENT,
                "event.agenda.csv": f"{AGENDA}event:a,1,territory\nevent:a,1,ceasefire\n",
            },
            [
                'event.agenda.csv:3 column "order": another row of this list has the order 1 '
                "(number the rows 1, 2, 3, …)"
            ],
        ),
        (
            {
                "event.csv": EVENT,
                "event.agenda.csv": f"{AGENDA}event:a,1st,territory\n",
            },
            [
                'event.agenda.csv:2 column "order": "1st" is no order: a whole number from 1 '
                "(number the rows 1, 2, 3, …)"
            ],
        ),
        (
            {
                "event.csv": EVENT,
                "event.agenda.csv": f"{AGENDA}event:a,1,territory\nevent:a,,ceasefire\n",
            },
            [
                'event.agenda.csv:3 column "order": other rows of this list have an order, '
                "and this has none (number it, too)"
            ],
        ),
        (
            {
                "event.csv": 'id,kind,status,agenda\nevent:a,summit,held,"[""territory""]"\n',
                "event.agenda.csv": f"{AGENDA}event:a,1,territory\n",
            },
            [
                'event.agenda.csv:2 column "record": this list stands in the column agenda, too '
                "(keep one of the two)"
            ],
        ),
        (
            {"event.csv": 'id,kind,status\nevent:a,"summit,held\nevent:b,summit,held\n'},
            [
                "event.csv:2: a quotation mark opens here and is never closed "
                "(close it, or double it)"
            ],
        ),
        (
            {"event.csv": 'id,kind,status\nevent:a,"sum"mit,held\n'},
            [
                "event.csv:2: text stands after a closing quotation mark "
                "(double the marks within a cell)"
            ],
        ),
        (
            {"event.csv": 'id,kind,status,agenda\nevent:a,summit,held,"territory, ceasefire"\n'},
            [
                'event.csv:2 column "agenda": "territory, ceasefire" holds 2 values in one text '
                '(write a list: ["territory", "ceasefire"])'
            ],
        ),
    ],
)
def test_what_is_wrong_with_tables(
    files: Mapping[str, str], expected: list[str], tmp_path: Path
) -> None:
    assert found(tmp_path, files) == expected


def test_an_order_counts_by_its_sequence(tmp_path: Path) -> None:
    rows = "record,order,value\nevent:a,35,territory\nevent:a,10,ceasefire\nevent:a,20,nuclear\n"
    assert found(tmp_path, {"event.csv": EVENT, "event.agenda.csv": rows}) == []
    plain = records_of(tmp_path)
    assert plain[0]["agenda"] == ["ceasefire", "nuclear", "territory"]


def test_an_order_may_lack(tmp_path: Path) -> None:
    rows = "record,value\nevent:a,territory\nevent:b,nuclear\nevent:a,ceasefire\n"
    assert found(tmp_path, {"event.csv": EVENT, "event.agenda.csv": rows}) == []
    plain = records_of(tmp_path)
    assert [one["agenda"] for one in plain] == [["territory", "ceasefire"], ["nuclear"]]


def test_rows_are_numbered_by_their_lines(tmp_path: Path) -> None:
    text = 'id,kind,status,title\nevent:a,summit,held,"one\ntwo"\nevent:b,summit,hold,x\n'
    (finding,) = found(tmp_path, {"event.csv": text})
    assert finding.startswith('event.csv:4 column "status": ')


def test_a_cell_of_a_worksheet_is_named_as_the_program_does() -> None:
    assert str(Cell("b.xlsx", "statement", 14, 4, "speaker")) == "b.xlsx: statement!D14 (speaker)"
    assert str(Cell("b.xlsx", "event.history", 4, 28, "")) == "b.xlsx: 'event.history'!AB4"
    assert Cell("b.xlsx", "it's", 1, 0, "").name == "'it''s'!1"


def test_hostile_texts_as_rows(tmp_path: Path) -> None:
    plain = [record for record in hostile_records() if record["type"] in ("party", "statement")]
    output = Output(format_named("csv"), tmp_path / "t", Layout(lists_as_rows=True))
    for record in plain:
        output.add(record)
    list(output.close())
    back = records_of(tmp_path)
    assert sorted(back, key=str) == sorted(plain, key=str)
