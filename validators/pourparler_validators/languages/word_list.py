"""The words of a language, so that a word is never taken for the misspelling of another.

The lists are data; where they come from, and their licence, the ``NOTICE.md`` beside them says.
"""

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from pourparler_validators.languages.folding import folded


def is_word(word: str, language: str) -> bool:
    """Whether a folded word is in the list of a language, by its tag."""
    return word in _words(language)


@cache
def has_words(language: str) -> bool:
    """Whether there is a list of the words of a language, by its tag."""
    return _file_of(language).is_file()


@cache
def _words(language: str) -> frozenset[str]:
    import gzip  # needed only where a spelling is in doubt

    if not has_words(language):
        return frozenset()
    return frozenset(folded(gzip.decompress(_file_of(language).read_bytes()).decode()).split())


def _file_of(language: str) -> Traversable:
    return resources.files("pourparler_validators.languages").joinpath(f"{language}/words.gz")
