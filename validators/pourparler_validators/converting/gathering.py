"""Writers of forms that need all records before they can write one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from typing import Final

from pourparler_validators.converting.records import Records
from pourparler_validators.formats.writing import Loss, Plain, Sink
from pourparler_validators.late_dataclasses import dataclass

NO_PLACE: Final = "the form has no place for it"


@dataclass(slots=True)
class Export:
    """What an exporter makes of records."""

    files: dict[str, bytes]
    """The content of each file by its name; without a name where the form is one file."""
    losses: list[Loss] = field(default_factory=list[Loss])


class Gathering:
    """Takes all records, and writes them at the end."""

    def __init__(
        self,
        sink: Sink,
        keeps: Mapping[str, tuple[str, ...]],
        make: Callable[[Records], Export],
    ) -> None:
        self._sink = sink
        self._keeps = keeps
        self._make = make
        self._records: list[Plain] = []

    def add(self, record: Plain) -> Iterator[Loss]:
        """Takes a record; what the form says that it has no place for is lost."""
        self._records.append(record)
        kept = self._keeps.get(record["type"])
        if kept is None:
            yield Loss(record["id"], "", record["type"], NO_PLACE, is_declared=True, is_whole=True)
            return
        for name, value in record.items():
            if name not in kept and name not in ("type", "id"):
                yield Loss(record["id"], f"/{name}", value, NO_PLACE, is_declared=True)

    def close(self) -> list[Loss]:
        """Writes the files."""
        export = self._make(Records(self._records))
        for name, content in export.files.items():
            with self._sink.stream(name) as stream:
                stream.write(content)
        return export.losses
