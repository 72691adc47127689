"""A speaker who has no name: "a woman in the hall said"."""

from typing import Final

from pourparler_validators.grounding.article import Article

MAX_WORDS: Final = 10
"""The most words by which a speaker is described."""
_SIGNS: Final = ',;:.!?\n\u201c\u201d"\u00ab\u00bb'


def described_beside(article: Article, start: int, end: int) -> tuple[int, int] | None:
    """The words behind or before a quotation that describe who speaks, the last exclusive.

    They begin with an article, and a verb of speech stands just behind or before them.
    """
    return _behind(article, end) or _before(article, start)


def _before(article: Article, start: int) -> tuple[int, int] | None:
    """The words of the sentence before a quotation, up to its verb: a spokesman said: "..."."""
    verb = article.token_at(start) - 1
    if verb < 1 or not _is_verb(article, verb) or not _leads_in(article, verb, start):
        return None
    first = verb
    while first > 0 and verb - first < MAX_WORDS and not _has_sign(article, first - 1, first):
        first -= 1
    return (first, verb) if first < verb and _is_article(article, first) else None


def _leads_in(article: Article, verb: int, start: int) -> bool:
    """Whether only a colon or comma, and marks, stand between a verb and a quotation."""
    between = article.text[article.span_of(verb, verb)[1] : start]
    return not any(sign in between for sign in ".!?\n")


def _behind(article: Article, end: int) -> tuple[int, int] | None:
    first = article.token_at(end)
    if first >= len(article.tokens) or article.language is None:
        return None
    if not _is_near(article, end, first):
        return None
    if _is_verb(article, first):
        return _until_sign(article, first + 1) if _is_article(article, first + 1) else None
    return _until_verb(article, first) if _is_article(article, first) else None


def _until_verb(article: Article, first: int) -> tuple[int, int] | None:
    last = _last(article, first)
    verbs = (place for place in range(first + 1, last + 1) if _is_verb(article, place))
    verb = next(verbs, None)
    return (first, verb) if verb is not None and verb > first + 1 else None


def _until_sign(article: Article, first: int) -> tuple[int, int]:
    return first, _last(article, first) + 1


def _last(article: Article, first: int) -> int:
    """The last word before a sign of punctuation, or the last that is looked at."""
    last = first
    limit = min(first + MAX_WORDS, len(article.tokens) - 1)
    while last < limit and not _has_sign(article, last, last + 1):
        last += 1
    return last


def _is_near(article: Article, end: int, first: int) -> bool:
    """Whether a word goes on with the sentence in which a quotation ends."""
    between = article.text[end : article.span_of(first, first)[0]]
    is_over = (
        article.text[end - 1 : end] in tuple(".!?") and article.tokens[first].text[0].isupper()
    )
    return not is_over and not any(sign in between for sign in ".!?\n")


def _has_sign(article: Article, one: int, other: int) -> bool:
    between = article.text[article.span_of(one, one)[1] : article.span_of(other, other)[0]]
    return any(sign in _SIGNS for sign in between)


def _is_verb(article: Article, place: int) -> bool:
    return article.keys[place] in article.said_by("reporting")


def _is_article(article: Article, place: int) -> bool:
    words = article.language.articles if article.language else frozenset[str]()
    return place < len(article.keys) and article.keys[place] in words
