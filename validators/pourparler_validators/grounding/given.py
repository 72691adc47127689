"""What rules are given that is read of the articles that their subject cites.

Where it cannot be had, a rule that asks for it is not asked: the reason is its answer, found once
for all rules that ask for the same.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, Self, TypeAlias, TypeGuard

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


def is_of_articles(wanted: Any) -> TypeGuard[type[Any]]:
    """Whether a type that a rule asks for is read of articles."""
    return wanted in _OF_ONE or (isinstance(wanted, type) and issubclass(wanted, OfArticles))


def given(wanted: type[Any], subject: Any, library: Library) -> Any:
    """What a rule gets that asks for such a type, or what it answers where that cannot be had."""
    make: _Make = _OF_ONE.get(wanted) or wanted.given
    return make(subject, library)


def _source_text(subject: Any, library: Library) -> SourceText | Unchecked:
    text = library.text_of(subject.record.id)
    return Unchecked(text.reason) if isinstance(text, Missing) else text


def _examined(subject: Any, library: Library) -> Examined | Unchecked | NotApplicable:
    return library.examined(subject)


_Make: TypeAlias = Callable[[Any, Library], Any]
_OF_ONE: Final[Mapping[Any, _Make]] = {SourceText: _source_text, Examined: _examined}
"""What the library itself has of one article."""
