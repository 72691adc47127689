"""The ladder also takes answers that a model gave by a schema, and has nothing to list."""

import json

import pytest

from pourparler.llm import PROVIDERS, fill, records
from pourparler_validators import records_of_answer
from tests.schema.test_other_programs import RECORDS


@pytest.mark.parametrize("provider", PROVIDERS)
def test_what_is_not_stated_is_left_out(provider: str) -> None:
    answer = {"records": [fill(record, provider) for record in RECORDS]}
    found = records_of_answer(json.dumps(answer))
    assert list(found.records) == records(answer)
    assert (found.incomplete, found.unplaced) == ((), ())
    assert {repair.step for repair in found.repairs} <= {"empty", "list", "value"}
