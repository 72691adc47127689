"""A dataset as the page works on it: read, checked with what is typed, and saved."""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from pourparler.own_fields import OwnFields
from pourparler_validators.adopting.baseline import marked
from pourparler_validators.adopting.baseline_file import read_baseline
from pourparler_validators.adopting.differences import unified
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.entries.faults import NoRecords
from pourparler_validators.formats import format_named
from pourparler_validators.formats.writing import Plain
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.project.file_system import leads_within
from pourparler_validators.reading.article_files import TextFolders
from pourparler_validators.reading.files import Reading
from pourparler_validators.running.check import Checked, check_dataset, check_reading
from pourparler_validators.running.options import Options
from pourparler_validators.running.report import Report
from pourparler_validators.saving.changes import Change, NotSavedError
from pourparler_validators.saving.order import in_order
from pourparler_validators.saving.records import EDITED, changed_contents, save_changes
from pourparler_validators.saving.steps import checksum_of


@dataclass(frozen=True, slots=True)
class Typed:
    """A record as it is on the page."""

    key: str | None
    """Which record of the dataset it is; none for a new one."""
    file: int
    """The number of the file that a new one is for."""
    version: str | None
    """What the version of the record was when the page loaded it."""
    after: Plain | None
    """The record; none where it is taken out."""


