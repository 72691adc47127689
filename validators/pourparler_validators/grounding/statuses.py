"""Whether what supports a status says so, or says that less, or something else, has come."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from pourparler import EventStatus
from pourparler_validators.contract.finding import Unchecked
from pourparler_validators.facts.values.contradictions import FORESEEN, HAPPENED, PLANNED, against
from pourparler_validators.facts.values.events import OFF, OFF_FOR_GOOD
from pourparler_validators.grounding.steps import Step, Steps
from pourparler_validators.grounding.support import Backing, Scope
from pourparler_validators.late_dataclasses import dataclass

_TAKEN_PLACE: Final = frozenset(HAPPENED["event"]) - {EventStatus.BROKEN_OFF}
_NOT_TAKEN_PLACE: Final = [one for one in EventStatus if one not in HAPPENED["event"]]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A status that a record claims."""

    type: str
    status: str
    earlier: frozenset[str]
    """The statuses of its history: that the text tells of these, too, is no contradiction."""
    may_be_any_deed: bool = False
    """Whether any verb may tell it, as of a measure; of a meeting, only words of the table do."""

    def contradiction(self, backing: Backing) -> Step | Unchecked | None:
        """What the passages say instead; the reason where they say nothing of it."""
        steps = [Steps(reading, self.type) for reading in backing.readings]
        if self._is_supported(steps):
            return None
        if self.status in PLANNED.get(self.type, ()):
            found = self._against_plan(steps)
        elif self.status in HAPPENED.get(self.type, ()):
            found = self._against_happened(steps)
        else:
            found = _first(each.planned(self.status) for each in steps) or self._other(steps)
            found = found or self._against_off(steps) or self._against_end(steps, backing.scope)
        return found or Unchecked("the passages have no word of the status")

    def _is_supported(self, steps: Sequence[Steps]) -> bool:
        said = _first(each.reached(self.status) for each in steps)
        if said is None and self.status in FORESEEN[self.type]:
            said = _first(each.planned() for each in steps)
        return said is not None or (self.type == "event" and self._is_told_as_past(steps))

    def _is_told_as_past(self, steps: Sequence[Steps]) -> bool:
        """Whether what has taken place is told as past, and nothing says otherwise."""
        if self.status in _TAKEN_PLACE and any(each.has_setting() for each in steps):
            return True
        return (
            self.status in _TAKEN_PLACE
            and (self._has_any_verb(steps) or self._is_any_of(_TAKEN_PLACE, steps))
            and not any(each.tells_plans() for each in steps)
            and not self._is_any_of(_NOT_TAKEN_PLACE, steps)
        )

    def _has_any_verb(self, steps: Sequence[Steps]) -> bool:
        return self.may_be_any_deed and any(each.has_past_form() for each in steps)

    @staticmethod
    def _is_any_of(statuses: Iterable[str], steps: Sequence[Steps]) -> bool:
        return _first(each.reached(one) for each in steps for one in statuses) is not None

    def _against_happened(self, steps: Sequence[Steps]) -> Step | None:
        """What puts off something that is said to have taken place."""
        if any(each.has_past_form() for each in steps) or self._any_of(HAPPENED, steps):
            return self._other(steps)
        return self._other(steps) or _first(each.planned() for each in steps)

    def _against_plan(self, steps: Sequence[Steps]) -> Step | None:
        """What tells as past what is said to be planned."""
        other = self._other(steps)
        if other is not None:
            return other
        if _first(each.planned() for each in steps) or self._any_of(PLANNED, steps):
            return None
        return _first(
            each.reached_in_passage(status) for each in steps for status in HAPPENED[self.type]
        )

    def _against_off(self, steps: Sequence[Steps]) -> Step | None:
        """What tells as past, and nothing else, what is said to have been put off or called off."""
        is_off = self.type == "event" and self.status in OFF
        if not is_off or any(each.tells_plans() for each in steps):
            return None
        return _first(
            each.reached_in_passage(status) for each in steps for status in HAPPENED[self.type]
        )

    def _against_end(self, steps: Sequence[Steps], scope: Scope) -> Step | None:
        """What tells as planned, and nothing else, what is said to be off for good."""
        is_off = self.type == "event" and self.status in OFF_FOR_GOOD and scope is Scope.FIELD
        if not is_off or not self.earlier.isdisjoint(EventStatus):
            return None
        if _first(each.reached(status) for each in steps for status in OFF):
            return None
        is_planned = all(each.is_still_planned() for each in steps)
        return _first(each.announced(HAPPENED["event"]) for each in steps) if is_planned else None

    def _any_of(self, statuses: Mapping[str, Sequence[str]], steps: Sequence[Steps]) -> Step | None:
        wanted = statuses[self.type]
        return _first(each.reached(status) for each in steps for status in wanted)

    def _other(self, steps: Sequence[Steps]) -> Step | None:
        """A word of a status that contradicts this one."""
        others = [one for one in against(self.type, self.status) if one not in self.earlier]
        return _first(each.reached(status) for each in steps for status in others)


def _first(found: Iterable[Iterator[Step]]) -> Step | None:
    return next(chain.from_iterable(found), None)
