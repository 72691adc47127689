"""The texts that sources name by a path relative to the file of the record."""

from collections.abc import Iterable
from pathlib import Path

from pourparler import Source
from pourparler_validators.entries.entry import Entry
from pourparler_validators.messages.wording import counted
from pourparler_validators.project.file_system import is_file


def text_file_of(entry: Entry) -> tuple[str, str] | None:
    """The folder of a source's file, and the path of its text within it."""
    source = entry.record
    if not isinstance(source, Source) or source.text_file is None:
        return None
    return entry.file.folder, source.text_file


def left_behind(named: Iterable[tuple[str, str]], folder: Path) -> str:
    """That texts were found from the old files and are not from a folder; empty where none is.

    ``named`` has the folders of sources' files, with the paths of texts that are relative to them.
    """
    texts = sorted(
        {
            (Path(old) / name).as_posix()
            for old, name in named
            if is_file(Path(old) / name) and not is_file(folder / name)
        }
    )
    if not texts:
        return ""
    are = "are" if len(texts) > 1 else "is"
    return (
        f"{counted(len(texts), 'text')} named by a source, such as {texts[0]}, {are} not found "
        f"from {folder.as_posix()}: copy the folder of texts there, or name the old one with "
        '"texts" in the settings.'
    )
