"""Faults of the kinds that coders make, put into sound records at random."""

import copy
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, Final, TypeAlias

from pourparler import MODELS
from pourparler.fields import Field, fields
from pourparler.model import Model
from pourparler.values import Form, Reference
from tests.adoption.adopting import Plain, example_files

RECORDS: Final[list[Plain]] = [
    record for document in example_files().values() for record in document["records"]
]

Spot: TypeAlias = tuple[Plain, Field, type[Model]]
"""An object, a field that it has, and the model of the object."""


def sample(random: Random, least: int = 1, most: int = 3) -> list[Plain]:
    """Some records of the example, each its own."""
    return copy.deepcopy(random.sample(RECORDS, random.randint(least, most)))


def spoil(records: list[Plain], random: Random, count: int = 1) -> list[Plain]:
    """The records with so many faults more."""
    done = 0
    while done < count:
        found = list(spots(records))
        done += random.choice(FAULTS)(random.choice(found), random) if found else count
    return records


def spots(records: list[Plain]) -> Iterator[Spot]:
    """All fields of the records and of the objects within them."""
    for record in records:
        model = MODELS.get(str(record.get("type")))
        if model is not None:
            yield from _spots(record, model)


def _spots(holder: Any, model: type[Model]) -> Iterator[Spot]:
    if not isinstance(holder, dict):
        return
    known = fields(model)
    for name in holder:
        if name in known:
            yield holder, known[name], model
            inner = known[name].model
            items = holder[name] if isinstance(holder[name], list) else [holder[name]]
            for item in items if inner else ():
                yield from _spots(item, inner or model)


def nothing(spot: Spot, random: Random) -> bool:
    """Null, or an empty value."""
    holder, field, _ = spot
    holder[field.name] = random.choice((None, None, "", [], {}))
    return True


def nothing_more(spot: Spot, random: Random) -> bool:
    """An optional field that is there, and says nothing."""
    holder, _, model = spot
    lacking = [name for name, field in fields(model).items() if name not in holder]
    if lacking:
        holder[random.choice(lacking)] = random.choice((None, "", [], {}, [None]))
    return bool(lacking)


def nothing_in_a_list(spot: Spot, random: Random) -> bool:
    holder, field, _ = spot
    value = holder[field.name]
    if isinstance(value, list):
        value.insert(random.randint(0, len(value)), random.choice((None, "", {})))
    return isinstance(value, list)


def placeholder(spot: Spot, random: Random) -> bool:
    holder, _, model = spot
    if "notes" in fields(model):
        holder["notes"] = random.choice(("N/A", "unknown", " TBD", "-"))
    return "notes" in fields(model)


def misspelt_name(spot: Spot, random: Random) -> bool:
    holder, field, _ = spot
    name = field.name
    place = random.randrange(len(name))
    odd = random.choice((name[:place] + name[place + 1 :], name + "s", name.title(), f"{name} "))
    if odd in holder or not odd:
        return False
    for one in list(holder):
        holder[odd if one == name else one] = holder.pop(one)
    return True


def misspelt_value(spot: Spot, random: Random) -> bool:
    holder, field, _ = spot
    value = holder[field.name]
    if field.vocabulary is None and not isinstance(field.kind, Reference):
        return False
    if isinstance(value, list) and value and isinstance(value[0], str):
        value[0] = value[0][:-1]
    elif isinstance(value, str):
        holder[field.name] = random.choice((value[:-1], value.title(), f"{value}x"))
    return True


def repeated_item(spot: Spot, random: Random) -> bool:
    holder, field, _ = spot
    value = holder[field.name]
    if isinstance(value, list) and value:
        value.insert(random.randint(0, len(value)), copy.deepcopy(random.choice(value)))
        return True
    return False


def joined(spot: Spot, random: Random) -> bool:
    holder, field, _ = spot
    value = holder[field.name]
    if not field.many or not isinstance(value, list) or not all(isinstance(x, str) for x in value):
        return False
    holder[field.name] = random.choice((", ", ";", " | ")).join([*value, *value[:1]])
    return True


def no_list(spot: Spot, random: Random) -> bool:
    holder, field, _ = spot
    value = holder[field.name]
    if field.many and isinstance(value, list) and len(value) == 1:
        holder[field.name] = value[0]
        return True
    return False


def other_type(spot: Spot, random: Random) -> bool:
    holder, field, _ = spot
    form = field.form
    if isinstance(form, Form) and form.name in ("count", "offset", "flag"):
        holder[field.name] = random.choice((str(holder[field.name]).lower(), "7", "x", 1.5, None))
        return True
    if isinstance(form, Form) and form.name in ("text", "verbatim", "date") and not field.many:
        holder[field.name] = random.choice((2025, 7, True, 1.5, ["x"], 12345678901234567890))
        return True
    return False


def reversed_date(spot: Spot, random: Random) -> bool:
    holder, field, _ = spot
    if field.form is not None and field.form.name == "date":
        holder[field.name] = "2025-06-02/2025-05-16"
        return True
    return False


def needless_waiver(spot: Spot, random: Random) -> bool:
    holder, _, model = spot
    if "waivers" not in fields(model):
        return False
    waiver = {"rule": "dates/placeholder", "reason": "so it stands in the article"}
    holder["waivers"] = [waiver] * random.choice((1, 1, 2))
    return True


def left_out(spot: Spot, random: Random) -> bool:
    holder, field, _ = spot
    del holder[field.name]
    return True


FAULTS: Final[tuple[Callable[[Spot, Random], bool], ...]] = (
    *(nothing, nothing_more, nothing_more, nothing_in_a_list, placeholder, misspelt_name),
    *(misspelt_name, misspelt_value, misspelt_value, repeated_item, repeated_item, joined),
    *(no_list, other_type, reversed_date, needless_waiver, left_out),
)
