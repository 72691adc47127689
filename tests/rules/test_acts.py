"""Statements, proposals and agreements: the rules that are due, and which of two speaks."""

from pathlib import Path
from typing import Any

import pytest

from pourparler_validators import Report, Severity
from pourparler_validators.rules import own_rules
from tests.rules.dataset import FIRST_FAMILIES, place, report_on_patch, texts_for
from tests.rules.edge_cases import cases_of, change

HERE = Path(__file__).parent
Patch = dict[str, Any]

ERRORS = {
    *("statements/no-speaker", "statements/two-speakers", "statements/segment-without-source"),
    *("proposals/impossible-step", "proposals/decided-by-its-issuer"),
    *("proposals/presented-at-unheld-event", "proposals/supersedes-a-later-one"),
    *("agreements/one-party", "agreements/before-its-event", "agreements/before-its-proposal"),
    "agreements/from-unheld-event",
}
WARNINGS = {
    *("statements/act-needs-addressee", "statements/answers-nothing"),
    *("statements/speaks-for-another", "statements/addresses-itself", "statements/opposite-acts"),
    *("statements/contradicts-itself", "statements/condition-dropped", "statements/hedge-dropped"),
    *("statements/two-sources-one-utterance", "proposals/decided-by-a-stranger"),
    *("proposals/presented-nowhere", "proposals/reversal-without-evidence"),
    *("proposals/counter-to-nothing", "proposals/recorded-twice", "agreements/one-sided-word"),
    *("agreements/proposal-not-accepted", "vocabulary/other-unexplained"),
    *("statements/one-passage-two-speakers", "agreements/consent-short-of-status"),
    *("agreements/date-not-of-consent", "proposals/accepted-by-some"),
    *("proposals/answers-differ", "proposals/response-of-a-stranger"),
    *("statements/translation-unmarked", "statements/act-against-words"),
    *("statements/at-unheld-event", "proposals/response-against-statement"),
    *("agreements/status-not-of-its-event", "agreements/kind-without-word"),
}
RULES = {rule.name: rule for rule in own_rules()}
FAMILIES = {"statements", "proposals", "agreements", "vocabulary"}
LOOKING_ON = (*FIRST_FAMILIES, *sorted(FAMILIES), "persons")
"""The families that look on: those whose rules may speak of the same fault."""

YES_AND_NO: Patch = {
    f"statement:{word}": {
        "type": "statement",
        "id": f"statement:{word}",
        "acts": [act],
        "segments": [{"kind": "summary", "text": f"He says {word}."}],
        "speaker": "person:zelensky",
        "date": date,
        "responds_to": "proposal:second-round",
    }
    for word, act, date in (("yes", "accept", "2025-05-28"), ("no", "reject", "DATE"))
}


def test_the_rules_are_those_of_the_catalogue() -> None:
    due = [rule for rule in RULES.values() if rule.family in FAMILIES]
    by_severity = {
        severity: {rule.name for rule in due if rule.severity is severity} for severity in Severity
    }
    assert by_severity == {
        Severity.ERROR: ERRORS,
        Severity.WARNING: WARNINGS,
        Severity.INFO: set(),
    }
    assert all(rule.is_waivable for rule in due)


