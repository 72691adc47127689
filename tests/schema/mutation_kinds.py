"""Kinds of mutation: what people and programs get wrong in a record, and what only looks wrong.

A mutation takes one value of a record - the record itself, an object, a list, a text - and yields
other values for its place: broken ones, and some that a record may hold.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from pourparler import MODELS, Vocabulary
from pourparler.fields import fields
from tests.schema import broken_values as broken
from tests.schema.record_spots import Spot
from tests.schema.value_forms import LARGEST_INTEGER, SPACES

Mutation = Callable[[Spot], Iterator[Any]]

OBJECTS: Final = ("record", "object")
TEXTS: Final = (
    *("text", "verbatim", "reason", "rule", "language", "country", "url", "sha256", "pointer"),
    *("slug", "date", "id", "reference", "type", "vocabulary"),
)
"""The forms whose values are texts."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of mutation, for values of some forms, or for all where no form is named."""

    forms: tuple[str, ...]
    thorough: bool
    """Whether a sweep tries all its values at every place, because they are few or rarely fit."""
    mutation: Mutation

    def values(self, spot: Spot) -> list[Any]:
        """What to put in the place of a value."""
        fits = not self.forms or spot.form in self.forms
        return list(self.mutation(spot)) if fits else []


KINDS: Final[dict[str, Kind]] = {}


def kind(*forms: str, thorough: bool = False) -> Callable[[Mutation], Mutation]:
    """Makes a mutation known under its name."""

    def named(mutation: Mutation) -> Mutation:
        KINDS[mutation.__name__] = Kind(forms, thorough, mutation)
        return mutation

    return named


# Objects: their fields.


@kind(*OBJECTS, thorough=True)
def dropped_field(spot: Spot) -> Iterator[Any]:
    for dropped in spot.value:
        yield {name: value for name, value in spot.value.items() if name != dropped}


@kind(*OBJECTS)
def unknown_field(spot: Spot) -> Iterator[Any]:
    for name in broken.UNKNOWN_FIELDS:
        yield {**spot.value, name: "text"}


@kind(*OBJECTS)
def added_field(spot: Spot) -> Iterator[Any]:
    """A field of the standard, absent so far, with a value that some field may hold."""
    for name in fields(spot.model) if spot.model else ():
        if name not in spot.value:
            values = (1, True, "en", "party:a", "2025", [{"source": "source:a", "exact": "a"}])
            yield from ({**spot.value, name: value} for value in values)


@kind(*OBJECTS)
def renamed_field(spot: Spot) -> Iterator[Any]:
    for name in spot.value:
        typos = (name[:-1], name.title(), f"{name}s", f"{name} ", name.replace("_", "-"))
        for other in (*typos, name[::-1], "suffix", "end", "notes"):
            yield {other if key == name else key: item for key, item in spot.value.items()}


@kind(*OBJECTS)
def swapped_values(spot: Spot) -> Iterator[Any]:
    names = list(spot.value)
    for one, other in pairwise(names):
        yield {**spot.value, one: spot.value[other], other: spot.value[one]}


@kind(*OBJECTS)
def reordered_fields(spot: Spot) -> Iterator[Any]:
    yield dict(reversed(spot.value.items()))


@kind(*OBJECTS)
def foreign_object(spot: Spot) -> Iterator[Any]:
    yield from broken.FOREIGN_OBJECTS


@kind("record", thorough=True)
def other_tag(spot: Spot) -> Iterator[Any]:
    for record_type in MODELS:
        yield {**spot.value, "type": record_type}
        yield {**spot.value, "type": record_type, "id": f"{record_type}:a"}


@kind("record", thorough=True)
def odd_tag(spot: Spot) -> Iterator[Any]:
    tag = spot.value["type"]
    for other in (*broken.TAGS, tag.upper(), tag.title(), f"{tag}\n", f"{tag[:-1]}", tag):
        yield {**spot.value, "type": other}


@kind("extra", thorough=True)
def odd_extra(spot: Spot) -> Iterator[Any]:
    """Names and values beside those that are there; in the schema they have no places."""
    names = (*broken.SLUGS, "_", "__", "a__b", "_a.b_", "A", "a:b", "a/b", "\U0001f600")
    yield from ({**spot.value, name: 1} for name in names)
    values = (*broken.NUMBERS, *broken.OTHER_TYPES, *broken.BLANKS, *broken.CONTROLS, None)
    yield from ({**spot.value, "a": value} for value in values)
    yield {}


# Any value: another type of JSON.


@kind()
def null(spot: Spot) -> Iterator[Any]:
    yield None
    yield "null"


@kind()
def empty(spot: Spot) -> Iterator[Any]:
    yield from ("", [], {}, "-")


@kind()
def other_json_type(spot: Spot) -> Iterator[Any]:
    yield from broken.OTHER_TYPES


@kind()
def list_for_single(spot: Spot) -> Iterator[Any]:
    if spot.form != "list":
        yield from ([spot.value], [spot.value, spot.value], [[spot.value]], str([spot.value]))


@kind("list")
def single_for_list(spot: Spot) -> Iterator[Any]:
    yield from (spot.value[0], {"0": spot.value[0]}, str(spot.value[0]), spot.value[:2])


