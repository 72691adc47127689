"""``pourparler init``."""

import os
import re
import shlex
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from pourparler_validators.commands.output import emit, make_folder, write_file
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.wording import shown
from pourparler_validators.project.file_system import leads_within, repository_of
from pourparler_validators.project.settings_file import nearest_settings

_THEN: Final = re.compile("^# (Then: .+)", re.MULTILINE)
"""Stands at the head of a file of a system: what is to be done next."""
_PLAIN: Final = re.compile(r"pourparler @ git\+[A-Za-z0-9:/@._~-]+")
"""What means nothing else in YAML or to a shell, between quotation marks."""


def run(folder: str, system: str | None) -> int:
    """Writes the files of a new dataset, and of a system that checks it; changes none there is."""
    root = Path(folder)
    repository = repository_of(root) or Path(os.path.realpath(root))
    settings = nearest_settings(root)
    is_new = settings is None or not leads_within(settings, repository)
    files = _files("template", root) if is_new or not system else {}
    if system:
        dataset = root if is_new or settings is None else settings.parent
        files |= _files_of(system, Path(os.path.relpath(repository)), dataset)
    _write(files)
    emit(f"Now run: pourparler check {shlex.quote(root.as_posix())}\n")
    for text in files.values():
        emit("".join(f"{said}\n" for said in _THEN.findall(text)))
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


def _files_of(system: str, repository: Path, dataset: Path) -> dict[Path, str]:
    """The files of a system, each of which has a folder below ``ci``."""
    requirement, command = _requirement(), _command(dataset, repository)
    return {
        path: text.replace("@REQUIREMENT@", requirement).replace("@CHECK@", command)
        for path, text in _files(f"ci/{system}", repository).items()
    }


def _requirement() -> str:
    """What pip is to install: the commit, where this was installed from git, else the version."""
    import json
    from importlib import metadata

    installed = metadata.distribution("pourparler")
    origin = json.loads(installed.read_text("direct_url.json") or "{}")
    commit = origin.get("vcs_info", {}).get("commit_id", "")
    from_git = f"pourparler @ git+{origin.get('url')}@{commit}"
    return from_git if _PLAIN.fullmatch(from_git) and commit else f"pourparler=={installed.version}"


def _command(dataset: Path, repository: Path) -> str:
    """The check of a dataset, from the root of its repository."""
    folder = Path(os.path.relpath(dataset, repository)).as_posix()
    if folder == ".":
        return "pourparler check"
    if not folder.isprintable() or folder.startswith("-") or "${{" in folder:
        raise UsageError(f"a folder called {shown(folder)} cannot be named there: rename it")
    return f"pourparler check {shlex.quote(folder)}"


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
