"""Approximate search for a row of words in another, with bit-parallel arithmetic.

Myers (1999), "A fast bit-vector algorithm for approximate string matching based on dynamic
programming", in Hyyrö's form; a word is what a letter is there, and Python's integers are as
long as the pattern.
"""

from collections.abc import Sequence


def best_end(pattern: Sequence[str], text: Sequence[str]) -> tuple[int, int]:
    """Where the stretch of the text most like the pattern ends, and the edits between them.

    Gives the end exclusive. Of several, the first that ends in the last word of the pattern, else
    the first.
    """
    size = len(pattern)
    places: dict[str, int] = {}
    for place, word in enumerate(pattern):
        places[word] = places.get(word, 0) | 1 << place
    full, top = (1 << size) - 1, 1 << (size - 1)
    more, less, score = full, 0, size
    best, best_place, is_alike = size, 0, True
    for place, word in enumerate(text):
        equal = places.get(word, 0)
        vertical = equal | less
        # of a word that the pattern does not have, as most are, there is nothing to carry
        horizontal = (((equal & more) + more) ^ more) | equal if equal else 0
        plus = less | full ^ (horizontal | more)
        minus = more & horizontal
        if plus & top:
            score += 1
        elif minus & top:
            score -= 1
        plus = (plus << 1) & full
        minus = (minus << 1) & full
        more = minus | full ^ (vertical | plus)
        less = plus & vertical
        if score <= best:
            ends_alike = word == pattern[-1]
            if score < best or (ends_alike and not is_alike):
                best, best_place, is_alike = score, place + 1, ends_alike
    return best_place, best


def best_window(pattern: Sequence[str], text: Sequence[str]) -> tuple[int, int, int]:
    """The stretch of the text most like the pattern, and the edits between them.

    Gives start, end (exclusive) and the number of words to insert, delete or replace.
    """
    end, edits = best_end(pattern, text)
    if end == 0:
        return 0, 0, len(pattern)
    first = max(0, end - len(pattern) - edits)
    backwards = list(reversed(text[first:end]))
    length, _ = best_end(list(reversed(pattern)), backwards)
    return end - length, end, edits
