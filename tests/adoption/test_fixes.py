"""Fixes: what each does in each format, what is left alone, and that nothing else is touched."""

import codecs
import copy
import datetime as dt
import json
import os
import shutil
import stat
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
import yaml

from pourparler_validators import Report
from pourparler_validators.adopting import fixing
from pourparler_validators.adopting.fixing import Fixed, Texts, difference, fixable, fixed
from pourparler_validators.contract.finding import Edit, Remove, Rename, SetValue, Severity
from pourparler_validators.formats import format_named, format_of
from pourparler_validators.formats.editing import EditsApart, TextEdit, edited
from pourparler_validators.formats.yaml_tree import trees
from pourparler_validators.formats.yaml_values import _plain as plain_of
from pourparler_validators.reading.files import Reading, read_text
from pourparler_validators.running.check import check_reading
from pourparler_validators.running.options import Options
from tests.adoption.adopting import PARTY, Outcome, Plain, Run, party, put
from tests.adoption.faults import RECORDS, sample, spoil
from tests.adoption.yaml_writer import Writer

TODAY: Final = dt.date(2025, 6, 10)
SELECT: Final = ("structure", "references", "dates", "waivers", "sources/text-retyped")
FIX: Final = ("check", "--fix", "--unsafe-fixes", "--today", "2025-06-10")

DELEGATION: Final[Plain] = {"type": "delegation", "id": "delegation:a", "party": "party:b"}
EVENT: Final[Plain] = {"type": "event", "id": "event:a", "kind": "summit", "status": "held"}
SOURCE: Final[Plain] = {"type": "source", "id": "source:a", "kind": "book", "language": "en"}
PROCESS: Final[Plain] = {"type": "process", "id": "process:a", "title": "Talks"}
WAIVER: Final[Plain] = {"rule": "dates/placeholder", "reason": "it was really that day"}
SHA: Final = "5b1c4e0de3a4ef1d3ad86ba80bd7e1a8d9d1bd26d6d5eba3a5a4e0f9a3cbcf39"

CASES: Final[dict[str, tuple[str, Plain, Plain]]] = {
    "null": ("structure/null-or-empty", {**PARTY, "notes": None}, PARTY),
    "an empty text": ("structure/null-or-empty", {**PARTY, "notes": ""}, PARTY),
    "an empty list": ("structure/null-or-empty", {**PARTY, "aliases": []}, PARTY),
    "an empty object": ("structure/null-or-empty", {**PARTY, "coding": {}}, PARTY),
    "null in a list": (
        "structure/null-or-empty",
        {**EVENT, "agenda": ["ceasefire", None]},
        {**EVENT, "agenda": ["ceasefire"]},
    ),
    "nothing but null in a list": (
        "structure/null-or-empty",
        {**EVENT, "agenda": [None, None]},
        EVENT,
    ),
    "null within an object": (
        "structure/null-or-empty",
        {**EVENT, "place": {"name": "Oslo", "country": None}},
        {**EVENT, "place": {"name": "Oslo"}},
    ),
    "nothing but null within an object": (
        "structure/null-or-empty",
        {**EVENT, "place": {"name": None}},
        EVENT,
    ),
    "a placeholder": ("structure/placeholder-text", {**PARTY, "notes": "N/A"}, PARTY),
    "a misread sign": (
        "structure/invisible-text",
        {**PARTY, "notes": "\x93A\x94"},
        {**PARTY, "notes": "\u201cA\u201d"},
    ),
    "a type": ("structure/unknown-type", {**PARTY, "type": "prty"}, PARTY),
    "a field": (
        "structure/unknown-field",
        {"type": "party", "id": "party:a", "kind": "state", "nmae": "A", "country": "NO"},
        PARTY,
    ),
    "a field within an object": (
        "structure/unknown-field",
        {**EVENT, "place": {"nmae": "Oslo"}},
        {**EVENT, "place": {"name": "Oslo"}},
    ),
    "a number in quotation marks": (
        "structure/wrong-type",
        {**DELEGATION, "size": "12"},
        {**DELEGATION, "size": 12},
    ),
    "a text without them": ("structure/wrong-type", {**PARTY, "name": 7}, {**PARTY, "name": "7"}),
    "one value for a list": (
        "structure/wrong-type",
        {**EVENT, "agenda": "ceasefire"},
        {**EVENT, "agenda": ["ceasefire"]},
    ),
    "a value": ("structure/not-in-list", {**PARTY, "kind": "stat"}, PARTY),
    "a value in a list": (
        "structure/not-in-list",
        {**EVENT, "agenda": ["ceasefir"]},
        {**EVENT, "agenda": ["ceasefire"]},
    ),
    "joined values": (
        "structure/joined-values",
        {**EVENT, "agenda": "ceasefire, prisoners"},
        {**EVENT, "agenda": ["ceasefire", "prisoners"]},
    ),
    "a season": (
        "structure/wrong-form",
        {**EVENT, "date": "2025-22"},
        {**EVENT, "date": "2025-06/2025-08"},
    ),
    "an interval": (
        "dates/interval-reversed",
        {**EVENT, "date": "2025-06-02/2025-05-16"},
        {**EVENT, "date": "2025-05-16/2025-06-02"},
    ),
    "bounds": (
        "dates/interval-reversed",
        {**EVENT, "date": "[2025-06-01..2025-05-26]"},
        {**EVENT, "date": "[2025-05-26..2025-06-01]"},
    ),
    "a reference": (
        "references/not-found",
        {**PARTY, "parent": "party:bb"},
        {**PARTY, "parent": "party:b"},
    ),
    "a reference within a list": (
        "references/not-found",
        {**PROCESS, "parties": ["party:b", "party:dd"]},
        {**PROCESS, "parties": ["party:b", "party:d"]},
    ),
    "a repeated value": (
        "references/repeated",
        {**EVENT, "agenda": ["ceasefire", "prisoners", "ceasefire"]},
        {**EVENT, "agenda": ["ceasefire", "prisoners"]},
    ),
    "a value three times": (
        "references/repeated",
        {**EVENT, "agenda": ["ceasefire", "ceasefire", "ceasefire"]},
        {**EVENT, "agenda": ["ceasefire"]},
    ),
    "a checksum": (
        "sources/text-retyped",
        {**SOURCE, "text": "Some words.", "sha256": "0" * 64, "wording_sha256": "wording"},
        {**SOURCE, "text": "Some words.", "sha256": "bytes", "wording_sha256": "wording"},
    ),
    "a waiver": ("waivers/not-needed", {**PARTY, "waivers": [WAIVER]}, PARTY),
    "two waivers": ("waivers/not-needed", {**PARTY, "waivers": [WAIVER, WAIVER]}, PARTY),
}

