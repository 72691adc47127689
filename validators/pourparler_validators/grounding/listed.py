"""The lists of parties and persons in a record, and those whom the passages for them list."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pourparler import Agreement, AgreementKind, Event, Party, Record
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.walk import Visit
from pourparler_validators.facts.sides_of_talks import negotiators
from pourparler_validators.facts.values.agreements import Part, part
from pourparler_validators.facts.values.events import TALKS
from pourparler_validators.facts.values.parties import is_several
from pourparler_validators.grounding.enumerations import Enumeration, enumerations_in
from pourparler_validators.grounding.mentioning import cast_of, names
from pourparler_validators.grounding.naming import actors_in, speakers_of
from pourparler_validators.grounding.speakers import Mention
from pourparler_validators.grounding.support import Passages, Reading
from pourparler_validators.late_dataclasses import dataclass

_LISTS: Final = ("parties", "members", "addressees", "participants", "mediators", "issuers")
_POINTERS: Final = frozenset(f"/{field}" for field in _LISTS)


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of parties and persons, and the passages for it."""

    pointer: str
    held: Sequence[Visit]
    """All parties and persons of the record."""
    passages: Passages
    dataset: Questions

    @property
    def own(self) -> dict[str, str]:
        """Those in the list, by their places."""
        within = (node for node in self.held if node.pointer.startswith(f"{self.pointer}/"))
        return {node.pointer: node.value for node in within}

    @property
    def readings(self) -> Sequence[Reading]:
        """The passages for the whole list."""
        return self.passages.exactly_for(self.pointer).readings

    @property
    def is_vague(self) -> bool:
        """Whether it holds a group of which nobody says who belongs to it."""
        return any(not group.members for group in self.groups())

    def incomplete(self) -> tuple[Enumeration, list[str]] | None:
        """The first list of its passages that has somebody more, and who that is."""
        found = (
            (each, _missing(each, self))
            for reading in self.readings
            for each in enumerations_in(reading, self.passages)
        )
        return next(((each, missing) for each, missing in found if missing), None)

    def groups(self) -> Iterator[Party]:
        """The parties in it that are several."""
        for key in self.own.values():
            entry = self.dataset.to(key)
            party = entry.record if entry is not None else None
            if isinstance(party, Party) and (is_several(party.kind) or party.members):
                yield party

    def placed(self, reading: Reading) -> frozenset[str]:
        """All who need not be in it, with those who are."""
        members = {each.party for group in self.groups() for each in group.members or ()}
        is_said = bool(reading.found.quotations)
        speakers = speakers_of(reading, self.passages) if is_said else frozenset[str]()
        return frozenset((*(node.value for node in self.held), *members, *speakers))


def lists_of(value: Record, passages: Passages, dataset: Questions) -> list[Listed]:
    """The lists of a record that have a passage of their own, and are not empty."""
    if not passages.any_is_exactly_for(_POINTERS) or not passages.of_record().readings:
        return []
    held = list(actors_in(value))
    fields = [field for field in _LISTS if not _is_one_sided(field, value)]
    lists = (Listed(f"/{field}", held, passages, dataset) for field in fields)
    return [one for one in lists if one.own and one.readings]


def _is_one_sided(field: str, value: Record) -> bool:
    """Whether a list is so short that another rule asks for the other side."""
    if isinstance(value, Agreement) and field == "parties":
        bound = {each.party for each in value.parties if Part.BOUND in part(each.role)}
        return len(bound) < 2 and value.kind is not AgreementKind.UNILATERAL
    if isinstance(value, Event) and field == "participants":
        return value.kind in TALKS and len(negotiators(value)) < 2
    return False


def _missing(found: Enumeration, each: Listed) -> list[str]:
    """Those whom an enumeration has, that has somebody of the list, and the record has not."""
    cast = cast_of(found.reading, each.passages)
    kinds = ("person",) if each.pointer == "/members" else ("party", "person")
    own, placed = frozenset(each.own.values()), each.placed(found.reading)

    def is_one_of(item: Sequence[Mention], keys: Iterable[str]) -> bool:
        asked = [key for key in keys if key.partition(":")[0] in kinds]
        return any(names(cast, mention, key) for mention in item for key in asked)

    if not any(is_one_of(item, own) for item in found.items):
        return []
    others = (item for item in found.items if not is_one_of(item, placed))
    named = (_best(item, kinds) for item in others)
    return list(dict.fromkeys(key for key in named if key))


def _best(item: Sequence[Mention], kinds: Sequence[str]) -> str | None:
    """Whom an item means, in the kind that a list takes first."""
    known = [next(iter(each.speakers)) for each in item if len(each.speakers) == 1]
    return next((key for kind in kinds for key in known if key.startswith(f"{kind}:")), None)
