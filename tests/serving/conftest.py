"""The page, in a real browser, on files of its own."""

import datetime as dt
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import uvicorn
from playwright.sync_api import Browser, Page

from pourparler_validators.running.options import Overrides, resolved
from pourparler_validators.serving.app import application
from pourparler_validators.serving.guard import Guard
from pourparler_validators.serving.reviewing import Review
from pourparler_validators.serving.server import listening_on
from pourparler_validators.serving.workspace import Workspace
from tests.chromium import a_browser
from tests.command_line import Run

Opened: TypeAlias = Callable[..., Page]
Form: TypeAlias = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for all tests of a module; the event loop of its driver runs as long as it is there."""
    with a_browser() as browser:
        yield browser


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Opens the page on files that are given by their names; any fault in it fails the test."""
    servers: list[tuple[uvicorn.Server, threading.Thread]] = []
    faults: list[str] = []
    context = browser.new_context(viewport={"width": 1400, "height": 900}, bypass_csp=True)
    context.set_default_timeout(10_000)

    def open_page(
        files: Mapping[str, Any],
        *,
        token: str | None = None,
        has_review: bool = False,
        by: str | None = None,
    ) -> Page:
        for name, value in files.items():
            text = value if isinstance(value, str) else json.dumps(value, indent=2) + "\n"
            (tmp_path / name).write_text(text)
        overrides = Overrides(isolated="pourparler.toml" not in files)
        workspace = Workspace([str(tmp_path)], resolved([str(tmp_path)], overrides))
        review = Review(workspace, by, dt.date(2025, 6, 2)) if has_review else None
        listening = listening_on(0)
        guard = Guard(application(workspace, review), listening.getsockname()[1])
        server = uvicorn.Server(uvicorn.Config(guard, log_level="error", access_log=False))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        servers.append((server, thread))
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda asked: _note_foreign(asked.url, guard.port, faults))
        page.goto(f"http://127.0.0.1:{guard.port}/#{guard.token if token is None else token}")
        return page

    yield open_page
    context.close()
    for server, thread in servers:
        server.should_exit = True
        thread.join()
    assert not faults


def _note_foreign(url: str, port: int, faults: list[str]) -> None:
    if not url.startswith(f"http://127.0.0.1:{port}/"):
        faults.append(f"asked for {url}")


@pytest.fixture
def form(browser: Browser, run: Run, tmp_path: Path) -> Iterator[Form]:
    """Writes a form file and opens it from disk; a fault in it, or a request, fails the test."""
    faults: list[str] = []
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    context.set_default_timeout(10_000)

    def opened(*types: str) -> Page:
        code, _, said = run("form", *types, "-o", "form.html")
        assert code == 0, said
        address = (tmp_path / "form.html").as_uri()
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text))
        page.on("request", lambda asked: faults.append(asked.url) if asked.url != address else None)
        page.goto(address)
        return page

    yield opened
    context.close()
    assert not faults
