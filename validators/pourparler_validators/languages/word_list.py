"""The words of a language, so that a word is never taken for the misspelling of another.

The lists are data; where they come from, and their licence, the ``NOTICE.md`` beside them says.
"""

from functools import cache
from importlib import resources


def is_word(word: str, language: str = "en") -> bool:
    """Whether a word, in small letters, is in the list of a language."""
    return word in _words(language)


@cache
def _words(language: str) -> frozenset[str]:
    import gzip  # needed only where a spelling is in doubt

    file = resources.files("pourparler_validators.languages").joinpath(f"{language}/words.gz")
    if not file.is_file():
        return frozenset()
    return frozenset(gzip.decompress(file.read_bytes()).decode().split())
