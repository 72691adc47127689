"""--fix fills in offsets where the text has the words exactly once."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from pourparler_validators import fix
from pourparler_validators.contract.finding import Insert
from pourparler_validators.formats import format_named
from pourparler_validators.formats.editing import edited
from pourparler_validators.formats.yaml_tree import trees
from tests.adoption.adopting import Run, put

TEXT: Final = "“We are ready,” the envoy said. The talks ended. The talks failed."
SOURCE: Final = {"type": "source", "id": "source:a", "kind": "news_article", "language": "en"}


def source(**fields: Any) -> dict[str, Any]:
    return {**SOURCE, "text": TEXT, **fields}


def party(*passages: dict[str, Any]) -> dict[str, Any]:
    evidence = [{"source": "source:a", **one} for one in passages]
    fields = {"id": "party:a", "kind": "other", "name": "A", "notes": "A group."}
    return {"type": "party", **fields, "evidence": evidence}


def offsets(text: str) -> list[Any]:
    passages = json.loads(text)[1]["evidence"]
    return [(one.get("start"), one.get("end")) for one in passages]


WORDS: Final = {
    "once": ("the envoy said", (16, 30)),
    "with another space": ("the\u00a0envoy said", (16, 30)),
    "with quotation marks around": ('"We are ready,"', (None, None)),
    "twice": ("The talks", (None, None)),
    "a little different": ("We are not ready", (None, None)),
    "nowhere": ("a king has lost his crown", (None, None)),
}


@pytest.mark.parametrize("case", WORDS)
def test_only_what_stands_once_gets_them(case: str) -> None:
    words, expected = WORDS[case]
    after = fix(json.dumps([source(), party({"exact": words})]))
    assert offsets(after) == [expected]


def test_what_has_them_keeps_them() -> None:
    given = {"exact": "The talks", "start": 32, "end": 41}
    text = json.dumps([source(), party(given, {"exact": "failed"})])
    assert offsets(fix(text)) == [(32, 41), (59, 65)]


def test_a_text_that_has_changed_gives_none() -> None:
    text = json.dumps([source(sha256="0" * 64), party({"exact": "failed"})])
    assert offsets(fix(text)) == [(None, None)]


def test_a_segment_gets_them_and_a_summary_does_not() -> None:
    segments = [
        {"kind": "direct", "text": "We are ready,", "source": "source:a"},
        {"kind": "summary", "text": "failed", "source": "source:a"},
        {"kind": "indirect", "text": "failed"},
    ]
    statement = {"type": "statement", "id": "statement:a", "acts": ["claim"], "segments": segments}
    found = json.loads(fix(json.dumps([source(), {**statement, "speaker_described": "the envoy"}])))
    assert found[1]["segments"] == [{**segments[0], "start": 1, "end": 14}, *segments[1:]]
    assert list(found[1]["segments"][0]) == ["kind", "text", "source", "start", "end"]


class TestOnTheCommandLine:
    def test_is_said_and_done_once(self, run: Run) -> None:
        put("a.json", [source(), party({"exact": "the envoy said"}, {"exact": "failed"})])
        outcome = run("check", "a.json", "--fix", "--select", "grounding")
        assert outcome.err == (
            "Fixed 0 findings in 0 files.\nFilled in the offsets of 2 passages in 1 file.\n"
        )
        assert offsets(Path("a.json").read_text()) == [(16, 30), (59, 65)]
        again = run("check", "a.json", "--fix", "--select", "grounding")
        assert again.err == "Fixed 0 findings in 0 files.\n"

    def test_together_with_fixes(self, run: Run) -> None:
        named = party({"exact": "failed"})
        named["nmae"] = named.pop("name")
        put("a.json", [source(), named])
        outcome = run("check", "a.json", "--fix", "--select", "grounding")
        assert outcome.err == (
            "Fixed 1 finding in 1 file.\nFilled in the offsets of 1 passage in 1 file.\n"
        )
        assert "name" in json.loads(Path("a.json").read_text())[1]

    def test_is_shown_by_diff(self, run: Run) -> None:
        put("a.json", json.dumps([source(), party({"exact": "failed"})], indent=1))
        before = Path("a.json").read_text()
        outcome = run("check", "a.json", "--diff", "--select", "grounding", "-q")
        shown = (
            '-    "exact": "failed"\n+    "exact": "failed",\n+    "start": 59,\n+    "end": 65\n'
        )
        assert shown in outcome.out
        assert Path("a.json").read_text() == before

    def test_not_where_the_rules_about_offsets_are_not_selected(self, run: Run) -> None:
        put("a.json", [source(), party({"exact": "failed"})])
        before = Path("a.json").read_text()
        assert run("check", "a.json", "--fix", "--select", "dates").err == (
            "Fixed 0 findings in 0 files.\n"
        )
        assert Path("a.json").read_text() == before

    def test_only_in_the_files_that_are_named(self, run: Run) -> None:
        put("pourparler.toml", 'dataset = ["*.json"]\n')
        put("a.json", [source()])
        put("b.json", [party({"exact": "failed"})])
        put("c.json", [{**party({"exact": "failed"}), "id": "party:c", "name": "C"}])
        outcome = run("check", "b.json", "--fix")
        assert "Filled in the offsets of 1 passage in 1 file.\n" in outcome.err
        assert "start" not in Path("c.json").read_text()

    def test_not_where_more_would_be_found_afterwards(self, run: Run) -> None:
        split = source(text="Gut \U0001f44d\U0001f3fd ja. Rien.")
        other = {**party({"exact": "Rien"}), "id": "party:b", "name": "B"}
        put("a.json", [split, party({"exact": "Gut \U0001f44d"}), other])
        run("check", "a.json", "--fix", "--select", "grounding")
        _, one, two = json.loads(Path("a.json").read_text())
        assert one["evidence"] == [{"source": "source:a", "exact": "Gut \U0001f44d"}]
        assert two["evidence"] == [{"source": "source:a", "exact": "Rien", "start": 11, "end": 15}]


INSERTED: Final = {
    "in a line": ("json", '{"a": "x", "b": 2}', '{"a": "x", "s": 1, "e": 2, "b": 2}'),
    "the last": ("json", '{"b": 2, "a": "x"}', '{"b": 2, "a": "x", "s": 1, "e": 2}'),
    "without spaces": ("json", '{"a":"x","b":2}', '{"a":"x","s":1,"e":2,"b":2}'),
    "in lines": (
        "json",
        '{\n  "a": "x",\n  "b": 2\n}\n',
        '{\n  "a": "x",\n  "s": 1,\n  "e": 2,\n  "b": 2\n}\n',
    ),
    "with other line ends": (
        "json",
        '{\r\n  "a": "x"\r\n}\r\n',
        '{\r\n  "a": "x",\r\n  "s": 1,\r\n  "e": 2\r\n}\r\n',
    ),
    "YAML in lines": ("yaml", "a: x # why\nb: 2\n", "a: x # why\ns: 1\ne: 2\nb: 2\n"),
    "YAML at its end": ("yaml", "b: 2\na: x", "b: 2\na: x\ns: 1\ne: 2"),
    "YAML with a text in lines": (
        "yaml",
        "a: |\n  x\n  y\nb: 2\n",
        "a: |\n  x\n  y\ns: 1\ne: 2\nb: 2\n",
    ),
    "YAML with a long text": (
        "yaml",
        "a: x\n  y\n  z\nb: 2\n",
        "a: x\n  y\n  z\ns: 1\ne: 2\nb: 2\n",
    ),
    "YAML in brackets": ("yaml", "{a: x, b: 2}\n", "{a: x, s: 1, e: 2, b: 2}\n"),
    "YAML with other line ends": (
        "yaml",
        "a: x\r\nb: 2\r\n",
        "a: x\r\ns: 1\r\ne: 2\r\nb: 2\r\n",
    ),
}


def inserted(text: str, format_name: str, pointer: str) -> str | None:
    form = format_named(format_name)
    offset = trees(text)[0].start if format_name == "yaml" else 0
    place = form.locate(text, offset, [pointer])[pointer]
    edit = form.text_edit(text, Insert(pointer, {"s": 1, "e": 2}), place)
    return None if edit is None else edited(text, [edit])


@pytest.mark.parametrize("case", INSERTED)
def test_fields_are_written_as_those_beside_them(case: str) -> None:
    format_name, text, expected = INSERTED[case]
    after = inserted(text, format_name, "/a")
    assert after == expected
    assert yaml.safe_load(after) == {**yaml.safe_load(text), "s": 1, "e": 2}


def test_behind_the_dash_of_an_item() -> None:
    text = "- a: x\n  b: 2\n- c: 3\n"
    assert inserted(text, "yaml", "/0/a") == "- a: x\n  s: 1\n  e: 2\n  b: 2\n- c: 3\n"


def test_nothing_behind_an_item_of_a_list() -> None:
    assert inserted('["x"]', "json", "/0") is None


def test_nothing_in_what_an_alias_stands_for() -> None:
    assert inserted("p: &x\n  a: x\nq: *x\n", "yaml", "/q/a") is None
