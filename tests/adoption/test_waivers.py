"""Waivers in the records: what they excuse, for how long, and what is said of wrong ones."""

import json
from typing import Any

import pytest

from pourparler_validators import check_text
from tests.adoption.adopting import Outcome, Plain, Run, party, put

PLACEHOLDER = "dates/placeholder"
REASON = "it was really that day"


def waiver(rule: str = PLACEHOLDER, **fields: Any) -> Plain:
    return {"rule": rule, "reason": REASON, **fields}


def role(start: str) -> Plain:
    return {"title": "Minister", "party": "party:a", "start": start}


def person(*waivers: Plain, starts: tuple[str, ...] = ("1970-01-01",), **fields: Any) -> Plain:
    """A person with a placeholder in each role, and with waivers."""
    roles = [role(start) for start in starts]
    record = {"type": "person", "id": "person:p", "name": "P", "roles": roles, **fields}
    return {**record, "waivers": list(waivers)} if waivers else record


def check(run: Run, record: Plain, *options: str, select: str = "dates,waivers") -> Outcome:
    put("records.json", [party("a"), record])
    return run("check", "--format", "json", "--select", select, *options)


def waived(outcome: Outcome) -> list[tuple[str, str, str | None]]:
    return [(one["rule"], one["pointer"], one["waived"]) for one in outcome.findings]


class TestWhatIsExcused:
    def test_without_a_waiver(self, run: Run) -> None:
        outcome = check(run, person(), "--fail-on", "warning")
        assert outcome.code == 1
        assert waived(outcome) == [(PLACEHOLDER, "/roles/0/start", None)]

    def test_what_is_waived_stays_in_the_report_and_in_the_counts(self, run: Run) -> None:
        outcome = check(run, person(waiver()), "--fail-on", "info")
        assert outcome.code == 0
        assert waived(outcome) == [(PLACEHOLDER, "/roles/0/start", REASON)]
        summary = outcome.report["summary"]
        assert (summary["warning"], summary["waived"]) == (0, 1)
        assert outcome.report["checked"][PLACEHOLDER]["found"] == 1

    def test_it_is_counted_for_people_and_not_shown(self, run: Run) -> None:
        put("records.json", [party("a"), person(waiver())])
        outcome = run("check", "--select", "dates")
        assert "Waived in the records: 1 finding." in outcome.out
        assert "1970-01-01" not in outcome.out
        assert "1970" not in run("check", "--select", "dates", "--format", "github").out

    def test_only_of_its_rule(self, run: Run) -> None:
        record = person(waiver(), starts=("1970-01-01", "2025-06-02/2025-05-16"))
        assert waived(check(run, record)) == [
            (PLACEHOLDER, "/roles/0/start", REASON),
            ("dates/interval-reversed", "/roles/1/start", None),
        ]

    def test_only_of_its_record(self, run: Run) -> None:
        put("records.json", [party("a", start="1970-01-01"), person(waiver())])
        findings = run("check", "--format", "json", "--select", "dates").findings
        assert [(one["record"], one["waived"]) for one in findings] == [
            ("party:a", None),
            ("person:p", REASON),
        ]

    @pytest.mark.parametrize(
        ("at", "positions"),
        [
            (None, {0, 1, 10}),
            ("/roles", {0, 1, 10}),
            ("/roles/1", {1}),
            ("/roles/1/start", {1}),
            ("/roles/10", {10}),
        ],
    )
    def test_at_a_field_or_within_it(self, at: str | None, positions: set[int], run: Run) -> None:
        starts = ("1970-01-01", "1970-01-01", *("2001-02-03",) * 8, "1970-01-01")
        record = person(waiver(at=at) if at else waiver(), starts=starts)
        found = {pointer for _, pointer, reason in waived(check(run, record)) if reason}
        assert found == {f"/roles/{position}/start" for position in positions}

    def test_a_longer_name_is_another_field(self, run: Run) -> None:
        record = person(waiver(at="/roles/0/star"))
        assert waived(check(run, record)) == [
            (PLACEHOLDER, "/roles/0/start", None),
            ("waivers/not-needed", "/waivers/0", None),
        ]

    def test_a_field_within_is_not_the_field(self, run: Run) -> None:
        record = person(waiver(at="/roles/0/start/year"))
        assert [rule for rule, *_ in waived(check(run, record))] == [
            PLACEHOLDER,
            "waivers/not-needed",
        ]

    def test_the_first_reason_counts(self, run: Run) -> None:
        record = person(waiver(at="/roles/0"), {**waiver(), "reason": "another reason"})
        assert waived(check(run, record)) == [(PLACEHOLDER, "/roles/0/start", REASON)]


