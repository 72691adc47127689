"""Mutants: records with one change, of every kind at every place, or at random from a seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.schema.documents import RECORD_TYPES, Plain, a_random, full_record, seeded
from tests.schema.mutation_kinds import KINDS
from tests.schema.record_spots import Place, replaced, spots


@dataclass(frozen=True, slots=True)
class Mutant:
    """A record of a type, with one change of a kind at a place."""

    kind: str
    record_type: str
    place: Place
    record: Any


def sweep(seed: int, most: int) -> Iterator[Mutant]:
    """Full records of all types: every kind of mutation at every place, ``most`` times or more."""
    chooser = a_random(seed)
    for record_type in RECORD_TYPES:
        yield from _swept(full_record(chooser, record_type), chooser, most)


def sample(seed: int, size: int) -> Iterator[Mutant]:
    """Sparse records of all types in turn, each with one mutation of any kind that fits."""
    chooser = a_random(seed)
    for _, record in zip(range(size), seeded(seed), strict=False):
        yield _mutated(record, chooser)


def _swept(record: Plain, chooser: random.Random, most: int) -> Iterator[Mutant]:
    for spot in spots(record):
        for name, kind in KINDS.items():
            values = kind.values(spot)
            size = len(values) if kind.thorough else min(most, len(values))
            for value in chooser.sample(values, size):
                whole = replaced(record, spot.place, value)
                yield Mutant(name, record["type"], spot.place, whole)


def _mutated(record: Plain, chooser: random.Random) -> Mutant:
    places = list(spots(record))
    kinds = list(KINDS.items())
    while True:
        name, kind = chooser.choice(kinds)
        spot = chooser.choice(places)
        values = kind.values(spot)
        if values:
            whole = replaced(record, spot.place, chooser.choice(values))
            return Mutant(name, record["type"], spot.place, whole)
