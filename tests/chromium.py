"""Chromium in the tests, without a window: a browser to drive, and pages printed by it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright


@contextmanager
def a_browser() -> Iterator[Browser]:
    """A browser to drive."""
    with sync_playwright() as driver:
        # a browser that runs as root, as in a container, has no sandbox
        browser = driver.chromium.launch(executable_path=_program(), args=["--no-sandbox"])
        yield browser
        browser.close()


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
