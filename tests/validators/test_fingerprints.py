"""What a finding is known by is worked out from its record, and no part of that is read anew."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from pourparler_validators import check_files
from pourparler_validators.formats.known import json as json_format
from pourparler_validators.formats.known import xlsx as xlsx_format
from pourparler_validators.formats.places import Place
from tests.validators.checked import PARTY, checked_value
from tests.workbooks import workbook


def test_an_item_that_holds_many_faults_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    faults = {f"colour{number}": "grün" for number in range(300)}
    records = {"records": [{**PARTY, "identifiers": [{"scheme": "iso", "value": "x", **faults}]}]}
    read = 0
    content = json_format.content

    def counting(text: str, place: Place) -> object:
        nonlocal read
        read += place.value.end - place.value.start
        return content(text, place)

    monkeypatch.setattr(json_format, "content", counting)
    report = checked_value(records)
    findings = [one for one in report.findings if one.rule == "structure/unknown-field"]
    assert len(findings) == len({one.fingerprint for one in findings}) == len(faults)
    assert read < 2 * len(json.dumps(records, ensure_ascii=False))


PARTIES = [["id", "kind", "name"], ["party:a", "state", "A"], ["party:b", "state", "B"]]
STRAYS = [["record", "order", "name"], ["party:x", "1", "X"], ["party:y", "1", "Y"]]


def test_faults_of_a_table_are_known_by_what_is_said(tmp_path: Path) -> None:
    before = _strays(tmp_path, [*PARTIES])
    after = _strays(tmp_path, [*PARTIES, ["party:c", "state", "C"]], [["party:a", "1", "A."]])
    assert before == after
    assert len(set(before)) == 2


def test_faults_of_a_table_do_not_read_the_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    monkeypatch.setattr(xlsx_format, "content", lambda text, _: read.append(len(text)))
    assert len(_strays(tmp_path, PARTIES)) == 2
    assert read == []


def _strays(folder: Path, parties: list[list[str]], more: Sequence[list[str]] = ()) -> list[str]:
    book = folder / "book.xlsx"
    book.write_bytes(workbook({"party": parties, "party.aliases": [STRAYS[0], *more, *STRAYS[1:]]}))
    report = check_files([str(book)], select=["structure"])
    return [one.fingerprint for one in report.findings if one.rule == "structure/not-a-table"]
