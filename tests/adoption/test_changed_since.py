"""Of all findings, those are reported that rest on what has changed since a revision in git."""

import hashlib
import json
import os
import shutil
from collections import Counter
from contextlib import chdir
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pourparler_validators.running.asking import NAMES
from pourparler_validators.running.reach import REACHED
from tests.adoption import changing
from tests.adoption.adopting import Plain, Run, party, put
from tests.adoption.changing import begin, change, faulty, findings_of, findings_since, says
from tests.adoption.git_folder import commit, git
from tests.left_on_disk import leave_on_disk

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

SOURCE: Final[Plain] = {
    "type": "source",
    "id": "source:s",
    "kind": "news_article",
    "language": "en",
}


def since(run: Run, revision: str = "HEAD", *arguments: str) -> set[tuple[str, str | None]]:
    """The rules and records of what is reported."""
    outcome = run("check", "--format", "json", "--changed-since", revision, *arguments)
    assert outcome.code in (0, 1), outcome.err
    return {(one["rule"], one["record"]) for one in outcome.findings}


@pytest.fixture
def repository(run: Run) -> Run:
    """Runs a command in a repository of three chained parties, and of one with an old fault."""
    git("init", "-q")
    put("records/a.json", [party("a", parent="party:b")])
    put("records/b.json", [party("b", parent="party:c")])
    put("records/c.json", [party("c")])
    put("records/d.json", [party("d", kind="stat")])
    put("pourparler.toml", 'dataset = ["records/*.json"]\n')
    commit()
    return run