NARROWER: dict[tuple[str, str], Patch] = {
    ("persons/role-not-held-then", "statements/speaks-for-another"): {
        "person:lavrov": {
            "roles": [
                {"title": "Minister of Transport", "party": "party:rus", "end": "2020"},
                {"title": "Adviser", "party": "party:ukr", "start": "2021"},
            ]
        },
        "statement:lavrov-memorandum": {"date": "2025-05-30", "speaker_role": None},
    },
    ("dates/history-backwards", "proposals/impossible-step"): {
        "proposal:second-round": {
            "status": "announced",
            "history": [
                {"status": "withdrawn", "date": "2025-05-30"},
                {"status": "announced", "date": "2025-05-29"},
            ],
        }
    },
    ("agreements/proposal-not-accepted", "references/withdrawn-or-superseded"): {
        "agreement:prisoner-swap-and-proposals": {"proposals": ["proposal:second-round"]},
        "proposal:second-round": {"status": "withdrawn"},
        "proposal:russian-memorandum": {"supersedes": "proposal:second-round"},
    },
    ("agreements/from-unheld-event", "agreements/before-its-event"): {
        "agreement:prisoner-swap-and-proposals": {"event": "event:istanbul-2", "date": "2025-05"}
    },
    ("proposals/decided-by-its-issuer", "proposals/decided-by-a-stranger"): {
        "proposal:second-round": {
            "status": "rejected",
            "history": [{"status": "rejected", "by": ["person:putin"]}],
        }
    },
    ("statements/answers-nothing", "statements/opposite-acts"): {
        "statement:russian-official-weapons": {"acts": ["accept", "reject"], "responds_to": None}
    },
    ("statements/opposite-acts", "statements/contradicts-itself"): {
        "statement:peskov-weapons": {
            "acts": ["accept", "reject"],
            "responds_to": "proposal:second-round",
            "condition": None,
            "segments": [{"kind": "summary", "text": "Yes and no."}],
        }
    },
    ("statements/segment-without-source", "statements/condition-dropped"): {
        "statement:trump-putin": {"segments": [{"kind": "direct", "text": "If he comes, I come"}]}
    },
    ("identity/duplicate-id", "statements/two-sources-one-utterance"): {
        "statement:again": {
            "type": "statement",
            "id": "statement:trump-putin",
            "acts": ["claim"],
            "segments": [
                {"kind": "partial", "text": "gone crazy", "source": "source:istanbul-2025"}
            ],
            "speaker": "person:trump",
        }
    },
    ("identity/duplicate-id", "proposals/recorded-twice"): {
        "proposal:again": {
            "type": "proposal",
            "id": "proposal:russian-talks",
            "kind": "talks_proposal",
            "title": "The talks",
            "issuers": ["party:rus"],
            "status": "accepted",
            "process": "process:rus-ukr-2025",
            "evidence": [
                {
                    "source": "source:istanbul-2025",
                    "exact": "he reversed course",
                    "start": 927,
                    "end": 945,
                }
            ],
        }
    },
}
"""The narrower rule, the wider one, and a change of which both could speak."""


@pytest.mark.parametrize(("narrower", "wider"), NARROWER)
def test_the_narrower_rule_speaks_alone(narrower: str, wider: str, tmp_path: Path) -> None:
    report = report_on_patch(tmp_path, NARROWER[narrower, wider], LOOKING_ON)
    assert [each.rule for each in _found(report)] == [narrower]
    assert report.tallies[wider].found == 0


READERS_OF_DATES: dict[str, Patch] = {
    "proposals/supersedes-a-later-one": {
        "proposal:russian-talks": {"date": "2025-05-28"},
        "proposal:second-round": {"date": "DATE", "supersedes": "proposal:russian-talks"},
    },
    "agreements/before-its-event": {"agreement:prisoner-swap-and-proposals": {"date": "DATE"}},
    "agreements/before-its-proposal": {
        "proposal:second-round": {"date": "2025-05-28"},
        "agreement:prisoner-swap-and-proposals": {
            "event": None,
            "date": "DATE",
            "proposals": ["proposal:second-round"],
        },
    },
}
"""Rules that compare dates, and a change with which each would speak of an early one."""


@pytest.mark.parametrize("rule", READERS_OF_DATES)
@pytest.mark.parametrize(
    ("date", "speaks"),
    [
        ("2025-02-28", None),
        ("2025-03-01/2025-02-28", "dates/interval-reversed"),
        ("1970-01-01", "dates/placeholder"),
    ],
)
def test_a_bad_date_is_spoken_of_once(
    rule: str, date: str, speaks: str | None, tmp_path: Path
) -> None:
    report = report_on_patch(tmp_path, _with(READERS_OF_DATES[rule], date), LOOKING_ON)
    assert [each.rule for each in _found(report)] == [speaks or rule]