SAFE: Final = ("structure/unknown-field", "references/repeated")
OTHERS: Final = [party("b"), party("d")]


def with_checksums(record: Plain) -> Plain:
    """The record with the checksums of its text, where it wants some."""
    if record.get("wording_sha256") != "wording":
        return record
    wrong = {**record, "sha256": "0" * 64, "wording_sha256": "0" * 64}
    reading = read_text(json.dumps(wrong), "records.json")
    (finding,) = check_reading(reading, Options(TODAY, ["sources/text-changed"])).findings
    sha256 = finding.params["sha256"] if record["sha256"] == "bytes" else record["sha256"]
    return {**record, "sha256": sha256, "wording_sha256": finding.params["wording_sha256"]}


class Unshared(yaml.SafeDumper):
    """Writes no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


FORMATS: Final[dict[str, Callable[[list[Plain]], str]]] = {
    "pretty.json": lambda records: json.dumps({"records": records}, indent=2) + "\n",
    "compact.json": lambda records: json.dumps(records, separators=(",", ":")),
    "lines.jsonl": lambda records: "".join(f"{json.dumps(one)}\n" for one in records),
    "block.yaml": lambda records: yaml.dump(records, Dumper=Unshared, sort_keys=False),
    "flow.yaml": lambda records: yaml.dump(records, Dumper=Unshared, default_flow_style=True),
}


def loaded(name: str, text: str) -> Any:
    """The records of a file, or of several documents."""
    if name.endswith(".jsonl"):
        return [json.loads(line) for line in text.splitlines()]
    value = json.loads(text) if name.endswith(".json") else yaml.safe_load(text)
    return value["records"] if isinstance(value, dict) and "records" in value else value


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("case", CASES)
class TestEveryFix:
    def test_in_every_format(self, case: str, name: str, run: Run) -> None:
        rule, faulty, sound = CASES[case]
        faulty, sound = with_checksums(faulty), with_checksums(sound)
        put(name, FORMATS[name]([*OTHERS, faulty]))
        before = run("check", "--format", "json", "--today", "2025-06-10", *select(rule))
        assert rule in before.rules
        outcome = run(*FIX, *select(rule))
        assert outcome.code == 0, outcome
        assert loaded(name, Path(name).read_text()) == [*OTHERS, sound]
        assert outcome.err.startswith("Fixed ")
        again = Path(name).read_bytes(), Path(name).stat().st_ino
        assert run(*FIX, *select(rule)).err.startswith("Fixed 0 findings in 0 files.")
        assert (Path(name).read_bytes(), Path(name).stat().st_ino) == again

    def test_what_is_unsafe_only_on_request(self, case: str, name: str, run: Run) -> None:
        rule, faulty, sound = CASES[case]
        faulty, sound = with_checksums(faulty), with_checksums(sound)
        before = put(name, FORMATS[name]([*OTHERS, faulty])).read_bytes()
        run("check", "--fix", "--today", "2025-06-10", *select(rule))
        if rule in SAFE:
            assert loaded(name, Path(name).read_text()) == [*OTHERS, sound]
        else:
            assert Path(name).read_bytes() == before


def select(rule: str) -> tuple[str, str]:
    return "--select", f"structure,dates/placeholder,{rule}"


@pytest.mark.parametrize(
    ("text", "mended_text"),
    [
        ("start: 2025", 'start: "2025"'),
        ("start: 2025 # a year", 'start: "2025" # a year'),
        ("start: [2025-05-26..2025-06-01]", 'start: "[2025-05-26..2025-06-01]"'),
        ("start:\n  2025", 'start:\n  "2025"'),
        ("roles: [{title: A, party: party:b, start: 2025}]",) * 2,
    ],
)
def test_dates_get_quotation_marks(text: str, mended_text: str, run: Run) -> None:
    head = "- {type: party, id: party:b, kind: state, name: B}\n- type: party\n  id: party:a\n"
    head += "  kind: state\n  name: A\n  "
    text, mended_text = text.replace("\n", "\n  "), mended_text.replace("\n", "\n  ")
    put("a.yaml", f"{head}{text}\n")
    run(*FIX, "--select", "structure")
    assert Path("a.yaml").read_text() == f"{head}{mended_text}\n"


def test_every_rule_that_mends_is_tried() -> None:
    tried = {rule for rule, *_ in CASES.values()} | {"structure/needs-quotes"}
    assert tried == set(rules_with_fixes())


def rules_with_fixes() -> Iterable[str]:
    """The rules whose functions give fixes, read off the source code.

    Those about texts are tried in tests/grounding.
    """
    import ast

    from pourparler_validators import rules

    folder = Path(rules.__file__).parent
    for path in sorted(folder.rglob("*.py")):
        family = path.relative_to(folder).with_suffix("").parts[0]
        if family == "grounding":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and any(
                isinstance(inner, ast.keyword) and inner.arg == "fix" for inner in ast.walk(node)
            ):
                yield f"{family}/{node.name}".replace("_", "-")


class TestEdits:
    """The text after a single edit, to the letter."""

    @pytest.mark.parametrize(
        ("text", "pointer", "after"),
        [
            ('{"a": 1, "b": 2, "c": 3}', "/a", '{"b": 2, "c": 3}'),
            ('{"a": 1, "b": 2, "c": 3}', "/b", '{"a": 1, "c": 3}'),
            ('{"a": 1, "b": 2, "c": 3}', "/c", '{"a": 1, "b": 2}'),
            ('{"a": 1}', "/a", "{}"),
            ('{ "a" : 1 , "b" : 2 }', "/a", '{ "b" : 2 }'),
            ('{ "a" : 1 , "b" : 2 }', "/b", '{ "a" : 1 }'),
            ("[1, 2, 3]", "/0", "[2, 3]"),
            ("[1, 2, 3]", "/1", "[1, 3]"),
            ("[1, 2, 3]", "/2", "[1, 2]"),
            ("[ 1 ]", "/0", "[  ]"),
            ('{\n  "a": 1,\n  "b": 2\n}', "/a", '{\n  "b": 2\n}'),
            ('{\n  "a": 1,\n  "b": 2\n}', "/b", '{\n  "a": 1\n}'),
            ('{\r\n\t"a": 1,\r\n\t"b": 2\r\n}', "/b", '{\r\n\t"a": 1\r\n}'),
            ('{"a": "],}", "b": "x,"}', "/a", '{"b": "x,"}'),
            ('{"a": {"b": [1, {"c": 2}]}, "d": 3}', "/a/b/1/c", '{"a": {"b": [1, {}]}, "d": 3}'),
            ('{"a": [], "b": {}}', "/a", '{"b": {}}'),
            ('{"a": 1,"a": 2}', "/a", '{"a": 1}'),
        ],
    )
    def test_taken_out_of_json(self, text: str, pointer: str, after: str) -> None:
        assert changed(text, Remove(pointer), "json") == after
        assert changed(text, Remove(pointer), "yaml") == after

    @pytest.mark.parametrize(
        ("text", "pointer", "after"),
        [
            ("a: 1\nb: 2\nc: 3\n", "/a", "b: 2\nc: 3\n"),
            ("a: 1\nb: 2\nc: 3\n", "/b", "a: 1\nc: 3\n"),
            ("a: 1\nb: 2\nc: 3\n", "/c", "a: 1\nb: 2\n"),
            ("a: 1\nb: 2\nc: 3", "/c", "a: 1\nb: 2\n"),
            ("a: 1\r\nb: 2\r\n", "/a", "b: 2\r\n"),
            ("a: 1\rb: 2\rc: 3", "/b", "a: 1\rc: 3"),
            ("# x\na: 1 # y\n# z\nb: 2 # u\n", "/a", "# x\n# y\n# z\nb: 2 # u\n"),
            ("# x\na: 1 # y\n# z\nb: 2 # u\n", "/b", "# x\na: 1 # y\n# z\n# u\n"),
            ("a:\nb: 2\n", "/a", "b: 2\n"),
            ("a:\n  1\nb: 2\n", "/a", "b: 2\n"),
            ("a: |\n  x\n\n  y\nb: 2\n", "/a", "b: 2\n"),
            ("a: x\n  y\n\n  z\nb: 2\n", "/a", "b: 2\n"),
            ("a:\n  b:\n    c: 1\n  d: 2\n", "/a/b", "a:\n  d: 2\n"),
            ("a:\n  b:\n    c: 1\n  d: 2\n", "/a/b/c", "a:\n  b:\n  d: 2\n"),
            ("a: {b: 1,\n  c: 2}\nd: 3\n", "/a", "d: 3\n"),
            ("- 1\n- 2\n- 3\n", "/0", "- 2\n- 3\n"),
            ("- 1\n- 2\n- 3\n", "/1", "- 1\n- 3\n"),
            ("- 1\n- 2\n- 3\n", "/2", "- 1\n- 2\n"),
            ("-   1\n-\n- 3\n", "/1", "-   1\n- 3\n"),
            ("- 1\n-\n\n  a: 2\n  b: 3\n- 4\n", "/1", "- 1\n- 4\n"),
            ("- 1\n- # x\n  a: 2\n", "/1", None),
            ("- 1\n", "/0", ""),
            ("a:\n- 1\nb: 2\n", "/a/0", "a:\nb: 2\n"),
            ("a:\n- 'b: c'\n- d\n", "/a/0", "a:\n- d\n"),
            ("- a: 1\n  b: 2\n- c: 3\n", "/0", "- c: 3\n"),
            ("- a: 1\n  b: 2\n- c: 3\n", "/1", "- a: 1\n  b: 2\n"),
            ("- a: 1\n  b: 2\n- c: 3\n", "/0/b", "- a: 1\n- c: 3\n"),
            ("- a: 1\n  b: 2\n- c: 3\n", "/0/a", "- b: 2\n- c: 3\n"),
            ("- a:\n    b: 1\n\n  c: 2\n", "/0/a", "- c: 2\n"),
            ("- a: 1 # x\n  b: 2\n", "/0/a", "- # x\n  b: 2\n"),
            ("- a: 1\n", "/0/a", None),
            ("- a: 1\n- b: 2\n", "/0/a", None),
            ("- - 1\n  - 2\n", "/0/0", None),
            ("- - 1\n  - 2\n", "/0/1", "- - 1\n"),
            ("? a\n: 1\nb: 2\n", "/a", None),
            ("a: [1, 2] # x\n", "/a/0", "a: [2] # x\n"),
            ("a: [1, 2] # x\n", "/a/1", "a: [1] # x\n"),
            ("a: [1, 2, ]\n", "/a/1", "a: [1, ]\n"),
            ("a: [1]\n", "/a/0", "a: []\n"),
            ("a: [1, # x\n  2]\n", "/a/0", "a: [ # x\n  2]\n"),
            ("a: [1, # x\n  2]\n", "/a/1", "a: [1, # x\n  ]\n"),
            ("a: [1,\n  2 # x\n]\n", "/a/1", "a: [1 # x\n]\n"),
            ("a: {b: 1, c: 2}\n", "/a/b", "a: {c: 2}\n"),
            ("a: {b: 1, c: 2}\n", "/a/c", "a: {b: 1}\n"),
            ("a: &x 1\nb: *x\n", "/a", None),
            ("a: &x 1\nb: *x\n", "/b", "a: &x 1\n"),
            ("a: &x {b: 1}\nc: *x\n", "/a/b", None),
            ("a: &x {b: 1}\nc: *x\n", "/c/b", None),
            ("a: &x {b: 1}\nc: *x\n", "/c", "a: &x {b: 1}\n"),
            ("a: &x [1, 2]\nc: 1\n", "/a/0", "a: &x [2]\nc: 1\n"),
            ("&x a: 1\nb: *x\n", "/a", None),
            ("[&x 1, *x, 2]\n", "/1", "[&x 1, 2]\n"),
            ("---\na: 1\nb: 2\n---\na: 3\n", "/b", "---\na: 1\n---\na: 3\n"),
        ],
    )
    def test_taken_out_of_yaml(self, text: str, pointer: str, after: str | None) -> None:
        assert changed(text, Remove(pointer), "yaml") == after

    @pytest.mark.parametrize(
        ("text", "edit", "after"),
        [
            ("a: 1", SetValue("/a", "x"), 'a: "x"'),
            ("a: 1 # x", SetValue("/a", ["x", 2]), 'a: ["x", 2] # x'),
            ("a:", SetValue("/a", "x"), 'a: "x"'),
            ("a: # x\nb: 2", SetValue("/a", 7), "a: 7 # x\nb: 2"),
            ("a: |\n  x\n  y\nb: 2", SetValue("/a", "x"), 'a: "x"\nb: 2'),
            ("a: x\n  y\nb: 2", SetValue("/a", True), "a: true\nb: 2"),
            ("- 1\n- 2", SetValue("/1", 'é "\\'), '- 1\n- "é \\"\\\\"'),
            ("a: {b: c}", SetValue("/a/b", "x"), 'a: {b: "x"}'),
            ("a: &x 1\nb: *x", SetValue("/a", 2), None),
            ("a: &x 1\nb: *x", SetValue("/b", 2), "a: &x 1\nb: 2"),
            ("a: 1", Rename("/a", "b"), "b: 1"),
            ('"a": 1', Rename("/a", "b"), '"b": 1'),
            ("'a' : 1", Rename("/a", "b"), '"b" : 1'),
            ('{"a":1}', Rename("/a", "b"), '{"b":1}'),
            ("{a: 1}", Rename("/a", "b c"), '{"b c": 1}'),
            ("? a\n: 1", Rename("/a", "b"), "? b\n: 1"),
            ("- a: 1", Rename("/0/a", "b"), "- b: 1"),
            ("- 1", Rename("/0", "b"), None),
            ("&x a: *x", Rename("/a", "b"), None),
            ("a: &x {b: 1}\nc: *x", Rename("/c/b", "d"), None),
        ],
    )
    def test_written_into_yaml(self, text: str, edit: Edit, after: str | None) -> None:
        assert changed(text, edit, "yaml") == after

    def test_written_into_json(self) -> None:
        text = '{"a" : "x", "b": [1,2]}'
        assert changed(text, SetValue("/a", "é"), "json") == '{"a" : "é", "b": [1,2]}'
        assert changed(text, SetValue("/b/1", ["x"]), "json") == '{"a" : "x", "b": [1,["x"]]}'
        assert changed(text, Rename("/a", "c"), "json") == '{"c" : "x", "b": [1,2]}'
        assert changed(text, Rename("/b/0", "c"), "json") is None

    def test_several_at_once(self) -> None:
        edits = [TextEdit(4, 6, "X"), TextEdit(0, 1, ""), TextEdit(4, 6, "X"), TextEdit(6, 7, "Y")]
        assert edited("01234567", edits) == "123XY7"
        assert EditsApart().take(edits)

    @pytest.mark.parametrize(
        "edits",
        [
            [TextEdit(0, 3, ""), TextEdit(2, 4, "")],
            [TextEdit(0, 9, ""), TextEdit(3, 4, "")],
            [TextEdit(2, 2, "a"), TextEdit(2, 2, "b")],
            [TextEdit(0, 3, "a"), TextEdit(0, 3, "b")],
            [TextEdit(2, 2, "a"), TextEdit(2, 4, "")],
        ],
    )
    def test_edits_that_overlap_are_taken_all_or_none(self, edits: list[TextEdit]) -> None:
        one, other = edits
        for first, second in ((one, other), (other, one)):
            apart = EditsApart()
            assert not apart.take(edits)
            assert apart.take([first, TextEdit(20, 21, "")])
            assert not apart.take([TextEdit(10, 11, ""), second])
            assert apart.take([TextEdit(9, 12, ""), first])

    def test_thousands_of_edits_are_each_compared_with_their_neighbours(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Not with all before: a file of some thousand faults would be fixed at no end."""
        compared = 0

        def counting(self: TextEdit, other: TextEdit) -> bool:
            nonlocal compared
            compared += 1
            return (self.start, self.end) < (other.start, other.end)

        monkeypatch.setattr(TextEdit, "__lt__", counting)
        apart = EditsApart()
        for at in Random(1).sample(range(2000), 2000):
            assert apart.take([TextEdit(2 * at, 2 * at + 1, "")])
        assert compared < 2000 * 20


