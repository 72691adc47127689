"""The pictures of pages in the documentation are there, and can be made again."""

import re
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from docs.editor_screens import EDITOR, MODEL, editor, model
from docs.screens import FOLDER, WEB_FORM, screens, web_form
from tests.docs.markdown_pages import ROOT
from tests.schema.test_ajv import missing, node_modules
from tests.web_forms.building import built

PAGES: Final = sorted((ROOT / "docs" / "how-to").glob("*.md"))
MOST_BYTES: Final = 300_000
SIZE: Final = slice(16, 24)
"""Where a PNG has its width and height."""


def test_the_page_shows_each_with_words_for_who_does_not_see_it() -> None:
    texts = "".join(page.read_text("utf-8") for page in PAGES)
    shown = re.findall(r"!\[(.+)\]\(screens/(.+)\)", texts)
    assert {name for _, name in shown} == {path.name for path in FOLDER.iterdir()}
    assert all(len(words) > 40 for words, _ in shown)
    assert all(path.stat().st_size < MOST_BYTES for path in FOLDER.iterdir())


def test_they_are_made_again(browser: Browser, tmp_path: Path) -> None:
    made = screens(browser, tmp_path)
    assert {*made, WEB_FORM, EDITOR, MODEL} == {path.name for path in FOLDER.iterdir()}
    for name, content in made.items():
        compare(name, content)


def test_the_one_of_a_web_form_is_made_again(browser: Browser, tmp_path: Path) -> None:
    compare(WEB_FORM, web_form(browser, built(tmp_path / "web_form", "event")))


def test_those_of_an_editor_and_of_a_model_are_made_again(browser: Browser, tmp_path: Path) -> None:
    modules = node_modules()
    if not (modules / "monaco-editor").is_dir():
        missing(f"monaco-editor is missing in {modules}: npm install monaco-editor")
    compare(EDITOR, editor(browser, modules, tmp_path))
    compare(MODEL, model(browser))


def compare(name: str, content: bytes) -> None:
    old = (FOLDER / name).read_bytes()
    assert content[SIZE] == old[SIZE]
    assert len(old) / 2 < len(content) < len(old) * 2, "less or more is seen on it"
