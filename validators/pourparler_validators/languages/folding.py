"""Words as they are compared: those of a text, and those of the tables."""

import unicodedata


def folded(word: str) -> str:
    """A word without capitals and combining marks."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
