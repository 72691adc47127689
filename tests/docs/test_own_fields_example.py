"""The example of a project with fields of its own is sound, and each planted fault is found."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from pourparler_validators import check_project
from tests.docs.page_runs import OWN_FIELDS, own_rules
from tests.docs.test_own_rule import own_tests, run

FAULTS: list[tuple[str, str, Any, str]] = [
    ("event", "goods", "grain; feul", "extra/not-in-list"),
    ("event", "in_publik", True, "extra/unknown-field"),
    ("event", "in_public", "yes", "extra/wrong-kind"),
    ("source", "seen", "12 March", "extra/wrong-kind"),
    ("source", "batch", 1.5, "extra/wrong-kind"),
    ("statement", "threat", "leave", "extra/not-in-list"),
]


def copied(folder: Path) -> Path:
    return Path(shutil.copytree(OWN_FIELDS, folder / "own_fields"))


def test_it_has_no_faults(tmp_path: Path) -> None:
    report = check_project([str(copied(tmp_path))])
    assert report.findings == ()
    assert {report.tallies[rule].found for *_, rule in FAULTS} == {0}
    assert report.tallies["extra/not-in-list"].held == 3


@pytest.mark.parametrize(("record_type", "name", "value", "rule"), FAULTS)
def test_a_fault_is_found(
    record_type: str, name: str, value: Any, rule: str, tmp_path: Path
) -> None:
    folder = copied(tmp_path)
    path = folder / "records.json"
    plain = json.loads(path.read_text(encoding="utf-8"))
    record = next(one for one in plain["records"] if one["type"] == record_type)
    record["extra"][name] = value
    path.write_text(json.dumps(plain), encoding="utf-8")
    found = [(one.rule, one.place.pointer) for one in check_project([str(folder)]).findings]
    assert found == [(rule, f"/extra/{name}")]


def test_its_own_tests_pass(tmp_path: Path) -> None:
    with own_rules(tmp_path, OWN_FIELDS):
        done = run(own_tests(OWN_FIELDS))
    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout
