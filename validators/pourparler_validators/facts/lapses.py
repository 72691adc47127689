"""Whether a person held a role at a date: which had lapsed, where none was held."""

from collections.abc import Callable, Iterator

from pourparler import Date, Party, Person, Role, Statement
from pourparler_validators.contract.questions import Questions
from pourparler_validators.facts.affiliations import belongs_to, date_of, may_stand_together
from pourparler_validators.facts.countries import words_called
from pourparler_validators.facts.known import NO, YES, Known, any_known, known
from pourparler_validators.facts.offices import may_mean
from pourparler_validators.facts.spans import ended, is_held
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lapse:
    """A role in which a person acts, although it was not held at the date of the act."""

    role: Role
    pointer: str
    """The date of the role that says so: a place in the person's record."""

    @property
    def is_over(self) -> bool:
        """Whether the role was over; if not, it had not begun."""
        return self.pointer.endswith("/end")


@dataclass(slots=True)  # one is made for each answer: not frozen, which takes long
class Standing:
    """Whether a person held a role of some sort at a date. It is not changed."""

    is_held: Known
    lapse: Lapse | None = None
    """Where none was held: the last that had been, or the first that was to be."""


def standing_for(person: Person, party: str, dataset: Questions, date: Date | None) -> Standing:
    """Whether a person held a role at a date by which to act for a party."""
    return _standing(
        person, lambda role: may_stand_together(role.party, party, dataset, date), date
    )


def standing_as(person: Person, title: str, dataset: Questions, date: Date | None) -> Standing:
    """Whether a person held, at a date, the role that an article's title for them means.

    Of one who may have held all their roles then it is taken for granted: none has lapsed, and the
    tables that say what titles mean are not read.
    """
    if all(is_held(role, date) for role in person.roles or ()):
        return Standing(YES)
    return _standing(
        person,
        lambda role: known(may_mean(title, role.title, _names(role.party, title, dataset))),
        date,
    )


def standing_of_speaker(
    statement: Statement, person: Person, dataset: Questions
) -> Standing | None:
    """Whether one who speaks held the role that a statement is coded with.

    It is the one that the speaker's title means; where no title is given, and for co-speakers, one
    by which to speak for the party that the statement names. ``None`` where there is neither.
    """
    date = date_of(statement, dataset)
    if statement.speaker_role is not None and person.id == statement.speaker:
        return standing_as(person, statement.speaker_role, dataset, date)
    if statement.on_behalf_of is not None:
        return standing_for(person, statement.on_behalf_of, dataset, date)
    return None


def _standing(person: Person, fits: Callable[[Role], Known], date: Date | None) -> Standing:
    """Whether one of the roles that were held is of a sort; those that were not are looked at last.

    They matter only where none was held that may be.
    """
    roles = person.roles or ()
    are_held = [is_held(role, date) for role in roles]
    held = any_known(fits(role) for role, is_one in zip(roles, are_held, strict=True) if is_one)
    if held is not NO:
        return Standing(held)
    lapses = [
        Lapse(role, f"/roles/{position}/{'end' if ended(role, date) else 'start'}")
        for position, (role, is_one) in enumerate(zip(roles, are_held, strict=True))
        if not is_one and fits(role) is YES
    ]
    return Standing(NO, _nearest(lapses))


def _nearest(lapses: list[Lapse]) -> Lapse | None:
    """Of the roles that were over the last one; if there is none, the first that was to come."""
    over = [lapse for lapse in lapses if lapse.is_over]
    if over:
        return max(over, key=lambda lapse: str(lapse.role.end.latest if lapse.role.end else ""))
    return min(
        lapses,
        key=lambda lapse: str(lapse.role.start.earliest if lapse.role.start else ""),
        default=None,
    )


def _names(key: str, title: str, dataset: Questions) -> Iterator[str]:
    """The names of a party, and of those that it is a body of; and of states words of a title."""
    for party in sorted(belongs_to(key, dataset).parties):
        entry = dataset.to(party)
        if entry is not None and isinstance(entry.record, Party):
            yield entry.record.name
            yield from (alias.name for alias in entry.record.aliases or ())
            yield from words_called(title, entry.record)
