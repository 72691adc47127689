"""Which office an article says that a name has: Holt, the envoy, and the envoy Holt."""

from typing import Final

from pourparler_validators.grounding.phrases import has_sign
from pourparler_validators.grounding.speakers import Mention
from pourparler_validators.grounding.subjects import Subjects
from pourparler_validators.grounding.verb_forms import is_past

MAX_TO_OFFICE: Final = 6
"""The most words from a name to the office that it has: Holt, Northland's foreign minister."""

MAX_NEAR: Final = 12
"""The most words from an office to the end of the name that has it."""


def holders_of(subjects: Subjects, place: int) -> list[Mention]:
    """The persons' names near a noun for an office that have it."""
    near = subjects.cast.within(max(0, place - MAX_NEAR), place + MAX_NEAR)
    return [one for one in subjects.persons(near) if _is_office_of(subjects, place, one)]


def _is_office_of(subjects: Subjects, place: int, mention: Mention) -> bool:
    """Whether a noun for an office is that of a name: right before it, or closed by a comma."""
    if mention.is_possessive:
        return False
    before, behind = mention.first - place, place - mention.last
    if 0 < before <= MAX_TO_OFFICE:
        between = range(place + 1, mention.first)
        is_closed = "," in subjects.gap(mention.first)
        return is_closed or all(_belongs_to_office(subjects, one) for one in between)
    if 0 < behind <= MAX_TO_OFFICE and "," in subjects.gap(mention.last + 1):
        rest = range(mention.last + 2, place + 1)
        return not any(has_sign(subjects.article, one) or acts(subjects, one) for one in rest)
    return False


def _belongs_to_office(subjects: Subjects, place: int) -> bool:
    """Whether a word may stand between an office and the name that has it: of Orland's army."""
    is_capital = subjects.article.tokens[place].text[:1].isupper()
    is_plain = subjects.is_one_of(place, "titles") or subjects.is_one_of(place, "aide_of")
    return is_capital or is_plain or subjects.names_holder(place)


def acts(subjects: Subjects, place: int) -> bool:
    """Whether a word is a verb of speech, or looks like a past form."""
    language = subjects.article.language
    helpers = language.statuses.past_helpers if language else frozenset[str]()
    is_helper = subjects.article.keys[place] in helpers
    return is_helper or is_past(subjects.article, place) or subjects.is_one_of(place, "reporting")
