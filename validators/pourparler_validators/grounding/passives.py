"""Who does what a verb in the passive says."""

from typing import Final

from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.speakers import Cast, Mention

MAX_TO_AGENT: Final = 6
"""The most words from a verb in the passive to "by", and on to the name."""


def is_passive(article: Article, verb: int, near: int = 1) -> bool:
    """Whether one of so many words before a verb makes it passive: was told, was then told."""
    words = article.keys[max(verb - near, 0) : verb]
    return article.language is not None and not article.language.acts.passive.isdisjoint(words)


def agent_of(article: Article, cast: Cast, verb: int, stop: int, far: int) -> Mention | None:
    """The first whom a text names behind a "by", which stands so many words on at most."""
    language = article.language
    if language is None:
        return None
    for place in range(verb + 1, min(stop, verb + 1 + far)):
        if article.keys[place] in language.acts.agent:
            return next(iter(cast.within(place + 1, min(stop, place + 1 + MAX_TO_AGENT))), None)
    return None
