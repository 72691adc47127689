"""pourparler timeline: processes in order, with the days that follow, and why."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest

from tests.command_line import Run

Record = dict[str, Any]

PARTIES: Final[list[Record]] = [
    {"type": "party", "id": f"party:{name}", "kind": "state", "name": name} for name in "ab"
]
PROCESS: Final[Record] = {
    "type": "process",
    "id": "process:talks",
    "title": "Talks <1>",
    "parties": ["party:a", "party:b"],
    "start": "2025-05-01",
}
MEMO: Final[Record] = {
    "type": "proposal",
    "id": "proposal:memo",
    "kind": "memorandum",
    "title": "A memorandum",
    "issuers": ["party:a"],
    "status": "presented",
    "process": "process:talks",
    "date": "[2025-05-20..2025-05-30]",
}
ANSWER: Final[Record] = {
    "type": "statement",
    "id": "statement:answer",
    "acts": ["accept"],
    "speaker": "party:b",
    "segments": [{"kind": "summary", "text": "They accept."}],
    "responds_to": "proposal:memo",
}
SWAP: Final[Record] = {
    "type": "agreement",
    "id": "agreement:swap",
    "kind": "exchange",
    "title": "A swap",
    "status": "agreed",
    "parties": [{"party": f"party:{name}", "role": "party"} for name in "ab"],
    "event": "event:round-2",
}


def event(name: str, **values: Any) -> Record:
    talks = {"process": "process:talks"}
    base = {"type": "event", "id": f"event:{name}", "kind": "call", "status": "held", **talks}
    return {**base, **values}


FIRST: Final = event("round-1", kind="negotiation_round", round=1, date="2025-05-16/2025-05-17")
CALL: Final = event("call", previous="event:round-1")
SECOND: Final = event(
    "round-2", kind="negotiation_round", round=2, date="2025-06-02", previous="event:call"
)
THIRD: Final = event("round-3", kind="negotiation_round", round=3, date="2025-07")
PLANNED: Final = {**THIRD, "status": "announced"}
LATE: Final = event("late", previous="event:round-1", date="2025-05-10")
TALKS: Final = [SWAP, PLANNED, SECOND, CALL, FIRST, ANSWER, MEMO, PROCESS, *PARTIES]


def written(*records: Record) -> None:
    Path("a.json").write_text(json.dumps(records))


def drawn(run: Run, *arguments: str) -> list[Record]:
    """The timelines as JSON."""
    code, out, err = run("timeline", "a.json", "--format", "json", *arguments)
    assert code in (0, 1)
    assert err == ""
    plain = json.loads(out)
    assert plain["version"] == 1
    found: list[Record] = plain["timelines"]
    return found


def test_the_text(run: Run) -> None:
    written(*TALKS)
    assert run("timeline", "a.json") == (
        0,
        """\
Talks <1> (process:talks)
  2025-05-01/[2025-07-01..]

  2025-05-16/2025-05-17     event:round-1     round 1, negotiation round, held
  [2025-05-17..2025-06-02]  event:call        call, held
      not before 2025-05-17: event:call follows round 1; round 1 ended on 2025-05-17
      not after 2025-06-02: round 2 follows event:call; it was held on 2025-06-02
  [2025-05-20..2025-05-30]  proposal:memo     memorandum, presented
  [2025-05-20..]            statement:answer  statement, accept
      not before 2025-05-20: statement:answer answers proposal:memo; proposal:memo was put \
forward on 2025-05-20 at the earliest
  2025-06-02                event:round-2     round 2, negotiation round, held
  [2025-06-02..]            agreement:swap    agreement (exchange), agreed
      not before 2025-06-02: agreement:swap was agreed at round 2; round 2 was held on 2025-06-02
  [2025-07-01..2025-07-31]  event:round-3     round 3, negotiation round, announced
      planned
""",
        "",
    )


def test_a_contradiction_is_shown_and_what_it_rests_on_is_not_relied_on(run: Run) -> None:
    written(*TALKS, LATE)
    code, out, _ = run("timeline", "a.json")
    assert code == 1
    assert out.endswith(
        """
  What cannot all hold:
  error: event:late was held on 2025-05-10; it follows round 1; round 1 began on 2025-05-16
