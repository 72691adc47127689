"""``pourparler serve``."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pourparler_validators.commands.output import emit, note, write_file
from pourparler_validators.converting.replacing import undo_interrupted
from pourparler_validators.entries.entry import SourceFile
from pourparler_validators.formats import format_of
from pourparler_validators.formats.extras import library
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.project.file_system import real_path
from pourparler_validators.running.options import Options, Overrides, resolved
from pourparler_validators.serving.workspace import Workspace

BEGUN: Final = {
    "json": '{\n  "records": []\n}\n',
    "jsonl": "",
    "yaml": "records: []\n",
}
"""The texts of files without a record, by their formats."""


def run(
    paths: tuple[str, ...],
    port: int,
    no_browser: bool,
    texts: tuple[str, ...],
    config: str | None,
    isolated: bool,
) -> int:
    """Serves the page until it is interrupted."""
    library("uvicorn", "serve", "the page")
    library("starlette", "serve", "the page")
    from pourparler_validators.serving.app import application
    from pourparler_validators.serving.server import serve

    for path in paths:
        _begin(path)
    options = resolved(paths, Overrides(config=config, isolated=isolated, texts=texts))
    workspace = workspace_of(paths, options)
    app = application(workspace)
    serve(app, port, lambda address: emit(f"{address}\n"), opens_browser=not no_browser)
    return 0


def workspace_of(paths: tuple[str, ...], options: Options) -> Workspace:
    """The dataset for a page, after whatever was interrupted in it is undone.

    Says whose programs run beside those of this package.
    """
    workspace = Workspace(paths, options)
    if undo_saves(workspace.files):
        workspace.read_again()
    if options.modules:
        note(f"The rules of {', '.join(options.modules)} run, too; --isolated leaves them out.\n")
    return workspace


def undo_saves(files: Iterable[SourceFile]) -> bool:
    """Puts the old files of folders of tables back whose save was interrupted; whether any was."""
    found = [
        file.folder
        for file in files
        if file.parts and undo_interrupted(Path(real_path(file.folder)))
    ]
    note(
        "".join(
            f"A save of {folder} had been interrupted: its old files are back.\n"
            for folder in found
        )
    )
    return bool(found)


def _begin(path: str) -> None:
    """Makes a file that is not there yet, without a record."""
    if Path(path).exists():
        return
    name = format_of(path)
    if name not in BEGUN:
        raise UsageError(f"there is no {path}; a dataset that is begun is a .json, .jsonl or .yaml")
    write_file(path, BEGUN[name])
    note(f"Made {path}, which has no record yet.\n")
