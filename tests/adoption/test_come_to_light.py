"""What rules could not look at when a baseline was made, and find later, is told apart."""

import json
import shutil
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler_validators.adopting.baseline import Baseline, Known, in_order, together
from pourparler_validators.adopting.baseline_file import baseline_text, read_baseline
from tests.adoption.adopting import Plain, Run, party, put
from tests.adoption.test_baseline import KNOWN, git

LIGHT: Final = "Came to light: 1 finding where rules could not look before.\n"


@pytest.fixture
def hidden(run: Run) -> Run:
    """Runs a command where the structure of a record hides that a date of it is odd."""
    put("pourparler.toml", f'dataset = ["a.json"]\nbaseline = "{KNOWN}"\nselect = ["dates"]')
    put("a.json", [party("a", start="2020-01-01", notes=None), party("b")])
    assert run("baseline", "create").out == (
        f"{KNOWN} knows 1 finding.\n"
        "1 record could not be checked by all rules (4 rules): what comes to light there is told "
        "apart.\n"
    )
    return run


def unseen() -> dict[str, list[str]]:
    """The rules that could not look, by record, as the file has them."""
    content = json.loads(Path(KNOWN).read_text(encoding="utf-8"))
    assert content["unseen"].pop() is None
    return {one["record"]: content["rules"][one["rules"]] for one in content["unseen"]}


class TestARecordThatWasNotSound:
    FIXED: Final[Plain] = party("a", start="2020-01-01", end="2010-01-01")

    def test_the_file_keeps_which_rules_could_not_look(self, hidden: Run) -> None:
        assert [*unseen()] == ["party:a"]
        assert "dates/ends-before-it-starts" in unseen()["party:a"]
        assert "1 record could not be checked" in hidden("baseline", "show").out

    def test_what_comes_to_light_fails_and_is_told_apart(self, hidden: Run) -> None:
        put("a.json", [self.FIXED, party("b")])
        outcome = hidden("check")
        assert outcome.code == 1
        assert LIGHT in outcome.out
        assert "= note: the rule could not look here before: the fault may be old\n" in outcome.out

    def test_what_is_new_is_not(self, hidden: Run) -> None:
        put("a.json", [party("a"), party("b", start="2020-01-01", end="2010-01-01")])
        outcome = hidden("check")
        assert outcome.code == 1
        assert "light" not in outcome.out
        assert "note" not in outcome.out

    def test_the_json_report(self, hidden: Run) -> None:
        put("a.json", [self.FIXED, party("b", start="2020-01-01", end="2010-01-01")])
        found = hidden("check", "--format", "json").findings
        told = {
            one["record"]: one.get("came_to_light", False)
            for one in found
            if one["rule"] == "dates/ends-before-it-starts"
        }
        assert told == {"party:a": True, "party:b": False}

    def test_extend_takes_it_in_and_nothing_else(self, hidden: Run) -> None:
        put("a.json", [self.FIXED, party("b", start="2020-01-01", end="2010-01-01")])
        assert hidden("baseline", "extend").out == f"1 finding added to {KNOWN}.\n"
        found = hidden("check", "--format", "json").findings
        assert {one["record"]: one["baselined"] for one in found if one["severity"] == "error"} == {
            "party:a": True,
            "party:b": False,
        }
        assert hidden("baseline", "extend").out == f"0 findings added to {KNOWN}.\n"

    def test_prune_keeps_in_mind_where_something_came_to_light(self, hidden: Run) -> None:
        put("a.json", [self.FIXED, party("b")])
        assert hidden("baseline", "prune").code == 0
        assert unseen() == {"party:a": ["dates/ends-before-it-starts"]}
        assert LIGHT in hidden("check").out
        put("a.json", [party("a"), party("b")])
        assert hidden("baseline", "prune").code == 0
        assert unseen() == {}
        put("a.json", [self.FIXED, party("b")])
        assert "light" not in hidden("check").out

    def test_a_baseline_of_version_2_tells_nothing_apart(self, hidden: Run) -> None:
        content = json.loads(Path(KNOWN).read_text(encoding="utf-8"))
        put(KNOWN, {"version": 2, "findings": content["findings"]})
        put("a.json", [self.FIXED, party("b")])
        outcome = hidden("check")
        assert outcome.code == 1
        assert "light" not in outcome.out
        assert hidden("baseline", "prune").code == 0
        assert json.loads(Path(KNOWN).read_text(encoding="utf-8"))["version"] == 3

    def test_rules_whose_name_is_not_there_are_none(self, hidden: Run) -> None:
        content = json.loads(Path(KNOWN).read_text(encoding="utf-8"))
        put(KNOWN, {**content, "rules": {}})
        put("a.json", [self.FIXED, party("b")])
        assert "light" not in hidden("check").out


