"""What a finding is known by is worked out from its record, and no part of that is read anew."""

import json

import pytest

from pourparler_validators.formats.known import json as json_format
from pourparler_validators.formats.places import Place
from tests.validators.checked import PARTY, checked_value


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