"""
    )
    mark = "contradicted: this date is not relied on"
    lines = [line.strip() for line in out.splitlines()]
    before = [line.split()[1] for line, after in pairwise(lines) if after == mark]
    assert before == ["event:round-1", "event:late"]
    assert "not before 2025-05-01: event:call belongs to process:talks" in out


def test_contradictions_of_which_other_rules_speak_are_shown_too(run: Run) -> None:
    written(*TALKS, event("early", date="2025-04-01"))
    (timeline,) = drawn(run)
    (found,) = timeline["contradictions"]
    assert found == {
        "severity": "error",
        "record": "event:early",
        "pointer": "/date",
        "message": "event:early was held on 2025-04-01; it belongs to process:talks; "
        "process:talks began on 2025-05-01",
        "steps": [
            {
                "record": "event:early",
                "pointer": "/date",
                "says": "event:early was held on 2025-04-01",
            },
            {"record": "event:early", "pointer": "/process", "says": "it belongs to process:talks"},
            {
                "record": "process:talks",
                "pointer": "/start",
                "says": "process:talks began on 2025-05-01",
            },
        ],
        "between": [],
    }


def test_the_json(run: Run) -> None:
    written(*TALKS)
    (timeline,) = drawn(run)
    assert timeline["process"]["id"] == "process:talks"
    assert timeline["process"]["begins"] == {"earliest": "2025-05-01", "latest": "2025-05-01"}
    call = next(item for item in timeline["items"] if item["id"] == "event:call")
    assert call == {
        "type": "event",
        "id": "event:call",
        "kind": "call",
        "status": "held",
        "begins": {
            "earliest": "2025-05-17",
            "latest": "2025-06-02",
            "not_before": ["event:call follows round 1", "round 1 ended on 2025-05-17"],
            "not_after": ["round 2 follows event:call", "it was held on 2025-06-02"],
        },
        "ends": {
            "earliest": "2025-05-17",
            "latest": "2025-06-02",
            "not_before": ["event:call follows round 1", "round 1 ended on 2025-05-17"],
            "not_after": ["round 2 follows event:call", "it was held on 2025-06-02"],
        },
        "is_planned": False,
        "is_contradicted": False,
    }


def test_one_process_is_named(run: Run) -> None:
    other = {**PROCESS, "id": "process:other", "title": "Others", "resumes": "process:talks"}
    written(*TALKS, other, event("x", process="process:other"))
    assert [one["process"]["id"] for one in drawn(run)] == ["process:other", "process:talks"]
    assert [one["process"]["id"] for one in drawn(run, "process:talks")] == ["process:talks"]
    assert run("timeline", "process:talk", "a.json") == (
        2,
        "",
        'error: there is no sound record "process:talk"; did you mean "process:talks"?\n',
    )


def test_what_belongs_to_no_process_comes_last(run: Run) -> None:
    measure = event("measure", kind="unilateral_measure", date="2025-05-20")
    undated = event("undated", kind="unilateral_measure")
    for one in (measure, undated):
        del one["process"]
    written(*TALKS, measure, undated)
    _, other = drawn(run)
    assert "process" not in other
    assert [item["id"] for item in other["items"]] == ["event:measure"]


def test_parts_statements_and_agreements_belong_to_the_process_of_what_they_stand_beside(
    run: Run,
) -> None:
    part = event("part", parent="event:round-1")
    del part["process"]
    said = {**ANSWER, "id": "statement:said", "about": ["party:a", "event:part"]}
    del said["responds_to"]
    written(*TALKS, part, said)
    (timeline,) = drawn(run)
    ids = {item["id"] for item in timeline["items"]}
    assert {"event:part", "statement:said", "statement:answer", "agreement:swap"} <= ids


def test_records_on_one_day_stand_in_the_order_in_which_they_follow(run: Run) -> None:
    chain = [
        event(name, date="2025-05-16", previous=f"event:{before}")
        for before, name in (("z", "m"), ("m", "y"), ("y", "a"))
    ]
    written(PROCESS, *PARTIES, *chain, event("z", date="2025-05-16"))
    (timeline,) = drawn(run)
    ids = [item["id"] for item in timeline["items"]]
    assert ids == ["event:z", "event:m", "event:y", "event:a"]


def test_a_circle_has_some_order(run: Run) -> None:
    one, other = event("a", previous="event:b"), event("b", previous="event:a")
    written(PROCESS, *PARTIES, one, other)
    (timeline,) = drawn(run)
    assert {item["id"] for item in timeline["items"]} == {"event:a", "event:b"}


def test_a_long_chain_is_told_in_short(run: Run) -> None:
    number = 3_000
    chain = [event(f"e{n:04}", previous=f"event:e{n - 1:04}") for n in range(1, number)]
    written(PROCESS, *PARTIES, event("e0000", date="2025-05-16"), *chain)
    (timeline,) = drawn(run)
    last = timeline["items"][-1]
    assert last["id"] == f"event:e{number - 1}"
    assert last["begins"]["earliest"] == "2025-05-16"
    assert last["begins"]["not_before"][-2:] == [
        "and so on, 2,993 steps",
        "event:e0000 was held on 2025-05-16",
    ]


def test_the_markdown(run: Run) -> None:
    written(*TALKS, LATE)
    code, out, _ = run("timeline", "a.json", "--format", "markdown")
    assert code == 1
    assert out.startswith("## Talks \\<1\\> (process:talks)\n")
    assert "| 2025-06-02 | round 2, negotiation round, held | `event:round-2` |  |\n" in out
    assert "| b speaks: statement, accept | `statement:answer` |" in out
    assert "- error: event:late was held on 2025-05-10" in out


def test_the_calendar(run: Run) -> None:
    calendar = pytest.importorskip("icalendar").Calendar
    written(*TALKS, event("last", date="9998-12-31"))
    code, out, _ = run("timeline", "a.json", "--format", "ical")
    assert code == 0
    entries = {str(one["uid"]): one for one in calendar.from_ical(out).walk("VEVENT")}
    call = entries["event:call"]
    assert (str(call["dtstart"].dt), str(call["dtend"].dt)) == ("2025-05-17", "2025-06-03")
    assert "some time between" in str(call["description"])
    assert "not after 2025-06-02: round 2 follows event:call" in str(call["description"])
    assert str(entries["event:round-3"]["status"]) == "TENTATIVE"
    assert "agreement:swap" not in entries


def test_the_page_is_one_file_without_script_and_network(run: Run) -> None:
    title = '</title><script>alert("x")</script>'
    written(*TALKS, LATE, {**MEMO, "id": "proposal:bad", "title": title})
    code, out, _ = run("timeline", "a.json", "--format", "html")
    assert code == 1
    assert "<script" not in out
    assert re.findall(r"https?:|src=|@import|url\(|<link", out) == []
    assert out.count("<svg") == 1 + 6
    assert "Talks &lt;1&gt;" in out
    assert '<span class="error">error</span>: event:late was held on 2025-05-10' in out
    assert '<g class="event round planned">' in out
    assert '<g class="event meeting contradicted">' in out
    for mark in ("circle", "rotate(45"):
        assert mark in out
    assert "@media print" in out


def test_the_page_of_records_without_days_has_no_picture(run: Run) -> None:
    written({name: one for name, one in PROCESS.items() if name != "start"}, *PARTIES, CALL)
    code, out, _ = run("timeline", "a.json", "--format", "html")
    assert code == 0
    assert out.count("<svg") == 6
    assert "<td>unknown</td>" in out


def test_what_is_not_sound_is_counted(run: Run) -> None:
    written(*TALKS, event("bad", date="soon"))
    code, _, err = run("timeline", "a.json")
    assert (code, err) == (0, "1 record left out: see pourparler check.\n")


def test_a_process_that_is_not_sound_is_said_to_be_so(run: Run) -> None:
    process = {"type": "process", "id": "process:a", "titel": "Talks"}
    Path("a.json").write_text(json.dumps([process]), encoding="utf-8")
    said = 'error: the structure of "process:a" is not sound: see pourparler check\n'
    assert run("timeline", "process:a", "a.json") == (2, "", said)


def test_nothing_to_show(run: Run) -> None:
    written(*PARTIES)
    assert run("timeline", "a.json") == (
        2,
        "",
        "error: there is nothing that has an order: see pourparler check\n",
    )
