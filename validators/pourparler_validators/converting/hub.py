"""The way of all records from one form to another: plain values in the standard's order."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import field
from hashlib import sha256
from typing import Any, Final

from pourparler.document import plain_record
from pourparler_validators.converting.output import Output
from pourparler_validators.converting.text_files import text_file_of
from pourparler_validators.entries.entry import Entry
from pourparler_validators.formats.writing import Loss, Plain
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_values import is_list, is_object

MOST_VERIFIED: Final = 100_000
"""The most records that are read back and compared unless that is asked for."""


@dataclass(slots=True)
class Conversion:
    """What became of the records that were read."""

    read: int = 0
    written: int = 0
    set_aside: int = 0
    """Records with a fault of structure, kept apart."""
    left_out: int = 0
    """Records that have no place in the form."""
    known: set[str] = field(default_factory=set[str])
    """The ids of the records that were written, where the form takes one record an id."""
    losses: list[Loss] = field(default_factory=list[Loss])
    text_files: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    """The folders of sources' files, with the paths of texts that are relative to them."""
    declared: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    """How often what the form says that it loses was lost: by type of record, and field; without a
    field where records were left out as a whole."""

    def lose(self, losses: Iterable[Loss]) -> None:
        """Notes what is lost of a record, or the record as a whole."""
        for loss in losses:
            if loss.is_whole:
                self.written -= 1
                self.left_out += 1
            if loss.is_declared:
                field = "" if loss.is_whole else loss.pointer.split("/")[1]
                self.declared[loss.record.partition(":")[0], field] += 1
            else:
                self.losses.append(loss)


def convert(
    entries: Iterable[Entry], output: Output, set_aside: Callable[[Entry], None] | None = None
) -> Conversion:
    """Hands sound records to the output, faulty ones to ``set_aside``, and ends the output.

    Raises ``ValueError`` for a faulty record where there is no ``set_aside``.
    """
    done = Conversion()
    try:
        for entry in entries:
            if not entry.is_file:
                _take(entry, output, done, set_aside)
    finally:
        done.lose(output.close())
    return done


def _take(
    entry: Entry, output: Output, done: Conversion, set_aside: Callable[[Entry], None] | None
) -> None:
    done.read += 1
    record = entry.record
    if record is None:
        if set_aside is None:
            raise ValueError(f"the structure of {entry.name} is not sound")
        set_aside(entry)
        done.set_aside += 1
        return
    if output.needs_one_record_an_id:
        if record.id in done.known:
            done.left_out += 1
            done.losses.append(Loss(record.id, "", record.type, REPEATED))
            return
        done.known.add(record.id)
    if text_file := text_file_of(entry):
        done.text_files.add(text_file)
    done.written += 1
    done.lose(output.add(plain_record(record)))


REPEATED: Final = "a record before it has the same id"


def differences(before: Iterable[Plain], after: Iterable[Plain]) -> list[str]:
    """The ids of the records that are not equal before and after: changed, missing, or new.

    Records are equal by id and fields: lists in order, numbers by value (300 and 300.0 are one).
    """
    counts = Counter(map(key_of, before))
    counts.subtract(Counter(map(key_of, after)))
    return sorted({record for (record, _), count in counts.items() if count})


def key_of(record: Plain) -> tuple[str, bytes]:
    """The id of a record, and a digest that equal records share."""
    text = json.dumps(_by_value(record), sort_keys=True, ensure_ascii=False)
    return record["id"], sha256(text.encode()).digest()


def _by_value(value: Any) -> Any:
    if is_object(value):
        return {name: _by_value(item) for name, item in value.items()}
    if is_list(value):
        return [_by_value(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