def changed(text: str, edit: Edit, format_name: str) -> str | None:
    """The text after an edit of its first document; nothing where that is refused."""
    offset = trees(text)[0].start if format_name == "yaml" else 0
    place = format_named(format_name).locate(text, offset, [edit.pointer])[edit.pointer]
    found = format_named(format_name).text_edit(text, edit, place)
    return None if found is None else edited(text, [found])


class TestLeftAlone:
    @pytest.mark.parametrize(
        "records",
        [
            [{**PARTY, "name": None}],
            [{**PARTY, "name": "N/A"}],
            [{**PARTY, "nmae": "B"}],
            [{**PARTY, "type": "prty", "kind": "x"}],
            [{**EVENT, "participants": [{"party": None, "role": "mediator"}]}],
            [{**EVENT, "kidn": "x", "resumes": "event:a"}],
            [{**PROCESS, "parties": ["party:b", "party:b"]}],
        ],
        ids=json.dumps,
    )
    def test_what_would_bring_as_many_faults_to_light(self, records: list[Plain], run: Run) -> None:
        for name, write in FORMATS.items():
            put(name, write([*OTHERS, *records]))
            before = Path(name).read_bytes()
            options = ("--select", "structure,references")
            errors = run("check", name, *options, "--format", "json").report["summary"]["error"]
            outcome = run(*FIX, name, *options, "--format", "json")
            assert outcome.report["summary"]["error"] == errors
            assert Path(name).read_bytes() == before, name
            Path(name).unlink()

    def test_one_that_does_harm_does_not_keep_others_from_being_made(self, run: Run) -> None:
        records = [
            party(f"p{n}", **({"notes": None} if n % 2 else {"name": None})) for n in range(60)
        ]
        put("a.json", {"records": records})
        outcome = run(*FIX, "--select", "structure")
        assert outcome.err == (
            "Fixed 30 findings in 1 file.\n"
            "30 findings were not fixed: that would only bring others to light.\n"
        )
        after = json.loads(Path("a.json").read_text())["records"]
        assert [one.get("notes", 0) for one in after] == [0] * 60
        assert [one["name"] for one in after] == [one["name"] for one in records]

    def test_nor_within_one_record(self, run: Run) -> None:
        record = {**PARTY, "name": None, "notes": None, "aliases": [], "start": "", "kind": "stat"}
        put("a.json", [record])
        outcome = run(*FIX, "--select", "structure", "--format", "json")
        assert outcome.err.startswith("Fixed 4 findings in 1 file.\n")
        assert json.loads(Path("a.json").read_text()) == [{**PARTY, "name": None}]

    def test_what_is_waived_ignored_or_not_selected(self, run: Run) -> None:
        process = {**PROCESS, "parties": ["party:b", "party:d"], "supporters": ["party:b"] * 2}
        waiver = {"rule": "references/repeated", "reason": "the text says so twice"}
        put("a.json", [*OTHERS, {**process, "waivers": [waiver]}])
        before = Path("a.json").read_bytes()
        run(*FIX)
        put("b.json", [{**process, "id": "process:b"}])
        put("pourparler.toml", '[per-path-ignores]\n"b.json" = ["references"]')
        run(*FIX)
        run(*FIX, "--isolated", "--ignore", "references")
        assert Path("a.json").read_bytes() == before
        assert json.loads(Path("b.json").read_text())[0]["supporters"] == ["party:b"] * 2

    def test_lines_beside_one_that_is_not_utf_8(self, run: Run) -> None:
        """The byte could not be written as it was."""
        content = b'{"a": "\xff"}\n' + json.dumps({**PARTY, "notes": None}).encode() + b"\n"
        put("a.jsonl", content)
        outcome = run(*FIX)
        assert outcome.code == 1
        assert Path("a.jsonl").read_bytes() == content

    def test_lines_that_hold_the_character_for_what_is_no_character(self, run: Run) -> None:
        line = json.dumps({**PARTY, "name": "\ufffd", "notes": None}, ensure_ascii=False)
        put("a.jsonl", line)
        assert run(*FIX).code == 0
        assert json.loads(Path("a.jsonl").read_text())["name"] == "\ufffd"

    def test_what_an_alias_stands_for(self, run: Run) -> None:
        text = (
            "- {type: party, id: party:a, kind: state, name: A, coding: &c {coder: x, knid: y}}\n"
        )
        text += "- {type: party, id: party:b, kind: state, name: B, coding: *c}\n"
        put("a.yaml", text)
        assert run(*FIX).code == 1
        assert Path("a.yaml").read_text() == text


