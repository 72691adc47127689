"""Shapes an object of an answer as the standard's model of it asks."""

from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from pourparler.document import MODELS
from pourparler.extra import Extra
from pourparler.fields import Field, fields, noun
from pourparler.model import Model
from pourparler.values import Reference
from pourparler_validators.converting.answers.ids import Ids, id_name
from pourparler_validators.converting.answers.naming import Item, named
from pourparler_validators.converting.answers.particular import rearranged
from pourparler_validators.converting.answers.passages import Passages
from pourparler_validators.converting.answers.repairs import Log, within
from pourparler_validators.converting.answers.scalars import scalar
from pourparler_validators.converting.answers.spelling import alike, snake
from pourparler_validators.converting.answers.synonyms import TEXT_FIELDS, VALUE_NAMES
from pourparler_validators.converting.answers.unwrapping import Candidate
from pourparler_validators.entries.placeholders import is_placeholder
from pourparler_validators.entries.record_shape import is_empty
from pourparler_validators.entries.value_faults import SEPARATORS
from pourparler_validators.formats.writing import Plain
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_values import is_list, is_object

_WORDS: Final = {"Evidence": "exact", "Segment": "text"}
"""By the name of a passage's model, the field of its words."""
_AS_THEY_ARE: Final = ("verbatim", "extra_value")


@dataclass(frozen=True, slots=True)
class Shaper:
    """Shapes the objects of one answer."""

    ids: Ids
    passages: Passages
    log: Log

    def record(self, one: Candidate) -> Plain:
        """The record that a candidate stands for, in the standard's order, sound or not."""
        model, own = MODELS[one.type], id_name(one)
        plain = {
            name: value
            for name, value in one.value.items()
            if name != own and not _says_type(name, value, one.type)
        }
        shaped, others = self._shaped(model, plain, one.path)
        extra = shaped.pop("extra", {})
        for item in others:
            self._keep(item, extra)
        found = {**shaped, "type": one.type, "id": self.ids.of[one.path]}
        if extra:
            found["extra"] = extra
        self.passages.complete(found, one.path)
        return {name: found[name] for name in fields(model) if name in found}

    def _shaped(
        self, model: type[Model], plain: dict[str, Any], path: str
    ) -> tuple[Plain, list[Item]]:
        """The fields of an object, and the items for which it has none."""
        items = [Item(name, value, within(path, name)) for name, value in plain.items()]
        items = [item for item in items if not self._is_empty(item.value, item.path)]
        items = rearranged(model.__name__, items, self.ids, self.log)
        known, others = named(model, items, self.log)
        found: Plain = {}
        for item in known:
            value = self._field(fields(model)[item.name], item, others)
            if value is not None:
                found[item.name] = value
        return {name: found[name] for name in fields(model) if name in found}, others

    def _is_empty(self, value: Any, path: str) -> bool:
        if is_empty(value):
            self.log.repair("empty", path, value, None)
            return True
        return False

    def _field(self, field: Field, item: Item, others: list[Item]) -> Any:
        """The value of a field; what may be kept as something else joins the others."""
        if field.form is not None and field.form.name == "extra":
            return self._extra(item)
        if self._is_of_nobody(field, item.value):
            others.append(Item(item.name, item.value, item.path, _reason(field)))
            return None
        if field.many:
            found = [self._value(field, value, path) for value, path in self._items(field, item)]
            return [value for value in found if value is not None] or None
        if is_list(item.value) and len(item.value) == 1:
            self.log.repair("list", item.path, item.value, item.value[0])
            item = Item(item.name, item.value[0], within(item.path, 0))
        return self._value(field, item.value, item.path)

    def _is_of_nobody(self, field: Field, value: Any) -> bool:
        """Whether a text where a reference belongs is a name that no record has."""
        kind = _kind_of_text(field)
        if not isinstance(kind, Reference) or not isinstance(value, str) or ":" in value:
            return False
        is_known = self._is_one(field, value) or self._parts(field, value) is not None
        return not is_known and not is_placeholder(value)

    def _items(self, field: Field, item: Item) -> list[tuple[Any, str]]:
        if is_list(item.value):
            return [(value, within(item.path, at)) for at, value in enumerate(item.value)]
        if isinstance(item.value, str) and is_placeholder(item.value):
            return [(item.value, item.path)]
        parts = self._parts(field, item.value) or [item.value]
        self.log.repair("list", item.path, item.value, parts)
        return [(part, item.path) for part in parts]

    def _parts(self, field: Field, value: Any) -> list[str] | None:
        """The several values that a text joins, if each is one of the field's."""
        if not isinstance(value, str) or self._is_one(field, value):
            return None
        for separator in (*SEPARATORS, " and "):
            parts = [part.strip() for part in value.split(separator) if part.strip()]
            if len(parts) > 1 and all(self._is_one(field, part) for part in parts):
                return parts
        return None

    def _is_one(self, field: Field, text: str) -> bool:
        kind = _kind_of_text(field)
        if isinstance(kind, Reference):
            return self.ids.reference(text, kind.types) is not None
        return field.vocabulary is not None and scalar(field, text) is not None

    def _value(self, field: Field, value: Any, path: str) -> Any:
        """A value, or an item of a list, as its field holds it; none where it is left out."""
        if self._is_empty(value, path):
            return None
        if field.model is not None and not (isinstance(value, str) and is_placeholder(value)):
            return self._object(field.model, value, path)
        bare = self._bare(field, value, path)
        found = self._single(field, bare)
        if found is not None and (
            field.vocabulary is not None or not self._says_nothing(field, bare)
        ):
            if found != value or type(found) is not type(value):
                self.log.repair(_step(field), path, value, found)
            return found
        if isinstance(bare, str) and is_placeholder(bare):
            self.log.repair("empty", path, value, None)
        else:
            self.log.leave(path, value, _reason(field))
        return None

    def _bare(self, field: Field, value: Any, path: str) -> Any:
        """A value without one object or list more around it; what else that has is listed."""
        if is_list(value) and len(value) == 1:
            return value[0]
        if not is_object(value):
            return value
        types = field.kind.types if isinstance(field.kind, Reference) else ()
        names = (*(("id", *types, "name") if types else VALUE_NAMES), field.name)
        name = next((one for one in names if one in value), None)
        if name is None or (len(value) > 1 and not types):
            return value
        for other, item in value.items():
            if other != name and not self._is_empty(item, within(path, other)):
                self.log.leave(within(path, other), item, "a reference is an id and nothing more")
        return value[name]

    def _says_nothing(self, field: Field, value: Any) -> bool:
        """Whether a text is a word for "not known" where the coder's own words stand."""
        is_code = field.form is not None and field.form.name in ("country", *_AS_THEY_ARE)
        return isinstance(value, str) and not is_code and is_placeholder(value)

    def _single(self, field: Field, value: Any) -> Any:
        if isinstance(field.kind, Reference):
            return self.ids.reference(value, field.kind.types) if isinstance(value, str) else None
        return scalar(field, value)

    def _object(self, model: type[Model], value: Any, path: str) -> Plain | None:
        plain = self._as_object(model, value, path)
        if plain is None:
            self.log.leave(path, value, f"it is no {noun(model)}")
            return None
        shaped, others = self._shaped(model, plain, path)
        for item in others:
            self.log.leave(item.path, item.value, item.reason)
        if not shaped:
            return None
        words = _WORDS.get(model.__name__)
        if words is not None:
            self.passages.place(shaped, words, path)
        return {name: shaped[name] for name in fields(model) if name in shaped}

    def _as_object(self, model: type[Model], value: Any, path: str) -> dict[str, Any] | None:
        if is_object(value):
            return value
        if not isinstance(value, str) or is_placeholder(value):
            return None
        name = TEXT_FIELDS.get(model.__name__)
        if model.__name__.endswith("HistoryEntry"):
            name = "status"
        if model.__name__ == "Delegate":
            name = "person" if self.ids.reference(value, ("person",)) else "name"
        if name is None:
            return None
        self.log.repair("list", path, value, {name: value})
        return {name: value}

    def _extra(self, item: Item) -> Plain | None:
        if not is_object(item.value):
            self.log.leave(item.path, item.value, "extra is an object of names and values")
            return None
        found: Plain = {}
        for name, value in item.value.items():
            inner = Item(name, value, within(item.path, name), "extra holds flat values only")
            if not self._is_empty(value, inner.path):
                self._keep(inner, found, is_extra=True)
        return found or None

    def _keep(self, item: Item, extra: Plain, *, is_extra: bool = False) -> None:
        """Puts a flat value into ``extra``, and leaves any other out."""
        name = item.name if is_extra and _is_name(item.name) else snake(item.name)
        if isinstance(item.value, str) and is_placeholder(item.value):
            self.log.repair("empty", item.path, item.value, None)
        elif name in extra or not _may_be_kept(name, item.value):
            self.log.leave(item.path, item.value, item.reason)
        else:
            extra[name] = item.value
            if not is_extra or name != item.name:
                self.log.repair("extra", item.path, {item.name: item.value}, {name: item.value})


