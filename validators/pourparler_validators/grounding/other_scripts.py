"""Names that a dataset has in another script than the article: what can be said of them.

Letters of two scripts are compared by tables of sounds, which fit names that were brought over by
letters (Lavrov, Лавров), and not those that were brought over by ear (Trump, Трамп). So where a
name is not found by them, a word of the article that has its consonants may be it all the same.
"""

from collections.abc import Iterable
from functools import cache
from typing import Final

from pourparler_validators.contract.finding import Unchecked
from pourparler_validators.contract.questions import Speaker
from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.comparable_text import normalized
from pourparler_validators.grounding.tokens import bare_tokens
from pourparler_validators.languages.language import Language
from pourparler_validators.languages.scripts import script_of
from pourparler_validators.languages.sounds import skeletons
from pourparler_validators.languages.tables import latin_words

WRITTEN_OTHERWISE: Final = Unchecked(
    "the name is in another script than the text, and a word of it may be that name"
)
_LEAST: Final = 2
"""With fewer consonants any word may be a name."""


def may_be_written_otherwise(speaker: Speaker, article: Article, script: str | None) -> bool:
    """Whether a word of an article in a script may be one of a speaker's names in another one.

    Not of a speaker who has a name in the script of the article: that one would stand there.
    """
    scripts = [(name, script_of(name)) for name in speaker.names]
    if script is None or any(one in (script, None) for _, one in scripts):
        return False
    there = _skeletons_of(article)
    return any(_may_stand(word, there) for name, _ in scripts for word in _telling(name, speaker))


def _may_stand(word: str, there: frozenset[str]) -> bool:
    forms = _skeletons_of_word(word)
    return any(len(form) < _LEAST or form in there for form in forms)


def _telling(name: str, speaker: Speaker) -> list[str]:
    """The word of a name by which texts call somebody: the surname; of a party the first."""
    words = [token.key for token in bare_tokens(normalized(name)) if token.text[0].isupper()]
    return words[-1:] if speaker.is_person else words[:1]


def _skeletons_of(article: Article) -> frozenset[str]:
    """The consonants of all words of an article that may be names, in whatever case."""
    language = article.language
    found: set[str] = set()
    for token in article.tokens:
        if token.text[0].isupper():
            for word in _nominatives(token.key, language):
                found |= _skeletons_of_word(word)
    return frozenset(found)


def _nominatives(word: str, language: Language | None) -> Iterable[str]:
    return (word,) if language is None else (word, *language.names.nominatives(word))


@cache
def _skeletons_of_word(word: str) -> frozenset[str]:
    """The consonants of a folded word, in Latin letters or in others that tables have."""
    latin = [word] if word.isascii() else list(latin_words(word))
    return frozenset(form for each in latin for form in skeletons(each))
