"""The fields of a project's own within ``extra``, for commands that check nothing."""

from collections.abc import Iterable
from pathlib import Path

from pourparler.own_fields import OwnFields
from pourparler_validators.project.settings_file import find_project, nearest_settings
from pourparler_validators.reading.files import STDIN


def own_fields_for(
    paths: Iterable[str] = (), config: str | None = None, *, isolated: bool = False
) -> OwnFields:
    """The fields that the settings of some paths define, or those of the current folder.

    There are none where ``isolated`` is said, and where the paths belong to different settings.
    Raises :class:`UsageError` for settings that cannot be read.
    """
    if isolated:
        return OwnFields()
    if config is not None:
        return find_project((), config).settings.own_fields
    found = {nearest_settings(Path(path)) for path in [*paths] or ["."] if path != STDIN}
    file = found.pop() if len(found) == 1 else None
    if file is None:
        return OwnFields()
    return find_project((), str(file)).settings.own_fields
