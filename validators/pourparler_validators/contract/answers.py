"""Whether what a rule answers is an answer: said to the author of the rule, not to a coder."""

from collections.abc import Iterable, Sequence
from types import GeneratorType
from typing import Any, Final, cast

from pourparler_validators.contract.finding import Answer, NotApplicable, Problem, Share, Unchecked


class NoAnswerError(Exception):
    """What a rule gave is no answer."""


def sound_answers(given: Any) -> Sequence[Answer]:
    """The answers of a rule.

    Raises :class:`NoAnswerError` for anything else, and for a pointer that is none.
    """
    if type(given) is GeneratorType:
        answers: tuple[Any, ...] = tuple(given)  # pyright: ignore
        if not answers:
            return ()
    elif isinstance(given, str) or not isinstance(given, Iterable):
        raise NoAnswerError(f"it gives {given!r:.60}, but a rule yields its answers")
    else:
        answers = tuple(cast("Iterable[object]", given))
    for answer in answers:
        if type(answer) not in _PLAIN:
            _require_sound(answer)
    return answers


_PLAIN: Final = frozenset({Unchecked, NotApplicable, Share})
"""Nothing can be wrong with such an answer."""


_LISTS: Final = frozenset({tuple, list})


def sound_keys(given: Any) -> Sequence[str]:
    """The keys of a record in groups of a kind.

    Raises :class:`NoAnswerError` for anything but several texts.
    """
    if type(given) in _LISTS:  # asked first, since it is quick
        keys: Sequence[Any] = given
    elif isinstance(given, str) or not isinstance(given, Iterable):
        raise NoAnswerError(f"keys gives {given!r:.60}, not a list of texts")
    else:
        keys = tuple(cast("Iterable[object]", given))
    for key in keys:
        if not isinstance(key, str):
            raise NoAnswerError(f"keys gives {key!r:.60}, which is no text")
    return keys


def _require_sound(answer: object) -> None:
    if isinstance(answer, Problem):
        _require_pointers(answer)
    elif not isinstance(answer, Unchecked | NotApplicable | Share):
        wanted = "Problem(…), Unchecked(…) or NOT_APPLICABLE"
        raise NoAnswerError(f"it yields {answer!r:.60}, which is not {wanted}")


def _require_pointers(problem: Problem) -> None:
    edits = problem.fix.edits if problem.fix else ()
    for pointer in (
        problem.pointer,
        *(edit.pointer for edit in edits),
        *(related.pointer for related in problem.related),
    ):
        if pointer and not pointer.startswith("/"):
            raise NoAnswerError(f'the pointer "{pointer}" begins without a stroke: "/{pointer}"')