class TestWhatIsReported:
    def test_nothing_where_nothing_has_changed(self, repository: Run) -> None:
        assert since(repository) == set()
        outcome = repository("check", "--changed-since", "HEAD", "--fail-on", "info")
        assert outcome.code == 0
        assert "no faults with what has changed" in outcome.out
        assert "with what has changed since HEAD." in outcome.out
        assert repository("check").code == 1

    def test_a_file_that_was_only_touched_has_not_changed(self, repository: Run) -> None:
        os.utime("records/d.json", (1, 1))
        assert since(repository) == set()

    def test_what_a_file_has_that_is_new_and_not_known_to_git(self, repository: Run) -> None:
        put("records/e.json", [party("e", kind="stat")])
        assert ("structure/not-in-list", "party:e") in since(repository)
        assert ("structure/not-in-list", "party:d") not in since(repository)

    def test_what_a_file_has_that_was_renamed(self, repository: Run) -> None:
        git("mv", "records/d.json", "records/z.json")
        assert ("structure/not-in-list", "party:d") in since(repository)

    def test_what_was_committed_since(self, repository: Run) -> None:
        put("records/e.json", [party("e", kind="stat")])
        commit("more")
        assert since(repository) == set()
        assert ("structure/not-in-list", "party:e") in since(repository, "HEAD~1")

    def test_a_record_that_was_deleted(self, repository: Run) -> None:
        assert since(repository) == set()
        Path("records/c.json").unlink()
        assert ("references/not-found", "party:b") in since(repository)

    def test_an_id_that_a_wrong_one_may_have_been_meant_for(self, repository: Run) -> None:
        put("records/a.json", [party("a", parent="party:bergen")])
        commit("a wrong id")
        put("records/c.json", [party("c", notes="The talks were held there.")])
        assert ("references/not-found", "party:a") not in since(repository)
        put("records/e.json", [party("bergen-2")])
        assert ("references/not-found", "party:a") in since(repository)

    def test_a_file_that_the_dataset_has_no_more(self, repository: Run) -> None:
        git("mv", "records/c.json", "c.json")
        assert ("references/not-found", "party:b") in since(repository)

    def test_a_record_that_was_deleted_where_the_shell_names_what_is_left(
        self, repository: Run
    ) -> None:
        Path("records/c.json").unlink()
        Path("pourparler.toml").unlink()
        commit("no settings")
        git("checkout", "-q", "HEAD~1", "--", "records/c.json")
        commit("back again")
        files = [str(path) for path in sorted(Path("records").iterdir())]
        assert since(repository, "HEAD", *files) == set()
        Path("records/c.json").unlink()
        files.remove("records/c.json")
        assert ("references/not-found", "party:b") in since(repository, "HEAD", *files)

    def test_a_circle_that_closes_two_links_away(self, repository: Run) -> None:
        put("records/c.json", [party("c", parent="party:a")])
        found = since(repository)
        assert {one for one in found if "circle" in one[0] or "cycle" in one[0]}

    def test_a_record_that_nothing_refers_to_any_more(self, repository: Run) -> None:
        put("records/a.json", [party("a")])
        assert ("identity/never-used", "party:c") not in since(repository)
        Path("records/d.json").unlink()
        assert ("identity/never-used", "party:b") in since(repository)

    def test_a_record_that_is_sound_now_so_that_all_is_known(self, repository: Run) -> None:
        put("records/d.json", [party("d")])
        assert ("identity/never-used", "party:a") in since(repository)

    def test_an_id_that_is_given_twice(self, repository: Run) -> None:
        put("records/e.json", [party("a")])
        assert any(rule.startswith("identity/") for rule, _ in since(repository))

    def test_settings_that_have_changed_touch_all(self, repository: Run) -> None:
        put("pourparler.toml", 'dataset = ["records/*.json"]\nignore = ["dates"]\n')
        assert ("structure/not-in-list", "party:d") in since(repository)

    def test_settings_that_are_gone_touch_all(self, repository: Run) -> None:
        Path("pourparler.toml").unlink()
        assert ("structure/not-in-list", "party:d") in since(repository, "HEAD", "records")

    def test_a_link_that_leads_elsewhere_touches_all(self, repository: Run) -> None:
        Path("other").symlink_to("records/a.json")
        commit("a link")
        assert since(repository) == set()
        Path("other").unlink()
        Path("other").symlink_to("records/b.json")
        assert ("structure/not-in-list", "party:d") in since(repository)

    def test_a_file_of_then_that_cannot_be_read_touches_all(self, repository: Run) -> None:
        put("records/e.json", "version https://git-lfs.github.com/spec/v1\n")
        commit("kept elsewhere")
        put("records/e.json", [party("e")])
        assert ("structure/not-in-list", "party:d") in since(repository)

    def test_rules_of_its_own_that_have_changed_touch_all(
        self, repository: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.syspath_prepend(str(Path.cwd()))
        put("own_rules_since.py", "")
        put("pourparler.toml", 'dataset = ["records/*.json"]\nrules = ["own_rules_since"]\n')
        commit("a module")
        assert since(repository) == set()
        put("own_rules_since.py", '"""Changed."""\n')
        assert ("structure/not-in-list", "party:d") in since(repository)

    def test_a_baseline_that_has_changed_touches_all(self, repository: Run) -> None:
        repository("baseline", "create", "--baseline", "known.json")
        commit("known")
        assert since(repository, "HEAD", "--baseline", "known.json") == set()
        put("known.json", Path("known.json").read_text() + "\n")
        assert ("structure/not-in-list", "party:d") in since(
            repository, "HEAD", "--baseline", "known.json"
        )

    def test_what_lies_outside_the_repository_counts_as_changed(
        self, repository: Run, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        other = tmp_path_factory.mktemp("outside") / "e.json"
        put(other, [party("e", kind="stat")])
        found = since(repository, "HEAD", "--config", "pourparler.toml", "records", str(other))
        assert ("structure/not-in-list", "party:e") in found
        assert ("structure/not-in-list", "party:d") not in found

    def test_standard_input_counts_as_changed(
        self, repository: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import io
        import sys

        text = json.dumps([party("d", kind="stat")]).encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
        name = "records/d.json"
        assert ("structure/not-in-list", "party:d") in since(
            repository, "HEAD", "--stdin-filename", name, "-"
        )


class TestTables:
    def test_a_table_beside_that_has_changed(self, run: Run) -> None:
        git("init", "-q")
        head = "id,kind,name,country\n"
        put("tables/party.csv", f"{head}party:d,stat,D,NO\n")
        put("tables/person.csv", "id,name\nperson:p,P\n")
        put("other.json", [party("e", kind="stat")])
        commit()
        assert since(run) == set()
        Path("tables/person.csv").unlink()
        assert ("structure/not-in-list", "party:d") in since(run)
        assert ("structure/not-in-list", "party:e") not in since(run)


class TestWaivers:
    def test_one_that_is_not_needed_any_more(self, run: Run) -> None:
        git("init", "-q")
        unused = [{"rule": "identity/never-used", "reason": "it is meant so"}]
        put("a.json", [party("a", waivers=unused)])
        put(
            "b.json",
            [party("b", waivers=[{"rule": "dates/placeholder", "reason": "it was a placeholder"}])],
        )
        commit()
        assert since(run) == set()
        put("c.json", [party("c", parent="party:a")])
        found = since(run)
        assert ("waivers/not-needed", "party:a") in found
        assert ("waivers/not-needed", "party:b") not in found


class TestBaseline:
    def test_what_no_longer_occurs(self, run: Run) -> None:
        git("init", "-q")
        put("a.json", [party("a")])
        put("b.json", [party("b")])
        put("gone.json", [party("gone", kind="stat")])
        run("baseline", "create", "--baseline", ".known.json")
        Path("gone.json").unlink()
        commit()
        options = ("--baseline", ".known.json", "--changed-since", "HEAD")
        assert "no longer occurs" in run("check", *options[:2]).err
        assert "no longer occurs" not in run("check", *options).err
        put("b.json", [party("b", parent="party:a")])
        assert "1 finding that no longer occurs" in run("check", *options).err


class TestTexts:
    def begin(self, **source: str) -> None:
        git("init", "-q")
        put("pourparler.toml", 'dataset = ["*.json"]\ntexts = ["texts"]\n')
        put("texts/s.txt", "Talks were held in Oslo.\n")
        put("texts/t.txt", "Talks were held in Bergen.\n")
        put("s.json", [{**SOURCE, **source}])
        put("t.json", [{**SOURCE, "id": "source:t", "text_file": "gone.txt"}])
        commit()

    def test_one_that_was_deleted(self, run: Run) -> None:
        self.begin(text_file="s.txt")
        Path("texts/s.txt").unlink()
        assert ("sources/text-not-found", "source:s") in since(run)
        assert ("sources/text-not-found", "source:t") not in since(run)

    def test_one_that_was_found_by_its_checksum(self, run: Run) -> None:
        self.begin(sha256=hashlib.sha256(b"Talks were held in Oslo.\n").hexdigest())
        Path("texts/t.txt").unlink()
        assert ("sources/text-missing", "source:s") not in since(run)
        Path("texts/s.txt").unlink()
        assert ("sources/text-missing", "source:s") in since(run)


class TestManyRecords:
    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_what_stays_on_disk_is_told_apart_in_the_same_way(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, jobs: str
    ) -> None:
        git("init", "-q")
        for number, records in enumerate(faulty()[:3]):
            put(f"{number}.jsonl", "".join(f"{json.dumps(one)}\n" for one in records))
        commit()
        Path("1.jsonl").unlink()
        put("0.jsonl", Path("0.jsonl").read_text().replace("party:", "party:x", 1))
        options = ("--format", "json", "--today", "2025-06-10", "--changed-since", "HEAD")
        arguments = ("check", *options)
        kept = run(*arguments)
        assert kept.report["summary"]["warning"] > 0
        assert {one["file"] for one in kept.findings} == {"0.jsonl", "2.jsonl"}
        assert len(kept.findings) < kept.report["summary"]["in_all"]
        leave_on_disk(monkeypatch)
        assert run(*arguments, "--jobs", jobs) == kept


class TestReports:
    def test_each_says_that_it_is_a_part(self, repository: Run) -> None:
        put("records/e.json", [party("e", kind="stat")])
        outcome = repository("check", "--changed-since", "HEAD", "--format", "json")
        summary = outcome.report["summary"]
        open_now = len(repository("check", "--format", "json").findings)
        assert summary["changed_since"] == "HEAD"
        assert summary["in_all"] == open_now > len(outcome.findings)
        put("report.json", outcome.out)
        again = repository("report", "report.json", "--format", "markdown")
        assert "with what has changed since HEAD" in again.out
        for form in ("full", "concise", "markdown", "html", "llm", "junit"):
            shown = repository("check", "--changed-since", "HEAD", "--format", form)
            assert "with what has changed since HEAD" in shown.out
        sarif = repository("check", "--changed-since", "HEAD", "--format", "sarif").report
        assert sarif["runs"][0]["properties"]["changedSince"] == "HEAD"
        assert "changed_since" not in repository("check", "--format", "json").report["summary"]


class TestWhatIsRefused:
    def test_outside_a_repository(self, run: Run) -> None:
        put("a.json", [party("a")])
        assert run("check", "--changed-since", "main").is_one_sentence

    def test_a_revision_that_there_is_not(self, repository: Run) -> None:
        outcome = repository("check", "--changed-since", "mian")
        assert outcome.is_one_sentence
        assert "main" in outcome.err

    def test_a_clone_of_the_last_commit_only(
        self, repository: Run, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        first = git("rev-parse", "HEAD").strip()
        commit("more")
        clone = tmp_path_factory.mktemp("clone") / "shallow"
        git("clone", "-q", "--depth", "1", f"file://{Path.cwd()}", str(clone))
        os.chdir(clone)
        outcome = repository("check", "--changed-since", first)
        assert outcome.is_one_sentence
        assert "fetch-depth: 0" in outcome.err

    def test_with_fixes(self, repository: Run) -> None:
        assert repository("check", "--changed-since", "HEAD", "--fix").is_one_sentence


def test_it_is_known_of_each_question_whether_a_change_reaches_its_answer() -> None:
    assert set(REACHED) == set(NAMES)


def hidden(seed: int) -> tuple[list[str], int, int]:
    """What is new after random changes and not reported; how much is reported, and is not."""
    draw = Random(seed)
    base, other = draw.choice(faulty()), draw.choice(faulty())
    begin(base)
    before = Counter(map(says, findings_of(changing.options_here())))
    change(draw, other)
    found = findings_since("HEAD")
    reached = [one for one in found if one.is_reached]
    new = Counter(map(says, found)) - before
    return [*(new - Counter(map(says, reached)))], len(reached), len(found) - len(reached)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_what_is_new_or_says_something_else_is_reported(seed: int) -> None:
    with TemporaryDirectory() as folder, chdir(folder):
        assert hidden(seed)[0] == []


def test_a_part_is_reported_and_a_part_is_not(tmp_path: Path) -> None:
    with chdir(tmp_path):
        new, reached, others = hidden(1)
    assert (new, reached > 0, others > 0) == ([], True, True)


@pytest.mark.parametrize("questions", [NAMES, ("text",)], ids=["all", "text"])
def test_what_is_new_is_hidden_where_it_is_not_known_what_an_answer_rests_on(
    questions: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """So the test above does tell."""
    for each in questions:
        monkeypatch.setitem(REACHED, each, lambda *_: False)
    missed: list[str] = []
    for seed in range(5):
        with TemporaryDirectory() as folder, chdir(folder):
            missed += hidden(seed)[0]
    assert missed
