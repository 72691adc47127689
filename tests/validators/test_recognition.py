"""What is found in a folder: records with a slip are said by name, others' files are counted."""

import json
from pathlib import Path
from typing import Any

import pytest

from pourparler_validators import check_files
from pourparler_validators.formats.recognition import looks_like_records
from tests.adoption.adopting import Run, party, put
from tests.adoption.conftest import run as run
from tests.validators.checked import EXAMPLE_FILES, ROOT

PARTY = {"type": "party", "id": "party:y", "kind": "stat", "name": "Y"}
UNTYPED = {name: value for name, value in PARTY.items() if name != "type"}

MEANT: dict[str, Any] = {
    "record.json": {"schema_version": "1.0", "record": [PARTY]},
    "recrods.json": {"recrods": [PARTY]},
    "capital.json": {"Records": [PARTY]},
    "shouted.json": {"RECORDS": [UNTYPED]},
    "data.json": {"data": [PARTY]},
    "deeper.json": {"data": {"items": [PARTY]}},
    "lists.json": [[PARTY]],
    "type.json": {"Type": "party", "id": "party:y", "kind": "state", "name": "Y"},
    "typ.json": [{"typ": "party", "name": "Y"}],
    "tpye.json": {"tpye": " Party", "name": "Y"},
    "untyped.json": UNTYPED,
    "untyped-list.json": [UNTYPED],
    "ids.json": {"party:y": {"kind": "state", "name": "Y"}},
    "id.json": {"ID": "party:y"},
    "keyed.json": {"party": [{"name": "Y"}], "events": [{"name": "Z"}]},
    "typed-only.json": {"record": [{"type": "party", "name": "Y"}]},
    "single.json": {"record": PARTY},
    "misspelt-type.json": {"type": "partie", "id": "y"},
    "misspelt-empty.json": {"recrods": []},
    "null.json": {"records": None},
    "number.json": {"records": 7},
    "versioned.json": {"schema_version": "1.1", "records": [{"name": "Y"}]},
    "broken.json": '{"records": [{"type": "party", "id": "par',
    "broken-id.json": '[{"id": "party:y", "kind": }',
    "broken-type.yaml": "type: party\nid: [",
    "broken-id.yaml": "- id: party:y\n  name: 'Y\n",
    "tagged.yaml": "type: !!str party\nid: party:y\n",
    "record.yaml": "record:\n- type: party\n  id: party:y\n",
    "second.yml": "a: 1\n---\nrecrods:\n- type: party\n",
    "untyped.jsonl": '{"a": 1}\n{"id": "party:y"}\n',
    "broken.jsonl": '{"a": 1}\n{"type": "party", "id": \n',
    "wide.json": json.dumps([PARTY]).encode("utf-16"),
    "latin.json": json.dumps([PARTY]).encode() + b"\xff",
    "latin.jsonl": b'{"type": "party", "name": "\xff"}',
    "empty.json": "",
    "empty.jsonl": "",
    "empty.ndjson": "\n \n",
    "empty.yaml": "",
    "blank.json": " \n\t",
    "mark.json": "\ufeff",
    "mark.jsonl": "\ufeff\n",
    "mark.yml": "\ufeff\n",
}
"""Files that are meant as records, or may have been."""

OTHERS: dict[str, Any] = {
    "tsconfig.json": '{\n  // a comment\n  "compilerOptions": {"sourceMap": true, "types": []},\n}',
    "settings.json": '{"editor.tabSize": 2, /* events */ }',
    "mkdocs.yml": "nav:\n- Events: e.md\nmarkdown_extensions:\n- x:\n    y: !!python/name:a.b\n",
    "cloudformation.yaml": "Resources:\n  Source: !Ref Event\n",
    "ansible.yml": "- hosts: all\n  vars: {x: !vault a}\n",
    "templated.yaml": "name: {{ process }}\nevents:\n  - {{ event.name }}\n",
    "template.json": '{"name": {{ name }}}',
    "zone.json": {"records": [{"name": "www", "kind": "A", "ttl": 300}]},
    "cloudflare.json": {"records": [{"id": "abc", "type": "A"}], "total": 1},
    "aws.json": {"Records": [{"eventSource": "aws:s3", "eventName": "Put"}]},
    "total.json": {"records": [], "total": 0},
    "recordings.json": {"recordings": [{"title": "x"}], "source": "tape"},
    "reports.json": {"reports": []},
    "words.json": {"words": ["a"]},
    "linked-data.json": {"@context": "https://schema.org", "@type": "Event", "name": "x"},
    "event.json": {"source": {"address": "x"}, "name": "event"},
    "process.json": {"process": {"pid": 1}},
    "package.json": {"name": "x", "type": "module", "dependencies": {"event": "1"}},
    "log.jsonl": '{"level": "info", "event": "start"}\n{"level": "info", "event": "end"}\n',
    "broken-log.jsonl": '{"level": "info", "event": "start"}\n{"level": \n',
    "prose.jsonl": "not json at all\n",
    "brace.json": "{",
    "utf-16.json": '{"a": 1}'.encode("utf-16"),
    "latin.json": b'{"a": "\xe9"}',
    "deep.json": "[" * 300 + "]" * 300,
    "list.yaml": "- 1\n- 2\n",
    "comment.yaml": "# nothing\n",
    "nothing.json": [],
}
"""Files of other programs."""


