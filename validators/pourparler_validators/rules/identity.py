"""Whether each thing has one record, and each record one id."""

from collections.abc import Iterable
from itertools import combinations

from pourparler import Party, Person, Record
from pourparler_validators.entry import Entry
from pourparler_validators.finding import Problem, Related, Severity
from pourparler_validators.links import Links
from pourparler_validators.names import comparable, names_of
from pourparler_validators.rule import Answers, At, Group, rule


class SameId(Group):
    """The records that bear one id."""

    @staticmethod
    def keys(record: Record) -> Iterable[str]:
        """The id."""
        return (record.id,)


class SameName(Group):
    """The parties, or the persons, that share a name, an alias or an identifier."""

    @staticmethod
    def keys(record: Record) -> Iterable[str]:
        """The names, aliases and identifiers, each once and comparable."""
        if not isinstance(record, Party | Person):
            return ()
        codes = (f"{code.scheme}:{code.value}" for code in record.identifiers or ())
        names = (f'"{comparable(name)}"' for name in names_of(record))
        return sorted({f"{record.type} {key}" for key in (*codes, *names)})


@rule(Severity.ERROR, is_waivable=False)
def duplicate_id(group: SameId) -> Answers:
    """Two records bear one id.

    Why: whatever refers to the id means one of them, and nobody can say which.

    Mend: if they are one thing, keep one record; if they are two, give the second another id.
    Two equal records are only a warning.

    Bad:
        {"person:putin-again": {"type": "person", "id": "person:putin", "name": "V. V. Putin"}}

    Says:
        person:putin /id: another record bears the id person:putin
    """
    first, *others = group.entries
    for entry in others:
        is_equal = entry.record == first.record
        yield Problem(
            f"the same record stands twice: {group.key}"
            if is_equal
            else f"another record bears the id {group.key}",
            "/id",
            help="delete one of them" if is_equal else "merge the two, or give this one another id",
            related=(Related(first, "/id", "the first record"),),
            entry=entry,
            severity=Severity.WARNING if is_equal else None,
        )


@rule(Severity.WARNING)
def near_duplicate_entity(group: SameName) -> Answers:
    """Two parties, or two persons, share a name, an alias or an identifier.

    Why: mostly they are one actor under two ids, and everything said of it is split between them.
    A body and the party that it belongs to may share an alias ("the Kremlin").

    Mend: merge the records, or make the names tell them apart.

    Bad:
        {"person:lavrov-2": {"type": "person", "id": "person:lavrov-2", "name": "Sergei Lavrov"}}

    Says:
        person:lavrov-2 (record): the person shares "sergei lavrov" with person:lavrov
    """
    for first, second in combinations(group.entries, 2):
        if _speaks_here(group, first, second):
            kind, _, shared = group.key.partition(" ")
            yield Problem(
                f"the {kind} shares {shared} with {first.id}",
                help="merge the two records, or make their names tell them apart",
                related=(Related(first, "", f"the other {kind}"),),
                entry=second,
            )


@rule(Severity.INFO)
def never_used(actor: At[Party | Person], links: Links) -> Answers:
    """No record refers to a party or person.

    Why: it may be left over, or the reference to it may be missing.

    Mend: delete the record, or refer to it where it belongs.

    Bad:
        {"person:macron": {"type": "person", "id": "person:macron", "name": "Emmanuel Macron"}}

    Says:
        person:macron (record): no record refers to this person
    """
    if not links.into(actor.record.id):
        yield Problem(
            f"no record refers to this {actor.record.type}",
            help="delete it, or refer to it where it belongs",
        )


def _speaks_here(group: SameName, first: Entry, second: Entry) -> bool:
    """Whether this group, of all that hold both records, is the one to speak of them."""
    one, other = first.record, second.record
    if one is None or other is None or one.id == other.id or _belong_together(one, other):
        return False
    return min(set(group.keys(one)) & set(group.keys(other))) == group.key


def _belong_together(one: Record, other: Record) -> bool:
    return (
        isinstance(one, Party)
        and isinstance(other, Party)
        and (one.parent == other.id or other.parent == one.id)
    )
