"""How much memory there is."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

_OF_CONTAINERS: Final = (
    "/sys/fs/cgroup/memory.max",
    "/sys/fs/cgroup/memory/memory.limit_in_bytes",
)
"""Where Linux says how much a container has: version 2 of control groups, and version 1."""


def size_of_memory() -> int | None:
    """The bytes of memory that the machine has, or its container, or a process may take: the least.

    Nothing where the system does not tell.
    """
    found: list[int] = []
    with suppress(AttributeError, ValueError, OSError):  # Windows has no sysconf
        found.append(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))
    with suppress(ImportError, ValueError, OSError):  # nor limits of a process
        import resource

        found.append(resource.getrlimit(resource.RLIMIT_AS)[0])
    for path in _OF_CONTAINERS:
        with suppress(OSError, ValueError):  # "max": there is no limit
            found.append(int(Path(path).read_text(encoding="ascii")))
    return min((size for size in found if size > 0), default=None)
