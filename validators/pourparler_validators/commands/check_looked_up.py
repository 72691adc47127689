"""Whether ``pourparler check`` looks up what came of it before, and where."""

from pathlib import Path
from typing import Final

from pourparler_validators.commands.check_given import Given
from pourparler_validators.commands.output import note
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.reading.files import STDIN, Manner
from pourparler_validators.running.check import Checked, check_dataset
from pourparler_validators.running.options import Options

_NAME: Final = ".pourparler-cache"
"""The folder beside the settings."""


def looked_up_or_checked(given: Given, options: Options, manner: Manner) -> Checked:
    """What comes of the check; it is looked up where the same was checked before.

    Raises :class:`UsageError` as a check does, and where two options contradict each other.
    """
    if given.no_cache and given.cache_dir is not None:
        raise UsageError("--no-cache and --cache-dir contradict each other")
    folder = _folder(given, options)
    if folder is None:
        return check_dataset(given.paths, options, manner)
    from pourparler_validators.running.cached import check_cached

    looking = check_cached(given.paths, options, manner, folder)
    if given.verbose:
        note(f"Cache: {looking.said}.\n")
    if looking.trouble and not given.quiet:
        note(f"note: {looking.trouble}; the check went on without it\n")
    return looking.checked


def _folder(given: Given, options: Options) -> Path | None:
    """Where checks are kept; nowhere without settings, and where something else is asked for."""
    asks_more = given.fix or given.diff or given.statistics or options.changed is not None
    if given.no_cache or asks_more or STDIN in given.paths:
        return None
    if given.cache_dir is not None:
        return Path(given.cache_dir)
    return None if options.project.file is None else options.project.folder / _NAME
