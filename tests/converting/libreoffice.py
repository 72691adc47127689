"""LibreOffice in the tests: opens files and saves them again, without a window."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

WORKBOOK = "xlsx:Calc MS Excel 2007 XML"


def saved_by_libreoffice(
    paths: Iterable[Path], folder: Path, profile: Path, form: str = WORKBOOK
) -> list[Path]:
    """Files as LibreOffice has saved them into a folder, in another form where it is asked for.

    Skips the test where it is not installed, but on CI. ``profile`` is a folder of its own for
    what it keeps between two runs.
    """
    program = shutil.which("soffice")
    if program is None:
        assert not os.environ.get("CI"), "LibreOffice is missing"
        pytest.skip("LibreOffice is not installed")
    given = sorted(paths)
    subprocess.run(
        [
            *(program, "--headless", f"-env:UserInstallation={profile.as_uri()}"),
            *("--convert-to", form, "--outdir", str(folder), *map(str, given)),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return [folder / f"{path.stem}.{form.partition(':')[0]}" for path in given]
