"""What is wrong with a rule of one's own is said with its name, and the other rules go on."""

import json
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pourparler import Party, Process, Record
from pourparler_validators import (
    Answers,
    At,
    Group,
    Linked,
    Links,
    Problem,
    Report,
    Severity,
    UsageError,
    check,
    rule,
)
from pourparler_validators.cli import exit_code
from pourparler_validators.rules import own_rules
from tests.validators.plugins import offer_rules

PARTY = {"type": "party", "id": "party:deu", "name": "Germany", "kind": "state"}
MODULE = "faulty_rules"


def sound(party: At[Party]) -> Answers:
    """A party has a name."""
    yield Problem("a name", "/name", help="nothing")


class Broken(Group):
    @staticmethod
    def keys(record: Record) -> list[str]:
        raise KeyError("no such field")


class OneText(Group):
    @staticmethod
    def keys(record: Record) -> str:
        return record.id


def by_broken_keys(group: Broken) -> Answers:
    yield Problem("never")


def by_one_text(group: OneText) -> Answers:
    yield Problem("never")


def without_annotation(party: At[Party], day) -> Answers:  # type: ignore[no-untyped-def]
    yield Problem("never")


def unknown_annotation(party: "At[Partei]") -> Answers:  # type: ignore[name-defined]  # noqa: F821
    yield Problem("never")


def without_subject(text: str) -> Answers:
    yield Problem("never")


def without_parameter() -> Answers:
    yield Problem("never")


def asks_for_anything(party: At[Party], number: int) -> Answers:
    yield Problem("never")


def follows_nothing(party: At[Party], parnt: Linked[Party]) -> Answers:
    yield Problem("never")


def follows_no_field(group: OneText, proces: Linked[Process]) -> Answers:
    yield Problem("never")


def answers_text(party: At[Party]) -> Iterator[Any]:
    yield "wrong"


def answers_nothing(party: At[Party]) -> Any:
    return None


def answers_at_once(party: At[Party]) -> Any:
    return Problem("never")


def without_stroke(party: At[Party]) -> Answers:
    yield Problem("wrong", "name")


def by_links(party: At[Party], links: Links) -> Answers:
    """It asks for the whole dataset."""
    yield from () if links.into("party:deu") else (Problem("no record refers to it"),)


FAULTS: dict[Any, str] = {
    by_broken_keys: "KeyError: 'no such field'",
    by_one_text: "keys gives 'party:deu', not a list of texts",
    without_annotation: "its parameter day has no annotation",
    unknown_annotation: "name 'Partei' is not defined",
    without_subject: "it judges <class 'str'>, which is no subject such as At[Event]",
    without_parameter: "it has no parameter, so there is nothing that it judges",
    asks_for_anything: "it asks for <class 'int'>, which no rule is given",
    follows_nothing: 'it follows "parnt", which Party does not have; did you mean "parent"?',
    follows_no_field: 'it follows "proces", which a record does not have; did you mean "process"?',
    answers_text: "it yields 'wrong', which is not Problem(…), Unchecked(…) or NOT_APPLICABLE",
    answers_nothing: "it gives None, but a rule yields its answers",
    answers_at_once: "but a rule yields its answers",
    without_stroke: 'the pointer "name" begins without a stroke: "/name"',
}


def report_by(monkeypatch: pytest.MonkeyPatch, *checks: Any, is_bare: bool = False) -> Report:
    """What the check says with rules made of these functions."""
    module = types.ModuleType(MODULE)
    for each in checks:
        copy = types.FunctionType(each.__code__, globals(), each.__name__)
        copy.__module__, copy.__annotations__ = MODULE, dict(each.__annotations__)
        copy.__doc__ = each.__doc__
        is_plain = is_bare and each is not sound
        made: Any = rule(copy) if is_plain else rule(Severity.WARNING)(copy)  # type: ignore[arg-type]
        setattr(module, each.__name__, made)
    monkeypatch.setitem(sys.modules, MODULE, module)
    return check(PARTY, select=[MODULE.replace("_", "-")], modules=[MODULE])


