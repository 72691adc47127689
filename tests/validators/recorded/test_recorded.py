"""Whatever changes in the engine, the report on the kept datasets stays the same, to the byte."""

import itertools
import json
from typing import Any

import pytest

from pourparler import MODELS
from tests.validators.recorded.mutants import ROOT, kept, report_on, reports

PARTS = 8


@pytest.mark.parametrize("part", range(PARTS))
def test_the_report_is_the_one_that_was_recorded(
    part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    pairs = itertools.islice(zip(kept(), reports(), strict=True), part, None, PARTS)
    for number, (dataset, recorded) in enumerate(pairs):
        found = report_on(dataset)
        if found != recorded:
            assert json.loads(found) == json.loads(recorded), f"dataset {part + number * PARTS}"
        assert found == recorded


def test_the_datasets_have_faults_of_most_rules() -> None:
    """The file is of use only where much is found in it, and of every type of record."""
    rules = {each["rule"] for report in reports() for each in json.loads(report)["findings"]}
    assert len(rules) > 150
    types = {_type(each) for dataset in kept() for each in dataset.records}
    assert types >= set(MODELS)


def _type(record: Any) -> Any:
    return record.get("type") if isinstance(record, dict) and record.get("type").__hash__ else None
