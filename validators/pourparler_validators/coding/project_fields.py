"""The fields of a project's own within ``extra``, as the codebook shows them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pourparler import MODELS, Record
from pourparler.own_fields import EVERY, OwnField, OwnFields, label_of
from pourparler_validators.coding.counts import Uses
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProjectValue:
    """A value of the list of such a field."""

    key: str
    value: str
    meaning: str
    uses: Uses | None


@dataclass(frozen=True, slots=True)
class ProjectField:
    """A field of a project's own."""

    key: str
    """Where it stands: ``event.extra.tone``, or ``every.extra.batch``."""
    label: str
    field: OwnField
    values: Sequence[ProjectValue]
    uses: Uses | None
    """How many of the records that may have it have it; nothing where no dataset is counted."""


def project_fields(own: OwnFields, records: Sequence[Record] | None) -> list[ProjectField]:
    """The fields of a project's own, in the order of the record types, those of all first.

    They are counted in the records, if there are any given.
    """
    types = [one for one in (EVERY, *MODELS) if one in own.by_type]
    return [_field(one, name, own, records) for one in types for name in own.by_type[one]]


def _field(
    record_type: str, name: str, own: OwnFields, records: Sequence[Record] | None
) -> ProjectField:
    field = own.by_type[record_type][name]
    key = f"{record_type}.extra.{name}"
    held = None if records is None else [*_held(record_type, name, own, records)]
    filled = [one for one in held or () if one is not None]
    texts = Counter(text for one in filled if isinstance(one, str) for text in field.texts(one))
    values = [
        ProjectValue(
            f"{key}.{value}",
            value,
            meaning,
            None if held is None else Uses(texts[value], texts.total()),
        )
        for value, meaning in (field.values or {}).items()
    ]
    uses = None if held is None else Uses(len(filled), len(held))
    return ProjectField(key, label_of(name, field), field, values, uses)


def _held(
    record_type: str, name: str, own: OwnFields, records: Iterable[Record]
) -> Iterator[object]:
    """What each record that may have the field has there; nothing where it has none."""
    for record in records:
        is_own = name in own.by_type.get(record.type, {})
        if record.type == record_type or (record_type == EVERY and not is_own):
            yield None if record.extra is None else record.extra.get(name)
