"""The site is published as the workflow does it: a folder for each version, on a branch."""

import json
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml

from docs.publish import main, publish
from tests.ci.steps import needs_bash, step_named
from tests.docs.markdown_pages import ROOT
from tests.docs.page_runs import environment

WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/docs.yml").read_text(encoding="utf-8"))
STEPS = WORKFLOW["jobs"]["publish"]["steps"]


def built(folder: Path, text: str) -> Path:
    """A folder such as ``zensical build`` makes."""
    site = folder / "site"
    (site / "how-to").mkdir(parents=True, exist_ok=True)
    for name in ("index.html", "how-to/index.html", "404.html", "sitemap.xml"):
        (site / name).write_text(text)
    return site


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout of a repository that has the scripts of this project, and an origin."""
    git(tmp_path, "init", "--quiet", "--bare", "origin")
    folder = tmp_path / "checkout"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "publish.py").write_bytes((ROOT / "docs" / "publish.py").read_bytes())
    (folder / ".gitignore").write_text("/site/\n")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "remote", "add", "origin", "../origin")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "All")
    git(folder, "push", "--quiet", "origin", "main")
    return folder


def run_workflow(checkout: Path, ref: str, text: str) -> None:
    """Runs the step that publishes, as the runner does, on a built site."""
    built(checkout, text)
    published = checkout.parent / f"published-{ref}-{text}"
    script = step_named(STEPS, "Publish it")["run"]
    assert "${{" not in script
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=checkout,
        env={**environment(), "REF": ref, "PUBLISHED": str(published)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@needs_bash
def test_the_workflow_publishes_each_version_in_its_folder(checkout: Path) -> None:
    run_workflow(checkout, "main", "first")
    run_workflow(checkout, "v0.1.0", "release")
    run_workflow(checkout, "main", "second")
    run_workflow(checkout, "main", "second ")
    origin = checkout.parent / "origin"
    names = git(origin, "ls-tree", "-r", "--name-only", "gh-pages").split()
    pages = ("how-to/index.html", "index.html")
    folders = [f"{name}/{page}" for name in ("0.1", "main") for page in pages]
    assert set(names) == {".nojekyll", *folders, "index.html", "versions.json"}
    assert git(origin, "show", "gh-pages:main/index.html") == "second "
    assert git(origin, "show", "gh-pages:0.1/index.html") == "release"
    subjects = git(origin, "log", "--format=%s", "gh-pages").splitlines()
    assert subjects == [f"The documentation of {ref}" for ref in ("main", "main", "v0.1.0", "main")]


@needs_bash
def test_the_workflow_leaves_alone_what_has_not_changed(checkout: Path) -> None:
    run_workflow(checkout, "main", "same")
    git(checkout, "worktree", "remove", "--force", "../published-main-same")
    run_workflow(checkout, "main", "same")
    assert git(checkout.parent / "origin", "rev-list", "--count", "gh-pages") == "1\n"


@needs_bash
def test_the_workflow_installs_the_version_that_the_project_names() -> None:
    command = step_named(STEPS, "Install the version of Zensical that the project names")["run"]
    requirement = re.fullmatch(r'python -m pip install "\$\((.+)\)"', command)
    assert requirement
    named = subprocess.check_output(["bash", "-c", requirement[1]], cwd=ROOT, text=True)
    assert named == f"zensical=={version('zensical')}\n"


def test_the_workflow_runs_for_the_branch_and_the_tags_that_are_published() -> None:
    on = WORKFLOW[True]["push"]  # YAML 1.1 reads "on" so
    assert on == {"branches": ["main"], "tags": ["v[0-9]+.[0-9]+.[0-9]+"]}
    assert WORKFLOW["permissions"] == {"contents": "write"}


def test_the_newest_release_is_first(tmp_path: Path) -> None:
    site = built(tmp_path, "a")
    published = tmp_path / "published"
    published.mkdir()
    (published / "CNAME").write_text("docs.example.org\n")
    firsts: list[str] = []
    for ref in ("main", "v0.9.0", "v0.10.0", "v0.9.1"):
        publish(site, published, ref)
        firsts += re.findall(r"url=(.+)/\"", (published / "index.html").read_text())
    assert firsts == ["main", "0.9", "0.10", "0.10"]
    listed = json.loads((published / "versions.json").read_text())
    assert [one["version"] for one in listed] == ["0.10", "0.9", "main"]
    assert (published / "CNAME").exists()


def test_a_page_that_is_gone_is_not_left(tmp_path: Path) -> None:
    site = built(tmp_path, "a")
    published = tmp_path / "published"
    published.mkdir()
    publish(site, published, "main")
    (site / "how-to" / "index.html").unlink()
    publish(site, published, "main")
    assert [path.name for path in (published / "main").rglob("*.html")] == ["index.html"]


@pytest.mark.parametrize(
    "ref", ["", "v1", "v0.1.0rc1", "0.1.0", "../outside", "main/x", "v1.2.3\n"]
)
def test_another_ref_is_refused_and_nothing_written(
    ref: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = built(tmp_path, "a")
    published = tmp_path / "published"
    published.mkdir()
    assert main([str(site), str(published), ref]) == 2
    said = capsys.readouterr().err
    assert said == f'"{ref}" is neither the branch main nor a tag such as v0.1.0\n'
    assert list(published.iterdir()) == []


def test_a_site_that_is_not_built_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "site"), str(tmp_path), "main"]) == 2
    said = capsys.readouterr().err
    assert said == f"{tmp_path / 'site'} has no index.html: run `zensical build` first\n"
    assert main([]) == 2
    assert capsys.readouterr().err == "usage: python docs/publish.py SITE PUBLISHED REF\n"
    (tmp_path / "file").touch()
    assert main([str(built(tmp_path, "a")), str(tmp_path / "file"), "main"]) == 2
    assert str(tmp_path / "file") in capsys.readouterr().err
