"""What all rules keep to: where a finding stands, which rule speaks, and what is counted."""

from pathlib import Path
from typing import Any

import pytest

from pourparler_validators import Report, Severity, check_text
from tests.rules.dataset import FIRST_FAMILIES, TODAY, place, report_on_patch

Patch = dict[str, Any]

CODED = {"coder": "ab", "kind": "human"}
SOURCE = "source:istanbul-2025"

PLACES: dict[str, tuple[str, Patch, list[str]]] = {
    "at the value that would have to change": (
        "references/not-found",
        {"event:istanbul-1": {"process": "process:rus-ukr-2024"}},
        ["event:istanbul-1 /process"],
    ),
    "at the item of a list": (
        "references/repeated",
        {"event:istanbul-2": {"confirmed_by": ["party:ukr", "party:ukr"]}},
        ["event:istanbul-2 /confirmed_by/1", "event:istanbul-2 /confirmed_by/0"],
    ),
    "at the object that lacks something": (
        "structure/missing-field",
        {"event:istanbul-1": {"place": {"name": None}}},
        ["event:istanbul-1 /place"],
    ),
    "at the record that lacks something": (
        "structure/missing-field",
        {"event:istanbul-1": {"status": None}},
        ["event:istanbul-1 (record)"],
    ),
    "at the later of two fields, in the standard's order": (
        "dates/ends-before-it-starts",
        {"party:tur": {"end": "2024", "start": "2025"}},
        ["party:tur /end", "party:tur /start"],
    ),
    "at the later of two fields, of which one is a list": (
        "dates/status-not-last-of-history",
        {"event:istanbul-2": {"status": "agreed"}},
        ["event:istanbul-2 /history/0/status", "event:istanbul-2 /status"],
    ),
    "at that of two equal records whose id sorts last, in one file": (
        "identity/near-duplicate-entity",
        {"person:a": {"type": "person", "id": "person:a", "name": "Dmitry Peskov"}},
        ["person:peskov (record)", "person:a (record)"],
    ),
    "at that of two equal records whose id sorts last, whatever the paths": (
        "identity/near-duplicate-entity",
        {"beside:a": {"type": "person", "id": "person:a", "name": "Dmitry Peskov"}},
        ["person:peskov (record)", "person:a (record)"],
    ),
    "at the record of a circle whose id sorts first": (
        "references/circle",
        {
            "party:sau": {"parent": "party:deu"},
            "party:deu": {"parent": "party:tur"},
            "party:tur": {"parent": "party:sau"},
        },
        ["party:deu /parent", "party:tur /parent", "party:sau /parent"],
    ),
    "at the name, where the name is wrong": (
        "structure/unknown-field",
        {"statement:trump-putin": {"speakr": "person:trump"}},
        ["statement:trump-putin /speakr"],
    ),
}
"""A rule, a change, and the places of its one finding, the other places last."""


@pytest.mark.parametrize(("rule", "patch", "places"), PLACES.values(), ids=PLACES)
def test_a_finding_stands(rule: str, patch: Patch, places: list[str], tmp_path: Path) -> None:
    (finding,) = _of(report_on_patch(tmp_path, patch), rule)
    others = [f"{each.record} {each.pointer or '(record)'}" for each in finding.related]
    assert [place(finding), *others] == places


REVERSED = "2025-06-02/2025-05-16"
PLACEHOLDER = "1970-01-01"
READERS_OF_DATES: dict[str, tuple[Patch, str]] = {
    "dates/ends-before-it-starts": (
        {"process:rus-ukr-2025": {"start": "2025-06-05", "end": "DATE"}},
        "process:rus-ukr-2025 /end",
    ),
    "dates/in-the-future": (
        {"event:istanbul-1": {"coding": {**CODED, "coded_on": "DATE"}}},
        "event:istanbul-1 /coding/coded_on",
    ),
    "dates/retrieved-before-published": (
        {SOURCE: {"retrieved": "DATE"}},
        f"{SOURCE} /retrieved",
    ),
    "dates/coded-before-published": (
        {"event:istanbul-2": {"coding": {**CODED, "coded_on": "DATE"}}},
        "event:istanbul-2 /coding/coded_on",
    ),
    "dates/history-backwards": (
        {
            "proposal:russian-talks": {
                "history": [
                    {"status": "rejected", "date": "2025-06-05"},
                    {"status": "accepted", "date": "DATE"},
                ]
            }
        },
        "proposal:russian-talks /history/1/date",
    ),
}
"""Rules that read a date: a change that would make each speak, and where the date stands."""


