"""The words of a language, so that a word is never taken for the misspelling of another.

The lists are data; where they come from, and their licence, the ``NOTICE.md`` beside them says.
"""

from functools import cache
from importlib.resources.abc import Traversable

from pourparler_validators.languages.folders import folder_of
from pourparler_validators.languages.folding import folded


def is_word(word: str, language: str) -> bool:
    """Whether a folded word is in the list of a language, by its tag."""
    return word in _words(language)


def has_words(language: str) -> bool:
    """Whether there is a list of the words of a language, by its tag."""
    return _file_of(language) is not None


@cache
def _words(language: str) -> frozenset[str]:
    import gzip  # needed only where a spelling is in doubt

    file = _file_of(language)
    if file is None:
        return frozenset()
    return frozenset(folded(gzip.decompress(file.read_bytes()).decode()).split())


@cache
def _file_of(language: str) -> Traversable | None:
    folder = folder_of(language)
    file = folder.joinpath("words.gz") if folder is not None else None
    return file if file is not None and file.is_file() else None
