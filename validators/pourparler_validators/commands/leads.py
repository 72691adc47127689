"""Where a name is explained that is none of a rule: a family, a type, a field, a value, a list."""

from collections.abc import Iterator, Sequence
from functools import cache

from pourparler import MODELS
from pourparler.fields import fields
from pourparler.model import Model
from pourparler_validators.commands.vocabulary import VOCABULARIES, letters
from pourparler_validators.messages.wording import listed


def leads(name: str, families: Sequence[str]) -> list[str]:
    """For each thing of that name what it is, and the command that explains it.

    A field may have its type before it: ``event.date``, ``event/date``.
    """
    return [*_leads(name.strip(), families)]


def known_names() -> list[str]:
    """The names of record types, vocabularies and fields."""
    inner = (field for model in MODELS.values() for field in _field_names(model))
    return [*dict.fromkeys((*MODELS, *VOCABULARIES, *inner))]


def _leads(name: str, families: Sequence[str]) -> Iterator[str]:
    if name in families:
        yield "it is a family of rules: pourparler rules"
    if name in MODELS:
        yield f"it is a record type: pourparler schema {name}"
        return
    for vocabulary in VOCABULARIES:
        if letters(vocabulary) == letters(name):
            yield f"it is a vocabulary: pourparler vocabulary {vocabulary}"
    owner, _, inner = name.replace("/", ".").rpartition(".")
    types = [one for one in MODELS if owner in ("", one) and inner in _field_names(MODELS[one])]
    if len(types) == len(MODELS):
        yield "it is a field of every record: pourparler schema record"
    elif types:
        yield f"it is a field of {listed(types, 'and')}: pourparler schema {types[0]}"
    lists = [one for one, values in VOCABULARIES.items() if name in values.descriptions()]
    if lists:
        yield f"it is a value of {listed(lists, 'and')}: pourparler vocabulary {lists[0]}"


@cache
def _field_names(model: type[Model]) -> frozenset[str]:
    """The names of the fields of a model, and of the objects in them."""
    names = set(fields(model))
    for field in fields(model).values():
        if field.model is not None:
            names |= _field_names(field.model)
    return frozenset(names)
