"""pourparler new and fields: skeletons in which only what is missing is found."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from pourparler import MODELS
from pourparler.fields import fields
from pourparler_validators.coding.field_lists import known_models
from tests.command_line import Run
from tests.validators.checked import ROOT, checked_value

SEED: Final = ROOT / "seeds" / "istanbul-2025.txt"
WORDS: Final = "agreed to a prisoner swap"


def new(run: Run, *arguments: str | Path) -> tuple[dict[str, Any], str]:
    code, out, err = run("new", *arguments)
    assert code == 0
    return json.loads(out), err


def told(err: str) -> set[str]:
    """The places that are said to be filled in."""
    lines = [line.strip() for line in err.splitlines() if line.startswith("  /")]
    return {line.partition(":")[0] for line in lines}


def found(record: Mapping[str, Any]) -> dict[str, str]:
    """What the checker finds in a record beside the source of the seed: the rule at each place."""
    text = SEED.read_text(encoding="utf-8")
    source = {"type": "source", "id": "source:istanbul-2025", "kind": "news_article"}
    others = [] if record["type"] == "source" else [{**source, "language": "en", "text": text}]
    report = checked_value([*others, record])
    return {
        one.place.pointer: one.rule
        for one in report.findings
        if one.rule not in ("identity/never-used", "sources/text-not-found")
    }


@pytest.mark.parametrize("kind", MODELS)
@pytest.mark.parametrize("is_known", [False, True])
def test_only_what_is_to_fill_in_is_found(run: Run, kind: str, is_known: bool) -> None:
    words = WORDS if kind not in ("party", "person") else "Kiev"
    known = ["--id", f"{kind}:a", "--text", str(SEED)] if is_known else []
    known += ["--from", words] if is_known and kind != "source" else []
    record, err = new(run, kind, *known)
    faults = found(record)
    assert set(faults) == told(err)
    assert set(faults.values()) <= {"structure/null-or-empty", "structure/wrong-form"}
    assert ("/id" in faults) is not is_known
    assert err.endswith(f"Its other fields: pourparler fields {kind}\n")
    assert [name for name in fields(MODELS[kind]) if name in record] == list(record)


def test_all_required_fields_are_there(run: Run) -> None:
    for kind, model in MODELS.items():
        record, _ = new(run, kind)
        assert [name for name, one in fields(model).items() if one.required] == list(record)


def test_yaml_says_the_same(run: Run) -> None:
    out = run("new", "agreement", "--format", "yaml")[1]
    assert yaml.safe_load(out) == new(run, "agreement")[0]
    assert out.startswith('type: agreement\nid: "agreement:"\nkind: ""\n')


def test_words_become_evidence_with_their_place(run: Run) -> None:
    record, _ = new(run, "event", "--from", WORDS, "--text", SEED)
    passage = {"source": "source:istanbul-2025", "exact": WORDS, "start": 1030, "end": 1055}
    assert record["evidence"] == [passage]


def test_words_become_a_segment_with_its_speaker(run: Run) -> None:
    words = "Quite dangerous decisions, again – if they were indeed made."
    record, _ = new(run, "statement", "--from", words, "--text", SEED, "--source", "source:x")
    segment = {"kind": "direct", "text": words, "source": "source:x", "start": 2378, "end": 2438}
    assert record["segments"] == [segment]
    assert record["speaker_described"] == "Dmitry Peskov"


def test_words_become_a_name(run: Run) -> None:
    record, err = new(run, "person", "--from", "dmitry  peskov", "--text", SEED, "--id", "person:p")
    assert record == {"type": "person", "id": "person:p", "name": "Dmitry Peskov"}
    assert err == "Its other fields: pourparler fields person\n"


def test_without_a_text_words_are_kept_as_they_are(run: Run) -> None:
    record, err = new(run, "event", "--from", "they met")
    assert record["evidence"] == [{"source": "", "exact": "they met"}]
    assert "  /evidence/0/source: the id of a source, such as source:…, in small letters\n" in err
    record, err = new(run, "statement", "--from", "we met")
    assert record["segments"] == [{"kind": "", "text": "we met"}]
    assert new(run, "party", "--from", "Norland")[0]["name"] == "Norland"


def test_a_source_is_read_from_its_text(run: Run) -> None:
    record, err = new(run, "source", "--text", ROOT / "examples/gaza-2009/article.txt")
    assert record["published"] == "2009-01-08"
    assert err == "Its other fields: pourparler fields source\n"


def test_what_is_to_fill_in_is_told_with_its_values(run: Run) -> None:
    _, err = new(run, "delegation", "--id", "delegation:a")
    assert err == (
        "To fill in:\n"
        "  /party: the id of a party, such as party:…, in small letters\n"
        "Its other fields: pourparler fields delegation\n"
    )
    _, err = new(run, "event")
    assert "  /kind: 25 values: pourparler vocabulary EventKind\n" in err
    assert "  /status: proposed, announced, agreed, " in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("evnt",), 'there is no record type "evnt"; did you mean "event"?'),
        (
            ("event", "--id", "x"),
            'the id "x" has a wrong form; write event:my-event, in small letters',
        ),
        (("source", "--from", "x"), "a source has no evidence: leave out --from"),
        (
            ("event", "--from", "not there", "--text", SEED),
            'the text does not have the words "not there"; pourparler locate shows what comes '
            "nearest",
        ),
        (
            ("event", "--from", "negotiations", "--text", SEED),
            "the words stand in 3 places: give more of them",
        ),
    ],
)
def test_what_cannot_be_done(run: Run, arguments: tuple[str | Path, ...], said: str) -> None:
    assert run("new", *arguments) == (2, "", f"error: {said}\n")


class TestFields:
    @pytest.mark.parametrize("name", known_models())
    def test_each_is_told_in_every_format(self, run: Run, name: str) -> None:
        model = known_models()[name]
        data = json.loads(run("fields", name, "--format", "json")[1])
        assert [one["name"] for one in data["fields"]] == list(fields(model))
        text = run("fields", name)[1]
        assert max(map(len, text.splitlines())) <= 96
        table = run("fields", name, "--format", "markdown")[1]
        for field, one in fields(model).items():
            star = "*" if one.required else ""
            assert f"\n{field}{star}  " in text
            assert f"| `{field}`{star} | " in table
            assert one.description in table

    def test_a_field_as_data(self, run: Run) -> None:
        data = json.loads(run("fields", "agreement", "--format", "json")[1])
        found = {one["name"]: one for one in data["fields"]}
        assert found["form"]["required"] is False
        assert [one["value"] for one in found["form"]["values"]] == [
            "written",
            "oral",
            "unwritten_understanding",
        ]
        assert found["proposals"]["types"] == ["proposal"]
        assert (found["terms"]["list"], found["terms"]["fields_of"]) == (True, "term")

    def test_a_field_as_text(self, run: Run) -> None:
        text = run("fields", "Delegation")[1]
        assert text.startswith(
            "delegation: The people whom a party sends.\n\nA field marked * must be there.\n\n"
        )
        assert (
            "status  DelegationStatus\n"
            "    Whether it was announced, confirmed, came, was changed or withdrawn.\n"
            "    announced, confirmed, attended, changed, withdrawn\n"
        ) in text

    def test_no_such_type(self, run: Run) -> None:
        assert run("fields", "evnt") == (
            2,
            "",
            'error: there are no fields of "evnt"; did you mean "event"?\n',
        )


OWN = """
[extra.every.batch]
kind = "integer"
[extra.event.tone]
label = "Tone of voice"
values = { firm = "asks for all", soft = "leaves room" }
"""


def test_the_fields_of_the_project_come_last(run: Run) -> None:
    Path("pourparler.toml").write_text(OWN)
    text = run("fields", "event")[1]
    assert text.endswith(
        "extra.batch  a whole number, such as 12, without quotation marks\n    Batch\n\n"
        "extra.tone  a text\n    Tone of voice\n    firm: asks for all\n    soft: leaves room\n"
    )
    data = json.loads(run("fields", "event", "--format", "json")[1])
    assert [one["name"] for one in data["own_fields"]] == ["batch", "tone"]
    assert data["own_fields"][1]["values"][0] == {"value": "firm", "meaning": "asks for all"}
    markdown = run("fields", "event", "--format", "markdown")[1]
    assert markdown.endswith("| `extra.tone` | a text | Tone of voice | `firm`, `soft` |\n")
    assert "extra.batch" in run("fields", "every record")[1]
    assert "extra.batch" not in run("fields", "place")[1]
    assert "extra.batch" not in run("fields", "event", "--isolated")[1]