@pytest.mark.parametrize("name", MEANT)
def test_what_is_meant_as_records_is_said_by_name(name: str, run: Run) -> None:
    put("b.json", [party("b")])
    put(name, MEANT[name])
    outcome = run("check", ".", "--isolated", "--ignore", "identity/never-used", "--format", "json")
    assert outcome.code == 1
    assert {finding["file"] for finding in outcome.findings} == {name}
    assert outcome.report["summary"]["passed_over"] == 0
    assert outcome.rules == run("check", name, "--isolated", "--format", "json").rules


@pytest.mark.parametrize("name", OTHERS)
def test_files_of_other_programs_are_passed_over_and_counted(name: str, run: Run) -> None:
    put("b.json", [party("b")])
    put(name, OTHERS[name])
    outcome = run("check", ".", "--isolated", "--ignore", "identity/never-used", "--format", "json")
    assert (outcome.code, outcome.findings) == (0, [])
    assert outcome.report["summary"]["passed_over"] == 1
    assert outcome.report["summary"]["files"] == 1
    assert "Passed over: 1 file without records.\n" in outcome.err
    assert run("check", name, "--isolated").code == 1


def test_a_file_that_cannot_be_opened_is_said(run: Run) -> None:
    put("b.json", [party("b")])
    Path("a.json").symlink_to("nowhere.json")
    assert "structure/not-readable" in run("check", ".", "--isolated").out


def test_what_this_program_writes_is_no_file_of_records(run: Run) -> None:
    put("b.json", [party("b", start="1900-01-01"), {**PARTY, "name": None}])
    before = run("check", ".", "--isolated", "-o", "json=report.json").out
    run("baseline", "create", ".")
    run("schema", "--out", "schemas")
    run("schema", "settings")
    after = run("check", ".", "--isolated", "--format", "json")
    assert {finding["file"] for finding in after.findings} == {"b.json"}
    assert after.report["summary"]["passed_over"] > 2
    assert "Passed over" not in before


@pytest.mark.parametrize("path", EXAMPLE_FILES, ids=lambda path: str(path.stem))
def test_records_are_recognized(path: Path) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))
    assert looks_like_records(content)
    assert looks_like_records(content["records"])
    assert all(map(looks_like_records, content["records"]))


def test_the_files_of_this_project_are_told_apart() -> None:
    report = check_files([str(ROOT / "schema"), str(ROOT / ".github")])
    assert (report.records, report.findings) == (0, ())


class TestEmptyDocuments:
    """An article in which nothing was found."""

    @pytest.mark.parametrize(
        "text", ['{"records": []}', '{"schema_version": "1.1", "records": []}']
    )
    @pytest.mark.parametrize("name", ["e.json", "e.yaml"])
    def test_beside_others_it_is_silent_and_counted(self, name: str, text: str, run: Run) -> None:
        put("d/b.json", [party("b")])
        put(f"d/{name}", text)
        for paths in (("d",), ("d/b.json", f"d/{name}")):
            outcome = run(
                "check", *paths, "--isolated", "--select", "structure", "--color", "never"
            )
            assert outcome.code == 0
            assert outcome.out == "Checked 1 record in 2 files: no faults.\n"

    @pytest.mark.parametrize("name", ["e.json", "e.yaml"])
    def test_alone_it_is_nothing_to_check(self, name: str, run: Run) -> None:
        put(f"d/{name}", '{"records": []}')
        for path in ("d", f"d/{name}"):
            outcome = run("check", path, "--isolated")
            assert outcome.is_one_sentence
            assert outcome.err == (
                f"error: there is nothing to check in {path}; --allow-empty allows that\n"
            )
            assert run("check", path, "--isolated", "--allow-empty").code == 0
