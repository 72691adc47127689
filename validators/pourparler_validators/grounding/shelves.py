"""What was prepared of articles, kept for all records that use them."""

from collections.abc import Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Any

from pourparler_validators.contract.finding import Unchecked
from pourparler_validators.contract.questions import Loaded, Missing, Speaker
from pourparler_validators.entries.entry import Entry
from pourparler_validators.grounding.claims import Claim
from pourparler_validators.grounding.examined import Examined
from pourparler_validators.grounding.texts import SourceText
from pourparler_validators.late_dataclasses import dataclass

if TYPE_CHECKING:
    from pourparler_validators.grounding.article import Article
    from pourparler_validators.grounding.attribution import Attributor
    from pourparler_validators.grounding.contents.kinds import Contents
    from pourparler_validators.grounding.dates.reading import DatesTold
    from pourparler_validators.grounding.presence import Presence
    from pourparler_validators.grounding.speakers import Roster
    from pourparler_validators.grounding.terms import Roles, Term
    from pourparler_validators.grounding.told_numbers import NumbersTold
    from pourparler_validators.grounding.translations import Translated


@dataclass(slots=True)
class Shelves:
    """What was prepared of articles, by the answers that it was made of."""

    texts: dict[tuple[Entry | None, Loaded | Missing], SourceText | Missing] = field(
        default_factory=dict[Any, Any]
    )
    articles: "dict[SourceText, Article]" = field(default_factory=dict[Any, Any])
    attributors: "dict[tuple[SourceText, Roster], Attributor]" = field(
        default_factory=dict[Any, Any]
    )
    examined: "dict[tuple[SourceText, Roster, Claim], Examined | Unchecked]" = field(
        default_factory=dict[Any, Any]
    )
    presences: "dict[tuple[SourceText, Roster], Presence]" = field(default_factory=dict[Any, Any])
    terms: "dict[tuple[SourceText, Roster, Roles], tuple[Term, ...]]" = field(
        default_factory=dict[Any, Any]
    )
    dates: "dict[tuple[SourceText, tuple[Term, ...]], DatesTold]" = field(
        default_factory=dict[Any, Any]
    )
    numbers: "dict[SourceText, NumbersTold]" = field(default_factory=dict[Any, Any])
    contents: "dict[tuple[SourceText, Sequence[Speaker]], Contents]" = field(
        default_factory=dict[Any, Any]
    )
    translations: "dict[SourceText, tuple[Translated, ...]]" = field(default_factory=dict[Any, Any])
    rosters: "dict[str, Roster]" = field(default_factory=dict[str, Any])
    """By the tag of a language."""
    known: Sequence[Speaker] = ()
    speakers: dict[str, Speaker] = field(default_factory=dict[str, Speaker])
    """Those that are known, by their ids."""

    def without_names(self) -> "Shelves":
        """What does not depend on the names of persons and parties."""
        dates = {key: told for key, told in self.dates.items() if not key[1]}
        known = {text for text, _ in dates}
        numbers = {text: told for text, told in self.numbers.items() if text in known}
        return Shelves(
            self.texts,
            self.articles,
            dates=dates,
            numbers=numbers,
            translations=self.translations,
        )