@kind()
def wrapped(spot: Spot) -> Iterator[Any]:
    yield from ({"value": spot.value}, {"": spot.value}, str(spot.value))


# Lists.


@kind("list")
def shorter_list(spot: Spot) -> Iterator[Any]:
    yield from (spot.value[:length] for length in range(len(spot.value)))


@kind("list")
def repeated_item(spot: Spot) -> Iterator[Any]:
    yield from (spot.value * 2, [spot.value[0]] * 50)


@kind("list")
def odd_item(spot: Spot) -> Iterator[Any]:
    for item in (None, *broken.OTHER_TYPES, *broken.FOREIGN_OBJECTS, "party:a", "other"):
        yield [*spot.value, item]


# Texts.


@kind(*TEXTS)
def other_capitals(spot: Spot) -> Iterator[Any]:
    value = spot.value
    yield from (value.upper(), value.lower(), value.title(), value.swapcase(), value[::-1])


@kind(*TEXTS)
def line_feed(spot: Spot) -> Iterator[Any]:
    value = spot.value
    yield from (f"{value}\n", f"\n{value}", f"{value}\r\n", f"{value}\n\n", f"{value}\u2028")


@kind(*TEXTS)
def spaces_around(spot: Spot) -> Iterator[Any]:
    for space in SPACES:
        yield from (f"{spot.value}{space}", f"{space}{spot.value}")


@kind(*TEXTS)
def control_character(spot: Spot) -> Iterator[Any]:
    for control in broken.CONTROLS:
        yield from (f"{spot.value}{control}", f"{control}{spot.value}", f"a{control}b", control)


@kind(*TEXTS)
def blank(spot: Spot) -> Iterator[Any]:
    yield from broken.BLANKS


@kind(*TEXTS)
def invisible_character(spot: Spot) -> Iterator[Any]:
    for character in broken.INVISIBLE:
        yield from (f"{spot.value}{character}", f"{character}{spot.value}", character)


@kind(*TEXTS)
def lookalike(spot: Spot) -> Iterator[Any]:
    for letter, other in broken.LOOKALIKES.items():
        if letter in spot.value:
            yield spot.value.replace(letter, other, 1)


@kind(*TEXTS)
def cut_text(spot: Spot) -> Iterator[Any]:
    yield from (spot.value[:-1], spot.value[1:], spot.value * 2, f"{spot.value}.")


@kind(*TEXTS)
def length(spot: Spot) -> Iterator[Any]:
    """Texts at the limits of length, of ids and of reasons, in code points and in bytes."""
    start = spot.value.partition(":")[0] + ":"
    for longest in (127, 128, 129, 1000):
        yield from (start.ljust(longest, "0"), "a" * longest)
    yield from ("a" * 9, "a" * 10, "ä" * 5, "\U0001f600" * 5, " " * 9 + "a", "e\u0301" * 5)


@kind("vocabulary")
def value_of_other_list(spot: Spot) -> Iterator[Any]:
    for vocabulary in Vocabulary.__subclasses__():
        values = [value.value for value in vocabulary]
        yield from (values[0], values[-1], values[len(values) // 2])


@kind("vocabulary", thorough=True)
def misspelt_value(spot: Spot) -> Iterator[Any]:
    value = spot.value
    yield from (value.replace("_", "-"), value.replace("_", " "), f"{value}s", value[:-1])
    yield from (f"{value}_", f"_{value}", "unknown", "n/a", "other")


@kind("id", "reference", thorough=True)
def id_of_other_type(spot: Spot) -> Iterator[Any]:
    yield from (f"{record_type}:a" for record_type in (*MODELS, "term", "record"))


@kind("id", "reference", thorough=True)
def malformed_id(spot: Spot) -> Iterator[Any]:
    start, _, name = spot.value.partition(":")
    yield from (f"{start}:{slug}" for slug in broken.SLUGS)
    for template in broken.IDS:
        yield template.format(type=start, title=start.title(), name=name)


# Texts of a form of their own, numbers and flags.


def _other_values(values: Sequence[str]) -> Mutation:
    return lambda _spot: iter(values)


for _form, _values in broken.TABLES.items():
    KINDS[f"odd_{_form}"] = Kind((_form,), True, _other_values(_values))
KINDS["odd_calendar"] = Kind(("date",), True, _other_values(broken.CALENDAR))


@kind("count", "offset", thorough=True)
def odd_number(spot: Spot) -> Iterator[Any]:
    yield from broken.NUMBERS
    yield from (str(spot.value), f"{spot.value}.0", True, [spot.value], "one")


@kind("number", thorough=True)
def odd_amount(spot: Spot) -> Iterator[Any]:
    yield from broken.NUMBERS
    yield from (-LARGEST_INTEGER, -LARGEST_INTEGER - 1, -0.0, 300.0, float(2**53), 1e16)
    yield from (str(spot.value), True, [spot.value], "one", "1", "")


@kind("flag", thorough=True)
def odd_flag(_spot: Spot) -> Iterator[Any]:
    yield from (True, False, "true", "false", "yes", 0, 1, "", [], None)
