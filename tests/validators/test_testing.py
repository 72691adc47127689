"""What the tests of rules of one's own use: an example that does not hold is told."""

import sys
import types

import pytest

from pourparler import Party
from pourparler_validators import Answers, At, Problem, Severity, rule
from pourparler_validators.testing import examples_of

MODULE = "rules_under_test"
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


@pytest.fixture(autouse=True)
def _module(monkeypatch: pytest.MonkeyPatch) -> None:
    module = types.ModuleType(MODULE)
    for check in (shouted, silent, broken):
        copy = types.FunctionType(check.__code__, globals(), check.__name__)
        copy.__module__, copy.__annotations__ = MODULE, check.__annotations__
        copy.__doc__ = check.__doc__
        setattr(module, check.__name__, rule(Severity.WARNING)(copy))
    monkeypatch.setitem(sys.modules, MODULE, module)


def test_an_example_that_holds_and_one_that_does_not() -> None:
    right, wrong, _ = examples_of(MODULE)
    assert str(right) == "rules-under-test/shouted"
    assert right.said_of([PARTY]) == right.says
    assert right.said_of([Party.model_validate_json(str(PARTY).replace("'", '"'))]) == right.says
    assert wrong.said_of([PARTY]) == []
    assert wrong.says == ["party:deu /name: it shouts"]


def test_a_rule_that_fails_is_told() -> None:
    with pytest.raises(AssertionError, match="rules-under-test/broken: the pointer"):
        examples_of(MODULE)[2].said_of([PARTY])