class TestOtherReasons:
    def test_a_file_that_could_not_be_read(self, run: Run) -> None:
        put("pourparler.toml", f'dataset = ["?.json"]\nbaseline = "{KNOWN}"')
        put("a.json", '[{"type": "party", ')
        put("b.json", [party("b")])
        assert "2 records could not be checked by all rules" in run("baseline", "create").out
        assert unseen()["a.json"] == ["ALL"]
        put("a.json", [party("a", kind="stat")])
        put("b.json", [party("b", kind="stat")])
        found = run("check", "--format", "json").findings
        told = {
            one["record"]: "came_to_light" in one for one in found if one["severity"] == "error"
        }
        assert told == {"party:a": True, "party:b": False}

    def test_a_text_that_was_missing(self, run: Run) -> None:
        source: Plain = {
            "type": "source",
            "id": "source:s",
            "kind": "news_article",
            "language": "en",
            "text_file": "talks.txt",
        }
        segment = {
            "kind": "direct",
            "text": "We will sign the treaty tomorrow",
            "source": "source:s",
        }
        statement: Plain = {
            "type": "statement",
            "id": "statement:x",
            "acts": ["inform"],
            "speaker": "party:a",
            "date": "2025-06-02",
            "segments": [segment],
        }
        put("a.json", [party("a"), source, statement])
        put("pourparler.toml", f'dataset = ["a.json"]\nbaseline = "{KNOWN}"')
        run("baseline", "create")
        put("talks.txt", "“We will not sign the treaty tomorrow,” A said.\n")
        found = run("check", "--format", "json").findings
        told = {one["rule"]: "came_to_light" in one for one in found}
        assert told["grounding/quote-altered"]

    @pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
    def test_at_a_revision(self, run: Run) -> None:
        put("a.json", [party("a", start="2020-01-01", end="2010-01-01", notes=None)])
        git("init", "-q", "-b", "main")
        git("add", "a.json")
        git("commit", "-q", "-m", "base")
        put("a.json", [party("a", start="2020-01-01", end="2010-01-01")])
        outcome = run("check", "a.json", "--fail-on-new", "main", "--select", "dates")
        assert outcome.code == 1
        assert "Came to light: " in outcome.out


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_what_two_branches_add_goes_together(run: Run) -> None:
    put("pourparler.toml", f'dataset = ["a.json"]\nbaseline = "{KNOWN}"\nselect = ["dates"]')
    git("init", "-q")
    for branch, slugs in (("base", "bdfh"), ("ours", "abdfh"), ("theirs", "bdfhk")):
        git("checkout", "-q", "-B", branch, *(() if branch == "base" else ("base",)))
        put("a.json", [party(slug, notes=None) for slug in slugs])
        assert run("baseline", "create", "--force").code == 0
        git("add", KNOWN)
        git("commit", "-q", "-m", branch)
    assert git("merge", "-q", "--no-edit", "ours").returncode == 0
    assert [*unseen()] == [f"party:{slug}" for slug in "abdfhk"]


TEXTS: Final = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
FINDINGS: Final = st.builds(
    Known, record=TEXTS, pointer=TEXTS, rule=TEXTS, fingerprint=TEXTS, count=st.integers(1, 9)
)
UNSEEN: Final = st.dictionaries(TEXTS, st.frozensets(TEXTS, min_size=1, max_size=3), max_size=4)
BASELINES: Final = st.builds(
    lambda findings, unseen: Baseline(in_order(findings), unseen),
    st.lists(FINDINGS, max_size=5, unique_by=lambda one: one.fingerprint),
    UNSEEN,
)


@given(known=BASELINES)
def test_what_is_written_is_read(known: Baseline, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "written.json"
    path.write_text(baseline_text(known), encoding="utf-8", newline="")
    assert read_baseline(str(path)) == known


@given(one=BASELINES, other=BASELINES)
def test_two_know_together_what_either_knows(one: Baseline, other: Baseline) -> None:
    counts: dict[str, int] = {}
    for known in (*one.findings, *other.findings):
        counts[known.fingerprint] = max(known.count, counts.get(known.fingerprint, 0))
    both = together(one, other).findings
    assert {known.fingerprint: known.count for known in both} == counts
