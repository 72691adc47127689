"""A check that is looked up, where the same was done before on the same bytes."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import counted
from pourparler_validators.reading.article_files import Looked, TextFolders, looked
from pourparler_validators.reading.files import Manner
from pourparler_validators.running.cache_key import Key, key_of
from pourparler_validators.running.check import Checked, check_dataset
from pourparler_validators.running.options import Options

if TYPE_CHECKING:
    from pourparler_validators.running.cache_folder import CacheFolder


@dataclass(frozen=True, slots=True)
class Looking:
    """A check, and what became of looking it up."""

    checked: Checked
    said: str
    """Whether it was looked up, as a sentence without its full stop."""
    trouble: str = ""
    """Why it could not be kept, where somebody should know."""


def check_cached(paths: Sequence[str], options: Options, manner: Manner, folder: Path) -> Looking:
    """Checks as :func:`check_dataset` does, or looks up what came of it the last time.

    It is kept in ``folder`` where all that it depends on is after it as it was before; of records
    what came of them, too, for a check of others together with these.
    """
    options = replace(options, today=options.today or dt.date.today())
    key = key_of(paths, options, manner)
    if key is None:
        return Looking(
            check_dataset(paths, options, manner),
            "nothing is kept of so small a check, or of one that reads a pipe",
        )
    from pourparler_validators.running.cache_folder import CacheFolder
    from pourparler_validators.running.kept_parts import KeptParts

    cache = CacheFolder(folder)
    if found := _looked_up(key.whole, options, cache):
        return Looking(found, "nothing has changed since it was checked: it was looked up")
    parts = KeptParts(cache.parts, key.parts)
    checked = check_dataset(paths, replace(options, parts=parts), manner)
    kept = _kept(key, key_of(paths, options, manner), checked, cache)
    if not parts.looked_up:
        return kept
    known = f"{counted(parts.looked_up, 'record')} had been judged before, and were looked up"
    return replace(kept, said=f"{known}; {kept.said}")


def _kept(key: Key, now: Key | None, checked: Checked, cache: "CacheFolder") -> Looking:
    if now != key:
        return Looking(checked, "it was not kept: what was checked has changed meanwhile")
    if checked.whole.errors:
        return Looking(checked, "it was not kept: a rule failed")
    from pourparler_validators.running.kept_check import written

    try:
        cache.put(key.whole, written(checked))
        cache.let_go()
        cache.parts.let_go()
    except TypeError as error:
        return Looking(checked, f"it was not kept: {error}")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        said = f"the cache {cache.path.as_posix()} cannot be written to: {reason}"
        return Looking(checked, "it was not kept", said)
    return Looking(checked, "it was kept, and is looked up as long as nothing changes")


def _looked_up(key: str, options: Options, cache: "CacheFolder") -> Checked | None:
    """What is kept of a check, if the texts that it looked for are as they were."""
    kept = cache.get(key)
    if kept is None:
        return None
    from pourparler_validators.running.kept_check import read, texts_of

    try:
        head = kept.head()
        if not _are_unchanged(texts_of(head), TextFolders(options.texts)):
            return None
        return read(head, kept.lines)
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def _are_unchanged(texts: Sequence[Looked], folders: TextFolders) -> bool:
    return all(looked(one.sought, folders.find(one.sought)) == one for one in texts)