class TestFiles:
    FAULTY: Final = json.dumps([{**PARTY, "notes": None}], indent=2)
    SOUND: Final = json.dumps([PARTY], indent=2)

    @pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    @pytest.mark.parametrize("name", ["a.json", "a.yaml", "a.jsonl"])
    def test_byte_order_mark_and_line_ends_stay(
        self, mark: bytes, end: str, name: str, run: Run
    ) -> None:
        faulty, sound = self.FAULTY, self.SOUND
        if name == "a.jsonl":
            faulty, sound = json.dumps({**PARTY, "notes": None}), json.dumps(PARTY)
        put(name, mark + f"{faulty}{end}{end}".replace("\n", end).replace("\r\r", "\r").encode())
        assert run(*FIX).code == 0
        expected = f"{sound}{end}{end}".replace("\n", end).replace("\r\r", "\r")
        assert Path(name).read_bytes() == mark + expected.encode()

    def test_a_read_only_file(self, run: Run) -> None:
        put("a.json", self.FAULTY)
        put("b.json", json.dumps([{**party("b", country="SE"), "notes": None}]))
        before = {path: path.read_bytes() for path in Path().iterdir()}
        Path("b.json").chmod(stat.S_IRUSR | stat.S_IRGRP)
        outcome = run(*FIX, "-q")
        Path("b.json").chmod(stat.S_IRUSR | stat.S_IWUSR)
        assert outcome.is_one_sentence
        assert outcome.err == "error: b.json is read-only: nothing was changed\n"
        assert {path: path.read_bytes() for path in Path().iterdir()} == before

    def test_a_read_only_file_in_which_nothing_is_to_be_mended(self, run: Run) -> None:
        put("a.json", self.FAULTY)
        put("b.json", json.dumps([party("b")])).chmod(stat.S_IRUSR)
        assert run(*FIX, "--select", "structure").code == 0
        assert Path("a.json").read_text() == self.SOUND

    def test_a_disk_that_is_full_halfway(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("a", "b", "c"):
            put(f"{name}.json", json.dumps([{**party(name), "notes": None}]))
        before = {path: path.read_bytes() for path in Path().iterdir()}
        really, opened = os.fdopen, Counter[str]()

        def fdopen(descriptor: int, *arguments: Any, **options: Any) -> Any:
            opened["files"] += 1
            if opened["files"] == 3:
                raise OSError(28, "No space left on device")
            return really(descriptor, *arguments, **options)

        monkeypatch.setattr(os, "fdopen", fdopen)
        outcome = run(*FIX, "-q", "--select", "structure")
        assert outcome.is_one_sentence
        assert "cannot be written: no space left on device" in outcome.err
        assert {path: path.read_bytes() for path in Path().iterdir()} == before

    def test_permissions_and_links_stay(self, run: Run) -> None:
        put("real/a.json", self.FAULTY).chmod(0o640)
        Path("link.json").symlink_to("real/a.json")
        assert run(*FIX, "link.json").code == 0
        assert Path("link.json").is_symlink()
        assert Path("real/a.json").read_text() == self.SOUND
        assert Path("real/a.json").stat().st_mode & 0o777 == 0o640
        assert [path.name for path in Path("real").iterdir()] == ["a.json"]

    @pytest.mark.parametrize(
        ("options", "sentence"),
        [
            (("--fix", "--diff"), "--fix changes the files, --diff does not: give one of them"),
            (("--unsafe-fixes",), "--unsafe-fixes goes with --fix or --diff"),
            (("--fix", "-"), "standard input cannot be fixed: name the file"),
            (("--diff", "-"), "standard input cannot be fixed: name the file"),
        ],
    )
    def test_options_that_do_not_go_together(
        self, options: tuple[str, ...], sentence: str, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put("a.json", self.FAULTY)
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(self.FAULTY.encode())))
        outcome = run("check", *options)
        assert (outcome.code, outcome.out, outcome.err) == (2, "", f"error: {sentence}\n")
        assert Path("a.json").read_text() == self.FAULTY

    def test_several_files_and_what_is_said(self, run: Run) -> None:
        put("a.json", self.FAULTY)
        put("b.yaml", "type: party\nid: party:b\nkind: stat\nname: B\n# kept\n")
        put("c.json", [party("c")])
        outcome = run(*FIX, "--ignore", "identity")
        assert outcome.code == 0
        assert outcome.err == "Fixed 2 findings in 2 files.\n"
        assert Path("b.yaml").read_text().endswith('kind: "state"\nname: B\n# kept\n')
        put("a.json", self.FAULTY)
        assert run(*FIX, "-q").err == ""

    def test_what_can_be_mended_is_offered(self, run: Run) -> None:
        put("a.json", [*OTHERS, {**PARTY, "kidn": "x", "notes": None}])
        assert run("check").err == (
            "1 finding can be fixed with --fix, 1 more with --unsafe-fixes.\n"
        )
        put("a.json", [*OTHERS, {**PARTY, "notes": None}])
        assert run("check").err == "1 finding can be fixed with --fix --unsafe-fixes.\n"
        put("a.json", [*OTHERS, {**PARTY, "kidn": "x", "knid": "y"}])
        assert run("check").err == "2 findings can be fixed with --fix.\n"
        assert run("check", "-q").err == run("check", "--format", "json", "-q").err == ""
        put("a.json", [*OTHERS, {**PARTY, "kidn": "x", "notes": None}])
        assert run("check", "--fix").err == (
            "Fixed 0 findings in 0 files.\n"
            "1 finding was not fixed: that would only bring others to light.\n"
            "1 finding can be fixed with --fix --unsafe-fixes.\n"
        )
        put("a.json", [*OTHERS, PARTY])
        assert run("check").err == ""


