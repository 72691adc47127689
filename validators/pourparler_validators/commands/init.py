"""``pourparler init``."""

import os
import shlex
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from pourparler_validators.commands.output import emit, make_folder, write_file
from pourparler_validators.messages.errors import UsageError


def run(folder: str) -> int:
    """Writes the settings and a first record of a new dataset; nothing that is there is changed."""
    root = Path(folder)
    template = resources.files("pourparler_validators.commands").joinpath("template")
    files = {root / path: text for path, text in _texts(template)}
    for path in files:
        if os.path.lexists(path):
            raise UsageError(f"{path.as_posix()} is there already: nothing was written")
    for parent in sorted({path.parent for path in files}):
        make_folder(parent)
    for path, text in files.items():
        write_file(str(path), text)
        emit(f"{path.as_posix()}\n")
    emit(f"Now run: pourparler check {shlex.quote(root.as_posix())}\n")
    return 0


def _texts(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, str]]:
    for item in sorted(folder.iterdir(), key=lambda one: one.name):
        name = f"{prefix}{item.name}"
        if item.is_dir():
            yield from _texts(item, f"{name}/")
        else:
            yield name, item.read_text(encoding="utf-8")
