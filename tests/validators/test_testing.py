"""What the tests of rules of one's own use: an example that does not hold is told."""

import sys
import types

import pytest

from pourparler import Party
from pourparler.own_fields import OwnField, OwnFields
from pourparler_validators import Answers, At, Problem, Severity, rule, testing
from pourparler_validators.testing import CheckedBy, examples_of, lines_of

MODULE = "rules_under_test"
checked_by = testing.checked_by
PARTY = {"type": "party", "id": "party:deu", "name": "Germany", "kind": "state", "country": "DE"}


def shouted(party: At[Party]) -> Answers:
    """A name is in capitals.

    Why: it shouts.

    Fix: write it small.

    Bad:
        {"party:deu": {"name": "GERMANY", "country": null}, "party:fra":
            {"type": "party", "id": "party:fra", "name": "FRANCE", "kind": "state"}}

    Says:
        party:deu /name: it shouts
        party:fra /name: it shouts
    """
    if party.value.name.isupper():
        yield Problem("it shouts", "/name")


def silent(party: At[Party]) -> Answers:
    """A name is in capitals.

    Why: it shouts.

    Fix: write it small.

    Bad:
        {"party:deu": {"name": "GERMANY"}}

    Says:
        party:deu /name: it shouts
    """
    yield from ()


def broken(party: At[Party]) -> Answers:
    """A name is in capitals.

    Why: it shouts.

    Fix: write it small.

    Bad:
        {"party:deu": {"name": "GERMANY"}}

    Says:
        party:deu /name: it shouts
    """
    yield Problem("it shouts", "name")


def without_tone(party: At[Party], own: OwnFields) -> Answers:
    """A party has no tone, which the settings define.

    Why: our readers look for it.

    Fix: code it.

    Settings:
        [extra.party]
        tone = { kind = "text" }

    Bad:
        {"party:deu": {"extra": {"batch": 1}}}

    Says:
        party:deu (record): there is no tone
    """
    if "tone" in (own.of("party") or ()) and "tone" not in (party.value.extra or ()):
        yield Problem("there is no tone")


@pytest.fixture(autouse=True)
def _module(monkeypatch: pytest.MonkeyPatch) -> None:
    module = types.ModuleType(MODULE)
    for check in (shouted, silent, broken, without_tone):
        copy = types.FunctionType(check.__code__, globals(), check.__name__)
        copy.__module__, copy.__annotations__ = MODULE, check.__annotations__
        copy.__doc__ = check.__doc__
        setattr(module, check.__name__, rule(Severity.WARNING)(copy))
    monkeypatch.setitem(sys.modules, MODULE, module)


def test_an_example_that_holds_and_one_that_does_not() -> None:
    right, wrong, *_ = examples_of(MODULE)
    assert str(right) == "rules-under-test/shouted"
    assert right.said_of([PARTY]) == right.says
    assert right.said_of([Party.model_validate_json(str(PARTY).replace("'", '"'))]) == right.says
    assert wrong.said_of([PARTY]) == []
    assert wrong.says == ["party:deu /name: it shouts"]


def test_a_rule_that_fails_is_told() -> None:
    with pytest.raises(AssertionError, match="rules-under-test/broken: the pointer"):
        examples_of(MODULE)[2].said_of([PARTY])


def test_an_example_goes_by_the_settings_of_its_docstring() -> None:
    example = examples_of(MODULE)[3]
    assert example.said_of([PARTY]) == example.says


def test_a_rule_can_be_given_fields_of_a_projects_own(
    checked_by: CheckedBy, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("shouted", "silent", "broken"):
        monkeypatch.delattr(f"{MODULE}.{name}")
    own = OwnFields({"party": {"tone": OwnField()}})
    assert lines_of(checked_by(MODULE, PARTY, own_fields=own)) == [
        "party:deu (record): there is no tone"
    ]
    report = checked_by(MODULE, PARTY)
    assert lines_of(report) == []
    assert report.tallies["rules-under-test/without-tone"].held == 0