class TestDiff:
    def test_it_is_all_that_is_printed_and_nothing_is_changed(self, run: Run) -> None:
        put("a.json", TestFiles.FAULTY + "\n")
        before = Path("a.json").read_bytes()
        outcome = run("check", "--diff", "--unsafe-fixes")
        assert outcome.code == 1
        assert outcome.out == (
            "--- a.json\n"
            "+++ a.json\n"
            "@@ -4,7 +4,6 @@\n"
            '     "id": "party:a",\n'
            '     "kind": "state",\n'
            '     "name": "A",\n'
            '-    "country": "NO",\n'
            '-    "notes": null\n'
            '+    "country": "NO"\n'
            "   }\n"
            " ]\n"
        )
        assert outcome.err.startswith("Checked 1 record in 1 file")
        assert Path("a.json").read_bytes() == before

    def test_only_what_is_safe(self, run: Run) -> None:
        put("a.json", TestFiles.FAULTY)
        assert run("check", "--diff", "-q") == Outcome(1, "", "")

    @pytest.mark.parametrize("report_format", ["full", "json", "github"])
    def test_in_every_format_of_the_report(self, report_format: str, run: Run) -> None:
        put("a.json", TestFiles.FAULTY)
        options = ("--diff", "--unsafe-fixes", "--format", report_format, "-o", "json=report.json")
        assert run("check", *options).out.startswith("--- a.json\n+++ a.json\n@@")
        assert len(json.loads(Path("report.json").read_text())["findings"]) == 1

    def test_files_in_order_and_the_end_of_a_file(self, run: Run) -> None:
        put("b.yaml", "type: party\nid: party:b\nkind: state\nname: B\nnotes:")
        put("a.yaml", "type: party\nid: party:a\nkind: stat\nname: A # é")
        outcome = run("check", "--diff", "--unsafe-fixes", "--select", "structure")
        assert outcome.out == (
            "--- a.yaml\n+++ a.yaml\n@@ -1,4 +1,4 @@\n type: party\n id: party:a\n"
            '-kind: stat\n+kind: "state"\n name: A # é\n\\ No newline at end of file\n'
            "--- b.yaml\n+++ b.yaml\n@@ -2,4 +2,3 @@\n id: party:b\n kind: state\n name: B\n"
            "-notes:\n\\ No newline at end of file\n"
        )

    def test_for_eyes_nothing_is_hidden(self) -> None:
        text = json.dumps([{**PARTY, "notes": None, "name": "A\u202e\x7f"}], ensure_ascii=False)
        report = check(text, "a\x1b.json")
        shown = difference(report, {"a\x1b.json": text.replace("null", '"x"')}, for_eyes=True)
        assert shown.startswith("--- a\\u001b.json\n")
        assert '"A\\u202e\\u007f"' in shown
        assert "\u202e" in difference(report, {"a\x1b.json": text.replace("null", '"x"')})


