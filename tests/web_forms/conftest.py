"""Forms by the real libraries, in a real browser."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from playwright.sync_api import Browser, Page

from tests.chromium import a_browser
from tests.web_forms.building import PROGRAMS, built

Opened: TypeAlias = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for all tests of a module; the event loop of its driver runs as long as it is there."""
    with a_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, bool], Path]:
    """The pages of a record type, built once."""
    made: dict[tuple[str, bool], Path] = {}

    def folder(record_type: str, has_sentences: bool) -> Path:
        key = record_type, has_sentences
        if key not in made:
            place = tmp_path_factory.mktemp("web_form") / "web_form"
            made[key] = built(place, record_type, has_sentences=has_sentences)
        return made[key]

    return folder


@pytest.fixture(params=PROGRAMS)
def program(request: pytest.FixtureRequest) -> str:
    """The library that makes the form."""
    return str(request.param)


@pytest.fixture
def opened(
    program: str, browser: Browser, folders: Callable[[str, bool], Path], tmp_path: Path
) -> Iterator[Opened]:
    """Opens the page of a program with a record; any fault in the page fails the test."""
    faults: list[str] = []
    context = browser.new_context(viewport={"width": 900, "height": 860})
    context.set_default_timeout(10_000)

    def open_page(record: Any, record_type: str = "", *, has_sentences: bool = True) -> Page:
        name = record_type or record["type"]
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda asked: _note_foreign(asked.url, faults))
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto((folders(name, has_sentences) / f"{program}.html").as_uri())
        path = tmp_path / "record.json"
        path.write_text(as_text(record), encoding="utf-8")
        page.locator("#form label").first.wait_for()
        page.evaluate("document.querySelector('#form').firstElementChild.className = 'old'")
        page.set_input_files("#open", path)
        page.locator("#form:not(:has(> .old)) label").first.wait_for()
        return page

    yield open_page
    context.close()
    assert not faults


def as_text(record: Any) -> str:
    """A record as the page saves it."""
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _note_foreign(url: str, faults: list[str]) -> None:
    if not url.startswith(("file:", "blob:")):
        faults.append(f"asked for {url}")
