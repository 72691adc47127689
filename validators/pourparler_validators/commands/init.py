"""``pourparler init``."""

import os
import shlex
from collections.abc import Iterator
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from pourparler_validators.commands.output import emit, make_folder, write_file
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.wording import shown
from pourparler_validators.project.file_system import repository_of
from pourparler_validators.project.settings_file import nearest_settings

SYSTEMS: Final = ("github", "gitlab", "pre-commit")
"""The systems that can check at each push: each has a folder of files below ``ci``."""


def run(folder: str, system: str | None) -> int:
    """Writes the files of a new dataset, and of a system that checks it; changes none there is."""
    root = Path(folder)
    files = {} if system and nearest_settings(root) else _files("template", root)
    for path, text in _files_of(system, root).items() if system else ():
        files[path] = text
    _write(files)
    emit(f"Now run: pourparler check {shlex.quote(root.as_posix())}\n")
    return 0


def _write(files: dict[Path, str]) -> None:
    for path in files:
        if os.path.lexists(path):
            raise UsageError(f"{path.as_posix()} is there already: nothing was written")
    for parent in sorted({path.parent for path in files}):
        make_folder(parent)
    for path, text in files.items():
        write_file(str(path), text)
        emit(f"{path.as_posix()}\n")


def _files_of(system: str, folder: Path) -> dict[Path, str]:
    """The files of a system, which stand in the root of the repository."""
    repository = Path(os.path.relpath(repository_of(folder) or folder))
    values = {"@VERSION@": metadata.version("pourparler"), "@CHECK@": _command(folder, repository)}
    found = _files(f"ci/{system}", repository)
    for marker, value in values.items():
        found = {path: text.replace(marker, value) for path, text in found.items()}
    return found


def _command(folder: Path, repository: Path) -> str:
    """The check of a dataset, from the root of its repository."""
    settings = nearest_settings(folder)
    dataset = os.path.relpath(settings.parent if settings else folder, repository)
    if not dataset.isprintable() or "${{" in dataset:
        raise UsageError(f"a folder called {shown(dataset)} cannot be checked there: rename it")
    return "pourparler check" if dataset == "." else f"pourparler check {shlex.quote(dataset)}"


def _files(template: str, root: Path) -> dict[Path, str]:
    """The files of a template, by where they go."""
    start = resources.files("pourparler_validators.commands").joinpath(template)
    return {root / path: text for path, text in _texts(start)}


def _texts(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, str]]:
    for item in sorted(folder.iterdir(), key=lambda one: one.name):
        name = f"{prefix}{item.name}"
        if item.is_dir():
            yield from _texts(item, f"{name}/")
        else:
            yield name, item.read_text(encoding="utf-8")
