"""Surnames that an article spells in another way than the dataset: Zelenskyy, Zelensky."""

from typing import Final

from pourparler_validators.contract.finding import Unchecked
from pourparler_validators.contract.questions import Speaker
from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.comparable_text import normalized
from pourparler_validators.grounding.spellings import are_transliterations
from pourparler_validators.grounding.tokens import bare_tokens
from pourparler_validators.messages.wording import shown

_LEAST: Final = 5
"""A shorter name may sound like another word."""


def spelt_otherwise(speaker: Speaker, article: Article) -> Unchecked | None:
    """That a word of an article may be a person's surname, in another romanization; or none."""
    if not speaker.is_person:
        return None
    words = (bare_tokens(normalized(name))[-1:] for name in speaker.names)
    surnames = [word[0].key for word in words if word and len(word[0].key) >= _LEAST]
    for token in article.tokens if surnames else ():
        key = article.language.bare(token.key) if article.language else token.key
        is_capital = token.text[0].isupper()
        if is_capital and any(are_transliterations(key, surname) for surname in surnames):
            return Unchecked(
                f"the article has {shown(token.text)}, which may be the name: then it is an alias"
            )
    return None
