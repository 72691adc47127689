"""What a revision in git has already is no new finding."""

import shutil
from pathlib import Path
from typing import Final

import pytest

from tests.adoption.adopting import Outcome, Plain, Run, party, put
from tests.adoption.git_folder import commit, git

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

SOURCE: Final[Plain] = {
    "type": "source",
    "id": "source:s",
    "kind": "news_article",
    "language": "en",
}


@pytest.fixture
def repository(run: Run) -> Run:
    """Runs a command in a repository with two old faults, one of a record without an id."""
    git("init", "-q")
    put("records/old.json", [party("old", notes=None), {"type": "party", "kind": "state"}])
    put("pourparler.toml", 'dataset = ["records/**/*.json"]\n')
    commit()
    return run


def new_findings(run: Run, *arguments: str) -> list[tuple[str, str | None]]:
    outcome = run("check", "--format", "json", "--fail-on-new", "main", *arguments)
    assert outcome.code in (0, 1), outcome.err
    found = [one for one in outcome.findings if not one["baselined"]]
    return [(one["rule"], one["record"]) for one in found if one["severity"] == "error"]


class TestWhatIsNew:
    def test_nothing_where_nothing_was_changed(self, repository: Run) -> None:
        outcome = repository("check", "--fail-on-new", "main", "--fail-on", "info")
        assert outcome.code == 0
        assert "Known to the revision main: 3 findings." in outcome.out
        assert repository("check").code == 1

    def test_what_was_added(self, repository: Run) -> None:
        put("records/new.json", [party("new", kind="stat")])
        assert new_findings(repository) == [("structure/not-in-list", "party:new")]
        assert new_findings(repository, "records/new.json") == [
            ("structure/not-in-list", "party:new")
        ]
        assert new_findings(repository, "records/old.json") == []

    def test_the_same_fault_once_more(self, repository: Run) -> None:
        put("records/old.json", [party("old", notes=None, aliases=None)])
        assert new_findings(repository) == [("structure/null-or-empty", "party:old")]

    def test_what_the_branch_has_committed(self, repository: Run) -> None:
        git("checkout", "-q", "-b", "work")
        put("records/new.json", [party("new", kind="stat")])
        commit("more")
        assert new_findings(repository) == [("structure/not-in-list", "party:new")]
        assert repository("check", "--fail-on-new", "work", "--fail-on", "info").code == 0
        assert repository("check", "--fail-on-new", "HEAD~1").code == 1

    def test_a_file_that_was_renamed_has_no_new_findings(self, repository: Run) -> None:
        Path("records/deep").mkdir()
        git("mv", "records/old.json", "records/deep/moved.json")
        assert new_findings(repository) == []
        assert new_findings(repository, "records/deep/moved.json") == []
        put("pourparler.toml", 'dataset = ["records/*"]')
        git("mv", "records/deep/moved.json", "records/moved.yaml")
        assert new_findings(repository, "records/moved.yaml") == []

    def test_records_that_moved_to_another_file(self, repository: Run) -> None:
        put("records/a.json", [party("old", notes=None)])
        put("records/old.json", [{"type": "party", "kind": "state"}])
        assert new_findings(repository) == []

    def test_the_settings_of_now_hold(self, repository: Run) -> None:
        put("records/old.json", [party("old", start="1900-01-01")])
        commit("a placeholder")
        put(
            "pourparler.toml", 'dataset = ["records/*"]\nseverity = {"dates/placeholder" = "error"}'
        )
        assert new_findings(repository) == []

    def test_with_a_baseline_what_one_of_the_two_knows_is_known(self, repository: Run) -> None:
        put("records/more.json", [party("more", notes=None)])
        assert repository("baseline", "create", "--baseline", "known.json").code == 0
        put(
            "records/old.json",
            [party("old", notes=None, aliases=None), {"type": "party", "kind": "state"}],
        )
        commit("a fault of which the baseline does not know")
        assert new_findings(repository, "--baseline", "known.json") == []
        assert repository("check", "--baseline", "known.json").code == 1

    def test_a_folder_without_settings(self, repository: Run) -> None:
        git("rm", "-q", "pourparler.toml")
        assert new_findings(repository) == []
        assert new_findings(repository, "records") == []
        put("other/new.json", [party("new", notes=None)])
        assert new_findings(repository, "other") == [("structure/null-or-empty", "party:new")]
        assert new_findings(repository, "records", "other/new.json") == [
            ("structure/null-or-empty", "party:new")
        ]

    def test_from_a_folder_below(self, repository: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir("records")
        assert new_findings(repository) == []
        assert new_findings(repository, "old.json") == []
        monkeypatch.chdir("..")
        assert new_findings(repository, str(Path("records/old.json").absolute())) == []

    def test_a_dataset_that_was_not_there(self, repository: Run) -> None:
        put("pourparler.toml", 'dataset = ["later/*.json"]')
        put("later/new.json", [party("new", notes=None)])
        assert new_findings(repository) == [("structure/null-or-empty", "party:new")]

    def test_tables_of_a_folder(self, repository: Run) -> None:
        put("records/old.json", [])
        put("pourparler.toml", 'dataset = ["tables/*.csv"]')
        put("tables/party.csv", "id,kind,name\nparty:a,stat,A\n")
        commit("a table")
        assert new_findings(repository) == []
        put("tables/party.csv", "id,kind,name\nparty:b,stat,B\nparty:a,stat,A\n")
        assert new_findings(repository) == [("structure/not-in-list", "party:b")]

    def test_what_an_editor_has_not_saved(
        self, repository: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with Path("records/old.json").open("rb") as stream:
            monkeypatch.setattr("sys.stdin", Stdin(stream))
            assert new_findings(repository, "-", "--stdin-filename", "records/old.json") == []

    def test_the_working_tree_and_the_index_stay(self, repository: Run) -> None:
        put("records/old.json", [party("old")])
        put("untracked.json", "[]")
        before = git("status", "--porcelain"), Path(".git/index").read_bytes()
        new_findings(repository)
        assert (git("status", "--porcelain"), Path(".git/index").read_bytes()) == before
        assert git("worktree", "list").count("\n") == 1


class Stdin:
    """Stands for standard input."""

    def __init__(self, buffer: object) -> None:
        self.buffer = buffer


class TestArticles:
    def put_statement(self, words: str) -> None:
        source = {**SOURCE, "text_file": "talks.txt"}
        statement: Plain = {
            "type": "statement",
            "id": "statement:x",
            "acts": ["inform"],
            "speaker": "party:a",
            "date": "2025-06-02",
            "segments": [{"kind": "direct", "text": words, "source": "source:s"}],
        }
        put("records/talks.json", [party("a"), source, statement])

    def quotations(self, run: Run) -> list[tuple[str, str | None]]:
        return [one for one in new_findings(run) if one[0].startswith("grounding/quote")]

    def test_those_of_the_revision_are_read(self, repository: Run) -> None:
        put("pourparler.toml", 'dataset = ["records/*.json"]\ntexts = ["articles"]')
        put("articles/talks.txt", "“We will sign the treaty tomorrow,” A said.\n")
        self.put_statement("We will sign the treaty tomorrow")
        commit("sound")
        put("articles/talks.txt", "“We will not sign the treaty tomorrow,” A said.\n")
        assert self.quotations(repository) == [("grounding/quote-altered", "statement:x")]
        commit("an altered article")
        assert self.quotations(repository) == []

    @pytest.mark.parametrize("folder", ["articles", "../beside"])
    def test_those_that_git_does_not_keep_are_read_as_they_are(
        self, folder: str, repository: Run
    ) -> None:
        put("pourparler.toml", f'dataset = ["records/*.json"]\ntexts = ["{folder}"]')
        put(".gitignore", "articles\n")
        put(f"{folder}/talks.txt", "“We will not sign the treaty tomorrow,” A said.\n")
        self.put_statement("We will sign the treaty tomorrow")
        commit("an altered quotation")
        assert self.quotations(repository) == []
        self.put_statement("We will gladly sign the treaty tomorrow")
        assert self.quotations(repository) == [("grounding/quote-altered", "statement:x")]


def refused(outcome: Outcome, sentence: str) -> None:
    assert outcome.is_one_sentence, outcome
    assert outcome.err == f"error: {sentence}\n"


class TestWhatCannotBeDone:
    @pytest.mark.parametrize(
        ("name", "hint"),
        [
            ("mian", 'did you mean "main"?'),
            ("zzzzzz", "git branch --all and git tag list its names"),
            ("--all", "git branch --all and git tag list its names"),
            ("", "git branch --all and git tag list its names"),
            ("main:records", "git branch --all and git tag list its names"),
            ("HEAD^{tree}", "git branch --all and git tag list its names"),
            ("main..HEAD", "git branch --all and git tag list its names"),
        ],
    )
    def test_a_revision_that_there_is_not(self, name: str, hint: str, repository: Run) -> None:
        outcome = repository("check", f"--fail-on-new={name}")
        refused(outcome, f'there is no revision "{name}" in the repository; {hint}')

    def test_outside_a_repository(self, run: Run) -> None:
        put("a.json", [party("a")])
        outcome = run("check", "a.json", "--fail-on-new", "main")
        assert outcome.is_one_sentence
        assert outcome.err.startswith("error: no revision can be read here: not a git repository")

    def test_a_path_outside_the_repository(self, repository: Run, tmp_path: Path) -> None:
        outside = put(tmp_path.parent / f"{tmp_path.name}-outside.json", [party("x")])
        outcome = repository(
            "check", "records", str(outside), "--config", "pourparler.toml", "--fail-on-new", "main"
        )
        refused(outcome, f'{outside.as_posix()} lies outside the repository of "main"')

    def test_without_git(self, repository: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(shutil, "which", lambda _name: None)
        outcome = repository("check", "--fail-on-new", "main")
        refused(outcome, "git cannot be asked: it is not installed, or not to be found")

    def test_a_clone_without_its_past(
        self, repository: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        commit("second")
        git("clone", "-q", "--depth", "1", tmp_path.as_uri(), str(tmp_path / "clone"))
        monkeypatch.chdir("clone")
        outcome = repository("check", "--fail-on-new", "HEAD~1")
        refused(
            outcome,
            'there is no revision "HEAD~1" in the repository, of which this clone holds the last '
            "part only; git fetch --unshallow, or in a workflow fetch-depth: 0, fetches the rest",
        )
        assert new_findings(repository) == []

    def test_a_clone_without_some_of_its_files(self, repository: Run) -> None:
        blob = git("rev-parse", "main:records/old.json").strip()
        Path(f".git/objects/{blob[:2]}/{blob[2:]}").unlink()
        outcome = repository("check", "--fail-on-new", "main")
        assert outcome.is_one_sentence
        assert "records/old.json" in outcome.err or blob in outcome.err

    def test_a_repository_without_a_commit(self, run: Run) -> None:
        git("init", "-q")
        put("a.json", [party("a")])
        assert run("check", "--fail-on-new", "HEAD").is_one_sentence


class TestNothingOfTheRepositoryIsRun:
    def test_no_filter(self, repository: Run) -> None:
        put(".gitattributes", "*.json filter=own\n")
        git("config", "filter.own.smudge", "touch ran; cat")
        git("config", "filter.own.clean", "touch ran; cat")
        git("config", "core.fsmonitor", "touch ran")
        put("records/old.json", [party("old", notes=None), {"type": "party", "kind": "state"}])
        assert new_findings(repository) == []
        assert not Path("ran").exists()

    def test_links_are_not_followed_out_of_it(self, repository: Run, tmp_path: Path) -> None:
        secret = put(
            tmp_path.parent / f"{tmp_path.name}-secret" / "s.json", [party("s", notes=None)]
        )
        Path("records/link").symlink_to(secret.parent)
        Path("records/s.json").symlink_to(secret)
        commit("links")
        assert new_findings(repository, "records/old.json") == []
