"""Chromium in the tests: prints a page as a browser shows it, without a window."""

import shutil
import subprocess
from pathlib import Path

import pytest


def printed_by_chromium(page: Path, target: Path, profile: Path) -> None:
    """Prints a page to a PDF. Skips the test where Chromium is not installed.

    ``profile`` is a folder of its own for what it keeps between two runs.
    """
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("Chromium is not installed")
    subprocess.run(
        [
            *(program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"),
            *(f"--user-data-dir={profile}", f"--print-to-pdf={target}", page.as_uri()),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
