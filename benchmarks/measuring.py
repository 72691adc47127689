"""Measures a program from outside: time, CPU time, and the most memory of all its processes."""

import resource
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

OFTEN: Final = 1.0
"""So many seconds at most lie between two looks at memory: each holds the process up a little."""
_FIRST: Final = 0.1


class Taken(NamedTuple):
    """What a program has taken."""

    seconds: float
    cpu: float
    """Seconds of all processors together."""
    mebibytes: float
    """The most that all processes had at once: the sum of PSS, in which what they share counts
    once. Linux only, else 0."""


def taken(command: Sequence[str], often: float = OFTEN) -> Taken:
    """What a command takes, whose output is thrown away.

    ``often`` is how many seconds lie between two looks at its memory, fewer in the beginning.
    """
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with subprocess.Popen([*command], stdout=subprocess.DEVNULL) as process:
        most = 0
        while process.poll() is None:
            most = max(most, sum(map(_pss, _with_children(process.pid))))
            with suppress(subprocess.TimeoutExpired):
                process.wait(min(often, _FIRST + (time.perf_counter() - start) / 4))
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode not in (0, 1):
        raise ValueError(f"{command[0]} ended with the code {process.returncode}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Taken(seconds, cpu, most / 1024)


def _with_children(process: int) -> Iterator[int]:
    yield process
    for task in _read(f"/proc/{process}/task/{process}/children").split():
        yield from _with_children(int(task))


def _pss(process: int) -> int:
    """What a process has of the memory, in KiB; nothing of one that has ended."""
    rows = _read(f"/proc/{process}/smaps_rollup").splitlines()
    return sum(int(row.split()[1]) for row in rows if row.startswith("Pss:"))


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="ascii")
    except OSError:
        return ""
