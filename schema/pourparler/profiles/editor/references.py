"""The ids of a dataset, for the fields that refer to its records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from pourparler.export import Schema
from pourparler.forms import RECORD_TYPES, Reference
from pourparler.profiles import Id, Options

MOST_IDS: Final = 2_000
"""The most ids of a list: with more, the YAML editor takes seconds to show it."""


@dataclass(frozen=True, slots=True)
class References:
    """The ids that fields are offered, by the types that they refer to."""

    ids: tuple[Id, ...] | None = None
    """The ids and the names of the records; none where no dataset was read."""
    is_strict: bool = False
    """Whether another id is a fault."""
    _used: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    @classmethod
    def of(cls, options: Options) -> "References":
        """What is wished of the ids.

        Raises ``ValueError`` where there are none, or too many, that could be strict.
        """
        if options.strict_ids and options.ids is None:
            raise ValueError("name the files whose ids are meant with --ids")
        if options.strict_ids and options.ids and len(options.ids) > MOST_IDS:
            raise ValueError(
                f"an editor takes {MOST_IDS:,} strict ids at most, and here are "
                f"{len(options.ids):,}: name fewer files with --ids, or leave out --strict-ids"
            )
        return cls(options.ids, options.strict_ids)

    def field(self, part: Schema, reference: Reference) -> Schema:
        """The schema of a field, or an item, that refers to records of some types."""
        if self.ids is None:
            return part
        name = f"{'_or_'.join(reference.types)}_ids"
        self._used[name] = reference.types
        own = _strict(reference.types) if self.is_strict else part
        return {**own, "allOf": [{"$ref": f"#/$defs/{name}"}]}

    def definitions(self) -> Mapping[str, Schema]:
        """The lists of ids to which the fields refer."""
        return {name: self._list(types) for name, types in self._used.items()}

    def _list(self, types: tuple[str, ...]) -> Schema:
        prefixes = tuple(f"{one}:" for one in types)
        found = [one for one in self.ids or () if one.id.startswith(prefixes)]
        if not self.is_strict:
            offered = found if len(found) <= MOST_IDS else ()
            return {"defaultSnippets": [_suggestion(one) for one in offered]}
        if not found:  # a list without values would be no schema
            return {**_strict(types), "pattern": "^(?!)"}
        names = {"enumDescriptions": [one.name for one in found]}
        return {**_strict(types), "enum": [one.id for one in found], **names}


def _strict(types: tuple[str, ...]) -> Schema:
    kinds = "record" if types == RECORD_TYPES else " or ".join(types)
    return {"type": "string", "errorMessage": f"No {kinds} of the dataset has this id."}


def _suggestion(one: Id) -> Schema:
    return {"label": one.id, "description": one.name, "body": one.id}
