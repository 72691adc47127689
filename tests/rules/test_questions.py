"""What rules may ask of the dataset: a closed list, and nothing besides."""

import datetime as dt
import json
from itertools import permutations
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pourparler import Party
from pourparler_validators import Answers, At, Links, Problem, Questions, Severity, rule
from pourparler_validators.contract.declared import rules_of
from pourparler_validators.reading.files import read_text
from pourparler_validators.rules import own_rules
from pourparler_validators.running import judge
from pourparler_validators.running.outcome import Outcome
from pourparler_validators.running.runner import Run
from pourparler_validators.running.whole_dataset import WholeDataset
from pourparler_validators.testing import asks_twice
from tests.rules.dataset import TEXTS, report_on_patch

PARTY = '{"type": "party", "id": "party:a", "kind": "state", "name": "A"}'


def outcome_of(check: Any) -> Outcome:
    module = ModuleType("family")
    check.__module__ = "family"
    vars(module)[check.__name__] = check
    return Run(rules_of(module), dt.date(2025, 6, 1)).over(read_text(PARTY, "a.json").entries)


def test_the_list_of_questions() -> None:
    """A new question is one more that every partial view of a dataset has to answer."""
    assert tuple(name for name in vars(Questions) if not name.startswith("_")) == (
        "to",
        "into",
        "is_used",
        "circle",
        "members",
        "impossible_orders",
        "like",
        "knows_all_ids",
        "knows_all_of",
        "text",
        "first_with_wording",
        "original_of",
        "sources_with",
        "newest_source",
        "speakers",
    )


def test_no_rule_asks_for_the_whole_dataset() -> None:
    asking = [rule for rule in own_rules() for each in rule.parameters if each.type is Links]
    assert asking == []


@rule(Severity.ERROR)
def forgetful(party: At[Party], dataset: Questions) -> Answers:
    """Asks what it needs."""
    if not dataset.is_used(party.record.id):
        yield Problem("not used")


@rule(Severity.ERROR)
def mindful(party: At[Party]) -> Answers:
    """Keeps in mind that it was asked before."""
    MET.append(party.record.id)
    if len(MET) > 1:
        yield Problem("met before")


@rule(Severity.ERROR)
def curious(party: At[Party], dataset: Questions) -> Answers:
    """Asks something else the second time."""
    MET.append(party.record.id)
    dataset.to("party:b" if len(MET) > 1 else "party:a")
    yield from ()


MET: list[str] = []
"""The parties that a rule keeps in mind, which no rule should."""


@pytest.mark.usefixtures("replayed")
def test_a_rule_that_asks_what_it_needs() -> None:
    found = outcome_of(forgetful)
    assert (len(found.findings), found.errors) == (1, [])


@pytest.mark.usefixtures("replayed")
def test_a_rule_with_a_memory_is_caught() -> None:
    MET.clear()
    (error,) = outcome_of(mindful).errors
    assert error.reason == "AssertionError: asked a second time, it answers otherwise"


@pytest.mark.usefixtures("replayed")
def test_a_rule_that_asks_something_else_is_caught() -> None:
    MET.clear()
    (error,) = outcome_of(curious).errors
    assert error.reason == "AssertionError: it asks to('party:b',) the second time only"


@pytest.mark.usefixtures("replayed")
def test_a_rule_that_reaches_past_the_questions_is_caught() -> None:
    @rule(Severity.ERROR)
    def reaching(party: At[Party], dataset: Questions) -> Answers:
        """Goes over the dataset."""
        yield from dataset.of_types("party")  # type: ignore[attr-defined]

    (error,) = outcome_of(reaching).errors
    assert error.reason == "AttributeError: Questions has no of_types"


def test_nothing_that_is_prepared_of_articles_hides_a_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here each rule prepares the articles anew the second time."""
    monkeypatch.setattr(judge, "asker_of", asks_twice)
    report = report_on_patch(tmp_path, {}, ("grounding", "sources"), TEXTS)
    assert report.errors == ()
    assert sum(tally.held for tally in report.tallies.values()) > 100


def test_of_the_newest_sources_the_first_by_id_is_told() -> None:
    """However they are read: the order of files does not matter."""
    days = {"a": "2025-05-01", "c": "2025-06-02", "b": "2025-06-02", "d": "2025-05-30"}
    sources = [
        json.dumps(
            {"type": "source", "id": f"source:{key}", "kind": "transcript", "language": "en"}
            | {"publisher": "P", "title": "T", "url": "https://example.org/a", "published": day}
        )
        for key, day in days.items()
    ]
    for order in permutations(sources):
        dataset = WholeDataset()
        for entry in read_text("\n".join(order), "a.jsonl").entries:
            assert entry.record is not None, entry.faults
            dataset.add(entry)
        newest = dataset.newest_source()
        assert newest is not None
        assert newest.id == "source:b"
