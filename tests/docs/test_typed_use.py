"""A project that imports the package is clean under strict type checkers, however it is installed.

``typed_use.py`` is that project; the program of the page about the models is another.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.docs.markdown_pages import ROOT, pages

HERE = Path(__file__).parent

WRONG = """
from pourparler import Dataset, Date, Event, EventKind, EventStatus
from pourparler_validators import check

Event(id="event:a", kind=3, status=EventStatus.HELD)
Event(id="event:a", status=EventStatus.HELD)
Event(id="event:a", kind=EventKind.CALL, status=EventStatus.HELD, agenda=["nuclear"])
Event(id="event:a", kind=EventKind.CALL, status=EventStatus.HELD, colour="red")
Date("2025").earliest + 1
Dataset([]).find("event:a", Event).issuers
check(3)
"""
"""A line for each mistake that a type checker must find."""

FIRST_MISTAKE, LAST_MISTAKE = 5, 11


def page_program() -> str:
    (page,) = [page for page in pages() if page.path.name == "import-the-models.md"]
    return "\n".join(block.text for block in page.blocks if block.language == "python")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("typed")
    shutil.copy(HERE / "typed_use.py", folder)
    (folder / "page.py").write_text(page_program(), encoding="utf-8")
    (folder / "wrong.py").write_text(WRONG, encoding="utf-8")
    (folder / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}')
    return folder


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A Python in which the packages lie as the wheel lays them, beside all that they need."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, symlinks=True)
    (site,) = folder.glob("[Ll]ib/python*/site-packages")
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for package in settings["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]:
        shutil.copytree(ROOT / package, site / Path(package).name)
    others = [path for path in sys.path if path.endswith("site-packages")]
    (site / "others.pth").write_text("\n".join(others) + "\n")
    python = str(folder / "bin" / "python")
    where = "import pourparler; print(pourparler.__file__)"
    found = subprocess.run(
        [python, "-c", where], env=_without_paths(), capture_output=True, text=True, check=True
    )
    assert found.stdout.strip().startswith(str(site))
    return python


def mypy(project: Path, python: str, *files: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--no-error-summary"]
    return subprocess.run(
        [*command, "--cache-dir=.cache", "--python-executable", python, *files],
        cwd=project,
        env=_without_paths(),
        capture_output=True,
        text=True,
        check=False,
    )


def pyright(project: Path, python: str, *files: str) -> subprocess.CompletedProcess[str]:
    settings = {"typeCheckingMode": "strict", "include": files}
    (project / "pyrightconfig.json").write_text(json.dumps(settings))
    return subprocess.run(
        [sys.executable, "-m", "pyright", "--pythonpath", python],
        cwd=project,
        env=_without_paths(),
        capture_output=True,
        text=True,
        check=False,
    )


def _without_paths() -> dict[str, str]:
    return {name: os.environ[name] for name in os.environ if name not in ("MYPYPATH", "PYTHONPATH")}


def need_node() -> None:
    """Skips a test where there is no node for pyright; in continuous integration it fails."""
    if shutil.which("node") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("pyright needs node")
        pytest.skip("pyright needs node")


Checker = Callable[..., subprocess.CompletedProcess[str]]
CHECKERS = pytest.mark.parametrize("checker", [mypy, pyright])

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="the layout of an environment is that of other systems"
)


@CHECKERS
def test_clean_where_installed_editable(project: Path, checker: Checker) -> None:
    if checker is pyright:
        need_node()
    done = checker(project, sys.executable, "typed_use.py", "page.py")
    assert done.returncode == 0, done.stdout + done.stderr


@CHECKERS
def test_every_mistake_is_found_and_nothing_else(
    project: Path, installed: str, checker: Checker
) -> None:
    if checker is pyright:
        need_node()
    done = checker(project, installed, "typed_use.py", "page.py", "wrong.py")
    assert done.returncode == 1, done.stdout + done.stderr
    found = {(file, int(line)) for file, line in re.findall(r"(\w+\.py):(\d+):", done.stdout)}
    assert found == {("wrong.py", line) for line in range(FIRST_MISTAKE, LAST_MISTAKE + 1)}


def test_typed_use_runs() -> None:
    subprocess.run([sys.executable, str(HERE / "typed_use.py")], check=True)