class TestUntil:
    @pytest.mark.parametrize(
        ("until", "today", "holds"),
        [
            ("2025-06-10", "2025-06-09", True),
            ("2025-06-10", "2025-06-10", True),
            ("2025-06-10", "2025-06-11", False),
            ("2025-06", "2025-06-30", True),
            ("2025-06", "2025-07-01", False),
            ("2025", "2025-12-31", True),
            ("2025", "2026-01-01", False),
        ],
    )
    def test_the_last_day_is_a_day_of_the_waiver(
        self, until: str, today: str, holds: bool, run: Run
    ) -> None:
        outcome = check(run, person(waiver(until=until)), "--today", today)
        if holds:
            assert waived(outcome) == [(PLACEHOLDER, "/roles/0/start", REASON)]
        else:
            assert waived(outcome) == [
                (PLACEHOLDER, "/roles/0/start", None),
                ("waivers/expired", "/waivers/0/until", None),
            ]
            assert outcome.findings[1]["message"] == f"the waiver ended on {until}"

    def test_one_that_is_over_and_one_that_holds(self, run: Run) -> None:
        over = {**waiver(until="2025-06-01"), "reason": "until then only"}
        outcome = check(run, person(over, waiver()), "--today", "2025-06-10")
        assert waived(outcome) == [
            (PLACEHOLDER, "/roles/0/start", REASON),
            ("waivers/expired", "/waivers/0/until", None),
        ]

    def test_what_is_over_is_not_called_not_needed_too(self, run: Run) -> None:
        record = person(waiver(until="2025-06-01"), starts=("2001-02-03",))
        outcome = check(run, record, "--today", "2025-06-10")
        assert outcome.rules == ["waivers/expired"]


class TestWrongWaivers:
    def test_not_needed(self, run: Run) -> None:
        outcome = check(run, person(waiver(), starts=("2001-02-03",)))
        assert outcome.rules == ["waivers/not-needed"]
        finding = outcome.findings[0]
        assert finding["severity"] == "warning"
        assert finding["message"] == f"{PLACEHOLDER} finds nothing here that needs a waiver"
        assert finding["fix"] == {
            "title": "delete the waiver",
            "safe": False,
            "edits": [{"action": "remove", "pointer": "/waivers/0"}],
            "replacements": [
                {"start": {"line": 21, "column": 7}, "end": {"line": 24, "column": 8}, "text": ""}
            ],
        }

    def test_needed_elsewhere_only(self, run: Run) -> None:
        record = person(waiver(at="/roles/1"), starts=("1970-01-01", "2001-02-03"))
        assert check(run, record).rules == [PLACEHOLDER, "waivers/not-needed"]

    def test_unknown(self, run: Run) -> None:
        outcome = check(run, person(waiver("dates/placehoder")))
        assert waived(outcome)[1:] == [("waivers/unknown-rule", "/waivers/0/rule", None)]
        finding = outcome.findings[1]
        assert finding["severity"] == "error"
        assert finding["help"] == 'did you mean "dates/placeholder"?'
        assert outcome.code == 1

    @pytest.mark.parametrize("rule", ["dates", "ALL", "placeholder"])
    def test_a_family_is_no_rule(self, rule: str, run: Run) -> None:
        assert check(run, person(waiver(rule))).rules == [PLACEHOLDER, "waivers/unknown-rule"]

    @pytest.mark.parametrize(
        "rule", ["references/not-found", "identity/duplicate-id", "structure/null-or-empty"]
    )
    def test_not_allowed(self, rule: str, run: Run) -> None:
        record = person(waiver(rule), starts=("2001-02-03",))
        record["roles"][0]["party"] = "party:none"
        outcome = check(run, record, select="references,waivers")
        assert waived(outcome) == [
            ("references/not-found", "/roles/0/party", None),
            ("waivers/not-allowed", "/waivers/0/rule", None),
        ]
        assert outcome.findings[1]["message"] == f"{rule} cannot be waived"
        assert outcome.code == 1

    @pytest.mark.parametrize("rule", ["not-needed", "expired", "unknown-rule", "not-allowed"])
    def test_nor_can_what_is_said_of_waivers_be_waived(self, rule: str, run: Run) -> None:
        outcome = check(run, person(waiver(f"waivers/{rule}"), starts=("2001-02-03",)))
        assert outcome.rules == ["waivers/not-allowed"]

    def test_without_a_reason(self, run: Run) -> None:
        record = person({"rule": PLACEHOLDER})
        assert check(run, record).rules == [PLACEHOLDER, "structure/missing-field"]