@pytest.mark.parametrize("wider", READERS_OF_DATES)
@pytest.mark.parametrize(
    ("narrower", "date"),
    [("dates/interval-reversed", REVERSED), ("dates/placeholder", PLACEHOLDER)],
)
def test_a_bad_date_is_spoken_of_once(narrower: str, date: str, wider: str, tmp_path: Path) -> None:
    patch, where = READERS_OF_DATES[wider]
    (finding,) = _found(report_on_patch(tmp_path, _with(patch, date), FIRST_FAMILIES))
    assert (finding.rule, place(finding)) == (narrower, where)


@pytest.mark.parametrize("rule", sorted(set(READERS_OF_DATES) - {"dates/in-the-future"}))
def test_a_plain_date_in_its_place_is_found(rule: str, tmp_path: Path) -> None:
    """So that the test before this one can fail."""
    patch, where = READERS_OF_DATES[rule]
    (finding,) = _found(report_on_patch(tmp_path, _with(patch, "2025-05-16"), FIRST_FAMILIES))
    assert (finding.rule, place(finding)) == (rule, where)


NARROWER: dict[tuple[str, str], Patch] = {
    ("dates/interval-reversed", "dates/placeholder"): {
        "event:istanbul-1": {"date": "2025-05-16/1970-01-01"}
    },
    ("references/to-itself", "references/circle"): {
        "event:istanbul-1": {"previous": "event:istanbul-1"}
    },
    ("dates/history-backwards", "dates/status-not-last-of-history"): {
        "proposal:russian-talks": {
            "status": "countered",
            "history": [
                {"status": "rejected", "date": "2025-05-12"},
                {"status": "accepted", "date": "2025-05-11"},
            ],
        }
    },
    ("identity/duplicate-id", "identity/near-duplicate-entity"): {
        "person:again": {"type": "person", "id": "person:trump", "name": "Donald Trump"}
    },
    ("parties/name-of-another-country", "identity/near-duplicate-entity"): {
        "party:geo": {
            "type": "party",
            "id": "party:geo",
            "kind": "state",
            "name": "Georgia",
            "country": "US",
        },
        "party:georgia": {
            "type": "party",
            "id": "party:georgia",
            "kind": "state",
            "name": "Georgia",
            "country": "GE",
        },
    },
    ("dates/placeholder", "timeline/impossible-order"): {
        "event:buffer-zone": {"previous": "event:istanbul-1", "date": "1970-01-01"}
    },
    ("dates/interval-reversed", "timeline/impossible-order"): {
        "event:buffer-zone": {"previous": "event:istanbul-1", "date": "2025-05-02/2025-05-01"}
    },
    ("dates/ends-before-it-starts", "timeline/impossible-order"): {
        "process:rus-ukr-2025": {"start": "2025-06-05", "end": "2025-05-01"}
    },
    ("dates/history-backwards", "timeline/impossible-order"): {
        "proposal:russian-talks": {
            "history": [
                {"status": "rejected", "date": "2025-05-12"},
                {"status": "accepted", "date": "2025-05-11"},
            ]
        }
    },
    ("references/circle", "timeline/impossible-order"): {
        "event:buffer-zone": {"previous": "event:istanbul-2", "date": "2025-05-01"},
        "event:istanbul-2": {"previous": "event:buffer-zone"},
    },
    ("timeline/rounds-out-of-order", "timeline/impossible-order"): {
        "event:istanbul-2": {"date": "2025-05-01"}
    },
    ("timeline/outside-its-process", "timeline/impossible-order"): {
        "process:rus-ukr-2025": {"start": "2025-05-20"}
    },
    ("timeline/held-after-publication", "timeline/impossible-order"): {
        "event:buffer-zone": {"date": "2025-07-01"}
    },
    ("timeline/said-after-publication", "timeline/impossible-order"): {
        "statement:trump-putin": {"date": "2025-07-01"}
    },
    ("agreements/before-its-event", "timeline/impossible-order"): {
        "agreement:prisoner-swap-and-proposals": {"date": "2025-05-01"}
    },
    ("agreements/before-its-proposal", "timeline/impossible-order"): {
        "agreement:prisoner-swap-and-proposals": {
            "date": "2025-05-17",
            "proposals": ["proposal:second-round"],
        },
        "proposal:second-round": {"date": "2025-05-18"},
    },
    ("proposals/supersedes-a-later-one", "timeline/impossible-order"): {
        "proposal:russian-talks": {"supersedes": "proposal:second-round", "date": "2025-05-17"},
        "proposal:second-round": {"date": "2025-05-18"},
    },
    ("structure/joined-values", "structure/wrong-type"): {
        "event:istanbul-2": {"agenda": "prisoners, ceasefire"}
    },
    ("structure/joined-values", "structure/not-in-list"): {
        "event:istanbul-2": [{"op": "add", "path": "/agenda", "value": ["prisoners, ceasefire"]}]
    },
    ("structure/null-or-empty", "structure/missing-field"): {
        "person:trump": [{"op": "replace", "path": "/name", "value": None}]
    },
    ("structure/null-or-empty", "structure/wrong-form"): {"person:trump": {"name": ""}},
    ("structure/unknown-field", "structure/missing-field"): {
        "event:istanbul-1": [{"op": "move", "from": "/kind", "path": "/kidn"}]
    },
    ("structure/duplicate-key", "structure/null-or-empty"): {},
}
"""The narrower rule, the wider one, and a change of which both could speak."""


