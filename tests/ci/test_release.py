"""The workflow for releases: its notes, its schemas, and what it publishes with what rights."""

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest

from docs.release import ReleaseError, copy_schemas, main, write_notes
from tests.ci.dry_release import JOBS
from tests.ci.steps import Job, needs_bash
from tests.docs.markdown_pages import ROOT

CHANGELOG: Final = """\
# Changelog

## Unreleased

To come.

## 1.2.0 - 2026-01-02

### Changed

- A line.

## 1.1.0

"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.0"\n')
    (tmp_path / "CITATION.cff").write_text("title: a\nversion: 1.2.0\nlicense: b\n")
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG)
    (tmp_path / "README.md").write_text("[docs](https://github.com/talks-lab/x)\n")
    return tmp_path


class TestNotes:
    @pytest.mark.parametrize(
        ("ref", "notes"),
        [
            ("v1.2.0", "### Changed\n\n- A line.\n"),
            ("main", "To come.\n"),
            ("v1", "To come.\n"),
        ],
    )
    def test_are_the_section_of_the_changelog(self, ref: str, notes: str, project: Path) -> None:
        write_notes(ref, str(project / "notes.md"), project)
        assert (project / "notes.md").read_text() == notes

    @pytest.mark.parametrize(
        ("file", "old", "new", "said"),
        [
            ("CITATION.cff", "1.2.0", "1.1.0", "CITATION.cff does not have the version of "),
            ("CHANGELOG.md", "### Changed\n\n- A line.", "", "CHANGELOG.md says nothing below "),
            ("CHANGELOG.md", "## 1.2.0", "## 1.2.01", "CHANGELOG.md says nothing below the "),
            ("pyproject.toml", "1.2.0", "1.2.1", "CITATION.cff does not have the version of "),
        ],
    )
    def test_are_refused_where_the_versions_differ(
        self, file: str, old: str, new: str, said: str, project: Path
    ) -> None:
        path = project / file
        path.write_text(path.read_text().replace(old, new))
        with pytest.raises(ReleaseError, match=said):
            write_notes("v1.2.0", str(project / "notes.md"), project)
        assert not (project / "notes.md").exists()

    def test_are_refused_for_another_tag(self, project: Path) -> None:
        with pytest.raises(ReleaseError, match=r"the tag is v1\.3\.0, and pyproject\.toml has"):
            write_notes("v1.3.0", str(project / "notes.md"), project)

    def test_are_refused_for_a_tag_while_no_account_is_named(self, project: Path) -> None:
        (project / "README.md").write_text("[docs](https://github.com/OWNER/x)\n")
        write_notes("main", str(project / "notes.md"), project)
        with pytest.raises(ReleaseError, match=r"README\.md names no account but OWNER: "):
            write_notes("v1.2.0", str(project / "notes.md"), project)

    def test_of_the_project_itself_can_be_written(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["notes", "main", str(tmp_path / "notes.md")]) == 0
        assert (tmp_path / "notes.md").read_text(encoding="utf-8").strip()
        assert main(["notes", "v999.0.0", str(tmp_path / "notes.md")]) == 1
        assert capsys.readouterr().err.startswith("error: the tag is v999.0.0, and ")
        assert main(["notes"]) == 2


class TestSchemas:
    def test_are_named_by_what_they_are_and_their_version(self, tmp_path: Path) -> None:
        copy_schemas(str(ROOT / "schema" / "pourparler" / "schemas"), str(tmp_path))
        names = {path.name for path in tmp_path.iterdir()}
        assert "event-1.1.schema.json" in names
        for name in names:
            schema = json.loads((tmp_path / name).read_text(encoding="utf-8"))
            kind, version = name.removesuffix(".schema.json").split("-")
            assert schema["$id"] == f"urn:pourparler:schema:{version}:{kind}"

    @pytest.mark.parametrize("schema", [{}, {"$id": "urn:pourparler:schema:1.1:event:project"}])
    def test_without_a_version_are_refused(self, schema: dict[str, str], tmp_path: Path) -> None:
        (tmp_path / "a.json").write_text(json.dumps(schema))
        with pytest.raises(ReleaseError, match=r"a\.json has no \$id with a version"):
            copy_schemas(str(tmp_path), str(tmp_path))


class TestWorkflow:
    def test_what_it_builds_is_built_in_ci_too(self) -> None:
        assert "-m tests.ci.dry_release\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    def test_nothing_that_runs_code_of_the_project_may_publish(self) -> None:
        assert JOBS["build"]["permissions"] == {"contents": "read"}
        assert [step for step in JOBS["publish"]["steps"] if "run" in step] == []
        for name in ("publish", "release"):
            assert JOBS[name]["if"] == "github.ref_type == 'tag'"
            assert not any("checkout" in step.get("uses", "") for step in JOBS[name]["steps"])

    def test_each_job_fetches_what_another_has_kept(self) -> None:
        kept = names_of("build", "upload-artifact")
        assert kept == {"packages", "beside"}
        assert names_of("publish", "download-artifact") == {"packages"}
        assert names_of("release", "download-artifact") == kept

    def test_no_step_takes_an_expression_for_a_script(self) -> None:
        scripts = [step["run"] for job in JOBS.values() for step in job["steps"] if "run" in step]
        assert len(scripts) > 5
        assert not any("${{" in script for script in scripts)

    def test_what_it_installs_is_pinned(self) -> None:
        text = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
        (tools,) = re.findall(r"pip\" install --quiet (\w.*)$", text, re.MULTILINE)
        assert all(re.fullmatch(r"[\w-]+==[\d.]+", tool) for tool in tools.split())

    @needs_bash
    def test_the_release_has_all_files_and_the_notes(self, tmp_path: Path) -> None:
        folder = tmp_path / "runner"
        for name in ("dist/a.whl", "dist/a.tar.gz", "beside/event-1.1.schema.json", "notes.md"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).touch()
        programs = tmp_path / "programs"
        programs.mkdir()
        (programs / "gh").write_text("#!/bin/bash\nprintf '%s\\n' \"$@\"\n")
        (programs / "gh").chmod(0o755)
        contexts = {"github.token": "t", "github.repository": "o/r", "github.ref_name": "v1.2.0"}
        job = Job(folder, contexts, programs).run(JOBS["release"]["steps"])
        assert (job.code, job.err) == (0, "")
        assert job.log.splitlines() == [
            *("release", "create", "v1.2.0", "dist/a.tar.gz", "dist/a.whl"),
            *("beside/event-1.1.schema.json", "--verify-tag", "--title", "pourparler 1.2.0"),
            *("--notes-file", "notes.md"),
        ]


def names_of(job: str, action: str) -> set[str]:
    steps: list[dict[str, Any]] = JOBS[job]["steps"]
    return {step["with"]["name"] for step in steps if action in step.get("uses", "")}
