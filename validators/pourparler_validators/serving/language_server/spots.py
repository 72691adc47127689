"""What stands at a place of a text, which need not be readable as a whole."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Final

from pourparler import MODELS
from pourparler.fields import Field, at, fields
from pourparler.model import Model
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """A field's name, a value, or where one may be written."""

    steps: tuple[str | int, ...]
    """The way from the record to the value; to the object, where a name belongs."""
    is_name: bool
    """Whether the name of a field stands here, or belongs here."""
    start: int
    """Where what stands here starts: a text with its quotation marks."""
    end: int
    word: str = ""
    """What stands here, without quotation marks."""
    beside: Mapping[str, str] = field(default_factory=dict[str, str])
    """The fields of the object around, with the texts that they hold, as far as they are read."""
    record: Mapping[str, str] = field(default_factory=dict[str, str])
    """The same of the record."""
    is_quoted: bool = True
    """Whether names and texts stand in quotation marks here."""
    begun: str = ""
    """The quotation mark that a text has begun with."""

    @property
    def record_type(self) -> str:
        """The type of the record, if it is known."""
        return self.record.get("type") or self.record.get("id", "").partition(":")[0]

    @property
    def model(self) -> type[Model] | None:
        """The model of the object that holds the name; for a value, that holds its field."""
        model = MODELS.get(self.record_type)
        if model is None:
            return None
        steps = self.steps if self.is_name else self._names[:-1]
        if not [one for one in steps if isinstance(one, str)]:
            return model
        found = at(model, steps)
        return found.model if found else None

    @property
    def shown(self) -> Field | None:
        """The field whose name or value stands here."""
        if self.is_name:
            model = self.model
            return fields(model).get(self.word) if model else None
        model = MODELS.get(self.record_type)
        return at(model, self.steps) if model and self._names else None

    @property
    def _names(self) -> tuple[str, ...]:
        return tuple(one for one in self.steps if isinstance(one, str))


@dataclass(slots=True)
class Frame:
    """A list or an object around a place."""

    is_list: bool
    column: int = 0
    """Where it stands in its line: for formats that go by that."""
    number: int = 0
    """The position of the present item."""
    name: str | None = None
    """The name of the present field."""
    is_at_value: bool = False
    """Whether the value of the present field comes next."""
    texts: dict[str, str] = field(default_factory=dict[str, str])
    """The fields so far, with the texts that they hold."""

    @property
    def step(self) -> str | int | None:
        """The step to what stands in it at present."""
        return self.number if self.is_list else self.name


@dataclass(slots=True)
class Around:
    """The lists and objects around a place, from the outermost; they are filled while read on."""

    frames: Sequence[Frame]
    steps: tuple[str | int, ...]
    """The way through them to the place."""

    @property
    def depth(self) -> int:
        """How many of them stand around the record."""
        if self.frames and self.frames[0].is_list:
            return 1
        return 2 if self.steps[:1] == (RECORDS,) and len(self.frames) > 1 else 0

    @property
    def record(self) -> Frame | None:
        """The record, if the place is in one."""
        frames = self.frames[self.depth :]
        return frames[0] if frames and not frames[0].is_list else None


RECORDS: Final = "records"


def around(frames: Sequence[Frame], *, is_name: bool) -> Around:
    """The frames as they are at present; the way ends at the object where a name belongs."""
    steps = [one.step for one in frames]
    if is_name:
        steps = steps[:-1]
    return Around([*frames], tuple(step for step in steps if step is not None))


def spot_of(
    found: Around,
    start: int,
    end: int,
    word: str,
    *,
    is_name: bool,
    is_quoted: bool,
    begun: str = "",
) -> Spot | None:
    """The spot at a place, once what stands behind it was read; nothing outside of records."""
    record = found.record
    if record is None:
        return None
    objects = [one for one in found.frames if not one.is_list]
    beside, steps = objects[-1].texts, found.steps[found.depth :]
    return Spot(steps, is_name, start, end, word, beside, record.texts, is_quoted, begun)
