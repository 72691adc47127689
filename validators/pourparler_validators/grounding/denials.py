"""Whether a sentence denies what some of its words name: no truce, they did not agree on one."""

from typing import Final

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.phrases import has_sign, phrase_end

MAX_BEFORE: Final = 6
"""The most words from a denial to what it denies."""
MAX_BEHIND: Final = 4
"""The most words from what is named to a denial of agreement about it: a truce was not agreed."""


def is_denied(article: Article, words: range, sentence: range) -> bool:
    """Whether a denial stands before words, or one of agreement behind them, before a sign."""
    language = article.language
    if language is None:
        return False
    for place in range(words.start - 1, max(sentence.start, words.start - MAX_BEFORE) - 1, -1):
        if has_sign(article, place + 1):
            break
        if article.keys[place] in language.negations:
            return True
    agreed = language.statuses.agreement.get("agreed", ())
    for place in range(words.stop, min(sentence.stop, words.stop + MAX_BEHIND)):
        if has_sign(article, place):
            break
        if article.keys[place] in language.negations:
            is_of_agreement = phrase_end(article, place + 1, sentence.stop, agreed) is not None
            return is_of_agreement or language.statuses.verbs_come_last
    return False