def read(text: str, name: str) -> Reading:
    return read_text(text, name)


def check(text: str, name: str, select: Iterable[str] = SELECT) -> Report:
    return check_reading(read(text, name), Options(TODAY, tuple(select)))


def fixed_once(text: str, name: str, *, unsafe: bool) -> tuple[Report, Fixed]:
    """The report on a text, and what comes of fixing it in memory."""
    report = check(text, name)

    def again(texts: Texts) -> Report:
        return check(texts.get(name, text), name)

    return report, fixed(report, again, {name}, unsafe=unsafe)


def faulty_text(random: Random, faults: int) -> tuple[str, str]:
    """The name and the text of a file with faults."""
    records = spoil(sample(random, 1, 4), random, faults)
    value = random.choice(
        (records, {"records": records}, {"schema_version": "1.0", "records": records})
    )
    match random.randrange(5):
        case 0:
            return "a.json", json.dumps(value, indent=random.choice((None, 1, 2, "\t")))
        case 1:
            joints = (random.choice((",", " ,\n ", ", ")), random.choice((":", " : ")))
            return "a.json", json.dumps(value, separators=joints, ensure_ascii=False)
        case 2:
            return "a.jsonl", "".join(f"{json.dumps(record)}\n" for record in records)
        case _:
            return "a.yaml", Writer(random).document(value)


