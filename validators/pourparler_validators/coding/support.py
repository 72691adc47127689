"""Which sources support which value of each field of the records of a dataset."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from pourparler import Delegation, Event, Record
from pourparler.document import plain_record
from pourparler.fields import fields
from pourparler_validators.contract.questions import Questions
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.one_thing import Told, keys_of, pairs, told_in
from pourparler_validators.facts.support import Support, supports_of
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_values import is_list, is_object

_LEFT_OUT: Final = frozenset({"type", "segments", *fields(Record)})
"""What is no claim of a source: the fields of every record, and the words themselves."""


@dataclass(frozen=True, slots=True)
class SupportedValue:
    """A value of a field, the record that has it, and the words that it rests on."""

    record: str
    pointer: str
    value: Any
    supports: Sequence[Support]

    def by_source(self) -> dict[str, list[Support]]:
        """The words, by the id of their source."""
        found: dict[str, list[Support]] = {}
        for support in sorted(self.supports, key=lambda each: each.source):
            found.setdefault(support.source, []).append(support)
        return found


@dataclass(frozen=True, slots=True)
class SupportedField:
    """A field of a record, with its value there, and those of other records of the same thing."""

    pointer: str
    values: tuple[SupportedValue, ...]


def supported(
    entries: Iterable[Entry], dataset: Questions
) -> Iterator[tuple[str, tuple[SupportedField, ...]]]:
    """The records that cite a source, by id, each with its fields in order.

    An event or a delegation that is recorded twice has the values of both records: the date,
    place, round, format and medium of an event, who was there, and how many; the head and the size
    of a delegation.
    """
    sound = sorted((one for one in entries if one.record), key=lambda entry: entry.rank)
    same = _same(sound, dataset)
    for entry in sound:
        record = entry.record
        supports = supports_of(record) if record else []
        if record and supports:
            others = [told for other in same.get(entry, ()) for told in told_in(other)]
            yield record.id, tuple(_fields(entry, record, supports, others))


def _fields(
    entry: Entry, record: Record, supports: Sequence[Support], others: Sequence[Told]
) -> Iterator[SupportedField]:
    things = {told.account.pointer: told.account.of for told in told_in(entry)}
    for pointer, value in _values(plain_record(record)):
        found = [each for each in supports if each.is_for(pointer)]
        own = SupportedValue(record.id, pointer, value, found)
        of_others = (
            SupportedValue(str(told.entry.id), told.account.pointer, _plain(told), told.supports)
            for told in others
            if told.account.of == things.get(pointer)
        )
        yield SupportedField(pointer, (own, *of_others))


def _same(entries: Iterable[Entry], dataset: Questions) -> Mapping[Entry, Sequence[Entry]]:
    """The other records of the same thing, by the record."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        record = entry.record
        for key in keys_of(record) if isinstance(record, Event | Delegation) else ():
            groups.setdefault(key, []).append(entry)
    found: dict[Entry, dict[Entry, None]] = {}
    for members in groups.values():
        for one, other in pairs(members, dataset):
            found.setdefault(one, {})[other] = None
            found.setdefault(other, {})[one] = None
    return {entry: sorted(others, key=lambda each: each.rank) for entry, others in found.items()}


def _plain(told: Told) -> Any:
    """A value as JSON has it."""
    record: Any = plain_record(told.entry.record) if told.entry.record else {}
    return dict(_values(record))[told.account.pointer]


def _values(record: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """All plain values of a record that sources can support, with their places."""
    for name, value in record.items():
        if name not in _LEFT_OUT:
            yield from _within(f"/{name}", value)


def _within(pointer: str, value: Any) -> Iterator[tuple[str, Any]]:
    if is_list(value):
        for position, item in enumerate(value):
            yield from _within(f"{pointer}/{position}", item)
    elif is_object(value):
        for name, item in value.items():
            if name != "evidence":
                yield from _within(f"{pointer}/{name}", item)
    else:
        yield pointer, value