@pytest.mark.parametrize("faulty", FAULTS, ids=lambda each: str(each.__name__))
def test_a_faulty_rule_is_named_and_others_go_on(
    faulty: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = report_by(monkeypatch, faulty, sound)
    assert [one.rule for one in report.findings] == ["faulty-rules/sound"]
    (error,) = report.errors
    assert error.rule == f"faulty-rules/{faulty.__name__.replace('_', '-')}"
    assert FAULTS[faulty] in error.reason


def test_the_decorator_without_parentheses(monkeypatch: pytest.MonkeyPatch) -> None:
    report = report_by(monkeypatch, without_stroke, sound, is_bare=True)
    assert [one.rule for one in report.findings] == ["faulty-rules/sound"]
    assert [(error.rule, error.record, error.reason) for error in report.errors] == [
        (
            "faulty-rules/without-stroke",
            "its declaration",
            "write @rule(Severity.WARNING), with parentheses and a severity",
        )
    ]


def test_no_rule_of_the_package_is_faulty() -> None:
    assert [rule.name for rule in own_rules() if rule.fault] == []


@pytest.fixture
def broken_plugin(monkeypatch: pytest.MonkeyPatch) -> None:
    point: Any = SimpleNamespace(value="there_is_no_such_module", dist=SimpleNamespace(name="desk"))
    offer_rules(monkeypatch, [point])


@pytest.mark.usefixtures("broken_plugin")
def test_a_plugin_that_cannot_be_imported_is_named() -> None:
    with pytest.raises(UsageError, match=r"there_is_no_such_module of desk cannot be imported"):
        check(PARTY)


@pytest.mark.usefixtures("broken_plugin")
@pytest.mark.parametrize("option", ["--isolated", "--no-plugins"])
def test_without_plugins_it_does_not_matter(
    option: str, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(PARTY), encoding="utf-8")
    assert exit_code(["check", str(path)]) == 2
    assert "--no-plugins works without it" in capsys.readouterr().err
    assert exit_code(["check", str(path), option]) == 0


@pytest.mark.usefixtures("broken_plugin")
def test_a_shipped_rule_is_explained_without_plugins(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["explain", "dates/placeholder"]) == 0
    assert exit_code(["explain", "desk/anything"]) == 2
    assert "desk cannot be imported" in capsys.readouterr().err


def test_rules_and_explain_know_plugins(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    report_by(monkeypatch, sound)
    point = SimpleNamespace(value=MODULE, dist=None)
    offer_rules(monkeypatch, [point])
    for command in (["rules"], ["explain", "--all"], ["explain", "faulty-rules/sound"]):
        assert exit_code(command) == 0
        out = capsys.readouterr().out
        assert "faulty-rules/sound" in out
        assert "A party has a name." in out
        assert "Why:   \n" not in out


def test_a_rule_that_asks_for_links_works_and_its_author_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = "faulty-rules/by-links asks for Links, the whole dataset at once: ask for Questions"
    with pytest.warns(DeprecationWarning, match=f"^{said}$") as told:
        report = report_by(monkeypatch, by_links)
    assert [one.message for one in report.findings] == ["no record refers to it"]
    assert report.errors == ()
    assert {Path(one.filename).name for one in told} == {Path(__file__).name}


@pytest.mark.filterwarnings("ignore:.*asks for Links:DeprecationWarning")
def test_the_command_line_tells_of_it_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    report_by(monkeypatch, by_links, sound)
    (tmp_path / "a.json").write_text(json.dumps(PARTY), encoding="utf-8")
    settings = tmp_path / "pourparler.toml"
    settings.write_text(f'rules = ["{MODULE}"]\nselect = ["faulty-rules"]\n', encoding="utf-8")
    said = (
        "faulty-rules/by-links asks for Links, the whole dataset at once, and makes large checks"
        " slow: let it ask for Questions\n"
    )
    check_it = ["check", str(tmp_path / "a.json")]
    assert exit_code(check_it) == 0
    assert capsys.readouterr().err == said
    assert exit_code([*check_it, "--quiet"]) == 0
    assert exit_code([*check_it, "--ignore", "faulty-rules/by-links"]) == 0
    assert capsys.readouterr().err == ""
