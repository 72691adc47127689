"""Texts in the coder's own words that tell a reader nothing, or not what they seem to."""

from collections.abc import Iterable
from typing import Final

from pourparler import Identifier
from pourparler.fields import fields
from pourparler_validators.contract.conditions import such_that
from pourparler_validators.contract.finding import (
    Fix,
    Problem,
    Remove,
    SetValue,
    Severity,
)
from pourparler_validators.contract.rule import Answers, WordsAt, rule
from pourparler_validators.entries.invisible_text import (
    first_unreadable,
    has_nothing_to_read,
    is_without_ink,
    loses_nothing,
    name_of,
    unreadable,
    without_unreadable,
)
from pourparler_validators.entries.placeholders import is_placeholder
from pourparler_validators.messages.wording import listed, shown

ERROR: Final = Severity.ERROR
MOST_NAMED: Final = 3
"""The most characters that a message names."""
_CODE: Final = fields(Identifier)["value"]


def _is_hard_to_read(text: str) -> bool:
    return has_nothing_to_read(text) or bool(unreadable(text))


@rule(ERROR, is_waivable=False, not_in=(_CODE,), holds_unless=such_that(is_placeholder))
def placeholder_text(words: WordsAt) -> Answers:
    """A placeholder such as "unknown" or "TBD" stands in the coder's own words.

    Why: a field that is not known is left out. A placeholder is counted, searched and shown as
    if it were a name. Codes and the words of a source are left alone: NA is Namibia.

    Fix: delete the field; if it must be there, write what the source says of it.

    Bad:
        {"delegation:rus-istanbul-2": {"mandate": "N/A"}}

    Says:
        delegation:rus-istanbul-2 /mandate: "N/A" is a placeholder, not a text
    """
    yield Problem(
        f"{shown(words.value)} is a placeholder, not a text",
        words.pointer,
        help="what is not known is left out: delete the field, or write what is known",
        fix=Fix("delete the field", (Remove(words.pointer),)),
    )


@rule(Severity.WARNING, is_waivable=False, holds_unless=such_that(_is_hard_to_read))
def invisible_text(words: WordsAt) -> Answers:
    r"""A text of the coder has nothing to read in it, or characters that no text should hold.

    Why: a name of nothing but a zero width space looks empty and counts as a name. A direction
    override shows other words than programs read. Control characters, noncharacters and U+FFFD
    are what is left of a text that was read in the wrong encoding. The words of a source are
    left alone.

    Fix: take the character out; where it stands for one that was lost, write that one.

    Bad:
        {"person:trump": {"name": "\u200b"}}

    Says:
        person:trump /name: nothing can be read here: it holds U+200B zero width space
    """
    text = words.value
    if has_nothing_to_read(text):
        yield Problem(
            f"nothing can be read here: it holds {_named(dict.fromkeys(text))}",
            words.pointer,
            help="what is not known is left out: delete the field, or write what is to be read",
            fix=_deleted(words),
        )
    else:
        yield Problem(
            f"{shown(text)} holds {_named(unreadable(text))}",
            words.pointer,
            help=_rewritten(text),
            fix=_without(words),
            words=_stretch(text),
        )


def _named(characters: Iterable[str]) -> str:
    """The characters in words, and how many more there are."""
    names = [name_of(one) for one in characters]
    more = len(names) - MOST_NAMED
    return listed([*names[:MOST_NAMED], *([f"{more} more"] if more > 0 else [])], "and")


def _deleted(words: WordsAt) -> Fix | None:
    """Deletes the field, where the record can be without it."""
    if words.field is None or words.field.required:
        return None
    return Fix("delete the field", (Remove(words.pointer),), is_safe=is_without_ink(words.value))


def _without(words: WordsAt) -> Fix | None:
    text = without_unreadable(words.value)
    if text is None:
        return None
    edits = (SetValue(words.pointer, text),)
    return Fix(f"write {shown(text)}", edits, is_safe=loses_nothing(words.value))


def _stretch(text: str) -> tuple[int, int] | None:
    start = first_unreadable(text)
    return None if start is None else (start, start + 1)


def _rewritten(text: str) -> str:
    better = without_unreadable(text)
    if better is None:
        return "a character was lost here: look at the source, and write it"
    return f"write {shown(better)}" if loses_nothing(text) else f"perhaps {shown(better)} is meant"
