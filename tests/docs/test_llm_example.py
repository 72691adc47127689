"""The example of an extraction: its answers have the form they are said to have, and it ends."""

import json
import subprocess
import sys
from typing import Any

import jsonschema_rs
import pytest

from pourparler import llm
from pourparler_validators import check, check_text, records_of_answer
from tests.docs.markdown_pages import ROOT
from tests.docs.page_runs import environment

FOLDER = ROOT / "examples" / "llm"
ARTICLE = (ROOT / "seeds" / "istanbul-2025.txt").read_text(encoding="utf-8")


def test_the_loop_ends_without_findings() -> None:
    done = subprocess.run(
        [sys.executable, FOLDER / "extract.py"],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    rounds = done.stdout.split("--- ")[1:]
    assert [one.partition("\n")[0] for one in rounds] == [
        "asked for answer 2",
        "asked for answer 3",
        "27 records",
    ]
    assert rounds[0].count("error[structure/") == 21
    assert "structure/" not in rounds[1]
    assert "warning[statements/condition-dropped] statement:peskov-dangerous" in rounds[1]
    assert rounds[2] == "27 records\nNo findings.\n"


@pytest.mark.parametrize("name", ["answer-2.json", "answer-3.json"])
def test_the_written_answers_are_of_the_schema(name: str) -> None:
    answer: Any = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    assert jsonschema_rs.validator_for(llm.schema("openai")).is_valid(answer)
    assert check(llm.records(answer, ARTICLE), select=["structure"]).findings == ()


def test_no_record_of_the_first_answer_is_sound() -> None:
    answer = (FOLDER / "answer-1.txt").read_text(encoding="utf-8")
    found = records_of_answer(answer, ARTICLE)
    plain = json.loads(answer.removeprefix("```json\n").rpartition("```")[0])
    assert len(found.records) == len(plain) == 27
    wrong = {one.place.number for one in check_text(json.dumps(plain), "a.json").findings}
    assert wrong == set(range(27))
