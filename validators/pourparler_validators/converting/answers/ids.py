"""Ids in the standard's form, together with all references to them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from typing import Final, TypeAlias

from pourparler.forms import MAX_ID_LENGTH, RECORD_TYPES, SLUG
from pourparler_validators.converting.answers.repairs import Log, within
from pourparler_validators.converting.answers.synonyms import ID_NAMES
from pourparler_validators.converting.answers.unwrapping import Candidate
from pourparler_validators.facts.names import comparable
from pourparler_validators.languages.folding import folded
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.json_values import is_list, is_object

_ID: Final = re.compile(f"({'|'.join(RECORD_TYPES)}):{SLUG}")
_NAMES: Final = ("name", "title", "full_name", "label")


_NewIds: TypeAlias = dict[str, dict[str, None]]
"""New ids, in order and each once, by what may stand for them."""


@dataclass(slots=True)
class Ids:
    """The ids of an answer's records: what they are now, by what they were and by names."""

    of: dict[str, str] = field(default_factory=dict[str, str])
    """The new id of a candidate, by its path."""
    renamed: set[str] = field(default_factory=set[str])
    """The old ids that are others now."""
    _by_old: _NewIds = field(default_factory=dict[str, dict[str, None]])
    _by_name: _NewIds = field(default_factory=dict[str, dict[str, None]])

    def reference(self, text: str, types: Sequence[str]) -> str | None:
        """The id of a record of one of these types that a text means; none if that is not sure."""
        bare = text.strip()
        prefix, colon, rest = bare.partition(":")
        kind = prefix.strip().lower()
        own = _only(self._by_old.get(bare, ()), types)
        if own is not None or (colon and kind in RECORD_TYPES and kind not in types):
            return own
        if colon and kind in types and _is_one(rest) and (slug := slug_of(rest)):
            slugged = _identity(kind, slug)
            return _only(self._by_old.get(slugged, ()), types) or slugged
        return _only(self._by_name.get(comparable(bare), ()), types)

    def add(self, old: str | None, new: str, names: Iterable[str]) -> None:
        """Notes a record's id."""
        if old is not None:
            _append(self._by_old, old.strip(), new)
        _append(self._by_old, new, new)
        for name in names:
            _append(self._by_name, comparable(name), new)


def ids_of(candidates: Sequence[Candidate], log: Log) -> Ids:
    """The ids of all records; one that has none gets its name's, else its number."""
    ids, taken = Ids(), dict[str, str | None]()
    for one in candidates:
        if (own := _old(one)[1]) is not None and _is_kept(one, own):
            taken[own] = own
    for number, one in enumerate(candidates, 1):
        name, old = _old(one)
        new = _new(one, old, number)
        while new in taken and (old is None or taken[new] != old):
            new = _numbered(new)
        taken[new] = old
        ids.of[one.path] = new
        ids.add(old, new, _names(one))
        if old != new:
            ids.renamed.add(old or "")
            log.repair("id", within(one.path, name or "id"), old, new)
    return ids


def id_name(one: Candidate) -> str | None:
    """The name under which a candidate has its id."""
    return _old(one)[0]


def is_id(text: str) -> bool:
    """Whether a text has the form of an id."""
    return len(text) <= MAX_ID_LENGTH and _ID.fullmatch(text) is not None


def slug_of(text: str) -> str:
    """A text as the short name of an id; empty where it has no letter or digit of ASCII."""
    signs = re.sub("[^a-z0-9._-]+", "-", folded(text))
    return re.sub("([._-])[._-]*", r"\1", signs).strip("._-")


def _old(one: Candidate) -> tuple[str | None, str | None]:
    for name in (*ID_NAMES, f"{one.type}_id", f"{one.type}Id"):
        value = one.value.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return name, str(value)
    return None, None


def _new(one: Candidate, old: str | None, number: int) -> str:
    if old is not None and _is_kept(one, old):
        return old
    if old is not None:
        return _identity(one.type, slug_of(old.partition(":")[2] or old) or str(number))
    names = (slug_of(name) for name in _names(one))
    return _identity(one.type, next(filter(None, names), str(number)))


def _is_one(text: str) -> bool:
    """Whether a text is no list of several."""
    return not re.search(r"[,;|:\n]|\band\b", text)


def _is_kept(one: Candidate, old: str) -> bool:
    return old.startswith(f"{one.type}:") and is_id(old)


def _identity(record_type: str, slug: str) -> str:
    return f"{record_type}:{slug}"[:MAX_ID_LENGTH].rstrip("._-")


def _numbered(identity: str) -> str:
    stem, dash, number = identity.rpartition("-")
    if dash and number.isdecimal() and len(number) < _LONG:
        return f"{stem}-{int(number) + 1}"
    return f"{identity[: MAX_ID_LENGTH - 4].rstrip('._-')}-2"


_LONG: Final = 3


def _names(one: Candidate) -> Iterator[str]:
    """The names and titles of what a record is about; statements and delegations have none."""
    value = one.value
    for name in () if one.type in ("statement", "delegation") else _NAMES:
        if isinstance(value.get(name), str):
            yield value[name]
    aliases = value.get("aliases")
    for alias in aliases if is_list(aliases) else ():
        text = alias.get("name") if is_object(alias) else alias
        if isinstance(text, str):
            yield text


def _append(found: _NewIds, key: str, new: str) -> None:
    items = found.setdefault(key, {})
    if key:
        items[new] = None


def _only(found: Iterable[str], types: Sequence[str]) -> str | None:
    fitting = [one for one in found if one.partition(":")[0] in types]
    return fitting[0] if len(fitting) == 1 else None
