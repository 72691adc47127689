"""The extension for VS Code: packed as its page says, and run without VS Code."""

import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Final

from tests.docs.markdown_pages import ROOT
from tests.schema.test_ajv import missing, node_modules

EXAMPLE: Final = ROOT / "examples" / "vscode"
RUN: Final = """
const Module = require("module");
const told = [];
const commands = {};
const vscode = {
  workspace: { getConfiguration: () => ({ get: () => ["pourparler", "lsp"] }) },
  commands: { registerCommand: (name, run) => { commands[name] = run; } },
};
class LanguageClient {
  constructor(id, name, server, client) { told.push([server, client.documentSelector]); }
  async start() { told.push("start"); }
  async stop() { told.push("stop"); }
}
const known = {
  vscode,
  "vscode-languageclient/node": { LanguageClient, TransportKind: { stdio: "stdio" } },
};
const load = Module._load;
Module._load = (name, ...rest) => known[name] ?? load(name, ...rest);
const extension = require(process.argv[1]);
(async () => {
  await extension.activate({ subscriptions: [] });
  await commands["pourparler.restart"]();
  await extension.deactivate();
  await extension.deactivate();
  console.log(JSON.stringify(told));
})();
"""


def test_the_extension_is_packed(tmp_path: Path) -> None:
    modules = node_modules()
    asked = json.loads((EXAMPLE / "package.json").read_text(encoding="utf-8"))
    for name in (*asked["dependencies"], *asked["devDependencies"]):
        if not (modules / name).is_dir():
            missing(f"{name} is missing in {modules}: npm install {name}")
    folder = tmp_path / "vscode"
    shutil.copytree(EXAMPLE, folder)
    shutil.copy(ROOT / "LICENSE", folder)
    (folder / "node_modules").symlink_to(modules)
    subprocess.run(
        ["npm", "run", "--silent", "package", "--", "-o", "packed.vsix"],
        cwd=folder,
        check=True,
        env={**os.environ, "npm_config_update_notifier": "false"},
    )
    with zipfile.ZipFile(folder / "packed.vsix") as packed:
        names = {name.partition("/")[2] for name in packed.namelist()}
        program = packed.read("extension/dist/extension.js").decode()
    assert {"package.json", "dist/extension.js"} <= names
    assert not any(name.startswith("node_modules") for name in names)
    assert "pourparler.restart" in program
    assert "documentSelector" in program


def test_the_extension_starts_restarts_and_ends_the_server(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        missing("node is missing")
    done = subprocess.run(
        [str(node), "-e", RUN, str(EXAMPLE / "extension.js")],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    server = {"command": "pourparler", "args": ["lsp"], "transport": "stdio"}
    files = [{"scheme": "file", "pattern": "**/*.{json,jsonl,ndjson,yaml,yml}"}]
    begun = [[server, files], "start"]
    assert json.loads(done.stdout) == [*begun, "stop", *begun, "stop"]
