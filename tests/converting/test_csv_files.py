"""CSV files as programs write them: encodings, strangers, cells without a heading, numbers."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from pourparler.document import plain_record
from pourparler_validators import check_files
from pourparler_validators.cli import exit_code
from pourparler_validators.contract.questions import Loaded
from pourparler_validators.reading.article_files import TextFolders
from pourparler_validators.reading.files import read_paths
from tests.converting.test_tables import EVENT, found
from tests.validators.checked import TODAY

SAVE_AS = 'save it as "CSV UTF-8", or choose UTF-8 as its character set'
STRAY = (
    "a text that holds the mark between cells stands in quotation marks; a remark needs a heading "
    "that begins with #"
)


def put(folder: Path, files: Mapping[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id,kind,status\nevent:a,summit,held,,\n", []),
        ("id,kind,status,title\nevent:a,summit,held\n", []),
        ("id,kind,status\n", []),
        (
            "id,kind,status\nevent:a,summit,held,,late\n",
            [f'event.csv:2: no heading stands over "late", cell 5 of this row ({STRAY})'],
        ),
        (
            "id,kind,status,,mine\nevent:a,summit,held,x,y\n",
            [f'event.csv:2: no heading stands over "x", cell 4 of this row ({STRAY})'],
        ),
        ("id,kind,status,,mine\nevent:a,summit,held,,y,z\n", []),
    ],
)
def test_cells_without_a_heading(text: str, expected: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, {"event.csv": text}) == expected


@pytest.mark.parametrize(
    "titles", ['"Talks; 2025; all"\n', "\n;;;\nEvents, and more\n", "sep=;\n", "a,b,c,d\n\n\ne,f\n"]
)
def test_the_delimiter_is_that_of_the_headings_not_of_titles(titles: str, tmp_path: Path) -> None:
    rows = "id;kind;status\nevent:a;summit;hold\n"
    (finding,) = found(tmp_path, {"event.csv": f"{titles}{rows}"})
    line = titles.count("\n") + 2
    assert finding.startswith(f'event.csv:{line} column "status": "hold" is not a value of')


@pytest.mark.parametrize(
    ("heading", "cell", "expected"),
    [
        (
            "extra",
            '{"a": 1, "a": 2}',
            '"extra" must be an object, and "{"a": 1, "a": 2}" is a text',
        ),
        ("agenda", "[" * 500 + "]" * 500, '"agenda" must be a list, and "[[[['),
        ("agenda", "[" * 100_000, '"agenda" must be a list, and "[[[['),
        ("extra", "[" * 190 + "]" * 190, '"extra" must be an object, and "[[[['),
    ],
)
def test_json_that_would_not_be_kept(
    heading: str, cell: str, expected: str, tmp_path: Path
) -> None:
    quoted = cell.replace('"', '""')
    text = f'id,kind,status,{heading}\nevent:a,summit,held,"{quoted}"\n'
    (finding,) = found(tmp_path, {"event.csv": text})
    assert finding.startswith(f'event.csv:2 column "{heading}": {expected}')


def test_a_stray_cell_of_an_empty_row(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, {"event.csv": f"{EVENT},,,x\n,,,\n"})
    assert finding.startswith('event.csv:4: no heading stands over "x", cell 4 of this row')


def test_a_stray_cell_of_a_list(tmp_path: Path) -> None:
    (finding,) = found(
        tmp_path,
        {"event.csv": EVENT, "event.agenda.csv": "record,order,value\nevent:a,1,territory,b\n"},
    )
    assert finding.startswith('event.agenda.csv:2: no heading stands over "b", cell 4')


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            EVENT.encode("utf-16"),
            f"event.csv:1: the file is in UTF-16 or UTF-32, not in UTF-8 ({SAVE_AS})",
        ),
        (
            EVENT.encode("utf-16-le"),
            f"event.csv:1: the file is in UTF-16 or UTF-32, not in UTF-8 ({SAVE_AS})",
        ),
        (
            f"{EVENT.replace('status', 'status,title')}event:c,summit,held,Tür\n".encode("cp1252"),
            "event.csv:4: the file is in Windows-1252 or the like, not in UTF-8: the byte 0xFC "
            f'stands for "ü" here ({SAVE_AS})',
        ),
        (
            EVENT.encode() + b"event:d,\x81,held\n",
            f"event.csv:4: the file is not in UTF-8: the byte 0x81 cannot stand here ({SAVE_AS})",
        ),
    ],
)
def test_other_encodings(raw: bytes, expected: str, tmp_path: Path) -> None:
    assert found(tmp_path, {"event.csv": raw}) == [expected]


def test_the_line_of_a_byte_far_down(tmp_path: Path) -> None:
    rows = "".join(f"event:a{number},summit,held\n" for number in range(5_000))
    raw = f"id,kind,status\n{rows}".encode() + b"event:\xfc,summit,held\n"
    (finding,) = found(tmp_path, {"event.csv": raw})
    assert finding.startswith("event.csv:5002: the file is in Windows-1252")


def test_a_nul_is_a_control_character(tmp_path: Path) -> None:
    text = "id,kind,status,title\nevent:a,summit,held,a\0b\n"
    assert found(tmp_path, {"event.csv": text}) == [
        'event.csv:2 column "title": "a\\u0000b" is not a text '
        "(take out the control character U+0000)"
    ]


@pytest.mark.parametrize(
    ("text", "said", "advice"),
    [
        ("1,5", "it has a decimal comma", "write 1.5"),
        ("-0,25", "it has a decimal comma", "write -0.25"),
        ("1.234.567", "it has marks between thousands", "write 1234567"),
        ("1,234,567", "it has marks between thousands", "write 1234567"),
        ("1.234,5", "it has marks between thousands", "write 1234.5"),
        ("1,234.5", "it has marks between thousands", "write 1234.5"),
        ("1 000", "it has marks between thousands", "write 1000"),
        ("1\u00a0000", "it has marks between thousands", "write 1000"),
        ("1'000", "it has marks between thousands", "write 1000"),
        (
            "12,345",
            "its comma may stand between thousands or before a fraction",
            "write 12345 in the first case, or 12.345 in the second",
        ),
    ],
)
def test_numbers_of_a_spreadsheet(text: str, said: str, advice: str, tmp_path: Path) -> None:
    row = f'event:a,1,prisoners,prisoners,"{text}"\n'
    files = {
        "event.csv": EVENT,
        "event.quantities.csv": f"record,order,what,unit,value\n{row}",
    }
    (finding,) = [one for one in found(tmp_path, files) if '"value"' in one]
    cell = 'event.quantities.csv:2 column "value"'
    assert finding == f'{cell}: "value" must be a number, and "{text}" is a text: {said} ({advice})'


@pytest.mark.parametrize(
    ("text", "said", "advice"),
    [
        ("1,000", "it has marks between thousands", "write 1000"),
        ("1.000", "it has marks between thousands", "write 1000"),
        ("1,5", "it has a decimal comma", "only whole numbers are taken"),
    ],
)
def test_whole_numbers_of_a_spreadsheet(text: str, said: str, advice: str, tmp_path: Path) -> None:
    files = {"event.csv": f'id,kind,status,round\nevent:a,summit,held,"{text}"\n'}
    assert found(tmp_path, files) == [
        f'event.csv:2 column "round": "round" must be a number, and "{text}" is a text: {said} '
        f"({advice})"
    ]


@pytest.mark.parametrize("date", ["2.6.2025", "02/06/2025"])
def test_dates_of_a_spreadsheet(date: str, tmp_path: Path) -> None:
    files = {"event.csv": f"id,kind,status,date\nevent:a,summit,held,{date}\n"}
    assert found(tmp_path, files) == [
        f'event.csv:2 column "date": "{date}" is not a date: day and month cannot be told apart '
        "(write 2025-06-02 if the day stands first, or 2025-02-06 if the month does)"
    ]


def test_strangers_are_counted_and_near_names_found(tmp_path: Path) -> None:
    strangers = {"budget.csv": "a,b\n1,2\n", "datapackage.json": "{}", "notes.json": "{}"}
    put(tmp_path, {"event.csv": EVENT, **strangers})
    report = check_files([str(tmp_path)], today=TODAY, select=["structure"])
    assert (report.files, report.records, report.passed_over) == (1, 2, 2)
    assert report.findings == ()
    assert found(tmp_path, {"event.histroy.csv": "record,order\n"}) == [
        'event.histroy.csv:1: there is no table "event.histroy" (did you mean "event.history"?)'
    ]


def test_tables_of_other_programs_are_passed_over(tmp_path: Path) -> None:
    put(tmp_path, {"events.csv": "a,b\n1,2\n", "budget.csv": "a\n"})
    put(tmp_path / "own", {"event.csv": EVENT, "party.csv": "id,kind,name\n"})
    report = check_files([str(tmp_path)], today=TODAY, select=["structure"])
    assert (report.files, report.records, report.passed_over) == (2, 2, 2)


@pytest.mark.parametrize("name", ["event.csv", "datapackage.json"])
def test_a_named_file_reads_the_tables_of_its_folder(name: str, tmp_path: Path) -> None:
    rows = "record,order,status\nevent:x,1,held\n"
    put(
        tmp_path,
        {"event.csv": EVENT, "event.history.csv": rows, "datapackage.json": "{}", "x.csv": ""},
    )
    report = check_files([str(tmp_path / name)], today=TODAY, select=["structure"])
    assert (report.files, report.records) == (2, 2)
    assert [finding.message for finding in report.findings] == [
        'no row of event has the id "event:x"'
    ]


def test_a_named_file_that_is_no_table(tmp_path: Path) -> None:
    put(tmp_path, {"evnt.csv": EVENT, "budget.csv": "a\n"})
    for name, advice in (
        ("evnt", 'did you mean "event"?'),
        ("budget", "name it after a record type"),
    ):
        report = check_files([str(tmp_path / f"{name}.csv")], today=TODAY, select=["structure"])
        assert (f'there is no table "{name}"', advice) in [
            (finding.message, finding.help) for finding in report.findings
        ]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path / "in", {"event.csv": EVENT})
    put(tmp_path / "out", {"party.csv": "id,kind,name\nparty:a,state,A\n"})
    (tmp_path / "in" / "party.csv").symlink_to(tmp_path / "out" / "party.csv")
    reading = read_paths([str(tmp_path / "in")])
    assert {entry.type for entry in reading.entries} == {"event"}
    assert reading.links_out == 1


def test_the_text_of_a_source_lies_beside_its_table(tmp_path: Path) -> None:
    source = "id,kind,language,text_file\nsource:a,news_article,en,a.txt\n"
    put(tmp_path / "tables", {"source.csv": source, "a.txt": "The words."})
    for path in ("tables", "tables/source.csv"):
        (entry,) = read_paths([str(tmp_path / path)]).entries
        text = TextFolders().load(entry)
        assert isinstance(text, Loaded)
        assert text.content == b"The words."


def test_a_broken_description_is_a_finding(tmp_path: Path) -> None:
    put(tmp_path, {"event.csv": EVENT})
    assert found(tmp_path, {"datapackage.json": '{\n "a": \n}'}) == [
        "datapackage.json:3: this is not JSON (correct it, or delete it if nobody needs the "
        "description of the tables)"
    ]


def test_a_dataset_of_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, {"pourparler.toml": 'dataset = ["tables/**"]\n'})
    put(tmp_path / "tables", {"event.csv": EVENT.replace("held", "hold"), "datapackage.json": "{}"})
    monkeypatch.chdir(tmp_path)
    assert exit_code(["check", "--format", "github"]) == 1
    said = capsys.readouterr().out.splitlines()
    place = "file=tables/event.csv,line=2,endLine=2,title=pourparler structure/not-in-list"
    assert said[0].startswith(f'::error {place}::2 column "status": "hold" is no')


def test_a_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {"pourparler.toml": 'dataset = ["*.csv"]\nselect = ["identity"]\n'})
    put(tmp_path, {"event.csv": f"{EVENT}event:a,visit,held\n"})
    monkeypatch.chdir(tmp_path)
    assert exit_code(["check"]) == 1
    assert exit_code(["baseline", "create"]) == 0
    settings = Path("pourparler.toml")
    settings.write_text(f'{settings.read_text()}baseline = "pourparler-baseline.json"\n')
    assert exit_code(["check"]) == 0
    put(tmp_path, {"event.csv": f"{EVENT}\nevent:c,summit,held\nevent:a,visit,held\n"})
    assert exit_code(["check"]) == 0, "rows that move are the same"
    put(tmp_path, {"event.csv": f"{EVENT}event:a,visit,held\nevent:b,visit,held\n"})
    assert exit_code(["check"]) == 1


def test_a_waiver(tmp_path: Path) -> None:
    party = "id,kind,name\nparty:a,state,Russia\nparty:b,state,Russia\n"
    put(tmp_path, {"party.csv": party})
    (finding,) = check_files(
        [str(tmp_path)], today=TODAY, select=["identity/near-duplicate-entity"]
    ).findings
    owner = finding.place.record
    row = f'{owner},1,{finding.rule},"Two states of one name, says the article."\n'
    put(tmp_path, {"party.waivers.csv": f"record,order,rule,reason\n{row}"})
    (finding,) = check_files(
        [str(tmp_path)], today=TODAY, select=["identity/near-duplicate-entity"]
    ).findings
    assert finding.waived is not None


def test_a_description_is_not_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = 'dataset = ["*.csv"]\nselect = ["structure"]\n'
    put(tmp_path, {"pourparler.toml": settings, "event.csv": EVENT, "datapackage.json": "{}"})
    monkeypatch.chdir(tmp_path)
    assert exit_code(["check"]) == 0
    assert "Left out" not in capsys.readouterr().out


def test_only_headings(tmp_path: Path) -> None:
    put(tmp_path, {"event.csv": "id,kind,status\n"})
    report = check_files([str(tmp_path)], today=TODAY)
    assert (report.files, report.records) == (1, 0)


def test_sound_records_are_as_they_stand(tmp_path: Path) -> None:
    put(tmp_path, {"event.csv": EVENT})
    first = read_paths([str(tmp_path)]).entries[0].record
    assert first is not None
    assert plain_record(first)["id"] == "event:a"
