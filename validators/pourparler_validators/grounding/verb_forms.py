"""Which words of an article look like past or future forms of verbs, by their endings.

Endings are compared with their accents: Spanish llegará is to come, and llegara is not.
"""

from functools import cache
from typing import Final
from unicodedata import normalize

from pourparler_validators.grounding.article import Article

MAX_TO_PARTICIPLE: Final = 2
"""The most words from "has" to the participle that makes a past form with it."""


def is_past(article: Article, place: int) -> bool:
    """Whether a word ends like a past form, or like a participle near behind "has"."""
    if article.language is None or _is_noun(article, place):
        return False
    forms = article.language.statuses
    if article.keys[place] in forms.no_verbs:
        return False
    if _ends(article, place, forms.past_endings):
        return True
    before = article.keys[max(0, place - MAX_TO_PARTICIPLE) : place]
    is_behind = not forms.past_helpers.isdisjoint(before)
    return is_behind and _ends(article, place, forms.participle_endings)


def is_before_noun(article: Article, place: int) -> bool:
    """Whether a noun stands right behind a word, which may belong to it: die geplante Runde."""
    return place + 1 < len(article.tokens) and _is_noun(article, place + 1)


def is_future(article: Article, place: int) -> bool:
    """Whether a word is, or ends like, a form of a verb that tells what is to come."""
    if article.language is None:
        return False
    forms, key = article.language.statuses, article.keys[place]
    if key in forms.futures:
        return True
    is_small = article.tokens[place].text[0].islower()
    return is_small and key not in forms.no_verbs and _ends(article, place, forms.future_endings)


def _is_noun(article: Article, place: int) -> bool:
    """Whether a word has the capital of a noun, where all nouns have one."""
    is_told = article.language is not None and article.language.nouns_have_capitals
    return is_told and article.tokens[place].text[0].isupper()


def _ends(article: Article, place: int, endings: tuple[str, ...]) -> bool:
    return article.tokens[place].text.casefold().endswith(_decomposed(endings))


@cache
def _decomposed(endings: tuple[str, ...]) -> tuple[str, ...]:
    """Endings as texts are compared: letters and their marks apart."""
    return tuple(normalize("NFD", one) for one in endings)
