"""A dataset that is cut into parts has the findings and the counts of the whole."""

import json
from functools import partial
from typing import Any

import pytest

from pourparler_validators.running import check
from pourparler_validators.running.asking import (
    NAMES,
    Known,
    NotKnownError,
    Question,
    asked_by,
)
from tests.validators.in_parts import CUTS, Cut, RunInParts
from tests.validators.recorded.mutants import ROOT, kept, report_on, reports


def findings_in_parts(run: Any, which: slice, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many of the recorded reports are others when the datasets are cut."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(check, "Run", run)
    pairs = list(zip(kept(), reports(), strict=True))[which]
    return sum(json.loads(report_on(one)) != json.loads(recorded) for one, recorded in pairs)


@pytest.mark.parametrize("cut", CUTS.values(), ids=list(CUTS))
def test_the_parts_find_what_the_whole_finds(
    cut: Cut, monkeypatch: pytest.MonkeyPatch, is_thorough: bool
) -> None:
    which = slice(list(CUTS.values()).index(cut), None, 9 if is_thorough else 18)
    assert findings_in_parts(partial(RunInParts, cut=cut), which, monkeypatch) == 0


def test_wrong_answers_give_other_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    """So it does matter what the parts are told."""

    class Misled(RunInParts):
        def answers_to(self, questions: set[Question]) -> dict[Question, Any]:
            answers = super().answers_to(questions)
            return answers | {one: None for one in questions if one.name == "to"}

    assert findings_in_parts(Misled, slice(0, None, 24), monkeypatch) == 12


def test_what_is_not_known_is_no_exception_that_a_rule_may_catch() -> None:
    assert not issubclass(NotKnownError, Exception)
    with pytest.raises(NotKnownError) as error:
        asked_by(Known({}).answer).to("party:rus")
    assert str(error.value.question) == "to('party:rus',)"


def test_each_question_is_handed_on() -> None:
    met: list[Question] = []
    questions = asked_by(met.append)
    for name in NAMES:
        getattr(questions, name)("x")
    assert met == [Question(name, ("x",)) for name in NAMES]
