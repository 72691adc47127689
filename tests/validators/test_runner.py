"""The four answers, selection and severity, rules that fail, and rules of other projects."""

import datetime as dt
import json
import sys
import types
from importlib import metadata
from types import SimpleNamespace
from typing import Any, Final

import pytest

from pourparler import Event, Party
from pourparler_validators import Report, Severity, UsageError, check_files
from pourparler_validators.cli import exit_code
from pourparler_validators.commands.check import exit_code as code_of
from pourparler_validators.contract.declared import rules_of
from pourparler_validators.contract.finding import NOT_APPLICABLE, Problem, Unchecked
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, Today, rule
from pourparler_validators.installed import RULES
from pourparler_validators.rules import all_rules, families, own_rules
from pourparler_validators.running.runner import Run
from tests.validators.checked import (
    EXAMPLE,
    PARTY,
    TODAY,
    checked,
    checked_value,
    found,
    only,
    plain,
    read,
)
from tests.validators.plugins import offer_rules

MODULE: Final = "desk_of_ours"


def house_style(party: At[Party]) -> Answers:
    """Names are found, held, not due or unreadable, as they say."""
    match party.value.name:
        case "bad":
            yield Problem("the name is bad", "/name", help="change it")
        case "odd":
            yield NOT_APPLICABLE
        case "dark":
            yield Unchecked("it is dark")
        case "none":
            raise ValueError("the\x1brule is broken")
        case _:
            pass


def of_a_day(event: At[Event], today: Today, dataset: Questions) -> Answers:
    """What a rule may ask for is what it gets."""
    assert isinstance(today, dt.date)
    if dataset.to(event.record.id) is event.entry:
        yield Problem(f"today is {today.isoformat()}")


