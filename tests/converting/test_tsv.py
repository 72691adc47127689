"""TSV: tables with tabs between the cells, else as CSV."""

import csv
import json
from pathlib import Path

from pourparler_validators import check_files
from pourparler_validators.reading.files import read_paths
from tests.command_line import Run
from tests.converting.datasets import example
from tests.converting.test_tables import found
from tests.validators.checked import EXAMPLE

EVENT = "id\tkind\tstatus\ttitle\nevent:a\tsummit\thold\ta, b; c\n"


def test_tabs_stand_between_the_cells(run: Run) -> None:
    assert run(EXAMPLE, "-o", "talks", "--to", "tsv")[0] == 0
    with Path("talks/party.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    names = {one["id"]: one["name"] for one in example() if one["type"] == "party"}
    assert {row["id"]: row["name"] for row in rows} == names
    package = json.loads(Path("talks/datapackage.json").read_text("utf-8"))
    resource = next(one for one in package["resources"] if one["name"] == "party")
    assert (resource["path"], resource["format"]) == ("party.tsv", "tsv")
    assert resource["mediatype"] == "text/tab-separated-values"
    assert resource["dialect"]["delimiter"] == "\t"
    assert check_files(["talks"], select=["structure"]).sound


def test_a_finding_stands_at_its_cell(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, {"event.tsv": EVENT})
    assert finding.startswith('event.tsv:2 column "status": "hold" is not a value of "status"')
    assert found(tmp_path, {"event.tsv": "id\tkind\tstatus\ttitel\n"})[0] == (
        'event.tsv:1: event has no column "titel" (did you mean "title"?)'
    )


def test_a_folder_may_have_tables_of_both_kinds(run: Run) -> None:
    Path("talks").mkdir()
    Path("talks/event.csv").write_text("id,kind,status\nevent:b,summit,held\n")
    Path("talks/event.tsv").write_text(EVENT.replace("hold", "held"))
    assert [one.id for one in read_paths(["talks"]).entries] == ["event:b", "event:a"]
    code, out, err = run("talks", "-o", "-", "--to", "jsonl")
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["event:b", "event:a"]
    assert (code, err) == (0, "Read 2 records: 2 written to standard output, 0 set aside.\n")


def test_formulas_are_guarded_and_the_guard_taken_off(run: Run) -> None:
    Path("a.json").write_text('{"type": "party", "id": "party:a", "kind": "state", "name": "=A1"}')
    assert run("a.json", "-o", "talks", "--to", "tsv", "--guard-formulas")[0] == 0
    assert "\t'=A1\t" in Path("talks/party.tsv").read_text("utf-8")
    assert '"name": "=A1"' in run("talks", "-o", "-", "--to", "jsonl")[1]
