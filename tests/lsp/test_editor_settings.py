"""The settings of editors that the documentation shows: as far as they can be tested without."""

import json
import re
import tomllib
from pathlib import Path
from typing import Final

import pytest

from pourparler_validators.cli import cli
from tests.docs.markdown_pages import ROOT

EDITORS: Final = ROOT / "examples" / "editors"
COMMAND: Final = ["pourparler", "lsp"]
PAIRS: Final = {")": "(", "}": "{"}


@pytest.mark.parametrize("name", ["neovim.lua", "emacs.el"])
def test_what_is_opened_is_closed(name: str) -> None:
    text = (EDITORS / name).read_text(encoding="utf-8")
    opened: list[str] = []
    for sign in re.sub(r'"[^"]*"', "", text):
        if sign in PAIRS.values():
            opened.append(sign)
        elif sign in PAIRS:
            assert opened.pop() == PAIRS[sign]
    assert opened == []


def test_all_start_the_command_that_there_is() -> None:
    lua = (EDITORS / "neovim.lua").read_text(encoding="utf-8")
    assert re.findall(r'cmd = \{ "(\w+)", "(\w+)" \}', lua) == [tuple(COMMAND)]
    lisp = (EDITORS / "emacs.el").read_text(encoding="utf-8")
    assert '. ("pourparler" "lsp")' in lisp
    helix = tomllib.loads((EDITORS / "languages.toml").read_text(encoding="utf-8"))
    server = helix["language-server"]["pourparler"]
    assert [server["command"], *server["args"]] == COMMAND
    assert all("pourparler" in one["language-servers"] for one in helix["language"])
    manifest = Path(ROOT / "examples" / "vscode" / "package.json").read_text(encoding="utf-8")
    properties = json.loads(manifest)["contributes"]["configuration"]["properties"]
    assert properties["pourparler.command"]["default"] == COMMAND
    assert COMMAND[1] in cli.commands
