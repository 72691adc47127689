"""The server over two pipes, as an editor starts it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.lsp.client import Client, File

WRONG = '"process": "process:rus-ukr-2024"'
RIGHT = '"process": "process:rus-ukr-2025"'
NORWAY = """{
      "type": "party",
      "id": "party:nor",
      "kind": "state",
      "name": "Norway"
    }"""
DEFINITION, REFERENCES, HOVER = "definition", "references", "hover"


def rules(found: list[dict[str, Any]]) -> list[str]:
    return [one["code"] for one in found]


def applied(text: str, action: dict[str, Any]) -> str:
    """A text after the edits of an action, whose lines are ASCII."""
    (change,) = action["edit"]["documentChanges"]
    lines = [0]
    for line in text.split("\n"):
        lines.append(lines[-1] + len(line) + 1)
    for edit in sorted(change["edits"], key=lambda one: str(one["range"]), reverse=True):
        start, end = (
            lines[edit["range"][at]["line"]] + edit["range"][at]["character"]
            for at in ("start", "end")
        )
        text = text[:start] + edit["newText"] + text[end:]
    return text


def test_a_wrong_id_is_underlined_and_fixed_by_one_action(client: Client, folder: Path) -> None:
    with File(client, folder / "events.json") as file:
        assert file.found() == []
        file.type(RIGHT, WRONG)
        (found,) = file.found()
        assert file.words(found["range"]) == '"process:rus-ukr-2024"'
        assert found["code"] == "references/not-found"
        assert found["severity"] == 1
        assert found["codeDescription"]["href"].endswith("/references.md#not-found")
        assert found["message"] == (
            'there is no record process:rus-ukr-2024\ndid you mean "process:rus-ukr-2025"?'
        )
        fix, *_ = file.ask(
            "codeAction", WRONG, range=found["range"], context={"diagnostics": [found]}
        )
        assert fix["title"] == "Write process:rus-ukr-2025 (changes what the record says)"
        assert not fix["isPreferred"]
        assert applied(file.text, fix) == file.path.read_text(encoding="utf-8")


def test_what_is_found_elsewhere_is_shown_there_at_once(client: Client, folder: Path) -> None:
    """A record that is taken away in one file is missing in another."""
    with (
        File(client, folder / "persons.json") as persons,
        File(client, folder / "statements.json") as statements,
    ):
        persons.found()
        statements.found()
        persons.type('"id": "person:lavrov"', '"id": "person:lavro"')
        assert rules(statements.found()) == ["references/not-found"]
        persons.type('"id": "person:lavro"', '"id": "person:lavrov"')
        assert statements.found() == []


def test_related_places_are_in_records_and_articles(client: Client, folder: Path) -> None:
    with File(client, folder / "statements.json") as file:
        file.found()
        file.type("is ready to present this", "is not ready to present this")
        found = [one for one in file.found() if one["code"] == "grounding/quote-altered"]
        related = [place["location"] for one in found for place in one["relatedInformation"]]
        assert {one["uri"].rpartition("/")[2] for one in related} == {"istanbul-2025.txt"}
        article = (folder.parent.parent / "seeds" / "istanbul-2025.txt").read_text(encoding="utf-8")
        line = article.split("\n")[related[0]["range"]["start"]["line"]]
        assert "is ready to present this" in line


def test_broken_text_keeps_what_was_found(client: Client, folder: Path) -> None:
    with File(client, folder / "events.json") as file:
        file.found()
        file.type(RIGHT, WRONG)
        (before,) = file.found()
        file.type('"type": "event",', '"type": "event"')
        broken, kept = file.found()
        assert broken["code"] == "structure/not-json"
        assert kept["message"] == before["message"]
        assert file.words(kept["range"]) == '"process:rus-ukr-2024"'
        file.type('"type": "event"', '\n\n"type": "event"')
        assert file.words(file.found()[1]["range"]) == '"process:rus-ukr-2024"'
        file.type('"type": "event"', '"type": "event",')
        assert [one["message"] for one in file.found()] == [before["message"]]


def test_ids_values_and_names_are_offered(client: Client, folder: Path) -> None:
    with File(client, folder / "events.json") as file:
        file.found()
        ids = file.ask("completion", '"process": "pro▮cess')["items"]
        assert [(one["label"], one["detail"]) for one in ids] == [
            ("process:rus-ukr-2025", "Direct Russian-Ukrainian negotiations, 2025")
        ]
        assert ids[0]["textEdit"]["newText"] == '"process:rus-ukr-2025"'
        values = file.ask("completion", '"status": "▮')["items"]
        assert "held" in [one["label"] for one in values]
        assert all(one["documentation"]["value"] for one in values)
        file.type('"type": "event",', '"type": "event",\n      ')
        names = file.ask("completion", '"type": "event",\n      ▮')["items"]
        assert "id" not in [one["label"] for one in names]
        assert "previous" in [one["label"] for one in names]


def test_names_that_must_be_there_come_first(client: Client, folder: Path) -> None:
    text = '[\n  {\n    "type": "event",\n    "id": "event:new",\n    \n  }\n]\n'
    with File(client, folder / "new.json", text) as file:
        file.found()
        items = file.ask("completion", '"id": "event:new",\n    ▮')["items"]
        first = sorted(items, key=lambda one: str(one["sortText"]))
        needed = [one.get("detail") == "must be there" for one in first]
        assert needed == sorted(needed, reverse=True)
        assert [one["label"] for one in first[:2]] == ["kind", "status"]
        assert first[0]["textEdit"]["newText"] == '"kind": '


def test_the_pointer_shows_meanings_records_and_sentences(client: Client, folder: Path) -> None:
    with File(client, folder / "statements.json") as file:
        file.found()
        shown = file.ask(HOVER, '"speaker": "person:la▮vrov"')["contents"]["value"]
        assert "**Speaker**: Who speaks" in shown
        assert "`person:lavrov` (person): Sergei Lavrov — " in shown
        sentence = file.ask(HOVER, '"text": "With the sup▮port of')["contents"]["value"]
        assert "resumption of direct Russian-Ukrainian negotiations,**” Lavrov said" in sentence
        name = file.ask(HOVER, '"speak▮er"')["contents"]["value"]
        assert name.startswith("**Speaker**: ")


def test_a_finding_is_explained(client: Client, folder: Path) -> None:
    with File(client, folder / "events.json") as file:
        file.found()
        file.type(RIGHT, WRONG)
        file.found()
        shown = file.ask(HOVER, "process:rus-ukr-2024")["contents"]["value"]
        assert "**references/not-found**\n\nA reference leads to no record of the dataset." in shown
        assert "*Why:*" in shown
        assert "There is no record `process:rus-ukr-2024`." in shown


def test_ids_texts_and_words_are_followed(client: Client, folder: Path) -> None:
    with File(client, folder / "statements.json") as file:
        file.found()
        speaker = '"speaker": "person:la▮vrov"'
        record = file.ask(DEFINITION, speaker)
        assert record["uri"] == (folder / "persons.json").as_uri()
        places = file.ask(REFERENCES, speaker, context={"includeDeclaration": False})
        assert (
            len(places)
            == len(file.ask(REFERENCES, speaker, context={"includeDeclaration": True})) - 1
        )
        words = file.ask(DEFINITION, '"text": "With the sup▮port of')
        article = folder.parent.parent / "seeds" / "istanbul-2025.txt"
        assert words["uri"] == article.as_uri()
        assert words["range"]["start"] == {"line": 1, "character": 1}
    with File(client, folder / "sources.json") as file:
        file.found()
        text = file.ask(DEFINITION, '"text_file": "istan▮bul')
        assert text["uri"] == article.as_uri()


def test_a_waiver_is_put_into_the_record_with_a_reason_to_fill_in(
    client: Client, folder: Path
) -> None:
    with File(client, folder / "parties.json") as file:
        file.found()
        file.type('"records": [\n    {', f'"records": [\n    {NORWAY},\n    {{')
        (found,) = file.found()
        assert found["code"] == "identity/never-used"
        (waiver,) = file.ask(
            "codeAction", '"party:nor"', range=found["range"], context={"diagnostics": []}
        )
        after = applied(file.text, waiver)
        assert json.loads(after)["records"][0]["waivers"] == [
            {"rule": "identity/never-used", "reason": ""}
        ]
        file.change({"text": after})
        file.text = after
        assert rules(file.found()) == ["structure/null-or-empty"]
        file.type('"reason": ""', '"reason": "It will be used tomorrow."')
        assert file.found() == []


def test_the_records_are_listed(client: Client, folder: Path) -> None:
    with File(client, folder / "persons.json") as file:
        file.found()
        symbols = client.ask("textDocument/documentSymbol", textDocument={"uri": file.uri})
        records = json.loads(file.text)["records"]
        assert [one["name"] for one in symbols] == [one["id"] for one in records]
        assert [one["detail"] for one in symbols] == [one["name"] for one in records]
        assert all(file.words(one["selectionRange"]) == f'"{one["name"]}"' for one in symbols)


def test_changes_that_come_late_are_left_out(client: Client, folder: Path) -> None:
    with File(client, folder / "events.json") as file:
        file.found()
        file.type(RIGHT, WRONG)
        assert len(file.found()) == 1
        old = {"uri": file.uri, "version": 1}
        client.tell("textDocument/didChange", textDocument=old, contentChanges=[{"text": "broken"}])
        file.type(WRONG, RIGHT)
        assert file.found() == []


@pytest.mark.parametrize("line", [0, 3, 10**9])
def test_places_outside_the_text_are_the_nearest_within(
    client: Client, folder: Path, line: int
) -> None:
    with File(client, folder / "events.json") as file:
        file.found()
        outside = {"line": line, "character": 10**9}
        for method in ("hover", "completion", "definition"):
            client.ask(f"textDocument/{method}", textDocument={"uri": file.uri}, position=outside)
        if line:
            file.change({"range": {"start": outside, "end": outside}, "text": " "})
            assert file.found() == []


def test_a_file_of_another_program_is_left_alone(client: Client, folder: Path) -> None:
    with File(client, folder / "package.json", '{"name": "x", "version": "1"}') as file:
        assert file.found() == []
    with File(client, folder / "broken.json", "{") as file:
        assert file.found() == []


def test_what_the_server_does_not_know_is_refused(client: Client, folder: Path) -> None:
    unknown = {"uri": (folder / "none.json").as_uri()}
    where = {"textDocument": unknown, "position": {"line": 0, "character": 0}}
    assert client.ask("textDocument/hover", **where) is None
    with pytest.raises(ValueError, match="pourparler/none"):
        client.ask("pourparler/none")
    client.tell("$/cancelRequest", id=10**6)
    untitled = {"uri": "untitled:Untitled-1", "languageId": "json", "version": 1, "text": "{}"}
    client.tell("textDocument/didOpen", textDocument=untitled)
    assert client.ask("textDocument/hover", **where) is None
