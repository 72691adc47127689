"""Records that the command line names."""

from collections.abc import Collection, Iterable, Sequence

from pourparler_validators.entries.entry import Entry
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.messages.wording import shown


def assert_known(wanted: Iterable[str], known: Collection[str], entries: Sequence[Entry]) -> None:
    """Raises :class:`UsageError` for the first id that is none of the known ones, and says why."""
    for name in wanted:
        if name in known:
            continue
        if any(entry.id == name and entry.record is None for entry in entries):
            raise UsageError(f"the structure of {shown(name)} is not sound: see pourparler check")
        hint = did_you_mean(nearest(name, sorted(known))) or "name one of the dataset"
        raise UsageError(f"there is no sound record {shown(name)}; {hint}")