class TestProperties:
    @pytest.mark.parametrize("group", range(6))
    def test_an_edit_does_what_the_fix_says_and_nothing_else(self, group: int) -> None:
        """Each edit by itself: the value changes as if it were changed without the text."""
        edits: Counter[str] = Counter()
        for seed in range(group, 1260, 6):
            random = Random(seed)
            name, text = faulty_text(random, random.choice((1, 2, 20, 20)))
            value = plain(text, name)
            for finding in check(text, name).findings:
                if finding.fix is not None:
                    after = edited(text, finding.edits)
                    place = finding.place
                    prefix = place.document_pointer.removesuffix(place.pointer)
                    expected = value
                    for edit in finding.fix.edits:
                        expected = applied(expected, edit, prefix, name, place.start.line)
                    assert same(plain(after, name), expected), (text, finding.fix)
                    edits[finding.rule] += 1
        assert edits.total() > 834
        assert len(edits) >= 8

    @pytest.mark.parametrize("group", range(6))
    def test_faults_grow_fewer_and_a_second_run_changes_nothing(
        self, group: int, monkeypatch: pytest.MonkeyPatch, is_thorough: bool
    ) -> None:
        steps: list[tuple[str, tuple[TextEdit, ...], str]] = []

        def spy(text: str, edits: Iterable[TextEdit]) -> str:
            found = tuple(sorted(set(edits)))
            steps.append((text, found, edited(text, found)))
            return steps[-1][2]

        monkeypatch.setattr(fixing, "edited", spy)
        count = 0
        for seed in range(group, 360 if is_thorough else 120, 6):
            random = Random(10_000 + seed)
            name, text = faulty_text(random, random.choice((1, 3, 6)))
            unsafe = random.random() < 0.8
            steps.clear()
            before, after = fixed_once(text, name, unsafe=unsafe)
            assert_better(before, after)
            final = after.texts.get(name, text)
            assert final in reached(text, steps)
            for old, edits, new in steps:
                assert outside(new, edits, old) == kept(old, edits)
            report, again = fixed_once(final, name, unsafe=unsafe)
            assert again.texts == {}, (text, final)
            assert signs(report) == signs(after.report)
            count += after.count
        assert count > (50 if is_thorough else 16)


def assert_better(before: Report, after: Fixed) -> None:
    assert after.report.errors == ()
    errors = before.count(Severity.ERROR) - after.report.count(Severity.ERROR)
    findings = len(before.findings) - len(after.report.findings)
    assert min(errors, findings) >= 0
    assert (max(errors, findings) > 0) == bool(after.texts)
    assert bool(after.count) == bool(after.texts)


def signs(report: Report) -> list[tuple[str, str]]:
    return sorted((finding.rule, finding.place.document_pointer) for finding in report.findings)


def reached(text: str, steps: Iterable[tuple[str, tuple[TextEdit, ...], str]]) -> set[str]:
    """The texts that the edits lead to, one after the other."""
    found = {text}
    for old, _, new in steps:
        if old in found:
            found.add(new)
    return found


