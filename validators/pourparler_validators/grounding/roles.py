"""The parts that somebody has in talks, and whether a word of the sources goes with them."""

from collections.abc import Iterator, Sequence
from typing import Final

from pourparler import (
    Delegate,
    Delegation,
    DelegationRole,
    Event,
    ParticipantRole,
    Participation,
    Process,
    Record,
    ThirdPartyRole,
)
from pourparler_validators.contract.finding import Unchecked
from pourparler_validators.contract.questions import Questions
from pourparler_validators.facts.hosts import is_at_home, is_elsewhere
from pourparler_validators.facts.known import YES
from pourparler_validators.facts.values.events import REMOTE
from pourparler_validators.facts.values.participants import WORDED
from pourparler_validators.grounding.library import Unexamined
from pourparler_validators.grounding.mentioning import named_beside
from pourparler_validators.grounding.support import Passages
from pourparler_validators.languages.language import Language
from pourparler_validators.late_dataclasses import dataclass

_THIRD: Final = tuple(
    role for role in ThirdPartyRole if str(role) in {str(each) for each in WORDED}
)


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody's part in talks, and where the record has it."""

    who: str
    """The id of a party or person, or a name or title."""
    role: str
    pointer: str
    noun: str = ""

    def phrases(self, language: Language) -> Sequence[str]:
        """The words of a language that go with the part."""
        return language.role_words.get(self.role, ())

    def has_word(self, passages: Passages) -> bool | Unexamined:
        """Whether the evidence, or a sentence that names whoever it is, has a word of the part."""
        readings = passages.of_record().readings
        if readings and not any(self.phrases(one.language) for one in readings):
            return Unchecked("the language has no words for the part")
        found = passages.have_word(self.phrases)
        return named_beside(self.who, self.phrases, passages) if found is False else found


def parts_of(value: Record, dataset: Questions) -> Iterator[Part]:
    """The parts in a record with which words go; of hosts of those who are not at home there.

    Of most of these host-elsewhere speaks; there remain those in an embassy, and by telephone.
    """
    if isinstance(value, Event):
        for position, each in enumerate(value.participants or ()):
            if each.role in WORDED or _is_host_away(each, value, dataset):
                yield Part(each.party, each.role, f"/participants/{position}/role")
    elif isinstance(value, Delegation):
        for position, member in enumerate(value.members or ()):
            if member.role is DelegationRole.HEAD:
                yield Part(_named(member), "head", f"/members/{position}/role", "the head")
    elif isinstance(value, Process):
        yield from _of_process(value)


def _is_host_away(each: Participation, event: Event, dataset: Questions) -> bool:
    place = event.place
    if each.role is not ParticipantRole.HOST or place is None or place.country is None:
        return False
    is_excused = event.medium in REMOTE or not is_at_home(place.venue or "")
    return is_excused and is_elsewhere(each.party, place.country, dataset) is YES


def _of_process(value: Process) -> Iterator[Part]:
    for position, key in enumerate(value.mediators or ()):
        yield Part(key, ParticipantRole.MEDIATOR, f"/mediators/{position}")
    for position, other in enumerate(value.third_parties or ()):
        if other.role in _THIRD:
            yield Part(other.actor, other.role, f"/third_parties/{position}/role")


def _named(member: Delegate) -> str:
    return member.person or member.name or member.title or ""
