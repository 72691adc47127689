"""Whether a list of a record has all whom the passage for it lists."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pourparler import (
    Agreement,
    AgreementKind,
    Delegation,
    Event,
    Party,
    Process,
    Proposal,
    Record,
    Statement,
)
from pourparler.fields import Node
from pourparler_validators.contract.finding import NOT_APPLICABLE, Problem, Severity, Unchecked
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.sides_of_talks import negotiators
from pourparler_validators.facts.values.agreements import Part, part
from pourparler_validators.facts.values.events import TALKS
from pourparler_validators.facts.values.parties import is_several
from pourparler_validators.grounding.enumerations import Enumeration, enumerations_in
from pourparler_validators.grounding.library import Library
from pourparler_validators.grounding.mentioning import cast_of, names
from pourparler_validators.grounding.naming import Named, Naming, actors_in, naming_in, speakers_of
from pourparler_validators.grounding.speakers import Mention
from pourparler_validators.grounding.support import Passages, Reading, Scope, passages_of
from pourparler_validators.messages.wording import listed, shown

_LISTS: Final = ("parties", "members", "addressees", "participants", "mediators", "issuers")
_GROUP: Final = Unchecked("a group may be meant by the names of its members")


@rule(Severity.WARNING)
def list_incomplete(
    record: At[Event | Proposal | Agreement | Delegation | Process | Statement],
    library: Library,
    dataset: Questions,
) -> Answers:
    """The passage for a list of parties or persons lists one more, whom the dataset knows.

    Only passages whose "supports" names the whole list are read, such as "/parties"; and of them
    only names that are joined: A, B and C. Whoever speaks, has another place in the record, or
    belongs to somebody in the list, is not asked for; nor are the members of a coalition in it.
    Where the list holds somebody whom the passage does not name, value-not-in-evidence speaks.

    Why: who was left out did not take part, for all who count.

    Fix: add the one who is missing; or name another passage for the list.

    Bad:
        {"event:istanbul-1": {"kind": "hostilities", "round": null, "participants": [
            {"party": "party:ukr", "role": "actor"}], "evidence": [
            {"source": "source:istanbul-2025", "supports": ["/participants"],
             "exact": "Kiev and Moscow have recently conducted some of their largest"}]}}

    Says:
        event:istanbul-1 /participants: the passage for it lists "Kiev and Moscow", and party:rus \
is missing
    """
    passages = passages_of(record.entry, record.value, library)
    held = list(actors_in(record.value))
    naming = naming_in(record.value, passages)
    fields = [field for field in _LISTS if not _is_one_sided(field, record.value)]
    lists = [_List(f"/{field}", held, passages, dataset) for field in fields]
    asked = [one for one in lists if one.own and one.readings and not one.is_swapped(naming)]
    if not asked:
        yield NOT_APPLICABLE
    for each in asked:
        yield from _judged(each)


@dataclass(frozen=True, slots=True)
class _List:
    """A list of parties and persons, and the passages for it."""

    pointer: str
    held: Sequence[Node]
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

    def is_swapped(self, naming: Naming) -> bool:
        """Whether the list holds somebody in place of one whom the passage names."""
        several = {group.id for group in self.groups()}
        asked = ((pointer, key) for pointer, key in self.own.items() if key not in several)
        found = (naming.of(pointer, key) for pointer, key in asked)
        return any(isinstance(one, Named) and one.others for one in found)

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


def _is_one_sided(field: str, value: Record) -> bool:
    """Whether a list is so short that another rule asks for the other side."""
    if isinstance(value, Agreement) and field == "parties":
        bound = {each.party for each in value.parties if Part.BOUND in part(each.role)}
        return len(bound) < 2 and value.kind is not AgreementKind.UNILATERAL
    if isinstance(value, Event) and field == "participants":
        return value.kind in TALKS and len(negotiators(value)) < 2
    return False


def _judged(each: _List) -> Answers:
    is_vague = any(not group.members for group in each.groups())
    for reading in each.readings:
        for found in enumerations_in(reading, each.passages):
            missing = _missing(found, each)
            if missing:
                yield _GROUP if is_vague else _problem(missing, found, each.pointer)
                return


def _missing(found: Enumeration, each: _List) -> list[str]:
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


def _problem(missing: Sequence[str], found: Enumeration, pointer: str) -> Problem:
    said = f"{listed([*missing], 'and')} {'is' if len(missing) == 1 else 'are'} missing"
    return Problem(
        f"{Scope.FIELD} lists {shown(found.reading.words(found.words))}, and {said}",
        pointer,
        help="add the one who is missing, or name another passage for the list",
        params={"missing": list(missing)},
        related=(found.reading.related(found.words, "this is the list"),),
    )