def kept(text: str, edits: Iterable[TextEdit]) -> str:
    """What of a text is in no edit."""
    rest = text
    for edit in sorted(edits, reverse=True):
        rest = rest[: edit.start] + "\0" + rest[edit.end :]
    return rest


def outside(text: str, edits: Iterable[TextEdit], old: str) -> str:
    """What of the edited text is in no edit: told from where the edits are, not how."""
    moved, shift = [], 0
    for edit in sorted(edits):
        start = edit.start + shift
        moved.append(TextEdit(start, start + len(edit.replacement), ""))
        shift += len(edit.replacement) - (edit.end - edit.start)
    assert len(text) == len(old) + shift
    return kept(text, moved)


def plain(text: str, name: str) -> Any:
    """The value of a text: a list of the lines of JSON Lines, of the documents of YAML."""
    if format_of(name) == "yaml":
        return [plain_of(node) for node in trees(text)]
    if format_of(name) == "jsonl":
        return [json.loads(line) for line in text.split("\n") if line.strip()]
    return json.loads(text)


def applied(value: Any, edit: Edit, prefix: str, name: str, line: int) -> Any:
    """The value after an edit, done on the value."""
    value = copy.deepcopy(value)
    steps = f"{prefix}{edit.pointer}".split("/")[1:]
    if format_of(name) == "jsonl":
        steps = [str(line - 1), *steps]
    elif format_of(name) == "yaml":
        steps = ["0", *steps]
    holder = value
    for step in steps[:-1]:
        holder = holder[int(step)] if isinstance(holder, list) else holder[unescaped(step)]
    last: Any = int(steps[-1]) if isinstance(holder, list) else unescaped(steps[-1])
    match edit:
        case SetValue(value=new):
            holder[last] = copy.deepcopy(new)
        case Remove():
            del holder[last]
        case Rename(name=new):
            renamed = {new if one == last else one: holder[one] for one in holder}
            holder.clear()
            holder.update(renamed)
    return value


def unescaped(step: str) -> str:
    return step.replace("~1", "/").replace("~0", "~")


def same(one: Any, other: Any) -> bool:
    """Whether values are equal; a block of YAML that holds nothing any more is null."""
    if one is None and other in ({}, [], None):
        return True
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def many_spoilt(copies: int) -> list[Plain]:
    """The example so many times, each with ids of its own and with faults."""
    random, text, found = Random(5), json.dumps(RECORDS), list[Plain]()
    for number in range(copies):
        own = text
        for record in RECORDS:
            own = own.replace(f'"{record["id"]}"', f'"{record["id"]}-{number}"')
        found += spoil(json.loads(own), random, 10)
    return found


class TestEffort:
    """How often the dataset is checked, for fixes of which many do not help."""

    @pytest.mark.parametrize(
        ("records", "most"),
        [
            ([party(f"p{n}", notes=None) for n in range(200)], 2),
            ([party(f"p{n}", name=None) for n in range(200)], 3),
            ([party(f"p{n}", **{"name" if n % 2 else "notes": None}) for n in range(200)], 6),
            ([party(f"p{n}", name=None, notes=None, kind="stat") for n in range(200)], 40),
            ([{**PROCESS, "parties": ["party:a", *["party:b"] * 200]}], 12),
            ([{**EVENT, "agenda": [None] * 200}], 20),
            (many_spoilt(20), 40),
        ],
    )
    def test_of_mending_200_records(self, records: list[Plain], most: int) -> None:
        text, count = json.dumps([*OTHERS, PARTY, *records]), 0
        report = check(text, "a.json")
        safe, unsafe = fixable(report)
        assert safe + unsafe >= 140

        def again(texts: Texts) -> Report:
            nonlocal count
            count += 1
            return check(texts.get("a.json", text), "a.json")

        fixed(report, again, {"a.json"}, unsafe=True)
        assert count <= most


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("name", ["a.json", "a.yaml"])
def test_git_applies_the_difference_beside_a_byte_order_mark(
    mark: bytes, line_end: bytes, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    record = b'{"type": "party", "id": "party:a", "nmae": "A",\n "kind": "state"}\n'
    put(name, mark + record.replace(b"\n", line_end))
    program = [sys.executable, "-m", "pourparler_validators", "check", "-q", "--isolated", name]
    shown = subprocess.run([*program, "--diff"], capture_output=True, check=False).stdout
    assert shown.count(mark) >= 2
    subprocess.run(["git", "apply", "--check", "-p0"], input=shown, check=True)
    subprocess.run(["git", "apply", "-p0"], input=shown, check=True)
    applied = Path(name).read_bytes()
    assert applied.startswith(mark + b'{"type": "party", "id": "party:a", "name"')
    put(name, mark + record.replace(b"\n", line_end))
    subprocess.run([*program, "--fix"], capture_output=True, check=False)
    assert Path(name).read_bytes() == applied


@pytest.mark.parametrize(
    ("fields", "is_safe"),
    [
        ({"notes": "\u200b"}, True),
        ({"notes": "A\x7f\ufdd0"}, True),
        ({"notes": "\u0301"}, False),
        ({"notes": "\u202eA"}, False),
        ({"notes": "\x93A"}, False),
        ({"notes": "A\ufffd"}, None),
        ({"notes": "\ufffd"}, None),
        ({"name": "\u200b"}, None),
    ],
)
def test_invisible_text_is_taken_out_safely_only_where_nothing_is_lost(
    fields: Plain, is_safe: bool | None
) -> None:
    text = json.dumps({**PARTY, **fields})
    report = check_reading(read_text(text, "a.json"), Options(TODAY, ("structure",)))
    (finding,) = report.findings
    assert (finding.fix.is_safe if finding.fix else None) is is_safe
