"""Opens what an importer reads: files of other programs, and the texts that they speak of."""

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pourparler_validators.formats.article_text import (
    PLAIN,
    UnreadableTextError,
    article_text,
)
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.project.file_system import is_folder
from pourparler_validators.reading.article_files import MAX_TEXT, SUFFIXES
from pourparler_validators.reading.files import STDIN, Standard
from pourparler_validators.reading.unreadable import MAX_FILE


def contents(paths: Iterable[str], standard: Standard | None) -> Iterator[tuple[str, bytes]]:
    """The names of files and what is in them; ``-`` is standard input.

    Raises :class:`UsageError` for what is no file or cannot be read.
    """
    for path in dict.fromkeys(paths):
        if path == STDIN and standard is not None:
            yield standard.name, standard.stream.read(MAX_FILE + 1)
        else:
            yield Path(path).as_posix(), _content(Path(path), MAX_FILE)


def texts(paths: Iterable[str]) -> dict[str, str]:
    """The texts of files, and of the texts and pages in folders, by their names without the suffix.

    A line ends with a line feed; of two files with one name the plain text is taken. Raises
    :class:`UsageError` for what cannot be read as a text.
    """
    found: dict[str, str] = {}
    for path in map(Path, paths):
        for file in _articles(path) if is_folder(path) else [path]:
            try:
                found[file.stem] = article_text(_content(file, MAX_TEXT), file.name).text
            except UnreadableTextError as error:
                raise UsageError(f"{file.as_posix()} {error}; {error.help}") from None
    return found


def _articles(folder: Path) -> list[Path]:
    """The texts and pages of a folder and those within it, the plain ones last."""
    named = (file for file in folder.rglob("*") if file.name.endswith(SUFFIXES))
    return sorted(named, key=lambda file: (file.suffix == PLAIN, file))


def toml(path: str) -> dict[str, Any]:
    """The tables of a TOML file. Raises :class:`UsageError` for what is none."""
    try:
        return tomllib.loads(_text(Path(path), MAX_TEXT))
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path} is not TOML: {error}") from None


def _text(path: Path, most: int) -> str:
    try:
        return _content(path, most).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{path.as_posix()} is not UTF-8; save it as UTF-8") from None


def _content(path: Path, most: int) -> bytes:
    name = path.as_posix()
    if is_folder(path):
        raise UsageError(f"{name} is a folder; name the files in it")
    try:
        with path.open("rb") as stream:
            content = stream.read(most + 1)
    except FileNotFoundError:
        raise UsageError(f"there is no file {name}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it does not open"
        raise UsageError(f"{name} cannot be read: {reason.lower()}") from None
    if len(content) > most:
        raise UsageError(f"{name} is larger than {most // 1024**2} MiB; divide it")
    return content
