"""The ids of a dataset, as a profile of the JSON Schemas takes them."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from pourparler.forms import MAX_ID_LENGTH, RECORD_TYPES, SLUG
from pourparler.profiles import Id
from pourparler.profiles.editor.references import MOST_IDS
from pourparler_validators.commands.output import note
from pourparler_validators.entries.entry import Entry
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.json_values import is_list, is_object
from pourparler_validators.messages.wording import cut, listed
from pourparler_validators.project.settings_file import find_project
from pourparler_validators.reading.files import Manner, read_paths

_ID: Final = re.compile(f"({'|'.join(RECORD_TYPES)}):{SLUG}", re.ASCII)
_LONGEST_NAME: Final = 80


def ids_of(paths: Sequence[str], config: str | None = None) -> tuple[Id, ...]:
    """The ids of the records in files and folders, each once, with the records' names.

    ``config`` is the file of the settings, in place of the nearest one. Raises
    :class:`UsageError` for a path that is not there, and for a file that cannot be read:
    its ids would be missing.
    """
    manner = replace(Manner(), is_excluded=find_project(paths, config).is_excluded)
    reading = read_paths(paths, manner)
    broken = {one.file.path for one in reading.entries if one.is_file and one.faults}
    if broken:
        raise UsageError(f"{listed(sorted(broken), 'and')} cannot be read: see pourparler check")
    found: dict[str, str] = {}
    for entry in reading.entries:
        if entry.id is not None and len(entry.id) <= MAX_ID_LENGTH and _ID.fullmatch(entry.id):
            found[entry.id] = found.get(entry.id) or _name(entry)
    if not found:
        raise UsageError(f"there are no records with ids in {listed([*paths], 'and')}")
    return tuple(Id(*one) for one in sorted(found.items()))


def note_what_is_too_long(ids: Iterable[Id]) -> None:
    """Says of which types an editor is offered no ids, since there are too many."""
    for record_type, number in Counter(one.id.partition(":")[0] for one in ids).items():
        if number > MOST_IDS:
            note(
                f"The {number:,} ids of type {record_type} are not offered: "
                f"an editor takes {MOST_IDS:,} in one list.\n"
            )


def _name(entry: Entry) -> str:
    """What people call a record; of a statement, its first words."""
    plain = entry.plain if entry.record is None else entry.record.model_dump(mode="json")
    known: Mapping[str, Any] = plain if is_object(plain) else {}
    segments = known.get("segments")
    first = segments[0] if is_list(segments) and segments else None
    said = first.get("text") if is_object(first) else None
    words = known.get("name") or known.get("title") or said
    return cut(" ".join(words.split()), _LONGEST_NAME) if isinstance(words, str) else ""
