"""Chromium in the tests, without a window: a browser to drive, and pages printed by it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright


@contextmanager
def a_browser() -> Iterator[Browser]:
    """A browser to drive."""
    with sync_playwright() as driver:
        # a browser that runs as root, as in a container, has no sandbox
        browser = driver.chromium.launch(executable_path=_program(), args=["--no-sandbox"])
        yield browser
        browser.close()


def serious_faults(page: Page) -> list[str]:
    """The names of the serious faults that axe-core finds in a page: barriers to some readers.

    Skips the test where ``POURPARLER_NODE_MODULES`` names no folder with it, but on CI.
    """
    folder = os.environ.get("POURPARLER_NODE_MODULES")
    if folder is None:
        assert not os.environ.get("CI"), "axe-core is missing"
        pytest.skip("POURPARLER_NODE_MODULES names no folder with axe-core")
    page.evaluate(Path(folder, "axe-core", "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("async () => (await axe.run()).violations")
    return [one["id"] for one in found if one["impact"] in ("serious", "critical")]


def printed_by_chromium(page: Path, target: Path, profile: Path) -> None:
    """Prints a page to a PDF; ``profile`` is a folder of its own for what it keeps."""
    subprocess.run(
        [
            *(_program(), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"),
            *(f"--user-data-dir={profile}", f"--print-to-pdf={target}", page.as_uri()),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )


def _program() -> str:
    """Where Chromium is; skips the test where it is not installed, but on CI."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        assert not os.environ.get("CI"), "Chromium is missing"
        pytest.skip("Chromium is not installed")
    return program
