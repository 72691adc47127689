"""pourparler locate: passages that are ready to be pasted."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.command_line import Run
from tests.validators.checked import checked_value

TEXT: Final = (
    "Talks go on\n\n“We are ready to sign,” the envoy said. The talks ended late.\n"
    "The talks\x0cbroke off, and the envoy was “deeply sad” and left in his café car.\n"
)


@pytest.fixture(autouse=True)
def text(run: Run) -> None:
    Path("a.txt").write_bytes(TEXT.encode())


def located(run: Run, *arguments: str, code: int = 0) -> tuple[Any, list[str]]:
    found, out, err = run("locate", "a.txt", *arguments)
    assert found == code
    return json.loads(out) if out else None, err.splitlines()


def findings(passage: dict[str, Any]) -> list[str]:
    """What is found in a record that has the passage."""
    source = {"type": "source", "id": "source:a", "kind": "news_article", "language": "en"}
    passage = {"source": "source:a", **passage}
    if "kind" in passage:
        fields = {"id": "statement:a", "acts": ["inform"], "speaker_described": "the envoy"}
        record = {"type": "statement", **fields, "segments": [passage]}
    else:
        fields = {"id": "party:a", "kind": "other", "name": "A", "notes": "A group."}
        record = {"type": "party", **fields, "evidence": [passage]}
    report = checked_value([{**source, "text": TEXT.replace("\x0c", " ")}, record])
    return [one.rule for one in report.findings if one.rule != "identity/never-used"]


def test_what_stands_once(run: Run) -> None:
    passage, said = located(run, "the envoy said")
    assert passage == {"exact": "the envoy said", "start": 37, "end": 51}
    assert said == []
    assert findings(passage) == []


def test_the_source_is_printed_with_it(run: Run) -> None:
    passage, _ = located(run, "the envoy said", "--source", "source:a")
    assert next(iter(passage.items())) == ("source", "source:a")


def test_several_places_are_listed_with_what_stands_around(run: Run) -> None:
    places, said = located(run, "The talks")
    assert said == ["the words stand in 2 places: paste the one that is meant"]
    assert [(one["start"], one["end"]) for one in places] == [(53, 62), (75, 84)]
    assert places[0]["prefix"].endswith("the envoy said. ")
    assert places[0]["suffix"].startswith(" ended late.")
    assert places[1]["suffix"] == " broke off, and the envoy was "
    for one in places:
        assert findings(one) == []
        assert findings({name: one[name] for name in ("exact", "prefix", "suffix")}) == []


def test_what_differs_in_form_is_copied_as_the_text_has_it(run: Run) -> None:
    passage, said = located(run, "his cafe car")
    assert passage["exact"] == "his café car"
    assert said == ["the words are copied as the text has them (diacritics)"]
    assert findings(passage) == []


def test_what_is_not_there_gets_the_nearest_and_the_differences(run: Run) -> None:
    passage, said = located(run, "We are not ready to sign,", code=1)
    assert passage["exact"] == "We are ready to sign,"
    assert said == [
        "the text does not have these words as they are; this comes nearest",
        'you have "are not ready", the text "are ready" (negation)',
    ]
    assert findings(passage) == []


def test_pieces(run: Run) -> None:
    places, said = located(run, "We are … to sign,", code=1)
    assert [one["exact"] for one in places] == ["We are", "to sign,"]
    assert said[1] == "the words stand in 2 pieces"


def test_nothing_like_it(run: Run) -> None:
    passage, said = located(run, "a king has lost his crown", code=1)
    assert passage is None
    assert said == ['the text has nothing like "a king has lost his crown"']


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("We are ready to sign,", "direct"),
        ("deeply sad", "partial"),
        ("The talks ended late.", "indirect"),
        ("the envoy was “deeply sad” and left", "indirect"),
    ],
)
def test_a_segment(run: Run, words: str, kind: str) -> None:
    segment, _ = located(run, words, "--segment", "--source", "source:a")
    assert list(segment) == ["kind", "text", "source", "start", "end"]
    assert (segment["kind"], segment["text"]) == (kind, words)
    assert findings(segment) == []


def test_as_yaml(run: Run) -> None:
    _, out, _ = run("locate", "a.txt", "The talks", "--format", "yaml")
    assert yaml.safe_load(out) == located(run, "The talks")[0]


def test_words_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO("the envoy\nsaid\n"))
    assert located(run, "-")[0]["exact"] == "the envoy said"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("b.txt", "x"), "b.txt cannot be read: no such file or directory"),
        (("a.txt", "…"), "there is nothing to look for: give words of the text"),
        (
            ("a.txt", "x", "--source", "party:a"),
            'the id "party:a" has a wrong form; write source:my-source, in small letters',
        ),
        (("a.txt", "x", "--format", "xml"), '--format takes no "xml"; there are json, yaml'),
    ],
)
def test_what_cannot_be_done(run: Run, arguments: tuple[str, ...], said: str) -> None:
    assert run("locate", *arguments) == (2, "", f"error: {said}\n")