@pytest.mark.parametrize(
    ("date", "finds", "cannot"),
    [
        ("2025-05-28", True, False),
        ("2025-05-29", False, False),
        ("1970-01-01", False, True),
        ("2025-05-29/2025-05-28", False, True),
    ],
)
def test_a_contradiction_needs_dates_to_rely_on(
    date: str, finds: bool, cannot: bool, tmp_path: Path
) -> None:
    report = report_on_patch(tmp_path, _with(YES_AND_NO, date), LOOKING_ON)
    tally = report.tallies["statements/contradicts-itself"]
    assert (tally.found, bool(tally.could_not)) == (finds, cannot)


BETWEEN: dict[str, tuple[Patch, str, str]] = {
    "agreements/from-unheld-event": (
        {"agreement:prisoner-swap-and-proposals": {"event": "event:istanbul-2"}},
        "agreement:prisoner-swap-and-proposals /event",
        "event:istanbul-2 /status",
    ),
    "agreements/before-its-event": (
        {"agreement:prisoner-swap-and-proposals": {"date": "2025-05-15"}},
        "agreement:prisoner-swap-and-proposals /date",
        "event:istanbul-1 /date",
    ),
    "agreements/proposal-not-accepted": (
        {
            "agreement:prisoner-swap-and-proposals": {"proposals": ["proposal:second-round"]},
            "proposal:second-round": {"status": "rejected"},
        },
        "agreement:prisoner-swap-and-proposals /proposals/0",
        "proposal:second-round /status",
    ),
}
"""Rules about two records: the place that is judged, and the one that contradicts it."""


@pytest.mark.parametrize("rule", BETWEEN)
@pytest.mark.parametrize("is_later", [False, True])
def test_the_judged_record_has_the_finding_whatever_the_order(
    rule: str, is_later: bool, tmp_path: Path
) -> None:
    patch, at_agreement, at_other = BETWEEN[rule]
    change = _moved(patch) if is_later else patch
    (finding,) = _found(report_on_patch(tmp_path, change, LOOKING_ON))
    assert place(finding) == at_agreement
    assert [place_of(each) for each in finding.related] == [at_other]


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_what_is_left_alone_was_looked_at(family: str, tmp_path: Path) -> None:
    cases = [case for case in cases_of(HERE / f"{family}.md") if case.is_left_alone]
    for case in cases:
        folder = tmp_path / str(case.line)
        folder.mkdir()
        texts = texts_for(RULES[case.rule])
        tally = report_on_patch(folder, change(case), (family,), texts).tallies[case.rule]
        assert tally.could_not == {}, case.title


def place_of(placed: Any) -> str:
    return f"{placed.record} {placed.pointer}"


def _moved(patch: Patch) -> Patch:
    """The change, with the agreement in the file of statements, which comes last."""
    moved = {
        "type": "agreement",
        "id": "agreement:prisoner-swap-and-proposals",
        "kind": "exchange",
        "title": "Agreement on a prisoner swap",
        "parties": [
            {"party": "party:ukr", "role": "party"},
            {"party": "party:rus", "role": "party"},
        ],
        "status": "agreed",
        "event": "event:istanbul-1",
    }
    key = "agreement:prisoner-swap-and-proposals"
    others = {name: change for name, change in patch.items() if name != key}
    return {**others, key: None, "statement:moved": {**moved, **patch[key]}}


def _found(report: Report) -> list[Any]:
    """What is found, without remarks."""
    return [each for each in report.findings if each.severity is not Severity.INFO]


def _with(patch: Any, date: str) -> Any:
    """The change with a date put in its place."""
    if isinstance(patch, dict):
        return {name: _with(value, date) for name, value in patch.items()}
    if isinstance(patch, list):
        return [_with(value, date) for value in patch]
    return date if patch == "DATE" else patch
