"""Applies verdicts to a file: what they make of its records is saved, all else stays.

Rejected records are written into the file beside it, whole, before they are taken out. So a program
that is ended in between leaves them in both, and the next run takes them out and adds none.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.entries.faults import FileFault
from pourparler_validators.formats.inserting import written
from pourparler_validators.formats.json_text import parse
from pourparler_validators.formats.writing import Plain
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import listed
from pourparler_validators.reviewing.outcomes import after_verdict, says_no_coder
from pourparler_validators.reviewing.verdicts import (
    Decision,
    Verdict,
    Verdicts,
    add_verdicts,
    path_of_rejected,
    path_of_verdicts,
    read_verdicts,
)
from pourparler_validators.saving.changes import Change, NotSavedError
from pourparler_validators.saving.files import save
from pourparler_validators.saving.records import as_read, changed_contents
from pourparler_validators.saving.steps import checksum_of, key_of, same

MOST_NAMED: Final = 3
"""So many of the records of one reason are named."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What keeps a verdict from being applied."""

    name: str
    """The record, or the file."""
    reason: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A record that changes by the verdict on it."""

    entry: Entry
    verdict: Verdict
    after: Plain | None
    """What it becomes; none where it is taken out."""

    @property
    def is_out(self) -> bool:
        """Whether it is taken out."""
        return self.after is None


@dataclass(frozen=True, slots=True)
class Application:
    """What the verdicts on the records of a file do to it."""

    file: SourceFile
    verdicts: Verdicts
    decided: Sequence[Decided]
    contents: Mapping[str, bytes]
    """The new contents of the files that hold the records, by their paths."""
    rejected: Mapping[str, bytes]
    """The new content of the file that gets the rejected records, where it changes."""
    gone: Sequence[str]
    """The file, where it held a rejected record and nothing else."""
    as_read: Mapping[str, bytes]
    """What stood in all these files, as far as they were there."""
    refused: Sequence[Refusal]
    """What cannot be applied."""

    def number_of(self, decision: Decision) -> int:
        """How many records change by a verdict."""
        return sum(one.verdict.verdict is decision for one in self.decided)

    def save(self) -> None:
        """Writes the files, the rejected records first.

        What a record becomes has the verdict, too, so that it is not asked again. Raises
        :class:`NotSavedError` where a file is no longer as it was read, or cannot be written.
        """
        if not self.decided:
            return
        add_verdicts(self.verdicts.path, list(self._verdicts_after()))
        save(self.contents, self.as_read, first=self.rejected, gone=self.gone)

    def _verdicts_after(self) -> Iterator[Verdict]:
        for one in self.decided:
            if one.after is not None:
                after = one.verdict.model_copy(update={"hash": checksum_of(one.after)})
                if self.verdicts.of(after.record, after.hash) is None:
                    yield after


def application_of(file: SourceFile, entries: Sequence[Entry], coder: str | None) -> Application:
    """What the verdicts beside a file do to it; ``entries`` are what was read of it.

    ``coder`` is which program made the records that do not say it. A verdict that cannot be applied
    does not keep others from it.
    """
    verdicts = read_verdicts(path_of_verdicts(file))
    refused: list[Refusal] = []
    decided = list(_decided(entries, verdicts, coder, refused))
    gone = [file.path] if _is_rejected_alone(file, entries, decided) else []
    contents: Mapping[str, bytes] = {}
    if decided and not gone:
        decided, contents = _possible(file, entries, decided, refused)
    path = path_of_rejected(file)
    before = {path: Path(path).read_bytes()} if Path(path).exists() else {}
    rejected = _with_rejected(before.get(path, b""), [one.entry for one in decided if one.is_out])
    changed = {path: rejected} if rejected != before.get(path, b"") else {}
    known = {**as_read(file), **before}
    return Application(file, verdicts, decided, contents, changed, gone, known, refused)


def told(refused: Sequence[Refusal]) -> Iterator[str]:
    """What cannot be applied, one sentence for each reason, without its full stop."""
    by_reason: dict[str, list[str]] = {}
    for one in refused:
        by_reason.setdefault(one.reason, []).append(one.name)
    for reason, names in by_reason.items():
        more = len(names) - MOST_NAMED
        shown = [*names[:MOST_NAMED], f"{more:,} more"] if more > 1 else names
        yield f"{listed(shown, 'and')}: {reason}"


def left_as_coded(verdicts: Verdicts, entries: Sequence[Entry]) -> Iterator[str]:
    """Which accepted records stay as they are because they do not say who made them."""
    stays = "accepted without a coding, and stays as it is; --coder names a program that made it"
    refused = [Refusal(one.name, stays) for one in entries if _is_left(one, verdicts)]
    yield from told(refused)


def _is_left(entry: Entry, verdicts: Verdicts) -> bool:
    if entry.is_file or not says_no_coder(entry.value):
        return False
    verdict = verdicts.on(entry)
    return verdict is not None and verdict.verdict is Decision.ACCEPTED


def outdated(verdicts: Verdicts, entries: Sequence[Entry]) -> Iterator[str]:
    """Which verdicts are on records that are not as they were any more, as sentences."""
    found: dict[str | None, list[Entry]] = {}
    broken = next((entry.file.path for entry in entries if _is_broken(entry)), None)
    if broken is not None and verdicts.verdicts:
        yield f"{broken} cannot be read: fix it first, as check says"
        return
    for entry in entries:
        found.setdefault(entry.id, []).append(entry)
    for verdict in verdicts.last():
        of_id = found.get(verdict.record, [])
        said = f"{verdict.record} was {verdict.verdict} by {verdict.by} on {verdict.on}"
        if not of_id and verdict.verdict is not Decision.REJECTED:
            yield f"{said}, and is no longer there"
        elif of_id and not any(verdicts.on(entry) for entry in of_id):
            yield f"{said}, and has changed since then: review it again"


def _is_broken(entry: Entry) -> bool:
    """Whether it stands for a file of which records cannot be read."""
    return entry.is_file and any(isinstance(fault, FileFault) for fault in entry.faults)


def _decided(
    entries: Sequence[Entry], verdicts: Verdicts, coder: str | None, refused: list[Refusal]
) -> Iterator[Decided]:
    for entry in entries:
        verdict = None if entry.is_file else verdicts.on(entry)
        if verdict is None:
            continue
        try:
            after = after_verdict(entry.value, verdict, coder)
            if after is None:
                written(entry.value)
        except NotSavedError as error:
            refused.append(Refusal(entry.name, str(error)))
        except TypeError:
            refused.append(Refusal(entry.name, "a number in it cannot be kept: fix it first"))
        else:
            if after is None or not same(after, entry.value):
                yield Decided(entry, verdict, after)


def _is_rejected_alone(
    file: SourceFile, entries: Sequence[Entry], decided: Sequence[Decided]
) -> bool:
    """Whether a file is one record, without a list around it, that was rejected."""
    is_one = len(entries) == 1 and not entries[0].pointer and file.format in ("json", "yaml")
    is_rejected = bool(decided) and decided[0].is_out
    return is_one and is_rejected and not Path(file.path).is_symlink()


def _possible(
    file: SourceFile, entries: Sequence[Entry], decided: list[Decided], refused: list[Refusal]
) -> tuple[list[Decided], Mapping[str, bytes]]:
    """Those of the changes that can be made, with the new contents of the files.

    They are found by halves; why others cannot be made is noted.
    """
    try:
        return decided, changed_contents(file, entries, _changes(decided))
    except NotSavedError as error:
        half = len(decided) // 2
        if not half:
            refused.extend(Refusal(one.entry.name, str(error)) for one in decided)
            return [], {}
        parts = (decided[:half], decided[half:])
        left = [one for part in parts for one in _possible(file, entries, part, refused)[0]]
        if len(left) < len(decided):
            return _possible(file, entries, left, refused)
        refused.append(Refusal(file.path, str(error)))
        return [], {}


def _changes(decided: Sequence[Decided]) -> list[Change]:
    return [Change(one.entry, one.after) for one in decided]


def _with_rejected(content: bytes, entries: Sequence[Entry]) -> bytes:
    """Lines of records with those besides that they do not have yet."""
    values = (parse(line) for line in content.decode(errors="replace").split("\n"))
    there = Counter(key_of(value) for value in values if not isinstance(value, FileFault))
    parts = [content] if not content or content.endswith(b"\n") else [content, b"\n"]
    is_added = False
    for entry in entries:
        key = key_of(entry.value)
        if there[key]:
            there[key] -= 1
        else:
            parts.append(f"{written(entry.value)}\n".encode())
            is_added = True
    return b"".join(parts) if is_added else content
