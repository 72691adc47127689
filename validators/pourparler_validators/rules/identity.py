"""Whether each thing has one record, and each record one id."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from itertools import islice
from typing import Final

from pourparler import Party, Person, Record
from pourparler_validators.contract.conditions import asking
from pourparler_validators.contract.finding import (
    NOT_APPLICABLE,
    Problem,
    Related,
    Severity,
    Unchecked,
)
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, Group, rule
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.affiliations import belongs_to
from pourparler_validators.facts.countries import countries_called, country_of, has_name_of_another
from pourparler_validators.facts.dates import ends_before
from pourparler_validators.facts.names import comparable, own_names
from pourparler_validators.languages.state_names import states_called
from pourparler_validators.messages.nearest import quoted

_COUNTRY: Final = "the country "


class SameId(Group):
    """The records that have one id."""

    @staticmethod
    def keys(record: Record) -> Iterable[str]:
        """The id."""
        return (record.id,)


class SameName(Group[Party | Person]):
    """The parties, or the persons, that share a name, an alias, an identifier or a country."""

    @staticmethod
    def keys(record: Party | Person) -> Iterable[str]:
        """The names, aliases and identifiers, each once and comparable; of a state its country.

        And the countries that its other names stand for.
        """
        keys = {quoted(name) for name in map(comparable, own_names(record)) if name}
        for code in record.identifiers or ():
            keys.add(f"{code.scheme}:{code.value}")
        for country in _countries_of(record):
            keys.add(f"{_COUNTRY}{country}")
        return sorted([f"{record.type} {key}" for key in keys])

    @property
    def shared(self) -> str:
        """What its members share, in words."""
        return self.key.partition(" ")[2]

    @property
    def by_identifier(self) -> bool:
        """Whether they share an identifier, which no two things do."""
        return not self.shared.startswith(('"', _COUNTRY))


@rule(Severity.ERROR, is_waivable=False, holds_of_one=True)
def duplicate_id(group: SameId) -> Answers:
    """Two records have one id.

    Why: whatever refers to the id means one of them, and nobody can say which.

    Fix: if they are one thing, keep one record; if they are two, give the second another id.
    Two equal records are only a warning.

    Bad:
        {"person:putin-again": {"type": "person", "id": "person:putin", "name": "V. V. Putin"}}

    Says:
        person:putin /id: another record has the id person:putin
    """
    first, *others = group.entries
    for entry in others:
        is_equal = entry.record == first.record
        yield Problem(
            f"the same record stands twice: {group.key}"
            if is_equal
            else f"another record has the id {group.key}",
            "/id",
            help="delete one of them" if is_equal else "merge the two, or give this one another id",
            related=(Related(first, "/id", "the first record"),),
            entry=entry,
            severity=Severity.WARNING if is_equal else None,
        )


@rule(Severity.WARNING, holds_of_one=True)
def near_duplicate_entity(group: SameName, dataset: Questions) -> Answers:
    """Two parties or persons share a name, an alias or an identifier, or two states a country.

    Why: mostly they are one actor under two ids, and everything said of it is split between them.
    A body may share a name with the party that it belongs to, but no identifier; and "Moscow" or
    "Russian" as another name of a body tells nothing. The names of states that ship with the
    checker count as theirs: "Burma" is Myanmar, the Kremlin is Russia's, and "Korea" may be either.
    A state that ended before another of the same country began is another state.

    Fix: merge the records, or make the names tell them apart.

    Bad:
        {"person:lavrov-2": {"type": "person", "id": "person:lavrov-2", "name": "Sergei Lavrov"}}

    Says:
        person:lavrov-2 (record): the person shares "sergei lavrov" with person:lavrov
    """
    different = {entry.id: entry for entry in reversed(group.entries)}
    distinct = [one for one in reversed(different.values()) if not _is_told_apart(group.key, one)]
    if len(distinct) < len(different) and len(distinct) < 2:
        yield NOT_APPLICABLE
    may_share = _sharing(group, dataset)
    keys_of = cache(partial(_keys, different))
    for position, entry in enumerate(distinct):
        earlier = islice(distinct, position)
        first = next((one for one in earlier if not may_share(one, entry)), None)
        if first is not None and _speaks_here(group, first, entry, keys_of):
            kind = group.key.partition(" ")[0]
            yield Problem(
                f"the {kind} shares {_shared_by(group, first, entry)} with {first.id}",
                help="merge the two records, or make their names tell them apart",
                related=(Related(first, "", f"the other {kind}"),),
                entry=entry,
            )


def _is_unused(actor: Party | Person, dataset: Questions) -> bool:
    return not dataset.is_used(actor.id)


@rule(Severity.INFO, holds_unless=asking(_is_unused))
def never_used(actor: At[Party | Person], dataset: Questions) -> Answers:
    """No record refers to a party or person.

    Why: it may be left over, or the reference to it may be missing.

    Fix: delete the record, or refer to it where it belongs.

    Bad:
        {"person:macron": {"type": "person", "id": "person:macron", "name": "Emmanuel Macron"}}

    Says:
        person:macron (record): no record refers to this person
    """
    if not dataset.knows_all_of():
        yield Unchecked("a record that may refer to it is not sound")
    else:
        yield Problem(
            f"no record refers to this {actor.value.type}",
            help="delete it, or refer to it where it belongs",
        )


def _countries_of(record: Party | Person) -> Iterable[str]:
    if not isinstance(record, Party):
        return ()
    country = country_of(record)
    return (*countries_called(record), country) if country else countries_called(record)


def _shared_by(group: SameName, *entries: Entry) -> str:
    """What two records share, in words; of states the name by which one of them has the country."""
    shared = group.shared
    code = shared.removeprefix(_COUNTRY)
    for entry in entries if code != shared else ():
        party = entry.record
        if isinstance(party, Party) and country_of(party) != code:
            return quoted(countries_called(party)[code])
    return shared


def _speaks_here(
    group: SameName, first: Entry, second: Entry, keys_of: Callable[[str | None], frozenset[str]]
) -> bool:
    """Whether this group, of all that hold both records, is the one to speak of them.

    Groups by an identifier go before those by a name, these before those by a country.
    """
    common = keys_of(first.id) & keys_of(second.id)
    if len(common) == 1:
        return True
    told = {key for key in common for one in (first, second) if _is_told_apart(key, one)}
    groups = (SameName(key, ()) for key in common - told)
    return max(groups, key=_weight).key == group.key


def _keys(entries: Mapping[str | None, Entry], key: str | None) -> frozenset[str]:
    actor = entries[key].record
    return frozenset(SameName.keys(actor)) if isinstance(actor, Party | Person) else frozenset()


def _weight(group: SameName) -> tuple[bool, bool, str]:
    return group.by_identifier, not group.shared.startswith(_COUNTRY), group.key


def _is_told_apart(key: str, entry: Entry) -> bool:
    """Whether a rule of its own speaks of the name, or the country, of a record."""
    party = entry.record
    if not isinstance(party, Party) or party.country is None:
        return False
    is_own = key == f"party {_COUNTRY}{party.country}"
    is_own = is_own or key == f"party {quoted(comparable(party.name))}"
    return is_own and has_name_of_another(party)


def _sharing(group: SameName, dataset: Questions) -> Callable[[Entry, Entry], bool]:
    """What tells whether two parties may have one name, or country: a body and its whole may.

    Two states may, too, that are called alike, such as both Koreas, and one that came after the
    other. No two may share an identifier.
    """
    if group.by_identifier:
        return lambda _one, _other: False
    is_country = group.shared.startswith(_COUNTRY)
    are_two = _are_of_other_times if is_country else partial(_are_namesakes, group.shared)

    @cache
    def wholes_of(key: str | None) -> frozenset[str]:
        return belongs_to(key, dataset).parties if key else frozenset()

    def may_share(one: Entry, other: Entry) -> bool:
        return (
            are_two(one.record, other.record)
            or other.id in wholes_of(one.id)
            or one.id in wholes_of(other.id)
        )

    return may_share


def _are_namesakes(name: str, one: Record | None, other: Record | None) -> bool:
    """Whether two parties are states of which both are called by a name."""
    if not isinstance(one, Party) or not isinstance(other, Party):
        return False
    countries = {country_of(one), country_of(other)}
    return len(countries) > 1 and countries <= {state.code for state in states_called(name)}


def _are_of_other_times(one: Record | None, other: Record | None) -> bool:
    """Whether one of two parties ended before the other began."""
    if not isinstance(one, Party) or not isinstance(other, Party):
        return False
    return ends_before(one.end, other.start) or ends_before(other.end, one.start)
