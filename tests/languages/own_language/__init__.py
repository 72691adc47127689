"""A project with a language of its own, as if it were installed."""

import contextlib
import importlib
import os
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from pourparler_validators.languages import folders, placeholders, tables

HERE = Path(__file__).parent
CACHES = (
    folders.folder_of,
    folders.own_tags,
    placeholders.placeholders,
    tables.languages,
    tables.language_of,
)


@contextlib.contextmanager
def own_language(site: Path) -> Iterator[None]:
    """The project, installed in a folder; for programs that are started, too."""
    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    info = site / "desk_languages-0.1.0.dist-info"
    info.mkdir(parents=True)
    info.joinpath("METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n",
        encoding="utf-8",
    )
    group, points = next(iter(project["entry-points"].items()))
    lines = [f"[{group}]", *(f"{name} = {value}" for name, value in points.items())]
    info.joinpath("entry_points.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with contextlib.ExitStack() as stack:
        stack.callback(_put_back, os.environ.get("PYTHONPATH"))
        os.environ["PYTHONPATH"] = os.pathsep.join(
            filter(None, (str(site), str(HERE), os.environ.get("PYTHONPATH")))
        )
        sys.path[:0] = [str(site), str(HERE)]
        _forget()
        yield


def _put_back(python_path: str | None) -> None:
    del sys.path[:2]
    os.environ.pop("PYTHONPATH", None)
    if python_path is not None:
        os.environ["PYTHONPATH"] = python_path
    _forget()


def _forget() -> None:
    importlib.invalidate_caches()
    for cached in CACHES:
        cached.cache_clear()