@pytest.fixture
def ours(monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    """A module with rules of ours, which an installed project names as its entry point."""
    module = types.ModuleType(MODULE)
    for declared in (house_style, of_a_day):
        check = types.FunctionType(
            declared.__code__, vars(sys.modules[__name__]), declared.__name__
        )
        check.__module__ = MODULE
        check.__annotations__ = declared.__annotations__
        check.__doc__ = declared.__doc__
        setattr(module, declared.__name__, rule(Severity.WARNING)(check))
    monkeypatch.setitem(sys.modules, MODULE, module)

    offer_rules(monkeypatch, [metadata.EntryPoint("desk", MODULE, RULES)])
    return module


STYLE: Final = "desk-of-ours/house-style"


def parties(*names: str) -> list[dict[str, Any]]:
    return [{**PARTY, "id": f"party:p{number}", "name": name} for number, name in enumerate(names)]


@pytest.mark.usefixtures("ours")
class TestAnswers:
    def test_each_is_counted(self) -> None:
        names = ("bad", "bad", "odd", "dark", "dark", "dark", "Ankara")
        report = checked_value(parties(*names), select=(STYLE,))
        tally = report.tallies[STYLE]
        assert (tally.held, tally.found, tally.not_applicable) == (1, 2, 1)
        assert tally.could_not == {"it is dark": 3}
        assert list(report.unchecked()) == [(STYLE, "it is dark", 3)]

    def test_a_finding_has_the_name_and_severity_of_its_rule(self) -> None:
        report = checked_value(parties("bad"), select=(STYLE,))
        finding = only(report.findings)
        assert (finding.rule, finding.severity) == (STYLE, "warning")
        assert (finding.message, finding.help) == ("the name is bad", "change it")
        assert (finding.place.record, finding.place.document_pointer) == ("party:p0", "/0/name")

    def test_what_is_not_sound_could_not_be_checked(self) -> None:
        values = [*parties("bad"), {**PARTY, "kind": "x"}, {"type": "event", "id": "event:a"}]
        report = checked_value(values, select=(STYLE,))
        assert report.tallies[STYLE].could_not == {"the structure of the record is not sound": 1}
        assert report.tallies[STYLE].found == 1

    def test_a_rule_gets_the_day_and_the_links_that_it_asks_for(self) -> None:
        value = {"type": "event", "id": "event:a", "kind": "summit", "status": "held"}
        report = checked_value(value, select=("desk-of-ours",))
        assert only(report.findings).message == "today is 2025-06-01"
        assert report.tallies[STYLE].held == 0


@pytest.mark.usefixtures("ours")
class TestFailingRules:
    def test_the_others_go_on(self) -> None:
        values = [*parties("none", "bad"), {**PARTY, "parent": "party:tur"}]
        report = checked_value(values)
        assert (STYLE, "/name") in found(report)
        assert ("references/to-itself", "/parent") in found(report)

    def test_it_is_reported_and_the_exit_code_says_so(self) -> None:
        report = checked_value(parties("none", "Ankara"), select=(STYLE,))
        error = only(report.errors)
        assert (error.rule, error.record) == (STYLE, "party:p0")
        assert error.reason == "ValueError: the\x1brule is broken"
        assert code_of(report, "never", False) == 2
        assert only(plain(report)["internal_errors"])["rule"] == STYLE
        assert report.tallies[STYLE].held == 1

    def test_two_beats_one(self) -> None:
        report = checked_value([*parties("none"), {**PARTY, "kind": "x"}])
        assert report.worst() == "error"
        assert code_of(report, "error", False) == 2

    def test_the_command_line(self, tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "a.json"
        path.write_text(json.dumps(parties("none")), encoding="utf-8")
        assert exit_code(["check", str(path)]) == 2
        said = capsys.readouterr().out
        assert rf"The rule {STYLE} failed at party:p0 (ValueError: the\u001brule is broken)" in said
        assert "no faults." not in said
        assert "\x1b" not in said

    def test_what_it_found_before_it_failed_does_not_count(self, ours: types.ModuleType) -> None:
        def half_done(party: At[Party]) -> Answers:
            yield Problem("found", "/name")
            raise KeyError(party.pointer)

        half_done.__module__ = MODULE
        ours.half_done = rule(Severity.ERROR)(half_done)  # type: ignore[attr-defined]
        report = checked_value(PARTY, select=("desk-of-ours/half-done",))
        assert report.findings == ()
        assert only(report.errors).reason == "KeyError: ''"

    def test_a_rule_that_yields_nothing_that_can_be_gone_through(
        self, ours: types.ModuleType
    ) -> None:
        def no_answers(party: At[Party]) -> Answers:
            return None  # type: ignore[return-value]

        no_answers.__module__ = MODULE
        ours.no_answers = rule(Severity.ERROR)(no_answers)  # type: ignore[attr-defined]
        report = checked_value(PARTY, select=("desk-of-ours/no-answers",))
        assert only(report.errors).reason.startswith("it gives None")


class TestSelection:
    VALUE: Final = [
        {**PARTY, "parent": "party:tur", "notes": "?"},
        {**PARTY, "id": "party:b", "name": "B", "start": "2025-06-02/2025-05-16"},
    ]

    @pytest.mark.parametrize(
        ("select", "ignore", "rules"),
        [
            (("structure",), (), []),
            (("dates",), (), ["dates/interval-reversed"]),
            (("dates/interval-reversed",), (), ["dates/interval-reversed"]),
            (("references", "dates"), (), ["dates/interval-reversed", "references/to-itself"]),
            (("references", "dates"), ("dates",), ["references/to-itself"]),
            (("ALL",), ("identity", "references", "dates/interval-reversed"), []),
            (("dates",), ("dates/interval-reversed",), []),
        ],
    )
    def test_select_and_ignore(
        self, select: tuple[str, ...], ignore: tuple[str, ...], rules: list[str]
    ) -> None:
        report = checked_value(self.VALUE, select=select, ignore=ignore)
        families_found = {rule for rule, _ in found(report)}
        assert sorted(families_found - {"structure/placeholder-text"}) == rules
        assert "structure/placeholder-text" in families_found
        known = {rule.name for rule in own_rules() if rule.family == "structure"}
        assert known <= set(report.tallies)

    @pytest.mark.parametrize("name", ["structure", "structure/not-json", "ALL"])
    def test_structure_cannot_be_ignored(self, name: str) -> None:
        with pytest.raises(UsageError, match=f"^{name} cannot be ignored"):
            checked_value(PARTY, ignore=(name,))

    @pytest.mark.parametrize(
        ("name", "near"),
        [
            ("dates/placehoder", '; did you mean "dates/placeholder"?'),
            ("date", '; did you mean "dates"?'),
            ("all", '; did you mean "ALL"?'),
            ("qqqqqq", "; see: pourparler rules"),
        ],
    )
    def test_a_name_that_there_is_not(self, name: str, near: str) -> None:
        for options in ({"select": (name,)}, {"ignore": (name,)}):
            with pytest.raises(UsageError) as error:
                checked_value(PARTY, **options)
            assert str(error.value) == f'there is no rule or family "{name}"{near}'


class TestSeverity:
    def test_of_a_rule(self) -> None:
        changed = {"references/to-itself": Severity.INFO}
        report = checked_value({**PARTY, "parent": "party:tur"}, severities=changed)
        severities = {one.rule: one.severity for one in report.findings}
        assert severities["references/to-itself"] == "info"
        assert code_of(report, "warning", False) == 0
        assert code_of(report, "info", False) == 1

    def test_of_a_family_and_of_one_of_its_rules(self) -> None:
        value = [
            {**PARTY, "parent": "party:tur"},
            {**PARTY, "id": "party:b", "name": "B", "parent": "party:c"},
        ]
        for names in (
            ("references/to-itself", "references"),
            ("references", "references/to-itself"),
        ):
            levels = {"references": Severity.WARNING, "references/to-itself": Severity.INFO}
            changed = {name: levels[name] for name in names}
            report = checked_value(value, select=("references",), severities=changed)
            assert {one.rule: one.severity for one in report.findings} == {
                "references/to-itself": "info",
                "references/not-found": "warning",
            }

    def test_a_rule_lowers_its_own_where_a_case_is_less_grave(self) -> None:
        report = checked_value([PARTY, PARTY], select=("identity/duplicate-id",))
        assert only(report.findings).severity == "warning"
        other = checked_value([PARTY, {**PARTY, "name": "B"}], select=("identity/duplicate-id",))
        assert only(other.findings).severity == "error"

    @pytest.mark.parametrize(
        ("fail_on", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)]
    )
    def test_what_makes_the_exit_code(self, fail_on: str, code: int) -> None:
        report = checked_value([PARTY, PARTY], select=("identity/duplicate-id",))
        assert code_of(report, fail_on, False) == code

    def test_what_could_not_be_checked_makes_the_exit_code_on_request(self) -> None:
        report = checked_value([{**PARTY, "parent": "party:b"}, "x"])
        assert code_of(report, "never", False) == 0
        assert code_of(report, "never", True) == 1
        assert code_of(checked_value(PARTY), "never", True) == 0


class TestRules:
    def test_every_module_of_the_package_is_collected(self) -> None:
        assert {rule.family for rule in own_rules()} == {
            name.replace("_", "-") for name in families()
        }

    def test_rules_of_installed_projects_come_in_order(self, ours: types.ModuleType) -> None:
        names = [rule.name for rule in all_rules()]
        assert names == sorted(names)
        assert {STYLE, "desk-of-ours/of-a-day"} == set(names) - {rule.name for rule in own_rules()}
        assert [rule.name for rule in rules_of(ours)] == [STYLE, "desk-of-ours/of-a-day"]

    def test_a_module_that_cannot_be_loaded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        point = SimpleNamespace(value="there_is_no_such_module")
        offer_rules(monkeypatch, [point])
        with pytest.raises(UsageError, match=r"^the rules cannot be loaded: .*no_such_module"):
            checked_value(PARTY)

    def test_two_rules_of_one_name(
        self, ours: types.ModuleType, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        twin = types.ModuleType(f"another.{MODULE}")
        check = types.FunctionType(house_style.__code__, globals(), "house_style")
        check.__module__ = twin.__name__
        check.__annotations__ = house_style.__annotations__
        twin.house_style = rule(Severity.INFO)(check)  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, twin.__name__, twin)
        with pytest.raises(ValueError, match=f"two rules have the name {STYLE}"):
            all_rules([twin.__name__])


def test_a_run_alone_is_enough_for_a_rule(ours: types.ModuleType) -> None:
    entries = read(json.dumps(parties("bad", "odd"))).entries
    outcome = Run(rules_of(ours), TODAY).over(entries)
    assert [finding.problem.message for finding in outcome.findings] == ["the name is bad"]
    assert set(outcome.tallies) == {STYLE, "desk-of-ours/of-a-day"}


def test_every_rule_has_answered_for_the_example() -> None:
    report: Report = check_files([str(EXAMPLE)], today=TODAY)
    for name in ("references/not-found", "dates/placeholder", "structure/not-in-list"):
        tally = report.tallies[name]
        assert tally.held > 0, name
        assert tally.found == 0, name
    assert report.errors == ()


def test_the_same_input_gives_the_same_report() -> None:
    text = json.dumps(parties("A", "A", "B", "?"))
    assert plain(checked(text)) == plain(checked(text))
