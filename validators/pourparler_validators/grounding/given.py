"""What rules are given that is read of the articles that their subject cites.

Where it cannot be had, a rule that asks for it is not asked: the reason is its answer, found once
for all rules that ask for the same.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, Self, TypeAlias

from pourparler_validators.contract.finding import NotApplicable, Unchecked
from pourparler_validators.contract.questions import Missing
from pourparler_validators.grounding.examined import Examined
from pourparler_validators.grounding.library import Library
from pourparler_validators.grounding.texts import SourceText


class OfArticles:
    """What is made of several articles, or passages of them: the class says how."""

    __slots__ = ()

    @classmethod
    def given(cls, subject: Any, library: Library) -> Self | Unchecked | NotApplicable:
        """What a rule gets for a subject, or what it answers where that cannot be had."""
        raise NotImplementedError


Maker: TypeAlias = Callable[[Any, Library], Any]
"""Makes of a subject and the articles what a rule gets, or why it gets nothing."""


def maker_of(wanted: Any) -> Maker | None:
    """What makes that which a rule asks for by a type; nothing for what is not read of articles."""
    if isinstance(wanted, type) and issubclass(wanted, OfArticles):
        return wanted.given
    return _OF_ONE.get(wanted)


def _source_text(subject: Any, library: Library) -> SourceText | Unchecked:
    text = library.text_of(subject.record.id)
    return text.answer if isinstance(text, Missing) else text


def _examined(subject: Any, library: Library) -> Examined | Unchecked | NotApplicable:
    return library.examined(subject)


_OF_ONE: Final[Mapping[Any, Maker]] = {SourceText: _source_text, Examined: _examined}
"""What the library itself has of one article."""