_EXTRA: Final = TypeAdapter[Any](Extra)


def _may_be_kept(name: str, value: Any) -> bool:
    """Whether ``extra`` can hold a value under this name."""
    if isinstance(value, dict | list):
        return False
    try:
        _EXTRA.validate_python({name: value})
    except ValidationError:
        return False
    return True


def _is_name(name: str) -> bool:
    return _may_be_kept(name, 1)


def _kind_of_text(field: Field) -> Any:
    """What a text is in place of a field's value: of an object that of its most telling field."""
    if field.model is None:
        return field.kind
    inner = fields(field.model).get(TEXT_FIELDS.get(field.model.__name__, ""))
    return inner.kind if inner else None


def _says_type(name: str, value: Any, record_type: str) -> bool:
    """Whether an item of an object says its record type, and nothing more."""
    if snake(name) not in ("type", "record_type"):
        return False
    return isinstance(value, str) and alike(value, [record_type]) is not None


def _step(field: Field) -> str:
    if isinstance(field.kind, Reference):
        return "reference"
    return "code" if field.vocabulary is not None else "value"


def _reason(field: Field) -> str:
    if isinstance(field.kind, Reference):
        return f"it is not {field.kind.words} of the answer, nor the name of one"
    if field.vocabulary is not None:
        return f'"{field.name}" has no such value'
    return f"it is not {field.form.words}" if field.form else "it is no value of the field"
