"""What rules are given that is read of articles."""

from typing import TYPE_CHECKING, Any, Self

from pourparler_validators.contract.finding import NotApplicable, Unchecked

if TYPE_CHECKING:
    from pourparler_validators.grounding.library import Library


class OfArticles:
    """What is read of the articles that a subject cites: a rule gets it that asks for the class.

    Where it cannot be had, the rule is not asked: the reason is its answer, found once for all
    rules that ask for the same.
    """

    __slots__ = ()

    @classmethod
    def given(cls, subject: Any, library: "Library") -> Self | Unchecked | NotApplicable:
        """What a rule gets for a subject, or what it answers where that cannot be had."""
        raise NotImplementedError
