"""Who is a member of whom, also by the members of members."""

from pourparler import Date, Membership, Party
from pourparler_validators.contract.questions import Members, Questions
from pourparler_validators.facts.spans import is_held
from pourparler_validators.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Whole:
    """A party, and its members at a date, of whatever depth."""

    id: str
    members: Members
    date: Date | None

    @property
    def is_known(self) -> bool:
        """Whether the record of each of them could be read."""
        return not any(self._has(key) for key in self.members.unread)

    def has_any(self, parties: frozenset[str]) -> bool:
        """Whether one of the parties is among the members."""
        return any(self._has(key) for key in self.members.of.keys() & parties)

    def _has(self, key: str) -> bool:
        """Goes up from the member to those who list it: few, however many members there are."""
        ahead, seen = [key], {key}
        while ahead:
            step = ahead.pop()
            if step == self.id:
                return True
            listing = self.members.of.get(step, ())
            above = {whole for whole, membership in listing if is_held(membership, self.date)}
            ahead += above - seen
            seen |= above
        return False


def members_of(key: str, dataset: Questions) -> Members:
    """The members of a party, the members of these, and so on, at whatever date."""
    listing: dict[str, list[tuple[str, Membership]]] = {}
    unread: list[str] = []
    ahead, seen = [key], {key}
    while ahead:
        step = ahead.pop()
        entry = dataset.to(step)
        if entry is None or not isinstance(entry.record, Party):
            unread.append(step)
            continue
        for each in entry.record.members or ():
            listing.setdefault(each.party, []).append((step, each))
            if each.party not in seen:
                seen.add(each.party)
                ahead.append(each.party)
    return Members(listing, unread)


def members_of_each_other(key: str, members: Members) -> set[str]:
    """The party, and those of its members that have it as a member: all have the same members."""
    ahead, seen = [key], {key}
    while ahead:
        above = {whole for whole, _ in members.of.get(ahead.pop(), ())} - seen
        ahead += above
        seen |= above
    return seen
