"""What ``convert`` does with what an importer gives."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pourparler_validators.commands import convert as command
from pourparler_validators.commands.convert_given import Given
from pourparler_validators.converting import importers
from pourparler_validators.converting.importers import importer_named
from pourparler_validators.messages.errors import UsageError
from tests.command_line import Run
from tests.validators.checked import PARTY

EVENT = {"kind": "summit", "status": "held"}
MODULE = """
import json
from pourparler_validators.converting.imported import Imported, Unplaced

def read(content, name, texts):
    given = json.loads(content)
    unplaced = [Unplaced(f"/{i}", i, "it is a number") for i in range(given["numbers"])]
    return Imported(given["records"] + [{"type": "party", "id": f"party:{t}", "kind": "state",
        "name": texts[t]} for t in texts], unplaced, [], given["origins"])
"""
Convert = Callable[..., tuple[int, str]]


@pytest.fixture
def convert(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Convert]:
    """Converts with an importer that is made here, in a folder of its own."""
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "made_up.py").write_text(MODULE)
    monkeypatch.setattr(importers, "__path__", [str(tmp_path / "house")])
    monkeypatch.chdir(tmp_path)

    def convert(*sources: str, **options: object) -> tuple[int, str]:
        given = {
            **dict.fromkeys(Given.__slots__),
            "sources": sources,
            "target": "b.jsonl",
            "source_format": "made-up",
            "allow_loss": False,
            "texts": (),
            "lists": "json",
            "force": False,
            **options,
        }
        capsys.readouterr()
        return command.run(Given(**given)), capsys.readouterr().err  # type: ignore[arg-type]

    yield convert
    sys.modules.pop(f"{importers.__name__}.made_up", None)


def put(name: str, records: list[object], numbers: int = 0, *origins: str) -> None:
    given = {"records": records, "numbers": numbers, "origins": origins}
    Path(name).write_text(json.dumps(given))


def test_its_records_are_written(convert: Convert) -> None:
    put("a.x", [PARTY])
    assert convert("a.x") == (0, "Read 1 record: 1 written to b.jsonl, 0 set aside.\n")
    assert json.loads(Path("b.jsonl").read_text()) == PARTY
    assert not Path("b.jsonl.unplaced.jsonl").exists()


def test_what_has_no_place_is_listed(convert: Convert) -> None:
    put("a.x", [PARTY], 22)
    code, err = convert("a.x")
    lines = err.splitlines()
    assert (code, len(lines), lines[0]) == (0, 22, "a.x /0: 0: it is a number")
    assert lines[-2:] == [
        "and 2 more without a place",
        "Read 1 record: 1 written to b.jsonl, 0 set aside, 22 values without a place, see "
        "b.jsonl.unplaced.jsonl.",
    ]
    kept = Path("b.jsonl.unplaced.jsonl").read_text().splitlines()
    assert len(kept) == 22
    assert json.loads(kept[21]) == {
        "file": "a.x",
        "path": "/21",
        "value": 21,
        "reason": "it is a number",
    }


def test_its_faulty_records_are_findings(convert: Convert) -> None:
    faulty = {"type": "party", "id": "party:b", "kind": "stat", "name": "B"}
    put("a.x", [PARTY, faulty], 0, "line 1 /a/0", "line 7 /a/2")
    code, err = convert("a.x")
    assert code == 1
    shown = (
        '"stat" is not a value of "kind"\n --> a.x line 7 /a/2\n  |\n7 | party:b  kind: "stat"\n'
    )
    assert shown in err
    assert not Path("b.jsonl").exists()
    assert convert("a.x", keep_faulty="c.jsonl")[0] == 0
    assert json.loads(Path("c.jsonl").read_text())["kind"] == "stat"


def test_without_a_record_nothing_is_written(convert: Convert) -> None:
    put("a.x", [], 1)
    assert convert("a.x") == (
        *(1, "a.x /0: 0: it is a number\nNothing was written: no record could be made.\n"),
    )
    put("a.x", [])
    with pytest.raises(UsageError, match=r"^there is nothing to convert in a.x$"):
        convert("a.x")


def test_it_is_given_the_texts(convert: Convert) -> None:
    put("a.x", [])
    Path("texts").mkdir()
    Path("texts/b.txt").write_bytes(b"\xef\xbb\xbfone\r\ntwo")
    Path("a.md").write_text("three")
    assert convert("a.x", texts=("texts", "a.md"))[0] == 0
    records = map(json.loads, Path("b.jsonl").read_text().splitlines())
    assert [(one["id"], one["name"]) for one in records] == [
        *(("party:b", "one\ntwo"), ("party:a", "three")),
    ]


def test_half_a_character_is_a_fault_of_the_record(convert: Convert) -> None:
    put("a.x", [{**PARTY, "name": "\ud800"}])
    code, err = convert("a.x")
    assert code == 1
    assert "structure/" in err


@pytest.mark.parametrize(
    ("sources", "options", "sentence"),
    [
        (["a.x"], {"mapping": "m.toml"}, "--from made-up takes no --mapping"),
        (["a.x"], {"texts": ("c.txt",)}, "there is no file c.txt"),
        (["a.x"], {"texts": ("l.txt",)}, "l.txt is not in UTF-8; save it as UTF-8"),
        (["b.x"], {}, "there is no file b.x"),
        (["."], {}, ". is a folder; name the files in it"),
        (
            ["a.json"],
            {"source_format": None, "texts": ("c.txt",)},
            "--texts goes with --from and the name of an importer (made-up)",
        ),
    ],
)
def test_what_cannot_be_done(
    convert: Convert, sources: list[str], options: dict[str, object], sentence: str
) -> None:
    put("a.x", [PARTY])
    Path("l.txt").write_bytes(b"\xe9")
    with pytest.raises(UsageError) as caught:
        convert(*sources, **options)
    assert caught.value.typed == sentence


def test_what_is_lost_names_its_place_in_the_input(convert: Convert) -> None:
    event = {"type": "event", "id": "event:e", "kind": "summit", "status": "held", "title": "E"}
    evidence = [{"source": "source:s", "exact": "E"}]
    put("a.x", [PARTY, {**event, "date": "2025-05~", "evidence": evidence}], 0, "/a", "/b/1")
    code, err = convert("a.x", target="b.ics", target_format="ical")
    assert code == 1
    reason = "a calendar takes a day, an interval of two days, or an instant"
    assert err.startswith(f'event:e /date (a.x /b/1): "2025-05~": {reason}\n')
    assert convert("a.x", target="b.ics", target_format="ical", allow_loss=True)[0] == 0
    assert json.loads(Path("b.ics.losses.jsonl").read_text())["input"] == "a.x /b/1"


@pytest.mark.parametrize(
    ("name", "content", "origin"),
    [
        ("llm", '[{"type": "event", "id": "event:x", "kind": "summit"}]', "a.x /0"),
        ("llm", 'So: {"events": [{"kind": "summit", "title": "E"}]}', "a.x /events/0"),
    ],
)
def test_findings_on_records_of_importers_name_their_place(
    run: Run, name: str, content: str, origin: str
) -> None:
    Path("a.x").write_text(content)
    code, _, err = run("--from", name, "a.x", "-o", "b.json")
    assert (code, f" --> {origin}\n" in err) == (1, True)


@pytest.mark.parametrize(
    ("name", "given", "origin"),
    [
        (
            "langextract",
            {
                "text": "Talks.",
                "extractions": [
                    {"extraction_class": "event", "extraction_text": "Talks", "attributes": EVENT}
                ],
            },
            "line 1 /extractions/0",
        ),
        (
            "label-studio",
            [
                {
                    "data": {"text": "Talks."},
                    "annotations": [
                        {
                            "result": [
                                {
                                    "id": "r",
                                    "type": "labels",
                                    "from_name": "l",
                                    "to_name": "t",
                                    "value": {
                                        "start": 0,
                                        "end": 5,
                                        "text": "Talks",
                                        "labels": ["event"],
                                    },
                                }
                            ]
                        }
                    ],
                }
            ],
            "/0/annotations/0/result/0",
        ),
        ("plover", [{"event": "CONSULT", "text": "Talks.", "date": "2025-05-02"}], "/0"),
    ],
)
def test_importers_know_where_their_records_stand(name: str, given: object, origin: str) -> None:
    label = {"record": "event", **EVENT}
    mapping = {"labels": {"event": label, "CONSULT": label}}
    found = importer_named(name).read(json.dumps(given).encode(), "a.x", {}, mapping)  # type: ignore[call-arg]
    assert len(found.origins) == len(found.records) > 0
    made = [
        at for at, one in zip(found.origins, found.records, strict=True) if one["type"] == "event"
    ]
    assert made == [origin]
