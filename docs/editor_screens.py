"""Makes the pictures of an editor and of a language model's work that the documentation shows.

    npm install --no-save --prefix FOLDER monaco-editor@0.57.0 esbuild@0.28.2
    python docs/editor_screens.py FOLDER/node_modules

opens Monaco, the editor within VS Code, with the schema for editors, and asks it for ids and for
what is wrong; and shows what the example of an extraction asks of a model, in Chromium.
"""

import base64
import functools
import html
import http.server
import json
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

ROOT: Final = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
FOLDER: Final = ROOT / "docs" / "how-to" / "screens"
EDITOR: Final = "editor.png"
MODEL: Final = "model.png"
LINES: Final = 12
"""The most lines of what a model is asked."""

MAIN: Final = """
import * as monaco from "monaco-editor";
window.MonacoEnvironment = {
  getWorker: (_, label) => new Worker(label === "json" ? "json.worker.js" : "editor.worker.js"),
};
window.shown = (schema, value) => {
  const schemas = [{ uri: "https://example.org/schema.json", fileMatch: ["*"], schema }];
  monaco.json.jsonDefaults.setDiagnosticsOptions({ validate: true, schemas });
  const uri = monaco.Uri.parse("file:///events.json");
  const model = monaco.editor.createModel(value, "json", uri);
  const options = { model, fontSize: 15, minimap: { enabled: false }, fixedOverflowWidgets: true };
  window.editor = monaco.editor.create(document.getElementById("editor"), options);
  window.marked = () => monaco.editor.getModelMarkers({ resource: uri }).length;
};
"""
PAGE: Final = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="main.css">
<style>body { margin: 0 } #editor { position: absolute; inset: 8px 0 0 }</style>
<div id="editor"></div><script src="main.js"></script>"""
TEXT: Final = """{
  "type": "event",
  "id": "event:istanbul-2",
  "kind": "negotiation_round",
  "status": "announced",
  "date": "2 June 2025",
  "participants": [
    { "party": "party:ukr", "role": "negotiating_party" },
    { "party": "", "role": "negotiating_party" }
  ]
}
"""
ASKED: Final = """<!doctype html><meta charset="utf-8">
<style>
body { margin: 0 } main { font: 15px/1.45 monospace; padding: 12px 16px; width: 1060px }
p { margin: 0 0 6px; padding-left: 24px; text-indent: -24px; overflow-wrap: anywhere }
</style><main>%s</main>"""


def editor(browser: Browser, node: Path, work: Path) -> bytes:
    """Monaco with an event: the ids that it offers, and below what it says of the date."""
    esbuild, within = node / ".bin" / "esbuild", node / "monaco-editor" / "esm" / "vs"
    (work / "main.mjs").write_text(MAIN, encoding="utf-8")
    (work / "index.html").write_text(PAGE, encoding="utf-8")
    for source, target in (
        (work / "main.mjs", "main.js"),
        (within / "language" / "json" / "json.worker.js", "json.worker.js"),
        (within / "editor" / "editor.worker.js", "editor.worker.js"),
    ):
        command = [
            str(esbuild),
            str(source),
            "--bundle",
            f"--outfile={work / target}",
            "--log-level=error",
        ]
        environment = {"NODE_PATH": str(node), "PATH": "/usr/local/bin:/usr/bin:/bin"}
        subprocess.run([*command, "--loader:.ttf=dataurl"], check=True, env=environment)
    program = [sys.executable, "-m", "pourparler_validators", "schema", "event"]
    options = ["--profile", "editor", "--ids", "examples/istanbul-2025"]
    schema = subprocess.run([*program, *options], cwd=ROOT, check=True, capture_output=True).stdout
    handler = functools.partial(_Silent, directory=str(work))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page(viewport={"width": 860, "height": 420})
        page.goto(f"http://127.0.0.1:{server.server_port}/index.html")
        page.evaluate("([schema, text]) => shown(schema, text)", [json.loads(schema), TEXT])
        page.wait_for_function("marked() > 0")
        page.evaluate("editor.focus(); editor.setPosition({ lineNumber: 6, column: 14 })")
        page.evaluate("editor.trigger('', 'editor.action.showHover', {})")
        page.locator(".monaco-hover .marker").first.wait_for()
        page.wait_for_timeout(500)
        said = page.screenshot(clip={"x": 0, "y": 0, "width": 860, "height": 312})
        page.keyboard.press("Escape")
        page.evaluate("editor.setPosition({ lineNumber: 9, column: 17 })")
        page.evaluate("editor.trigger('', 'editor.action.triggerSuggest', {})")
        page.locator(".suggest-widget .monaco-list-row").first.wait_for()
        page.wait_for_timeout(500)
        offered = page.screenshot(clip={"x": 0, "y": 0, "width": 860, "height": 340})
        page.close()
        server.shutdown()
    return _below(browser, [said, offered])


def model(browser: Browser) -> bytes:
    """What the example of an extraction asks of a model the second time."""
    program = [sys.executable, "examples/llm/extract.py"]
    done = subprocess.run(program, cwd=ROOT, check=True, capture_output=True, text=True)
    asked = done.stdout.partition("--- asked for answer 3")[2].splitlines()[1 : LINES + 1]
    lines = (f"<p>{html.escape(one)}</p>" for one in asked)
    page = browser.new_page(viewport={"width": 1100, "height": 400})
    page.set_content(ASKED % "".join(lines))
    picture = page.locator("main").screenshot()
    page.close()
    return picture


def _below(browser: Browser, pictures: list[bytes]) -> bytes:
    """Pictures of one width, one below the other."""
    page = browser.new_page(viewport={"width": 860, "height": 400})
    images = (base64.b64encode(one).decode() for one in pictures)
    tags = "".join(f'<img src="data:image/png;base64,{one}">' for one in images)
    page.set_content(f"<style>body {{ margin: 0 }} img {{ display: block }}</style>{tags}")
    page.wait_for_function("[...document.images].every((one) => one.complete)")
    picture = page.screenshot(full_page=True)
    page.close()
    return picture


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing of requests."""


def main() -> None:
    """Writes the pictures."""
    from tests.chromium import a_browser

    node = Path(sys.argv[1])
    with a_browser() as browser, tempfile.TemporaryDirectory() as work:
        (FOLDER / EDITOR).write_bytes(editor(browser, node, Path(work)))
        (FOLDER / MODEL).write_bytes(model(browser))


if __name__ == "__main__":
    main()
