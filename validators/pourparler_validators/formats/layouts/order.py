"""The order of the fields of an object, as the standard has it."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Final, Literal, TypeAlias

from pourparler import MODELS
from pourparler.document import Envelope
from pourparler.fields import fields
from pourparler.model import Model
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.wording import visible

Kind: TypeAlias = type[Model] | Literal["file", "record"] | None
"""What a value should be: an object of a model, all of a file, a record; or it is not known."""


class NotLaidOutError(Exception):
    """The text is left as it is."""

    def __init__(self, reason: str, help_: str, offset: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        """Why, as a clause."""
        self.help = help_
        self.offset = offset
        """Where in the text, in code points, if it is at one place."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields of an object in their order, and what objects some of them hold."""

    names: tuple[str, ...] = ()
    inner: Mapping[str, Kind] = field(default_factory=dict[str, Kind])

    def order(self, names: Sequence[str]) -> list[int]:
        """The positions of an object's names in the order in which they are to stand.

        A name that is not known keeps its position.
        """
        ranks = {name: rank for rank, name in enumerate(self.names)}
        known = [position for position, name in enumerate(names) if name in ranks]
        ordered = iter(sorted(known, key=lambda position: ranks[names[position]]))
        return [next(ordered) if name in ranks else position for position, name in enumerate(names)]


def shape(kind: Kind, names: Sequence[str], record_type: object) -> Shape:
    """The shape of an object with these names; ``record_type`` is what its ``type`` holds."""
    if kind == "file" and "records" in names:
        return _DOCUMENT
    model: type[Model] | None
    if kind in ("file", "record"):
        model = MODELS.get(record_type) if isinstance(record_type, str) else None
    else:
        model = kind if isinstance(kind, type) else None
    if model is None:
        return _UNKNOWN
    known = fields(model)
    first = ("$schema",) if kind == "file" else ()
    return Shape((*first, *known), {name: one.model for name, one in known.items()})


def item_kind(kind: Kind) -> Kind:
    """What the items of a list are."""
    return "record" if kind == "file" else kind


def require_single_names(names: Sequence[str], offset: int | None = None) -> None:
    """Raises :class:`NotLaidOutError` for an object that has a name twice."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            reason = f'an object has the name "{visible(name)}" twice'
            raise NotLaidOutError(reason, "keep one of the two", offset)
        seen.add(name)


_DOCUMENT: Final = Shape((*fields(Envelope), "records"), {"records": "record"})
_UNKNOWN: Final = Shape()
