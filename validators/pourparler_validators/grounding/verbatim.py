"""The words of sources that a statement gives, looked for once for all who ask where they stand."""

from collections.abc import Sequence
from typing import NamedTuple

from pourparler import Statement
from pourparler_validators.contract.rule import At
from pourparler_validators.facts.utterances import segments_of
from pourparler_validators.facts.values.statements import VERBATIM
from pourparler_validators.grounding.examined import Examined
from pourparler_validators.grounding.library import Library, Unexamined


class Given(NamedTuple):
    """A segment that gives words of a source."""

    pointer: str
    found: Examined | Unexamined
    """Where the words stand, or why they were not looked for."""


def given_in(statement: At[Statement], library: Library) -> Sequence[Given]:
    """The segments of a statement that give words of a source, in order."""
    return library.once(statement.entry, Given, lambda: _given_in(statement, library))


def _given_in(statement: At[Statement], library: Library) -> Sequence[Given]:
    entry, segments = statement.entry, segments_of(statement.value, VERBATIM)
    places = [(f"/segments/{position}", segment) for position, segment in segments]
    return [Given(place, library.examined(At(entry, place, each))) for place, each in places]
