"""Paths as they are read and told: their format, their name, the one that may have been meant."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePath
from typing import Final

from pourparler_validators.formats import SPREADSHEETS, format_of, suffixes
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.messages.wording import cut

_LONGEST: Final = 200
"""The most characters of a path that a message has."""


def format_of_path(path: str, input_format: str | None, *, has_choice: bool = True) -> str:
    """The name of the format that a path is read as: that which is given, or by its suffix.

    Raises :class:`UsageError` where it has none, and says what to do: ``has_choice`` tells whether
    the format can be named.
    """
    found = input_format or format_of(path)
    if found is not None:
        return found
    if what := SPREADSHEETS.get(PurePath(path).suffix.casefold()):
        raise UsageError(f"{path} is {what}, which is not read: save it as .xlsx")
    names = ", ".join(suffixes())
    raise UsageError(
        f"{path} has no suffix of a format that can be read ({names})",
        argument="name the format with input_format" if has_choice else "",
        option="name the format with --input-format" if has_choice else "",
    )


def require_there(paths: Iterable[str]) -> None:
    """Raises :class:`UsageError` for the first path of this machine at which nothing is."""
    for path in paths:
        if not Path(path).exists():
            raise not_there(path)


def not_there(path: str) -> UsageError:
    """The error of a path at which nothing is, with the one that may have been meant."""
    return UsageError(f"there is no file or folder {named(path)}{_hint(path)}")


def _hint(path: str) -> str:
    folder = Path(path).parent
    near: list[str] = []
    with suppress(OSError):
        near = nearest(Path(path).name, [path.name for path in folder.iterdir()])
    suggestion = did_you_mean([shown(folder / name) for name in near])
    return f"; {suggestion}" if suggestion else ""


def named(path: str) -> str:
    """A path as a message names it."""
    return cut(path, _LONGEST) or "with an empty name"


def shown(path: str | PurePath) -> str:
    """A path as reports show it, with forward slashes."""
    return PurePath(path).as_posix()
