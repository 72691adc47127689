"""Fields of a project's own within extra, as columns of tables: kept with their kinds."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.document import plain_record
from pourparler.own_fields import OwnField, OwnFields
from pourparler_validators import check_files
from pourparler_validators.cli import exit_code
from pourparler_validators.converting.hub import convert
from pourparler_validators.converting.output import Output
from pourparler_validators.formats import format_named
from pourparler_validators.formats.tables.cell_values import cell_of_extra, value_of_extra
from pourparler_validators.formats.writing import Layout
from pourparler_validators.reading.files import Manner, read_paths, read_text
from pourparler_validators.reading.streams import stream_paths
from tests.converting.datasets import HOSTILE
from tests.schema.documents import Plain

OWN: Final = OwnFields(
    {
        "every": {"my-tool.score": OwnField(kind="number")},
        "party": {
            "tone": OwnField(label="Tone", values={"firm": "asks for all", "soft": "leaves room"}),
            "desk_id": OwnField(kind="integer"),
            "open": OwnField(kind="boolean"),
            "seen": OwnField(kind="date"),
            "other": OwnField(many=True),
        },
    }
)
NAMES: Final = ("my-tool.score", "tone", "desk_id", "open", "seen", "other", "not_defined", "x.0")
FORMATS: Final = ("csv", "tsv", "xlsx", "parquet", "yaml")

values = st.one_of(
    st.booleans(),
    st.integers(-(2**53) + 1, 2**53 - 1),
    st.floats(-1e6, 1e6).filter(lambda one: one != int(one)),
    st.sampled_from([one for one in HOSTILE if "_x" not in one]),
    st.sampled_from(["true", "False", '"a"', '"', "12", "-0", "1e5", "12345678901234567890", "1."]),
)


def party(extra: Plain, slug: str = "a") -> Plain:
    return {"type": "party", "id": f"party:{slug}", "kind": "state", "name": "A", "extra": extra}


def written(plain: Sequence[Plain], name: str, folder: Path, layout: Layout) -> Path:
    form = format_named(name)
    path = folder / ("records" if form.READS == "folder" else f"records{form.SUFFIXES[0]}")
    entries = read_text(json.dumps({"records": plain}), "records.json").entries
    done = convert(entries, Output(form, path, layout))
    assert (done.written, done.losses) == (len(plain), [])
    return path


def read_back(path: Path, name: str) -> list[Any]:
    return [
        plain_record(entry.record) if entry.record else entry.faults
        for entry in read_paths([str(path)], Manner(name)).entries
    ]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("guards", [False, True])
def test_there_and_back_keeps_values_and_kinds(
    name: str, guards: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    @given(st.dictionaries(st.sampled_from(NAMES), values, min_size=1, max_size=5))
    def judge(extra: Plain) -> None:
        layout = Layout(guards_formulas=guards, own_fields=OWN)
        path = written([party(extra)], name, tmp_path_factory.mktemp("own"), layout)
        (found,) = read_back(path, name)
        assert found == party(extra)
        assert {key: type(one) for key, one in found["extra"].items()} == {
            key: type(one) for key, one in extra.items()
        }

    judge()


@given(values)
def test_a_cell_says_what_it_holds(value: Any) -> None:
    found = value_of_extra(cell_of_extra(value))
    assert found == value
    assert isinstance(found, type(value))


EXTRA: Final = {"tone": "firm", "desk_id": 7, "open": True, "other": "12", "not_defined": 0.5}


def test_the_columns_are_those_of_the_settings(tmp_path: Path) -> None:
    event: Plain = {"type": "event", "id": "event:a", "kind": "summit", "status": "held"}
    event["extra"] = {"my-tool.score": 2, "x": "y"}
    plain = [party(EXTRA), event]
    path = written(plain, "csv", tmp_path, Layout(own_fields=OWN))
    with (path / "party.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    own = {name: cell for name, cell in row.items() if name.startswith("extra")}
    assert own == {
        "extra": '{"not_defined": 0.5}',
        "extra.my-tool.score": "",
        "extra.tone": "firm",
        "extra.desk_id": "7",
        "extra.open": "true",
        "extra.seen": "",
        "extra.other": '"12"',
    }
    heading = (path / "event.csv").read_text(encoding="utf-8").partition("\n")[0]
    assert heading.split(",")[-2:] == ["extra", "extra.my-tool.score"]
    package = json.loads((path / "datapackage.json").read_text(encoding="utf-8"))
    fields = {
        one["name"]: one
        for resource in package["resources"]
        if resource["name"] == "party"
        for one in resource["schema"]["fields"]
    }
    assert [*fields] == heading_of(path / "party.csv")
    assert fields["extra.desk_id"]["type"] == "integer"
    assert fields["extra.tone"]["title"] == "Tone"
    assert fields["extra.tone"]["constraints"] == {"enum": ["firm", "soft"]}
    stream_ = stream_paths([str(path)], "csv")
    assert stream_ is not None
    assert [plain_record(one.record) for one in stream_() if one.record] == plain


def heading_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").partition("\n")[0].split(",")


def faults_of(folder: Path, text: str) -> list[str]:
    (folder / "party.csv").write_text(text, encoding="utf-8")
    report = check_files([str(folder)], select=["structure"], own_fields=OWN)
    return [f"{one.place.where}: {one.message}; {one.help}" for one in report.findings]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("extra.tone,extra/desk_id\nfirm,7\n", []),
        (
            "extra.Tone\nfirm\n",
            [
                'party has no column "extra.Tone"; after extra. stands a name in small letters, '
                "digits and _: extra.desk_id"
            ],
        ),
        (
            'extra.tone,extra\nfirm,"{""tone"": ""soft""}"\n',
            ['"extra" has "tone", too; keep one of the two'],
        ),
        ('extra.tone,extra\nfirm,"{""desk_id"": 7}"\n', []),
        ('extra.tone,extra\n,"{""tone"": ""soft""}"\n', []),
        (
            "extra.tone,extra.tone\nfirm,soft\n",
            ['the heading "extra.tone" stands twice; take one of the columns out'],
        ),
    ],
)
def test_what_is_said_of_columns(text: str, said: list[str], tmp_path: Path) -> None:
    heading, cells, _ = text.split("\n")
    found = faults_of(tmp_path, f"id,kind,name,{heading}\nparty:a,state,A,{cells}\n")
    assert [one.partition(": ")[2] for one in found] == said


def test_a_finding_stands_at_the_cell(tmp_path: Path) -> None:
    text = "id,kind,name,extra.tone,extra.desk_id\nparty:a,state,A,frim,x7\n"
    (tmp_path / "party.csv").write_text(text, encoding="utf-8")
    report = check_files([str(tmp_path)], select=["extra"], own_fields=OWN)
    assert [(one.place.where.rpartition("/")[2], one.message) for one in report.findings] == [
        ('party.csv:2 column "extra.tone"', '"frim" is not in the list of "Tone"'),
        ('party.csv:2 column "extra.desk_id"', '"desk_id" is the text "x7", not a whole number'),
    ]


def test_convert_goes_by_the_settings_of_its_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/a.json").write_text(json.dumps([party({"tone": "firm"})]))
    Path("in/pourparler.toml").write_text("[extra.party.tone]\n")

    def heading(*options: str) -> str:
        assert exit_code(["convert", "in/a.json", "-o", "out.xlsx", "--force", *options]) == 0
        assert exit_code(["convert", "out.xlsx", "-o", "out", "--to", "csv", "--force"]) == 0
        (record,) = read_back(Path("out.xlsx"), "xlsx")
        assert record == party({"tone": "firm"})
        book = openpyxl.load_workbook("out.xlsx")
        return str([cell.value for cell in book["party"][1]][-1])

    assert heading() == "extra.tone"
    assert heading("--isolated") == "extra"
    assert heading("--config", "in/pourparler.toml") == "extra.tone"
    Path("other").mkdir()
    Path("other/b.json").write_text(json.dumps([party({"x": 1}, "b")]))
    Path("other/pourparler.toml").write_text("[extra.party.x]\n")
    options = ["in/a.json", "other/b.json", "-o", "both.xlsx"]
    assert exit_code(["convert", *options]) == 0
    cells = openpyxl.load_workbook("both.xlsx")["party"][1]
    assert [cell.value for cell in cells][-1] == "extra"
    Path("in/pourparler.toml").write_text("extra = 1\n")
    assert exit_code(["convert", "in/a.json", "-o", "no.xlsx"]) == 2
    assert exit_code(["convert", "in/a.json", "-o", "yes.jsonl"]) == 0
