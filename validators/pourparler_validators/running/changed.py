"""What lies in files that have changed, as it is now and as it was: what an answer may rest on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from pourparler import Source
from pourparler_validators.contract.links import UNKNOWN, Gaps
from pourparler_validators.contract.questions import Loaded, Missing
from pourparler_validators.contract.references import links_of
from pourparler_validators.contract.rule import Rule
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.reading.files import Reading
from pourparler_validators.reading.git_changes import Changes


@dataclass(slots=True)
class Changed:
    """The records of files that were added, changed, renamed or deleted, then and now."""

    changes: Changes
    texts: Sequence[str] = ()
    """The folders in which the texts of sources lie."""
    always: frozenset[str] = frozenset()
    """The paths of what is no file, and counts as changed: standard input."""
    is_everything: bool = False
    """Whether all findings count, since something changed on which all of them rest."""
    ids_then: set[str] = field(default_factory=set[str])
    ids_now: set[str] = field(default_factory=set[str])
    types: set[str] = field(default_factory=set[str])
    gaps: Gaps = field(default_factory=Gaps)
    referred: set[str] = field(default_factory=set[str])
    """The ids that these records refer to."""
    references: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    """The same with the names of the fields."""
    groups: set[tuple[Any, str]] = field(default_factory=set[tuple[Any, str]])
    """The groups that they belonged to: their kind, and their key."""
    sums: set[str] = field(default_factory=set[str])
    """The checksums of the texts that were in such files."""
    known: frozenset[tuple[str, str]] = frozenset()
    """The rules and records of which a baseline knows findings."""
    reached: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    """Those of them where what is found, or not, rests on what has changed."""
    _files: dict[str, bool] = field(default_factory=dict[str, bool])

    def has_file(self, file: SourceFile) -> bool:
        """Whether a file, or one of the tables of a folder, has changed."""
        if file.path not in self._files:
            is_table = bool(file.parts) or Path(file.path).is_dir()
            self._files[file.path] = (
                file.path in self.always
                or any(map(self.changes.has, file.parts or (file.path,)))
                or (is_table and self.changes.has_within(file.folder))
            )
        return self._files[file.path]

    def has_id(self, key: str) -> bool:
        """Whether a record of that id is among them, or was."""
        return key in self.ids_now or key in self.ids_then

    def id_came_or_went(self, types: Iterable[str]) -> bool:
        """Whether there is an id of some types that was not there, or was one that is not."""
        starts = tuple(f"{name}:" for name in types)
        return any(one.startswith(starts) for one in self.ids_then ^ self.ids_now)

    def take_in_then(self, entry: Entry) -> None:
        """Takes in a record of a file that has changed, as it was."""
        self._take_in([entry], self.ids_then)

    def _take_in(self, entries: Iterable[Entry], ids: set[str]) -> None:
        for entry in entries:
            self.gaps.note(entry)
            if not entry.is_file:
                self.types.add(entry.type or UNKNOWN)
            if entry.id is not None:
                ids.add(entry.id)
            for key, link in links_of(entry):
                self.referred.add(key)
                self.references.add((key, link.field))

    def take_in_groups(self, entry: Entry, kinds: Iterable[Sequence[Rule]]) -> None:
        """Takes in the groups that a record belonged to, by the rules of each kind of group."""
        for rules in kinds:
            if type(entry.record) not in rules[0].subject.models():
                continue
            try:
                keys = [*rules[0].subject.keys(entry.record)]
            except Exception:  # a rule's own fault, which is said where it is judged
                self.is_everything = True
            else:
                self.groups.update((rules[0].subject, key) for key in keys)

    def take_in_now(self, reading: Reading) -> None:
        """Takes in what files that have changed hold now."""
        if self.is_everything or all(map(self.has_file, reading.files)):
            self.is_everything = True
            return
        kept = (entry for entry in reading.entries if self.has_file(entry.file))
        self._take_in(kept, self.ids_now)
        large = {one.shown: one for one in reading.large}
        for file in reading.files:
            if file.path in large and self.has_file(file):
                for stretch in large[file.path].stretches:
                    entries = large[file.path].entries(stretch)
                    self._take_in((entry for _, entry in entries), self.ids_now)

    def has_type(self, *types: str) -> bool:
        """Whether a record of one of these types is among them."""
        return not self.types.isdisjoint((*types, UNKNOWN))

    def has_text(self, entry: Entry | None, loaded: Loaded | Missing) -> bool:
        """Whether the text of a source has changed, or what was looked through for it."""
        source = entry.record if entry is not None else None
        if entry is None or not isinstance(source, Source) or source.text is not None:
            return False
        if source.text_file is not None:
            named = [Path(folder, source.text_file) for folder in (entry.file.folder, *self.texts)]
            is_other = any(map(self.changes.has, named))
        else:
            path = loaded.path if isinstance(loaded, Loaded) else None
            is_other = source.sha256 in self.sums or (path is not None and self.changes.has(path))
        return is_other or (
            isinstance(loaded, Missing) and any(map(self.changes.moves, self.texts))
        )


def records_in(reading: Reading) -> Iterator[Entry]:
    """All that was read, also what stays on disk."""
    yield from reading.entries
    for large in reading.large:
        for stretch in large.stretches:
            yield from (entry for _, entry in large.entries(stretch))