class TestWhereTheRuleDidNotLook:
    def test_a_rule_that_was_not_selected(self, run: Run) -> None:
        outcome = check(run, person(waiver(), starts=("2001-02-03",)), select="waivers")
        assert outcome.rules == []
        tally = outcome.report["checked"]["waivers/not-needed"]
        assert tally["could_not"] == {"the waived rule was not selected or could not be checked": 1}

    def test_a_rule_that_was_ignored(self, run: Run) -> None:
        record = person(waiver(), starts=("2001-02-03",))
        assert check(run, record, "--ignore", PLACEHOLDER).rules == []

    def test_a_rule_that_could_not_look(self, run: Run) -> None:
        """Whether it was coded too early, nobody knows where the source has no date."""
        source = {"type": "source", "id": "source:s", "kind": "book", "language": "en"}
        coding = {"coder": "c", "kind": "human", "coded_on": "2025-06-20"}
        record = person(
            waiver("dates/coded-before-published"),
            starts=("2001-02-03",),
            evidence=[{"source": "source:s", "exact": "P"}],
            coding=coding,
        )
        for published, rules in (({}, []), ({"published": "2001"}, ["waivers/not-needed"])):
            put("records.json", [party("a"), {**source, **published}, record])
            outcome = run("check", "--format", "json", "--select", "dates,waivers")
            assert outcome.rules == rules

    def test_a_record_whose_structure_is_not_sound(self, run: Run) -> None:
        record = person(waiver(), starts=("2001-02-03",), kidn="x")
        assert check(run, record).rules == ["structure/unknown-field"]

    def test_a_path_that_ignores_the_rule(self, run: Run) -> None:
        put("pourparler.toml", f'[per-path-ignores]\n"*.json" = ["{PLACEHOLDER}"]')
        assert check(run, person(waiver())).rules == []


def test_in_yaml_and_from_an_alias(run: Run) -> None:
    put(
        "records.yaml",
        f"""\
- {{type: party, id: party:a, kind: state, name: A}}
- type: person
  id: person:p
  name: P
  roles: [{{title: M, party: party:a, start: 1970-01-01}}]
  waivers: &w
  - rule: {PLACEHOLDER}
    reason: >
      it was really
      that day
- type: person
  id: person:q
  name: Q
  roles: [{{title: M, party: party:a, start: 1970-01-01}}]
  waivers: *w
""",
    )
    findings = run("check", "--format", "json", "--select", "dates,waivers").findings
    assert [(one["record"], one["waived"].strip()) for one in findings] == [
        ("person:p", REASON),
        ("person:q", REASON),
    ]


def test_a_waiver_that_is_not_needed_says_where_the_finding_stands() -> None:
    """Findings about two records stand at the judged one; the waiver stood at the other."""
    reason = "they met, whatever the status says"
    event = {"type": "event", "id": "event:a", "kind": "summit", "status": "announced"}
    waiver = {"rule": "delegations/attended-unheld-event", "reason": reason}
    party = {"type": "party", "id": "party:a", "kind": "state", "name": "Atlantis"}
    delegation = {"type": "delegation", "id": "delegation:a", "party": "party:a"}
    records = [
        {**event, "waivers": [waiver]},
        {**delegation, "event": "event:a", "status": "attended"},
        party,
    ]
    report = check_text(json.dumps(records), "a.json")
    (finding,) = [one for one in report.findings if one.rule == "waivers/not-needed"]
    assert finding.help == (
        "delete it; the rule finds a fault in delegation:a /status: a waiver belongs there"
    )
    assert [(one.record, one.pointer) for one in finding.related] == [("delegation:a", "/status")]
