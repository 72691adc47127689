"""How far a check has come, counted by all the processes that share it."""

from collections.abc import Callable, Iterator, Sequence

from pourparler_validators.entries.entry import Entry
from pourparler_validators.messages.progress import Tell
from pourparler_validators.messages.wording import counted
from pourparler_validators.running.workers import Share

_NUMBERS = 2
"""What each process counts: its records and its findings."""


class Progress:
    """Counts the records that are judged; made before the processes are, which all count in it."""

    def __init__(self, tell: Tell, records: int, jobs: int) -> None:
        import mmap  # needed only where somebody is told

        self._tell = tell
        self._records = records
        self._counts = memoryview(mmap.mmap(-1, 8 * _NUMBERS * jobs)).cast("q")

    def over(
        self, entries: Sequence[Entry], share: Share, found: Callable[[], int]
    ) -> Iterator[Entry]:
        """The entries that a process judges next; the first process tells how far all have come.

        ``found`` gives the number of findings so far that are not counted otherwise.
        """
        place = _NUMBERS * share.number
        records, findings = self._counts[place], self._counts[place + 1]
        for number, entry in enumerate(entries):
            self._counts[place] = records + number
            self._counts[place + 1] = findings + found()
            if share.is_first:
                self._tell(self._said)
            yield entry
        self._counts[place], self._counts[place + 1] = records + len(entries), findings

    def add_findings(self, number: int, share: Share) -> None:
        """Counts what a process has found, and puts where it is not counted any more."""
        self._counts[_NUMBERS * share.number + 1] += number

    def _said(self) -> str:
        done, found = sum(self._counts[::_NUMBERS]), sum(self._counts[1::_NUMBERS])
        part = done / self._records
        findings = counted(found, "finding")
        return f"Checked {done:,} of {self._records:,} records ({part:.0%}): {findings} so far"
