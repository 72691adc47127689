"""How often the records of a dataset use each field and value."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import field

from pourparler import Record
from pourparler.fields import nodes
from pourparler.model import Model
from pourparler.vocabularies import Vocabulary
from pourparler_validators.coding.names import field_key, value_key
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Uses:
    """How often something is used, of how often it could be."""

    number: int
    of: int

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.number / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Counts:
    """The uses of models, fields and values, by their names."""

    objects: Counter[str] = field(default_factory=Counter[str])
    """How many records and objects there are of each model; ``Record`` stands for all."""
    fields: Counter[str] = field(default_factory=Counter[str])
    """How many of them have each field."""
    values: Counter[str] = field(default_factory=Counter[str])
    """How often each value stands in any field."""

    def of_vocabulary(self, vocabulary: type[Vocabulary]) -> int:
        """How often any value of a vocabulary is used."""
        return sum(self.values[value_key(value)] for value in vocabulary)


def counts(records: Iterable[Record]) -> Counts:
    """The uses of everything in some records."""
    found = Counts()
    for record in records:
        found.objects.update((Record.__name__, type(record).__name__))
        for node in nodes(record):
            if not node.field.many or node.pointer.endswith(f"/{node.field.name}"):
                found.fields[field_key(node.field)] += 1
            value: object = node.value
            if isinstance(value, Model):
                found.objects[type(value).__name__] += 1
            elif isinstance(value, Vocabulary):
                found.values[value_key(value)] += 1
    return found