@pytest.mark.parametrize(("narrower", "wider"), NARROWER)
def test_the_narrower_rule_speaks_alone(narrower: str, wider: str, tmp_path: Path) -> None:
    patch = NARROWER[narrower, wider]
    report = (
        report_on_patch(tmp_path, patch, (*FIRST_FAMILIES, narrower, wider))
        if patch
        else check_text(
            '{"type": "person", "id": "person:a", "name": "A", "notes": "B", "notes": null}',
            "one.json",
            today=TODAY,
        )
    )
    assert [each.rule for each in _found(report)] == [narrower]
    assert report.tallies[wider].found == 0


def test_a_fault_in_one_record_does_not_silence_the_rules_for_another(tmp_path: Path) -> None:
    patch: Patch = {
        "event:istanbul-1": {"status": "done"},
        "event:istanbul-2": {"date": REVERSED},
        "person:trump": {"notes": "TBD"},
    }
    assert {each.rule for each in _found(report_on_patch(tmp_path, patch, FIRST_FAMILIES))} == {
        "structure/not-in-list",
        "dates/interval-reversed",
        "structure/placeholder-text",
    }


def test_a_record_that_is_not_sound_is_counted_by_each_rule_as_not_checked(
    tmp_path: Path,
) -> None:
    (tmp_path / "good").mkdir()
    good = report_on_patch(tmp_path / "good", {})
    report = report_on_patch(tmp_path, {"event:istanbul-1": {"status": "done"}})
    reason = "the structure of the record is not sound"
    assert report.tallies["dates/interval-reversed"].could_not == {}
    for rule in ("dates/history-backwards", "identity/duplicate-id"):
        tally = report.tallies[rule]
        assert tally.could_not == {reason: 1}
        assert tally.held + tally.not_applicable < (
            good.tallies[rule].held + good.tallies[rule].not_applicable
        )
    assert reason not in report.tallies["dates/retrieved-before-published"].could_not


def test_what_is_found_is_counted_once_for_each_subject(tmp_path: Path) -> None:
    """A list with two values too many is one subject, of which two faults are found."""
    (tmp_path / "good").mkdir()
    good = report_on_patch(tmp_path / "good", {}).tallies["references/repeated"]
    patch: Patch = {"process:rus-ukr-2025": {"supporters": ["party:usa"] * 3}}
    report = report_on_patch(tmp_path, patch)
    assert len(_of(report, "references/repeated")) == 2
    tally = report.tallies["references/repeated"]
    assert (tally.held, tally.found) == (good.held - 1, 1)


def test_the_same_dataset_gives_the_same_report(tmp_path: Path) -> None:
    patch: Patch = {"party:sau": None, "event:istanbul-2": {"date": REVERSED}}
    one, other = (report_on_patch(tmp_path, patch) for _ in range(2))
    assert [(each.rule, each.message, each.fingerprint) for each in one.findings] == [
        (each.rule, each.message, each.fingerprint) for each in other.findings
    ]


def _found(report: Report) -> list[Any]:
    """What is found, without remarks."""
    return [each for each in report.findings if each.severity is not Severity.INFO]


def _of(report: Report, rule: str) -> list[Any]:
    return [each for each in report.findings if each.rule == rule]


def _with(patch: Any, date: str) -> Any:
    """The change with a date put in its place."""
    if isinstance(patch, dict):
        return {name: _with(value, date) for name, value in patch.items()}
    if isinstance(patch, list):
        return [_with(value, date) for value in patch]
    return date if patch == "DATE" else patch
