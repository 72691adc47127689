"""What answers put elsewhere than the standard: roles of persons, heads, quotations, places."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from pourparler.vocabularies import SegmentKind
from pourparler_validators.converting.answers.ids import Ids
from pourparler_validators.converting.answers.naming import Item
from pourparler_validators.converting.answers.repairs import Log
from pourparler_validators.converting.answers.scalars import code
from pourparler_validators.converting.answers.spelling import snake
from pourparler_validators.messages.json_values import is_list

Items = list[Item]


def rearranged(model: str, items: Items, ids: Ids, log: Log) -> Items:
    """The items of an object of a model, with each in the place that the standard has for it."""
    step = _STEPS.get(model)
    return step(items, ids, log) if step else items


def _with(items: Items, made: Item, used: Items, log: Log) -> Items:
    before = {item.name: item.value for item in used}
    log.repair("place", used[0].path, before, {made.name: made.value})
    return [*(item for item in items if item not in used), made]


def _first(items: Items, *names: str) -> Item | None:
    return next((item for name in names for item in items if snake(item.name) == name), None)


def _person(items: Items, ids: Ids, log: Log) -> Items:
    """The title and the party of a person are a role."""
    title = _first(items, "title", "role", "position", "office", "roles")
    party = _first(items, "party", "affiliation", "organization", "organisation", "country")
    titles = _texts(title.value) if title else []
    if title is None or not titles:
        return items
    named = party.value if party else None
    own = ids.reference(named, ("party",)) if isinstance(named, str) else None
    if party is None or own is None:
        return _with_title(items, title)
    roles = [{"title": one, "party": own} for one in titles]
    return _with(items, Item("roles", roles, title.path), [title, party], log)


def _with_title(items: Items, title: Item) -> Items:
    """The items with a title that is no role, since its party is not known."""
    own = Item("title", title.value, title.path)
    return [own if item is title else item for item in items]


def _texts(value: Any) -> list[str]:
    """A text, or all texts of a list; nothing where it holds anything else."""
    found = value if is_list(value) else [value]
    return found if all(isinstance(one, str) and one.strip() for one in found) else []


def _delegation(items: Items, ids: Ids, log: Log) -> Items:
    """The head of a delegation is one of its members."""
    head = _first(items, "head", "leader", "headed_by", "head_of_delegation")
    if head is None or not isinstance(head.value, str):
        return items
    person = ids.reference(head.value, ("person",))
    entry = {"role": "head", **({"person": person} if person else {"name": head.value})}
    members = _first(items, "members")
    others = members.value if members and is_list(members.value) else []
    same = (head.value, person)
    kept = [one for one in others if not (isinstance(one, str) and _of(one, ids) in same)]
    used = [head, members] if members and is_list(members.value) else [head]
    path = members.path if members else head.path
    return _with(items, Item("members", [entry, *kept], path), used, log)


def _of(text: str, ids: Ids) -> str:
    return ids.reference(text, ("person",)) or text


_QUOTES: Final = ("quote", "quotes", "quotation", "quotations", "exact_quote", "text", "words")
_OF_SEGMENT: Final = ("start", "end", "source", "prefix", "suffix")


def _statement(items: Items, ids: Ids, log: Log) -> Items:
    """A quotation of a statement is a segment, and of several speakers one is the first."""
    return _with_segments(_with_one_speaker(items, log), log)


def _with_one_speaker(items: Items, log: Log) -> Items:
    speaker = _first(items, "speaker", "speakers")
    if speaker is None or _first(items, "co_speakers") or not is_list(speaker.value):
        return items
    first, *others = speaker.value
    if not others:
        return items
    made = Item("co_speakers", others, speaker.path)
    return _with([*items, Item("speaker", first, speaker.path)], made, [speaker], log)


def _with_segments(items: Items, log: Log) -> Items:
    quote = _first(items, *_QUOTES)
    if quote is None or _first(items, "segments") is not None:
        return items
    texts = _texts(quote.value)
    if not texts:
        return items
    kind = next((item for item in items if _is_kind(item)), None)
    around = [item for item in items if item.name in _OF_SEGMENT] if len(texts) == 1 else []
    shared = {item.name: item.value for item in around}
    if kind is not None:
        shared["kind"] = code(SegmentKind, kind.value)
    used = [quote, *around, *([kind] if kind else [])]
    segments = [{"text": text, **shared} for text in texts]
    return _with(items, Item("segments", segments, quote.path), used, log)


def _is_kind(item: Item) -> bool:
    names = ("type", "kind", "quote_type", "quotation_type")
    is_text = isinstance(item.value, str) and snake(item.name) in names
    return is_text and code(SegmentKind, item.value) is not None


def _event(items: Items, _ids: Ids, log: Log) -> Items:
    """The country beside a place belongs to it."""
    place = _first(items, "place", "location")
    country = _first(items, "country")
    if place is None or country is None or not isinstance(place.value, str):
        return items
    made = Item("place", {"name": place.value, "country": country.value}, place.path)
    return _with(items, made, [place, country], log)


def _place(items: Items, _ids: Ids, log: Log) -> Items:
    """Of a place with a country and no name the country's name is the name."""
    country = _first(items, "country")
    is_name = country and isinstance(country.value, str) and len(country.value) > len("US")
    if country is None or not is_name or _first(items, "name", "city", "location", "venue"):
        return items
    log.repair("place", country.path, {"country": country.value}, {"name": country.value})
    return [*items, Item("name", country.value, country.path)]


_STEPS: Final[Mapping[str, Callable[[Items, Ids, Log], Items]]] = {
    "Person": _person,
    "Delegation": _delegation,
    "Statement": _statement,
    "Event": _event,
    "Place": _place,
}
"""By the name of a model, what puts its items in their places."""