class Workspace:
    """The dataset, as it was last read from the disk; may be used by several threads.

    Raises :class:`NotSavedError`, with a sentence for whoever looks at the page, where something
    asked for cannot be.
    """

    def __init__(self, paths: Sequence[str], options: Options) -> None:
        self._paths = list(paths)
        self._options = options
        self._lock = threading.RLock()
        self._folders = TextFolders(options.texts)
        self.times_read = 0
        self.read_again()

    @property
    def own_fields(self) -> OwnFields:
        """The fields of the project's own within ``extra``."""
        return self._options.own_fields

    def read_again(self) -> None:
        """Reads and checks all files anew. Raises :class:`UsageError` where that cannot be."""
        with self._lock:
            checked = check_dataset(self._paths, self._options)
            self.times_read += 1
            self._stamp = _stamp(checked)
            self._checked = checked
            self.files = sorted(checked.named.files, key=_path)
            self._numbers = {file.path: number for number, file in enumerate(self.files)}
            self._entries: dict[str, Entry] = {}
            for entry in checked.named.entries:
                self._entries[self._key(entry)] = entry
            self.report = self._with_baseline(checked.whole)

    def look_again(self) -> int:
        """Reads the files again where one has changed; gives how often they were read."""
        with self._lock:
            if _stamp(self._checked) != self._stamp:
                self.read_again()
            return self.times_read

    def records(self) -> Iterator[tuple[str, Entry]]:
        """All records, sound or not, with their keys, in order."""
        for key, entry in self._entries.items():
            if not entry.is_file:
                yield key, entry

    def entry(self, key: str) -> Entry:
        """The record of a key."""
        entry = self._entries.get(key)
        if entry is None or entry.is_file:
            raise NotSavedError("this record is no longer there: load the page again")
        return entry

    def source(self, identity: str, typed: Sequence[Typed] = ()) -> Entry:
        """The source of an id, in any file of the dataset or among what is typed."""
        for entry in self.entries_with(typed):
            if entry.id == identity and entry.type == "source":
                return entry
        raise NotSavedError(f"there is no source {identity}")

    def entries_with(self, typed: Sequence[Typed]) -> list[Entry]:
        """All entries, with what is typed in the place of what is saved."""
        with self._lock:
            files = dict(self._with(typed))
            saved = (one for one in self._checked.whole.entries if one.file.path not in files)
            return [*saved, *(one for some in files.values() for one in some)]

    def loaded(self, entry: Entry) -> Any:
        """The text of a source, or why there is none."""
        return self._folders.load(entry)

    def version(self, entry: Entry) -> str:
        """The same as long as the record is the same."""
        return checksum_of(entry.value)

    def why_not_edited(self, file: SourceFile) -> str | None:
        """Why the records of a file cannot be changed; nothing where they can."""
        if file.format not in EDITED:
            return (
                "is shown and cannot be changed here; pourparler convert makes files of it that can"
            )
        if not all(self.is_inside(path) for path in file.parts or (file.path,)):
            return "is a link that leads out of the dataset: it is not written to"
        faults = (fault for one in self._of(file) if one.is_file for fault in one.faults)
        is_broken = any(not isinstance(fault, NoRecords) for fault in faults)
        return "cannot be read: fix it first, as check says" if is_broken else None

    def checked_with(self, typed: Sequence[Typed]) -> Report:
        """The report on the dataset with what is typed in the place of what is saved."""
        with self._lock:
            if not typed:
                return self.report
            named = {file.path for file in self.files}
            reading = Reading(self.entries_with(typed), list(self._checked.named.files))
            report = check_reading(reading, self._options, self._folders)
            return self._with_baseline(report).only_of(named)

    def difference(self, typed: Sequence[Typed]) -> str:
        """What saving would change in the files, as lines of a patch."""
        with self._lock:
            parts: list[str] = []
            for file, changes in self._changes(typed):
                for path, raw in changed_contents(file, self._of(file), changes).items():
                    before = file.parts.get(path, b"") if file.parts else file.content
                    texts = (one.decode("utf-8-sig", errors="replace") for one in (before, raw))
                    parts.append(unified(path, *texts, for_eyes=True))
            return "".join(parts)

    def save(self, typed: Sequence[Typed]) -> None:
        """Writes what is typed into the files; those of one folder whole or not at all."""
        with self._lock:
            for file, changes in self._changes(typed):
                save_changes(file, self._of(file), changes)
            self.read_again()

    def key_of_finding(self, file: str, number: int) -> str | None:
        """The record that a finding is about."""
        key = f"{self._numbers.get(file, '')}.{number}"
        return key if key in self._entries else None

    def _key(self, entry: Entry) -> str:
        return f"{self._numbers[entry.file.path]}.{entry.position}"

    def _of(self, file: SourceFile) -> list[Entry]:
        """All that was read of a file."""
        return [one for one in self._entries.values() if one.file.path == file.path]

    def _changes(self, typed: Iterable[Typed]) -> Iterator[tuple[SourceFile, list[Change]]]:
        """What is typed, as changes of the files."""
        found: dict[int, list[Change]] = {}
        for one in typed:
            entry = None if one.key is None else self.entry(one.key)
            if entry is not None and one.version not in (None, self.version(entry)):
                raise NotSavedError(
                    f"{entry.name} was changed meanwhile, on disk or in another window: load it "
                    "again"
                )
            number = one.file if entry is None else self._numbers[entry.file.path]
            if not 0 <= number < len(self.files):
                raise NotSavedError("this file is no longer there: load the page again")
            after = None if one.after is None else in_order(one.after)
            found.setdefault(number, []).append(Change(entry, after))
        for number, changes in found.items():
            file = self.files[number]
            if why := self.why_not_edited(file):
                raise NotSavedError(f"{file.path} {why}")
            yield file, changes

    def _with(self, typed: Sequence[Typed]) -> Iterator[tuple[str, list[Entry]]]:
        """The files that change, with what would be read of them."""
        for file, changes in self._changes(typed):
            contents = changed_contents(file, self._of(file), changes)
            after = _changed(file, contents)
            yield file.path, format_named(file.format).read(after, is_named=True) or []

    def _with_baseline(self, report: Report) -> Report:
        path = self._options.project.baseline
        if path is None:
            return report
        return marked(report, read_baseline(path))[0]

    def is_inside(self, path: str) -> bool:
        """Whether a file really lies in the folder of the project, or in one that was named."""
        folders = [self._options.project.folder, *map(Path, self._paths)]
        around = [one if one.is_dir() else one.parent for one in folders]
        return any(leads_within(path, folder) for folder in around)


def _changed(file: SourceFile, contents: Mapping[str, bytes]) -> SourceFile:
    """A file with other contents."""
    if not file.parts:
        return SourceFile(file.path, contents.get(file.path, file.content), file.format)
    described = {path for path in contents if path.endswith(".json")}
    content = next((contents[path] for path in described), file.content)
    parts = {path: raw for path, raw in contents.items() if path not in described}
    return SourceFile(file.path, content, file.format, {**file.parts, **parts})


def _path(file: SourceFile) -> str:
    return file.path


def _stamp(checked: Checked) -> tuple[object, ...]:
    """What changes when a file does."""
    found: list[object] = []
    for path in checked.files:
        with suppress(OSError):
            stat = Path(path).stat()
            found.append((path, stat.st_mtime_ns, stat.st_size))
    return tuple(found)
