"""What a block knows of the dataset: the truth of the whole, or that it has to ask."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from typing import Any, Final

from pourparler_validators.contract.links import Links
from pourparler_validators.entries.entry import Entry
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.running.asking import NAMES, NotKnownError, Question
from pourparler_validators.running.whole_dataset import WholeDataset
from pourparler_validators.spark.rows import Row, entry_of


@dataclass(slots=True)
class Asking(WholeDataset):
    """Hands on what it is asked; of that it works out circles, members, and orders of dates."""

    answer: Callable[[Question], Any] = field(kw_only=True)


def _hand_on(name: str) -> Callable[..., Any]:
    def ask(self: Asking, *about: Any) -> Any:
        return self.answer(Question(name, about))

    return ask


_WORKED_OUT: Final = (
    "knows_all_ids",
    "knows_all_of",
    "circle",
    "members",
    "impossible_orders",
    "text",
)
"""The questions that are answered from others, and from what is known of the whole."""
for _name in NAMES:
    if _name not in _WORKED_OUT:
        setattr(Asking, _name, _hand_on(_name))


class Actors:
    """The records of all persons and parties, where these are few: a worker reads them once."""

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        self.rows = rows

    @cached_property
    def held(self) -> Links:
        """The records, and what these refer to."""
        return held(map(entry_of, self.rows))


def held(entries: Iterable[Entry]) -> Links:
    """Some records, each once, and what these refer to."""
    found = Links()
    for entry in dict.fromkeys(entries):
        found.take_in(entry)
    return found


@dataclass(slots=True)
class OnHand:
    """The records of a block, those that they refer to, and how often each is referred to."""

    actors: Actors
    known: dict[Question, Any] = field(default_factory=dict[Question, Any])
    """What was answered already."""
    by_id: dict[str, Entry | None] = field(default_factory=dict[str, "Entry | None"])
    """The record of each id; none where it is known that there is none."""
    linked: dict[str, Mapping[str, int]] = field(default_factory=dict[str, Mapping[str, int]])
    """How often the whole dataset refers to an id, by field; without a name from other records."""
    held: Links = field(default_factory=Links)
    """The records here, and what these refer to."""

    def answer(self, question: Question) -> Any:
        """The answer of the whole dataset. Raises :class:`NotKnownError` where it is not known."""
        if question not in self.known:
            self.known[question] = self._worked_out(question)
        return self.known[question]

    def _worked_out(self, question: Question) -> Any:
        key: str = question.about[0] if question.about else ""
        match question.name:
            case "to" if key in self.by_id:
                return self.by_id[key]
            case "to" if entry := self.actors.held.to(key):
                return entry
            case "is_used" if key in self.linked:
                return bool(self.linked[key].get("", 0))
            case "into" if key in self.linked:
                name: str = question.about[1]
                both = (*self.held.into(key, name), *self.actors.held.into(key, name))
                found = [*dict.fromkeys(both)]
                if len(found) == self.linked[key].get(name, 0):
                    return tuple(sorted(found, key=lambda link: link.entry.rank))
            case _:
                pass
        raise NotKnownError(question)


@dataclass(slots=True)
class Exploring:
    """Notes what is asked: what is known of it, and what is not.

    Where it is not, something is guessed, so that one looks farther; what comes of it is thrown
    away.
    """

    answer: Callable[[Question], Any]
    known: dict[Question, Any] = field(default_factory=dict[Question, Any])
    questions: set[Question] = field(default_factory=set[Question])

    def answer_or_guess(self, question: Question) -> Any:
        """The answer, or something that might be one."""
        try:
            self.known[question] = self.answer(question)
        except NotKnownError as error:
            self.questions.add(error.question)
            return _GUESSES.get(question.name, ())
        return self.known[question]


_GUESSES: Final[Mapping[str, Any]] = {
    "to": None,
    "is_used": True,
    "first_with_wording": None,
    "original_of": None,
    "newest_source": None,
}
