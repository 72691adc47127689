"""The page, in a real browser, on files of its own."""

import datetime as dt
import json
import os
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

Opened: TypeAlias = Callable[..., Page]


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


def serious_faults(page: Page) -> list[str]:
    """What keeps people from using a page, as axe-core finds it; skips the test without that."""
    folder = os.environ.get("POURPARLER_NODE_MODULES")
    if folder is None:
        assert not os.environ.get("CI"), "axe-core is missing"
        pytest.skip("POURPARLER_NODE_MODULES names no folder with axe-core")
    page.add_script_tag(path=str(Path(folder, "axe-core", "axe.min.js")))
    found = page.evaluate("async () => (await axe.run()).violations")
    return [one["id"] for one in found if one["impact"] in ("serious", "critical")]
