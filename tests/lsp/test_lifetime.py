"""How a server begins and ends; each test has one of its own."""

import sys
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import Run
from tests.lsp.client import SECONDS, Client, File

TEXT = '[{"type": "party", "id": "party:a", "kind": "state", "name": "Ünïted 😀", "kin": 1}]'


def test_it_ends_with_0_when_it_is_told_to(tmp_path: Path) -> None:
    with Client(tmp_path) as client:
        client.begin(tmp_path)
        assert client.ask("shutdown") is None
        client.tell("exit")
        assert client.process.wait(SECONDS) == 0


def test_it_ends_with_1_when_it_is_not_told_before(tmp_path: Path) -> None:
    with Client(tmp_path) as client:
        client.begin(tmp_path)
        client.tell("exit")
        assert client.process.wait(SECONDS) == 1


def test_it_ends_when_the_editor_is_gone(tmp_path: Path) -> None:
    """Also while it reads a dataset."""
    with Client(tmp_path) as client:
        client.begin(tmp_path)
        document = {"uri": (tmp_path / "a.json").as_uri(), "version": 1, "languageId": "json"}
        client.tell("textDocument/didOpen", textDocument={**document, "text": TEXT})
        assert client.process.stdin is not None
        client.process.stdin.close()
        assert client.process.wait(SECONDS) == 1


BEFORE = TEXT[: TEXT.index('"kin"')]


def test_columns_are_counted_as_the_editor_wants(tmp_path: Path) -> None:
    capabilities: dict[str, Any] = {"general": {"positionEncodings": ["utf-8", "utf-16"]}}
    with Client(tmp_path) as client:
        assert client.begin(tmp_path, capabilities=capabilities)["positionEncoding"] == "utf-8"
        file = File(client, tmp_path / "a.json", TEXT)
        (found,) = [one for one in file.found() if one["code"] == "structure/unknown-field"]
        assert found["range"]["start"] == {"line": 0, "character": len(BEFORE.encode())}


def test_what_is_no_message_does_not_end_it(tmp_path: Path) -> None:
    with Client(tmp_path) as client:
        client.begin(tmp_path)
        client.send({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"no": 1}})
        client.send({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": None})
        client.send({})
        client.tell("$/setTrace", value="verbose")
        assert client.ask("shutdown") is None


def test_the_library_that_is_missing_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygls", None)
    assert run("lsp") == (
        2,
        "",
        "error: the language server needs pygls, which is not installed: "
        "pip install 'pourparler[lsp]'\n",
    )
