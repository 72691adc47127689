"""Divides work among processes of one machine; what comes of it is the same for any number.

The processes are forked, so that they have all that was read without a copy. Where there is more
than one thread, that is not safe, and on some systems it is not possible: then one does it all.
"""

import io
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, BinaryIO, Final, TypeVar

from pourparler_validators.entries.entry import Entry
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError

T = TypeVar("T")
R = TypeVar("R")

PAYS_FROM: Final = 4_000
"""The number of records from which several processes are faster than one: measured."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share of some work: the first of two, the second of two."""

    number: int
    """Counted from 0."""
    shares: int

    @property
    def is_first(self) -> bool:
        """Whether it has what is done only once."""
        return self.number == 0

    def bounds(self, number: int) -> tuple[int, int]:
        """Where its part of so many things begins and ends."""
        return self.number * number // self.shares, (self.number + 1) * number // self.shares

    def of(self, things: Sequence[T]) -> Sequence[T]:
        """Its part of some things, which lie side by side."""
        start, end = self.bounds(len(things))
        return things[start:end]


def usable_jobs(asked: int | None, records: int) -> int:
    """The number of processes for so many records: as asked, else the machine's where they pay."""
    can_fork = hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1
    if not can_fork or records < 2:
        return 1
    if asked is not None:
        return min(asked, records)
    return len(os.sched_getaffinity(0)) if records >= PAYS_FROM else 1


def in_processes(work: Callable[[Share], R], jobs: int, entries: Sequence[Entry]) -> list[R]:
    """What comes of each share of some work, done at the same time by so many processes.

    ``entries`` are those that may stand in it; they stay the same objects. What cannot be handed
    over from another process is worked out again in this one. Raises :class:`UsageError` where
    one dies.
    """
    shares = [Share(number, jobs) for number in range(jobs)]
    others = [_Worker(work, share, entries) for share in shares[1:]]
    try:
        first = work(shares[0])
        return [first, *(worker.result() for worker in others)]
    finally:
        for worker in others:
            worker.end()


class _Worker:
    """A process that does a share of some work."""

    def __init__(
        self, work: Callable[[Share], Any], share: Share, entries: Sequence[Entry]
    ) -> None:
        self._work, self._share, self._entries = work, share, entries
        reading, writing = os.pipe()
        self._process: int | None = os.fork()
        if self._process == 0:
            os.close(reading)
            _do(work, share, entries, writing)
        os.close(writing)
        self._stream = os.fdopen(reading, "rb")

    def result(self) -> Any:
        """What came of it. Raises :class:`UsageError` where the process has died."""
        content = self._stream.read()
        code = self._wait()
        if code == _NOT_HANDED_OVER:
            return self._work(self._share)
        if code != 0:
            raise UsageError(_lost(self._share, len(self._entries), code))
        return _Reader(io.BytesIO(content), self._entries).load()

    def end(self) -> None:
        """Ends the process, if it still runs."""
        self._stream.close()
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGTERM)
            self._wait()

    def _wait(self) -> int:
        assert self._process is not None  # noqa: S101 (it is waited for once)
        _, status = os.waitpid(self._process, 0)
        self._process = None
        return os.waitstatus_to_exitcode(status)


_NOT_HANDED_OVER: Final = 3


def _do(work: Callable[[Share], Any], share: Share, entries: Sequence[Entry], writing: int) -> None:
    """Does a share in the process made for it, writes what comes of it, and ends the process."""
    code = _NOT_HANDED_OVER
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        with os.fdopen(writing, "wb") as stream:
            _Writer(stream, entries).dump(work(share))
        code = 0
    finally:
        os._exit(code)


class _Writer(pickle.Pickler):
    """Writes what came of a share; of an entry only which it is."""

    def __init__(self, stream: BinaryIO, entries: Sequence[Entry]) -> None:
        super().__init__(stream, protocol=pickle.HIGHEST_PROTOCOL)
        self._numbers = {id(entry): number for number, entry in enumerate(entries)}

    def persistent_id(self, value: Any) -> int | None:
        """The number of an entry; nothing for anything else."""
        return self._numbers.get(id(value)) if isinstance(value, Entry) else None


class _Reader(pickle.Unpickler):
    """Reads what came of a share; of a number the entry."""

    def __init__(self, stream: BinaryIO, entries: Sequence[Entry]) -> None:
        super().__init__(stream)
        self._by_number = dict(enumerate(entries))

    def persistent_load(self, number: Any) -> Entry:
        """The entry of a number."""
        return self._by_number[number]


def _lost(share: Share, records: int, code: int) -> str:
    start, end = share.bounds(records)
    how = f"was ended by the signal {-code}" if code < 0 else f"ended with the code {code}"
    return (
        f"the process that checked the records {start + 1:,} to {end:,} of {records:,} {how}, "
        "perhaps for want of memory; nothing is reported: check with --jobs 1"
    )
