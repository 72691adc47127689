"""Typography that recurs is shown to people once a file; programs and fixes have each of it."""

import json
from pathlib import Path

from tests.adoption.adopting import Plain, Run, put

COUNT = 30
ARTICLE = "".join(f"“The port of Kestrel number {n} is open – today.” " for n in range(COUNT))
OPTIONS = ("--select", "grounding/quote-typography", "--isolated", "--texts", ".")
MESSAGE = "the quotation has U+002D HYPHEN-MINUS, the article U+2013 EN DASH"


def statement(number: int, sign: str = "-") -> Plain:
    words = f"The port of Kestrel number {number} is open {sign} today."
    return {
        "type": "statement",
        "id": f"statement:s{number}",
        "acts": ["inform"],
        "speaker_described": "the envoy",
        "segments": [{"kind": "direct", "source": "source:a", "text": words}],
    }


def put_statements() -> None:
    put("a.txt", ARTICLE)
    source = {"type": "source", "id": "source:a", "kind": "news_article", "language": "en"}
    put("a.json", [{**source, "text_file": "a.txt"}, statement(0), statement(1, ",")])
    put("b.json", [statement(number) for number in range(2, COUNT)])


def test_people_see_it_once_a_file(run: Run) -> None:
    put_statements()
    outcome = run("check", ".", *OPTIONS, "--format", "concise", "-q")
    lines = [line for line in outcome.out.splitlines() if MESSAGE in line]
    assert [line.partition(":")[0] for line in lines] == ["a.json", "b.json"]
    assert lines[0].endswith(f"{MESSAGE} (copy the article's words)")
    assert lines[1].endswith(
        f"{MESSAGE} (copy the article's words) ({COUNT - 3} more of these in this file)"
    )
    full = run("check", "b.json", "a.json", *OPTIONS).out
    assert full.count(MESSAGE) == 2
    assert (
        f"  = help: copy the article's words\n  = note: {COUNT - 3} more of these in this file"
        in (full.replace("   =", "  ="))
    )
    assert f"{COUNT} remarks." in full


def test_those_that_are_not_shown_are_counted(run: Run) -> None:
    put_statements()
    outcome = run("check", ".", *OPTIONS, "--format", "concise", "-q", "--max-findings", "1")
    assert outcome.out.endswith(f"{COUNT - 1} more findings: --max-findings shows them.\n")


def test_programs_and_the_baseline_have_each(run: Run) -> None:
    put_statements()
    findings = run("check", ".", *OPTIONS, "--format", "json").findings
    assert len({one["fingerprint"] for one in findings}) == len(findings) == COUNT


def test_a_pull_request_is_annotated_once_for_each_kind(run: Run) -> None:
    put_statements()
    out = run("check", ".", *OPTIONS, "--format", "github").out
    assert out.count("::notice") == 3
    assert f"::group::{COUNT - 3} more findings below\n" in out
    assert f"({COUNT - 4} more of these in this file)\n" in out


def test_all_are_fixed_and_that_is_safe_where_only_typography_changes(run: Run) -> None:
    put_statements()
    assert "1 more with --unsafe-fixes" in run("check", ".", *OPTIONS).err
    run("check", ".", *OPTIONS, "--fix")
    fixed = [*json.loads(Path("a.json").read_bytes()), *json.loads(Path("b.json").read_bytes())]
    expected = [statement(number, "–") for number in range(COUNT)]
    expected[1] = statement(1, ",")
    assert fixed[1:] == expected
