"""Which large files are kept in memory: those of a reading together, where there is room."""

from typing import Final

from pourparler_validators.entries.entry import Entry
from pourparler_validators.project.memory import size_of_memory
from pourparler_validators.reading.files import Reading
from pourparler_validators.reading.large_files import NAMED, LargeFile

_MOST_MEMORY: Final = 4 * 1024**3
"""What a check may take at most of a machine that has plenty, in bytes."""
_TIMES: Final = 20
"""What a check takes of memory for a byte of JSON Lines: 13 were measured, and findings vary."""
_FAULTY: Final = 10
"""A record with faults takes so many times as much: measured, with its findings."""


def keep_what_has_room(reading: Reading) -> None:
    """Keeps the records of large files, if all have room in a quarter of the memory.

    Raises :class:`UsageError` where a file changes meanwhile.
    """
    room = room_for_lines() - sum(file.size for file in reading.large)
    entries: list[Entry] = []
    for file in reading.large:
        room = _take(file, entries, room)
        if room < 0:
            return
    reading.entries += entries
    reading.large.clear()


def _take(file: LargeFile, entries: list[Entry], room: int) -> int:
    """Adds the records of a file as long as there is room for their faults; what is left of it."""
    for stretch in file.stretches if room >= 0 else ():
        found = [entry for _, entry in file.entries(stretch)]
        room -= sum(_FAULTY * len(one.file.content) for one in found if one.record is None)
        if room < 0:
            break
        entries += found
    return room


def room_for_lines() -> int:
    """So many bytes of JSON Lines have room in a quarter of the memory with what is made of them.

    Where the system does not tell how much memory there is, what every machine can keep.
    """
    memory = size_of_memory()
    return NAMED if memory is None else min(memory // 4, _MOST_MEMORY) // _TIMES
