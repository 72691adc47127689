"""The writers of one conversion: of a file, of the files of a folder, or of a folder of tables."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from pathlib import Path

from pourparler_validators.converting.partition import CUTS
from pourparler_validators.converting.sinks import FileSink
from pourparler_validators.formats.writing import Form, Layout, Loss, Plain, Writer
from pourparler_validators.late_dataclasses import dataclass


@dataclass(slots=True)
class Output:
    """Records on their way into a file or folder; what is lost of each is given at once."""

    form: Form
    path: Path
    layout: Layout
    cut: str | None = None
    """How the records are divided into files; none where the format makes one file or folder."""
    _writers: dict[str, Writer] = field(default_factory=dict[str, Writer])
    _waiting: dict[str, list[Plain]] = field(default_factory=lambda: defaultdict(list))

    @property
    def needs_one_record_an_id(self) -> bool:
        """Whether only the first of several records of one id has a place."""
        needed = self.form.NEEDS_ONE_RECORD_AN_ID
        return needed == "always" or (needed == "by type" and self.cut == "type")

    def add(self, record: Plain) -> Iterable[Loss]:
        """Takes the next record."""
        if self.cut is None:
            return self._writer("").add(record)
        name = CUTS[self.cut](record)
        if self.cut == "type":
            return self._writer(name).add(record)
        self._waiting[name].append(record)  # there may be more files than can be open at once
        return ()

    def close(self) -> Iterator[Loss]:
        """Ends all files; a single one is there without records, too."""
        if self.cut is None:
            self._writer("")
        for writer in self._writers.values():
            yield from writer.close()
        for name, records in self._waiting.items():
            writer = self._writer(name)
            for record in records:
                yield from writer.add(record)
            yield from writer.close()

    def _writer(self, name: str) -> Writer:
        if name not in self._writers:
            path = self.path / f"{name}{self.form.SUFFIXES[0]}" if name else self.path
            record_type = name if self.cut == "type" else None
            layout = replace(self.layout, record_type=record_type)
            self._writers[name] = self.form.writer(FileSink(path), layout)
        return self._writers[name]
